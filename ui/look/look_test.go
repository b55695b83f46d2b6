package look

import (
	"strings"
	"testing"
)

// xterm is the RGB value of an ANSI-256 colour from 16 on.
func xterm(n uint8) uint32 {
	if n >= 232 {
		g := 8 + 10*uint32(n-232)
		return g<<16 | g<<8 | g
	}
	level := func(i uint8) uint32 {
		if i == 0 {
			return 0
		}
		return 55 + 40*uint32(i)
	}
	n -= 16
	return level(n/36)<<16 | level(n/6%6)<<8 | level(n%6)
}

// least is what the program's own themes promise: more than a theme of one's own needs where the contrast is high.
func least(r Role, column int) float64 {
	if n := needs(r); n == toSee || column != contrastDark && column != contrastLight {
		return n
	}
	return 7
}

func TestEveryRoleKeepsItsContrastOnEveryBackground(t *testing.T) {
	t.Parallel()
	for r := range roles {
		if r == Select {
			continue
		}
		for column := range palettes {
			for _, back := range backgrounds(column) {
				for depth, rgb := range map[string]uint32{"24 bit": palette[r][column].rgb, "256": xterm(palette[r][column].ansi)} {
					if got, want := contrast(rgb, back), least(r, column); got < want {
						t.Errorf("role %d in %s at %s on #%06x: %.2f:1, want %.1f:1", r, Names()[column], depth, back, got, want)
					}
				}
			}
		}
	}
}

func TestTheSelectedRowCanBeRead(t *testing.T) {
	t.Parallel()
	for column := range palettes {
		for _, r := range onSelected() {
			if got := contrast(palette[r][column].rgb, palette[Select][column].rgb); got < 4.5 {
				t.Errorf("role %d on the selected row of %s: %.2f:1, want 4.5:1", r, Names()[column], got)
			}
		}
	}
}

func TestStylesAreWrittenForTheDepthOfTheTerminal(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		theme string
		depth Depth
		style Style
		want  string
	}{
		{"dark", TrueColour, Style{Role: Saves}, "\x1b[38;2;245;196;81mx\x1b[m"},
		{"dark", Colours256, Style{Role: Saves, Bold: true}, "\x1b[38;5;221;1mx\x1b[m"},
		{"dark", Colours16, Style{Role: Saves}, "\x1b[93mx\x1b[m"},
		{"light", Colours16, Style{Role: Saves}, "\x1b[33mx\x1b[m"},
		{"dark", Colours16, Style{Role: Faint}, "\x1b[2mx\x1b[m"},
		{"light", Colours16, Style{Role: Text}, "x"},
		{"dark", NoColour, Style{Role: Saves}, "x"},
		{"mono", TrueColour, Style{Role: Faint}, "\x1b[2mx\x1b[m"},
		{"mono", TrueColour, Style{Role: Saves, Underline: true}, "\x1b[4mx\x1b[m"},
		{"no such theme", Colours256, Style{Role: Text}, "\x1b[38;5;254mx\x1b[m"},
	} {
		if got := New(c.theme, c.depth, Full()).Paint(c.style, "x"); got != c.want {
			t.Errorf("%s at depth %d, %+v: %q, want %q", c.theme, c.depth, c.style, got, c.want)
		}
	}
}

func TestASelectedRowHasOneBackgroundAndOnlyReadableColours(t *testing.T) {
	t.Parallel()
	l := New("dark", Colours256, Full())
	for role, want := range map[Role]string{
		Faint: "\x1b[38;5;254;48;5;237m", SavesQuiet: "\x1b[38;5;221;48;5;237m", Up: "\x1b[38;5;75;48;5;237m",
	} {
		if got := l.Sequence(Style{Role: role}.On(true)); got != want {
			t.Errorf("role %d selected: %q, want %q", role, got, want)
		}
	}
	if l.RowMark() != "▌" {
		t.Errorf("the selected row begins with %q", l.RowMark())
	}
}

func TestWithoutABackgroundTheSelectedRowIsReversedAndBeginsWithAnAngle(t *testing.T) {
	t.Parallel()
	for _, l := range []Look{New("mono", TrueColour, Full()), New("dark", NoColour, Full()), New("dark", Colours16, Full())} {
		for r := range roles {
			if got := l.Sequence(Style{Role: r, Reverse: true}.On(true)); got != "\x1b[7m" {
				t.Errorf("%s, role %d selected: %q, want reverse and nothing else", l.Name, r, got)
			}
		}
		if l.RowMark() != ">" {
			t.Errorf("%s: the selected row begins with %q, want >", l.Name, l.RowMark())
		}
	}
}

func TestMonoHasNoColourAtAll(t *testing.T) {
	t.Parallel()
	l := New("mono", TrueColour, Full())
	for r := range roles {
		for v := range variants {
			for code := range strings.SplitSeq(strings.Trim(l.sequences[r][v], "\x1b[m"), ";") {
				if len(code) > 1 {
					t.Errorf("role %d, variant %d is coloured: %q", r, v, l.sequences[r][v])
				}
			}
		}
	}
}

func TestTheThemeKeyComesRound(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	name := "dark"
	for range Names() {
		seen[name] = true
		name = Themes(nil).Next(name)
	}
	if len(seen) != 7 || name != "dark" {
		t.Errorf("stepped through %v and came to %s", seen, name)
	}
	if Themes(nil).Next("strange") != "dark" || Known("strange") || !Known("safe-light") {
		t.Error("a strange theme is taken for a known one")
	}
}

func TestPaintingAllocatesNothingButTheText(t *testing.T) {
	l := New("dark", TrueColour, Full())
	line := make([]byte, 0, 256)
	if n := testing.AllocsPerRun(100, func() { line = l.Append(line[:0], Style{Role: Saves, Bold: true}, "12,480") }); n != 0 {
		t.Errorf("%v allocations a piece, want none", n)
	}
}

func TestASCIIGlyphsAreASCIIAndBothSetsAreWhole(t *testing.T) {
	t.Parallel()
	for _, g := range []Glyphs{Full(), ASCII()} {
		for name, glyph := range glyphs(g) {
			if glyph == "" {
				t.Errorf("ascii %v: %s is missing", g.ASCII, name)
			}
			for _, r := range glyph {
				if g.ASCII && r > 126 {
					t.Errorf("%s is %q in the ASCII set", name, glyph)
				}
			}
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New("dark", TrueColour, Full())
	}
}

// glyphs lists the single glyphs of a set by name.
func glyphs(g Glyphs) map[string]string {
	all := map[string]string{
		"rule": g.Rule, "heavy rule": g.HeavyRule, "box": g.BoxTopLeft + g.BoxTopRight + g.BoxBottomLeft + g.BoxBottomRight,
		"side": g.BoxSide, "focus": g.Focus, "interval": g.IntervalFrom + g.IntervalMid + g.IntervalTo + g.IntervalLine,
		"band": g.Band, "band middle": g.BandMiddle, "before": g.Before, "up": g.Up, "down": g.Down,
		"sorted down": g.SortedDown, "sorted up": g.SortedUp, "unknown": g.Unknown, "cut": g.Cut, "finding": g.Finding,
		"spike": g.Spike, "marked": g.Marked, "failed": g.Failed, "times": g.Times, "dot": g.Dot, "enter": g.Enter,
		"track": g.Track, "thumb": g.Thumb,
	}
	for i, s := range g.Spark {
		all["spark"+string(rune('1'+i))] = s
	}
	return all
}
