package print_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

// withCards are the sample's videos with two cards, of which the second is of the files of the first.
func withCards() view.Videos {
	v := sampleVideos()
	card := view.Card{
		Figure: "save_rate", Name: "Save rate", Definition: "Saves divided by views, both from the latest snapshot that has them.",
		Value: model.Known(0.0238), Words: "2.38%", Of: "Sourdough",
		Inputs: []view.CardInput{
			{Name: "Saves", Value: model.Known(12480), Words: "12,480", Note: "22 Nov 2026 18:00"}, {Name: "Views", Value: model.Known(524370), Words: "524,370"},
		},
		Step: "counted exactly", LeftOut: []view.LeftOut{{Reason: "without views", Videos: 2}}, Sources: view.CardSources{Invented: true},
	}
	other := card
	other.Of, other.Value, other.Words, other.Reason = "Lentils", model.Real{}, "—", "it has no *views*"
	v.Explain([]view.Card{card, other})
	return v
}

func TestTheTextSaysOnceWhatAFigureIsAndWhichFilesItIsFrom(t *testing.T) {
	t.Parallel()
	got := write(t, print.Text, print.Videos(), withCards(), full(72))
	const want = `
Where these figures come from

Save rate
Saves divided by views, both from the latest snapshot that has them.
  · Sourdough 2.38%
    Saves 12,480 (22 Nov 2026 18:00); Views 524,370.
    Counted exactly.
    Left out: 2 videos without views.
  · Lentils —
    Saves 12,480 (22 Nov 2026 18:00); Views 524,370.
    Unknown: it has no *views*.
    Counted exactly.
    Left out: 2 videos without views.
  From no file of yours: the creator is invented
`
	if !strings.HasSuffix(got, want) {
		t.Errorf("the text ends\n%s", got)
	}
}

func TestNoLineOfAnExplanationIsWiderThanThePaper(t *testing.T) {
	t.Parallel()
	for width := 40; width <= 140; width++ {
		for line := range strings.SplitSeq(write(t, print.Text, print.Videos(), withCards(), full(width)), "\n") {
			if cells := ansi.StringWidth(line); cells > width {
				t.Fatalf("on %d cells a line takes %d: %q", width, cells, line)
			}
		}
	}
}

func TestAnExplanationIsInMarkdownAndJSONAndNeverInCSV(t *testing.T) {
	t.Parallel()
	v, plain := withCards(), sampleVideos()
	document := write(t, print.Markdown, print.Videos(), v, print.Paper{})
	if !strings.Contains(document, "\n## Where these figures come from\n\n### Save rate\n") || !strings.Contains(document, `\*views\*`) {
		t.Errorf("the document is\n%s", document)
	}
	if got := write(t, print.JSON, print.Videos(), v, print.Paper{}); !strings.Contains(got, `"why": [`) || !strings.Contains(got, `"value": null`) {
		t.Errorf("the JSON is\n%s", got)
	}
	if got := write(t, print.JSON, print.Videos(), plain, print.Paper{}); strings.Contains(got, `"why"`) {
		t.Error("the JSON says why without being asked")
	}
	if write(t, print.CSV, print.Videos(), v, print.Paper{}) != write(t, print.CSV, print.Videos(), plain, print.Paper{}) {
		t.Error("the CSV is another when the view is explained")
	}
}

func TestAnExplanationOnAnASCIIPaperHasNothingElse(t *testing.T) {
	t.Parallel()
	v := withCards()
	v.Videos = nil
	v.Why[0].Words = "5.2×"
	for _, r := range write(t, print.Text, print.Videos(), v, print.Paper{Width: 100, Look: look.Look{Glyphs: look.ASCII()}}) {
		if r > 127 {
			t.Fatalf("the text has %q", r)
		}
	}
}
