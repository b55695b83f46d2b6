package plain

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/rule"
	"saveboard/model/suggest"
	"saveboard/model/view"
	"saveboard/model/view/sample"
)

// kept is what was asked of the edits, in order.
type kept struct{ edits []any }

func suggested(context.Context, model.AccountID) (suggest.Report, error) {
	return suggest.Report{
		LearnedFrom: 40, Categories: 3, Right: 30, Largest: "Recipes", LargestHas: 20,
		Suggestions: []suggest.Suggestion{
			{VideoID: "71", Title: "Rye", Category: "Tutorials", Probability: 0.97, Words: []string{"rye"}},
			{VideoID: "72", Title: "Soup", Category: "Meal prep", Probability: 0.93, Words: []string{"soup"}},
			{VideoID: "73", Title: "Cat", Category: "Skits", Probability: 0.61, Words: []string{"cat"}},
		},
	}, nil
}

// editable are views whose edits are kept in k.
func editable(k *kept) Views {
	v := views()
	does := func(what any) (edit.Done, error) {
		k.edits = append(k.edits, what)
		return edit.Done{Sentence: "Did it.", Changed: true}, nil
	}
	named := func(name string) func(context.Context) (edit.Done, error) {
		return func(context.Context) (edit.Done, error) { return does(name) }
	}
	names := func(all ...string) func(context.Context) ([]string, error) {
		return func(context.Context) ([]string, error) { return all, nil }
	}
	v.Edits = Edits{
		Apply: func(_ context.Context, e edit.Edit) (edit.Done, error) { return does(e) },
		Undo:  named("undo"), Redo: named("redo"), Suggest: suggested,
		Categories: names("Recipes", "Tutorials"), Labels: names("series"),
		Remove: func(_ context.Context, id model.AccountID) (edit.Done, error) { return does(id) },
		SaveFilter: func(_ context.Context, name, words string) error {
			k.edits = append(k.edits, name+"="+words)
			return nil
		},
		RemoveFilter: func(_ context.Context, name string) error { k.edits = append(k.edits, "no "+name); return nil },
		Rules: func(context.Context) (*rule.Book, error) {
			videos := []rule.Sorted{
				{Video: model.Video{TikTokID: "71", Title: "Rye bread"}},
				{Video: model.Video{TikTokID: "72", Title: "Soup", Category: "Recipes", CategoryFrom: model.CategoryRule}, Rule: 1},
			}
			return rule.BookOf(videos, []rule.Rule{{ID: 1, Word: "soup", Category: "Recipes"}}, []string{"Recipes"}), nil
		},
		Zone: func() string { return "Europe/Berlin" },
		Now:  func() model.Instant { return 1795370000 },
	}
	return v
}

// id is TikTok's of a video of the list, by its number.
func id(n int) string { return sample.Videos(videosInAll).Videos[n-1].VideoID }

func saves(video string, c model.Count) edit.Typed {
	t := edit.Typed{Video: video}
	t.Counters[model.Saves] = c
	return t
}

func TestWhatIsTypedIsEdited(t *testing.T) {
	t.Parallel()
	sort := func(name string, ids ...string) edit.Sort {
		return edit.Sort{Piles: []edit.Pile{{Category: name, Videos: ids}}}
	}
	opened := sample.Video(3, videosInAll).VideoID
	for lines, want := range map[string][]any{
		"2\ncategory 3 5-6 Meal prep":                 {sort("Meal prep", id(3), id(5), id(6))},
		`2` + "\n" + `category 3 "3 ingredients"`:     {sort("3 ingredients", id(3))},
		"2\ncategory 3 -":                             {sort("", id(3))},
		"2\ncategory 3\nTutorials":                    {sort("Tutorials", id(3))},
		"2\ncategory 3\n":                             nil,
		"2\ncategory 3 Tutorals\nno":                  nil,
		"2\ncategory 3 Tutorals\nyes":                 {sort("Tutorals", id(3))},
		"2\ncategory 99 Recipes":                      nil,
		"2\ncategory Recipes":                         nil,
		"2\nmark 4\ncategory Recipes":                 {sort("Recipes", sample.Videos(videosInAll).Videos[3].VideoID)},
		"2\nmark 4\ncategory 3 Recipes":               {sort("Recipes", id(3))},
		"open sourdough loaf\ncategory 3 ingredients": {sort("3 ingredients", opened)},
		"2\nlabel 3 +new lamp -old":                   {edit.Label{Videos: []string{id(3)}, Add: []string{"new lamp"}, Remove: []string{"old"}}},
		"2\nlabel 3\nseries":                          {edit.Label{Videos: []string{id(3)}, Add: []string{"series"}}},
		"2\nlabel 3\n":                                nil,
		"2\nnote 3 filmed late":                       {edit.Note{Video: id(3), Text: "filmed late"}},
		"2\nnote 3 -":                                 {edit.Note{Video: id(3)}},
		"2\nnote 3\nasked for":                        {edit.Note{Video: id(3), Text: "asked for"}},
		"2\nnote 3 4 both":                            nil,
		"undo\nredo":                                  {"undo", "redo"},
		"rule bread: recipes\nyes":                    {edit.AddRule{Word: "bread", Category: "recipes"}},
		"rule title:rye: Bread\nyes":                  {edit.AddRule{Word: "title:rye", Category: "Bread"}},
		"rule bread\nBread\ny":                        {edit.AddRule{Word: "bread", Category: "Bread"}},
		"rule bread\n":                                nil,
		"rule bread: Bread\nno":                       nil,
		"rule saves>1k: Bread\nyes":                   nil,
		"rule SOUP: -\nyes":                           {edit.RemoveRule{Word: "SOUP"}},
		"rule rye: -\nyes":                            nil,
		"rule":                                        nil,
		"suggest\naccept 1 3":                         {edit.Sort{Piles: []edit.Pile{{Category: "Tutorials", Videos: []string{"71"}}, {Category: "Skits", Videos: []string{"73"}}}}},
		"suggest\naccept 90%":                         {edit.Sort{Piles: []edit.Pile{{Category: "Tutorials", Videos: []string{"71"}}, {Category: "Meal prep", Videos: []string{"72"}}}}},
		"suggest\naccept 99%":                         nil,
		"suggest\naccept 2 Recipes":                   {sort("Recipes", "72")},
		"suggest\naccept":                             nil,
		"accept 1":                                    nil,
		"account add @tom.knits\nyes":                 {edit.AddAccount{Handle: "@tom.knits", Own: true, Zone: "Europe/Berlin"}},
		"account add @tom.knits no":                   {edit.AddAccount{Handle: "@tom.knits", Zone: "Europe/Berlin"}},
		"account rename @nils.kocht @nils.cooks":      {edit.RenameAccount{Account: 2, Handle: "@nils.cooks"}},
		"account own nils.kocht":                      {edit.SetOwn{Account: 2, Own: true}},
		"account own mira.bakes no":                   {edit.SetOwn{Account: 1}},
		"account merge nils.kocht mira.bakes":         {edit.Merge{From: 2, Into: 1}},
		"account remove nils.kocht\n@nils.kocht":      {model.AccountID(2)},
		"account remove nils.kocht\nyes":              nil,
		"account remove nils.kocht\n":                 nil,
		"account remove nobody":                       nil,
		"filters save rising saves>1k":                {"rising=saves>1k"},
		"filter #bread\nfilters save bread":           {"bread=#bread"},
		"filters save bread":                          nil,
		"filters remove keepers":                      {"no keepers"},
		"log 1":                                       nil,
		"open sourdough loaf\nlog 99999999\nno":       nil,
		"open sourdough loaf\nlog 99999999\nyes":      {edit.Log{Taken: 1795370000, Counts: []edit.Typed{saves(opened, model.Exact(99999999))}}},
		"open sourdough loaf\nlog many":               nil,
		"2\nlog 3 99999999 4\nyes":                    nil,
		"2\nlog 3 99999999, 4 88.8M\nyes\nyes":        {edit.Log{Taken: 1795370000, Counts: []edit.Typed{saves(id(3), model.Exact(99999999)), saves(id(4), model.Rounded(88800000, 100000))}}},
		"log each\n\n12\nno\nmany\n8.9K\ndone":        {edit.Log{Taken: 1795370000, Counts: []edit.Typed{saves(sample.Due(3).Videos[1].VideoID, model.Rounded(8900, 100))}}},
		"log each\n12\n\n\n":                          {edit.Log{Taken: 1795370000, Counts: []edit.Typed{saves(sample.Due(3).Videos[0].VideoID, model.Exact(12))}}},
		"log each\n\n8.9K\nstop":                      nil,
		"log each\n\n8.9K":                            nil,
		"log each\n\n\n":                              nil,
	} {
		var k kept
		said := talkAbout(t, editable(&k), Options{}, strings.Split(lines, "\n")...)
		if !reflect.DeepEqual(k.edits, want) {
			t.Errorf("%q does\n%+v\nwant\n%+v\nand says\n%s", lines, k.edits, want, after(said))
		}
	}
}

func TestARuleSaysWhatItWouldChangeBeforeItIsMade(t *testing.T) {
	t.Parallel()
	var k kept
	got := talkAbout(t, editable(&k), Options{}, "rule", "rule bread: Bread", "no", "rule soup: -", "no", "rule saves>1k: Bread")
	for _, want := range []string{
		"soup", "1 video without a category would go to Bread.", "Rye bread", "Make the rule? yes or no.", "Nothing was changed.",
		"1 video would have no category any more.", "Take the rule back? yes or no.", "A rule can ask for title, hashtag, kind and length",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said:\n%s", want, got)
		}
	}
	if len(k.edits) > 0 {
		t.Errorf("it does %v", k.edits)
	}
}

func TestEveryEditSaysThatNothingCanBeEdited(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"category 1 X", "label 1 +x", "note 1 x", "undo", "redo", "log 1 12", "log each", "account add @x", "account remove nils.kocht",
		"filters save x saves>1", "filters remove keepers", "suggest\naccept 1",
	} {
		if got := after(talk(t, append([]string{"2"}, strings.Split(line, "\n")...)...)); !strings.Contains(got, "Nothing can be edited here.") {
			t.Errorf("%q says\n%s", line, got)
		}
	}
}

func TestAnEditThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	v := editable(new(kept))
	v.Edits.Apply = func(context.Context, edit.Edit) (edit.Done, error) {
		return edit.Done{}, &edit.Refused{Sentence: "There is an account @x already."}
	}
	v.Edits.Undo = func(context.Context) (edit.Done, error) { return edit.Done{}, edit.ErrNothingToUndo }
	if got := after(talkAbout(t, v, Options{}, "account rename nils.kocht x")); !strings.Contains(got, "There is an account @x already.") {
		t.Errorf("it says\n%s", got)
	}
	if got := after(talkAbout(t, v, Options{}, "undo")); !strings.Contains(got, "There is nothing to undo.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestMarksStayWhereverOneGoes(t *testing.T) {
	t.Parallel()
	for lines, want := range map[string]string{
		"2\nmark 3 5-6":                         "3 videos marked; here 3, 5, 6.",
		"2\nmark 3 5-6\nunmark 5":               "2 videos marked; here 3, 6.",
		"2\nmark all":                           "45 videos marked; here 1, 2,",
		"2\nmark all\nunmark 1-44\nmark invert": "44 videos marked; here 1, 2,",
		"2\nmark 3\nmark none":                  "No video is marked.",
		"2\nmark 3\n1\nmarks":                   "1 video marked",
		"2\nmark 3 4\nfilter #bread":            "2 videos marked",
		"2\nmark 99":                            "Nothing here has the number 99",
		"3\nmark 1":                             "Number 1 is no video.",
		"2\nmark cake":                          "mark takes numbers",
		"open sourdough loaf\nmark":             "1 video marked.",
		"2\nmark 3 4\ncompare":                  "How do these do, at equal age?",
		"2\ncompare 1 2 3":                      "Video 3",
		"2\ncompare 1 2 3\ntable":               "Saves by age, over their whole lives",
		"2\ncompare 1 2\nback":                  "1 to 20 of 45 videos",
		"2\ncompare 1 2\nopen 1":                "How is this one doing?",
		"2\ncompare 1":                          "compare takes two different videos or more",
		"2\ncompare 1 1":                        "compare takes two different videos or more",
		"2\ncompare 1, sourdough loaf":          "How do these do, at equal age?",
		"2\ncompare 1, cake":                    "Error: no video has cake",
		"compare":                               "compare takes two different videos or more",
	} {
		if got := after(talk(t, strings.Split(lines, "\n")...)); !strings.Contains(got, want) {
			t.Errorf("%q says\n%.600s\nwant %q", lines, got, want)
		}
	}
}

func TestThingsAreTakenOut(t *testing.T) {
	t.Parallel()
	var copied, opened string
	files := map[string]string{}
	put := func(name string, content []byte) (string, error) {
		files[name] = string(content)
		return "~/" + name, nil
	}
	o := Options{
		Copy:   func(_ context.Context, text string) error { copied = text; return nil },
		Browse: func(url string) error { opened = url; return nil },
		Files: Files{Replace: put, Create: func(name string, content []byte) (string, error) {
			if _, there := files[name]; there {
				return "", fmt.Errorf("write: %w", fs.ErrExist)
			}
			return put(name, content)
		}},
	}
	say := func(lines ...string) string { return after(talkAbout(t, views(), o, lines...)) }

	third := sample.Videos(videosInAll).Videos[2]
	if got := say("2", "copy 3"); !strings.Contains(got, "Copied the video's title and link.") || copied != third.Title+"\n"+third.URL {
		t.Errorf("it copies %q and says\n%s", copied, got)
	}
	if say("1", "copy"); copied != sample.Overview().Answer+" "+sample.Overview().Chart {
		t.Errorf("it copies %q", copied)
	}
	if say("open sourdough loaf", "copy"); !strings.HasSuffix(copied, sample.Video(3, videosInAll).URL) {
		t.Errorf("it copies %q", copied)
	}
	if say("explain", "copy"); !strings.HasPrefix(copied, "Where ") {
		t.Errorf("it copies %q", copied)
	}
	if got := say("2", "browse 3"); opened != third.URL || !strings.Contains(got, "Opened "+third.URL) {
		t.Errorf("it opens %q and says\n%s", opened, got)
	}
	if got := say("2", "export list.csv"); !strings.Contains(got, "Wrote 45 videos to ~/list.csv.") || strings.Count(files["list.csv"], "\n") < videosInAll {
		t.Errorf("%d bytes are written, and it says\n%s", len(files["list.csv"]), got)
	}
	if got := say("2", "mark 1 2", "export list.csv", "no"); !strings.Contains(got, "Nothing was written.") {
		t.Errorf("it says\n%s", got)
	}
	if got := say("2", "mark 1 2", "export list.csv", "yes"); !strings.Contains(got, "Wrote 2 marked videos to ~/list.csv.") || strings.Count(files["list.csv"], "\n") > 10 {
		t.Errorf("it says\n%s", got)
	}
	if got := say("3", "export md"); !strings.Contains(got, "kinds of video to ~/saveboard-categories-") {
		t.Errorf("it says\n%s", got)
	}
	if got := say("log", "export"); !strings.Contains(got, "There is nothing to export here.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestWithoutClipboardAndBrowserTheTextIsSaid(t *testing.T) {
	t.Parallel()
	third := sample.Videos(videosInAll).Videos[2]
	failing := Options{
		Copy:   func(context.Context, string) error { return errors.New("no tool") },
		Browse: func(string) error { return errors.New("no browser") },
	}
	for _, o := range []Options{{}, failing} {
		for line, want := range map[string]string{
			"copy 3": "There is no clipboard that this can be put on. It says:", "browse 3": "No browser can be started here. The page is " + third.URL,
		} {
			if got := after(talkAbout(t, views(), o, "2", line)); !strings.Contains(got, want) || !strings.Contains(got, third.URL) {
				t.Errorf("%q says\n%s", line, got)
			}
		}
	}
	if got := after(talk(t, "2", "export")); !strings.Contains(got, "Files cannot be written here.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestTheWayBackChoosesTheAccountFromBefore(t *testing.T) {
	t.Parallel()
	var asked []model.AccountID
	v := views()
	videos := v.Videos
	v.Videos = func(ctx context.Context, q view.VideosQuery) (view.Videos, error) {
		asked = append(asked, q.Account)
		return videos(ctx, q)
	}
	talkAbout(t, v, Options{}, "7", "open 2", "back", "videos")
	if !slices.Equal(asked, []model.AccountID{2, 1}) {
		t.Errorf("it asks about %v", asked)
	}
}

func TestWhoeverLooksAtARemovedAccountLooksAtAnother(t *testing.T) {
	t.Parallel()
	v := editable(new(kept))
	gone := false
	v.Listed = func(context.Context) ([]model.Account, error) {
		all := []model.Account{{ID: 1, Handle: "mira.bakes"}, {ID: 2, Handle: "nils.kocht"}}
		if gone {
			return all[1:], nil
		}
		return all, nil
	}
	v.Edits.Remove = func(context.Context, model.AccountID) (edit.Done, error) {
		gone = true
		return edit.Done{Sentence: "Removed it.", Changed: true}, nil
	}
	if got := after(talkAbout(t, v, Options{}, "account remove mira.bakes", "mira.bakes")); !strings.Contains(got, "Now showing @nils.kocht.") {
		t.Errorf("it says\n%s", got)
	}
}

func TestAQuestionWithoutAnAnswerChangesNothing(t *testing.T) {
	t.Parallel()
	for _, lines := range []string{"2\ncategory 3", "2\nlabel 3", "2\nnote 3", "account remove nils.kocht", "account add @x", "open sourdough loaf\nlog 999999999", "2\ncategory 3 Tutorals", "log each"} {
		var k kept
		talkAbout(t, editable(&k), Options{}, strings.Split(lines, "\n")...)
		if len(k.edits) > 0 {
			t.Errorf("%q does %+v", lines, k.edits)
		}
	}
}

func TestNumbersAreReadUpToTheFirstOtherWord(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]struct {
		numbers []int
		behind  string
	}{
		"": {nil, ""}, "3": {[]int{3}, ""}, "3 5-7, 9,x y": {[]int{3, 5, 6, 7}, "9,x y"}, "3, 4 Meal prep": {[]int{3, 4}, "Meal prep"},
		"7-3": {nil, "7-3"}, "-3": {nil, "-3"}, "7301234567890123456": {nil, "7301234567890123456"}, "1-32000": {nil, "1-32000"}, "3 -": {[]int{3}, "-"},
	} {
		numbers, behind := numbersIn(line)
		if !slices.Equal(numbers, want.numbers) || behind != want.behind {
			t.Errorf("%q is %v and %q, want %v and %q", line, numbers, behind, want.numbers, want.behind)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.String().Draw(t, "line")
		numbers, behind := numbersIn(line)
		if !strings.HasSuffix(line, behind) || len(numbers) > len(line)*mostInARange {
			t.Fatalf("%q is %d numbers and %q", line, len(numbers), behind)
		}
		add, remove := labelsIn(line)
		for _, label := range append(add, remove...) {
			if label == "" {
				t.Fatalf("%q has a label without a letter", line)
			}
		}
	})
}
