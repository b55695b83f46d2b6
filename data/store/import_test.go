package store_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"saveboard/data/store"
	"saveboard/model"
	"saveboard/model/daily"
)

// The creators, videos and numbers of these tests are invented.

const day = model.Instant(86400)

// start is when the invented videos were posted: 3 March 2026, 10:00 UTC.
var start = model.InstantOf(time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC))

// tiktokID is an id whose upload time is that instant.
func tiktokID(uploaded model.Instant, n int) string {
	return fmt.Sprint(uint64(uploaded)<<32 | uint64(n))
}

// Compare counts by what they are, and an empty list with none.
var equal = []cmp.Option{
	cmp.Comparer(func(a, b model.Count) bool { return a == b }),
	cmpopts.EquateEmpty(),
}

func newStore(t testing.TB) *store.Store {
	return openAt(t, filepath.Join(t.TempDir(), "save.db"))
}

// saves is a record of video n that only knows its saves.
func saves(n int, taken model.Instant, count int64) model.Record {
	return model.Record{
		VideoID: tiktokID(start, n), Account: "mira.bakes", Kind: model.KindVideo, Posted: start, PostedFrom: model.PostedRecord,
		Taken: taken, TakenFrom: model.TakenRecord, Source: "tiktok-web",
		Counters: model.Counters{model.Saves: model.Exact(count)},
	}
}

// importAs imports the records as one file.
func importAs(t interface {
	Helper()
	Fatal(args ...any)
}, s *store.Store, f model.ImportFile, records ...model.Record,
) model.ImportCounts {
	t.Helper()
	var counts model.ImportCounts
	err := s.Import(context.Background(), func(ctx context.Context, tx *store.Tx) error {
		if err := tx.Begin(ctx, f); err != nil {
			return err
		}
		for _, r := range records {
			if err := tx.Keep(ctx, r); err != nil {
				return err
			}
		}
		var err error
		counts, err = tx.End(ctx)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

// importOf imports the records as a file that names its own times.
func importOf(t testing.TB, s *store.Store, records ...model.Record) model.ImportCounts {
	t.Helper()
	return importAs(t, s, model.ImportFile{At: start, File: "test.csv", Format: "tiktok-web", Source: "tiktok-web", OwnTimes: true}, records...)
}

func histories(t testing.TB, s *store.Store, a model.AccountID) (all []model.History) {
	t.Helper()
	for h, err := range s.Histories(context.Background(), a) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, h)
	}
	return all
}

func TestBeginningsHoldTheFirstSnapshotsAndNotTheWholeHistory(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	early := saves(2, start-day/2, 1) // from before its posting: nothing begins with it
	importOf(t, s, early, saves(1, start+100*day, 3), saves(1, start+100*day+70*day, 4), saves(1, start+300*day, 5), saves(2, start+400*day, 9))
	var taken []model.Instant
	for h, err := range s.Beginnings(t.Context(), model.AllAccounts) {
		must(t, err)
		for _, snapshot := range h.Snapshots {
			taken = append(taken, snapshot.Taken)
		}
	}
	if want := []model.Instant{start + 100*day, start + 170*day}; !slices.Equal(taken, want) {
		t.Errorf("the beginnings were taken at %v, want %v", taken, want)
	}
	for range newStore(t).Beginnings(t.Context(), model.AllAccounts) {
		t.Error("an empty database has a beginning")
	}
}

// only is the single video of the store.
func only(t testing.TB, s *store.Store) model.History {
	t.Helper()
	all := histories(t, s, model.AllAccounts)
	if len(all) != 1 {
		t.Fatalf("there are %d videos, want one", len(all))
	}
	return all[0]
}

// checkTotals compares what is kept ready with what the histories say.
func checkTotals(t interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}, s *store.Store,
) {
	t.Helper()
	ctx := context.Background()
	accounts, err := s.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	type key struct {
		account model.AccountID
		day     model.Day
	}
	want := make(map[key]*daily.Total)
	at := func(a model.AccountID, d model.Day) *daily.Total {
		k := key{a, d}
		if want[k] == nil {
			want[k] = &daily.Total{Day: d}
		}
		return want[k]
	}
	largest := 1.0
	for _, a := range accounts {
		location, err := time.LoadLocation(a.Zone)
		if err != nil {
			t.Fatal(err)
		}
		zone := model.NewZone(location)
		videos, counted := 0, model.Instant(0)
		for h, err := range s.Histories(ctx, a.ID) {
			if err != nil {
				t.Fatal(err)
			}
			videos++
			for _, snapshot := range h.Snapshots {
				counted = max(counted, snapshot.Taken)
				for _, count := range snapshot.Counters {
					largest = max(largest, count.Real().Or(0))
				}
			}
			for _, id := range []model.AccountID{a.ID, model.AllAccounts} {
				at(id, zone.DayOf(h.Posted)).Posted++
				for _, d := range daily.Days(daily.LinesOf(h.Posted, h.Snapshots), zone, math.MinInt32, math.MaxInt32-1) {
					at(id, d.Day).Add(d)
				}
			}
		}
		if a.Videos != videos || a.Counted != counted {
			t.Fatalf("account %q says %d videos, counted %v; it has %d, counted %v", a.Handle, a.Videos, a.Counted, videos, counted)
		}
	}
	got := make(map[key]*daily.Total)
	for _, id := range append([]model.AccountID{model.AllAccounts}, ids(accounts)...) {
		totals, err := s.DailyTotals(ctx, id, math.MinInt32, math.MaxInt32)
		if err != nil {
			t.Fatal(err)
		}
		for _, total := range totals {
			got[key{id, total.Day}] = &total
		}
	}
	near := append([]cmp.Option{cmp.Comparer(func(a, b model.Real) bool {
		return a.Known() == b.Known() && math.Abs(a.Or(0)-b.Or(0)) <= 1e-9*largest
	})}, equal...)
	if diff := cmp.Diff(want, got, near...); diff != "" {
		t.Fatalf("daily totals (-of the histories +kept ready):\n%s", diff)
	}
	problems, err := s.CheckDeep(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range problems {
		if !p.OK {
			t.Fatalf("%s: %s", p.Name, p.Detail)
		}
	}
}

func ids(accounts []model.Account) (list []model.AccountID) {
	for _, a := range accounts {
		list = append(list, a.ID)
	}
	return list
}

func TestWhatIsImportedIsReadBack(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	r := saves(1, start+day, 40)
	r.Title, r.Hashtags, r.DurationS = "Bread 🍞", []string{"bread", "long read"}, model.Exact(31)
	r.Category, r.Labels, r.Note, r.Own = "Baking", []string{"b", "a"}, "again in June", true
	r.Counters[model.Views] = model.Rounded(12_300, 100)
	counts := importOf(t, s, r, saves(1, start+2*day, 55))
	if want := (model.ImportCounts{VideosNew: 1, SnapshotsNew: 2}); !cmp.Equal(counts, want) {
		t.Errorf("counts are %+v, want %+v", counts, want)
	}
	want := model.History{
		Video: model.Video{
			ID: 1<<20 + 1, TikTokID: r.VideoID, Handle: "mira.bakes", Kind: model.KindVideo, Posted: start, PostedFrom: model.PostedRecord,
			Title: r.Title, Hashtags: r.Hashtags, DurationS: r.DurationS, Category: "Baking", CategoryFrom: model.CategoryFile, Labels: r.Labels, Note: r.Note,
		},
		Snapshots: []model.Snapshot{
			{Taken: start + day, Counters: r.Counters, Import: 1},
			{Taken: start + 2*day, Counters: model.Counters{model.Saves: model.Exact(55)}, Import: 1},
		},
	}
	if diff := cmp.Diff(want, only(t, s), equal...); diff != "" {
		t.Errorf("Histories (-want +got):\n%s", diff)
	}
	one, err := s.HistoryOf(t.Context(), want.ID)
	if diff := cmp.Diff(want, one, equal...); diff != "" || err != nil {
		t.Errorf("HistoryOf: %v (-want +got):\n%s", err, diff)
	}
	video, err := s.VideoByTikTokID(t.Context(), r.VideoID)
	if diff := cmp.Diff(want.Video, video, equal...); diff != "" || err != nil {
		t.Errorf("VideoByTikTokID: %v (-want +got):\n%s", err, diff)
	}
	accounts, err := s.Accounts(t.Context())
	if wanted := []model.Account{{ID: 1, Handle: "mira.bakes", Own: true, Zone: "UTC", Videos: 1, Counted: start + 2*day}}; !cmp.Equal(accounts, wanted) || err != nil {
		t.Errorf("Accounts: %+v and %v, want %+v", accounts, err, wanted)
	}
	imports, err := s.Imports(t.Context())
	if err != nil || len(imports) != 1 || imports[1].File != "test.csv" || imports[1].Source != "tiktok-web" {
		t.Errorf("Imports: %+v and %v, want test.csv as 1", imports, err)
	}
	checkTotals(t, s)
}

func TestAVideoThatIsNotStoredIsAnError(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	if _, err := s.VideoByTikTokID(t.Context(), "7000000000000000001"); !errors.Is(err, store.ErrUnknownVideo) {
		t.Errorf("VideoByTikTokID gives %v, want ErrUnknownVideo", err)
	}
	if _, err := s.HistoryOf(t.Context(), 7); !errors.Is(err, store.ErrUnknownVideo) {
		t.Errorf("HistoryOf gives %v, want ErrUnknownVideo", err)
	}
}

func TestImportingTwiceAddsNothing(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	for n := range 5 {
		for d := range 100 {
			records = append(records, saves(n, start+model.Instant(d+1)*day, int64(10*d)))
		}
	}
	importOf(t, s, records...)
	before := histories(t, s, model.AllAccounts)
	counts := importOf(t, s, records...)
	if want := (model.ImportCounts{VideosKnown: 5, SnapshotsKnown: 500}); !cmp.Equal(counts, want) {
		t.Errorf("the second time counts %+v, want %+v", counts, want)
	}
	if diff := cmp.Diff(before, histories(t, s, model.AllAccounts), equal...); diff != "" {
		t.Errorf("the second time changed (-before +after):\n%s", diff)
	}
	checkTotals(t, s)
}

func TestHistoriesComeInOrderAndVideosWithoutCountsToo(t *testing.T) {
	t.Parallel()
	s := newStore(t)
	var records []model.Record
	const videos = 1100 // more than two chunks
	for n := range videos {
		r := saves(n, start+day, int64(n))
		if n%3 == 0 {
			r.Counters = model.Counters{}
			r.Title = "only a title"
		}
		r.Account = []string{"mira.bakes", "tom.knits"}[n%2]
		records = append(records, r)
	}
	counts := importOf(t, s, records...)
	if counts.VideosNew != videos || counts.SnapshotsNew+counts.SnapshotsKnown != videos {
		t.Errorf("counts are %+v, want each record once", counts)
	}
	all := histories(t, s, model.AllAccounts)
	if !slices.IsSortedFunc(all, func(a, b model.History) int { return int(a.ID - b.ID) }) || len(all) != videos {
		t.Errorf("%d histories, in order: no", len(all))
	}
	toms := histories(t, s, 2)
	if len(toms) != videos/2 || toms[0].Handle != "tom.knits" {
		t.Errorf("%d histories of tom.knits, the first of %q", len(toms), toms[0].Handle)
	}
	byTikTok := make(map[string]int)
	last := ""
	for h, err := range s.HistoriesByTikTokID(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if h.TikTokID <= last {
			t.Fatalf("%s comes after %s", h.TikTokID, last)
		}
		last = h.TikTokID
		byTikTok[last] = len(h.Snapshots)
	}
	want := make(map[string]int)
	for n := range videos {
		want[tiktokID(start, n)] = min(1, n%3)
	}
	if !maps.Equal(byTikTok, want) {
		t.Errorf("by TikTok's ids there are %d videos with other snapshots than were imported", len(byTikTok))
	}
	checkTotals(t, s)
}
