package filter

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/text"
)

// brulee is a video with something in every field: posted on Saturday 14 March 2026 at 09:30.
func brulee() *Subject {
	s := &Subject{
		Video: &model.Video{
			Title: "Crème brûlée sans chalumeau 🍮", Hashtags: []string{"Dessert", "60seconds"}, Handle: "mira.bakes", Kind: model.KindVideo,
			Category: "Recipes", Labels: []string{"long read"}, Note: "pinned",
		},
		Own: true, Local: time.Date(2026, 3, 14, 9, 30, 0, 0, time.UTC), Today: model.Date(2026, 3, 20), Spiked: Yes,
	}
	for field, v := range map[Field]float64{
		Saves: 1200, Views: 60000, Likes: 4000, Comments: 0, Gained: -3, Rate: 0.02, Keep: 0.3, Typical: 2.4, Age: 5.9, Length: 75,
	} {
		s.Figures[field] = model.Known(v)
	}
	return s
}

func TestAFilterTakesWhatItSays(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string]bool{
		"": true, "  ": true, "creme": true, "BRULEE recipes": true, "creme skits": false, "#dess": true, "dessert": true, "#creme": false,
		"long pinned": true, "🍮": true, "chalumeau #60sec": true, "chalumeau #seconds": false, "-": false, "#": true,

		`"brulee sans"`: true, `"sans brulee"`: false, `"chalumeau 🍮 recipes"`: false, `"#dessert"`: true, `""`: true,
		"-skits": true, "-creme": false, "-#dess": false, `-"sans brulee"`: true, "--": true,
		"skits OR creme": true, "skits OR tricks": false, "skits OR creme recipes": true, "creme OR skits tricks": true,
		"(skits OR creme) tricks": false, "-(skits OR creme)": false, "-(skits tricks)": true, "()": true, "or": false,

		"category:rec": true, "Category:RECIPES": true, "category:=rec": false, `category:="Recipes"`: true, "category=recipes": true,
		"category:uncat": false, "-category:rec": false, "hashtag:des": true, "tag:#des": true, "tag:=des": false, "label:long": true,
		`label:="long read"`: true, `label:""`: true, "label:read": false, "title:sans": true, `title:"sans chal"`: true, "title:=sans": false,
		"account:@mira": true, "account:bakes": false, "own:yes": true, "own:no": false, "kind:video": true, "kind:photos": false,
		"spike:yes": true, "spike:no": false,

		"saves>1k": true, "saves>1.2K": false, "saves>=1,200": true, "saves:1200": true, "saves=1.200": true, "saves:1k..2k": true,
		"saves:..1k": false, "saves:1300..": false, `views<"0,1 Mio."`: true, "views≥60k": true, "comments:0": true, "comments<1": true,
		"gained<0": true, "gained:-3": true, "gained>-3": false,
		"rate>1.5%": true, "rate>2%": false, "rate:2%": true, "rate:2.0%": true, "rate:1,9%": false, "rate:1%..2%": true, "keep>20%": true,
		"keep>0.25": true, "typical>2": true, "typical>2.4x": false, "typical:2.4×": true, "typical:2": true, "typical:3": false,
		"age<7d": true, "age:5d": true, "age:6d": false, "age<1w": true, "age>100h": true, "age<12mo": true, "age<1y": true,
		"length<30s": false, "length:1m15s": true, "length=1:15": true, "length>1m": true, "length<=75": true,

		"posted:2026": true, "posted:2026-03": true, "posted:2026-03-14": true, "posted:2026-02..2026-04": true, "posted:2026-02": false,
		"posted>2026-03": false, "posted>2026-02": true, "posted>=2026-03": true, "posted<2026-03": false, "posted<=2026-03": true,
		"posted:-7d..": true, "posted:-6d..": false, "posted:-7d": true, "posted:..-7d": false, "posted:..-6d": true, "posted<-6d": true,
		"posted>-6d": false, "posted:today": false, "posted:-1y..-1d": true, "posted:-7d..2026-03-14": true, "posted:..yesterday": true,
		"weekday:sat": true, "weekday:Saturday": true, "weekday:6": true, "weekday:mon..fri": false, "weekday:fri..mon": true, "weekday:sun..sat": true,
		"hour:9": true, "hour:8..9": true, "hour>9": false, "hour:22..3": false, "hour:22..9": true, "-hour:22..3": true,
	} {
		f, err := Parse(filter)
		if err != nil {
			t.Errorf("%q is no filter: %v", filter, err)
		} else if got := f.Match(brulee()); got != want {
			t.Errorf("%q matches: %v, want %v", filter, got, want)
		}
	}
}

func TestWhatIsNotKnownIsNeverTaken(t *testing.T) {
	t.Parallel()
	v := brulee()
	v.Spiked = Unknown
	v.Video.PostedFrom = model.PostedDay
	for filter, want := range map[string]bool{
		"shares>1": false, "-shares>1": false, "-(-shares>1)": false, "fair<9%": false, "-fair<9%": false, "shares:..": false,
		"shares>1 OR creme": true, "-(shares>1 OR creme)": false, "-(shares>1 skits)": true, "-(shares>1 creme)": false,
		"spike:yes": false, "spike:no": false, "-spike:yes": false, "hour:12": false, "-hour:12": false, "weekday:sat": true,
	} {
		f, err := Parse(filter)
		if err != nil {
			t.Errorf("%q is no filter: %v", filter, err)
		} else if got := f.Match(v); got != want {
			t.Errorf("%q matches: %v, want %v", filter, got, want)
		}
	}
}

func TestAProblemNamesThePlaceAndAWayOut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ filter, wrong, sentence, instead string }{
		{"category:tutorial raet>1.5%", "raet>1.5%", "No field is called “raet”.", "rate>1.5%"},
		{"-savse>1k", "savse>1k", "No field is called “savse”.", "saves>1k"},
		{"cat:x", "cat:x", "No field is called “cat”.", "category:x"},
		{"zzz:x", "zzz:x", "No field is called “zzz”.", ""},
		{"crème brûlée:x", "brûlée:x", "No field is called “brûlée”.", ""},
		{"rate>", "rate>", "After rate> comes what it should be, as in rate>1.5%.", ""},
		{"rate>1.5", "rate>1.5", "rate takes a percentage, as in rate>1.5%.", "rate>1.5%"},
		{"saves>lots", "saves>lots", "saves takes a number, as in saves>1k.", ""},
		{"category>x", "category>x", "category is neither more nor less than anything: write it with a colon.", "category:x"},
		{"saves>1k..2k", "saves>1k..2k", "A range follows a colon.", "saves:1k..2k"},
		{"saves:2k..1k", "saves:2k..1k", "This range ends before it begins.", "saves:1k..2k"},
		{"posted:2026-05..2026-03", "posted:2026-05..2026-03", "This range ends before it begins.", "posted:2026-03..2026-05"},
		{"posted:-1d..-7d", "posted:-1d..-7d", "This range ends before it begins.", "posted:-7d..-1d"},
		{"posted:may", "posted:may", "posted takes a day, a month, a year or days back, as in posted:2026-03..2026-05.", ""},
		{"weekday:x", "weekday:x", "weekday takes a day of the week, as in weekday:sat.", ""},
		{"hour:24", "hour:24", "hour takes an hour from 0 to 23, as in hour:8..10.", ""},
		{"kind:song", "kind:song", "kind takes video or photo, as in kind:photo.", ""},
		{"own:maybe", "own:maybe", "own takes yes or no, as in own:yes.", ""},
		{"a (b c", "(", "This parenthesis is never closed.", ""},
		{`a "b c`, `"b c`, "This quotation mark is never closed.", ""},
		{`a title:"b c`, `"b c`, "This quotation mark is never closed.", ""},
		{"a OR", "OR", "OR needs something on both sides.", ""},
		{"OR a", "OR", "OR needs something on both sides.", ""},
		{"a OR OR b", "OR", "OR needs something on both sides.", ""},
		{strings.Repeat("(", 60), "(", "These are too many parentheses inside each other.", ""},
	} {
		f, err := Parse(c.filter)
		var p *Problem
		if !errors.As(err, &p) {
			t.Errorf("%q is no problem: %v", c.filter, err)
			continue
		}
		if wrong := c.filter[p.Start:p.End]; wrong != c.wrong || p.Sentence != c.sentence || p.Instead != c.instead {
			t.Errorf("%q: %q is wrong: %s Instead: %q", c.filter, wrong, p.Sentence, p.Instead)
		}
		if f.All() || f.Match(brulee()) {
			t.Errorf("%q takes videos all the same", c.filter)
		}
	}
}

// TestPlainWordsMeanWhatTheyAlwaysDid holds the language against the few lines that plain words need.
func TestPlainWordsMeanWhatTheyAlwaysDid(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.StringOfN(rapid.SampledFrom([]rune("abÀßøé#. -´½ﬁ·🍮ー1'%,")), 0, 8, -1)
		v := model.Video{
			Title: piece.Draw(t, "title"), Hashtags: rapid.SliceOfN(piece, 0, 2).Draw(t, "hashtags"), Category: piece.Draw(t, "category"),
			Labels: rapid.SliceOfN(piece, 0, 2).Draw(t, "labels"), Note: piece.Draw(t, "note"),
		}
		typed := piece.Draw(t, "filter")
		for _, w := range strings.Fields(typed) {
			if strings.HasPrefix(w, "-") && len(w) > 1 || len(strings.Fields(text.Fold(w))) > 1 {
				return
			}
		}
		f, err := Parse(typed)
		if err != nil {
			t.Fatalf("%q: %v", typed, err)
		}
		if got, want := f.Match(&Subject{Video: &v}), plainWords(typed, v); got != want {
			t.Fatalf("%q of %+v: %v, want %v", typed, v, got, want)
		}
	})
}

func plainWords(filter string, v model.Video) bool {
	var tags []string
	for _, tag := range v.Hashtags {
		tags = append(tags, "#"+text.Fold(tag))
	}
	said := text.Fold(strings.Join(append([]string{v.Title, v.Category, v.Note}, v.Labels...), "\n"))
	for _, w := range strings.Fields(text.Fold(filter)) {
		isTag := strings.HasPrefix(w, "#")
		found := !isTag && strings.Contains(said, w)
		for _, tag := range tags {
			found = found || isTag && strings.HasPrefix(tag, w) || !isTag && strings.Contains(tag, w)
		}
		if !found {
			return false
		}
	}
	return true
}

func TestAFilterKnowsWhatItNeeds(t *testing.T) {
	t.Parallel()
	for filter, want := range map[string]Needs{
		"creme category:x posted:-7d.. age<7d length<30s weekday:sat": 0, "a OR -(b saves>1)": NeedsFigures, "fair>1%": NeedsFigures,
		"spike:yes": NeedsSpikes, "rate>1% -spike:no": NeedsFigures | NeedsSpikes,
	} {
		if f, err := Parse(filter); err != nil || f.Needs() != want {
			t.Errorf("%q needs %v (%v), want %v", filter, f.Needs(), err, want)
		}
	}
}

func TestARuleAsksOnlyForWhatStays(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct {
		isFilter bool
		wrong    string // a word of what is wrong
	}{
		"sourdough": {}, "meal prep": {}, "#bread": {}, `kind:video title:"how to"`: {isFilter: true}, "#bread OR hashtag:=cake": {isFilter: true},
		"-kind:photo length<30s": {isFilter: true}, "saves>1k": {true, "length"}, "category:x kind:video": {true, "length"},
		"sourdough kind:video": {true, "title:"}, "posted:2026 title:x": {true, "length"},
	} {
		_, isFilter, err := Rule(text)
		if isFilter != want.isFilter || (err != nil) != (want.wrong != "") || err != nil && !strings.Contains(err.Error(), want.wrong) {
			t.Errorf("%q is a filter: %v (%v)", text, isFilter, err)
		}
	}
	if _, isFilter, err := Rule("raet>1%"); !isFilter || err == nil {
		t.Error("what is no filter is a rule")
	}
}

func TestPartsStandSideBySide(t *testing.T) {
	t.Parallel()
	f, err := Parse(` category:tutorial  -(a OR b) "x y"`)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range f.Parts() {
		got = append(got, p.Text)
		if f.Text()[p.Start:p.End] != p.Text {
			t.Errorf("%q does not stand at %d", p.Text, p.Start)
		}
	}
	if strings.Join(got, "|") != `category:tutorial|-(a OR b)|"x y"` {
		t.Errorf("the parts are %q", got)
	}
	if rest := f.Without(1).Text(); rest != `category:tutorial "x y"` {
		t.Errorf("without the second it is %q", rest)
	}
	if f, _ = Parse("a OR b"); len(f.Parts()) != 1 || !f.Without(0).All() {
		t.Errorf("what OR parts is %d parts", len(f.Parts()))
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "sourdough #bread", `category:="Tutorials" OR (rate>=1.5% -"how to")`, "posted:2026-03..2026-05 posted:-28d..", `views>"1,2 Mio."`, "hour:22..3",
		"a) (b", `"""`, "-(--x)", "weekday:fri..mon length:1:30 age<7d", "title:\"a\"\"b\"", "ｒａｔｅ：＂", `#a"b`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		filter, err := Parse(s)
		if err != nil {
			var p *Problem
			if !errors.As(err, &p) || p.Start < 0 || p.End > len(s) || p.Start >= p.End || p.Sentence == "" {
				t.Fatalf("%q: %#v", s, err)
			}
			return
		}
		written := filter.String()
		again, err := Parse(written)
		if err != nil || again.String() != written {
			t.Fatalf("%q is written %q, and that %q: %v", s, written, again.String(), err)
		}
		if filter.Match(brulee()) != again.Match(brulee()) || filter.Needs() != again.Needs() {
			t.Fatalf("%q and %q do not mean the same", s, written)
		}
		for _, part := range filter.Parts() {
			if s[part.Start:part.End] == "" {
				t.Fatalf("%q has an empty part", s)
			}
		}
	})
}

// BenchmarkMatch is one of 10,000 videos, with what is said of it folded before.
func BenchmarkMatch(b *testing.B) {
	v := brulee()
	v.Said = SaidOf(v.Video)
	for name, filter := range map[string]string{
		"word": "chalumeau", "term": "rate>1.5%", "many": `category:recipes rate>1.5% saves>1k -#skits posted:2026-03.. (weekday:sat OR "how to")`,
	} {
		b.Run(name, func(b *testing.B) {
			f, err := Parse(filter)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if !f.Match(v) {
					b.Fatal("it does not match")
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := Parse(`category:recipes rate>1.5% saves>1k -#skits posted:2026-03.. (weekday:sat OR "how to")`); err != nil {
			b.Fatal(err)
		}
	}
}

func TestTitledTakesAPieceOfATitle(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		piece, title string
		takes        bool
	}{
		{"brulee", "Crème BRÛLÉE", true},
		{`say "hi" (`, `They say "Hi" (twice)`, true},
		{"-bread OR", "No -BREAD or cake", true},
		{"", "", true},
		{"bread", "cake", false},
	} {
		f := Titled(c.piece)
		if got := f.Match(&Subject{Video: &model.Video{Title: c.title}}); got != c.takes {
			t.Errorf("%q takes %q: %v", c.piece, c.title, got)
		}
		again, err := Parse(f.String())
		if err != nil || !again.Match(&Subject{Video: &model.Video{Title: c.piece}}) {
			t.Errorf("%q is written as %s, which is read as %v, %v", c.piece, f, again, err)
		}
	}
}
