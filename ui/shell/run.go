package shell

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// framesASecond is how often the window is painted at most: at 60 a key would wait up to 17 ms.
const framesASecond = 120

// Run shows the dashboard until the user quits, a signal ends it, or ctx does, or the terminal is gone, or
// the data cannot be opened. The terminal is given back as it was in each case.
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
	last, err := program.Run()
	if m, ok := last.(Model); ok && m.opening.err != nil {
		return m.opening.err
	}
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil // asked to stop by ctrl+c of a terminal that is not raw, or by whoever holds ctx
	}
	return err
}
