package prose

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"

	"saveboard/ui/look"
)

const page = `**A save is a note to oneself.** It can say a lot, and it is nobody else's to read: not yours, not ours.

## What the law says

The part *Why names are withheld* has more. See [the rule](https://example.org/rule) or <https://example.org/more>.

- **A name is personal.** “This account saved that video” is information about a person.
- Quiet is the default
  over two lines of source.

Run ` + "`saveboard who`" + ` to ask. 保存した人の名前は見えません。それは本人のものです。 2 * 3 stays so.
`

func drawn(d Document, l look.Look, width int, found []Range) string {
	var b strings.Builder
	for _, line := range d.Wrap(width) {
		b.WriteString(line.Paint(l, found) + "\n")
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		look  look.Look
		width int
	}{
		{"wide", look.New("dark", look.TrueColour, look.Full()), 90},
		{"narrow", look.New(look.Mono, look.NoColour, look.Full()), 38},
		{"ASCII", look.New(look.Mono, look.NoColour, look.ASCII()), 46},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := Parse(page, c.look.Glyphs)
			found := d.Find("name")
			found[1].Current = true
			golden.RequireEqual(t, drawn(d, c.look, c.width, found))
		})
	}
}

func TestNoLineIsWiderThanAskedOrThan74(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.StringMatching(`[a-z]{1,30}|保存{1,40}|\*\*[a-z ]{1,9}\*\*|- [a-z]{3}|\n\n|\n|👩‍🍳|> |# |1\. |`+"`x y`")).Draw(t, "words")
		width := rapid.IntRange(-3, 120).Draw(t, "width")
		d := Parse(strings.Join(words, " "), look.Full())
		for _, line := range d.Wrap(width) {
			painted := line.Paint(look.New("dark", look.TrueColour, look.Full()), nil)
			if got := ansi.StringWidth(painted); got > max(8, min(width, MaxWidth)) {
				t.Fatalf("%q has %d cells at width %d", painted, got, width)
			}
		}
	})
}

func TestWrappingLosesNoWord(t *testing.T) {
	t.Parallel()
	d := Parse(page, look.Full())
	for _, width := range []int{8, 20, 46, 74} {
		var shown []string
		for _, line := range d.Wrap(width) {
			shown = append(shown, d.plain[line.from:line.to])
		}
		got := strings.ReplaceAll(strings.Join(shown, ""), " ", "")
		want := strings.NewReplacer(" ", "", "\n", "").Replace(d.Plain())
		if got != want {
			t.Errorf("at width %d the lines hold\n%s, want\n%s", width, got, want)
		}
	}
}

func TestAFindOverALineBreakIsMarkedOnBothLines(t *testing.T) {
	t.Parallel()
	d := Parse("one two three four", look.Full())
	found := d.Find("TWO three")
	if len(found) != 1 {
		t.Fatalf("found %v, want one", found)
	}
	found[0].Current = true
	lines := d.Wrap(8)
	l := look.New(look.Mono, look.NoColour, look.Full())
	if got, want := lines[0].Paint(l, found), "one \x1b[1;4mtwo\x1b[m"; got != want {
		t.Errorf("the first line is %q, want %q", got, want)
	}
	if got, want := lines[1].Paint(l, found), "\x1b[1;4mthree\x1b[m"; got != want {
		t.Errorf("the second line is %q, want %q", got, want)
	}
	if got := lineOf(lines, found[0].From); got != 0 {
		t.Errorf("the find is on line %d, want 0", got)
	}
}

func TestSearchTakesQuotesAndCaseForAlike(t *testing.T) {
	t.Parallel()
	d := Parse("A person’s data, “so to say”. A PERSON'S DATA.", look.Full())
	if got := len(d.Find("person's data")); got != 2 {
		t.Errorf("found %d, want 2", got)
	}
	if got := d.Find("  "); got != nil {
		t.Errorf("nothing asked for found %v", got)
	}
}

func TestControlCharactersNeverReachTheTerminal(t *testing.T) {
	t.Parallel()
	d := Parse("plain \x1b[31mred\x07 \u202eback", look.Full())
	if strings.ContainsAny(d.Plain(), "\x1b\x07\u202e") {
		t.Errorf("controls are left in %q", d.Plain())
	}
}

func TestInASCIITheExplainerIsASCII(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../../assets/explainer/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no explainer: %v", err)
	}
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range Parse(string(source), look.ASCII()).Plain() {
			if r > 0x7e {
				t.Errorf("%s has %q", file, r)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(page, 40)
	f.Add("- \n  - a\n\n\n***\n<b>x</b>", 3)
	f.Fuzz(func(t *testing.T, markdown string, width int) {
		d := Parse(markdown, look.ASCII())
		found := d.Find("e")
		for _, line := range d.Wrap(width) {
			line.Paint(look.Look{}, found)
		}
	})
}

func TestEveryLineKnowsItsLineOfTheSource(t *testing.T) {
	t.Parallel()
	source := "First.\n\n## Second\n\n- third is longer than a line\n- fourth\n"
	d := Parse(source, look.Full())
	want := map[string]int{"First.": 0, "Second": 2, "third": 4, "fourth": 5}
	lines := d.Wrap(16)
	for word, n := range want {
		at := d.Find(word)[0].From
		if got := d.SourceOf(at); got != n {
			t.Errorf("%q is from line %d, want %d", word, got, n)
		}
		if got := lines[lineOf(lines, at)].Source(); got != n {
			t.Errorf("the line of %q is from line %d, want %d", word, got, n)
		}
	}
}

// lineOf is the line that shows the plain text's offset.
func lineOf(lines []Line, offset int) int {
	at := 0
	for i, l := range lines {
		if l.from <= offset && l.to > l.from {
			at = i
		}
	}
	return at
}
