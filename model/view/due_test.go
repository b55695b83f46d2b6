package view

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"saveboard/model"
)

// posted is a video of so long ago, counted at those ages.
func posted(n int64, asOf model.Instant, ago time.Duration, counted ...time.Duration) model.History {
	h := model.History{Video: model.Video{ID: model.VideoID(1<<20 + n), Handle: "mira", Posted: asOf.Add(-ago), PostedFrom: model.PostedRecord}}
	for i, age := range counted {
		s := model.Snapshot{Taken: h.Posted.Add(age)}
		s.Counters[model.Saves] = model.Exact(int64(10 * (i + 1)))
		h.Snapshots = append(h.Snapshots, s)
	}
	return h
}

func TestACountIsDueFromItsAgeUntilTheVideoIsTwiceAsOld(t *testing.T) {
	t.Parallel()
	const hour, day = time.Hour, 24 * time.Hour
	asOf := at("2026-11-24T18:00:00Z")
	for name, c := range map[string]struct {
		ago     time.Duration
		counted []time.Duration
		want    string
	}{
		"young":                        {59 * time.Minute, nil, ""},
		"an hour":                      {hour, nil, "1 h count, due for 0 m"},
		"an hour, counted":             {100 * time.Minute, []time.Duration{70 * time.Minute}, ""},
		"an hour, counted just before": {100 * time.Minute, []time.Duration{54 * time.Minute}, ""},
		"an hour, counted too early":   {100 * time.Minute, []time.Duration{53 * time.Minute}, "1 h count, due for 40 m"},
		"too late for the hour":        {2 * hour, nil, ""},
		"a day":                        {27 * hour, []time.Duration{hour}, "24 h count, due for 3 h"},
		"a day, counted":               {27 * hour, []time.Duration{25 * hour}, ""},
		"a week":                       {9*day + hour, []time.Duration{25 * hour}, "7 d count, due for 2 d"},
		"four weeks":                   {29 * day, []time.Duration{8 * day}, "28 d count, due for 1 d"},
		"four weeks, counted":          {55 * day, []time.Duration{30 * day}, ""},
		"old":                          {56 * day, nil, ""},
	} {
		h := posted(1, asOf, c.ago, c.counted...)
		v := ComputeDue(input(h), []model.History{h}, DueQuery{Query: Query{AsOf: asOf}})
		if got := v.Videos[0].Due; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWhereOnlyTheDayOfThePostingIsKnownNoHourIsDue(t *testing.T) {
	t.Parallel()
	asOf := at("2026-11-24T18:00:00Z")
	for ago, want := range map[time.Duration]string{90 * time.Minute: "", 30 * time.Hour: "", 8 * 24 * time.Hour: "7 d"} {
		h := posted(1, asOf, ago)
		h.PostedFrom = model.PostedDay
		if got := dueVideo(h.Video, nil, asOf).Mark; got != want {
			t.Errorf("%v after: %q, want %q", ago, got, want)
		}
	}
}

func TestWhatIsDueStandsFirstAndWhatCannotWaitBeforeThat(t *testing.T) {
	t.Parallel()
	asOf := at("2026-11-24T18:00:00Z")
	const hour, day = time.Hour, 24 * time.Hour
	all := []model.History{
		posted(1, asOf, 100*day, 28*day), posted(2, asOf, 3*day, 25*hour), posted(3, asOf, 8*day), posted(4, asOf, 26*hour), posted(5, asOf, 90*time.Minute),
	}
	v := ComputeDue(input(all...), all, DueQuery{Query: Query{AsOf: asOf, Filter: "nothing like it"}})
	var order []model.VideoID
	for _, row := range v.Videos {
		order = append(order, row.ID-1<<20)
	}
	if want := []model.VideoID{5, 4, 3, 2, 1}; !slices.Equal(order, want) || v.Owing != 3 {
		t.Errorf("order %v with %d due, want %v with 3", order, v.Owing, want)
	}
	if got, want := v.Answer, "3 videos are due for a count (1 h, 24 h, 7 d). Type what TikTok's app shows."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if last := v.Videos[4]; last.Saves != model.Exact(10) || last.SavesAt != asOf.Add(-72*day) {
		t.Errorf("the last known saves are %+v", last)
	}
	if never := v.Videos[0]; never.Saves.Known() || never.SavesAt != 0 {
		t.Errorf("saves that nobody counted are %+v", never)
	}
	v = ComputeDue(input(all...), all, DueQuery{Query: Query{AsOf: asOf}, Limit: 2})
	if len(v.Videos) != 2 || v.Owing != 2 {
		t.Errorf("%d videos of 2, %d due", len(v.Videos), v.Owing)
	}
}

func TestOnesOwnVideosAreCountedUnlessAnAccountIsChosen(t *testing.T) {
	t.Parallel()
	accounts := []model.Account{{ID: 1, Handle: "mira", Own: true}, {ID: 2, Handle: "nils"}}
	video := func(a model.AccountID, n int64, posted string) model.Video {
		return model.Video{ID: model.VideoID(a)<<20 + model.VideoID(n), Posted: at(posted)}
	}
	videos := []model.Video{
		video(1, 1, "2026-11-01T10:00:00Z"), video(1, 2, "2026-11-20T10:00:00Z"), video(1, 3, "2026-12-01T10:00:00Z"),
		video(2, 1, "2026-11-22T10:00:00Z"), video(1, 4, "2020-11-22T10:00:00Z"), video(1, 5, "2020-11-21T10:00:00Z"),
	}
	q := DueQuery{Query: Query{AsOf: at("2026-11-24T18:00:00Z")}, Limit: 3}
	own := []model.VideoID{1<<20 + 2, 1<<20 + 1, 1<<20 + 4}
	if got := DueCandidates(accounts, videos, q); !slices.Equal(got, own) {
		t.Errorf("of all accounts %v, want %v", got, own)
	}
	q.Account = 2
	if got := DueCandidates(accounts[1:], videos, q); !slices.Equal(got, []model.VideoID{2<<20 + 1}) {
		t.Errorf("of the public one %v", got)
	}
	q.Account, q.Limit = model.AllAccounts, 1
	if got := DueCandidates(accounts, videos, q); !slices.Equal(got, own[:2]) {
		t.Errorf("all that may be due come, however few are asked for: %v, want %v", got, own[:2])
	}
	if got := DueCandidates(accounts[1:], videos, q); !slices.Equal(got, []model.VideoID{2<<20 + 1}) {
		t.Errorf("where none is one's own %v", got)
	}
}

func TestACountOfNowSettlesWhatIsDue(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		asOf := at("2026-11-24T18:00:00Z")
		ages := rapid.SliceOfN(rapid.Int64Range(0, 70*86400), 0, 6).Draw(t, "ages")
		slices.Sort(ages)
		ago := rapid.Int64Range(0, 70*86400).Draw(t, "ago")
		h := posted(1, asOf, time.Duration(ago)*time.Second)
		for _, age := range slices.Compact(ages) {
			if age <= ago {
				s := model.Snapshot{Taken: h.Posted + model.Instant(age)}
				s.Counters[model.Saves] = model.Exact(age)
				h.Snapshots = append(h.Snapshots, s)
			}
		}
		before := dueVideo(h.Video, h.Snapshots, asOf)
		if (before.Mark == "") != (before.Due == "") || before.Mark != "" && before.left <= 0 {
			t.Fatalf("%+v", before)
		}
		now := model.Snapshot{Taken: asOf}
		now.Counters[model.Saves] = model.Exact(1)
		if after := dueVideo(h.Video, append(h.Snapshots, now), asOf); after.Mark != "" {
			t.Fatalf("still due once counted: %+v", after)
		}
	})
}
