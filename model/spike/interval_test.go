package spike

import (
	"math"
	"testing"
	"time"

	"saveboard/model"
	"saveboard/model/series"
)

// posted is noon in UTC, far from any change of the clocks there.
const posted = model.Instant(1_700_049_600)

func utc() *model.Zone { return model.NewZone(nil) }

// at is a snapshot of saves at an age in days.
func at(age, value float64, step int64) series.Knot {
	return series.Knot{At: posted + model.Instant(math.Round(age*day)), Value: value, Step: step}
}

func line(knots ...series.Knot) series.Line { return series.Line{Posted: posted, Knots: knots} }

// daily is a video seen once a day from an age on, with exact counts.
func daily(age float64, counts ...float64) series.Line {
	var knots []series.Knot
	for i, n := range counts {
		knots = append(knots, at(age+float64(i), n, 1))
	}
	return line(knots...)
}

// examined lists what is examined of a line.
func examined(l series.Line, zone *model.Zone) []Interval {
	var list []Interval
	NewRoom(zone).examine(l, func(i *Interval) { list = append(list, *i) })
	return list
}

// last is the last interval examined, whose end is the line's.
func last(t *testing.T, l series.Line) Interval {
	t.Helper()
	list := examined(l, utc())
	if len(list) == 0 || list[len(list)-1].To != l.Last().At {
		t.Fatalf("the last interval is not examined: %v", list)
	}
	return list[len(list)-1]
}

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-12*math.Max(1, math.Abs(want)) }

func TestAnIntervalIsComparedWithThePastOnesScaledByAge(t *testing.T) {
	t.Parallel()
	// By hand: gains 10, 20, 30, 40 at middle ages 7.5 … 10.5, and 300 at 11.5. The fastest for its age is
	// the fourth, 40·10.5. Left: 10·7.5 + 20·8.5 + 30·9.5 = 530, over 11.5 and three days.
	got := last(t, daily(7, 100, 110, 130, 160, 200, 500))
	if want := (530/11.5 + 0.5) / 3; got.Gain != 300 || !near(got.Expected, want) || got.Resolution != 0 {
		t.Errorf("gain %v of %v expected, ±%d; want 300 of %v", got.Gain, got.Expected, got.Resolution, want)
	}
	if !near(got.Multiple(), 300/got.Expected) {
		t.Errorf("multiple %v", got.Multiple())
	}
}

func TestThePostingIsNoSnapshot(t *testing.T) {
	t.Parallel()
	seen := func(first float64) []model.Snapshot {
		var list []model.Snapshot
		for i := range 12 {
			s := model.Snapshot{Taken: posted + model.Instant((first+float64(i))*day)}
			s.Counters[model.Saves] = model.Exact(int64(10 * i))
			list = append(list, s)
		}
		return list
	}
	of := func(first float64) series.Line { return series.Of(posted, seen(first), model.Saves) }
	if l := of(0.75); len(l.Knots) != 13 || len(snapshots(l)) != 12 {
		t.Errorf("the posting is one of %d snapshots of %d knots", len(snapshots(l)), len(l.Knots))
	}
	if l := of(0); len(snapshots(l)) != 12 {
		t.Errorf("a snapshot at the second of posting is left out: %d of 12 remain", len(snapshots(l)))
	}
	if l := of(1.5); len(snapshots(l)) != 12 {
		t.Errorf("a line that begins later lost a snapshot: %d of 12 remain", len(snapshots(l)))
	}
	// As a past interval, the steep first day would raise what is expected on day 11 and later.
	with, without := examined(of(0.75), utc()), examined(daily(0.75, 0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110), utc())
	if len(with) != len(without) || with[0] != without[0] {
		t.Errorf("with the posting as a knot %v, without %v", with, without)
	}
}

func TestTheLastSnapshotOfALocalDayIsKept(t *testing.T) {
	t.Parallel()
	// Two more snapshots on the last day: only its last one ends the interval.
	l := daily(7, 0, 10, 20, 30, 40, 50)
	l.Knots = append(l.Knots, at(12.2, 53, 1), at(12.4, 57, 1))
	if got := last(t, l); got.From != posted+11*day || got.Gain != 17 {
		t.Errorf("the day's interval is %+v, want one that ends with the day's last count, 57", got)
	}
	// Noon in UTC is 01:00 of the next day in Auckland, and 16 hours later it is 17:00 of the same day there.
	auckland, err := time.LoadLocation("Pacific/Auckland")
	if err != nil {
		t.Fatal(err)
	}
	l = daily(7, 0, 10, 20, 30, 40, 50)
	l.Knots = append(l.Knots, at(12+16.0/24, 57, 1))
	if n := len(examined(l, model.NewZone(auckland))); n != 1 {
		t.Errorf("%d examined in Auckland, want 1: 01:00 and 17:00 are of one day there", n)
	}
	if n := len(examined(l, utc())); n != 2 {
		t.Errorf("%d examined in UTC, want 2: noon, and 04:00 of the next day", n)
	}
}

func TestDaysOf23And25HoursAreDays(t *testing.T) {
	t.Parallel()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		year  int
		month time.Month
		date  int // of the change
		hours time.Duration
	}{{"the clocks go forward", 2026, time.March, 29, 23}, {"the clocks go back", 2026, time.October, 25, 25}} {
		var l series.Line
		midnight := func(i int) model.Instant {
			return model.InstantOf(time.Date(c.year, c.month, c.date+i, 0, 0, 0, 0, berlin))
		}
		l.Posted = midnight(-40)
		// The first and the last second of each day: the last one is kept, and none of another day.
		for i := -6; i <= 1; i++ {
			l.Knots = append(l.Knots,
				series.Knot{At: midnight(i), Value: float64(100 * i), Step: 1},
				series.Knot{At: midnight(i+1) - 1, Value: float64(100*i + 50), Step: 1})
		}
		list := examined(l, model.NewZone(berlin))
		if len(list) != 3 {
			t.Fatalf("%s: %d examined, want 3 of 8 days", c.name, len(list))
		}
		for i, got := range list {
			if got.From != midnight(i-1)-1 || got.To != midnight(i)-1 {
				t.Errorf("%s: %v to %v is not the day %d", c.name, got.From, got.To, i)
			}
		}
		change := list[1]
		if hours := change.To.Time().Sub(change.From.Time()); hours != c.hours*time.Hour {
			t.Errorf("%s: that day is %v long, want %d h", c.name, hours, c.hours)
		}
		// 100 a day before and then 100 on that day, whatever its length: ℓ·(4·100 or so)/Σℓ.
		if ratio := change.Expected / list[0].Expected; math.Abs(ratio-float64(c.hours)/24) > 0.03 {
			t.Errorf("%s: expected %.2f× of the day before, want about %d/24", c.name, ratio, c.hours)
		}
	}
}

func TestOnlyIntervalsOfAboutADayAreExamined(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		hours float64
		want  bool
	}{{15.99, false}, {16, true}, {24, true}, {40, true}, {40.01, false}} {
		l := daily(7, 0, 10, 20, 30, 40)
		l.Knots = append(l.Knots, at(11+c.hours/24, 50, 1))
		if c.hours < 24 { // on the next UTC day all the same: noon plus 16 h is 04:00
			l.Knots[5].At = posted + 11*day + model.Instant(math.Round(c.hours*hour))
		}
		if got := len(examined(l, utc())) == 1; got != c.want {
			t.Errorf("%v h: examined %v", c.hours, got)
		}
	}
}

func TestTheFirstWeekIsNotExamined(t *testing.T) {
	t.Parallel()
	l := daily(2, 0, 10, 20, 30, 40, 50, 60)
	if list := examined(l, utc()); len(list) != 1 || list[0].From != posted+7*day {
		t.Errorf("examined %v, want the interval that begins at 7 days", list)
	}
	for i := range l.Knots {
		l.Knots[i].At--
	}
	if list := examined(l, utc()); len(list) != 0 {
		t.Errorf("examined %v, begun a second before 7 days", list)
	}
}

func TestFourPastIntervalsWithin14DaysAreNeeded(t *testing.T) {
	t.Parallel()
	// Four past intervals, the first of which begins 14 days before the examined one. The one of 3 days
	// counts, and the long one does not.
	list := func(first, long float64) []Interval {
		return examined(line(at(first, 0, 1), at(first+1, 10, 1), at(24-long, 20, 1), at(24, 30, 1),
			at(25, 40, 1), at(26, 50, 1), at(27, 60, 1)), utc())
	}
	for _, c := range []struct {
		name        string
		first, long float64
		want        int
	}{
		{"14 days before", 12, 3, 1},
		{"a second more", 12 - 1.0/day, 3, 0},
		{"a past interval of 3 days and a second", 12, 3 + 1.0/day, 0},
	} {
		if got := list(c.first, c.long); len(got) != c.want {
			t.Errorf("%s: %d examined, want %d: %v", c.name, len(got), c.want, got)
		}
	}
}

func TestTheLatestSevenPastIntervalsCount(t *testing.T) {
	t.Parallel()
	// Nine days of 7 saves each but the two earliest, of 1000: those are forgotten.
	got := last(t, daily(20, 0, 1000, 2000, 2007, 2014, 2021, 2028, 2035, 2042, 2049, 2056))
	var sum float64
	for a := 23.5; a <= 28.5; a++ { // 22.5 … 28.5, and 28.5 is the fastest for its age
		sum += 7 * (a - 1)
	}
	if want := (sum/29.5 + 0.5) / 6; !near(got.Expected, want) {
		t.Errorf("expected %v, want %v", got.Expected, want)
	}
}

func TestAReboundAfterARecountIsNoGain(t *testing.T) {
	t.Parallel()
	// The counter falls by 300 and comes back: above the highest earlier count it gained 7.
	got := last(t, daily(10, 1000, 1005, 1010, 1015, 715, 1022))
	if got.Gain != 7 {
		t.Errorf("gain %v, want 7 above the highest count before", got.Gain)
	}
	// Eight intervals later, that count is forgotten and the own start is what counts.
	if got := last(t, daily(10, 1000, 500, 500, 500, 500, 500, 500, 500, 500, 510)); got.Gain != 10 {
		t.Errorf("gain %v, want 10", got.Gain)
	}
	// The own start counts where no past interval ends there, because that one was too long.
	l := daily(10, 0, 10, 20, 30, 40)
	l.Knots = append(l.Knots, at(18, 400, 1), at(19, 450, 1))
	if got := last(t, l); got.Gain != 50 {
		t.Errorf("gain %v, want 50 above its own start", got.Gain)
	}
}

func TestAFallCountsAsNothingInWhatIsExpected(t *testing.T) {
	t.Parallel()
	fall, still := last(t, daily(10, 50, 60, 20, 30, 40, 90)), last(t, daily(10, 50, 60, 60, 70, 80, 130))
	if fall.Expected != still.Expected {
		t.Errorf("expected %v after a fall, %v after a still day", fall.Expected, still.Expected)
	}
}

func TestTheFastestPastIntervalIsLeftOutTheLatestOfEquals(t *testing.T) {
	t.Parallel()
	// 6 saves in a day at the middle age 10.5 and 9 in two days at 14 are equally fast for their ages,
	// 63 a day. The later is left out, so three days remain.
	got := last(t, line(at(10, 0, 1), at(11, 6, 1), at(12, 6, 1), at(13, 6, 1), at(15, 15, 1), at(16, 40, 1)))
	if want := (6*10.5/15.5 + 0.5) / 3; !near(got.Expected, want) {
		t.Errorf("expected %v, want %v", got.Expected, want)
	}
	// A little more on the first day, and that one is.
	got = last(t, line(at(10, 0, 1), at(11, 7, 1), at(12, 7, 1), at(13, 7, 1), at(15, 16, 1), at(16, 40, 1)))
	if want := (9*14/15.5 + 0.5) / 4; !near(got.Expected, want) {
		t.Errorf("expected %v, want %v", got.Expected, want)
	}
}

func TestRoundingRaisesWhatIsExpectedByTheCoarsestPastStep(t *testing.T) {
	t.Parallel()
	l := daily(10, 1000, 1000, 1000, 1000, 1000, 1100)
	for i := range l.Knots {
		l.Knots[i].Step = 100
	}
	l.Knots[0].Step = 1000 // of the interval left out? No: all are still, the latest of equals is.
	got := last(t, l)
	if want := (0 + 0.5 + 1000) / 3; !near(got.Expected, want) || got.Resolution != 100 {
		t.Errorf("expected %v ±%d, want %v ±100", got.Expected, got.Resolution, want)
	}
	l.Knots[0].Step, l.Knots[4].Step = 100, 1000 // an end of the interval left out counts too
	if got := last(t, l); got.Resolution != 1000 || !near(got.Expected, 1000.5/3) {
		t.Errorf("expected %v ±%d, want %v ±1000", got.Expected, got.Resolution, 1000.5/3)
	}
}

func TestAStepOfARoundedCounterIsNeverASpike(t *testing.T) {
	t.Parallel()
	for _, step := range []int64{10, 100, 100_000, 1_000_000_000} {
		l := daily(30, make([]float64, 60)...)
		for i := range l.Knots {
			l.Knots[i].Step = step
			l.Knots[i].Value = float64(step * (3 + int64(i)/10)) // one step each ten days
		}
		a := NewAccount(NewRoom(utc()))
		a.Add(1, l)
		if found := a.Find(); len(found.Spikes) > 0 || len(a.candidates) > 0 || found.Examined < 50 {
			t.Errorf("step %d: %d of %d examined are spikes", step, len(found.Spikes), found.Examined)
		}
	}
}

func TestAGainOfNothingBetweenRoundedCountsIsNoCandidateAndTellsNoDispersion(t *testing.T) {
	t.Parallel()
	l := daily(30, make([]float64, 10)...)
	for i := range l.Knots {
		l.Knots[i].Step, l.Knots[i].Value = 1000, 7000
	}
	for _, i := range examined(l, utc()) {
		if _, tells := i.excess(); i.Gain != 0 || i.Sure() != -1000 || i.candidate() || tells || i.Expected < 10 {
			t.Errorf("%+v", i)
		}
	}
}

func TestCandidatesGainTwoAndAHalfTimesWhatWasExpectedAndTen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		gain, expected float64
		resolution     int64
		want           bool
	}{
		{25, 10, 0, true},
		{24, 10, 0, false},
		{10, 4, 0, true},
		{9, 1, 0, false},
		{10, 0.1, 0, true},
		{124, 10, 100, false},
		{125, 10, 100, true},
		{110, 4, 100, true},
		{109, 4, 100, false},
	} {
		i := Interval{Gain: c.gain, Expected: c.expected, Resolution: c.resolution}
		if i.candidate() != c.want {
			t.Errorf("gain %v of %v ±%d: candidate %v", c.gain, c.expected, c.resolution, i.candidate())
		}
	}
}

func TestTwoSnapshotsAMinuteApartAcrossMidnightDoNoHarm(t *testing.T) {
	t.Parallel()
	l := daily(10, 0, 10, 20, 30, 40)
	midnight := posted + 14*day + day/2
	l.Knots = append(l.Knots, series.Knot{At: midnight - 30, Value: 45, Step: 1}, series.Knot{At: midnight + 30, Value: 46, Step: 1},
		series.Knot{At: midnight + day, Value: 56, Step: 1})
	list := examined(l, utc())
	got := list[len(list)-1]
	// By hand, past the minute's save, which is the fastest for its age: three days of 10 at the middle ages
	// 10.5 … 12.5, and 15 in the day and a half less 30 s that follow.
	want := (10*(10.5+11.5+12.5)+15*(13+(1.5-30.0/day)/2))/(15+15.0/day) + 0.5
	if got.From != midnight+30 || got.Gain != 10 || !near(got.Expected, want*(day-30)/(4.5*day-30)) {
		t.Errorf("%+v, want 10 of %v", got, want*(day-30)/(4.5*day-30))
	}
	for _, i := range list {
		if i.To-i.From < shortest {
			t.Errorf("a minute is examined: %+v", i)
		}
	}
}

func TestAMillionFoldRangeKeepsItsPrecision(t *testing.T) {
	t.Parallel()
	// A past spike of 10⁹ is left out without a trace in the sum of the others.
	small := daily(10, 0, 1, 3, 4, 6, 8)
	large := daily(10, 0, 1, 1e9+1, 1e9+2, 1e9+4, 1e9+6)
	a, b := last(t, small), last(t, large)
	want := (1*10.5+1*12.5+2*13.5)/14.5 + 0.5
	if !near(b.Expected, want/3) || b.Gain != 2 || a.Gain != 2 {
		t.Errorf("expected %v, want %v", b.Expected, want/3)
	}
}

func TestAVideoWithoutHistoryAddsNothing(t *testing.T) {
	t.Parallel()
	a := NewAccount(NewRoom(utc()))
	a.Add(1, series.Line{Posted: posted})
	a.Add(2, daily(9, 5))
	a.Add(3, daily(9, 5, 6, 7, 8))
	found := a.Find()
	if found.Examined != 0 || found.Spikes != nil || found.Dispersion != 0.3 || found.Measured != 0 {
		t.Errorf("%+v", found)
	}
}
