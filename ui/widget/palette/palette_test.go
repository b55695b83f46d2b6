package palette_test

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/palette"
)

func items() []palette.Item {
	return []palette.Item{
		{Name: "Open the video", Key: "↵", Run: "open"},
		{Name: "Sort by the next column", Key: "s", Run: "sort"},
		{Name: "Next video of the list", Key: "n", Off: "this is the last video of the list", Run: "next"},
		{Name: "Period: 28 days", Run: "28"},
		{Name: "Go to Videos", Key: "2", Run: "videos"},
	}
}

func places() []palette.Item {
	return []palette.Item{
		palette.Place("category", "Crème & Brûlées", "crème"),
		palette.Place("video", "Sourdough in 60 s 🍞", "sourdough"),
		palette.Place("video", "خبز في عشر دقائق", "arabic"),
		palette.Place("video", "Straßen\x1b[31mbrot\nzum Sonntag", "straße"),
	}
}

func typed(p palette.Palette, text string) palette.Palette {
	for _, r := range text {
		p = p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return p
}

// runs are what all the lines that fit would do, the first first.
func runs(p palette.Palette) string {
	var all []string
	for i := 0; ; i++ {
		item, ok := p.At(i)
		if !ok {
			return strings.Join(all, " ")
		}
		all = append(all, item.Run.(string))
	}
}

func TestCommandsAreFoundByTheirLettersAndPlacesByPieces(t *testing.T) {
	t.Parallel()
	p := palette.Of(items()).With(places())
	for query, want := range map[string]string{
		"":             "open sort next 28 videos",
		"  ":           "open sort next 28 videos",
		"sbnc":         "sort",
		"NEXT":         "next sort",
		"column sort":  "sort", // words in any order
		"vid":          "videos open next",
		"28":           "28",
		"so":           "sort sourdough straße", // a command before the places
		"ro":           "straße 28 sort",        // and these before mere letters
		"creme":        "crème",                 // whatever the accents
		"brulees CR":   "crème",
		"sd":           "", // not letters picked from a title
		"dough":        "sourdough",
		"60 sour":      "sourdough",
		"strasse":      "straße",
		"brot sonntag": "straße",
		"عشر":          "arabic",
		"zzz":          "",
		"\x1b":         "open sort next 28 videos", // not typed at all
	} {
		if got := runs(typed(p, query)); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

func TestWhatWasChosenStaysWhenPlacesCome(t *testing.T) {
	t.Parallel()
	p := palette.Of(items()).Update(tea.KeyPressMsg{Code: tea.KeyDown})
	p = p.With(places())
	if i, ok := p.Chosen(); !ok || i.Run != "sort" {
		t.Errorf("chosen is %v", i.Run)
	}
	p = typed(p, "o")
	if i, _ := p.Chosen(); i.Run == "sort" {
		t.Error("typing does not go to the best")
	}
	if _, ok := typed(p, "zzz").Chosen(); ok {
		t.Error("something is chosen where nothing fits")
	}
}

func draw(l look.Look, p palette.Palette, width, rows int) []string {
	c := canvas.New(l, width, palette.Height(rows))
	p.Draw(c, rows)
	return c.Lines()
}

func TestItShowsKeysKindsAndWhy(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	for _, c := range []struct {
		name string
		p    palette.Palette
		want string
	}{
		{"all", palette.Of(items()), `
:
──────────────────────────────────────
> Open the video                    ↵
  Sort by the next column           s
  Next video of the list            n
  Period: 28 days

5 of 5 commands
`},
		{"off", typed(palette.Of(items()), "next vid"), `
: next vid
──────────────────────────────────────
> Next video of the list            n




Not now: this is the last video of…
`},
		{"place", typed(palette.Of(items()).With(places()), "sour"), `
: sour
──────────────────────────────────────
> Sourdough in 60 s 🍞          video




1 place
`},
		{"nothing", typed(palette.Of(items()), "qq"), `
: qq
──────────────────────────────────────





Nothing is called that. Fewer letters…
`},
	} {
		lines := draw(l, c.p, 38, 4)
		for i, line := range lines {
			lines[i] = strings.TrimRight(ansi.Strip(line), " ")
		}
		if got := "\n" + strings.Join(lines, "\n") + "\n"; got != c.want {
			t.Errorf("%s: got%swant%s", c.name, got, c.want)
		}
	}
}

func TestTheTypedLettersAreUnderlined(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.TrueColour, look.Full())
	p := typed(palette.Of(append(items(), palette.Item{Name: "Für Öffner und Esser"})).With(places()), "öff")
	got := draw(l, p, 54, 4)[palette.FirstRow]
	want := l.Sequence(look.Style{Role: look.Text, Bold: true, Underline: true, Mark: true}) + "Öff"
	if !strings.Contains(got, want) {
		t.Errorf("%q is not in %q", want, got)
	}
}

// What is typed, pasted or called never makes a line wider than its place, nor the list longer.
func TestNoLineIsTooWide(t *testing.T) {
	t.Parallel()
	keys := []rune{tea.KeyUp, tea.KeyDown, tea.KeyPgUp, tea.KeyPgDown, tea.KeyBackspace, tea.KeyLeft}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String()
		p := palette.Of([]palette.Item{{Name: name.Draw(t, "name"), Key: "x", Off: name.Draw(t, "off"), Run: ""}, items()[0]})
		p = p.With([]palette.Item{palette.Place("video", name.Draw(t, "title"), "")})
		for range rapid.IntRange(0, 12).Draw(t, "keys") {
			if rapid.Bool().Draw(t, "key") {
				p = p.Update(tea.KeyPressMsg{Code: rapid.SampledFrom(keys).Draw(t, "which")})
			} else {
				p = p.Update(tea.PasteMsg{Content: rapid.StringN(0, 3, -1).Draw(t, "pasted")})
			}
		}
		l := look.New("dark", look.TrueColour, look.Full())
		l.ByCodePoint = rapid.Bool().Draw(t, "by code point")
		width := rapid.IntRange(1, 60).Draw(t, "width")
		lines := draw(l, p, width, rapid.IntRange(1, 5).Draw(t, "rows"))
		if i := slices.IndexFunc(lines, func(line string) bool { return canvas.New(l, 0, 0).Cells(ansi.Strip(line)) > width }); i >= 0 {
			t.Fatalf("line %d of %d cells is %q", i, width, lines[i])
		}
	})
}
