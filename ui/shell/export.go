package shell

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/print"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
)

// Files are where exports go: the shell itself knows no file. Both write all of it or nothing, and say
// where it is now.
type Files struct {
	Folder  string                                                      // where a name without one leads, in words
	Create  func(name string, content []byte) (where string, err error) // fs.ErrExist where there is such a file already
	Replace func(name string, content []byte) (where string, err error)
}

// An export is the dialog that writes what is shown into a file. It holds what was shown when it opened,
// whatever comes in behind it.
type export struct {
	parcel  print.Parcel
	format  print.Format
	field   field.Field
	there   string // the name of a file that is there already: enter replaces just that
	said    string // why nothing was written yet
	writing bool
}

// exported says how it went.
type exported struct {
	name, where, rows string
	err               error
}

func formatName(f print.Format) string {
	return map[print.Format]string{print.CSV: "CSV", print.JSON: "JSON", print.Markdown: "Markdown"}[f]
}

func nothingToExport(m Model) string {
	if m.opts.Files.Create == nil {
		return "files cannot be written here"
	}
	if _, ok := packPage(m.page); !ok {
		if m.page.Marked != nil {
			return "none of the marked videos is in this list"
		}
		return "there is nothing to export yet"
	}
	return ""
}

// packPage makes a parcel of what a page shows: of the marked rows alone where some are.
func packPage(page screen.Page) (p print.Parcel, ok bool) {
	if page.Marked == nil {
		return print.Pack(page.View)
	}
	alone := page.Marked()
	if p, ok = print.Pack(alone.View); !ok || alone.Rows == 0 {
		return print.Parcel{}, false
	}
	return p.AsMarked(alone.Elsewhere), true
}

func startExport(m Model) (Model, tea.Cmd) {
	p, _ := packPage(m.page)
	m.mode = mode{kind: exporting, export: export{parcel: p, format: print.CSV, field: field.Of(p.File(print.CSV, m.zone.place))}}
	return m, nil
}

// typeExport takes a key or a paste while the dialog is open.
func (m Model) typeExport(msg tea.Msg) (Model, tea.Cmd) {
	if m.mode.export.writing {
		return m, nil
	}
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "enter":
			return m.writeExport()
		case "esc":
			m.mode = mode{}
			return m, nil
		case "tab", "down":
			return m.nextFormat(+1), nil
		case "shift+tab", "up":
			return m.nextFormat(-1), nil
		}
		if key.Text == "" && m.does(key.String(), "shell.suspend") {
			return suspend(m)
		}
	}
	next, ok := m.mode.export.field.Update(msg)
	if !ok {
		return m, nil
	}
	e := &m.mode.export
	e.field, e.said, e.there = next, "", ""
	if f, ok := print.FormatOf(next.Text()); ok {
		e.format = f
	}
	return m, nil
}

func (m Model) nextFormat(by int) Model {
	all := print.FileFormats()
	return m.pickFormat(all[(slices.Index(all, m.mode.export.format)+by+len(all))%len(all)])
}

// pickFormat changes the format, and the end of the file's name with it.
func (m Model) pickFormat(f print.Format) Model {
	e := &m.mode.export
	name := e.field.Text()
	if old, ok := print.FormatOf(name); ok {
		e.field = field.Of(name[:len(name)-len(old.Extension())] + f.Extension())
	}
	e.format, e.said, e.there = f, "", ""
	return m
}

// writeExport writes the file beside the screen. One that is there already is replaced only when that was
// asked for its very name.
func (m Model) writeExport() (Model, tea.Cmd) {
	e := &m.mode.export
	name := strings.TrimSpace(e.field.Text())
	if e.writing || m.mode.kind != exporting {
		return m, nil
	}
	if name == "" {
		e.said = "The file needs a name."
		return m, nil
	}
	put := m.opts.Files.Create
	if e.there == name {
		put = m.opts.Files.Replace
	}
	e.writing, e.said = true, ""
	p, format, paper := e.parcel, e.format, print.Paper{Program: m.opts.program()}
	return m, m.deeds.begun(func() tea.Msg {
		where, err := screen.Guarded(context.Background(), func(context.Context) (string, error) {
			var content bytes.Buffer
			if err := p.Write(&content, format, paper); err != nil {
				return "", err
			}
			return put(name, content.Bytes())
		})
		return exported{name, where, p.Wrote(format), err}
	})
}

// takeExported tells how it went: in the dialog what stands in the way, and in the status line where the
// file is. The dialog may have been left meanwhile.
func (m Model) takeExported(a exported) Model {
	if a.err == nil {
		if m.mode.kind == exporting {
			m.mode = mode{}
		}
		m.notice = notice{text: "Wrote " + a.rows + " to " + text.Clean(a.where).String() + "."}
		return m
	}
	said := m.failure(a.err)
	if errors.Is(a.err, fs.ErrExist) {
		said.text = "That file is there already."
	}
	if m.mode.kind != exporting {
		m.notice = said
		return m
	}
	e := &m.mode.export
	e.writing, e.said, e.there = false, said.text, ""
	if errors.Is(a.err, fs.ErrExist) {
		e.there = a.name
	}
	return m
}

const (
	exportWidth = 66
	exportCell  = 8 // where the values stand, behind "Format" and "File"
	exportField = 3 // the row of the file's name
)

func (m Model) exportBox() (dialog.Box, int) {
	e, g := m.mode.export, m.look.Glyphs
	width := dialog.Inner(m.boxWidth(exportWidth))
	said := m.exportWords(width)
	c := canvas.New(m.look, width, exportField+2+len(said))
	c.Line(0, 0, width, look.Style{}, text.Clean(g.Say(e.parcel.Holds(e.format))))
	c.In(0, 2, look.Muted, "Format")
	m.eachFormat(func(x int, f print.Format) {
		if f != e.format {
			c.In(x+2, 2, look.Muted, formatName(f))
			return
		}
		c.In(x, 2, look.Focus, g.Marked)
		c.Strong(x+2, 2, look.Focus, formatName(f))
	})
	c.In(0, exportField, look.Muted, "File")
	cursor := e.field.Draw(c, exportCell, exportField, width-exportCell, look.Style{})
	role, at := look.Muted, 0
	if e.said != "" {
		role, at = look.Text, c.In(0, exportField+2, look.Error, g.Failed)+1
	}
	for i, line := range said {
		c.In(at, exportField+2+i, role, line)
	}
	word := "write"
	if e.there != "" {
		word = "replace it"
	}
	return dialog.Box{
		Title: "Export", Width: m.boxWidth(exportWidth), Lines: c.Lines(),
		Hints: []help.Hint{
			{Key: g.Enter, Word: word, Action: "shell.export-write"},
			{Key: "tab", Word: "format", Action: "shell.export-format"},
			{Key: "esc", Word: "close", Action: "shell.esc"},
		},
	}, cursor
}

// exportWords are what the dialog says below the file's name: what stands in the way, else what is left
// out, and the folder.
func (m Model) exportWords(width int) []string {
	e, g := m.mode.export, m.look.Glyphs
	switch {
	case e.there != "":
		return canvas.Wrap(g.Say(e.said+" Another name keeps it."), width-2)
	case e.said != "":
		return canvas.Wrap(text.Clean(g.Say(e.said)).String(), width-2)
	case m.opts.Files.Folder == "":
		return append(canvas.Wrap(e.parcel.Not, width), "Goes into the folder that saveboard was started in.")
	}
	folder := text.Clean(m.opts.Files.Folder)
	return append(canvas.Wrap(e.parcel.Not, width), canvas.Wrap("Goes into "+text.Cut(folder, 2*width-12).String()+".", width)...)
}

// eachFormat places the formats in their row.
func (m Model) eachFormat(place func(x int, f print.Format)) {
	x := exportCell
	for _, f := range print.FileFormats() {
		place(x, f)
		x += 2 + canvas.Cells(formatName(f)) + 2
	}
}

// formatPicked says that a format was clicked.
type formatPicked struct{ format print.Format }

// formatRegions are where a click picks a format, in a box whose lines begin at x and y.
func (m Model) formatRegions(x, y int) []screen.Region {
	var regions []screen.Region
	m.eachFormat(func(at int, f print.Format) {
		regions = append(regions, screen.Region{X: x + at, Y: y + 2, Width: 2 + canvas.Cells(formatName(f)), Height: 1, Msg: formatPicked{f}})
	})
	return regions
}

// program is who writes the files, found out when one is written.
func (o Options) program() string {
	if o.Program == nil {
		return ""
	}
	return o.Program()
}
