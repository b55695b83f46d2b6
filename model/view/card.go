package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"saveboard/model"
	"saveboard/model/number"
)

// A Card says where one figure of a view comes from: what it is, what it was made of, the files and times
// these came from, how exactly it is known, and what was left out. Its words exist once, here: a box over the
// screen, the text that is printed and the JSON's "why" are three renderings of it.
//
// Cards are made when somebody asks, never with the view: they look at more than the figures need.
type Card struct {
	Figure     string      `json:"figure"` // the figure's key in the view's JSON
	Of         string      `json:"of"`     // which of several: a category, an hour, the age that is forecast; empty where there is one
	Name       string      `json:"name"`
	Value      model.Real  `json:"value"`
	Words      string      `json:"words"` // the value as a detail writes it
	Definition string      `json:"definition"`
	Inputs     []CardInput `json:"inputs"`
	Sure       string      `json:"how_sure"` // the interval and what it rests on; empty where there is none
	Step       string      `json:"step"`     // how exactly the counters are known; empty where that is no question
	LeftOut    []LeftOut   `json:"left_out"`
	Reason     string      `json:"reason"` // why there is no value; empty where there is one
	Sources    CardSources `json:"sources"`

	Item string `json:"-"` // which of several, as a CardQuery names it
	said string // of its definition
}

// A CardInput is one number that a figure was made of.
type CardInput struct {
	Name  string        `json:"name"`
	Value model.Real    `json:"value"`
	Words string        `json:"words"`
	At    model.Instant `json:"at"`   // when it was counted; null where it has no one moment
	Note  string        `json:"note"` // what else is to be said of it: that moment on the account's clock, how many videos
	Saves bool          `json:"-"`    // it counts saves, or is made of them
}

// CardSources are the files that a figure's counts were read from.
type CardSources struct {
	Invented  bool          `json:"invented"` // the creator of the demo: nothing was read
	Files     int           `json:"files"`
	Snapshots int           `json:"snapshots"`
	From      model.Instant `json:"from"` // of the earliest of these snapshots
	To        model.Instant `json:"to"`
	Latest    []CardSource  `json:"latest"` // the files read last, a few of them

	place *model.Zone // whose clock times are told on; nil is UTC
}

// A CardSource is one file.
type CardSource struct {
	File      string          `json:"file"` // its name, never its path
	Format    string          `json:"format"`
	Source    string          `json:"source"`
	ReadAt    model.Instant   `json:"read_at"`
	TakenFrom model.TakenFrom `json:"taken_at_from"`
	Snapshots int             `json:"snapshots"` // of those that count here
	From      model.Instant   `json:"from"`
	To        model.Instant   `json:"to"`
}

// A CardQuery asks where the figures of a view come from. Its zero Focus asks about all of them.
type CardQuery struct {
	Query
	Focus
}

// A Focus is what a card is asked about. It says no more than what is needed to find the figures again.
type Focus struct {
	View   string                      // the view whose figures they are; empty is nothing that has a card
	Figure string                      // the figure that comes first
	Item   string                      // which of several: a category, a series, an hour, a finding; empty is all of them
	Video  model.VideoID               // of the view of one video
	Videos [MostCompared]model.VideoID // of the view that compares them
}

// None tells whether nothing is asked about.
func (f Focus) None() bool { return f.View == "" }

// First is the place among cards of the figure that the focus names; the first where none is.
func (f Focus) First(cards []Card) int {
	return max(0, slices.IndexFunc(cards, func(c Card) bool { return c.Figure == f.Figure }))
}

// Chosen are the cards that the focus asks about: a finding, or the figures beside it; all where it names none.
func Chosen(cards []Card, f Focus) []Card {
	if f.Figure == "" {
		return cards
	}
	return slices.DeleteFunc(cards, func(c Card) bool { return c.Item != f.Item })
}

// Title names the card: "Where 5.2× typical comes from".
func (c Card) Title() string {
	said := cmp.Or(c.said, define(c.Figure).said)
	switch {
	case c.Reason != "":
		return "Where “" + c.Name + "” would come from"
	case said != "" && !strings.Contains(said, "%s"):
		return "Where " + said + " from"
	case said == "" || c.Words == "":
		return "Where “" + c.Name + "” comes from"
	}
	return "Where " + fmt.Sprintf(said, c.Words) + " from"
}

// LeftOutInWords says how many videos a figure does without, and why, a line each.
func (c Card) LeftOutInWords() []string {
	lines := make([]string, 0, len(c.LeftOut))
	for _, l := range c.LeftOut {
		lines = append(lines, number.Of(l.Videos, "video")+" "+l.Reason)
	}
	return lines
}

// Remarks are what remains to be said of the figure: why it is unknown, how sure it is, how exactly known.
func (c Card) Remarks() []string {
	var said []string
	if c.Reason != "" {
		said = append(said, "Unknown: "+c.Reason+".")
	}
	for _, s := range []string{c.Sure, c.Step} {
		if s != "" {
			said = append(said, capital(s)+".")
		}
	}
	return said
}

// Text is the whole card in words, for the clipboard.
func (c Card) Text() string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("%s", c.Title())
	if c.Of != "" {
		line("%s", c.Of)
	}
	line("%s", c.Definition)
	for _, in := range c.Inputs {
		line("%s", strings.TrimSpace(in.Name+": "+in.Words+"  "+in.Note))
	}
	for _, s := range c.Remarks() {
		line("%s", s)
	}
	if left := c.LeftOutInWords(); len(left) > 0 {
		line("Left out: %s.", strings.Join(left, "; "))
	}
	for _, s := range c.Sources.InWords() {
		line("%s", strings.TrimSpace(s.Name+"  "+s.Note))
	}
	return b.String()
}

// A SourceLine is one line of where counts came from: a file, and when it was read and counted.
type SourceLine struct{ Name, Note string }

// InWords names the files, the last read first, and says how many more there are.
func (s CardSources) InWords() []SourceLine {
	switch {
	case s.Invented:
		return []SourceLine{{Name: "no file of yours: the creator is invented"}}
	case s.Files == 0 && s.Snapshots == 0:
		return []SourceLine{{Name: "no file yet: none has what it needs"}}
	case s.Files == 0:
		return []SourceLine{{Name: "files that are not known any more", Note: number.Of(s.Snapshots, "count")}}
	}
	lines := make([]SourceLine, 0, len(s.Latest)+1)
	for _, f := range s.Latest {
		lines = append(lines, SourceLine{f.name(), f.note(s.place)})
	}
	if more := s.Files - len(s.Latest); more > 0 {
		lines = append(lines, SourceLine{Name: "and " + number.Of(more, "more file"), Note: "counts from " + onClock(s.place, s.From) + " on"})
	}
	return lines
}

func (f CardSource) name() string {
	if f.Source == "log" {
		return "typed in by you"
	}
	return f.File
}

// note says when the file was read, when its counts are of and how that is known.
func (f CardSource) note(place *model.Zone) string {
	counts := "counts of " + onClock(place, f.To)
	if f.From != f.To {
		counts = fmt.Sprintf("%s, %s to %s", number.Of(f.Snapshots, "count"), onDay(place, f.From), onDay(place, f.To))
	}
	if how := takenFromInWords(f.TakenFrom); how != "" {
		counts += ", by " + how
	}
	return "read " + onClock(place, f.ReadAt) + ", " + counts
}

// takenFromInWords is what told the time of a count.
func takenFromInWords(from model.TakenFrom) string {
	switch from {
	case model.TakenOption:
		return "--taken-at"
	case model.TakenFilename:
		return "the file’s name"
	case model.TakenMtime:
		return "the file’s date"
	case model.TakenRecord:
	}
	return ""
}

// onClock is a moment on an account's clock, "22 Nov 2026 18:00"; onDay only its day.
func onClock(z *model.Zone, t model.Instant) string {
	return localTime(z, t).Format("2 Jan 2006 15:04")
}
func onDay(z *model.Zone, t model.Instant) string { return localTime(z, t).Format("2 Jan 2006") }

func localTime(z *model.Zone, t model.Instant) time.Time {
	if z == nil {
		return t.Time()
	}
	return z.Local(t)
}

// stepInWords says how exactly counts are known.
func stepInWords(step int64) string {
	switch {
	case step == 0:
		return ""
	case step == 1:
		return "counted exactly"
	}
	return fmt.Sprintf("rounded by its source to the nearest %s: the truth lies within %s", exact(float64(step)), exact(float64(step)/2))
}

// Explain sets where the view's figures come from.
func (h *Head) Explain(cards []Card) { h.Why = cards }

// Explained is where the view's figures come from; empty when nobody asked.
func (h Head) Explained() []Card { return h.Why }

// Subject is what is asked for the cards of all figures of the view.
func (h Head) Subject() Focus { return Focus{View: h.View} }

// Subject is what is asked for the cards of all figures of the video.
func (v VideoDetail) Subject() Focus { return Focus{View: v.View, Video: v.Video.ID} }

// Subject is what is asked for the card of the one count that the explainer names.
func (w Why) Subject() Focus { return Focus{View: w.View, Figure: "saves", Video: w.video} }
