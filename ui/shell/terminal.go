package shell

import (
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
)

// deepen is the dashboard in as many colours as the terminal turned out to have.
func (m Model) deepen(depth look.Depth) Model {
	m.depth = depth
	return m.paint(m.theme)
}

// paint is the dashboard in a theme.
func (m Model) paint(theme string) Model {
	m.theme = theme
	byCodePoint := m.look.ByCodePoint
	m.look = m.opts.Themes.New(theme, m.depth, m.look.Glyphs)
	m.look.ByCodePoint = byCodePoint
	return m
}

// depthOf is how many colours a terminal of that profile has.
func depthOf(p colorprofile.Profile) look.Depth {
	switch p {
	case colorprofile.TrueColor:
		return look.TrueColour
	case colorprofile.ANSI256:
		return look.Colours256
	case colorprofile.ANSI:
		return look.Colours16
	}
	return look.NoColour
}

// onMode learns that the terminal knows grapheme clusters; the renderer counts by them from now on.
func (m Model) onMode(msg tea.ModeReportMsg) Model {
	if msg.Mode == ansi.ModeUnicodeCore && (msg.Value == ansi.ModeReset || msg.Value == ansi.ModeSet || msg.Value == ansi.ModePermanentlySet) {
		m.look.ByCodePoint = false
	}
	return m
}

// onBackground takes the terminal's answer, unless the user has chosen a theme.
func (m Model) onBackground(dark bool) Model {
	switch {
	case m.chosen:
		return m
	case dark:
		return m.paint("dark")
	}
	return m.paint("light")
}
