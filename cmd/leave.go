package cmd

import (
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/term"

	"saveboard/ui/shell"
)

// keyboard is where the dashboard's keys come from.
func (p *program) keyboard() *shell.Keyboard {
	if in, ok := p.in.(shell.Input); ok {
		return shell.NewKeyboard(in)
	}
	return nil
}

// giveUp ends a program whose terminal takes nothing any more, such as one at the end of a dead line. The
// lines typed into it afterwards are lines again.
func (p *program) giveUp(data io.Closer) func() {
	in, ok := p.in.(term.File)
	if !ok {
		return nil
	}
	before, err := term.GetState(in.Fd())
	if err != nil {
		return nil
	}
	return func() {
		_ = term.Restore(in.Fd(), before)
		closed := make(chan struct{})
		go func() {
			_ = data.Close()
			close(closed)
		}()
		select {
		case <-closed:
		case <-time.After(patience):
		}
		os.Exit(exitFailed)
	}
}
