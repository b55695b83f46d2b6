// Package screen is the contract between the shell and the screens: what a screen is, how its
// actions are named and run, how it asks for a view and takes the answer, and what it gives back to
// be drawn. A screen is a value with Update and View; it knows no other screen, no file, no clock.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// A Scope is what all screens share: whose videos, over which time, counted how, and which of them.
// The shell keeps it, and tells every screen when it changes.
type Scope struct {
	Account model.AccountID
	Period  model.Period
	Metric  model.Metric
	Filter  string // in the language of model/filter
}

// Query asks for a view of just these videos.
func (s Scope) Query() view.Query {
	return view.Query{Account: s.Account, Period: s.Period, Metric: s.Metric, Filter: s.Filter}
}

// A Frame is the room a screen draws in: the rows between the question above and the status line below.
type Frame struct {
	Width, Height int // of the screen's own lines; the window is Height + 5 rows high (tabs, rule, question, status, footer)
	Look          look.Look
	Scope         Scope
	Focused       bool   // false while an overlay lies on top
	WhyKey        string // that opens the explainer; empty where none does
	FilterLine    bool   // the shell writes the filter over the second of the lines: it stays blank
}

// A Page is what a screen shows: its question (row 2 of the window, left), its lines (row 3 on, the
// answer first) and what stands at the left of the status line when the shell has nothing to say.
type Page struct {
	Question  string
	Lines     []string    // at most Frame.Height, each at most Frame.Width cells, styled
	Status    string      // such as "1–15 of 212"
	Regions   []Region    // what can be clicked, in the screen's own coordinates
	Cursor    *tea.Cursor // in the screen's own coordinates; nil hides it
	Note      string      // replaces the scope's chips at the right of row 2, such as "checked November 2026"
	OneMetric bool        // the view goes by one metric: that chip is faint
	NoFilter  string      // why a filter changes nothing on the page; empty where it does
	AllTime   bool        // the view goes by all that is known and by one metric: the chips of period and metric are faint

	View   any           // the view that is shown, such as a *view.Videos, for export; nil where it is not all there
	Marked func() Marked // View with the marked rows alone; nil where none is marked
	Head   *view.Head    // of the view that is shown, for the data's time in the footer; nil before there is one
	Videos int           // how many videos the view is about: those that match the filter; NotCounted where it has no count
	Video  model.VideoID // the focused one, which "why no names" is asked about; 0 when there is none

	Source   view.Focus // the focused figure, which "where this comes from" is asked about
	NoSource string     // why there is none, where there is more to say than that none is focused

	Unsorted bool            // the focused row stands for the videos without a category: suggesting some is offered
	Targets  func() []Target // what edits are about: the marked videos, else the focused one; nil where there is none
}

// Marked is a view with nothing but its marked rows, for export.
type Marked struct {
	View      any
	Rows      int // that it has
	Elsewhere int // marked ones that the view does not show now, so that they are not in it
}

// NotCounted is Page.Videos of a view that does not count its videos.
const NotCounted = -1

// A Region is a rectangle that answers to a click by running an action or by a message.
type Region struct {
	X, Y, Width, Height int
	Action              string  // the id of an action
	Msg                 tea.Msg // or a message to the screen, when Action is empty
}

// ID names a screen: "overview", "videos". Addressed messages carry it.
type ID string

// Messages that the shell sends to screens.
type (
	// Shown says that the screen now stands in front. The first one starts it.
	Shown struct{ Scope Scope }
	// ScopeChanged says that account, period, metric or filter changed.
	ScopeChanged struct{ Scope Scope }
	// DataChanged says that somebody wrote to the database: ask again, keep the place.
	DataChanged struct{}
	// Kept says to whoever asked for [LogCounts] whether they are kept.
	Kept struct{ Well bool }
	// Resized says how many lines and cells a screen now has.
	Resized struct{ Width, Height int }
)

// Messages that screens send to the shell.
type (
	// OpenVideo asks for the detail of one video among its neighbours in the list it was opened from.
	OpenVideo struct {
		Video model.VideoID
		Among []model.VideoID
	}
	// OpenCompare asks for some videos beside each other.
	OpenCompare struct{ Videos []model.VideoID }
	// OpenCategory asks for the videos of a category; empty is the uncategorised.
	OpenCategory struct{ Name string }
	// OpenMatching asks for the videos that a filter takes among those that the present one does: "#bread".
	OpenMatching struct{ Filter string }
	// OpenAccount asks for the videos of one account.
	OpenAccount struct{ Account model.AccountID }
	// OpenScreen asks for another screen.
	OpenScreen struct{ To ID }
	// OpenWhy asks why there are no names, about the focused video when there is one.
	OpenWhy struct{ Video model.VideoID }
	// Back leaves a detail for the screen it was opened from.
	Back struct{}
	// Notice puts a sentence into the status line until the next key.
	Notice struct{ Text string }
	// Failed puts an error's sentence into the status line, with the key that helps.
	Failed struct{ Err error }
	// Copy puts text on the clipboard; What names it in the status line.
	Copy struct{ What, Text string }
	// Browse opens a page in the browser.
	Browse struct{ URL string }
	// LogCounts asks to keep counts that were typed, as of now and as one edit. From hears of it as [Kept].
	LogCounts struct {
		From   ID
		Counts []edit.Typed
	}
)
