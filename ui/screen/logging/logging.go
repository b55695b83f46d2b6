// Package logging is the screen on which saves are typed in as TikTok's app shows them: what is due stands first, a
// number, tab, the next. All that was typed is kept as one edit.
package logging

import (
	"context"
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "log"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.DueQuery) (view.Due, error)

// A Model is the screen: the videos, and what was typed of them.
type Model struct {
	screen.Defaults

	asking  screen.Asking[view.DueQuery, view.Due]
	shown   *view.Due // the last good answer, never written to; it stays under a newer error
	window  table.Window
	typed   map[model.VideoID]typed // replaced, never written to
	leaving bool                    // esc was pressed over typed numbers: once more leaves them
	keeping bool                    // they are being kept: nothing is typed meanwhile
	height  int
}

// typed is what stands in the field of one video.
type typed struct {
	field  field.Field
	asked  bool // a slip was asked about
	meant  bool // and is meant
	judged bool // the cursor left the field: a number that is none is said to be
}

// New is the screen before it was shown.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), height: 19}
}

// picked says that a video was clicked.
type picked int

// Addressee is this screen.
func (picked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	var cmd tea.Cmd
	switch msg := msg.(type) {
	case screen.Shown:
		return m.rescope(msg.Scope)
	case screen.ScopeChanged:
		return m.rescope(msg.Scope)
	case screen.DataChanged:
		m.asking, cmd = m.asking.Again()
		return m, cmd
	case screen.Resized:
		m.height = msg.Height
		return m.move(0), nil
	case screen.Late, screen.Answer[view.Due]:
		return m.take(msg)
	case screen.Kept:
		m.keeping = false
		if msg.Well {
			m.typed, m.window = nil, table.Window{}
		}
		return m, nil
	case picked:
		m = m.judge()
		return m.move(int(msg) - m.window.Cursor), nil
	}
	if m.keeping {
		return m, nil
	}
	m.leaving = m.leaving && pressed(msg, "esc")
	if m, cmd, ok := screen.Dispatch(actions(), m, msg); ok {
		return m, cmd
	}
	return m.write(msg), nil
}

func pressed(msg tea.Msg, key string) bool {
	k, ok := msg.(tea.KeyPressMsg)
	return ok && k.String() == key
}

// rescope asks when another account is chosen, and each time anew: what is due changes with the hour.
func (m Model) rescope(s screen.Scope) (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.leaving = false
	m.asking, cmd = m.asking.Ask(view.DueQuery{Query: view.Query{Account: s.Account}})
	return m, cmd
}

// take keeps an answer. The cursor stays on its video while anything is typed.
func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	asking, came, cmd := m.asking.Take(msg)
	m.asking = asking
	if came == nil {
		return m, cmd
	}
	before, had := m.focused()
	m.shown = came
	if i := slices.IndexFunc(came.Videos, func(v view.DueVideo) bool { return v.ID == before.ID }); had && i >= 0 && len(m.entries()) > 0 {
		m.window.Cursor = i
	}
	return m.move(0), cmd
}

// focused is the video whose number is typed.
func (m Model) focused() (view.DueVideo, bool) {
	if m.shown == nil || m.window.Cursor >= len(m.shown.Videos) {
		return view.DueVideo{}, false
	}
	return m.shown.Videos[m.window.Cursor], true
}

func (m Model) move(by int) Model {
	if m.shown != nil {
		m.window = m.window.Move(by, len(m.shown.Videos), m.visible())
	}
	return m
}

// visible is how many videos are in sight at once.
func (m Model) visible() int { return max(1, m.height-bodyRow) }

// write takes a key for the focused field. What is written anew was not asked about yet.
func (m Model) write(msg tea.Msg) Model {
	v, ok := m.focused()
	if !ok {
		return m
	}
	before := m.typed[v.ID].field
	next, took := before.Update(msg)
	if !took {
		return m
	}
	t := m.typed[v.ID]
	t.field = next
	if next.Text() != before.Text() {
		t = typed{field: next}
	}
	return m.with(v.ID, t)
}

// with is the screen with another text in a field.
func (m Model) with(id model.VideoID, t typed) Model {
	m.typed = maps.Clone(m.typed)
	if m.typed == nil {
		m.typed = make(map[model.VideoID]typed)
	}
	m.typed[id] = t
	return m
}

// judge says of the focused number from now on when it is none.
func (m Model) judge() Model {
	v, ok := m.focused()
	if t := m.typed[v.ID]; ok && !t.field.Empty() {
		t.judged = true
		return m.with(v.ID, t)
	}
	return m
}

// A reading is what a field's text is taken for.
type reading struct {
	count model.Count // unknown where nothing is typed, or no number
	wrong bool
	slip  edit.Slip // which is not meant as far as one knows
}

func (m Model) read(v view.DueVideo) reading {
	t := m.typed[v.ID]
	count, ok := number.Typed(t.field.Text())
	r := reading{count: count, wrong: !ok}
	if ok && !t.meant {
		r.slip = edit.SlipOf(v.Saves, count)
	}
	return r
}

// entries are the rows in which something is typed.
func (m Model) entries() []int {
	if m.shown == nil {
		return nil
	}
	var rows []int
	for i, v := range m.shown.Videos {
		if r := m.read(v); r.wrong || r.count.Known() {
			rows = append(rows, i)
		}
	}
	return rows
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Typing tells whether keys are a number: always while there is a video.
func (m Model) Typing() bool {
	_, ok := m.focused()
	return ok
}
