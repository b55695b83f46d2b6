package print_test

import (
	"strings"
	"testing"

	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

func TestCategoriesAreReadAsText(t *testing.T) {
	t.Parallel()
	plain := print.Paper{Width: 88, Look: look.New(look.Mono, look.NoColour, look.Full())}
	got := write(t, print.Text, print.Categories(), sample.Categories(), plain)
	for _, want := range []string{
		"Tutorials                                   1.92%    1.62–2.28%    91%   2.31%",
		"レビューと味見の動画                            —             —      —   1.10%",
		"Typical is the rate of the middle video, pooled that of all views together.",
		"レビューと味見の動画 needs 5 videos with about 273 views each for a typical rate.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q:\n%s", want, got)
		}
	}
	if got := write(t, print.Text, print.Categories(), sample.Unsorted(), plain); strings.Contains(got, "Typical is") || strings.Contains(got, "needs 5") {
		t.Errorf("what has no typical rate has no words about it:\n%s", got)
	}
}

func TestCategoriesInColumnsHaveTheirIntervalAndChance(t *testing.T) {
	t.Parallel()
	got := write(t, print.CSV, print.Categories(), sample.Categories(), print.Paper{})
	head, row, _ := strings.Cut(got, "\n")
	if !strings.Contains(head, "pooled_rate,typical_rate,typical_rate_low,typical_rate_high,tau2,chance_best,as_of,") ||
		!strings.HasPrefix(row, "Tutorials,41,40,40,21400,0,6210,") || !strings.Contains(row, ",0.0231,0.0192,0.0162,0.0228,0.25,0.914,2026-11-22T18:00:00Z,") {
		t.Errorf("it is\n%s", got)
	}
	if row := strings.Split(got, "\n")[6]; !strings.Contains(row, ",0.011,,,,,,2026-11-22T18:00:00Z,") {
		t.Errorf("unknown is not empty: %s", row)
	}
	if got := write(t, print.Markdown, print.Categories(), sample.Categories(), print.Paper{}); !strings.Contains(got, "| 0.0231 | 0.0192 | 0.0162 | 0.0228 | 0.25 | 0.914 |") {
		t.Errorf("it is\n%s", got)
	}
}
