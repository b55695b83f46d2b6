package shell

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
)

// A tape is a terminal that keeps each write, and each change of its size.
type tape struct {
	mu     sync.Mutex
	played []frame
}

// A frame is one write, or a new size.
type frame struct {
	text          []byte
	width, height int
}

func (p *tape) Write(b []byte) (int, error) {
	p.keep(frame{text: bytes.Clone(b)})
	return len(b), nil
}

func (p *tape) keep(f frame) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.played = append(p.played, f)
}
func (p *tape) Read([]byte) (int, error) { return 0, io.EOF }
func (p *tape) Close() error             { return nil }
func (p *tape) Fd() uintptr              { return ^uintptr(0) }

// played is what the dashboard writes for a hundred random keys and sizes.
func played(t *testing.T, seed uint64) []frame {
	t.Helper()
	out := &tape{}
	synctest.Test(t, func(t *testing.T) {
		p := runningOn(t, out, &library{videos: 212, tame: true}, 80, 24, colorprofile.TrueColor)
		random := rand.New(rand.NewPCG(seed, 1))
		keys := []string{"1", "2", "5", "down", "right", "down", "down", "up", "G", "g", "s", "S", "?", "esc", "enter", "esc", "m", "r", "t", "tab", "a"}
		for range 100 {
			if random.IntN(12) == 0 {
				size := tea.WindowSizeMsg{Width: 60 + random.IntN(80), Height: 20 + random.IntN(20)}
				out.keep(frame{width: size.Width, height: size.Height})
				p.Send(size)
			} else {
				p.Send(key(keys[random.IntN(len(keys))]))
			}
			time.Sleep(time.Duration(random.IntN(200)) * time.Millisecond)
		}
	})
	return out.played
}

func TestAThriftyTerminalShowsTheSame(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			frames := played(t, seed)
			plain, saved := vt.NewEmulator(80, 24), vt.NewEmulator(80, 24)
			thrifty := Thrifty(toEmulator{e: saved})
			for i, f := range frames {
				if f.width > 0 {
					plain.Resize(f.width, f.height)
					saved.Resize(f.width, f.height)
					continue
				}
				_, _ = toEmulator{e: plain}.Write(f.text)
				if n, err := thrifty.Write(f.text); n != len(f.text) || err != nil {
					t.Fatalf("wrote %d of %d, %v", n, len(f.text), err)
				}
				if got, want := seen(saved), seen(plain); got != want {
					t.Fatalf("after %d of %d frames the screen is\n%s\nwant\n%s", i, len(frames), got, want)
				}
				if at, want := saved.CursorPosition(), plain.CursorPosition(); at != want {
					t.Fatalf("after %d frames the cursor is at %v, want %v", i, at, want)
				}
			}
		})
	}
}

// told is a colour as people tell it from others.
func told(c color.Color, noticeable float64) color.Color {
	if c == nil {
		return nil
	}
	r, g, b, _ := c.RGBA()
	if near, ok := alike(color.RGBA{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(b >> 8), A: 255}, noticeable); ok {
		return near
	}
	return c
}

// seen is the screen without what nobody sees: the colours of gaps, and small differences of colour.
func seen(e *vt.Emulator) string {
	var b strings.Builder
	for y := range e.Height() {
		for x := range e.Width() {
			c := e.CellAt(x, y)
			if c == nil {
				continue
			}
			style := c.Style
			style.Fg, style.Bg = told(style.Fg, strokes), told(style.Bg, patches)
			if c.Content == " " && style.Underline == 0 && style.Attrs&uv.AttrReverse == 0 {
				style = uv.Style{Bg: style.Bg}
			}
			fmt.Fprintf(&b, "%s%s%s", style.String(), c.Content, ansi.ResetStyle)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestAReversedGapHasTheColourOfItsText(t *testing.T) {
	t.Parallel()
	var w terse
	said := string(w.squeeze(nil, []byte("\x1b[33mab\x1b[0;36;7m  \x1b[0;33mcd\x1b[m")))
	e := vt.NewEmulator(10, 1)
	_, _ = e.Write([]byte(said))
	if c := e.CellAt(2, 0); c.Style.Fg != ansi.Cyan || c.Style.Attrs&uv.AttrReverse == 0 {
		t.Errorf("%q leaves the gap as %+v", said, c.Style)
	}
}

func TestColumnsStayStraightOnATerminalThatDoesNotSayHowItMeasures(t *testing.T) {
	t.Parallel()
	out := &tape{}
	synctest.Test(t, func(t *testing.T) {
		p := runningOn(t, out, &library{videos: 212}, 80, 24, colorprofile.TrueColor)
		for _, k := range []string{"2", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down"} {
			p.Send(key(k))
			time.Sleep(100 * time.Millisecond)
		}
	})
	e := vt.NewEmulator(80, 24)
	thrifty := Thrifty(toEmulator{e: e})
	frames := 0
	for _, f := range out.played {
		_, _ = thrifty.Write(f.text)
		if e.CellAt(4, 5) == nil || e.CellAt(3, 5).Content != "V" { // the list's head
			continue
		}
		frames++
		for y := 7; y < 22; y++ {
			if c := e.CellAt(78, y); c == nil || c.Content != "│" && c.Content != "┃" {
				t.Fatalf("in row %d the scroll track is not in its column:\n%s", y, e.String())
			}
			if c := e.CellAt(32, y); c == nil || c.Content != "d" && c.Content != "o" { // of "19 d", "14 mo"
				t.Fatalf("in row %d the age is not in its column:\n%s", y, e.String())
			}
		}
	}
	if frames < 10 {
		t.Errorf("the list was seen %d times only", frames)
	}
}

// toEmulator is a terminal that an emulator shows.
type toEmulator struct {
	term.File
	e *vt.Emulator
}

// Write does what a line discipline does: without a terminal to make raw, Bubble Tea counts on it.
func (t toEmulator) Write(b []byte) (int, error) {
	_, err := t.e.Write(bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")))
	return len(b), err
}
