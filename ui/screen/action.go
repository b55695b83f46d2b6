package screen

import tea "charm.land/bubbletea/v2"

// An Action is one thing that can be done on a screen. Keys, footer, help, clicks and the documented
// keys are all read from a screen's one table of these.
type Action[M any] struct {
	ID    string         // "videos.sort-next"
	Name  string         // "Sort by the next column", for help and the palette
	Hint  string         // "sort", for the footer; empty keeps it out of there
	Keys  []string       // as tea.KeyPressMsg.String spells them: "s", "space", "ctrl+r"
	Group string         // "On this screen", "Move", "Everywhere"
	Off   func(M) string // why it cannot be done now; nil or "" if it can
	Do    func(M) (M, tea.Cmd)
}

// ByName is the group of actions that need no key, and are in the help all the same: the palette finds
// them by their names.
const ByName = "By name"

// An Info is what is known of an action without the screen's type: for help, footer and palette.
type Info struct {
	ID, Name, Hint, Group string
	Keys                  []string
	Off                   string
}

// Invoke runs an action by its id, as a click and the palette do.
type Invoke struct{ ID string }

// Refused says why an action could not be done now.
type Refused struct{ Why string }

// Send says msg: to the shell, or to whom it is addressed.
func Send(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// Far is further than any list or text reaches: a step to its end.
const Far = 1 << 20

// Dispatch runs the action that msg, a key press or an Invoke, stands for. The last result tells
// whether msg was one of the table's; a refused action answers with Refused.
func Dispatch[M any](actions []Action[M], m M, msg tea.Msg) (M, tea.Cmd, bool) {
	for _, a := range actions {
		if !a.answers(msg) {
			continue
		}
		if a.Off != nil {
			if why := a.Off(m); why != "" {
				return m, Send(Refused{why}), true
			}
		}
		m, cmd := a.Do(m)
		return m, cmd, true
	}
	return m, nil, false
}

func (a Action[M]) answers(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case Invoke:
		return msg.ID == a.ID
	case tea.KeyPressMsg:
		pressed := msg.String()
		for _, k := range a.Keys {
			if k == pressed {
				return true
			}
		}
	}
	return false
}

// Infos describes a table of actions as they stand for m.
func Infos[M any](actions []Action[M], m M) []Info {
	infos := make([]Info, 0, len(actions))
	for _, a := range actions {
		info := Info{ID: a.ID, Name: a.Name, Hint: a.Hint, Group: a.Group, Keys: a.Keys}
		if a.Off != nil {
			info.Off = a.Off(m)
		}
		infos = append(infos, info)
	}
	return infos
}
