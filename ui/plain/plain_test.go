package plain

import (
	"context"
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

const videosInAll = 45

func views() Views {
	return Views{
		Overview: func(context.Context, view.Query) (view.Overview, error) { return sample.Overview(), nil },
		Videos: func(_ context.Context, q view.VideosQuery) (view.Videos, error) {
			v := sample.Videos(videosInAll)
			v.Filter = q.Filter
			if q.Sort != "" {
				v.Sort = q.Sort
			}
			v.Reverse = q.Reverse
			if q.Filter != "" {
				v.Videos = v.Videos[:1]
			}
			return v, nil
		},
		Video: func(_ context.Context, q view.VideoQuery) (view.VideoDetail, error) {
			return sample.Detail(sample.Video(int(q.Video&(1<<20-1))-1, videosInAll)), nil
		},
		Categories: func(context.Context, view.CategoriesQuery) (view.Categories, error) { return sample.Categories(), nil },
		Trends:     func(context.Context, view.TrendsQuery) (view.Trends, error) { return sample.Trends(), nil },
		Timing:     func(context.Context, view.Query) (view.Timing, error) { return sample.Timing(), nil },
		Accounts: func(context.Context, view.AccountsQuery) (view.Accounts, error) {
			return view.Accounts{Head: sample.Head("accounts"), Accounts: []view.AccountFigures{{ID: 1, Account: "mira.bakes"}, {ID: 2, Account: "nils.kocht"}}}, nil
		},
		Why: func(context.Context, view.WhyQuery) (view.Why, error) {
			return view.Why{Question: "Why?", Head: view.Head{Answer: "Because."}, Parts: []view.WhyPart{
				{Title: "The short answer", Text: "You can see how many."}, {Title: "The law", Text: "It is *plain*."},
			}}, nil
		},
		Account: func(_ context.Context, name string) (model.AccountID, error) {
			if name != "nils.kocht" {
				return 0, errors.New("there is no account @" + name)
			}
			return 2, nil
		},
		Cards: func(_ context.Context, q view.CardQuery) ([]view.Card, error) {
			if q.Focus.View == "why" {
				return nil, nil
			}
			return sample.Cards(), nil
		},
		Find: func(_ context.Context, _ view.Query, name string) (model.VideoID, error) {
			if name != "sourdough loaf" {
				return 0, errors.New("no video has " + name)
			}
			return sample.Video(3, videosInAll).ID, nil
		},
		Filter: func(_ context.Context, words string) (string, error) {
			words = filter.Expand(words, []filter.Saved{{Name: "keepers", Text: "rate>2%"}})
			_, err := filter.Parse(words)
			return words, err
		},
		Compare: func(_ context.Context, q view.CompareQuery) (view.Comparison, error) {
			return sample.Comparison(len(q.Asked())), nil
		},
		Due: func(context.Context, view.DueQuery) (view.Due, error) { return sample.Due(3), nil },
		Listed: func(context.Context) ([]model.Account, error) {
			return []model.Account{{ID: 1, Handle: "mira.bakes", Own: true, Videos: 45}, {ID: 2, Handle: "nils.kocht", Videos: 3}}, nil
		},
		Saved: func(context.Context) ([]filter.Saved, error) {
			return []filter.Saved{{Name: "keepers", Text: "rate>2%"}}, nil
		},
		Now:   func() model.Instant { return 1795370400 },
		Edits: Edits{Suggest: suggested},
	}
}

// talk is what a conversation says to some lines.
func talk(t interface {
	Helper()
	Fatal(...any)
}, lines ...string,
) string {
	t.Helper()
	return talkAbout(t, views(), Options{}, lines...)
}

// talkAbout is what a conversation about some views says, with what else it can do.
func talkAbout(t interface {
	Helper()
	Fatal(...any)
}, v Views, o Options, lines ...string,
) string {
	t.Helper()
	var out strings.Builder
	err := Run(context.Background(), strings.NewReader(strings.Join(lines, "\n")), &out, v, Options{
		Scope: Scope{Account: 1, Period: model.LastDays(28)}, Paper: print.Paper{Width: 160, Look: look.Look{Glyphs: look.ASCII()}},
		Explain: func(err error) string { return "Error: " + err.Error() },
		Copy:    o.Copy, Browse: o.Browse, Files: o.Files,
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// after is what was said to the last line.
func after(said string) string { return said[strings.LastIndex(said, "\n> "):] }

func TestEachScreenAnswersToItsNumberAndName(t *testing.T) {
	t.Parallel()
	for want, lines := range map[string][2]string{
		"How are my saves doing?":             {"1", "overview"},
		"Which videos do people keep?":        {"2", "videos"},
		"What kind of video do people keep?":  {"3", "Categories"},
		"What is rising, what is fading?":     {"4", "trends"},
		"When do posts that get kept go out?": {"5", "timing"},
		"How do I compare with others?":       {"7", "accounts"},
		"1 The short answer":                  {"8", "why"},
	} {
		for _, line := range lines {
			if got := after(talk(t, line)); !strings.Contains(got, want) {
				t.Errorf("%q says\n%s\nwant %q", line, got, want)
			}
		}
	}
}

func TestANumberOpensWhatStandsBehindIt(t *testing.T) {
	t.Parallel()
	numbered := regexp.MustCompile(`(?m)^ +(\d+)  (\S.*?)  `)
	for _, screen := range []string{"1", "2"} {
		list := after(talk(t, screen))
		found := numbered.FindAllStringSubmatch(list, -1)
		if len(found) < 7 {
			t.Fatalf("on %s only %d things are numbered:\n%s", screen, len(found), list)
		}
		for _, f := range found {
			title := strings.TrimSuffix(strings.TrimSpace(f[2]), "~")
			if title == "(no caption)" {
				continue
			}
			got := strings.ReplaceAll(after(talk(t, screen, "open "+f[1])), "\u3000", " ") // prose wraps at it
			if !strings.Contains(got, "How is this one doing?") || !strings.Contains(got, strings.ReplaceAll(title, "\u3000", " ")) {
				t.Errorf("on %s open %s says\n%.300s\nwant %q", screen, f[1], got, title)
			}
		}
	}
	for line, want := range map[string]string{
		"3\nopen 2": "Which videos do people keep?", "4\nopen 1": "Which videos do people keep?",
		"7\nopen 2": "Which videos do people keep?", "5\nopen 1": "Which videos do people keep?", "8\nopen 2": `It is "plain".`, "why 1": "You can see how many.",
	} {
		if got := after(talk(t, line)); !strings.Contains(got, want) {
			t.Errorf("%q says\n%.400s\nwant %q", line, got, want)
		}
	}
}

func TestOneGoesThroughAListAndBack(t *testing.T) {
	t.Parallel()
	said := talk(t, "2", "more", "more", "more")
	for _, want := range []string{"1 to 20 of 45 videos", "21 to 40 of 45 videos", "41 to 45 of 45 videos", "\n   21  ", "\n   45  ", "That was all."} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if got := after(talk(t, "2", "more", "open 21", "next", "previous", "back")); !strings.Contains(got, "21 to 40 of 45 videos") {
		t.Errorf("back says\n%.300s", got)
	}
	if got := after(talk(t, "back")); !strings.Contains(got, "There is nothing to go back to.") {
		t.Errorf("back says\n%s", got)
	}
}

func TestTheScopeIsChangedByWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"2\nsort saves":          "sorted by saves",
		"2\nsort saves\nreverse": "sorted by saves, reversed",
		"2\nsort cake":           "sort takes one of title, category, age",
		"1\nsort saves":          "There is no list here to sort.",
		"2\nfilter #bread":       "1 to 1 of 1 video",
		"2\nfilter saves>":       "Error: ",
		"2\nfilter @keepers":     `only "rate>2%"`,
		"period never":           "Error: \"never\" is no period",
		"metric bread":           "Error: ",
		"account nils.kocht":     "How are my saves doing?",
		"account nobody":         "Error: there is no account @nobody",
		"open":                   "open takes a number from 1 to ",
		"open 99":                "Nothing here has the number 99: they go from 1 to ",
		"8\nwhy 1\nfrom 3":       "There is no long list here.",
		"2\nfrom 44":             "44 to 45 of 45 videos",
		"2\nfrom 46":             "from takes a number from 1 to 45.",
		"rev":                    "There is no list here to turn.",
		"re":                     `"re" could be reverse or redo.`,
		"period":                 "The period is 28 days.",
		"period 3 mo":            "How are my saves doing?",
		"metric":                 "What is counted is saves.",
		"filtr":                  `There is no command "filtr". Perhaps filter? help lists them all.`,
		"vidoes":                 `There is no command "vidoes". Perhaps videos? help lists them all.`,
		"filters":                "@keepers",
		"help filter":            "hashtag",
		"help cake":              `There is no command "cake".`,
		"account":                "your own",
		"search plain":           `"plain" stands in 1 line of the explainer.`,
		"search plain\nopen 1":   "It is",
		"search cake":            `The explainer does not speak of "cake".`,
		"why 1\nnext":            "The law",
		"why 1\nprevious":        "That was the last part in that direction.",
		"explain 1":              "Where these figures come from",
		"explain cakes":          `No figure here is called "cakes".`,
		"p":                      `"p" could be previous or period.`,
		"cake":                   `There is no command "cake". help lists them all.`,
		"he":                     "open N: open what has the number N",
		"1\ntable":               "Day by day",
		"5\ntable":               "There is no chart here",
		"2\nopen 1\ntable":       "What half of your videos had",
		"3\ntable":               "Save rate by week",
		"4\ntable":               "Save rate by week",
		"2\nopen 1\nopen 2":      "Nothing here has a number to open.",
		"next":                   "Open a video first.",
		"2\nopen 1\nprevious":    "That was the last video of the list in that direction.",
		"QUIT\n2":                "> QUIT",
	} {
		said := talk(t, line)
		if got := said[strings.LastIndex(said, "\n> "):]; !strings.Contains(got, want) {
			t.Errorf("%q says\n%.500s\nwant %q", line, got, want)
		}
	}
}

func TestAVideoIsNamedByItsWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"open sourdough loaf": "How is this one doing?",
		"why sourdough loaf":  "Why?",
		"open cake":           "Error: no video has cake",
		"why cake":            "Error: no video has cake",
		"why 0":               "why takes the number of a part, words of a title, or nothing.",
		"open 7301234567890":  "Error: no video has 7301234567890",
	} {
		if got := after(talk(t, line)); !strings.Contains(got, want) {
			t.Errorf("%q says\n%.400s\nwant %q", line, got, want)
		}
	}
	if got := after(talk(t, "2", "open sourdough loaf", "back")); !strings.Contains(got, "1 to 20 of 45 videos") {
		t.Errorf("back says\n%.300s", got)
	}
}

func TestEveryScreenSaysWhereItsFiguresComeFrom(t *testing.T) {
	t.Parallel()
	for _, screen := range []string{"1", "2", "3", "4", "5", "7", "open sourdough loaf"} {
		if got := after(talk(t, screen, "explain")); !strings.Contains(got, "Where these figures come from") || !strings.Contains(got, sample.Cards()[0].Name) {
			t.Errorf("after %q explain says\n%.300s", screen, got)
		}
	}
	if got := after(talk(t, "8", "explain")); !strings.Contains(got, "There is no figure here to explain.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestHelpListsAllThatCanBeTyped(t *testing.T) {
	t.Parallel()
	said := after(talk(t, "help"))
	for _, s := range screens() {
		if !strings.Contains(said, "  "+s.key+"  "+string(s.name)) {
			t.Errorf("it does not list %s", s.name)
		}
	}
	for _, k := range commands() {
		if !strings.Contains(said, k.Name) {
			t.Errorf("it does not list %s", k.Name)
		}
	}
}

func TestNothingMovesACursorWhateverIsTyped(t *testing.T) {
	t.Parallel()
	words := []string{"sort rate", "account nils.kocht", "xyz", "", "yes", "no", "done", "stop", "12", "-"}
	for _, w := range Words() {
		words = append(append(words, w.Name), w.Such...)
	}
	for i := range 50 {
		words = append(words, "open "+strconv.Itoa(i))
	}
	for i := range 9 {
		words = append(words, strconv.Itoa(i), "why "+strconv.Itoa(i))
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(words), rapid.String()), 0, 12).Draw(t, "lines")
		said := talkAbout(t, editable(new(kept)), Options{}, lines...)
		for _, r := range said {
			if r < ' ' && r != '\n' || r >= 0x7f && r < 0xa0 {
				t.Fatalf("%q is written: %q", r, said)
			}
		}
	})
}

func TestNothingIsDrawnByAnyWord(t *testing.T) {
	t.Parallel()
	for _, screen := range []string{"1", "2", "3", "4", "5", "7", "8", "open sourdough loaf", "2\ncompare 1 2", "log", "suggest"} {
		lines := []string{screen}
		for _, w := range Words() {
			if w.Name == "quit" {
				continue
			}
			lines = append(lines, w.Name)
			for _, such := range w.Such {
				lines = append(lines, such, screen)
			}
		}
		said := talkAbout(t, editable(new(kept)), Options{}, lines...)
		for _, r := range said {
			if r >= 0x2500 && r < 0x2600 || r >= 0x2800 && r < 0x2900 || r == 0x1b {
				t.Fatalf("%q is drawn:\n%s", r, said)
			}
		}
		if strings.Contains(said, "There is no command") {
			t.Errorf("an example is no command:\n%s", said)
		}
	}
}

func TestNothingIsDrawn(t *testing.T) {
	t.Parallel()
	said := talk(t, "1", "table", "2", "open 1", "table", "3", "table", "4", "table", "5", "7", "8", "open 1", "help")
	for _, r := range said {
		if r >= 0x2500 && r < 0x2600 || r >= 0x2800 && r < 0x2900 {
			t.Fatalf("%q is drawn:\n%s", r, said)
		}
	}
}

func TestSomebodyWhoTypesIsAskedForEachLine(t *testing.T) {
	t.Parallel()
	var out strings.Builder
	err := Run(t.Context(), strings.NewReader("2\nquit\n"), &out, views(), Options{Paper: print.Paper{Width: 100, Look: look.Look{Glyphs: look.ASCII()}}, Prompt: true})
	if err != nil || strings.Count(out.String(), "\n> ") != 2 || strings.Contains(out.String(), "> 2") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestAConversationEndsWhenItIsToldTo(t *testing.T) {
	t.Parallel()
	ctx, end := context.WithCancel(t.Context())
	end()
	never := make(chan struct{})
	var out strings.Builder
	if err := Run(ctx, silence{never}, &out, views(), Options{Paper: print.Paper{Width: 100, Look: look.Look{Glyphs: look.ASCII()}}}); err != nil {
		t.Error(err)
	}
	close(never)
}

// silence is an input from which nothing comes.
type silence struct{ end chan struct{} }

func (s silence) Read([]byte) (int, error) {
	<-s.end
	return 0, errors.New("ended")
}
