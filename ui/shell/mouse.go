package shell

import (
	tea "charm.land/bubbletea/v2"

	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// click finds what was drawn under the pointer and does what it stands for.
func (m Model) click(at tea.Mouse) (Model, tea.Cmd) {
	if at.Button != tea.MouseLeft || m.tooSmall() {
		return m, nil
	}
	regions := m.regions()
	for i := len(regions) - 1; i >= 0; i-- {
		r := regions[i]
		if at.X < r.X || at.X >= r.X+r.Width || at.Y < r.Y || at.Y >= r.Y+r.Height {
			continue
		}
		if r.Action != "" {
			return m.invoke(screen.Invoke{ID: r.Action})
		}
		m.notice = notice{}
		return m.hear(r.Msg)
	}
	return m, nil
}

// regions are what can be clicked in the window: on a box only what is in it.
func (m Model) regions() []screen.Region {
	if _, regions, _, _, ok := m.overlay(); ok {
		return regions
	}
	if _, regions, _, _, ok := m.completionBox(); ok {
		return regions
	}
	var all []screen.Region
	placed, _ := m.tabs()
	for _, t := range placed {
		all = append(all, screen.Region{X: t.x, Y: 0, Width: t.end - t.x, Height: 2, Action: tabID(m.entries[t.entry])})
	}
	above := canvas.New(m.look, m.width, firstRow)
	all = append(all, m.drawScope(above)...)
	_, _, parts := m.drawFilter()
	all = append(all, parts...)
	for _, r := range m.page.Regions {
		r.Y += firstRow
		all = append(all, r)
	}
	below := canvas.New(m.look, m.width, 2)
	for _, r := range m.drawFooter(below) {
		r.Y += m.height - 2
		all = append(all, r)
	}
	return all
}

// rowsAWheel is how many rows a notch of the wheel moves.
const rowsAWheel = 3

// wheel moves as the arrow keys do.
func (m Model) wheel(at tea.Mouse) (Model, tea.Cmd) {
	if m.tooSmall() {
		return m, nil
	}
	key := tea.KeyPressMsg{Code: tea.KeyDown}
	switch at.Button {
	case tea.MouseWheelUp:
		key.Code = tea.KeyUp
	case tea.MouseWheelDown:
	default:
		return m, nil
	}
	var cmds []tea.Cmd
	for range rowsAWheel {
		var cmd tea.Cmd
		switch m.mode.kind {
		case helping:
			m = m.scrollHelp(key)
		case sourcing:
			m = m.scrollSource(key)
		case choosing:
			m, cmd = m.typeChoice(key)
		case commanding:
			m, cmd = m.typeCommand(key)
		case editing:
			m, cmd = m.typeEdit(key)
		case onAccount:
			m, cmd = m.typeAccount(key)
		case suggesting:
			m, cmd = m.pressOnSuggestions(key)
		case onRule:
			m, cmd = m.typeRule(key)
		case exporting, dating:
		default:
			m, cmd = m.tell(m.front(), key)
		}
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}
