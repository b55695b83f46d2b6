package overview

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, move = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "overview.open", Name: "Open what proves it", Hint: "open", Keys: []string{"enter"}, Group: here, Off: empty, Do: open},
		{ID: "overview.copy", Name: "Copy it in words", Keys: []string{"y"}, Group: here, Off: empty, Do: copied},
		{ID: "overview.browse", Name: "Open the video's page", Keys: []string{"o"}, Group: here, Off: noMover, Do: browse},
		{ID: "overview.up", Name: "Up", Keys: []string{"up", "k"}, Group: move, Do: vertical(-1)},
		{ID: "overview.down", Name: "Down", Keys: []string{"down", "j"}, Group: move, Do: vertical(+1)},
		{ID: "overview.left", Name: "The figure at the left", Keys: []string{"left"}, Group: move, Do: horizontal(-1)},
		{ID: "overview.right", Name: "The figure at the right", Keys: []string{"right"}, Group: move, Do: horizontal(+1)},
		{ID: "overview.first", Name: "The first figure", Keys: []string{"g", "home"}, Group: move, Do: first},
		{ID: "overview.last", Name: "The last mover", Keys: []string{"G", "end"}, Group: move, Do: last},
	}
}

func vertical(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.vertical(by), nil }
}

func horizontal(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.horizontal(by), nil }
}

func first(m Model) (Model, tea.Cmd) {
	m.focus = focus{}
	return m, nil
}

func last(m Model) (Model, tea.Cmd) {
	for g := onMovers; ; g-- {
		if n := m.count(g); n > 0 || g == onFigures {
			m.focus = focus{g, max(0, n-1)}
			return m, nil
		}
	}
}

func empty(m Model) string {
	if m.shown == nil || m.shown.Videos == 0 {
		return "there are no videos here yet"
	}
	return ""
}

// open shows what proves the focused thing.
func open(m Model) (Model, tea.Cmd) {
	m = m.settle()
	switch m.focus.group {
	case onFindings:
		return m, screen.Send(m.proof())
	case onMovers:
		return m, screen.Send(screen.OpenVideo{Video: m.video(), Among: m.moverIDs()})
	case onFigures, groups:
	}
	return m, screen.Send(screen.OpenScreen{To: "videos"})
}

// proof is what shows that the focused finding is true.
func (m Model) proof() tea.Msg {
	f := m.shown.Findings[m.focus.at]
	switch {
	case f.Screen == "video" && f.Video != 0:
		return screen.OpenVideo{Video: f.Video, Among: m.moverIDs()}
	case f.Screen == "overview":
		return screen.Notice{Text: m.shown.Chart}
	}
	return screen.OpenScreen{To: screen.ID(f.Screen)}
}

func (m Model) moverIDs() []model.VideoID {
	listed := m.listed()
	ids := make([]model.VideoID, 0, len(listed))
	for _, v := range listed {
		ids = append(ids, v.ID)
	}
	return ids
}

// copied puts the focused thing on the clipboard, in words.
func copied(m Model) (Model, tea.Cmd) {
	m = m.settle()
	what, said := "the answer and the chart in words", m.shown.Answer+" "+m.shown.Chart
	switch m.focus.group {
	case onFindings:
		f := m.shown.Findings[m.focus.at]
		what, said = "the finding", strings.TrimSuffix(f.Sentence, ".")+": "+f.Detail+"."
	case onMovers:
		v := m.listed()[m.focus.at]
		what, said = "the video's title and link", v.Title+"\n"+v.URL
	case onFigures, groups:
	}
	return m, screen.Send(screen.Copy{What: what, Text: said})
}

// noMover is said where no video is focused whose page could be opened.
func noMover(m Model) string {
	if why := empty(m); why != "" {
		return why
	}
	if m.settle().focus.group != onMovers {
		return "go down to a video to open its page"
	}
	return ""
}

func browse(m Model) (Model, tea.Cmd) {
	m = m.settle()
	return m, screen.Send(screen.Browse{URL: m.listed()[m.focus.at].URL})
}

// clicked says which thing was clicked.
type clicked struct{ focus }

// click focuses; a click on what is focused opens it.
func (m Model) click(c clicked) (Model, tea.Cmd) {
	if m.focus == c.focus {
		return open(m)
	}
	m.focus = c.focus
	return m.settle(), nil
}
