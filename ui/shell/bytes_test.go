package shell

import (
	"io"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"saveboard/ui/look"
)

// A counter counts what a program writes to its terminal.
type counter struct {
	mu    sync.Mutex
	bytes int
	last  []byte
}

func (c *counter) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bytes += len(p)
	c.last = append(c.last, p...)
	return len(p), nil
}

func (c *counter) Read([]byte) (int, error) { return 0, io.EOF }
func (c *counter) Close() error             { return nil }
func (c *counter) Fd() uintptr              { return ^uintptr(0) }

func (c *counter) take() (int, string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, said := c.bytes, string(c.last)
	c.bytes, c.last = 0, nil
	return n, said
}

// running starts the dashboard as Bubble Tea does, on a terminal that is only counted.
func running(t *testing.T, width, height int, profile colorprofile.Profile) (*tea.Program, *counter) {
	t.Helper()
	out := &counter{}
	return runningOn(t, Thrifty(out), &library{videos: 212}, width, height, profile), out
}

func runningOn(t *testing.T, out io.Writer, l *library, width, height int, profile colorprofile.Profile) *tea.Program {
	t.Helper()
	return runningIn(t, "dark", out, l, width, height, profile)
}

func runningIn(t *testing.T, theme string, out io.Writer, l *library, width, height int, profile colorprofile.Profile) *tea.Program {
	t.Helper()
	m := New(t.Context(), opens(l.views()), Options{
		Glyphs: look.Full(), Depth: look.TrueColour, Theme: theme,
	})
	p := tea.NewProgram(m, tea.WithOutput(out), tea.WithInput(nil), tea.WithoutSignalHandler(), tea.WithFPS(framesASecond),
		tea.WithWindowSize(width, height), tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}), tea.WithColorProfile(profile))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if _, err := p.Run(); err != nil {
			t.Error(err)
		}
	}()
	t.Cleanup(func() {
		time.Sleep(time.Minute) // what waits for the clock comes to its end
		p.Send(key("ctrl+c"))
		<-done
	})
	time.Sleep(500 * time.Millisecond)
	return p
}

func TestACursorMoveWritesAtMost512Bytes(t *testing.T) {
	for size, profile := range map[[2]int]colorprofile.Profile{{80, 24}: colorprofile.TrueColor, {140, 40}: colorprofile.ANSI256} {
		for name, keys := range map[string][]string{
			"in the list":     {"2", "down", "down", "down", "up", "up", "up", "down"},
			"on the Overview": {"1", "right", "right", "down", "down", "down", "up", "up"},
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					p, out := running(t, size[0], size[1], profile)
					p.Send(key(keys[0]))
					time.Sleep(500 * time.Millisecond)
					if n, _ := out.take(); n < 500 {
						t.Fatalf("only %d bytes were written for the screen", n)
					}
					for _, k := range keys[1:] {
						p.Send(key(k))
						time.Sleep(30 * time.Millisecond)
						if n, said := out.take(); n > 512 || n == 0 {
							t.Errorf("%v: %s writes %d bytes: %q", size, k, n, said)
						}
					}
				})
			})
		}
	}
}

func TestScrollingByARowWritesLittleMoreThanAMove(t *testing.T) {
	for _, theme := range look.Names() {
		t.Run(theme, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				out := &counter{}
				p := runningIn(t, theme, Thrifty(out), &library{videos: 212}, 80, 24, colorprofile.TrueColor)
				p.Send(key("2"))
				for range 40 {
					time.Sleep(30 * time.Millisecond)
					out.take()
					p.Send(key("down"))
					time.Sleep(30 * time.Millisecond)
					if n, said := out.take(); n > 512 {
						t.Errorf("%d bytes: %q", n, said)
					}
				}
			})
		})
	}
}

func TestNothingIsWrittenWhenNothingChanges(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, out := running(t, 80, 24, colorprofile.TrueColor)
		out.take()
		time.Sleep(10 * time.Second) // ten looks at the data
		if n, said := out.take(); n != 0 {
			t.Errorf("%d bytes were written: %q", n, said)
		}
	})
}
