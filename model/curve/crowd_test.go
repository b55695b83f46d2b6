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
		_, lines := random(seed, 4+int(seed)*2)
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
		first, rest := new(Band), new(Band)
		for i, l := range lines {
			if i < len(lines)/3 {
				first.Add(l)
			} else {
				rest.Add(l)
			}
		}
		first.Join(rest)
		if got := first.Typical(); !slices.Equal(got, want) {
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

func BenchmarkAgainstTypical(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	c, band := new(Crowd), new(Band)
	for range 5000 {
		l := daily(365, 1+r.ExpFloat64()*20)
		l.Knots = l.Knots[:1+r.IntN(len(l.Knots)-1)]
		for i := range l.Knots[1:] {
			l.Knots[i+1].At += model.Instant(r.IntN(3600))
		}
		c.Add(l)
		band.Add(l)
	}
	b.Run("AgainstTypical", func(b *testing.B) {
		for b.Loop() {
			c.AgainstTypical()
		}
	})
	b.Run("Typical", func(b *testing.B) {
		for b.Loop() {
			band.Typical()
		}
	})
}

func TestVideosOfOneAgeAreComparedAsTheDefinitionReads(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 17))
		var lines []series.Line
		for range 200 { // most stay far from the median of all
			l := daily(30+r.IntN(3), math.Exp(3*r.NormFloat64())*20)
			for i := range l.Knots[1:] {
				l.Knots[i+1].At += model.Instant(r.IntN(3600))
			}
			if r.IntN(4) == 0 { // and some are not counted for a while
				l.Knots = slices.Delete(l.Knots, 10, 12+r.IntN(16))
			}
			lines = append(lines, l)
		}
		for i, got := range crowd(lines...).AgainstTypical() {
			if want := plainly(lines, i); got != want {
				t.Errorf("seed %d, video %d: %v, want %v", seed, i, got, want)
			}
		}
	}
}
