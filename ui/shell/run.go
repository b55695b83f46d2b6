package shell

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"
)

// framesASecond is how often the window is painted at most: at 60 a key would wait up to 17 ms.
const framesASecond = 120

// longestLeave is how long the window may take to be left. It takes longer only when the terminal takes
// nothing any more.
const longestLeave = 3 * time.Second

// Run shows the dashboard until the user quits, a signal ends it, or ctx does, or the terminal is gone, or
// the data cannot be opened. The terminal is given back as it was in each case. What was begun by then is
// finished; its error is returned.
func Run(ctx context.Context, open Open, o Options, more ...tea.ProgramOption) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	m := New(ctx, open, o)
	defer m.end()
	options := append([]tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesASecond)}, more...)
	if o.Keyboard != nil {
		options = append(options, tea.WithInput(o.Keyboard))
	}
	program := tea.NewProgram(m, options...)
	if o.Keyboard != nil {
		o.Keyboard.tell(program.Send, stop)
	}
	left := leaving(m.ctx, o.GiveUp)
	last, err := program.Run()
	left()
	undone := m.deeds.finish()
	if m, ok := last.(Model); ok && m.opening.err != nil {
		return m.opening.err
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return undone // asked to stop by ctrl+c of a terminal that is not raw, or by whoever holds ctx
	}
	return errors.Join(err, undone)
}

// leaving gives up when the window is not left long after ctx has ended.
func leaving(ctx context.Context, giveUp func()) (left func()) {
	over := make(chan struct{})
	if giveUp != nil {
		context.AfterFunc(ctx, func() {
			select {
			case <-over:
			case <-time.After(longestLeave):
				giveUp()
			}
		})
	}
	return func() { close(over) }
}
