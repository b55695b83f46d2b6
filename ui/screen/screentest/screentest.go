// Package screentest is what the tests of all screens do in the same way: press keys, take answers,
// draw in every look and at every size.
package screentest

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

// Scope is what the screens share in most tests.
func Scope() screen.Scope { return screen.Scope{Account: 1, Period: model.LastDays(28)} }

// Frame is the room of a screen in a window of that size.
func Frame(l look.Look, width, height int) screen.Frame {
	return screen.Frame{Width: width, Height: height - 5, Look: l, Focused: true, WhyKey: "w", Scope: Scope()}
}

// Mono is the frame of a screen in letters alone.
func Mono(width, height int) screen.Frame {
	return Frame(look.New(look.Mono, look.NoColour, look.Full()), width, height)
}

// Look is one of the looks that pictures are kept of: dark, light, ascii, mono, 16.
func Look(name string) look.Look {
	switch name {
	case "ascii":
		return look.New("dark", look.Colours16, look.ASCII())
	case "16":
		return look.New("dark", look.Colours16, look.Full())
	case "mono":
		return look.New(look.Mono, look.NoColour, look.Full())
	}
	return look.New(name, look.TrueColour, look.Full())
}

// Answer is what a question finds: what cmd says, without the waiting for a late one.
func Answer(cmd tea.Cmd) tea.Msg {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if both, ok := msg.(tea.BatchMsg); ok {
		return both[0]()
	}
	return msg
}

// Press is a key, named as the tables of actions name it.
func Press(key string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
	}
	if code, ok := named[key]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if key == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	return tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
}

// Told is a screen after a message and, where that asked something, after the answer.
func Told[M screen.Screen[M]](m M, msg tea.Msg) M {
	m, cmd := m.Update(msg)
	if answer := Answer(cmd); answer != nil {
		m, _ = m.Update(answer)
	}
	return m
}

// Shown is a screen that came to the front of a window of that size and got the answer to what it asked, after some keys and
// the answers to what these asked.
func Shown[M screen.Screen[M]](m M, width, height int, keys ...string) M {
	m, _ = m.Update(screen.Resized{Width: width, Height: height - 5})
	m = Told(m, screen.Shown{Scope: Scope()})
	for _, key := range keys {
		m = Told(m, Press(key))
	}
	return m
}

// Goldens is the function that compares a screen with what the test keeps of it: with v on it, after some keys that are apart by
// spaces, in a look and a window. shown makes such a screen.
func Goldens[V any, M screen.Screen[M]](
	t *testing.T, shown func(t *testing.T, v V, width, height int, keys ...string) M,
) func(name string, v V, keys, look string, width, height int) {
	t.Helper()
	return func(name string, v V, keys, look string, width, height int) {
		t.Helper()
		t.Run(fmt.Sprintf("%s-%dx%d-%s", name, width, height, look), func(t *testing.T) {
			t.Parallel()
			Golden(t, shown(t, v, width, height, strings.Fields(keys)...).View(Frame(Look(look), width, height)))
		})
	}
}

// Text is what stands on a page, without colours.
func Text(page screen.Page) string { return ansi.Strip(strings.Join(page.Lines, "\n")) }

// Golden compares a page and its status line with what the test keeps of it.
func Golden(t *testing.T, page screen.Page) {
	t.Helper()
	golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\nstatus: "+page.Status+"\n")
}

// FitsEverySize draws a screen in windows from 40 × 12 to 300 × 100, stepping by so many columns and
// rows: nothing may be wider or higher than its frame, nothing be clicked outside of it, and a second
// drawing must be like the first.
func FitsEverySize[M screen.Screen[M]](t *testing.T, columns, rows int, m M) {
	t.Helper()
	for width := 40; width <= 300; width += columns {
		for height := 12; height <= 100; height += rows {
			f := Frame(Look("dark"), width, height)
			m := resized(m, f)
			page := m.View(f)
			fits(t, f, page)
			if again := m.View(f); strings.Join(again.Lines, "\n") != strings.Join(page.Lines, "\n") {
				t.Fatalf("two views of %d×%d differ", width, height)
			}
		}
	}
}

// resized is a screen that was told of the room it has.
func resized[M screen.Screen[M]](m M, f screen.Frame) M {
	m, _ = m.Update(screen.Resized{Width: f.Width, Height: f.Height})
	return m
}

func fits(t *testing.T, f screen.Frame, page screen.Page) {
	t.Helper()
	if len(page.Lines) > f.Height {
		t.Fatalf("%d lines in %d×%d", len(page.Lines), f.Width, f.Height)
	}
	for _, line := range page.Lines {
		if ansi.StringWidth(line) > f.Width {
			t.Fatalf("%q is wider than %d", line, f.Width)
		}
	}
	for _, r := range page.Regions {
		if r.X < 0 || r.Y < 0 || r.X+r.Width > f.Width || r.Y+r.Height > f.Height {
			t.Fatalf("%+v is outside of %d×%d", r, f.Width, f.Height)
		}
	}
}

// LeavesTheFilterLineBlank draws a screen where the shell writes the filter over its second line.
func LeavesTheFilterLineBlank[M screen.Screen[M]](t *testing.T, m M) {
	t.Helper()
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 12}} {
		f := Mono(size[0], size[1])
		f.FilterLine = true
		if page := resized(m, f).View(f); page.Lines[1] != "" {
			t.Errorf("at %d×%d the line is %q", size[0], size[1], page.Lines[1])
		}
	}
}

// NoKeyTwice fails on a key that two actions of a screen are bound to.
func NoKeyTwice(t *testing.T, actions []screen.Info) {
	t.Helper()
	seen := make(map[string]string)
	for _, a := range actions {
		for _, k := range a.Keys {
			if other, ok := seen[k]; ok {
				t.Errorf("%s is bound to %s and %s", k, other, a.ID)
			}
			seen[k] = a.ID
		}
	}
}

// OffersNothing fails on an action that the footer offers: there is nothing to do it with.
func OffersNothing(t *testing.T, actions []screen.Info) {
	t.Helper()
	for _, a := range actions {
		if a.Hint != "" && a.Off == "" {
			t.Errorf("%s is offered where there is nothing", a.Name)
		}
	}
}
