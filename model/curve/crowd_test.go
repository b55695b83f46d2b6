package curve

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

const posted = model.Instant(1_700_000_000)

// line is a video's saves at ages in days: age, count, age, count …; its posting is a knot when the first is at
// most a day later.
func line(ageAndCount ...float64) series.Line {
	var snapshots []model.Snapshot
	for i := 0; i < len(ageAndCount); i += 2 {
		s := model.Snapshot{Taken: posted + model.Instant(math.Round(ageAndCount[i]*day))}
		s.Counters[model.Saves] = model.Exact(int64(ageAndCount[i+1]))
		snapshots = append(snapshots, s)
	}
	return series.Of(posted, snapshots, model.Saves)
}

// daily is a video counted daily for so many days that gains so much a day.
func daily(days int, gain float64) series.Line {
	var all []float64
	for d := 1; d <= days; d++ {
		all = append(all, float64(d), gain*float64(d))
	}
	return line(all...)
}

func crowd(lines ...series.Line) *Crowd {
	c := new(Crowd)
	for _, l := range lines {
		c.Add(l)
	}
	return c
}

// random is an account whose videos were counted now and then.
func random(seed uint64, videos int) (*Crowd, []series.Line) {
	r := rand.New(rand.NewPCG(seed, 11))
	var lines []series.Line
	for range videos {
		age, count := r.Float64()*3, 0.0
		var all []float64
		for range r.IntN(60) {
			age += r.Float64() * 2.2
			count += math.Floor(r.ExpFloat64() * 40 / (1 + age/5))
			if r.IntN(12) == 0 {
				count = math.Max(0, count-5)
			}
			all = append(all, age, count)
		}
		lines = append(lines, line(all...))
	}
	return crowd(lines...), lines
}

func TestTheTypicalCurveHasTheQuartilesOfWhatIsObserved(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		c, lines := random(seed, 4+int(seed)*2)
		var want []Typical
		for _, age := range Grid() {
			var values []float64
			for _, l := range lines {
				if v, ok := l.ObservedAt(age).Get(); ok {
					values = append(values, v)
				}
			}
			slices.Sort(values)
			if len(values) >= 8 {
				want = append(want, Typical{float64(age) / day, stats.Quantile(values, .25), stats.Quantile(values, .5), stats.Quantile(values, .75), len(values)})
			}
		}
		if got := c.Typical(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %d points, want %d\n%v\n%v", seed, len(got), len(want), got, want)
		}
	}
}

func TestTheGridHasTheAgesOfTheDefinition(t *testing.T) {
	t.Parallel()
	g := Grid()
	if len(g) != 48+88+39 || g[0] != 3600 || g[47] != 2*day || g[48] != 3*day || g[135] != 90*day || g[136] != 97*day || g[len(g)-1] != 363*day {
		t.Errorf("%d ages: %v", len(g), g)
	}
}

// plainly is AgainstTypical as the definition reads.
func plainly(lines []series.Line, i int) Against {
	own := lines[i]
	if !own.Known() {
		return Against{}
	}
	ages := []int64{int64(own.Last().At - own.Posted)}
	for _, age := range slices.Backward(Grid()) {
		if age < ages[0] {
			ages = append(ages, age)
		}
	}
	for _, age := range ages {
		mine, ok := own.ObservedAt(age).Get()
		var others []float64
		for j, l := range lines {
			if v, known := l.ObservedAt(age).Get(); known && j != i {
				others = append(others, v)
			}
		}
		if !ok || len(others) < 5 {
			continue
		}
		slices.Sort(others)
		m := stats.Quantile(others, 0.5)
		if m == 0 {
			return Against{Others: len(others)}
		}
		return Against{model.Known(mine / m), model.Known(float64(age) / day), len(others)}
	}
	return Against{}
}

func TestAgainstTypicalIsWhatTheDefinitionReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(30) {
		c, lines := random(seed, 3+int(seed)*6)
		for i, got := range c.AgainstTypical() {
			if want := plainly(lines, i); got != want {
				t.Errorf("seed %d, video %d: %v, want %v", seed, i, got, want)
			}
		}
	}
}

func TestAgainstTypicalByHand(t *testing.T) {
	t.Parallel()
	five := []series.Line{daily(20, 1), daily(20, 2), daily(20, 3), daily(20, 4), daily(20, 5)}
	cases := map[string]struct {
		own     series.Line
		times   float64
		age     float64
		unknown bool
	}{
		"at its own age":                       {own: daily(10, 30), times: 10, age: 10},
		"older than the others: a younger age": {own: daily(40, 30), times: 10, age: 20},
		"never counted":                        {own: line(), unknown: true},
		"seen once, on day 10":                 {own: line(10, 60), times: 2, age: 10},
		"seen once, older than all others":     {own: line(50, 60), unknown: true},
		"two snapshots a year apart":           {own: line(5, 10, 370, 500), unknown: false, times: 10.0 / 15, age: 5},
		"no saves":                             {own: line(5, 0), times: 0, age: 5},
	}
	for name, c := range cases {
		got := crowd(append(slices.Clone(five), c.own)...).AgainstTypical()[5]
		times, ok := got.Times.Get()
		if ok == c.unknown || math.Abs(times-c.times) > 1e-12 || got.AgeDays.Or(0) != c.age {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got := crowd(append(slices.Clone(five[:4]), daily(10, 30))...).AgainstTypical()[4]; got.Times.Known() {
		t.Errorf("with four others: %v", got)
	}
	none := []series.Line{daily(20, 0), daily(20, 0), daily(20, 0), daily(20, 2), daily(20, 3), daily(10, 30)}
	if got := crowd(none...).AgainstTypical()[5]; got.Times.Known() {
		t.Errorf("of a median of 0: %v", got)
	}
}

func TestAheadCountsOthersWithStrictlyFewer(t *testing.T) {
	t.Parallel()
	c := crowd(daily(20, 1), daily(20, 2), daily(20, 2), daily(20, 9), line(3, 1), daily(10, 2))
	if fewer, others := c.Ahead(5); fewer != 1 || others != 4 {
		t.Errorf("ahead of %d of %d, want 1 of 4", fewer, others)
	}
}

func TestAForecastIsWhatTheDefinitionReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(20) {
		c, lines := random(seed, 60)
		for i, own := range lines {
			for _, f := range c.Forecast(i) {
				age := int64(own.Last().At - own.Posted)
				var g []float64
				for j, l := range lines {
					from, known := l.ObservedAt(age).Get()
					to, knownLater := l.ObservedAt(int64(f.AgeDays) * day).Get()
					if j != i && known && knownLater {
						g = append(g, math.Log((to+.5)/(from+.5)))
					}
				}
				slices.Sort(g)
				if f.Videos != len(g) || f.Likely.Known() != (len(g) >= 12) || age < day/4 || age >= int64(f.AgeDays)*day {
					t.Fatalf("seed %d, video %d of age %d: %+v from %d", seed, i, age, f, len(g))
				}
				if !f.Likely.Known() {
					continue
				}
				k := own.Last().Value
				for name, w := range map[string][2]float64{"likely": {f.Likely.Or(-1), .5}, "low": {f.Low.Or(-1), .1}, "high": {f.High.Or(-1), .9}} {
					want := math.Max(0, (k+.5)*math.Exp(stats.Quantile(g, w[1]))-.5)
					if math.Abs(w[0]-want) > 1e-9*want {
						t.Errorf("seed %d, video %d: %s is %g, want %g", seed, i, name, w[0], want)
					}
				}
				heldBy := 0
				for at, x := range g {
					others := slices.Concat(g[:at], g[at+1:])
					if x >= stats.Quantile(others, lowTail) && x <= stats.Quantile(others, highTail) {
						heldBy++
					}
				}
				if f.Held != heldBy || f.HeldOf != len(g) {
					t.Errorf("seed %d, video %d: held %d of %d, want %d of %d", seed, i, f.Held, f.HeldOf, heldBy, len(g))
				}
			}
		}
	}
}

func TestAForecastNeedsTwelveOthersAndAQuarterOfADay(t *testing.T) {
	t.Parallel()
	var eleven []series.Line
	for i := range 11 {
		eleven = append(eleven, daily(40, float64(i+1)))
	}
	few := crowd(append(eleven, daily(2, 5))...).Forecast(11)
	if len(few) != 3 || few[0].Likely.Known() || few[0].Videos != 11 || few[2].Videos != 0 {
		t.Errorf("with eleven others: %+v", few)
	}
	twelve := append(slices.Clone(eleven), daily(40, 3))
	for name, c := range map[string]struct {
		own  series.Line
		want []int
	}{
		"five hours old": {line(5.0/24, 3), nil},
		"six hours old":  {line(0.25, 3), []int{7, 30, 90}},
		"a week old":     {daily(7, 3), []int{30, 90}},
		"90 days old":    {daily(90, 3), nil},
		"never counted":  {line(), nil},
	} {
		var ages []int
		for _, f := range crowd(append(slices.Clone(twelve), c.own)...).Forecast(12) {
			ages = append(ages, f.AgeDays)
		}
		if !slices.Equal(ages, c.want) {
			t.Errorf("%s: forecasts for %v, want %v", name, ages, c.want)
		}
	}
	if f := crowd(append(twelve, daily(2, 5))...).Forecast(12)[0]; math.Abs(f.Likely.Or(0)-35.0) > 0.5 || f.Videos != 12 {
		t.Errorf("a steady grower: %+v", f)
	}
}

func BenchmarkAgainstTypical(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	c := new(Crowd)
	for range 5000 {
		l := daily(365, 1+r.ExpFloat64()*20)
		l.Knots = l.Knots[:1+r.IntN(len(l.Knots)-1)]
		for i := range l.Knots[1:] {
			l.Knots[i+1].At += model.Instant(r.IntN(3600))
		}
		c.Add(l)
	}
	b.Run("AgainstTypical", func(b *testing.B) {
		for b.Loop() {
			c.AgainstTypical()
		}
	})
	b.Run("Typical", func(b *testing.B) {
		for b.Loop() {
			c.Typical()
		}
	})
	b.Run("Forecast", func(b *testing.B) {
		for b.Loop() {
			c.Forecast(17)
		}
	})
}
