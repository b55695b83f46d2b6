// Package shell is the Bubble Tea program: which screen stands in front, what all of them share
// (account, period, metric, filter), the tabs above and the footer below, help, dialogs, and giving
// the terminal back as it was. It only routes: it knows no row, no figure, no file and no clock.
//
// The page of the screen in front is made once after each message, in Update, so that View only joins
// lines and a click finds the regions that were drawn.
package shell

import (
	"cmp"
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

// Options say how the dashboard begins.
type Options struct {
	Theme  string // empty: what the terminal answers, dark until it does
	Depth  look.Depth
	Glyphs look.Glyphs
	Themes look.Themes                            // of the user's own
	Keys   screen.Keymap                          // of the user's own, as [CheckKeys] allows them
	Notice string                                 // what is wrong, in the status line until the first key
	Aside  string                                 // the same, of what is not: said where there is no Notice
	Browse func(url string) error                 // opens a page; nil where that cannot be done
	Log    func(what string, v any, stack []byte) // takes what panicked; nil drops it

	Keyboard *Keyboard // that keys come from; nil: the terminal
	Suspend  Suspend   // what ctrl+z does; nil where nothing would ever wake the program up again
	GiveUp   func()    // ends the program when it cannot be left in order; nil: that is waited for

	Clipboard Clipboard // where y copies to

	Program func() string // how it signs what it exports
	Files   Files         // where that goes; the zero value takes none
}

// A Model is the whole dashboard as a value.
type Model struct {
	ctx   context.Context // ends with the program
	end   context.CancelFunc
	deeds *deeds
	views Views
	opts  Options

	width, height int
	look          look.Look
	depth         look.Depth
	theme         string // the one that is wanted; without colours the look is mono all the same
	chosen        bool   // by the user; else the terminal's background decides
	keys          screen.Keymap

	scope    screen.Scope
	start    screen.Scope // as it was at the beginning: what differs from it stands out
	accounts []model.Account
	values   filter.Values // what a filter can ask about, since one was last typed

	typedPeriod string // the last one, by its name
	version     int64
	tried       bool // something was edited that is gone when the program ends

	entries []entry
	held    []held // one an entry
	tab     int
	over    int     // the screen that lies over the tab, such as a video; -1 for none
	trail   []place // where a category or the explainer was opened from, the last at the end; replaced, never written to
	page    screen.Page
	zone    zone // the one that page's times are told in

	first   tea.Cmd // what opens the data
	opening opening
	mode    mode
	source  source
	notice  notice
	asked   int // counts changes of the filter, so that only the last one is applied
}

// A zone is a time zone by its name.
type zone struct {
	name  string
	place *time.Location
}

// held is a screen, once it was shown, and what it has missed since.
type held struct {
	screen screen.Held
	stale  bool // data changed while it was not in front
}

// New is the dashboard, before its first message and before its data are open.
func New(ctx context.Context, open Open, o Options) Model {
	ctx, end := context.WithCancel(ctx)
	m := Model{
		ctx: ctx, end: end, deeds: newDeeds(ctx), opts: o, depth: o.Depth, keys: o.Keys, entries: renumbered(entries(), o.Keys), over: -1, opening: opening{waiting: true},
		notice: notice{text: cmp.Or(o.Notice, o.Aside), failed: o.Notice != ""},
	}
	m.theme, m.chosen = o.Theme, o.Theme != ""
	if !m.chosen {
		m.theme = "dark"
	}
	m.look = o.Themes.New(m.theme, o.Depth, o.Glyphs)
	m.look.ByCodePoint = true // until the terminal says that it knows graphemes
	m.held = make([]held, len(m.entries))
	m.zone.place = time.UTC
	m.first = m.askToOpen(open)
	return m
}

// Init opens the data and asks for the terminal's background.
func (m Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.first, sayStillOpening()}
	if !m.chosen {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// Message types of the shell's own.
type (
	versionIs  struct{ version int64 }
	accountsAs struct{ accounts []model.Account }
	valuesAre  struct{ values filter.Values }
	filterNow  struct{ asked int }
)

// pause is how long the watch rests between two looks at the data.
const pause = time.Second

// watch waits, looks at the data's version, and answers with it.
func (m Model) watch(wait time.Duration) tea.Cmd {
	version, ctx, log := m.views.Version, m.ctx, m.opts.Log
	if version == nil {
		return nil
	}
	return guarded(log, "looking for new data", func() tea.Msg {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-ctx.Done():
			return nil
		case <-timer.C:
		}
		v, err := version(ctx)
		if err != nil {
			return versionIs{-1} // the next look may find it again
		}
		return versionIs{v}
	})
}

func (m Model) askAccounts() tea.Cmd {
	accounts, ctx := m.views.Accounts, m.ctx
	return guarded(m.opts.Log, "listing accounts", func() tea.Msg {
		all, err := accounts(ctx)
		if err != nil {
			return nil // the screens say what is wrong with the data
		}
		return accountsAs{all}
	})
}

// frame is the room of the screen in front.
func (m Model) frame() screen.Frame {
	return screen.Frame{
		Width: m.width, Height: max(0, m.height-rowsAround), Look: m.look, Scope: m.scope,
		Focused: m.mode.kind == browsing || m.mode.kind == filtering || m.mode.kind == sourcing && !m.sourceShown(), FilterLine: m.hasFilterLine(),
		WhyKey: m.keyFor("shell.why", "w"),
	}
}

// rowsAround are the rows that are not the screen's: tabs, rule, question, status, footer.
const rowsAround = 5

// firstRow is the window's row of the screen's first line.
const firstRow = 3

// The least window there is a dashboard for.
const (
	leastWidth  = 40
	leastHeight = 12
)

func (m Model) tooSmall() bool { return m.width < leastWidth || m.height < leastHeight }
