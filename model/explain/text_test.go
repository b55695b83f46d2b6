package explain_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"saveboard/assets"
	"saveboard/model/explain"
)

func shipped(t *testing.T) []explain.Part {
	t.Helper()
	parts, err := explain.Parse(assets.Explainer)
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

func TestTheExplainerHasItsEightParts(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, p := range shipped(t) {
		ids = append(ids, p.ID)
	}
	want := []string{
		"short-answer", "shown-and-hidden", "why-withheld", "the-law",
		"what-anonymous-means", "what-the-ranking-reveals", "what-you-can-do", "questions",
	}
	if !slices.Equal(ids, want) {
		t.Errorf("parts are %q, want %q", ids, want)
	}
}

func TestTheAnswerComesFirst(t *testing.T) {
	t.Parallel()
	first := shipped(t)[0]
	if !strings.HasPrefix(first.Markdown, "**No. You can see how many, never who.**\n") {
		t.Errorf("the explainer opens with %.60q", first.Markdown)
	}
	if s := first.Focus("Rye bread", "1,204"); !strings.Contains(s, "Rye bread") || !strings.Contains(s, "1,204") {
		t.Errorf("the answer about one video leaves it out: %q", s)
	}
}

// A claim is something that is often said and is wrong, with a sentence that says so.
type claim struct{ pattern, example string }

func wrongClaims() []claim {
	return []claim{
		{`(gdpr|law|europe)[^.]* requires? consent`, "The GDPR requires consent before names are shown."},
		{`(ccpa|california)[^.]* (prohibits?|forbids?|requires? consent)`, "The CCPA prohibits sharing names."},
		{`(cpra|ccpa) and the (cpra|ccpa)`, "The CCPA and the CPRA are two laws."},
		{`coppa[^.]* protects? (all )?(minors|teen)`, "COPPA protects minors."},
		{`(?:^|[^d] )(law|laws|gdpr)( does| do)? (oblige|force|order|require)s? tiktok`, "The laws oblige TikTok to hide savers."},
		{`(locali[sz]ation|stored?)[^.]* (keeps? savers|hides? (names|savers))`, "Data localisation keeps savers private."},
		{`aggregated? (is|means|=) anonym`, "Aggregated means anonymous."},
		{`total is (always )?anonymous`, "A total is anonymous."},
		{`data (is|are) anonymi[sz]ed`, "The data are anonymised."},
		{`tiktok (itself )?(does not|cannot) (know|see) who`, "TikTok does not know who saved."},
		{`saves? (is|are|means?) (a )?downloads?`, "A save is a download."},
		{`\d[^.]* likes`, "A save weighs 5 likes."},
		{`saves? (is|are|stay) (always )?(private|secret)`, "Saves are private."},
		{`(is|are) k-anonymous`, "A count above ten is k-anonymous."},
		{`fined[^.]* (for|because of) (showing|hiding|saves|savers)`, "TikTok was fined for showing savers."},
		{`!`, "You can do it!"},
		{`\busers?\b`, "Our users love it."},
		{`\bplease\b`, "Please read on."},
	}
}

// What denies a claim holds its words. These are the only denials there are.
func withoutDenials(text string) string {
	return strings.NewReplacer(
		"No source says that a law orders TikTok to hide savers.", "",
		"Does the law force TikTok to do so? No source says that.", "",
		"Has TikTok been fined because of savers?", "",
	).Replace(text)
}

func TestNoPartSaysWhatIsNotSo(t *testing.T) {
	t.Parallel()
	for _, c := range wrongClaims() {
		re := regexp.MustCompile(`(?i)` + c.pattern)
		if !re.MatchString(c.example) {
			t.Errorf("%q does not catch its own example %q", c.pattern, c.example)
		}
		for _, p := range shipped(t) {
			text := withoutDenials(p.Title + "\n" + p.Focused + "\n" + p.Markdown)
			if hit := re.FindString(text); hit != "" {
				t.Errorf("%s: %q is a wrong claim or not our voice", p.ID, hit)
			}
		}
	}
}

func TestTheLawPartSaysWhatMustNotBeLeftOut(t *testing.T) {
	t.Parallel()
	i := slices.IndexFunc(shipped(t), func(p explain.Part) bool { return p.ID == "the-law" })
	law := shipped(t)[i].Markdown
	for _, words := range []string{
		"not legal advice", "There are six", "by default", "singled out", "It amended the CCPA",
		"neither sale nor sharing", "under 13", "Most of it had to be followed by 22 April 2026",
		"other creators' handles", "does not explain why names are hidden",
	} {
		if !strings.Contains(law, words) {
			t.Errorf("the law part does not say %q", words)
		}
	}
}

func TestPartsAreShortEnoughToBeRead(t *testing.T) {
	t.Parallel()
	long := map[string]int{"the-law": 700, "questions": 450}
	for _, p := range shipped(t) {
		most := 260
		if n, ok := long[p.ID]; ok {
			most = n
		}
		if n := len(strings.Fields(p.Markdown)); n < 120 || n > most {
			t.Errorf("%s has %d words, want 120 to %d", p.ID, n, most)
		}
		for sentence := range sentences(p.Markdown) {
			if n := len(strings.Fields(sentence)); n > 30 {
				t.Errorf("%s: %d words in one sentence: %s", p.ID, n, sentence)
			}
		}
	}
}

func sentences(markdown string) func(yield func(string) bool) {
	ends := regexp.MustCompile(`[.?:][*”]*\s|\n`)
	return slices.Values(ends.Split(markdown, -1))
}

func TestAParagraphIsOneLine(t *testing.T) {
	t.Parallel()
	for _, p := range shipped(t) {
		lines := strings.Split(p.Markdown, "\n")
		for i := 1; i < len(lines); i++ {
			if prose(lines[i]) && prose(lines[i-1]) {
				t.Errorf("%s: the paragraph %.40q goes on over a second line", p.ID, lines[i-1])
			}
		}
	}
}

func prose(line string) bool {
	return line != "" && !strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "#")
}

func TestThePartsCanBeSearched(t *testing.T) {
	t.Parallel()
	parts := shipped(t)
	for query, id := range map[string]string{
		"subtraction": "what-anonymous-means", "children cannot recognise": "the-law",
		"app promises names": "questions", "bookmark favourites": "shown-and-hidden",
	} {
		found := slices.ContainsFunc(explain.Search(parts, query), func(m explain.Match) bool { return parts[m.Part].ID == id })
		if !found {
			t.Errorf("%q is not found in %s", query, id)
		}
	}
}
