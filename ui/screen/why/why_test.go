package why

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/model/explain"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// parts are a short explainer, invented for the tests.
func parts() []view.WhyPart {
	return []view.WhyPart{
		{
			ID: "short-answer", Title: "The short answer", Checked: "November 2026", Sources: []string{"GDPR, Article 25: Regulation (EU) 2016/679"},
			Text: "**No. You can see how many, never who.**\n\nTikTok shows a count and keeps the list. A count is *not* a list.",
		},
		{
			ID: "why-withheld", Title: "Why names are withheld", Checked: "November 2026",
			Focused: "With “Sourdough in 60 s 🍞” the count says 12,480. Who they are stays with them.",
			Sources: []string{"GDPR, Article 4(1): Regulation (EU) 2016/679", "COPPA, a child is under 13: 15 U.S.C. §§ 6501–6506", "Profile-view history (reports of third parties): an.example, another.example, a-third.example"},
			Text: "**A save is a note to oneself, and it can say a lot.**\n\nIt may hint at an illness, at a faith, or at whom somebody loves. Such facts have extra protection.\n\n" +
				"These reasons speak for it:\n\n- **A name with a save is personal.** The username alone is enough.\n- **Quiet is the default.** By default, data must not be open to everybody.\n" +
				"- **Children would be on the list.** You could not tell which names belong to them.\n\n## Does the law force it?\n\nNo source says that. Likes carry names under the same laws.\n\n" +
				"One thing must be clear. TikTok itself knows who saved what. Only your view of it is a number.",
		},
		{ID: "what-anonymous-means", Title: "What anonymous means", Checked: "November 2026", Sources: []string{"GDPR, Recital 26: overview.example"}, Text: "**Anonymous means that nobody can be singled out.**\n\nA number of one, on a video that you showed to one friend, has a name."},
		{ID: "questions", Title: "Questions and answers", Checked: "October 2026", Sources: []string{"A page: where it stands"}, Text: "**Short questions.**\n\n## An app promises me the names. Can it have them?\n\nAsk that app where its names come from."},
	}
}

func explainer() view.Why {
	return view.Why{
		Head:     view.Head{Answer: "You can see how many, never who.", AnswerShort: "You can see how many, never who."},
		Question: "Why can nobody see who saved a video?", Parts: parts(),
	}
}

// about is what is said about a video with so many saves.
func about(saves int64) func(context.Context, view.WhyQuery) (view.Why, error) {
	return func(_ context.Context, q view.WhyQuery) (view.Why, error) {
		v := explainer()
		if q.Video != 0 {
			v.Saves = model.Exact(saves)
			v.Answer = fmt.Sprintf("%d people saved “Sourdough in 60 s 🍞”. You can see how many, never who.", saves)
		}
		return v, nil
	}
}

func mono() look.Look { return look.New(look.Mono, look.NoColour, look.Full()) }

// shown is the screen with an answer on it, after some keys, each followed by a drawing as the shell does.
func shown(t *testing.T, load Load, l look.Look, width, height int, keys ...string) Model {
	t.Helper()
	f := screentest.Frame(l, width, height)
	m, _ := New(t.Context(), load).Update(screen.Resized{Width: f.Width, Height: f.Height})
	m = screentest.Told(m, screen.Shown{Scope: screen.Scope{Account: 1}})
	m.View(f)
	for _, k := range keys {
		m, _ = m.Update(screentest.Press(k))
		m.View(f)
	}
	return m
}

func words(m Model, f screen.Frame) string { return ansi.Strip(strings.Join(m.View(f).Lines, "\n")) }

func TestGolden(t *testing.T) {
	t.Parallel()
	looks := map[string]look.Look{
		"dark": look.New("dark", look.TrueColour, look.Full()), "light": look.New("light", look.TrueColour, look.Full()),
		"ascii": look.New("dark", look.Colours16, look.ASCII()), "mono": mono(),
	}
	for _, c := range []struct {
		name, keys, theme string
		w, h              int
	}{
		{"first", "", "dark", 140, 40},
		{"second", "j", "dark", 80, 24},
		{"second", "j", "light", 140, 40},
		{"second", "j", "light", 80, 24},
		{"second", "j", "ascii", 80, 24},
		{"second", "j", "mono", 80, 24},
		{"list", "", "dark", 60, 20},
		{"list", "j", "light", 60, 20},
		{"read", "j enter", "dark", 60, 20},
		{"list", "j", "dark", 40, 12},
		{"read", "j enter j", "dark", 40, 12},
		{"search", "/ n a m e s", "dark", 80, 24},
		{"search", "/ n a m e s enter n n", "light", 140, 40},
		{"search", "/ n a m e s", "dark", 40, 12},
	} {
		t.Run(fmt.Sprintf("%s-%dx%d-%s", c.name, c.w, c.h, c.theme), func(t *testing.T) {
			t.Parallel()
			m := shown(t, about(12480), looks[c.theme], c.w, c.h, strings.Fields(c.keys)...)
			page := m.View(screentest.Frame(looks[c.theme], c.w, c.h))
			golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\n")
		})
	}
}

func TestTheRealExplainerFitsEverySize(t *testing.T) {
	t.Parallel()
	read, err := explain.Parse(os.DirFS("../../../assets/explainer"))
	if err != nil {
		t.Fatal(err)
	}
	v := explainer()
	v.Parts = nil
	for _, p := range read {
		part := view.WhyPart{ID: p.ID, Title: p.Title, Text: p.Markdown, Checked: p.CheckedWords(), Focused: p.Focus("Brot 🍞 “so”", "12")}
		for _, s := range p.Sources {
			part.Sources = append(part.Sources, s.Text+": "+s.Where)
		}
		v.Parts = append(v.Parts, part)
	}
	load := func(context.Context, view.WhyQuery) (view.Why, error) { return v, nil }
	for width := 40; width <= 300; width += 37 {
		for height := 12; height <= 100; height += 22 {
			m := shown(t, load, mono(), width, height, "enter")
			f := screentest.Mono(width, height)
			for i := range v.Parts {
				m.parts.Cursor = i
				page := m.scrollTo(screen.Far).View(f)
				if len(page.Lines) > f.Height {
					t.Fatalf("%d lines in %d×%d", len(page.Lines), width, height)
				}
				for _, line := range page.Lines {
					if ansi.StringWidth(line) > width {
						t.Fatalf("%q is wider than %d", line, width)
					}
				}
				joined := screentest.Text(page)
				if last := notAdvice[strings.LastIndex(notAdvice, " ")+1:]; !strings.Contains(joined, last) {
					t.Fatalf("the end of part %d is not reached at %d×%d:\n%s", i, width, height, joined)
				}
			}
		}
	}
}

func TestItOpensAtThePartThatFitsWithTheVideosOwnCount(t *testing.T) {
	t.Parallel()
	for saves, want := range map[int64]string{12480: "why-withheld", 3: "what-anonymous-means"} {
		m := shown(t, about(saves), mono(), 80, 24)
		m, cmd := m.Update(screen.OpenWhy{Video: 5})
		m, _ = m.Update(screentest.Answer(cmd))
		if p, _ := m.part(); p.ID != want {
			t.Errorf("with %d saves it opens at %s, want %s", saves, p.ID, want)
		}
		if first := words(m, screentest.Mono(120, 40)); !strings.HasPrefix(first, fmt.Sprintf(" %d people saved", saves)) {
			t.Errorf("the answer lacks the count: %q", first[:60])
		}
	}
}

func TestWithoutAVideoItRemembersThePlace(t *testing.T) {
	t.Parallel()
	m := shown(t, about(1), mono(), 60, 20, "j", "enter", "j", "j", "esc", "j", "k")
	m, _ = m.Update(screen.Shown{Scope: screen.Scope{Account: 1}})
	m = screentest.Told(m, screen.OpenWhy{})
	if p, _ := m.part(); p.ID != "why-withheld" || m.top() != 2 {
		t.Errorf("it is at line %d of %s, want line 2 of why-withheld", m.top(), p.ID)
	}
}

func TestScrollingStopsAtTheEnds(t *testing.T) {
	t.Parallel()
	m := shown(t, about(1), mono(), 60, 20, "j", "enter", "G")
	end := m.top()
	if m, _ = m.Update(screentest.Press("j")); m.top() != end || end == 0 {
		t.Errorf("below the end it goes on from %d to %d", end, m.top())
	}
	if m, _ = m.Update(screentest.Press("k")); m.top() != end-1 {
		t.Errorf("a key up from the end leads to %d, want %d", m.top(), end-1)
	}
	m, _ = m.Update(screentest.Press("g"))
	if m, _ = m.Update(screentest.Press("k")); m.top() != 0 {
		t.Errorf("above the beginning it goes to %d", m.top())
	}
}

func TestASearchCountsAndGoesThroughTheFinds(t *testing.T) {
	t.Parallel()
	f := screentest.Mono(80, 24)
	m := shown(t, about(1), mono(), 80, 24, "/", "n", "a", "m", "e")
	if !m.Typing() {
		t.Fatal("the search is not typed into")
	}
	n := len(m.search.matches)
	if n < 5 {
		t.Fatalf("%d finds, want some in several parts", n)
	}
	if got := words(m, f); !strings.Contains(got, fmt.Sprintf("1 of %d", n)) {
		t.Errorf("the finds are not counted in\n%s", got)
	}
	m, _ = m.Update(screentest.Press("enter"))
	seen := map[int]bool{}
	for range n {
		seen[m.search.at] = true
		match := m.search.matches[m.search.at]
		if m.parts.Cursor != match.Part {
			t.Errorf("find %d is in part %d, shown is %d", m.search.at, match.Part, m.parts.Cursor)
		}
		if match.Line != explain.InTitle && !strings.Contains(strings.Join(m.View(f).Lines, "\n"), "\x1b[1;4mname") {
			t.Errorf("find %d (%q) is not marked on the screen", m.search.at, match.Text)
		}
		m, _ = m.Update(screentest.Press("n"))
	}
	if len(seen) != n || m.search.at != 0 {
		t.Errorf("n went through %d of %d finds and stands at %d", len(seen), n, m.search.at)
	}
	if m, _ = m.Update(screentest.Press("p")); m.search.at != n-1 {
		t.Errorf("p from the first leads to %d, want the last", m.search.at)
	}
	if m, _ = m.Update(screentest.Press("esc")); m.search.on() || m.mode != reading {
		t.Error("esc does not end the search alone")
	}
	if m, _ = m.Update(screentest.Press("esc")); m.Nested() {
		t.Error("a second esc does not leave the text")
	}
}

func TestNothingFoundIsSaid(t *testing.T) {
	t.Parallel()
	m := shown(t, about(1), mono(), 80, 24, "/", "q", "x")
	if got := words(m, screentest.Mono(80, 24)); !strings.Contains(got, "nothing found") {
		t.Errorf("it is not said in\n%s", got)
	}
}

func TestResizingKeepsTheWordsAtTheTop(t *testing.T) {
	t.Parallel()
	m := shown(t, about(1), mono(), 60, 14, "j", "enter", "j", "j", "j", "j")
	word := m.pages.lines(m.shown, 1, m.layout().textWidth)[m.top()].offset
	f := screentest.Mono(40, 14)
	m, _ = m.Update(screen.Resized{Width: f.Width, Height: f.Height})
	if got := m.pages.lines(m.shown, 1, m.layout().textWidth)[m.top()].offset; got != word {
		t.Errorf("the text at the top begins at %d, want %d", got, word)
	}
}

func TestAnErrorIsSaid(t *testing.T) {
	t.Parallel()
	broken := errors.New("the file is locked")
	m, cmd := New(t.Context(), func(context.Context, view.WhyQuery) (view.Why, error) { return view.Why{}, broken }).Update(screen.Shown{})
	m, cmd = m.Update(screentest.Answer(cmd))
	if got := cmd(); got != (screen.Failed{Err: broken}) {
		t.Errorf("it says %v", got)
	}
	if got := words(m, screentest.Mono(80, 24)); !strings.Contains(got, "the file is locked") {
		t.Errorf("the screen says %q", got)
	}
}

func TestCopyTakesThePartWithItsSources(t *testing.T) {
	t.Parallel()
	m := shown(t, about(1), mono(), 80, 24)
	_, cmd := m.Update(screentest.Press("y"))
	want := "The short answer\n\nNo. You can see how many, never who.\n\nTikTok shows a count and keeps the list. A count is “not” a list.\n\n" +
		"Sources:\n- GDPR, Article 25: Regulation (EU) 2016/679\nChecked November 2026. Not legal advice."
	if got := cmd().(screen.Copy).Text; got != want {
		t.Errorf("copied is\n%s\nwant\n%s", got, want)
	}
}
