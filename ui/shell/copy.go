package shell

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/screen"
)

// A Clipboard is where copied text goes. The zero value asks the terminal alone.
type Clipboard struct {
	// Put hands the text to a tool of the system's, whose word can be relied on, and names it. With no tool
	// here its error is ErrNoTool.
	Put     func(ctx context.Context, text string) (tool string, err error)
	Through Through // what stands between the program and the terminal
}

// ErrNoTool says that the system has no tool for its clipboard here, or that the one it has would fill the
// clipboard of another machine than the one that people sit at.
var ErrNoTool = errors.New("there is no tool for the clipboard")

// Through is a program that the terminal's sequences have to get through.
type Through uint8

// What may stand between the program and the terminal.
const (
	Nothing Through = iota
	Tmux
	GNUScreen
)

// longest is how many bytes terminals take at least: 100,000 with the four thirds that their spelling needs.
const longest = 74_000

// GNU screen drops a sequence that is longer; a piece has two bytes around it at either end.
const screenPiece = 768 - 4

// ask is the sequence that asks the terminal to take a text (OSC 52). tmux takes it as its own when it is
// set to (set-clipboard on), and hands on what is wrapped when it is set to that (allow-passthrough).
func (t Through) ask(text string) string {
	seq := ansi.SetSystemClipboard(text)
	switch t {
	case Tmux:
		return seq + ansi.TmuxPassthrough(seq)
	case GNUScreen:
		return ansi.ScreenPassthrough(seq, screenPiece)
	case Nothing:
	}
	return seq
}

// put says what became of a text that was to be copied.
type put struct {
	copy screen.Copy
	lead string // why it is copied, when nobody asked for just that
	tool string
	err  error
}

// copied puts a text on the clipboard: by the system's tool where there is one, else by the terminal.
func (m Model) copied(c screen.Copy, lead string) tea.Cmd {
	tool, ctx := m.opts.Clipboard.Put, m.deeds.ctx
	if tool == nil {
		return func() tea.Msg { return put{copy: c, lead: lead, err: ErrNoTool} }
	}
	return m.deeds.begun(func() tea.Msg {
		var name string
		_, err := screen.Guarded(ctx, func(ctx context.Context) (none struct{}, err error) {
			name, err = tool(ctx, c.Text)
			return none, err
		})
		return put{c, lead, name, err}
	})
}

// exportNamed is what exports, for a sentence: its key, or its name where it has none.
func (m Model) exportNamed() string { return cmp.Or(m.keyFor("shell.export", "x"), "Export") }

// takePut says what was copied. The terminal gives no answer, so it is told from what a tool did.
func (m Model) takePut(p put) (Model, tea.Cmd) {
	switch {
	case p.err == nil:
		m.notice = notice{text: p.lead + "Copied " + p.copy.What + "."}
		return m, nil
	case len(p.copy.Text) > longest:
		m.notice = notice{text: "This is too long for the terminal's clipboard; " + m.exportNamed() + " writes what is shown into a file.", failed: true}
		return m, nil
	}
	sent := "Sent " + p.copy.What + " to the terminal's clipboard; it does not say whether it took it."
	if !errors.Is(p.err, ErrNoTool) {
		sent = fmt.Sprintf("%s could not copy. %s", capital(p.tool), sent)
	}
	m.notice = notice{text: p.lead + sent}
	return m, tea.Raw(m.opts.Clipboard.Through.ask(p.copy.Text))
}

// noBrowser says that a page could not be opened here.
type noBrowser struct{ url string }

// browse opens a page beside the screen. Where no browser can be started, its address is copied.
func (m Model) browse(url string) tea.Cmd {
	open := m.opts.Browse
	switch {
	case url == "":
		return func() tea.Msg { return screen.Refused{Why: "no page is known of this video"} }
	case open == nil:
		return func() tea.Msg { return noBrowser{url} }
	}
	return guarded(m.opts.Log, "opening a page", func() tea.Msg {
		if err := open(url); err != nil {
			return noBrowser{url}
		}
		return screen.Notice{Text: "Opened " + url}
	})
}

// copyAddress copies the address of a page that cannot be opened here.
func (m Model) copyAddress(url string) tea.Cmd {
	return m.copied(screen.Copy{What: "the page's address", Text: url}, "No browser can be started here. ")
}
