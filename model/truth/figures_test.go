package truth_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/daily"
	"saveboard/model/experiment"
	"saveboard/model/rate"
	"saveboard/model/series"
	"saveboard/model/spike"
	"saveboard/model/timing"
	"saveboard/model/trend"
)

// figures are all that the packages say of one account.
type figures struct {
	whole      rate.Model
	left       map[rate.Reason]int
	categories map[string]rate.Model
	adjusted   []model.Real // by video
	chances    []float64    // of the categories that have a typical rate
	typical    []curve.Typical
	against    []curve.Against
	forecasts  []curve.Forecast // by video, of its next horizon; the zero one without
	shelf      []model.Real
	half       []model.Real
	spikes     spike.Found
	rates      []trend.Trend // by category, in the order of names
	saves      []trend.Trend
	week       timing.Week
	experiment experiment.Comparison // the first half of the videos against the second
	totals     []daily.Total
}

// of works out every figure of an account, as of its latest snapshot, and holds what must be so of all of
// them.
func of(t *testing.T, zone *model.Zone, videos []model.History) figures {
	t.Helper()
	f := figures{left: make(map[rate.Reason]int), categories: make(map[string]rate.Model)}
	f.enter(videos)
	f.compare(videos)
	f.days(zone, videos)
	f.hold(t)
	f.addUp(t, videos)
	return f
}

// enter fills in the rate model and the experiment.
func (f *figures) enter(videos []model.History) {
	var all []rate.Entry
	byCategory := make(map[string][]rate.Entry)
	var groups [2][]experiment.Counts
	for i, v := range videos {
		e, reason := rate.EntryOf(v.Posted, v.Snapshots)
		if reason != "" {
			f.left[reason]++
			continue
		}
		all = append(all, e)
		byCategory[v.Category] = append(byCategory[v.Category], e)
		half := 2 * i / len(videos)
		groups[half] = append(groups[half], experiment.Counts{Saves: e.Saves, Views: e.Views})
	}
	f.whole = rate.Fit(all)
	var ranked []rate.Model
	for _, name := range slices.Sorted(maps.Keys(byCategory)) {
		m := rate.Fit(byCategory[name])
		f.categories[name] = m
		if m.HasTypical() {
			ranked = append(ranked, m)
		}
		if !m.HasTypical() {
			m = f.whole
		}
		for _, e := range byCategory[name] {
			f.adjusted = append(f.adjusted, m.Adjusted(e))
		}
	}
	f.chances = rate.ChanceOfBest(ranked)
	f.experiment = compare(groups[0], groups[1])
}

// compare fills in what compares videos at equal age.
func (f *figures) compare(videos []model.History) {
	var crowd curve.Crowd
	var band curve.Band
	lines := make([]series.Line, len(videos))
	for i, v := range videos {
		lines[i] = series.Of(v.Posted, v.Snapshots, model.Saves)
		crowd.Add(lines[i])
		band.Add(lines[i])
		f.shelf = append(f.shelf, lines[i].ShelfLife())
		f.half = append(f.half, lines[i].HalfLife())
	}
	f.typical, f.against = band.Typical(), crowd.AgainstTypical()
	for i, l := range lines {
		var forecast curve.Forecast
		if l.Known() {
			age := int64(l.Last().At - l.Posted)
			for _, h := range curve.Horizons(age) {
				forecast = curve.Expect(h, l.Last().Value, pastOf(lines, i, math.MaxInt64, age, int64(h)*day))
				break
			}
		}
		f.forecasts = append(f.forecasts, forecast)
	}
}

// days fills in what goes by days and hours.
func (f *figures) days(zone *model.Zone, videos []model.History) {
	var asOf model.Instant
	account := spike.NewAccount(spike.NewRoom(zone))
	byCategory := make(map[string][]trend.Video)
	var posts []timing.Post
	totals := make(map[model.Day]daily.Total)
	for _, v := range videos {
		if n := len(v.Snapshots); n > 0 {
			asOf = max(asOf, v.Snapshots[n-1].Taken)
		}
		account.Add(v.ID, series.Of(v.Posted, v.Snapshots, model.Saves))
		week := trend.Video{
			ID: v.ID, Posted: v.Posted,
			Saves: series.Observed(v.Posted, v.Snapshots, model.Saves, series.Week),
			Views: series.Observed(v.Posted, v.Snapshots, model.Views, series.Week),
		}
		byCategory[v.Category] = append(byCategory[v.Category], week)
		local := zone.Local(v.Posted)
		posts = append(posts, timing.Post{Saves: week.Saves, Weekday: (int(local.Weekday())+6)%7 + 1, Hour: local.Hour(), PostedFrom: model.PostedRecord})
		for _, d := range daily.Days(daily.LinesOf(v.Posted, v.Snapshots), zone, model.Date(1970, 1, 1), model.Date(2100, 1, 1)) {
			total := totals[d.Day]
			total.Day = d.Day
			total.Add(d)
			totals[d.Day] = total
		}
	}
	f.spikes = account.Find()
	var rates, saves []trend.Series
	for _, name := range slices.Sorted(maps.Keys(byCategory)) {
		rates = append(rates, trend.Rates(byCategory[name], asOf).Series)
		saves = append(saves, trend.Saves(byCategory[name], asOf).Series)
	}
	f.rates, f.saves = trend.Family(rates), trend.Family(saves)
	f.week = timing.Of(posts)
	for _, d := range slices.Sorted(maps.Keys(totals)) {
		f.totals = append(f.totals, totals[d])
	}
}

// hold holds what must be so of any account: a model.Real is never NaN, but what it says may be absurd.
func (f *figures) hold(t *testing.T) {
	t.Helper()
	within := func(what string, x model.Real, from, to float64) {
		t.Helper()
		if v, ok := x.Get(); ok && !(v >= from && v <= to) {
			t.Errorf("%s is %v, want %v to %v", what, v, from, to)
		}
	}
	for name, m := range f.categories {
		i := m.Typical()
		within("pooled rate of "+name, m.Pooled(), 0, 1)
		within("typical rate of "+name, i.Value, i.Low.Or(0), i.High.Or(1))
		within("low end of "+name, i.Low, 0, 1)
		within("high end of "+name, i.High, 0, 1)
	}
	for i, x := range f.adjusted {
		within(fmt.Sprintf("adjusted rate %d", i), x, 0, 1)
	}
	var sum float64
	for _, c := range f.chances {
		within("chance of being best", model.Known(c), 0, 1)
		sum += c
	}
	if len(f.chances) > 0 {
		within("the chances together", model.Known(sum), 1-1e-9, 1+1e-9)
	}
	for _, c := range f.typical {
		if !(c.P25 <= c.P50 && c.P50 <= c.P75) {
			t.Errorf("the typical curve is %+v", c)
		}
	}
	for _, c := range f.forecasts {
		within("forecast", c.Likely, c.Low.Or(0), c.High.Or(math.Inf(1)))
		within("low end of a forecast", c.Low, 0, math.Inf(1))
	}
	for i := range f.half {
		within("half-life in days", f.half[i], 0, math.Inf(1))
		within("shelf life", f.shelf[i], math.Inf(-1), 1)
	}
	for _, s := range f.spikes.Spikes {
		if !(s.Expected > 0 && s.Multiple() >= 2.5 && s.P >= 0 && s.Q >= s.P && s.Q <= 0.05) {
			t.Errorf("a spike is %+v", s)
		}
	}
	within("dispersion", model.Known(f.spikes.Dispersion), 0.02, math.Inf(1))
	for _, s := range slices.Concat(f.rates, f.saves) {
		within("q of a trend", s.Q, s.P, 1)
		within("change a week", s.Change, -1, math.Inf(1))
	}
	within("ratio of an experiment", f.experiment.Ratio, f.experiment.Low.Or(0), f.experiment.High.Or(math.Inf(1)))
	within("p of an experiment", f.experiment.P, 0, 1)
	for _, hours := range f.week.Cells {
		for _, cell := range hours {
			within("effect of an hour", cell.Effect, cell.Low.Or(0), cell.High.Or(math.Inf(1)))
		}
	}
}

// addUp holds that the days of an account add up to what its videos gained.
func (f *figures) addUp(t *testing.T, videos []model.History) {
	t.Helper()
	var whole, days model.Real
	for _, v := range videos {
		if l := series.Of(v.Posted, v.Snapshots, model.Saves); l.Known() {
			whole = whole.Plus(l.Gain(l.First().At, l.Last().At).Real)
		}
	}
	for _, d := range f.totals {
		days = days.Plus(d.Gains[model.Saves])
	}
	if math.Abs(whole.Or(0)-days.Or(0)) > 1e-9*max(1, math.Abs(whole.Or(0))) || whole.Known() != days.Known() {
		t.Errorf("the days add up to %v, the gains to %v", days, whole)
	}
}
