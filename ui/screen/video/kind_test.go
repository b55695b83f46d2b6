package video

import (
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/ui/screen/screentest"
)

func TestTheFairRateStandsBesideTheRateOrSaysWhyNot(t *testing.T) {
	t.Parallel()
	d := sourdough()
	if page := shown(t, d, 140, 40); !strings.Contains(page, "2.38%") || !strings.Contains(page, "2.34%") {
		t.Errorf("the two rates are missing:\n%s", page)
	}
	d.CategoryTypicalRate = model.Real{}
	d.Video.AdjustedSaveRate, d.Reasons["adjusted_save_rate"] = model.Real{}, "it needs 5 videos with about 300 views each"
	if page := shown(t, d, 140, 40); !strings.Contains(page, "No fair rate: it needs 5 videos") {
		t.Errorf("it does not say why:\n%s", page)
	}
}

func TestWhatIsTypicalForItsKindStandsBesideItsFairRate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		width, height int
		want          []string
	}{
		{140, 40, []string{
			"Typical for its kind ─", "─ Tutorials", "Save rate                              2.38%", "Fair rate                              2.34%",
			"Typical           9 in 10: 1.62–2.28%  1.92%", "● typical  ◆ its fair rate",
		}},
		{80, 60, []string{"Typical for its kind ", "Typical   1.62–2.28%  1.92%"}},
	} {
		page := shown(t, sourdough(), c.width, c.height)
		for _, want := range c.want {
			if !strings.Contains(page, want) {
				t.Errorf("at %d×%d %q is missing in\n%s", c.width, c.height, want, page)
			}
		}
	}
	if page := shown(t, sourdough(), 80, 24); strings.Contains(page, "Typical for") {
		t.Errorf("in a small window it does not fall away:\n%s", page)
	}
}

func TestTheFairRateIsMarkedWhereverItLies(t *testing.T) {
	t.Parallel()
	for rate, want := range map[float64]string{0.004: "◆ ", 0.0192: "─◆─", 0.03: "┤  "} {
		d := sourdough()
		d.Video.AdjustedSaveRate = model.Known(rate)
		if page := shown(t, d, 140, 40); !strings.Contains(page, want) {
			t.Errorf("%v is not drawn as %q:\n%s", rate, want, page)
		}
	}
	ascii := screentest.Text(opened(t, sourdough()).View(screentest.Frame(screentest.Look("ascii"), 140, 40)))
	if !strings.Contains(ascii, "* typical  o its fair rate") {
		t.Errorf("in ASCII the two marks are not told apart:\n%s", ascii)
	}
}

func TestWhyNothingIsTypicalForItsKindIsSaidWhereThereIsRoom(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.CategoryTypicalRate, d.Video.Note, d.Video.Labels = model.Real{}, "", nil
	d.Reasons["category_typical_rate"] = "it needs 5 videos with about 300 views each; its category has two"
	page := shown(t, d, 140, 40)
	for _, want := range []string{"Fair rate ─", "What is typical for its kind is not known:", "with about 300 views each"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is missing in\n%s", want, page)
		}
	}
}
