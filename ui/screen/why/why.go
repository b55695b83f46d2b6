// Package why is the screen that answers: why can nobody see who saved a video? Its parts stand at the
// left and their text at the right; in a narrow window one opens the other.
package why

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "why"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.WhyQuery) (view.Why, error)

// A mode is what the keys are for.
type mode uint8

const (
	choosing  mode = iota // a part
	reading               // its text
	searching             // typing what to look for
)

// asking waits for the view.
type asking = screen.Asking[view.WhyQuery, view.Why]

// A Model is the screen: what came, which part is open and how far each was read.
type Model struct {
	scope   screen.Scope
	video   model.VideoID // the one that is asked about; 0 for none
	opening bool          // the answer opens the part that fits its video
	asking  asking
	shown   *view.Why // the last good answer, never written to; it stays under a newer error

	mode   mode
	parts  table.Window // the cursor is on the part that is open
	tops   []int        // the first line in sight of each part; replaced, never written to
	search search
	width  int
	height int
	pages  *pages // parts as they were last drawn
}

// New is the screen before it was shown.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), width: 80, height: 19, pages: new(pages)}
}

// picked says that a part was clicked.
type picked int

// Addressee is this screen.
func (picked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		m.scope = msg.Scope
		return m.ask()
	case screen.ScopeChanged:
		m.scope = msg.Scope
		return m.ask()
	case screen.OpenWhy:
		m.video, m.opening = msg.Video, true
		if msg.Video == m.asking.Asked.Video && m.shown != nil && !m.asking.Waiting() {
			return m.openFitting(), nil
		}
		return m.ask()
	case screen.DataChanged:
		return m.asks(m.asking.Again())
	case screen.Late, screen.Answer[view.Why]:
		return m.take(msg)
	case screen.Resized:
		return m.resize(msg), nil
	case picked:
		return m.pick(int(msg)), nil
	}
	if m.mode == searching {
		return m.typed(msg)
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// ask asks for the parts, unless just that was answered or is under way.
func (m Model) ask() (Model, tea.Cmd) {
	q := view.WhyQuery{Query: view.Query{Account: m.scope.Account, Period: m.scope.Period}, Video: m.video}
	return m.asks(m.asking.Want(q))
}

// asks goes on with a question that was asked, or was not.
func (m Model) asks(a asking, cmd tea.Cmd) (Model, tea.Cmd) {
	m.asking = a
	return m, cmd
}

func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	waiting, answer, cmd := m.asking.Take(msg)
	m.asking = waiting
	if answer == nil {
		return m, cmd
	}
	m.shown = answer
	if n := len(answer.Parts); len(m.tops) != n {
		m.tops = make([]int, n)
	}
	m.parts = m.parts.Within(len(answer.Parts), m.layout().listRows)
	if m.opening {
		m = m.openFitting()
	}
	return m, nil
}

// few is the count of saves up to which one may guess who they are from.
const few = 10

// openFitting opens the part that fits the focused video: why its names are withheld, and what
// anonymous means where its count is so small that it hardly hides anybody.
func (m Model) openFitting() Model {
	m.opening = false
	if m.video == 0 {
		return m
	}
	id := "why-withheld"
	if n, ok := m.shown.Saves.Get(); ok && n > 0 && n <= few {
		id = "what-anonymous-means"
	}
	if i := slices.IndexFunc(m.shown.Parts, func(p view.WhyPart) bool { return p.ID == id }); i >= 0 {
		m.mode, m.search = choosing, search{}
		m = m.turnTo(i).scrollTo(0)
		if !m.layout().two {
			m.mode = reading
		}
	}
	return m
}

// part is the one that is open; ok is false before there is any.
func (m Model) part() (p view.WhyPart, ok bool) {
	if m.shown == nil || m.parts.Cursor >= len(m.shown.Parts) {
		return view.WhyPart{}, false
	}
	return m.shown.Parts[m.parts.Cursor], true
}

// turnTo opens another part, where it was left.
func (m Model) turnTo(i int) Model {
	if m.shown != nil {
		m.parts = m.parts.Move(i-m.parts.Cursor, len(m.shown.Parts), m.layout().listRows)
	}
	return m
}

// pick opens a part that was clicked.
func (m Model) pick(i int) Model {
	m = m.turnTo(i)
	if m.mode == choosing && !m.layout().two {
		m.mode = reading
	}
	return m
}

// top is the first line in sight of the open part.
func (m Model) top() int {
	if m.parts.Cursor >= len(m.tops) {
		return 0
	}
	return m.tops[m.parts.Cursor]
}

// scrollTo brings a line of the open part to the top, as far as the text is long.
func (m Model) scrollTo(line int) Model {
	if m.parts.Cursor >= len(m.tops) {
		return m
	}
	l := m.layout()
	most := len(m.pages.lines(m.shown, m.parts.Cursor, l.textWidth)) - l.textRows
	m.tops = slices.Clone(m.tops)
	m.tops[m.parts.Cursor] = max(0, min(line, most))
	return m
}

// resize keeps the words at the top of each part where they were.
func (m Model) resize(msg screen.Resized) Model {
	before := m.layout().textWidth
	m.width, m.height = msg.Width, msg.Height
	if m.shown == nil {
		return m
	}
	now := m.layout().textWidth
	m.parts = m.parts.Within(len(m.shown.Parts), m.layout().listRows)
	m.tops = slices.Clone(m.tops)
	for i, top := range m.tops {
		if top > 0 && before != now {
			m.tops[i] = lineAt(m.pages.lines(m.shown, i, now), offsetOf(m.pages.lines(m.shown, i, before), top))
		}
	}
	return m.scrollTo(m.top())
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Typing tells whether keys are what to look for.
func (m Model) Typing() bool { return m.mode == searching }

// Nested tells whether esc leaves a search or a text, and not yet the screen.
func (m Model) Nested() bool { return m.mode != choosing || m.search.on() }
