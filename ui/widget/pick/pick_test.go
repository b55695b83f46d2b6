package pick_test

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/pick"
)

func typed(p pick.Pick, s string) pick.Pick {
	for _, r := range s {
		p = p.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return p
}

func key(p pick.Pick, code rune) pick.Pick { return p.Update(tea.KeyPressMsg{Code: code}) }

func texts(p pick.Pick) (list []string) {
	for _, n := range p.Rows() {
		list = append(list, n.Text)
	}
	return list
}

func names() pick.Pick {
	return pick.Of([]pick.Name{{Text: "Bread"}, {Text: "Café", Note: "now"}, {Text: "Tutorials"}}, "None of these")
}

func TestWhatIsTypedFindsNamesAndMakesANewOne(t *testing.T) {
	t.Parallel()
	for said, want := range map[string][]string{
		"":       {"Bread", "Café", "Tutorials", "None of these"},
		"tut":    {"Tutorials", "tut"},
		"CAFE":   {"Café"},
		"ttls":   {"Tutorials", "ttls"},
		"Soup":   {"Soup"},
		" ":      {"Bread", "Café", "Tutorials", "None of these"},
		"bread ": {"Bread"},
	} {
		if got := texts(typed(names(), said)); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", said, got, want)
		}
	}
	if n, ok := typed(names(), "Soup").Chosen(); !ok || !n.New || n.Text != "Soup" {
		t.Errorf("a new name is %+v, %v", n, ok)
	}
	if _, ok := pick.Of(nil, "").Chosen(); ok {
		t.Error("something is chosen of nothing")
	}
}

func TestBesideNamesWhatIsTypedStandsFirst(t *testing.T) {
	t.Parallel()
	p := pick.Beside([]pick.Name{{Text: "#bread", Note: "3 videos"}, {Text: "#bread-baking"}, {Text: "rye"}}, "Type a word.")
	for said, want := range map[string][]string{
		"":       {"#bread", "#bread-baking", "rye"},
		"bread":  {"bread", "#bread", "#bread-baking"},
		"#BREAD": {"#bread", "#bread-baking"},
		"kind:x": {"kind:x"},
	} {
		if got := texts(typed(p, said)); !slices.Equal(got, want) {
			t.Errorf("%q stands before %q, want %q", said, got, want)
		}
	}
	if n, ok := typed(p, "#Bread").Chosen(); !ok || n.New || n.Note != "3 videos" {
		t.Errorf("a name that is typed is %+v", n)
	}
}

func TestTheCursorStaysInTheList(t *testing.T) {
	t.Parallel()
	p := key(key(names(), tea.KeyUp), tea.KeyDown)
	if n, _ := p.Chosen(); n.Text != "Café" {
		t.Errorf("a row down is %q", n.Text)
	}
	if n, _ := key(p, tea.KeyPgDown).Chosen(); !n.None {
		t.Errorf("the last row is %+v", n)
	}
	if n, _ := typed(key(p, tea.KeyPgDown), "b").Chosen(); n.Text != "Bread" {
		t.Errorf("after typing the cursor is on %q", n.Text)
	}
	if n, ok := key(typed(p, "tut"), tea.KeyTab).Chosen(); !ok || n.Text != "Tutorials" || n.New {
		t.Errorf("tab completes to %+v", n)
	}
}

func TestItIsDrawnInEveryWidth(t *testing.T) {
	t.Parallel()
	for width := 10; width < 60; width++ {
		c := canvas.New(look.New("dark", look.NoColour, look.Full()), width, pick.Height(3))
		if at := typed(names(), "something that is long").Draw(c, 3); at > width {
			t.Errorf("%d: the cursor is at %d", width, at)
		}
		for _, line := range c.Lines() {
			if w := ansi.StringWidth(line); w > width {
				t.Errorf("%d: %d cells: %q", width, w, line)
			}
		}
	}
}
