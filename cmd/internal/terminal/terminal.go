// Package terminal runs a program in a real pseudo-terminal behind a terminal emulator, types keys
// into it and reads what a person would then see. Only tests use it.
package terminal

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/charmbracelet/x/xpty"
)

// T is what the package needs of a test or a benchmark.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
	Cleanup(func())
}

// patience is how long Wait waits. It bounds a failing test, not a passing one.
const patience = 30 * time.Second

// A Terminal is a running program and the screen it draws on.
type Terminal struct {
	t       T
	pty     xpty.Pty
	screen  *vt.SafeEmulator
	command *exec.Cmd
	written atomic.Int64
	sent    *record
	ended   chan struct{} // closed when the program has ended and all it wrote is on the screen
	changed chan struct{} // holds a token after something was written
	stalled atomic.Bool
	state   *os.ProcessState
}

// Start runs a command in a window of so many columns and rows. It is ended with the test.
func Start(t T, columns, rows int, command *exec.Cmd) *Terminal {
	t.Helper()
	pty, err := xpty.NewPty(columns, rows)
	if err != nil {
		t.Fatalf("a pseudo-terminal: %v", err)
	}
	s := &Terminal{
		t: t, pty: pty, screen: vt.NewSafeEmulator(columns, rows), command: command,
		sent: new(record), ended: make(chan struct{}), changed: make(chan struct{}, 1),
	}
	ownSession(command)
	if err := pty.Start(command); err != nil {
		t.Fatalf("%s: %v", command.Path, err)
	}
	if unix, ok := pty.(*xpty.UnixPty); ok {
		_ = unix.Slave().Close() // so that reading ends when the program does
	}
	go s.answer()
	go func() {
		s.show() // until nobody holds the other end
		_ = command.Wait()
		s.state = command.ProcessState
		close(s.ended)
	}()
	t.Cleanup(s.close)
	return s
}

// show brings what the program writes to the screen.
func (s *Terminal) show() {
	buffer := make([]byte, 64<<10)
	for {
		n, err := s.pty.Read(buffer)
		if n > 0 {
			s.sent.add(buffer[:n])
			_, _ = s.screen.Write(buffer[:n])
			s.written.Add(int64(n))
			select {
			case s.changed <- struct{}{}:
			default:
			}
		}
		if err != nil || s.stalled.Load() {
			return
		}
	}
}

// answer brings the terminal's answers (its colours, its modes) to the program.
func (s *Terminal) answer() { _, _ = io.Copy(s.pty, s.screen) }

func (s *Terminal) close() {
	_ = s.command.Process.Kill()
	<-s.ended
	_ = s.pty.Close()
	_ = s.screen.Close()
}

// Text is the screen as it stands, a line a row, without blanks at the ends.
func (s *Terminal) Text() string { return textOf(s.screen) }

func textOf(screen *vt.SafeEmulator) string {
	var b strings.Builder
	for y := range screen.Height() {
		var line strings.Builder
		for x := 0; x < screen.Width(); {
			cell := screen.CellAt(x, y)
			if cell == nil || cell.Content == "" {
				line.WriteByte(' ')
				x++
				continue
			}
			line.WriteString(cell.Content)
			x += max(cell.Width, 1)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// Until waits until the screen satisfies what, and fails the test with the screen when it never does.
func (s *Terminal) Until(what string, satisfied func(screen string) bool) {
	s.t.Helper()
	deadline := time.After(patience)
	for !satisfied(s.Text()) {
		select {
		case <-s.changed:
		case <-s.ended:
			if satisfied(s.Text()) {
				return
			}
			s.t.Fatalf("the program ended before %s; the screen:\n%s", what, s.Text())
		case <-deadline:
			s.t.Fatalf("never saw %s; the screen:\n%s", what, s.Text())
		}
	}
}

// Wait waits until the screen holds every one of the texts.
func (s *Terminal) Wait(texts ...string) {
	s.t.Helper()
	s.Until(fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, text := range texts {
			if !strings.Contains(screen, text) {
				return false
			}
		}
		return true
	})
}

// Gone waits until the screen no longer holds the text.
func (s *Terminal) Gone(text string) {
	s.t.Helper()
	s.Until(fmt.Sprintf("%q go", text), func(screen string) bool { return !strings.Contains(screen, text) })
}

// named keys as a terminal sends them.
func sequence(key string) string {
	switch key {
	case "enter":
		return "\r"
	case "esc":
		// As the Kitty protocol, which Bubble Tea asks for, spells it. The old single byte and a key that is
		// read with it are one key with alt, so what it does depends on how busy the machine is.
		return "\x1b[27u"
	case "tab":
		return "\t"
	case "shift+tab":
		return "\x1b[Z"
	case "space":
		return " "
	case "backspace":
		return "\x7f"
	case "up":
		return "\x1b[A"
	case "down":
		return "\x1b[B"
	case "right":
		return "\x1b[C"
	case "left":
		return "\x1b[D"
	case "pgup":
		return "\x1b[5~"
	case "pgdown":
		return "\x1b[6~"
	case "home":
		return "\x1b[H"
	case "end":
		return "\x1b[F"
	}
	if letter, ok := strings.CutPrefix(key, "ctrl+"); ok && len(letter) == 1 {
		return string(letter[0] & 0x1f)
	}
	return key
}

// Press types keys one after another: letters, or the names enter, esc, tab, up, ctrl+c and so on.
func (s *Terminal) Press(keys ...string) {
	s.t.Helper()
	for _, key := range keys {
		if _, err := io.WriteString(s.pty, sequence(key)); err != nil {
			s.t.Fatalf("typing %s: %v", key, err)
		}
	}
}

// Click clicks the left button on a cell, counted from 0.
func (s *Terminal) Click(x, y int) {
	s.t.Helper()
	s.Press(fmt.Sprintf("\x1b[<0;%d;%dM", x+1, y+1), fmt.Sprintf("\x1b[<0;%d;%dm", x+1, y+1))
}

// Resize changes the window's size.
func (s *Terminal) Resize(columns, rows int) {
	s.t.Helper()
	s.screen.Resize(columns, rows)
	if err := s.pty.Resize(columns, rows); err != nil {
		s.t.Fatalf("resizing: %v", err)
	}
}

// Signal sends a signal to the program.
func (s *Terminal) Signal(signal os.Signal) {
	s.t.Helper()
	if err := s.command.Process.Signal(signal); err != nil {
		s.t.Fatalf("signal %v: %v", signal, err)
	}
}

// Stall makes the terminal take nothing any more, like one at the end of a dead line. What the program
// writes next may still arrive.
func (s *Terminal) Stall() { s.stalled.Store(true) }

// Hangup closes the window.
func (s *Terminal) Hangup() { _ = s.pty.Close() }

// Written is how many bytes the program has written so far.
func (s *Terminal) Written() int64 { return s.written.Load() }

// Sent is all that the program has written so far, byte for byte.
func (s *Terminal) Sent() string { return s.sent.text() }

// Given tells whether the terminal is as a program found it: the ordinary screen, the cursor shown.
func (s *Terminal) Given() bool { return !s.screen.IsAltScreen() && !s.screen.CursorHidden() }

// Ended waits for the program's end and returns its exit code.
func (s *Terminal) Ended() int {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(patience):
		s.t.Fatalf("the program did not end; the screen:\n%s\n%s", s.Text(), s.goroutines())
	}
	return s.state.ExitCode()
}

// goroutines ends a program of Go's that does not answer, and is what it was doing.
func (s *Terminal) goroutines() string {
	before := len(s.Sent())
	_ = s.command.Process.Signal(syscall.SIGQUIT)
	select {
	case <-s.ended:
	case <-time.After(time.Second): // it is ended with the test
	}
	return s.Sent()[before:]
}
