package categories

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/screen/screentest"
)

// mono is the screen in letters alone.
func mono(t *testing.T, v view.Categories, width, height int, keys ...string) (lines []string, status string) {
	t.Helper()
	page := shown(t, v, width, height, keys...).View(screentest.Mono(width, height))
	for _, line := range page.Lines {
		lines = append(lines, ansi.Strip(line))
	}
	return lines, page.Status
}

// rowOf is the row of the list that begins with a name.
func rowOf(lines []string, name string) string {
	i := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "● "+name) })
	if i < 0 {
		return ""
	}
	return lines[i]
}

func TestWhatHasNoTypicalRateSaysWhatItNeedsAndItsPooledRate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width, height int
		want, pooled  string
	}{
		{140, 40, "needs 5 videos with about 273 views each ", "1.10%"},
		{104, 30, "needs 5 videos ", "1.10%"},
		{80, 24, "1.10% pooled, needs 5 videos ", ""},
		{60, 20, "1.10%, needs 5 videos ", ""},
		{40, 20, "1.10%", ""},
	} {
		lines, _ := mono(t, sample.Categories(), c.width, c.height)
		if row := rowOf(lines, "レビュー"); !strings.Contains(row, c.want) || !strings.Contains(row, c.pooled) || strings.Contains(row, "█") {
			t.Errorf("%d × %d says %q, want %q and %q and no bar", c.width, c.height, row, c.want, c.pooled)
		}
		if row := rowOf(lines, "Uncat"); strings.Contains(row, "needs") || !strings.Contains(row, "0.64%") {
			t.Errorf("%d × %d says %q: what is many kinds needs nothing", c.width, c.height, row)
		}
	}
}

func TestWithoutTypicalRatesTheBarsAreOfAllViewsTogether(t *testing.T) {
	t.Parallel()
	lines, status := mono(t, sample.CategoriesTooFew(), 80, 20)
	if head := lines[headRow]; !strings.Contains(head, "all together") || !strings.Contains(head, "Pooled ↓") || strings.Contains(head, "Best?") {
		t.Errorf("the head is %q", head)
	}
	if row := rowOf(lines, "Meal prep"); !strings.Contains(row, "█") || strings.Contains(row, "├") {
		t.Errorf("the row is %q, want a bar without an interval", row)
	}
	if status != "" && !strings.HasPrefix(status, "Meal prep 1.90% of all views, 4 videos") {
		t.Errorf("the status line says %q", status)
	}
	m := shown(t, sample.CategoriesTooFew(), 80, 24)
	for _, want := range []view.CategoryColumn{view.ByCategoryVideos, view.ByCategorySaves, view.ByCategoryGained, view.ByCategoryName, view.ByPooled} {
		if m, _ = m.Update(screentest.Press("s")); m.asking.Asked.Sort != want {
			t.Errorf("s asks for %v, want %v: no category has a typical rate to sort by", m.asking.Asked.Sort, want)
		}
	}
}

func TestTheColumnThatIsSortedByHasAPlace(t *testing.T) {
	t.Parallel()
	heads := map[view.CategoryColumn]string{
		view.ByTypicalRate: "Rate", view.ByPooled: "Pooled", view.ByCategoryVideos: "Videos", view.ByCategorySaves: "Saves",
		view.ByCategoryGained: "Gained", view.ByBest: "Best?", view.ByCategoryName: "Category",
	}
	for _, width := range []int{60, 80, 104, 140} {
		for by, head := range heads {
			for _, keys := range [][]string{nil, {"v"}} {
				v := sample.Categories()
				v.Sort = by
				lines, _ := mono(t, v, width, 24, keys...)
				arrow := "↓"
				if by == view.ByCategoryName {
					arrow = "↑"
				}
				if !strings.Contains(lines[headRow], head+" "+arrow) && !strings.Contains(lines[headRow], head+arrow) {
					t.Errorf("by %s the head at %d is %q", by, width, lines[headRow])
				}
			}
		}
	}
}

func TestTheStatusLineSaysTheFocusedBarInWords(t *testing.T) {
	t.Parallel()
	demo := sample.Categories()
	demo.Demo = true
	for _, c := range []struct {
		view          view.Categories
		width, height int
		keys, want    string
	}{
		{sample.Categories(), 80, 24, "", "Tutorials 1.92% (1.62 to 2.28), 41 videos."},
		{sample.Categories(), 60, 20, "j", "Meal prep 1.74% (1.30 to 2.32), 19 videos."},
		{sample.Categories(), 80, 24, "G", "4 videos have no category: saveboard category add '#bread' Recipes"},
		{sample.Categories(), 140, 40, "", "4 videos have no category: saveboard category add '#bread' Recipes"}, // the words stand on the page
		{sample.ManyCategories(24), 80, 24, "", "1–15 of 24   Kind 1 3.00% (2.70 to 3.30), 30 videos."},
		{sample.ManyCategories(24), 40, 12, "", "1–3 of 24"},
		{demo, 80, 24, "", ""}, // how to bring in one's own videos is said there
	} {
		if _, got := mono(t, c.view, c.width, c.height, strings.Split(c.keys, "")...); got != c.want {
			t.Errorf("%d × %d after %q says %q, want %q", c.width, c.height, c.keys, got, c.want)
		}
	}
}

func TestTheIntervalIsSeenInEveryLook(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{"dark": "├─", "mono": "\x1b[7m├", "ascii": "[--*--]"} {
		page := shown(t, sample.Categories(), 80, 24).View(screentest.Frame(screentest.Look(name), 80, 24))
		if all := strings.Join(page.Lines, "\n"); !strings.Contains(all, want) {
			t.Errorf("%s has no %q", name, want)
		}
	}
}
