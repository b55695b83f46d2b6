package shell

import (
	"context"
	"errors"

	tea "charm.land/bubbletea/v2"
)

// framesASecond is how often the window is painted at most: at 60 a key would wait up to 17 ms.
const framesASecond = 120

// Run shows the dashboard until the user quits, a signal ends it, or ctx does. The terminal is given
// back as it was in each case.
func Run(ctx context.Context, v Views, o Options, more ...tea.ProgramOption) error {
	m := New(ctx, v, o).Ahead()
	defer m.end()
	options := append([]tea.ProgramOption{tea.WithContext(ctx), tea.WithFPS(framesASecond)}, more...)
	_, err := tea.NewProgram(m, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) || ctx.Err() != nil {
		return nil // asked to stop by ctrl+c of a terminal that is not raw, or by whoever holds ctx
	}
	return err
}
