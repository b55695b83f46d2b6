package explain_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"saveboard/model/explain"
)

const page = `---
id: bees
title: Why bees hum
checked: 2026-03
focused: Your bee “{{title}}” hummed {{saves}} times.
sources:
- A book: on bees | chapter 3
- A letter | the archive
---
**They like it.**

They told Zoë so, *twice*.
- One hums high.
`

func TestAPartIsItsFrontMatterAndItsText(t *testing.T) {
	t.Parallel()
	got, err := explain.Parse(fstest.MapFS{"deep/1.md": {Data: []byte(page)}, "deep/notes.txt": {Data: []byte("no part")}})
	if err != nil {
		t.Fatal(err)
	}
	want := []explain.Part{{
		ID: "bees", Title: "Why bees hum", Checked: "2026-03",
		Focused:  "Your bee “{{title}}” hummed {{saves}} times.",
		Markdown: "**They like it.**\n\nThey told Zoë so, *twice*.\n- One hums high.",
		Sources:  []explain.Source{{Text: "A book: on bees", Where: "chapter 3"}, {Text: "A letter", Where: "the archive"}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("parts (-want +got):\n%s", diff)
	}
	if got := got[0].CheckedWords(); got != "March 2026" {
		t.Errorf("checked in words: %q", got)
	}
}

func TestPartsComeInTheOrderOfTheirNamesWhateverTheLineEnds(t *testing.T) {
	t.Parallel()
	windows := strings.ReplaceAll(strings.Replace(page, "bees", "wasps", 1), "\n", "\r\n")
	parts, err := explain.Parse(fstest.MapFS{"2.md": {Data: []byte(page)}, "1.md": {Data: []byte(windows)}})
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) != 2 || parts[0].ID != "wasps" || parts[1].ID != "bees" {
		t.Fatalf("parts: %+v", parts)
	}
	if parts[0].Markdown != parts[1].Markdown {
		t.Errorf("the line ends stayed in the text: %q", parts[0].Markdown)
	}
}

func TestAFaultyPartIsAnError(t *testing.T) {
	t.Parallel()
	without := func(line string) string { return strings.Replace(page, line+"\n", "", 1) }
	for name, text := range map[string]string{
		"no front matter":        "Just text.",
		"front matter unclosed":  "---\nid: a\n",
		"no id":                  without("id: bees"),
		"no title":               without("title: Why bees hum"),
		"no date":                without("checked: 2026-03"),
		"no month of that date":  strings.Replace(page, "2026-03", "2026-13", 1),
		"no sources":             without("- A book: on bees | chapter 3\n- A letter | the archive"),
		"a source from nowhere":  strings.Replace(page, " | chapter 3", "", 1),
		"a source without words": strings.Replace(page, "- A letter | the archive", "-  | the archive", 1),
		"a key nobody knows":     strings.Replace(page, "id: bees", "id: bees\nauthor: Zoë", 1),
		"an item of no list":     strings.Replace(page, "id: bees", "id: bees\n- stray | here", 1),
		"no text":                page[:strings.LastIndex(page, "---\n")+4],
	} {
		if parts, err := explain.Parse(fstest.MapFS{"1.md": {Data: []byte(text)}}); err == nil {
			t.Errorf("%s: no error, but %+v", name, parts)
		} else if !strings.Contains(err.Error(), "1.md") {
			t.Errorf("%s: the error does not name the file: %v", name, err)
		}
	}
	_, err := explain.Parse(fstest.MapFS{"1.md": {Data: []byte(page)}, "2.md": {Data: []byte(page)}})
	if err == nil || !strings.Contains(err.Error(), "1.md") || !strings.Contains(err.Error(), "2.md") {
		t.Errorf("one id in two parts: %v", err)
	}
}

func TestAFocusedTitleIsTakenAsItIs(t *testing.T) {
	t.Parallel()
	part := explain.Part{Focused: "“{{title}}” has {{saves}}."}
	if got := part.Focus("my {{saves}} *tips*", "12,480"); got != "“my {{saves}} *tips*” has 12,480." {
		t.Errorf("focused sentence: %q", got)
	}
	if got := (explain.Part{}).Focus("tips", "3"); got != "" {
		t.Errorf("a part without such a sentence says %q", got)
	}
}

func TestSearchFindsLinesThatHaveEveryWord(t *testing.T) {
	t.Parallel()
	parts, err := explain.Parse(fstest.MapFS{"1.md": {Data: []byte(page)}})
	if err != nil {
		t.Fatal(err)
	}
	title := explain.Match{Part: 0, Line: explain.InTitle, Text: "Why bees hum"}
	told := explain.Match{Part: 0, Line: 2, Text: "They told Zoë so, twice."}
	high := explain.Match{Part: 0, Line: 3, Text: "One hums high."}
	for query, want := range map[string][]explain.Match{
		"HUM":        {title, high},
		"zoe TWICE":  {told}, // accents and case; another order
		"so, twice.": {told}, // through the emphasis
		"zoe hum":    nil,    // not on one line
		"**":         nil,    // marks are not text
		"  ":         nil,
	} {
		if diff := cmp.Diff(want, explain.Search(parts, query)); diff != "" {
			t.Errorf("search %q (-want +got):\n%s", query, diff)
		}
	}
}
