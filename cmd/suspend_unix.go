//go:build unix

package cmd

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"saveboard/ui/shell"
)

// stopsWithin is longer than the system takes to stop a process group.
const stopsWithin = 300 * time.Millisecond

// suspend is what ctrl+z does; nil for a program that leads its session: there is no shell above it.
func suspend() shell.Suspend {
	if session, err := unix.Getsid(0); err == nil && session == os.Getpid() {
		return nil
	}
	return func(ctx context.Context) error {
		resumed := make(chan os.Signal, 1)
		signal.Notify(resumed, syscall.SIGCONT)
		defer signal.Stop(resumed)
		// All of a pipeline is stopped, as the terminal would do it.
		if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
			return err
		}
		for range 2 { // who was stopped for longer than that hears of both at once, in any order
			select {
			case <-resumed:
				return nil
			case <-ctx.Done():
				return nil
			case <-time.After(stopsWithin):
			}
		}
		// The system stops no group whose shell is gone or was never there. Nor does it tell of it.
		return shell.ErrNobodyWakes
	}
}
