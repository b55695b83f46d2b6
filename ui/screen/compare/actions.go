package compare

import (
	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, move = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "compare.back", Name: "Back to the list", Hint: "back", Keys: []string{"esc"}, Group: move, Do: back},
		{ID: "compare.open", Name: "Open the video", Hint: "open", Keys: []string{"enter"}, Group: here, Off: nothing, Do: open},
		{ID: "compare.reach", Name: "Equal age or whole lives", Hint: "whole lives", Keys: []string{"v"}, Group: here, Off: nothing, Do: nextReach},
		{ID: "compare.browse", Name: "Open the video's page", Keys: []string{"o"}, Group: here, Off: nothing, Do: browse},
		{ID: "compare.copy", Name: "Copy what it says", Keys: []string{"y"}, Group: here, Off: nothing, Do: copied},
		{ID: "compare.up", Name: "Previous video", Keys: []string{"up", "k"}, Group: move, Do: by(-1)},
		{ID: "compare.down", Name: "Next video", Keys: []string{"down", "j"}, Group: move, Do: by(+1)},
		{ID: "compare.first", Name: "The first", Keys: []string{"g", "home"}, Group: move, Do: by(-screen.Far)},
		{ID: "compare.last", Name: "The last", Keys: []string{"G", "end"}, Group: move, Do: by(screen.Far)},
	}
}

func by(rows int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(rows), nil }
}

func nothing(m Model) string {
	if m.focused() == nil {
		return "there is no video here"
	}
	return ""
}

func back(m Model) (Model, tea.Cmd) { return m, screen.Send(screen.Back{}) }

func open(m Model) (Model, tea.Cmd) {
	v := m.focused()
	if v == nil {
		return m, nil
	}
	among := make([]model.VideoID, 0, m.rows())
	for i := range m.shown.Videos {
		among = append(among, m.shown.Videos[i].ID)
	}
	return m, screen.Send(screen.OpenVideo{Video: v.ID, Among: among})
}

func nextReach(m Model) (Model, tea.Cmd) {
	m.reach = wholeLives - m.reach
	return m, nil
}

func browse(m Model) (Model, tea.Cmd) { return m, screen.Send(screen.Browse{URL: m.focused().URL}) }

// copied puts the answer and the chart in words on the clipboard.
func copied(m Model) (Model, tea.Cmd) {
	return m, screen.Send(screen.Copy{What: "how these compare, in words", Text: m.shown.Answer + " " + m.shown.Chart})
}
