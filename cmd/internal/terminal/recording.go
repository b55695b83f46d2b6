package terminal

import (
	"io"
	"os/exec"
	"sync"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/charmbracelet/x/xpty"
)

// A Recording is a program that runs in a pseudo-terminal that only keeps what comes, with the moment it
// came. What a person would have seen is found out afterwards, while nothing comes: drawing it takes longer
// than the program takes to write it, and would be counted as the program's time. The terminal answers no
// question.
type Recording struct {
	t       T
	pty     xpty.Pty
	command *exec.Cmd
	screen  *vt.SafeEmulator
	since   time.Time // of the start or of the last key
	written int       // since then, as far as it is drawn
	drawn   time.Time // when the piece came that was drawn last

	mu      sync.Mutex
	pieces  []piece       // that are not drawn yet
	changed chan struct{} // holds a token after something came
	ended   chan struct{} // closed when the program has ended
}

// A piece is what came at once.
type piece struct {
	at    time.Time
	bytes []byte
}

// stillness is how long nothing comes before what came is drawn.
const stillness = 40 * time.Millisecond

// Record starts a command in a window of so many columns and rows. It is ended with the test.
func Record(t T, columns, rows int, command *exec.Cmd) *Recording {
	t.Helper()
	pty, err := xpty.NewPty(columns, rows)
	if err != nil {
		t.Fatalf("a pseudo-terminal: %v", err)
	}
	r := &Recording{
		t: t, pty: pty, command: command, screen: vt.NewSafeEmulator(columns, rows),
		changed: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	go func() { _, _ = io.Copy(io.Discard, r.screen) }() // its answers, which would come too late
	ownSession(command)
	r.since = time.Now()
	if err := pty.Start(command); err != nil {
		t.Fatalf("%s: %v", command.Path, err)
	}
	if unix, ok := pty.(*xpty.UnixPty); ok {
		_ = unix.Slave().Close() // so that reading ends when the program does
	}
	go func() {
		r.keep()
		_ = command.Wait()
		close(r.ended)
	}()
	t.Cleanup(r.close)
	return r
}

// keep keeps what comes until nobody holds the other end.
func (r *Recording) keep() {
	for {
		buffer := make([]byte, 64<<10)
		n, err := r.pty.Read(buffer)
		at := time.Now()
		if n > 0 {
			r.mu.Lock()
			r.pieces = append(r.pieces, piece{at, buffer[:n]})
			r.mu.Unlock()
			select {
			case r.changed <- struct{}{}:
			default:
			}
		}
		if err != nil {
			return
		}
	}
}

func (r *Recording) close() {
	_ = r.command.Process.Kill()
	<-r.ended
	_ = r.pty.Close()
	_ = r.screen.Close()
}

// Press types a key, from which on is counted.
func (r *Recording) Press(key string) {
	r.t.Helper()
	r.Still()
	r.written, r.since = 0, time.Now()
	if _, err := io.WriteString(r.pty, sequence(key)); err != nil {
		r.t.Fatalf("typing %s: %v", key, err)
	}
}

// Took is how long it took, from the start or from the last key, until the screen satisfied what. It fails the
// test when it never does.
func (r *Recording) Took(what string, satisfied func(screen string) bool) time.Duration {
	r.t.Helper()
	deadline := time.Now().Add(patience)
	for time.Now().Before(deadline) {
		r.wait()
		for r.draw() {
			if satisfied(textOf(r.screen)) {
				return r.drawn.Sub(r.since)
			}
		}
	}
	r.t.Fatalf("never saw %s; the screen:\n%s", what, textOf(r.screen))
	return 0
}

// Still waits until nothing comes any more, and is how many bytes came since the start or the last key.
func (r *Recording) Still() int {
	r.wait()
	for r.draw() {
	}
	return r.written
}

// Text is the screen as far as it is drawn.
func (r *Recording) Text() string { return textOf(r.screen) }

// Quit presses q and waits for the end.
func (r *Recording) Quit() {
	r.t.Helper()
	r.Press("q")
	select {
	case <-r.ended:
	case <-time.After(patience):
		r.t.Fatalf("q does not end the program")
	}
}

// wait lets time pass until nothing comes any more.
func (r *Recording) wait() {
	for {
		select {
		case <-r.changed:
		case <-time.After(stillness):
			return
		}
	}
}

// draw brings the next piece to the screen; false when there is none.
func (r *Recording) draw() bool {
	r.mu.Lock()
	if len(r.pieces) == 0 {
		r.mu.Unlock()
		return false
	}
	next := r.pieces[0]
	r.pieces = r.pieces[1:]
	r.mu.Unlock()
	_, _ = r.screen.Write(next.bytes)
	r.written += len(next.bytes)
	r.drawn = next.at
	return true
}
