package shell

import (
	"context"
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Suspend stops the program, its terminal given back, until somebody wakes it up or ctx ends. It returns
// [ErrNobodyWakes] when it could not be stopped, since nobody is there to wake it up.
type Suspend func(ctx context.Context) error

// ErrNobodyWakes says that the program was not stopped: there is no shell whose fg would resume it.
var ErrNobodyWakes = errors.New("no shell is there to resume saveboard")

// resumed says how the program came back.
type resumed struct{ err error }

func suspend(m Model) (Model, tea.Cmd) {
	if m.opts.Suspend == nil {
		return m.awake(ErrNobodyWakes), nil
	}
	return m, tea.Exec(sleep{m.opts.Suspend, m.ctx}, func(err error) tea.Msg { return resumed{err} })
}

// awake says why the program is awake, when it was not woken up.
func (m Model) awake(err error) Model {
	switch {
	case errors.Is(err, ErrNobodyWakes):
		m.notice = notice{text: "No shell is there to resume saveboard, so it stays."}
	case err != nil:
		m.notice = m.failure(err)
	}
	return m
}

// Sleep is suspending, as what the program hands its terminal to.
type sleep struct {
	until Suspend
	ctx   context.Context
}

// Run sleeps.
func (s sleep) Run() error { return s.until(s.ctx) }

// SetStdin is of no use to one who sleeps.
func (sleep) SetStdin(io.Reader) {}

// SetStdout is of no use either.
func (sleep) SetStdout(io.Writer) {}

// SetStderr is of no use either.
func (sleep) SetStderr(io.Writer) {}
