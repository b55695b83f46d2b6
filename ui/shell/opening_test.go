package shell

import (
	"context"
	"errors"
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/ui/look"
)

// waiting is a dashboard whose data are open once the returned function was called.
func waiting(t *testing.T, l *library, err error) (s *session, open func()) {
	t.Helper()
	ready := make(chan struct{})
	slow := func(ctx context.Context) (Opened, error) {
		select {
		case <-ctx.Done():
			return Opened{}, ctx.Err()
		case <-ready:
		}
		if err != nil {
			return Opened{}, err
		}
		return opens(l.views())(ctx)
	}
	s = &session{t: t, m: New(t.Context(), slow, Options{Glyphs: look.Full()}), came: make(chan tea.Msg, 100)}
	t.Cleanup(s.m.end)
	s.run(s.m.Init())
	s.say(tea.WindowSizeMsg{Width: 80, Height: 24})
	return s, func() { close(ready); s.drain() }
}

func TestAQuickOpeningShowsNothingAndASlowOneSaysSo(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, open := waiting(t, &library{videos: 30}, nil)
		if content := s.m.View().Content; content != "" {
			t.Errorf("the first frame has %q", content)
		}
		s.pass(time.Second)
		s.shows("Opening the data…")
		open()
		s.shows("How are my saves doing?")
	})
}

func TestKeysBeforeTheDataAreOpenAreTakenAfterwards(t *testing.T) {
	journey(t, func(t *testing.T) {
		s, open := waiting(t, &library{videos: 30}, nil)
		s.press("2")
		s.press("r")
		open()
		s.shows("Which videos do people keep?")
		s.shows("r 90 days")
	})
}

func TestOneCanLeaveBeforeTheDataAreOpen(t *testing.T) {
	for _, k := range []string{"q", "ctrl+c"} {
		t.Run(k, func(t *testing.T) {
			journey(t, func(t *testing.T) {
				s, _ := waiting(t, &library{videos: 30}, nil)
				s.press(k)
				if len(s.out) != 1 {
					t.Errorf("said %v, want one tea.QuitMsg", s.out)
				}
			})
		})
	}
}

func TestDataThatCannotBeOpenedEndTheProgramWithTheReason(t *testing.T) {
	broken := errors.New("this is a cake, not a database")
	open := func(context.Context) (Opened, error) { return Opened{}, broken }
	err := Run(t.Context(), open, Options{Glyphs: look.Full()}, tea.WithInput(nil), tea.WithOutput(io.Discard),
		tea.WithoutSignalHandler(), tea.WithWindowSize(80, 24))
	if !errors.Is(err, broken) {
		t.Errorf("Run returned %v, want %v", err, broken)
	}
}
