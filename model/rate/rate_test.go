package rate

import (
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model"
)

// eight are the counts of eight videos. What is wanted of them was worked out to 17 digits by another
// program, in arithmetic of 40 digits, from the definitions in Fit's, Typical's and Adjusted's comments.
var eight = []Entry{{34, 12000}, {12, 9000}, {110, 25500}, {3, 1500}, {0, 100}, {560, 131200}, {41, 7800}, {9, 8800}}

func near(t *testing.T, what string, got model.Real, want float64) {
	t.Helper()
	if v, ok := got.Get(); !ok || math.Abs(v-want) > 1e-11*math.Abs(want) {
		t.Errorf("%s is %.17g (known: %v), want %.17g", what, v, ok, want)
	}
}

func TestTheFitAgreesWithArithmeticOf40Digits(t *testing.T) {
	t.Parallel()
	m := Fit(eight)
	if m.Entered != 8 || m.Usable() != 7 || m.ViewsNeeded() != 764 {
		t.Errorf("%d entered, %d usable, %d views needed; want 8, 7, 764", m.Entered, m.Usable(), m.ViewsNeeded())
	}
	near(t, "τ²", m.Tau2(), 0.34346990166518971)
	near(t, "typical", m.Typical().Value, 0.0027153718971995939)
	near(t, "low", m.Typical().Low, 0.0017301562267439844)
	near(t, "high", m.Typical().High, 0.0042592125824452833)
	near(t, "pooled", m.Pooled(), 0.003925472179683512)
	for i, want := range []float64{
		0.0028238066241082196, 0.0015211699230060709, 0.0042620750653323603, 0.0023125022170228733,
		0.0024930871184235403, 0.004258273804238905, 0.0050257460901658165, 0.001273666796582338,
	} {
		near(t, "adjusted", m.Adjusted(eight[i]), want)
	}
}

func TestFewerThanFiveUsableVideosHaveAPooledRateOnly(t *testing.T) {
	t.Parallel()
	for name, entries := range map[string][]Entry{
		"none":                     nil,
		"one":                      {{3, 1000}},
		"four":                     {{30, 10000}, {20, 10000}, {10, 10000}, {40, 10000}},
		"twenty with few views":    make20(Entry{1, 500}),
		"all saves 0":              make20(Entry{0, 100000}),
		"four, and one of no size": {{30, 10000}, {20, 10000}, {10, 10000}, {40, 10000}, {1, 20}},
	} {
		m := Fit(entries)
		if m.HasTypical() || m.Typical().Value.Known() || m.Tau2().Known() || m.Adjusted(Entry{1, 100}).Known() {
			t.Errorf("%s: typical %v of %d usable", name, m.Typical(), m.Usable())
		}
		if m.Pooled().Known() != (len(entries) > 0) {
			t.Errorf("%s: pooled %v", name, m.Pooled())
		}
	}
}

func make20(e Entry) []Entry {
	list := make([]Entry, 20)
	for i := range list {
		list[i] = e
	}
	return list
}

func TestVideosOfOneRateAreAllTypical(t *testing.T) {
	t.Parallel()
	m := Fit(make20(Entry{20, 10000}))
	if tau2, ok := m.Tau2().Get(); !ok || tau2 != 0 {
		t.Errorf("τ² is %v, want 0", m.Tau2())
	}
	typical := m.Typical()
	near(t, "adjusted", m.Adjusted(Entry{0, 10}), typical.Value.Or(0))
	if low, high := typical.Low.Or(0), typical.High.Or(0); low >= typical.Value.Or(0) || high <= typical.Value.Or(0) {
		t.Errorf("the interval is %g to %g: at τ² = 0 chance alone still has a width", low, high)
	}
}

func TestOneViralVideoDominatesThePooledRateOnly(t *testing.T) {
	t.Parallel()
	entries := make20(Entry{20, 10000}) // 0.2 %
	for i := range entries {
		entries[i].Saves += float64(i%5) - 2
	}
	m := Fit(append(entries, Entry{200_000, 10_000_000})) // 2 %, 98 % of all views
	if p := m.Pooled().Or(0); p < 0.019 {
		t.Errorf("pooled is %g, want nearly 2 %%", p)
	}
	if typical := m.Typical().Value.Or(1); typical > 0.0025 {
		t.Errorf("typical is %g, want about 0.2 %%", typical)
	}
}

func TestTheAdjustedRateLiesBetweenTheVideosOwnAndTheTypical(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 7))
	for range 300 {
		entries := make([]Entry, 5+random.IntN(60))
		for i := range entries {
			views := math.Ceil(math.Exp(5 + 9*random.Float64())) // 150 to 1.2M
			entries[i] = Entry{math.Floor(views * 0.01 * random.Float64()), views}
		}
		m := Fit(entries)
		if !m.HasTypical() {
			continue
		}
		typical := m.Typical().Value.Or(0)
		for _, e := range append(entries, Entry{0, 1}, Entry{1, 1}, Entry{50, 50}, Entry{0, 1e7}, Entry{1e7, 1e7}) {
			x, ok := m.Adjusted(e).Get()
			own := e.Saves / e.Views
			if !ok || x < math.Min(own, typical)-1e-12 || x > math.Max(own, typical)+1e-12 {
				t.Fatalf("%v of typical %g is adjusted to %g", e, typical, x)
			}
			if tau2 := m.Tau2().Or(0); tau2 >= sameRate {
				logit := math.Log(x / (1 - x))
				left := e.Saves - e.Views*x - (logit-m.fit.Mean)/tau2
				if scale := e.Saves + e.Views*x + math.Abs(logit-m.fit.Mean)/tau2; math.Abs(left) > 1e-9*(1+scale) {
					t.Fatalf("%v: %g is no root, %g is left (τ² %g, µ %g)", e, x, left, tau2, m.fit.Mean)
				}
			}
		}
	}
}

func TestNoSavesOfAHundredViewsRankBelowTypical(t *testing.T) {
	t.Parallel()
	m := Fit(eight)
	if x := m.Adjusted(Entry{0, 100}).Or(1); x >= m.Typical().Value.Or(0) {
		t.Errorf("0 of 100 is adjusted to %g, typical is %v", x, m.Typical().Value)
	}
}

func TestAVideoEntersByItsLatestSnapshotWithBothCounters(t *testing.T) {
	t.Parallel()
	const posted, day = model.Instant(1_700_000_000), 86400
	at := func(days float64, saves, views model.Count) model.Snapshot {
		s := model.Snapshot{Taken: posted + model.Instant(days*day)}
		s.Counters[model.Saves], s.Counters[model.Views] = saves, views
		return s
	}
	cases := map[string]struct {
		snapshots []model.Snapshot
		want      Entry
		why       Reason
	}{
		"nothing":               {nil, Entry{}, NeverTogether},
		"saves without views":   {[]model.Snapshot{at(9, model.Exact(3), model.Unknown)}, Entry{}, NeverTogether},
		"the later lacks views": {[]model.Snapshot{at(4, model.Exact(3), model.Exact(90)), at(9, model.Exact(5), model.Unknown)}, Entry{3, 90}, ""},
		"exactly three days":    {[]model.Snapshot{at(3, model.Exact(3), model.Exact(90))}, Entry{3, 90}, ""},
		"younger":               {[]model.Snapshot{at(2.99, model.Exact(3), model.Exact(90))}, Entry{}, TooYoung},
		"no views":              {[]model.Snapshot{at(5, model.Exact(0), model.Exact(0))}, Entry{}, NoViews},
		"views lag":             {[]model.Snapshot{at(4, model.Exact(1), model.Exact(9)), at(5, model.Exact(12), model.Exact(9))}, Entry{}, MoreSaves},
		"all of them saved":     {[]model.Snapshot{at(5, model.Exact(9), model.Exact(9))}, Entry{9, 9}, ""},
		"rounded":               {[]model.Snapshot{at(5, model.Rounded(1200, 100), model.Rounded(130_000, 1000))}, Entry{1200, 130_000}, ""},
	}
	for name, c := range cases {
		if got, why := EntryOf(posted, c.snapshots); got != c.want || why != c.why {
			t.Errorf("%s: %v, %q; want %v, %q", name, got, why, c.want, c.why)
		}
	}
}

func BenchmarkFit(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 3))
	entries := make([]Entry, 5000)
	for i := range entries {
		views := math.Ceil(math.Exp(7 + 6*random.Float64()))
		entries[i] = Entry{math.Floor(views * 0.004 * random.Float64()), views}
	}
	for b.Loop() {
		m := Fit(entries)
		for _, e := range entries {
			m.Adjusted(e)
		}
	}
}
