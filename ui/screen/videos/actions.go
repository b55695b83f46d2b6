package videos

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, move = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "videos.open", Name: "Open the video", Hint: "open", Keys: []string{"enter"}, Group: here, Off: noVideo, Do: open},
		{ID: "videos.sort-next", Name: "Sort by the next column", Hint: "sort", Keys: []string{"s"}, Group: here, Off: noVideo, Do: sortNext},
		{ID: "videos.sort-turn", Name: "Turn the order", Keys: []string{"S"}, Group: here, Off: noVideo, Do: turn},
		{ID: "videos.browse", Name: "Open the video's page", Keys: []string{"o"}, Group: here, Off: noVideo, Do: browse},
		{ID: "videos.copy", Name: "Copy its title and link", Keys: []string{"y"}, Group: here, Off: noVideo, Do: copied},
		{ID: "videos.mark", Name: "Mark the video", Keys: []string{"space"}, Group: here, Off: noVideo, Do: mark},
		{ID: "videos.mark-down", Name: "Mark on downwards", Keys: []string{"shift+down"}, Group: here, Off: noVideo, Do: extend(+1)},
		{ID: "videos.mark-up", Name: "Mark on upwards", Keys: []string{"shift+up"}, Group: here, Off: noVideo, Do: extend(-1)},
		{ID: "videos.mark-all", Name: "Mark all videos of the list", Group: here, Off: noVideo, Do: markAll},
		{ID: "videos.mark-invert", Name: "Mark those that are not marked, and no others", Group: here, Off: noVideo, Do: invert},
		{ID: "videos.mark-none", Name: "Take all marks off", Group: here, Off: noMark, Do: unmark},
		{ID: "videos.compare", Name: "Compare marked videos", Keys: []string{"="}, Group: here, Off: tooFewMarks, Do: compare},
		{ID: "videos.leave", Name: "Unmark, then leave", Keys: []string{"esc"}, Group: here, Off: nothingToLeave, Do: leave},
		{ID: "videos.up", Name: "Previous video", Keys: []string{"up", "k"}, Group: move, Do: by(func(Model) int { return -1 })},
		{ID: "videos.down", Name: "Next video", Keys: []string{"down", "j"}, Group: move, Do: by(func(Model) int { return +1 })},
		{ID: "videos.page-up", Name: "A page up", Keys: []string{"pgup"}, Group: move, Do: by(func(m Model) int { return -m.visible() })},
		{ID: "videos.page-down", Name: "A page down", Keys: []string{"pgdown"}, Group: move, Do: by(Model.visible)},
		{ID: "videos.first", Name: "The first", Keys: []string{"g", "home"}, Group: move, Do: by(func(m Model) int { return -m.rows() })},
		{ID: "videos.last", Name: "The last", Keys: []string{"G", "end"}, Group: move, Do: by(Model.rows)},
	}
}

func by(rows func(Model) int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		m.window = m.window.Move(rows(m), m.rows(), m.visible())
		return m.rest()
	}
}

func noVideo(m Model) string {
	if m.shown == nil {
		return "the videos are not there yet"
	}
	if m.focused() == nil {
		return "there is no video here"
	}
	return ""
}

func nothingToLeave(m Model) string {
	if !m.Nested() {
		return "all categories are shown, and nothing is marked"
	}
	return ""
}

func open(m Model) (Model, tea.Cmd) {
	among := make([]model.VideoID, 0, m.rows())
	for i := range m.shown.Videos {
		among = append(among, m.shown.Videos[i].ID)
	}
	return m, screen.Send(screen.OpenVideo{Video: m.video(), Among: among})
}

// sorted is the column that the list is in order of.
func (m Model) sorted() view.Column {
	switch {
	case m.sort != "":
		return m.sort
	case m.shown != nil:
		return m.shown.Sort
	}
	return view.BySaves
}

func sortNext(m Model) (Model, tea.Cmd) {
	all := view.Columns()
	i := slices.Index(all, m.sorted())
	m.sort, m.reverse = all[(i+1)%len(all)], false
	return m.ask()
}

func turn(m Model) (Model, tea.Cmd) {
	m.sort, m.reverse = m.sorted(), !m.reverse
	return m.ask()
}

// sortBy sorts by a column whose head was clicked; the sorted one turns.
func (m Model) sortBy(c view.Column) (Model, tea.Cmd) {
	if c == m.sorted() {
		return turn(m)
	}
	m.sort, m.reverse = c, false
	return m.ask()
}

func browse(m Model) (Model, tea.Cmd) { return m, screen.Send(screen.Browse{URL: m.focused().URL}) }

func copied(m Model) (Model, tea.Cmd) {
	v := m.focused()
	return m, screen.Send(screen.Copy{What: "the video's title and link", Text: v.Title + "\n" + v.URL})
}

// leave takes the marks off. Without any it shows all categories again, and goes back to where the one
// was opened from.
func leave(m Model) (Model, tea.Cmd) {
	if len(m.marks) > 0 {
		return unmark(m)
	}
	m.only, m.window = nil, m.window.Move(-m.rows(), m.rows(), m.visible())
	m, ask := m.ask()
	return m, tea.Batch(ask, screen.Send(screen.Back{}))
}

type (
	rowClicked  struct{ row int }
	headClicked struct{ column view.Column }
)

// clickRow moves the cursor; a click on the row under it opens the video.
func (m Model) clickRow(row int) (Model, tea.Cmd) {
	if row == m.window.Cursor && m.focused() != nil {
		return open(m)
	}
	m.window.Cursor = row
	m.window = m.window.Within(m.rows(), m.visible())
	return m.rest()
}
