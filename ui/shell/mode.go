package shell

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/ui/screen"
	"saveboard/ui/screen/logging"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/palette"
	"saveboard/ui/widget/pick"
)

// A mode is what the keys are for, beside the screen in front.
type mode struct {
	kind  modeKind
	line  filterLine  // filtering
	field field.Field // dating: what is typed
	top   int         // helping: the first row in sight
	named pick.Pick   // choosing: the accounts, all of them first

	palette  palette.Palette // commanding
	refused  string          // dating: why what was typed is no period
	export   export          // exporting: the dialog
	edit     editBox         // editing
	account  accountEdit     // onAccount
	proposed proposed        // suggesting
	rule     ruleBox         // onRule
}

type modeKind uint8

const (
	browsing modeKind = iota
	filtering
	helping
	choosing
	commanding
	dating
	exporting
	sourcing // where the focused figure comes from is asked, or shown
	editing
	onAccount  // an account is added, renamed, merged or removed
	suggesting // categories for videos without one
	onRule     // a rule is made, or taken back
)

// A notice is what the status line says until the next key.
type notice struct {
	text   string
	failed bool
	hint   help.Hint // a key that comes next; none when it has no key
	lasts  string    // how long what was done stays, where there is room to say it; empty is for good
}

// overlay is the box that lies on top, with its corner; ok is false when there is none.
func (m Model) overlay() (lines []string, regions []screen.Region, x, y int, ok bool) {
	var box dialog.Box
	switch m.mode.kind {
	case helping:
		box = m.helpBox()
	case choosing:
		box, _ = m.choiceBox()
	case commanding:
		box, _ = m.paletteBox()
	case dating:
		box, _ = m.periodBox()
	case exporting:
		box, _ = m.exportBox()
	case sourcing:
		if !m.sourceShown() {
			return nil, nil, 0, 0, false
		}
		box = m.sourceBox()
	case editing:
		box, _ = m.editBox()
	case onAccount:
		box, _ = m.keptBox()
	case suggesting:
		box, _ = m.suggestBox()
	case onRule:
		box, _ = m.ruleBox()
	default:
		return nil, nil, 0, 0, false
	}
	lines, regions = box.Draw(m.look)
	x, y = (m.width-box.Width)/2, max(0, (m.height-len(lines))/2)
	if m.mode.kind == commanding {
		y = paletteTop(m.height)
	}
	for i := range regions {
		regions[i].X += x
		regions[i].Y += y
	}
	if m.mode.kind == choosing {
		regions = append(regions, m.choiceRegions(x+1, y+1, box.Width-2)...)
	}
	if m.mode.kind == commanding {
		regions = append(regions, m.paletteRegions(x+1, y+1, box.Width-2)...)
	}
	if m.mode.kind == exporting {
		regions = append(regions, m.formatRegions(x+dialog.Padding, y+1)...)
	}
	if m.mode.kind == editing {
		regions = append(regions, m.editRegions(x+1, y+1, box.Width-2)...)
	}
	if m.mode.kind == onAccount {
		regions = append(regions, m.accountEditRegions(x+dialog.Padding, y+1, dialog.Inner(box.Width))...)
	}
	if m.mode.kind == suggesting {
		regions = append(regions, m.suggestRegions(x+1, y+1, box.Width-2)...)
	}
	if m.mode.kind == onRule {
		regions = append(regions, m.ruleRegions(x+1, y+1, box.Width-2)...)
	}
	return lines, regions, x, y, true
}

// boxCursor is where the cursor blinks in a box whose corner is at x and y; nil where nothing is typed in it.
func (m Model) boxCursor(x, y int) *tea.Cursor {
	switch m.mode.kind {
	case choosing:
		_, at := m.choiceBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	case commanding:
		_, at := m.paletteBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	case dating:
		_, at := m.periodBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	case exporting:
		_, at := m.exportBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1+exportField)
	case editing:
		_, at := m.editBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	case onAccount:
		_, at := m.keptBox()
		if at < 0 {
			return nil
		}
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	case suggesting:
		if _, at := m.suggestBox(); at >= 0 {
			return tea.NewCursor(x+dialog.Padding+at, y+1)
		}
		return nil
	case onRule:
		_, at := m.ruleBox()
		return tea.NewCursor(x+dialog.Padding+at, y+1)
	default:
		return nil
	}
}

// boxWidth is as wide as a box may be in this window.
func (m Model) boxWidth(wanted int) int { return min(wanted, m.width-4) }

// helpPage is the list of keys as this window shows it, and how many rows of it are in sight.
func (m Model) helpPage() (help.Page, int) {
	infos := append(m.named(m.shownInfos()), m.screensInfo())
	infos = append(infos, m.ownInfos(actions())...)
	page := help.Lay(m.look.Glyphs, dialog.Inner(m.boxWidth(74)), infos)
	return page, min(page.Height(), m.height-4)
}

// named gives what is found by its name the key of the palette.
func (m Model) named(infos []screen.Info) []screen.Info {
	infos = slices.Clone(infos)
	for i, a := range infos {
		if key := m.keyFor(paletteID, ":"); len(a.Keys) == 0 && a.Group == screen.ByName && key != "" {
			infos[i].Keys = []string{key}
		}
	}
	return infos
}

// screensInfo is one line for the numbers of all screens: "1–5 8", because all of them would widen the column.
func (m Model) screensInfo() screen.Info {
	info := screen.Info{Name: "Screens", Group: everywhere}
	var run []string
	end := func() {
		if len(run) > 2 {
			run = []string{run[0] + canvas.Numbers(m.look.Glyphs).To + run[len(run)-1]}
		}
		info.Keys, run = append(info.Keys, run...), nil
	}
	for _, e := range m.entries {
		if e.key == "" {
			continue
		}
		if len(run) > 0 && (len(e.key) > 1 || len(run[len(run)-1]) > 1 || e.key[0] != run[len(run)-1][0]+1) {
			end()
		}
		run = append(run, e.key)
	}
	end()
	return info
}

// shownInfos are the actions of the screen in front.
func (m Model) shownInfos() []screen.Info {
	if s := m.held[m.front()].screen; s != nil {
		return m.keys.Infos(s.Actions())
	}
	return nil
}

func (m Model) helpBox() dialog.Box {
	page, rows := m.helpPage()
	c := canvas.New(m.look, dialog.Inner(m.boxWidth(74)), rows)
	page.Draw(c, m.mode.top)
	hints := []help.Hint{{Key: "esc", Word: "close", Action: "shell.esc"}}
	if page.Height() > rows {
		g := m.look.Glyphs
		hints = append([]help.Hint{{Key: help.Key(g, "up") + " " + help.Key(g, "down"), Word: "more"}}, hints...)
	}
	return dialog.Box{Title: "Keys on " + m.nameOf(m.front()), Width: m.boxWidth(74), Lines: c.Lines(), Hints: hints}
}

// nameOf is what people call the screen.
func (m Model) nameOf(i int) string {
	switch name := m.entries[i].name; {
	case name != "":
		return name
	case m.entries[i].id == logging.ID:
		return "counts by hand"
	}
	return "this video"
}

func (m Model) scrollHelp(key tea.KeyPressMsg) Model {
	page, rows := m.helpPage()
	switch key.String() {
	case "down", "j":
		m.mode.top++
	case "up", "k":
		m.mode.top--
	case "pgdown", "space":
		m.mode.top += rows
	case "pgup":
		m.mode.top -= rows
	case "g", "home":
		m.mode.top = 0
	case "G", "end":
		m.mode.top = page.Height()
	}
	m.mode.top = max(0, min(m.mode.top, page.Height()-rows))
	return m
}

func (m Model) setAccount(id model.AccountID) (Model, tea.Cmd) {
	s := m.scope
	s.Account = id
	return m.rescope(s)
}

// handleOf is an account as people write it.
func handleOf(a model.Account) string {
	switch {
	case a.ID == model.AllAccounts:
		return "all accounts"
	case a.Handle == "":
		return "unknown account"
	}
	return "@" + a.Handle
}
