package store_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"saveboard/model"
)

// from says that a record comes from that source.
func from(source string, r model.Record) model.Record {
	r.Source = source
	return r
}

func about(r model.Record, counter model.Counter, c model.Count) model.Record {
	r.Counters = model.Counters{}
	r.Counters[counter] = c
	return r
}

func TestTwoStatementsOfOneInstant(t *testing.T) {
	t.Parallel()
	at := start + day
	known := func(n, step int64) model.Count { return model.Rounded(n, step) }
	for name, c := range map[string]struct {
		first       model.Count
		firstSource string
		later       model.Count
		laterSource string
		want        model.Count
		outcome     string
		origin      int64
	}{
		"compatible: the finer step stays":                {known(12_300, 100), "tiktok-web", known(12_345, 1), "tiktok-web", known(12_345, 1), "corrected", 2},
		"compatible: a coarser one changes nothing":       {known(12_345, 1), "tiktok-web", known(12_300, 100), "tiktok-web", known(12_345, 1), "known", 1},
		"compatible: a better source that is coarser":     {known(12_345, 1), "tiktok-web", known(12_300, 100), "business-suite", known(12_345, 1), "known", 2},
		"compatible: a worse source that is finer":        {known(12_300, 100), "business-suite", known(12_345, 1), "tiktok-web", known(12_345, 1), "corrected", 1},
		"incompatible: among equals the later":            {known(500, 1), "tiktok-web", known(400, 1), "ytdlp", known(400, 1), "corrected", 2},
		"incompatible: the account's own over the public": {known(500, 1), "tiktok-web", known(400, 1), "studio-json", known(400, 1), "corrected", 2},
		"incompatible: the public not over the account's": {known(500, 1), "business-suite", known(400, 1), "tiktok-web", known(500, 1), "known", 1},
		"incompatible: typed over the public":             {known(500, 1), "apify", known(400, 1), "log", known(400, 1), "corrected", 2},
		"incompatible: typed not over the account's":      {known(500, 1), "archive", known(400, 1), "log", known(500, 1), "known", 1},
		"the very same": {known(500, 1), "tiktok-web", known(500, 1), "tiktok-web", known(500, 1), "known", 1},
		"the same from a better source: it is the origin":    {known(500, 1), "tiktok-web", known(500, 1), "business-suite", known(500, 1), "known", 2},
		"the border of compatible: 100 and 50 half steps":    {known(12_300, 100), "tiktok-web", known(12_350, 1), "tiktok-web", known(12_350, 1), "corrected", 2},
		"beyond it, the coarser is the later and so it wins": {known(12_351, 1), "tiktok-web", known(12_300, 100), "tiktok-web", known(12_300, 100), "corrected", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t)
			importOf(t, s, from(c.firstSource, about(saves(1, at, 0), model.Saves, c.first)))
			counts := importOf(t, s, from(c.laterSource, about(saves(1, at, 0), model.Saves, c.later)))
			h := only(t, s)
			if len(h.Snapshots) != 1 || h.Snapshots[0].Counters[model.Saves] != c.want || h.Snapshots[0].Import != c.origin {
				t.Errorf("%+v are stored, want %v of import %d", h.Snapshots, c.want, c.origin)
			}
			want := model.ImportCounts{VideosKnown: 1}
			if c.outcome == "known" {
				want.SnapshotsKnown = 1
			} else {
				want.SnapshotsCorrected = 1
			}
			if !cmp.Equal(counts, want) {
				t.Errorf("counts are %+v, want %+v", counts, want)
			}
			checkTotals(t, s)
		})
	}
}

func TestUnknownNeverOverwritesKnown(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, about(saves(1, start+day, 0), model.Saves, model.Exact(7)))
	counts := importOf(t, s, from("business-suite", about(saves(1, start+day, 0), model.Views, model.Exact(900))))
	want := model.Counters{model.Saves: model.Exact(7), model.Views: model.Exact(900)}
	if got := only(t, s).Snapshots[0]; got.Counters != want || got.Import != 2 {
		t.Errorf("stored are %v, want saves and views, of the better source", got)
	}
	if counts.SnapshotsCorrected != 1 {
		t.Errorf("a snapshot that gained a counter counts as %+v, want corrected", counts)
	}
	checkTotals(t, s)
}

func TestAVideoTwiceInAFileWithoutTimesOfItsOwn(t *testing.T) {
	t.Parallel()
	row := func(views, saves model.Count) model.Record {
		r := from("apify", model.Record{VideoID: tiktokID(start, 1), Account: "mira.bakes", Taken: start + 9*day, TakenFrom: model.TakenFilename})
		r.Counters = model.Counters{model.Views: views, model.Saves: saves}
		return r
	}
	exact, unknown := model.Exact, model.Unknown
	for name, c := range map[string]struct {
		rows []model.Record
		want model.Counters
	}{
		"the one with more views":      {[]model.Record{row(exact(900), exact(50)), row(exact(800), exact(60))}, model.Counters{model.Views: exact(900), model.Saves: exact(50)}},
		"more views later":             {[]model.Record{row(exact(800), exact(60)), row(exact(900), exact(50))}, model.Counters{model.Views: exact(900), model.Saves: exact(50)}},
		"as many views: the later":     {[]model.Record{row(exact(800), exact(60)), row(exact(800), exact(50))}, model.Counters{model.Views: exact(800), model.Saves: exact(50)}},
		"unknown is fewer than any":    {[]model.Record{row(exact(0), exact(60)), row(unknown, exact(50))}, model.Counters{model.Views: exact(0), model.Saves: exact(60)}},
		"what the chosen lacks stays":  {[]model.Record{row(exact(800), exact(60)), row(exact(900), unknown)}, model.Counters{model.Views: exact(900), model.Saves: exact(60)}},
		"three of them, the middle it": {[]model.Record{row(exact(1), exact(1)), row(exact(3), exact(3)), row(exact(2), exact(2))}, model.Counters{model.Views: exact(3), model.Saves: exact(3)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t)
			file := model.ImportFile{File: "dataset.json", Source: "apify", Format: "apify", TakenFrom: model.TakenFilename}
			counts := importAs(t, s, file, c.rows...)
			if want := (model.ImportCounts{VideosNew: 1, SnapshotsNew: 1, Duplicates: len(c.rows) - 1}); !cmp.Equal(counts, want) {
				t.Errorf("counts are %+v, want %+v", counts, want)
			}
			if got := only(t, s).Snapshots; len(got) != 1 || got[0].Counters != c.want {
				t.Errorf("stored are %+v, want %v", got, c.want)
			}
			again := importAs(t, s, file, c.rows...)
			if want := (model.ImportCounts{VideosKnown: 1, SnapshotsKnown: 1, Duplicates: len(c.rows) - 1}); !cmp.Equal(again, want) {
				t.Errorf("the second time counts %+v, want %+v", again, want)
			}
			if got := only(t, s).Snapshots; got[0].Counters != c.want || got[0].Import != 1 {
				t.Errorf("after the second time %+v are stored", got)
			}
			checkTotals(t, s)
		})
	}
}

func TestAFileWithTimesOfItsOwnMergesItsDuplicatesLikeAnyTwo(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	counts := importOf(t, s,
		about(saves(1, start+day, 0), model.Saves, model.Rounded(12_300, 100)),
		about(saves(1, start+day, 0), model.Saves, model.Exact(12_340)))
	if want := (model.ImportCounts{VideosNew: 1, SnapshotsNew: 1, Duplicates: 1}); !cmp.Equal(counts, want) {
		t.Errorf("counts are %+v, want %+v", counts, want)
	}
	if got := only(t, s).Snapshots; len(got) != 1 || got[0].Counters[model.Saves] != model.Exact(12_340) {
		t.Errorf("stored are %+v, want the finer", got)
	}
}

func TestASnapshotThatChangesNothingIsKept(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	importOf(t, s, saves(1, start+day, 7), saves(1, start+2*day, 7), saves(1, start+3*day, 7))
	if got := only(t, s).Snapshots; len(got) != 3 {
		t.Errorf("%d snapshots are stored, want all three: the middle one proves no change", len(got))
	}
}

func TestTheLatestRecordDescribesTheVideo(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	titled := func(taken model.Instant, title string, hashtags []string, kind model.Kind, seconds model.Count) model.Record {
		r := saves(1, taken, 1)
		r.Title, r.Hashtags, r.Kind, r.DurationS = title, hashtags, kind, seconds
		return r
	}
	check := func(why, title string, hashtags []string, kind model.Kind, seconds model.Count) {
		t.Helper()
		v := only(t, s).Video
		if v.Title != title || !slices.Equal(v.Hashtags, hashtags) || v.Kind != kind || v.DurationS != seconds {
			t.Errorf("%s: the video is %q %v %s %v, want %q %v %s %v", why, v.Title, v.Hashtags, v.Kind, v.DurationS, title, hashtags, kind, seconds)
		}
	}
	bread, cake := []string{"bread"}, []string{"cake"}
	importOf(t, s, titled(start+5*day, "Bread on day five", nil, model.KindVideo, model.Unknown))
	importOf(t, s, titled(start+3*day, "Bread on day three", bread, model.KindPhoto, model.Exact(30)))
	check("an older one only fills gaps", "Bread on day five", bread, model.KindVideo, model.Exact(30))
	importOf(t, s, titled(start+6*day, "", nil, "", model.Unknown))
	check("empty never overwrites", "Bread on day five", bread, model.KindVideo, model.Exact(30))
	importOf(t, s, titled(start+7*day, "Cake after all", cake, model.KindPhoto, model.Exact(40)))
	check("a newer one describes", "Cake after all", cake, model.KindPhoto, model.Exact(40))
	importOf(t, s, titled(start+8*day, "Cake aft…", nil, "", model.Unknown))
	check("a cut title does not replace the whole one", "Cake after all", cake, model.KindPhoto, model.Exact(40))
	importOf(t, s, titled(start+8*day, "Cake after...", nil, "", model.Unknown))
	check("nor with three points", "Cake after all", cake, model.KindPhoto, model.Exact(40))
	importOf(t, s, titled(start+9*day, "Other cake…", nil, "", model.Unknown))
	check("a cut title of something else does", "Other cake…", cake, model.KindPhoto, model.Exact(40))
	importOf(t, s, titled(start+2*day, "Other cakes, whole", nil, "", model.Unknown))
	check("an older one has the rest of a cut title", "Other cakes, whole", cake, model.KindPhoto, model.Exact(40))
	importOf(t, s, titled(start+day, "Yet another", nil, "", model.Unknown))
	check("and no more than that", "Other cakes, whole", cake, model.KindPhoto, model.Exact(40))
}

func TestThePostingTimeOfTheBestOriginStays(t *testing.T) {
	t.Parallel()
	id, dayOnly, record := model.PostedID, model.PostedDay, model.PostedRecord
	type said struct {
		from model.PostedFrom
		at   model.Instant
	}
	for name, c := range map[string]struct {
		first, later, want said
	}{
		"a record over an id":                      {said{id, start}, said{record, start + 5}, said{record, start + 5}},
		"a record over a day":                      {said{dayOnly, start}, said{record, start + 5}, said{record, start + 5}},
		"a day over an id":                         {said{id, start}, said{dayOnly, start + 2*day}, said{dayOnly, start + 2*day}},
		"an id not over a day":                     {said{dayOnly, start + 2*day}, said{id, start}, said{dayOnly, start + 2*day}},
		"a day not over a record":                  {said{record, start}, said{dayOnly, start + 2*day}, said{record, start}},
		"of two records under a day apart, first":  {said{record, start}, said{record, start + day - 1}, said{record, start}},
		"of two records a day apart, the later":    {said{record, start}, said{record, start + day}, said{record, start + day}},
		"one that says none leaves what is stored": {said{record, start + 9}, said{"", 0}, said{record, start + 9}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t)
			for i, say := range []said{c.first, c.later} {
				r := saves(1, start+model.Instant(3+i)*day, 10)
				r.Posted, r.PostedFrom = say.at, say.from
				importOf(t, s, r)
			}
			if v := only(t, s).Video; v.Posted != c.want.at || v.PostedFrom != c.want.from {
				t.Errorf("posted %v from %s, want %v from %s", v.Posted, v.PostedFrom, c.want.at, c.want.from)
			}
			checkTotals(t, s)
		})
	}
}

func TestAVideoWithoutAPostingTimeHasThatOfItsID(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	r := saves(1, start+day, 10)
	r.Posted, r.PostedFrom = 0, ""
	importOf(t, s, r)
	if v := only(t, s).Video; v.Posted != start || v.PostedFrom != model.PostedID {
		t.Errorf("posted %v from %s, want %v from the id", v.Posted, v.PostedFrom, start)
	}
}

func TestTheCategoryOfTheStrongestStays(t *testing.T) {
	t.Parallel()
	user, file, rule := model.CategoryUser, model.CategoryFile, model.CategoryRule
	type said struct {
		from model.CategoryFrom
		name string
	}
	for name, c := range map[string]struct{ first, later, want said }{
		"the user over a file":             {said{file, "Bread"}, said{user, "Cake"}, said{user, "Cake"}},
		"a file not over the user":         {said{user, "Bread"}, said{file, "Cake"}, said{user, "Bread"}},
		"a file over a rule":               {said{rule, "Bread"}, said{file, "Cake"}, said{file, "Cake"}},
		"a rule not over a file":           {said{file, "Bread"}, said{rule, "Cake"}, said{file, "Bread"}},
		"a later file over a file":         {said{file, "Bread"}, said{"", "Cake"}, said{file, "Cake"}},
		"no export over the user's own":    {said{user, "Bread"}, said{user, "Cake"}, said{user, "Bread"}},
		"none leaves what is stored":       {said{file, "Bread"}, said{"", ""}, said{file, "Bread"}},
		"two spellings are one, the first": {said{file, "Café"}, said{file, "cafe"}, said{file, "Café"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newStore(t)
			for i, say := range []said{c.first, c.later} {
				r := saves(1, start+model.Instant(1+i)*day, 10)
				r.Category, r.CategoryFrom = say.name, say.from
				importOf(t, s, r)
			}
			if v := only(t, s).Video; v.Category != c.want.name || v.CategoryFrom != c.want.from {
				t.Errorf("the category is %q by %q, want %q by %q", v.Category, v.CategoryFrom, c.want.name, c.want.from)
			}
		})
	}
}

func TestLabelsAndNoteAreFilledInAndNotOverwritten(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	noted := func(taken model.Instant, note string, labels ...string) model.Record {
		r := saves(1, taken, 1)
		r.Note, r.Labels = note, labels
		return r
	}
	importOf(t, s, noted(start+day, ""))
	importOf(t, s, noted(start+2*day, "film it again", "to do", "best"))
	importOf(t, s, noted(start+3*day, "something else", "other"))
	if v := only(t, s).Video; v.Note != "film it again" || !slices.Equal(v.Labels, []string{"to do", "best"}) {
		t.Errorf("note %q and labels %q, want the first ones, in their order", v.Note, v.Labels)
	}
}
