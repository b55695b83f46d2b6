package shell

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestWhereNobodyResumesItTheDashboardSaysThatItStays(t *testing.T) {
	for name, asked := range map[string]Suspend{
		"as is known":      nil,
		"as it then shows": func(context.Context) error { return ErrNobodyWakes },
	} {
		t.Run(name, func(t *testing.T) {
			journey(t, func(t *testing.T) {
				s := open(t, &library{videos: 30}, Options{Suspend: asked}, 80, 24)
				s.press("ctrl+z")
				if asked != nil {
					s.say(resumed{asked(t.Context())}) // as the program answers that runs it
				}
				s.shows("No shell is there to resume saveboard, so it stays.")
			})
		})
	}
}

func TestSuspendingEndsWithTheProgram(t *testing.T) {
	t.Parallel()
	ctx, end := context.WithCancel(t.Context())
	end()
	asleep := sleep{func(ctx context.Context) error { <-ctx.Done(); return nil }, ctx}
	if err := tea.ExecCommand(asleep).Run(); err != nil {
		t.Error(err)
	}
}
