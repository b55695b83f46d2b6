package video

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/text"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, move = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "video.back", Name: "Back to the list", Hint: "back", Keys: []string{"esc"}, Group: move, Do: back},
		{ID: "video.next", Name: "Next video of the list", Hint: "next", Keys: []string{"n"}, Group: move, Off: atTheEnd, Do: next},
		{ID: "video.previous", Name: "Previous video of the list", Hint: "previous", Keys: []string{"p"}, Group: move, Off: atTheStart, Do: previous},
		{ID: "video.browse", Name: "Open the video's page", Keys: []string{"o"}, Group: here, Off: nothing, Do: browse},
		{ID: "video.copy", Name: "Copy what it says and the link", Keys: []string{"y"}, Group: here, Off: nothing, Do: copied},
	}
}

func back(m Model) (Model, tea.Cmd)     { return m, screen.Send(screen.Back{}) }
func next(m Model) (Model, tea.Cmd)     { return m.step(+1) }
func previous(m Model) (Model, tea.Cmd) { return m.step(-1) }

func atTheEnd(m Model) string {
	if i := slices.Index(m.among, m.video); i < 0 || i == len(m.among)-1 {
		return "this is the last video of the list"
	}
	return ""
}

func atTheStart(m Model) string {
	if slices.Index(m.among, m.video) <= 0 {
		return "this is the first video of the list"
	}
	return ""
}

func nothing(m Model) string {
	if m.shown == nil {
		return "this video is still being read"
	}
	return ""
}

func browse(m Model) (Model, tea.Cmd) { return m, screen.Send(screen.Browse{URL: m.shown.Video.URL}) }

// copied puts the sentences of the screen on the clipboard, with the link.
func copied(m Model) (Model, tea.Cmd) {
	v := m.shown
	said := title(v.Video).String() + ": " + v.Answer + " " + v.Chart + "\n" + v.Video.URL
	if !text.Clean(v.Video.Title).Empty() {
		said = "“" + title(v.Video).String() + "”: " + v.Answer + " " + v.Chart + "\n" + v.Video.URL
	}
	return m, screen.Send(screen.Copy{What: "what this screen says, with the link", Text: said})
}
