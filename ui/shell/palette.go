package shell

import (
	"context"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/help"
	"saveboard/ui/widget/palette"
)

// startPalette opens the palette on all that can be done here. Places that people have named are asked
// for beside it.
func startPalette(m Model) (Model, tea.Cmd) {
	m.asked++
	m.mode = mode{kind: commanding, palette: palette.Of(m.commands())}
	return m, m.askPlaces()
}

// commands are the actions of the screen in front and of the shell, as lines of the palette. They are
// the same tables that keys and help are read from.
func (m Model) commands() []palette.Item {
	infos := slices.Concat(m.shownInfos(), m.ownInfos(actions()))
	for _, tab := range m.ownInfos(m.tabActions()) {
		tab.Name = "Go to " + tab.Name
		infos = append(infos, tab)
	}
	infos = append(infos, screen.Infos(m.scopeActions(), m)...)
	items := make([]palette.Item, 0, len(infos))
	for _, a := range infos {
		if a.Name == "" || a.ID == paletteID {
			continue
		}
		item := palette.Item{Name: a.Name, Off: a.Off, Run: screen.Invoke{ID: a.ID}}
		if len(a.Keys) > 0 {
			item.Key = help.Key(m.look.Glyphs, a.Keys[0]) // the first is the one to remember
		}
		items = append(items, item)
	}
	return items
}

const paletteID = "shell.palette"

// placesAs are the videos and categories that the palette can go to.
type placesAs struct {
	asked  int
	places []palette.Item
}

// askPlaces lists the videos of the account by their titles, whatever the filter leaves of them.
func (m Model) askPlaces() tea.Cmd {
	videos, ctx, asked := m.views.Videos, m.ctx, m.asked
	if videos == nil {
		return nil
	}
	q := view.VideosQuery{Query: view.Query{Account: m.scope.Account, Period: m.scope.Period, Metric: m.scope.Metric}}
	return guarded(m.opts.Log, "listing places", func() tea.Msg {
		v, err := screen.Guarded(ctx, func(ctx context.Context) (view.Videos, error) { return videos(ctx, q) })
		if err != nil {
			return nil // commands can be run without them
		}
		return placesAs{asked, places(v.Videos)}
	})
}

// places are the categories of some videos, and the videos themselves, in their order.
func places(videos []view.Video) []palette.Item {
	var all []palette.Item
	seen := map[string]bool{}
	for _, v := range videos {
		if v.Category != nil && !seen[*v.Category] {
			seen[*v.Category] = true
			all = append(all, palette.Place("category", *v.Category, screen.OpenCategory{Name: *v.Category}))
		}
	}
	among := make([]model.VideoID, 0, len(videos))
	for _, v := range videos {
		among = append(among, v.ID)
	}
	for _, v := range videos {
		all = append(all, palette.Place("video", v.Title, screen.OpenVideo{Video: v.ID, Among: among}))
	}
	return all
}

// takePlaces adds the places, while the palette that asked for them is open.
func (m Model) takePlaces(msg placesAs) Model {
	if m.mode.kind == commanding && msg.asked == m.asked {
		m.mode.palette = m.mode.palette.With(msg.places)
	}
	return m
}

// typeCommand takes a message while the palette is open: all keys that are text are typed.
func (m Model) typeCommand(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "esc":
			m.mode = mode{}
			return m, nil
		case "enter":
			return runCommand(m)
		}
		if key.Text == "" && m.does(key.String(), "shell.suspend") {
			return suspend(m)
		}
	}
	m.mode.palette = m.mode.palette.Update(msg)
	return m, nil
}

// runCommand closes the palette and does what is chosen in it; where nothing fits it stays open.
func runCommand(m Model) (Model, tea.Cmd) {
	item, ok := m.mode.palette.Chosen()
	if !ok {
		return m, nil
	}
	return m.runItem(item)
}

func (m Model) runItem(item palette.Item) (Model, tea.Cmd) {
	m.mode = mode{}
	return m.take(item.Run)
}

// commandClicked says that a line of the palette was clicked.
type commandClicked struct{ row int }

func (m Model) clickCommand(msg commandClicked) (Model, tea.Cmd) {
	if item, ok := m.mode.palette.At(msg.row); ok && m.mode.kind == commanding {
		return m.runItem(item)
	}
	return m, nil
}

// paletteRows are how many lines of the palette are in sight.
func (m Model) paletteRows() int { return palette.Rows(m.height - 2 - paletteTop(m.height)) }

// paletteTop is the row of the palette's box.
func paletteTop(height int) int {
	if height < 20 {
		return 1
	}
	return 3
}

// paletteBox draws the palette, and says where its cursor is in the box.
func (m Model) paletteBox() (dialog.Box, int) {
	width, rows := m.boxWidth(60), m.paletteRows()
	c := canvas.New(m.look, dialog.Inner(width), palette.Height(rows))
	cursor := m.mode.palette.Draw(c, rows)
	return dialog.Box{
		Width: width, Lines: c.Lines(),
		Hints: []help.Hint{{Key: m.look.Glyphs.Enter, Word: "run", Action: "shell.run"}, {Key: "esc", Word: "close", Action: "shell.esc"}},
	}, cursor
}

// paletteRegions are where a click runs a line, in a box whose lines begin at that corner.
func (m Model) paletteRegions(x, y, width int) []screen.Region {
	rows := m.paletteRows()
	top := m.mode.palette.Top(rows)
	regions := make([]screen.Region, 0, rows)
	for i := range rows {
		regions = append(regions, screen.Region{X: x, Y: y + palette.FirstRow + i, Width: width, Height: 1, Msg: commandClicked{top + i}})
	}
	return regions
}

// scopeActions set what all screens share to one value, and the colours. They have no keys of their own: the keys step.
func (m Model) scopeActions() []screen.Action[Model] {
	var all []screen.Action[Model]
	add := func(id, name string, do func(Model) (Model, tea.Cmd)) {
		all = append(all, screen.Action[Model]{ID: id, Name: name, Group: everywhere, Do: do})
	}
	for _, p := range model.Periods() {
		add("shell.period-"+p.Name(), "Period: "+p.Words(), func(m Model) (Model, tea.Cmd) { return m.setPeriod(p) })
	}
	add("shell.period-type", "Period: type one", startPeriod)
	for _, metric := range model.AllMetrics() {
		add("shell.metric-"+metric.String(), "Count "+metric.String(), func(m Model) (Model, tea.Cmd) { return m.setMetric(metric) })
	}
	if len(m.accounts) > 1 {
		for i, a := range m.choices() {
			add("shell.account-"+strconv.Itoa(i), "Account: "+handleOf(a), func(m Model) (Model, tea.Cmd) { return m.setAccount(a.ID) })
		}
	}
	for _, name := range m.opts.Themes.Names() {
		add("shell.theme-"+name, "Theme: "+name, func(m Model) (Model, tea.Cmd) { return m.setTheme(name) })
	}
	return all
}
