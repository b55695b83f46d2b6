package table_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/table"
)

func columns() []table.Column {
	return []table.Column{
		{ID: "title", Head: "Video", Width: 6},
		{ID: "age", Head: "Age", Width: 5, Right: true, Falls: 2},
		{ID: "saves", Head: "Saves", Width: 7, Right: true},
		{ID: "rate", Head: "Rate", Width: 5, Right: true, Falls: 1},
	}
}

func names(placed []table.Placed) string {
	var all []string
	for _, p := range placed {
		all = append(all, fmt.Sprintf("%s@%d+%d", p.ID, p.X, p.Width))
	}
	return strings.Join(all, " ")
}

func TestColumnsFallAwayInTheirOrderAndTheFirstTakesTheRest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		cells, most int
		want        string
	}{
		{40, 99, "title@3+17 age@22+5 saves@29+7 rate@38+5"},
		{40, 10, "title@3+11 age@18+5 saves@27+7 rate@38+5"},
		{29, 99, "title@3+6 age@11+5 saves@18+7 rate@27+5"},
		{28, 99, "title@3+12 saves@17+7 rate@26+5"},
		{16, 99, "title@3+7 saves@12+7"},
		{10, 99, "title@3+1 saves@6+7"}, // nothing more may fall
	} {
		if got := names(table.Fit(columns(), 3, c.cells, c.most)); got != c.want {
			t.Errorf("in %d cells: %s, want %s", c.cells, got, c.want)
		}
	}
}

func TestTheWindowFollowsTheCursorAndNoFurther(t *testing.T) {
	t.Parallel()
	w := table.Window{}.Move(9, 100, 10)
	if w.Top != 0 {
		t.Errorf("the tenth of ten visible rows scrolled to %d", w.Top)
	}
	if w = w.Move(1, 100, 10); w.Top != 1 || w.Cursor != 10 {
		t.Errorf("one further: %+v", w)
	}
	if w = w.Move(-1, 100, 10); w.Top != 1 {
		t.Errorf("back inside the window scrolled: %+v", w)
	}
	rapid.Check(t, func(t *rapid.T) {
		rows, visible := rapid.IntRange(0, 50).Draw(t, "rows"), rapid.IntRange(0, 20).Draw(t, "visible")
		w := table.Window{Cursor: rapid.IntRange(-5, 60).Draw(t, "cursor"), Top: rapid.IntRange(-5, 60).Draw(t, "top")}.Within(rows, visible)
		if w.Cursor < 0 || rows > 0 && w.Cursor >= rows || w.Top < 0 || w.Cursor < w.Top || w.Cursor > w.Top+max(0, visible-1) {
			t.Errorf("%d rows, %d visible: %+v", rows, visible, w)
		}
	})
}

func draw(l look.Look, rows, cursor int, title string) (lines []string, asked int) {
	const visible = 4
	t := table.Table{
		Columns: table.Fit(columns(), table.FirstCell, 30, 99), Rows: rows, Sorted: "saves", Descending: true, Focused: true,
		Window: table.Window{Cursor: cursor}.Within(rows, visible),
		Cell: func(row int, c table.Column, selected bool) table.Cell {
			asked++
			if c.ID == "title" {
				return table.Cell{Line: text.Clean(title), Style: look.Style{Bold: selected}}
			}
			return table.Cell{Plain: fmt.Sprint(row)}
		},
		HeadClick: func(c table.Column) tea.Msg { return c.ID },
		RowClick:  func(row int) tea.Msg { return row },
	}
	c := canvas.New(l, 40, visible+2)
	table.Head(c, 0, 36, t)
	table.Body(c, 2, visible, 36, t)
	return c.Lines(), asked
}

func TestOnlyRowsInSightAreDrawn(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.TrueColour, look.Full())
	_, ten := draw(l, 10, 3, "x")
	_, many := draw(l, 10_000, 3, "x")
	if ten != many || many != 4*4 {
		t.Errorf("%d cells for 10 rows, %d for 10,000, want 16", ten, many)
	}
}

func TestColumnsStayStraightWhateverTheTitle(t *testing.T) {
	t.Parallel()
	l := look.New("mono", look.NoColour, look.Full())
	plain, _ := draw(l, 9, 1, "plain")
	at := strings.Index(ansi.Strip(plain[3]), "1")
	for _, title := range []string{"Bread 🍞 loaf", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "日本語のタイトル", "خبز العجين المخمر", "e\u0301clair e\u0301clair e\u0301", "a\x1b[31mb\nc\u202e", ""} {
		lines, _ := draw(l, 9, 1, title)
		line := ansi.Strip(lines[3])
		i := strings.LastIndex(line[:strings.LastIndex(line, "1")], "1")
		i = strings.LastIndex(line[:i], "1")
		if got := ansi.StringWidth(line[:i]); got != ansi.StringWidth(ansi.Strip(plain[3])[:at]) {
			t.Errorf("%q moves the columns: %q", title, line)
		}
		if got := ansi.StringWidth(line); got != 36 {
			t.Errorf("%q: the row is %d cells wide: %q", title, got, line)
		}
	}
}

func TestTheTableLooksLikeThis(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		glyphs look.Glyphs
		want   string
	}{
		{look.Full(), `
   Video      Age  Saves ↓   Rate
 ───────────────────────────────────
   Focacc…      0        0      0  ┃
 > Focacc…      1        1      1  │
   Focacc…      2        2      2  │
   Focacc…      3        3      3  │
`},
		{look.ASCII(), `
   Video      Age  Saves v   Rate
 -----------------------------------
   Focacc~      0        0      0  #
 > Focacc~      1        1      1  |
   Focacc~      2        2      2  |
   Focacc~      3        3      3  |
`},
	} {
		lines, _ := draw(look.New("mono", look.NoColour, c.glyphs), 9, 1, "Focaccia")
		if got := "\n" + ansi.Strip(strings.Join(lines, "\n")) + "\n"; got != c.want {
			t.Errorf("got%swant%s", got, c.want)
		}
	}
}

func BenchmarkBody(b *testing.B) {
	l := look.New("dark", look.TrueColour, look.Full())
	for _, rows := range []int{10, 10_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			for b.Loop() {
				draw(l, rows, 3, "Sourdough in 60 s")
			}
		})
	}
}
