package screen

import tea "charm.land/bubbletea/v2"

// A Screen is one screen as its own package writes it: a value of its concrete type.
type Screen[M any] interface {
	Update(tea.Msg) (M, tea.Cmd)
	View(Frame) Page
	Actions() []Info
	// Typing tells whether keys are text now, so that the shell leaves single letters alone.
	Typing() bool
	// Nested tells whether esc has something to leave inside the screen itself.
	Nested() bool
}

// Defaults are the answers of a screen without a text field and without anything of its own to leave. A Model embeds them, and
// says what is otherwise.
type Defaults struct{}

// Typing is false: keys are no text.
func (Defaults) Typing() bool { return false }

// Nested is false: esc has nothing to leave.
func (Defaults) Nested() bool { return false }

// Held is a screen as the shell keeps it, whatever its concrete type.
type Held interface {
	Update(tea.Msg) (Held, tea.Cmd)
	View(Frame) Page
	Actions() []Info
	Typing() bool
	Nested() bool
}

// Hold keeps a screen for the shell.
func Hold[M Screen[M]](m M) Held { return held[M]{m} }

type held[M Screen[M]] struct{ m M }

func (h held[M]) Update(msg tea.Msg) (Held, tea.Cmd) {
	m, cmd := h.m.Update(msg)
	return held[M]{m}, cmd
}

func (h held[M]) View(f Frame) Page { return h.m.View(f) }
func (h held[M]) Actions() []Info   { return h.m.Actions() }
func (h held[M]) Typing() bool      { return h.m.Typing() }
func (h held[M]) Nested() bool      { return h.m.Nested() }
