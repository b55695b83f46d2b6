package spike

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/gonum/mathext"
	"pgregory.net/rapid"

	"saveboard/model"
	"saveboard/model/series"
	"saveboard/model/stats"
)

// quiet is a video of 20 saves a day for so many days, from day 10 of its life.
func quiet(days int) series.Line {
	counts := make([]float64, days)
	for i := range counts {
		counts[i] = float64(20 * i)
	}
	return daily(10, counts...)
}

// raise lifts all counts from the i-th on.
func raise(l series.Line, i int, by float64) series.Line {
	for ; i < len(l.Knots); i++ {
		l.Knots[i].Value += by
	}
	return l
}

func find(lines ...series.Line) Found {
	a := NewAccount(NewRoom(utc()))
	for i, l := range lines {
		a.Add(model.VideoID(i+1), l)
	}
	return a.Find()
}

func TestASpikeIsFlaggedWithWhatWasExpectedAndWhatCame(t *testing.T) {
	t.Parallel()
	found := find(quiet(40), raise(quiet(40), 20, 400), quiet(40))
	if len(found.Spikes) != 1 {
		t.Fatalf("%d spikes, want 1: %+v", len(found.Spikes), found)
	}
	s := found.Spikes[0]
	// 420 came between the days 29 and 30, whose end is noon in UTC.
	want := s.To == posted+30*day && s.From == posted+29*day && s.Until == s.To && s.Intervals == 1 &&
		s.Video == 2 && s.Gain == 420 && s.Resolution == 0 && s.Day == utc().DayOf(posted+30*day)
	if !want {
		t.Errorf("%+v", s)
	}
	if s.Expected < 17 || s.Expected > 20 || s.P <= 0 || s.Q > 0.05 || s.Q < s.P {
		t.Errorf("expected %v, p %v, q %v", s.Expected, s.P, s.Q)
	}
	// Three videos of 39 intervals, each without the first four.
	if found.Examined != 105 || found.Measured != 105 || found.Dispersion != 0.02 {
		t.Errorf("%d examined, dispersion %v of %d", found.Examined, found.Dispersion, found.Measured)
	}
}

func TestTheDayOfASpikeIsTheLocalDayOfItsEnd(t *testing.T) {
	t.Parallel()
	east := model.NewZone(fixed(13 * 3600))
	a := NewAccount(NewRoom(east))
	a.Add(1, raise(quiet(40), 20, 400))
	a.Add(2, quiet(40))
	spikes := a.Find().Spikes
	if len(spikes) != 1 || spikes[0].Day != utc().DayOf(posted+31*day) {
		t.Errorf("%+v: noon in UTC is the next day 13 hours east", spikes)
	}
}

func TestFlaggedIntervalsInARowAreOneSpike(t *testing.T) {
	t.Parallel()
	in := func(at ...int) []Spike {
		l := quiet(40)
		for _, i := range at {
			raise(l, i, 3000)
		}
		return find(l, quiet(40)).Spikes
	}
	if got := in(20, 21); len(got) != 1 || got[0].Intervals != 2 || got[0].To != posted+30*day || got[0].Until != posted+31*day {
		t.Errorf("two in a row: %+v", got)
	}
	if got := in(20, 22); len(got) != 2 || got[0].Intervals != 1 || got[1].Intervals != 1 {
		t.Errorf("a quiet day between: %+v", got)
	}
	// One video's begins where another's ends: that is no row.
	twice := find(raise(quiet(25), 24, 3000), raise(daily(29, 0, 1, 2, 3, 4, 5, 6), 6, 3000)).Spikes
	if len(twice) != 2 || twice[0].Until != twice[1].From {
		t.Errorf("two videos: %+v", twice)
	}
	// What is too long to be examined parts them.
	l := raise(raise(quiet(40), 20, 3000), 22, 3000)
	l.Knots = slices.Delete(l.Knots, 21, 22)
	if got := find(l, quiet(40)).Spikes; len(got) != 1 || got[0].Intervals != 1 {
		t.Errorf("two days are not examined: %+v", got)
	}
}

func TestAllExaminedIntervalsOfTheAccountAreTestedTogether(t *testing.T) {
	t.Parallel()
	doubtful := raise(quiet(40), 20, 25) // 45 saves where 17 are expected
	few := find(doubtful, quiet(40), quiet(40))
	if len(few.Spikes) != 1 {
		t.Fatalf("alone it is a spike: %+v", few)
	}
	many := []series.Line{doubtful}
	for range 20_000 {
		many = append(many, quiet(12))
	}
	found := find(many...)
	if few.Dispersion != found.Dispersion {
		t.Fatalf("dispersions %v and %v are to be equal", few.Dispersion, found.Dispersion)
	}
	if n := few.Examined; !near(few.Spikes[0].Q, min(1, few.Spikes[0].P*float64(n))) {
		t.Errorf("q %v is not p %v times %d", few.Spikes[0].Q, few.Spikes[0].P, n)
	}
	if p := few.Spikes[0].P; p*float64(found.Examined) <= 0.05 || len(found.Spikes) > 0 {
		t.Errorf("p %v among %d: %+v", p, found.Examined, found.Spikes)
	}
}

func TestMoreVideosMayBeAddedAfterASearch(t *testing.T) {
	t.Parallel()
	a := NewAccount(NewRoom(utc()))
	for i := range 3 {
		a.Add(model.VideoID(i), raise(quiet(40), 20, 100))
		first, second := a.Find(), a.Find()
		if !slices.Equal(first.Spikes, second.Spikes) || first.Dispersion != second.Dispersion {
			t.Errorf("two searches differ: %+v and %+v", first, second)
		}
	}
	if got, want := a.Find(), find(raise(quiet(40), 20, 100), raise(quiet(40), 20, 100), raise(quiet(40), 20, 100)); got.Dispersion != want.Dispersion || len(got.Spikes) != len(want.Spikes) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// plain is the text, word by word, without any haste: for comparison.
func plain(lines []series.Line, zone *model.Zone) Found {
	var all []Interval
	for v, l := range lines {
		var kept []series.Knot
		for i, k := range l.Knots {
			if i+1 == len(l.Knots) || zone.DayOf(l.Knots[i+1].At) != zone.DayOf(k.At) {
				kept = append(kept, k)
			}
		}
		for i := 1; i < len(kept); i++ {
			from, to := kept[i-1], kept[i]
			length := to.At.Days(from.At)
			age := (to.At.Days(l.Posted) + from.At.Days(l.Posted)) / 2
			if length < 16.0/24 || length > 40.0/24 || from.At.Days(l.Posted) < 7 {
				continue
			}
			var past [][2]series.Knot
			for j := i - 1; j >= 1 && len(past) < 7; j-- {
				if kept[j].At.Days(kept[j-1].At) <= 3 && from.At.Days(kept[j-1].At) <= 14 {
					past = append(past, [2]series.Knot{kept[j-1], kept[j]})
				}
			}
			if len(past) < 4 {
				continue
			}
			top, coarsest, out, largest := from.Value, int64(1), 0, -1.0
			var s, lengths []float64
			for j, p := range past {
				top = max(top, p[0].Value, p[1].Value)
				coarsest = max(coarsest, p[0].Step, p[1].Step)
				pastAge := (p[0].At.Days(l.Posted) + p[1].At.Days(l.Posted)) / 2
				s = append(s, max(0, p[1].Value-p[0].Value)*(pastAge/age))
				lengths = append(lengths, p[1].At.Days(p[0].At))
				if rate := s[j] / lengths[j]; rate > largest*(1+1e-13) { // the latest comes first here
					out, largest = j, rate
				}
			}
			var sum, total float64
			for j := range past {
				if j != out {
					sum += s[j]
					total += lengths[j]
				}
			}
			exact := func(step int64) int64 {
				if step == 1 {
					return 0
				}
				return step
			}
			all = append(all, Interval{
				Video: model.VideoID(v + 1), From: from.At, To: to.At, Gain: to.Value - top,
				Expected:   length * (sum + 0.5 + float64(exact(coarsest))) / total,
				Resolution: exact(max(from.Step, to.Step)),
			})
		}
	}
	return plainFound(all, zone)
}

func plainFound(all []Interval, zone *model.Zone) Found {
	found := Found{Examined: len(all), Dispersion: 0.3}
	var u []float64
	for _, i := range all {
		if i.Expected >= 10 && i.Resolution == 0 {
			d := i.Gain - i.Expected
			u = append(u, (math.Copysign(d*d, d)-i.Expected)/(i.Expected*i.Expected))
		}
	}
	found.Measured = len(u)
	if slices.Sort(u); len(u) >= 30 {
		found.Dispersion = max(0.02, stats.Quantile(u, 0.95)/(1.6448536269514722*1.6448536269514722))
	}
	p := make([]float64, len(all))
	for j, i := range all {
		sure := i.Gain - float64(i.Resolution)
		if p[j] = 1; sure >= 2.5*i.Expected && sure >= 10 {
			p[j] = mathext.RegIncBeta(sure, 1/found.Dispersion, i.Expected/(i.Expected+1/found.Dispersion))
		}
	}
	q := stats.AdjustedP(p, 0)
	for j, i := range all {
		switch {
		case q[j] > 0.05:
		case j > 0 && q[j-1] <= 0.05 && all[j-1].Video == i.Video && all[j-1].To == i.From:
			last := &found.Spikes[len(found.Spikes)-1]
			last.Intervals++
			last.Until = i.To
		default:
			found.Spikes = append(found.Spikes, Spike{Interval: i, Day: zone.DayOf(i.To), P: p[j], Q: q[j], Intervals: 1, Until: i.To})
		}
	}
	return found
}

func TestTheSearchFindsWhatThePlainTextSays(t *testing.T) {
	t.Parallel()
	var spikes, intervals int
	rapid.Check(t, func(t *rapid.T) {
		zone := model.NewZone(rapid.SampledFrom(zones()).Draw(t, "zone"))
		var lines []series.Line
		seed := rapid.Uint64().Draw(t, "seed")
		for v := range rapid.IntRange(1, 12).Draw(t, "videos") {
			lines = append(lines, invented(seed, uint64(v)))
		}
		a := NewAccount(NewRoom(zone))
		for v, l := range lines {
			a.Add(model.VideoID(v+1), l)
		}
		got, want := a.Find(), plain(lines, zone)
		if got.Examined != want.Examined || got.Measured != want.Measured || len(got.Spikes) != len(want.Spikes) || !near(got.Dispersion, want.Dispersion) {
			t.Fatalf("found %+v\nwant  %+v", got, want)
		}
		for i, g := range got.Spikes {
			w := want.Spikes[i]
			same := g.Video == w.Video && g.From == w.From && g.To == w.To && g.Until == w.Until && g.Day == w.Day &&
				g.Gain == w.Gain && near(g.Expected, w.Expected) && g.Resolution == w.Resolution && g.Intervals == w.Intervals &&
				math.Abs(g.P-w.P) <= 1e-9*w.P && math.Abs(g.Q-w.Q) <= 1e-9*w.Q
			if !same {
				t.Fatalf("spike %d: %+v\nwant %+v", i, g, w)
			}
		}
		spikes += len(got.Spikes)
		intervals += got.Examined
	})
	if spikes < 20 || intervals < 1000 {
		t.Errorf("only %d spikes among %d intervals: the inputs show nothing", spikes, intervals)
	}
}
