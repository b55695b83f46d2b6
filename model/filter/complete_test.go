package filter

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func values() Values {
	return Values{
		Categories: []string{"Tutorials", "Meal prep", "Recipes"}, Hashtags: []string{"bread", "mealprep"}, Labels: []string{"long read"},
		Accounts: []string{"mira.bakes"}, Saved: []Saved{{"keepers", "rate>2% OR fair>2%"}, {"kitchen", "category:recipes"}},
	}
}

func TestTheWordAtTheCursorIsCompleted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ typed, want string }{ // | is the cursor; what the first option makes of the line, and all options
		{"ra|", "rate> : rate>1.5%"},
		{"s|", "saves> : saves>1k, shares>100, spike:yes"},
		{"creme -cat|", "creme -category: : category:tutorial"},
		{"category:|", "category:Tutorials : Tutorials, Meal prep, Recipes, Uncategorised"},
		{"category:pr|", `category:"Meal prep" : Meal prep`},
		{`category:"meal p|`, `category:"Meal prep" : Meal prep`},
		{`(category:rec| OR x)`, `(category:Recipes OR x) : Recipes`},
		{"category:tu|x saves>1", "category:Tutorials saves>1 : Tutorials"},
		{"#m|", "#mealprep : #mealprep"},
		{"tag:b|", "tag:bread : bread"},
		{"account:@mi|", "account:mira.bakes : mira.bakes"},
		{"label:read|", `label:"long read" : long read`},
		{"weekday:s|", "weekday:sat : sat, sun"},
		{"kind:|", "kind:video : video, photo"},
		{"own:y|", "own:yes : yes"},
		{"rate>|", "rate>1.5% : rate>1.5%"},
		{"rate>1|", " : "},
		{"raet>1.5%|", "rate>1.5% : rate>1.5%"},
		{"raet>|", "rate>1.5% : rate>1.5%"},
		{"@k|", "(rate>2% OR fair>2%) : @keepers, @kitchen"},
		{"x @kit|", "x category:recipes : @kitchen"},
		{"crème|", " : "},
		{"zzz:1|", " : "},
	} {
		cursor := strings.Index(c.typed, "|")
		line := strings.Replace(c.typed, "|", "", 1)
		got := Complete(line, cursor, values())
		first, shown := "", []string{}
		for _, o := range got.Options {
			shown = append(shown, o.Shown)
		}
		if len(got.Options) > 0 {
			first = line[:got.Start] + got.Options[0].Text + line[got.End:]
		}
		if s := first + " : " + strings.Join(shown, ", "); s != c.want {
			t.Errorf("%q becomes %q, want %q", c.typed, s, c.want)
		}
	}
	if all := Complete("creme ", 6, values()).Options; len(all) != int(fields) {
		t.Errorf("an empty word can become %d fields, want all %d", len(all), fields)
	}
}

func TestSavedFiltersStandForTheirText(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"@keepers": "rate>2% OR fair>2%", "@KITCHEN #bread": "(category:recipes) #bread", "-@kitchen": "-(category:recipes)",
		"(@keepers OR x)": "((rate>2% OR fair>2%) OR x)", "@mira.bakes hello": "@mira.bakes hello", "@": "@", "a@keepers": "a@keepers",
	} {
		if got := Expand(typed, values().Saved); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestCompletionStaysWithinTheLine(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.SampledFrom([]string{"category:", "#", "@k", `"`, " ", "(", ")", "-", "ü", "rate>", "1", "OR"})).Draw(t, "pieces")
		cut := rapid.IntRange(0, len(pieces)).Draw(t, "cut")
		before, after := strings.Join(pieces[:cut], ""), strings.Join(pieces[cut:], "")
		c := Complete(before+after, len(before), values())
		if c.Start < 0 || c.Start > len(before) || c.End < len(before) || c.End > len(before+after) {
			t.Fatalf("%q|%q: from %d to %d", before, after, c.Start, c.End)
		}
	})
}
