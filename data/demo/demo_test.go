package demo_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"gonum.org/v1/gonum/stat"

	"saveboard/data/demo"
	"saveboard/model"
	"saveboard/model/text"
)

// A story is a video's truth and what was counted of it.
type story struct {
	demo.Video
	records []model.Record
}

func stories(truth demo.Truth, records []model.Record) []story {
	at := make(map[string]int)
	list := make([]story, len(truth.Videos))
	for i, v := range truth.Videos {
		at[v.ID] = i
		list[i].Video = v
	}
	for _, r := range records {
		s := &list[at[r.VideoID]]
		s.records = append(s.records, r)
	}
	return list
}

func generate(t *testing.T, seed uint64) []story {
	t.Helper()
	truth, records := demo.Generate(seed)
	return stories(truth, records)
}

func value(t *testing.T, c model.Count) float64 {
	t.Helper()
	n, ok := c.Get()
	if !ok {
		t.Fatal("a counter is unknown")
	}
	return float64(n)
}

// gained is how much a counter grew between two ages in days, both counted within a day.
func (s story) gained(t *testing.T, c model.Counter, from, to float64) float64 {
	t.Helper()
	at := func(age float64) float64 {
		if age == 0 {
			return 0
		}
		for _, r := range s.records {
			if r.Taken.Days(s.Posted) >= age {
				return value(t, r.Counters[c])
			}
		}
		t.Fatalf("%s was never counted at an age of %g days", s.Title, age)
		return 0
	}
	return at(to) - at(from)
}

func (s story) age() float64 { return s.records[len(s.records)-1].Taken.Days(s.Posted) }

func TestOneSeedIsOneCreator(t *testing.T) {
	t.Parallel()
	truth, records := demo.Generate(demo.Seed)
	again, same := demo.Generate(demo.Seed)
	if !cmp.Equal(records, same, cmp.AllowUnexported(model.Count{})) {
		t.Error("the same seed gives other records")
	}
	if !cmp.Equal(truth.Categories, again.Categories) || len(truth.Videos) != len(again.Videos) {
		t.Error("the same seed gives another truth")
	}
	other, _ := demo.Generate(demo.Seed + 1)
	if truth.Videos[0].ID == other.Videos[0].ID {
		t.Error("another seed gives the same first video")
	}
}

func TestSheHasTwoHundredAndTwelveVideosInSixCategories(t *testing.T) {
	t.Parallel()
	got := make(map[string]int)
	titles, ids := make(map[string]bool), make(map[string]bool)
	photos, labelled := 0, 0
	for _, s := range generate(t, demo.Seed) {
		got[s.Category]++
		titles[s.Title], ids[s.ID] = true, true
		labelled += len(s.Labels)
		if s.Kind == model.KindPhoto {
			photos++
		}
		if known := s.DurationS.Known(); known == (s.Kind == model.KindPhoto) {
			t.Errorf("%s is a %s whose length is known: %t", s.Title, s.Kind, known)
		}
	}
	want := map[string]int{
		"Tutorials": 41, "Meal prep": 30, "Recipes": 66, "Reviews": 16,
		"Behind the scenes": 27, "Skits": 28, "": 4,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("videos by category (-want +got):\n%s", diff)
	}
	if len(titles) != 212 || len(ids) != 212 || photos != 2 {
		t.Errorf("%d titles, %d ids, %d photo posts; want 212, 212 and 2", len(titles), len(ids), photos)
	}
	if labelled < 10 {
		t.Errorf("only %d videos take part in the experiment", labelled)
	}
}

func TestRecordsAreAsAnImporterMayHandThemOver(t *testing.T) {
	t.Parallel()
	truth, records := demo.Generate(demo.Seed)
	type instant struct {
		id string
		at model.Instant
	}
	seen := make(map[instant]bool)
	for _, r := range records {
		if key := (instant{r.VideoID, r.Taken}); seen[key] {
			t.Fatalf("%s is counted twice at %s", r.VideoID, r.Taken)
		} else {
			seen[key] = true
		}
		early := r.Posted - model.UploadTime(r.VideoID)
		if len(r.VideoID) != 19 || early < 3 || early > 4*86400 {
			t.Fatalf("%s was uploaded %d s before its posting", r.VideoID, early)
		}
		if r.Taken <= r.Posted || r.Taken > truth.AsOf {
			t.Fatalf("%s, posted %s, is counted at %s", r.VideoID, r.Posted, r.Taken)
		}
		if !r.Own || r.Account != demo.Handle || r.Source != "business-suite" || r.TakenFrom != model.TakenRecord {
			t.Fatalf("not a record of her own export: %+v", r)
		}
		for _, c := range model.AllCounters() {
			if r.Counters[c].Step() != 1 {
				t.Fatalf("%s: %s are not exact", r.VideoID, c)
			}
		}
	}
}

func TestEveryVideoIsCountedAtThePinnedMoment(t *testing.T) {
	t.Parallel()
	truth, records := demo.Generate(demo.Seed)
	if truth.AsOf.String() != "2026-11-22T18:00:00Z" {
		t.Errorf("the demo stands still at %s", truth.AsOf)
	}
	for _, s := range stories(truth, records) {
		if last := s.records[len(s.records)-1].Taken; last != truth.AsOf {
			t.Errorf("%s was counted last at %s", s.Title, last)
		}
		// Two missed evenings in a row may come between, and no more.
		if first := s.records[0].Taken.Days(s.Posted); first > 3.02 {
			t.Errorf("%s was first counted at an age of %.1f days", s.Title, first)
		}
	}
}

func TestSomeEveningsNobodyCounted(t *testing.T) {
	t.Parallel()
	_, records := demo.Generate(demo.Seed)
	counted := make(map[model.Day]int)
	for _, r := range records {
		at := r.Taken.Time()
		if at.Hour() != 18 || at.Minute() > 14 {
			t.Fatalf("counted at %s", r.Taken)
		}
		counted[model.Day(r.Taken/86400)]++
	}
	missed := 364 - len(counted)
	if counted[model.Date(2026, 11, 7)]+counted[model.Date(2026, 11, 8)] != 0 || missed < 5 || missed > 8 {
		t.Errorf("%d evenings were missed", missed)
	}
}

func TestTitlesAreCleanAndOfManyScripts(t *testing.T) {
	t.Parallel()
	all := ""
	for _, s := range generate(t, demo.Seed) {
		if clean := text.Clean(s.Title).String(); clean != s.Title {
			t.Errorf("%q cleans to %q", s.Title, clean)
		}
		all += s.Title
	}
	for _, script := range []*unicode.RangeTable{unicode.Arabic, unicode.Hiragana, unicode.Thai, unicode.Devanagari, unicode.Mn} {
		if !strings.ContainsFunc(all, func(r rune) bool { return unicode.Is(script, r) }) {
			t.Errorf("no title has a rune of a script that one should have")
		}
	}
	if !strings.ContainsRune(all, '\u200d') {
		t.Error("no title has a joined emoji")
	}
}

func TestTheSavesOfACategoryFollowItsTrueRates(t *testing.T) {
	t.Parallel()
	for seed := range uint64(3) {
		saves, expected := make(map[string]float64), make(map[string]float64)
		for _, s := range generate(t, demo.Seed+seed) {
			last := s.records[len(s.records)-1]
			saves[s.Category] += value(t, last.Counters[model.Saves])
			expected[s.Category] += value(t, last.Counters[model.Views]) * s.Rate
		}
		delete(expected, "") // four small videos: too few to tell
		for category := range expected {
			// A few in a hundred are taken back over a year; one large video's days move the rest.
			if ratio := saves[category] / expected[category]; ratio < 0.9 || ratio > 1.06 {
				t.Errorf("seed %d: %q has %.2f times the saves its rates promise", seed, category, ratio)
			}
		}
	}
}

func TestSaveRatesSpreadAboutTheirCategory(t *testing.T) {
	t.Parallel()
	truth, _ := demo.Generate(demo.Seed)
	var rest []float64
	for _, c := range truth.Categories {
		var odds []float64
		for _, v := range truth.Videos {
			if v.Category == c.Name && c.RisingFrom == 0 && len(v.Labels) == 0 {
				odds = append(odds, math.Log(v.Rate/(1-v.Rate))-math.Log(c.Rate/(1-c.Rate)))
			}
		}
		rest = append(rest, odds...)
		if off := stat.Mean(odds, nil); len(odds) > 0 && math.Abs(off) > 3*demo.RateSpread/math.Sqrt(float64(len(odds))) {
			t.Errorf("%s: the rates lie %.2f off their category's", c.Name, off)
		}
	}
	// The standard error of an sd of n values is about sd/√(2n).
	if sd := stat.StdDev(rest, nil); math.Abs(sd-demo.RateSpread) > 3*demo.RateSpread/math.Sqrt(float64(2*len(rest))) {
		t.Errorf("rates spread by %.3f, want about %.2f", sd, demo.RateSpread)
	}
}

func TestOneCategoryRises(t *testing.T) {
	t.Parallel()
	truth, records := demo.Generate(demo.Seed)
	for _, c := range truth.Categories {
		if c.RisingFrom == 0 {
			continue
		}
		var weeks, odds []float64
		for _, s := range stories(truth, records) {
			if s.Category == c.Name && s.Posted > c.RisingFrom {
				rate, _ := s.records[len(s.records)-1].Counters.SaveRate().Get()
				weeks = append(weeks, s.Posted.Days(c.RisingFrom)/7)
				odds = append(odds, math.Log(rate/(1-rate)))
			}
		}
		_, slope := stat.LinearRegression(weeks, odds, nil, false)
		if slope < c.WeeklyRise/2 || slope > 2*c.WeeklyRise {
			t.Errorf("%s rises by %.3f a week in %d videos, in truth by %.3f", c.Name, slope, len(weeks), c.WeeklyRise)
		}
		return
	}
	t.Error("no category rises")
}

func TestGrowthFadesButForTheEvergreen(t *testing.T) {
	t.Parallel()
	evergreens := 0
	for _, s := range generate(t, demo.Seed) {
		if s.Evergreen {
			evergreens++
			early, late := s.gained(t, model.Saves, 30, 60), s.gained(t, model.Saves, 230, 260)
			if late < early/2 {
				t.Errorf("the evergreen %s gains %g saves in its second month and %g in its ninth", s.Title, early, late)
			}
			continue
		}
		if len(s.Spikes) > 0 || s.age() < 29 || s.Views < 5_000 {
			continue
		}
		week1, weeks23, week4 := s.gained(t, model.Views, 0, 7), s.gained(t, model.Views, 7, 21), s.gained(t, model.Views, 21, 28)
		if week1 < weeks23/2 || weeks23/2 < week4 {
			t.Errorf("%s gains %g views in week 1, %g in weeks 2 and 3, %g in week 4", s.Title, week1, weeks23, week4)
		}
	}
	if evergreens != 1 {
		t.Errorf("%d evergreens, want one", evergreens)
	}
}

func TestSpikesAreSeen(t *testing.T) {
	t.Parallel()
	seen := 0
	for _, s := range generate(t, demo.Seed) {
		for _, spike := range s.Spikes {
			i := slices.IndexFunc(s.records, func(r model.Record) bool { return r.Taken > spike.Start })
			gain := func(i int) float64 {
				return value(t, s.records[i].Counters[model.Saves]) - value(t, s.records[i-1].Counters[model.Saves])
			}
			before := (gain(i-1) + gain(i-2) + gain(i-3) + gain(i-4)) / 4
			rush := max(gain(i), gain(i+1)) // its first 24 hours may be counted on two evenings
			if rush < before*spike.Multiple/2.5 {
				t.Errorf("%s: %.0f saves after %.0f a day is no spike of %g×", s.Title, rush, before, spike.Multiple)
			}
			seen++
		}
	}
	if seen < 5 {
		t.Errorf("only %d spikes", seen)
	}
}

func TestSavesFallSometimesAndViewsNever(t *testing.T) {
	t.Parallel()
	falls, recounts := 0, 0
	for _, s := range generate(t, demo.Seed) {
		if s.Recounted != 0 {
			recounts++
		}
		for i := 1; i < len(s.records); i++ {
			was, is := s.records[i-1].Counters, s.records[i].Counters
			if value(t, is[model.Views]) < value(t, was[model.Views]) {
				t.Fatalf("%s lost views at %s", s.Title, s.records[i].Taken)
			}
			if value(t, is[model.Saves]) < value(t, was[model.Saves]) {
				falls++
			}
		}
	}
	if falls < 100 || recounts < 3 {
		t.Errorf("saves fell %d times, and TikTok recounted %d videos", falls, recounts)
	}
}

func TestDaysVaryAsNegativeBinomialCountsDo(t *testing.T) {
	t.Parallel()
	var extra []float64 // ((g−e)² − e)/e² has the mean φ when the variance is e + φe²
	for _, s := range generate(t, demo.Seed) {
		for i := 1; i < len(s.records); i++ {
			from, to := s.records[i-1], s.records[i]
			e := s.Expected(from.Taken, to.Taken)
			if to.Taken-from.Taken > 90_000 || e < 50 {
				continue
			}
			d := value(t, to.Counters[model.Views]) - value(t, from.Counters[model.Views]) - e
			extra = append(extra, (d*d-e)/(e*e))
		}
	}
	phi, sd := stat.MeanStdDev(extra, nil)
	if math.Abs(phi-demo.ViewNoise) > 4*sd/math.Sqrt(float64(len(extra))) {
		t.Errorf("days disperse by %.4f over %d of them, want %.2f", phi, len(extra), demo.ViewNoise)
	}
}

func TestTheDashboardHasSomethingToShow(t *testing.T) {
	t.Parallel()
	truth, records := demo.Generate(demo.Seed)
	total, now, before := 0.0, 0.0, 0.0
	for _, s := range stories(truth, records) {
		var was float64
		for _, r := range s.records {
			saves := value(t, r.Counters[model.Saves])
			switch back := (truth.AsOf - r.Taken) / 86400; {
			case back < 28:
				now += saves - was
			case back < 56:
				before += saves - was
			}
			was = saves
		}
		total += was
	}
	if total < 150_000 || total > 400_000 {
		t.Errorf("%.0f saves in all", total)
	}
	if change := now / before; change < 1.05 || change > 1.5 {
		t.Errorf("the last four weeks have %.2f times the saves of the four before", change)
	}
}
