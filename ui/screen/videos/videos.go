// Package videos is the screen that answers: which videos do people keep?
//
// It is one list, in any order, with the focused video beside it where there is room. That preview
// follows when the cursor rests: a held arrow key moves a bar, it does not ask for a hundred videos.
package videos

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "videos"

// Load has the functions that compute the list and the one video beside it. They may take long, and
// stop when ctx does.
type Load struct {
	Videos func(ctx context.Context, q view.VideosQuery) (view.Videos, error)
	Video  func(ctx context.Context, q view.VideoQuery) (view.VideoDetail, error)
}

// A Model is the screen: what was asked, what came, and where the user is.
type Model struct {
	screen.Defaults

	ctx     context.Context                                                        // ends with the program
	load    func(ctx context.Context, q view.VideoQuery) (view.VideoDetail, error) // the one beside the list
	scope   screen.Scope
	sort    view.Column // empty: the metric's own
	reverse bool
	only    *string // videos of this category; "" is the uncategorised, nil all
	asking  screen.Asking[view.VideosQuery, view.Videos]
	shown   *view.Videos // the last good answer, never written to; it stays under a newer error
	window  table.Window
	marks   marks
	preview preview
	width   int
	height  int
}

// A preview is the video beside the list.
type preview struct {
	moves int // counts the cursor's moves, so that only the last one is followed
	wait  screen.Pending
	shown *view.VideoDetail
	memo  *chart.Memo
}

// rested says that the cursor has not moved for a while.
type rested struct{ moves int }

// Addressee is this screen.
func (rested) Addressee() screen.ID { return ID }

// restBeforePreview is how long the cursor rests before the preview follows.
const restBeforePreview = 120 * time.Millisecond

// New is the screen before it was first shown.
func New(ctx context.Context, load Load) Model {
	return Model{ctx: ctx, load: load.Video, asking: screen.NewAsking(ctx, ID, load.Videos), preview: preview{memo: new(chart.Memo)}}
}

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Shown:
		if m.shown != nil && msg.Scope == m.scope {
			return m, nil
		}
		m.scope = msg.Scope
		return m.ask()
	case screen.ScopeChanged:
		m.scope = msg.Scope
		return m.ask()
	case screen.DataChanged:
		return m.ask()
	case screen.OpenCategory:
		m.only, m.window = &msg.Name, table.Window{}
		return m.ask()
	case screen.OpenMatching: // the filter takes them, of all categories
		if m.only == nil {
			return m, nil
		}
		m.only = nil
		return m.ask()
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		m.window = m.window.Within(m.rows(), m.visible())
		return m.rest()
	case screen.Late, screen.Answer[view.Videos]:
		return m.take(msg)
	case screen.Answer[view.VideoDetail]:
		return m.takePreview(msg), nil
	case rested:
		return m.follow(msg)
	case rowClicked:
		return m.clickRow(msg.row)
	case headClicked:
		return m.sortBy(msg.column)
	}
	m, cmd, _ := screen.Dispatch(actions(), m, msg)
	return m, cmd
}

func (m Model) ask() (Model, tea.Cmd) {
	var cmd tea.Cmd
	m.asking, cmd = m.asking.Ask(view.VideosQuery{Query: m.scope.Query(), Sort: m.sort, Reverse: m.reverse, Category: m.only})
	return m, cmd
}

// take takes the list. The cursor stays on its video when that is still there, wherever it went.
func (m Model) take(msg tea.Msg) (Model, tea.Cmd) {
	waiting, answer, cmd := m.asking.Take(msg)
	m.asking = waiting
	if answer == nil {
		return m, cmd
	}
	at := m.video()
	resorted := m.shown != nil && (m.shown.Sort != answer.Sort || m.shown.Reverse != answer.Reverse)
	m.shown, m.marks = answer, m.marks.renewed(answer.Videos)
	i := slices.IndexFunc(m.shown.Videos, func(v view.Video) bool { return v.ID == at })
	switch {
	case resorted || i < 0 && at == 0:
		m.window = table.Window{} // one sorts to see what comes first
	case i >= 0:
		m.window.Top += i - m.window.Cursor // the row stays where it was on the screen
		m.window.Cursor = i
	}
	m.window = m.window.Within(m.rows(), m.visible())
	return m.rest()
}

// rest waits until the cursor has rested, where there is a preview that could follow.
func (m Model) rest() (Model, tea.Cmd) {
	m.preview.moves++
	if !m.layout().preview || m.video() == 0 {
		return m, nil
	}
	moves := m.preview.moves
	return m, tea.Tick(restBeforePreview, func(time.Time) tea.Msg { return rested{moves} })
}

// follow asks for the video under the cursor.
func (m Model) follow(msg rested) (Model, tea.Cmd) {
	if msg.moves != m.preview.moves || m.video() == 0 {
		return m, nil
	}
	load, q := m.load, view.VideoQuery{Query: m.scope.Query(), Video: m.video()}
	var cmd tea.Cmd
	m.preview.wait, cmd = screen.Ask(m.ctx, m.preview.wait, ID, func(ctx context.Context) (view.VideoDetail, error) { return load(ctx, q) })
	return m, cmd
}

func (m Model) takePreview(a screen.Answer[view.VideoDetail]) Model {
	if !m.preview.wait.Wants(a.Gen) {
		return m
	}
	m.preview.wait = m.preview.wait.Stop()
	if a.Err == nil { // a video that cannot be read now says so when it is opened
		m.preview.shown, m.preview.memo = &a.Value, new(chart.Memo)
	}
	return m
}

// rows is how many videos the list has.
func (m Model) rows() int {
	if m.shown == nil {
		return 0
	}
	return len(m.shown.Videos)
}

// focused is the video under the cursor; nil when there is none.
func (m Model) focused() *view.Video {
	if m.window.Cursor >= m.rows() {
		return nil
	}
	return &m.shown.Videos[m.window.Cursor]
}

func (m Model) video() model.VideoID {
	if v := m.focused(); v != nil {
		return v.ID
	}
	return 0
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }

// Nested tells whether esc has something to leave here: marks, or the category that was opened.
func (m Model) Nested() bool { return len(m.marks) > 0 || m.only != nil }
