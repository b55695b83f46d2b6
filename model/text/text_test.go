package text

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// awkward are texts of each kind that columns break on.
var awkward = []string{
	"plain", "Sourdough in 60 s 🍞", "family 👨‍👩‍👧‍👦 and flag 🏳️‍🌈", "heart ❤️ and ❤",
	"日本語のタイトル", "한국어 제목", "العربية نص", "עברית", "ภาษาไทยที่นี่", "e\u0301clair zo\u0308e", "हिन्दी शीर्षक", "🇸🇪🇧🇬",
	"Ｆｕｌｌ　ｗｉｄｔｈ", "👍🏽👍🏿",
}

func TestCleaningMakesOneLineAndKeepsWhatWritersMean(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"newlines and tabs become one space", "one\r\n\ttwo\nthree\u2028four\u2029five", "one two three four five"},
		{"spaces between words stay", "a  b", "a  b"},
		{"ends are trimmed", " \n a \t", "a"},
		{"escape sequences lose their escape", "\x1b[31mred\x1b[0m\a", "[31mred[0m"},
		{"C1 controls go", "a\u009b31mb\u0090", "a31mb"},
		{"a C1 newline is one", "a\u0085b", "a b"},
		{"direction marks go", "a\u202eb\u2066c\u200fd\u061ce", "abcde"},
		{"a BOM inside goes", "a\ufeffb", "ab"},
		{"NFC", "e\u0301", "é"},
		{"removing a control composes", "e\u202e\u0301", "é"},
		{"joined emoji stay", "👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦"},
		{"variation selectors stay", "❤️", "❤️"},
		{"broken bytes show as such", "a\xffb", "a\ufffdb"},
		{"a mark on nothing goes", " \u0301\ufe0f a", "a"},
		{"nothing", "", ""},
	} {
		if got := Clean(c.in).String(); got != c.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
	for _, s := range awkward {
		if got := Clean(s).String(); got != norm.NFC.String(s) {
			t.Errorf("Clean(%q) = %q: something was lost", s, got)
		}
	}
}

func FuzzCleaningTwiceChangesNothingAndLeavesNoControl(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Add("\x1b]0;title\a e\u202e\u0301 \n x")
	f.Fuzz(func(t *testing.T, s string) {
		once := Clean(s)
		if twice := Clean(once.String()); twice != once {
			t.Errorf("Clean(%q) = %q, then %q", s, once, twice)
		}
		for _, r := range once.String() {
			if isControl(r) || isBreak(r) {
				t.Errorf("Clean(%q) keeps %U", s, r)
			}
		}
		if !utf8.ValidString(once.String()) {
			t.Errorf("Clean(%q) is no UTF-8", s)
		}
	})
}

func TestCutAndPadKeepColumns(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom(append([]string{"a", " ", "…", "漢", "\u200d", "\ufe0f", "\u0301"}, awkward...))
	rapid.Check(t, func(t *rapid.T) {
		l := Clean(strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), ""))
		n := rapid.IntRange(0, 60).Draw(t, "cells")
		cut := Cut(l, n)
		if Width(cut) > n {
			t.Errorf("Cut(%q, %d) = %q takes %d cells", l, n, cut, Width(cut))
		}
		if Width(l) <= n && n > 0 && cut != l {
			t.Errorf("Cut(%q, %d) = %q, though it fits", l, n, cut)
		}
		if Width(l) > n && n > 0 {
			kept, ok := strings.CutSuffix(cut.String(), "…")
			if !ok || !strings.HasPrefix(l.String(), kept) {
				t.Errorf("Cut(%q, %d) = %q is no beginning with …", l, n, cut)
			}
		}
	})
}

func TestEachMeasureCutsToItsOwnCells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in               string
		cells            int
		graphemes, runes string
	}{
		{"👨‍👩‍👧‍👦 family", 5, "👨‍👩‍👧‍👦 f…", "…"},
		{"रोटी that", 5, "रोटी t…", "रोटी…"},
		{"plain text", 5, "plai…", "plai…"},
	} {
		if got := ByGrapheme.Cut(Clean(c.in), c.cells, Clean("…")).String(); got != c.graphemes {
			t.Errorf("by grapheme, %q in %d cells: %q, want %q", c.in, c.cells, got, c.graphemes)
		}
		if got := ByCodePoint.Cut(Clean(c.in), c.cells, Clean("…")).String(); got != c.runes {
			t.Errorf("by code point, %q in %d cells: %q, want %q", c.in, c.cells, got, c.runes)
		}
	}
}

func TestASymbolShownAsEmojiHasRoomOnEveryTerminal(t *testing.T) {
	t.Parallel()
	l := Clean("Weigh ⚖️, love ❤️")
	if got := ByCodePoint.Spread(l); got != "Weigh ⚖️ , love ❤️ " {
		t.Errorf("by code point it is drawn %q", got)
	}
	if got := ByGrapheme.Spread(l); got != l.String() {
		t.Errorf("where graphemes are known it is drawn %q", got)
	}
	if a, b := ByCodePoint.Width(l), ByGrapheme.Width(l); a != b || a != 17 {
		t.Errorf("it takes %d cells by code point, %d by grapheme, want 17", a, b)
	}
}

func TestCutSplitsNoGrapheme(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in    string
		cells int
		want  string
	}{
		{"👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "👨‍👩‍👧‍👦…"},
		{"漢字漢字", 4, "漢…"}, // 漢字 would leave no cell for the mark
		{"漢字", 4, "漢字"},
		{"éclair", 3, "éc…"},
		{"abc", 1, "…"},
		{"abc", 0, ""},
		{"abc", -1, ""},
	} {
		if got := Cut(Clean(c.in), c.cells).String(); got != c.want {
			t.Errorf("Cut(%q, %d) = %q, want %q", c.in, c.cells, got, c.want)
		}
	}
	if got := CutWith(Clean("abcdef"), 4, Clean("~")).String(); got != "abc~" {
		t.Errorf("with another mark: %q", got)
	}
	if got := CutWith(Clean("abcdef"), 2, Clean("...")).String(); got != "ab" {
		t.Errorf("a mark wider than the place is left out: %q", got)
	}
}

func TestFoldingMakesEqualWhatPeopleTakeForTheSame(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"Éclair", "eclair"},
		{"CRÈME brûlée", "creme brulee"},
		{"Ｆｕｌｌ　Ｗｉｄｔｈ", "full width"},
		{"ﾊﾟﾝ", "パン"},
		{"Straße", "STRASSE"},
		{"Øl & łódź", "ol & lodz"},
		{"İstanbul", "istanbul"},
		{"ışık", "isik"},
		{"ΣΊΣΥΦΟΣ", "σισυφος"},
		{"  meal   prep ", "Meal Prep"},
		{"❤️", "❤"},
		{"مُحَمَّد", "محمد"},
		{"ﬁn", "fin"},
	} {
		if Fold(c[0]) != Fold(c[1]) {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q", c[0], Fold(c[0]), c[1], Fold(c[1]))
		}
	}
	for _, c := range [][2]string{{"かき", "がき"}, {"ดี", "ดู"}, {"bread", "breads"}} {
		if Fold(c[0]) == Fold(c[1]) {
			t.Errorf("%q and %q are two words", c[0], c[1])
		}
	}
}

func FuzzFoldingTwiceChangesNothing(f *testing.F) {
	for _, s := range awkward {
		f.Add(s)
	}
	f.Add("İıẞς ŉ \u0345 ᾳ")
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(%q) = %q, then %q", s, once, twice)
		}
	})
}

func TestCaptionsNameNobodyElse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"other accounts", "thanks @nils.kocht and @a_b!", "thanks @… and @…!"},
		{"the own handle stays, in any case", "by @Mira.Bakes.", "by @Mira.Bakes."},
		{"a full stop after a handle stays", "see @nils.", "see @…."},
		{"a name in another script", "спасибо @Мария_1", "спасибо @…"},
		{"mail", "write to mira+tt@example.co.uk now", "write to … now"},
		{"phone", "call +49 (170) 123-45 67 or 0046 70 123 4567", "call … or …"},
		{"no phone: too short", "+1 for 2024", "+1 for 2024"},
		{"no phone: digits before", "10000000000 views", "10000000000 views"},
		{"an at sign alone", "2 @ 5 €", "2 @ 5 €"},
		{"escaped twice", `so good \ud83d\ude02\ud83d\ude02`, "so good 😂😂"},
		{"a lone half stays", `\ud83d alone`, `\ud83d alone`},
		{"archive", "N/A", ""},
		{"yt-dlp", "TikTok video #7512345678901234567", ""},
		{"null", "null", ""},
		{"pandas", "nan", ""},
		{"script", "undefined", ""},
		{"dash", "-", ""},
		{"two quotes", `""`, ""},
		{"white space", " \n ", ""},
		{"a word with nan in it", "Banana bread", "Banana bread"},
	} {
		if got := Caption(c.in, "mira.bakes"); got != c.want {
			t.Errorf("%s: Caption(%q) = %q, want %q", c.name, c.in, got, c.want)
		}
	}
	if got := Caption("by @mira.bakes", ""); got != "by @…" {
		t.Errorf("without a known handle every mention is somebody: %q", got)
	}
	if got := utf8.RuneCountInString(Caption(strings.Repeat("語", 5000), "")); got != MaxCaption {
		t.Errorf("a long caption has %d runes, want %d", got, MaxCaption)
	}
}

func FuzzACleanedCaptionIsNotChangedAgain(f *testing.F) {
	for _, s := range awkward {
		f.Add(s, "mira")
	}
	f.Add("a@b.cc@d +00000000+00000000 00100000000 \\ud83d\\ude02", "")
	f.Add(strings.Repeat("x", 3990)+" @abc.def@example.com", "abc")
	f.Fuzz(func(t *testing.T, s, handle string) {
		once := Caption(s, handle)
		if twice := Caption(once, handle); twice != once {
			t.Errorf("Caption(%q) = %q, then %q", s, once, twice)
		}
		if n := utf8.RuneCountInString(once); n > MaxCaption {
			t.Errorf("%d runes", n)
		}
	})
}

func TestHashtagsOfACaption(t *testing.T) {
	t.Parallel()
	got := Hashtags("Rise #bread#Sourdough, #BREAD #плевен #パン_作り #日本 # #1 end.#x!")
	want := []string{"bread", "Sourdough", "плевен", "パン_作り", "日本", "1", "x"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEntitiesAreDecodedOnce(t *testing.T) {
	t.Parallel()
	if got := UnescapeHTML("salt &amp;amp; fat &lt;3"); got != "salt &amp; fat <3" {
		t.Errorf("got %q", got)
	}
}
