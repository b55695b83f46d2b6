package truth_test

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"testing"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/series"
)

// A stretch is from an age to another, in days.
type stretch struct{ from, to int }

// grown is what a video's saves are at each age of ages, which rise, in days.
func (c creator) grown(r *rand.Rand, ages []int) []float64 {
	g := drawGrowth(r)
	due := c.views.draw(r) * habit{typicalRate, c.spread}.draw(r)
	saves := make([]float64, len(ages))
	var sum float64
	next := 0
	for age := range ages[len(ages)-1] {
		sum += negativeBinomial(r, due*(g.share(float64(age+1))-g.share(float64(age))), c.dispersion)
		if age+1 == ages[next] {
			saves[next] = sum
			next++
		}
	}
	return saves
}

func TestAForecastHoldsEightInTen(t *testing.T) {
	t.Parallel()
	// Bar 76–86 %, measured 80–85.
	ages := []int{1, 3, 7, 30, 90}
	stretches := []stretch{{0, 2}, {0, 3}, {0, 4}, {1, 2}, {1, 3}, {1, 4}, {2, 3}, {2, 4}} // of ages
	var claims []claim
	for _, s := range stretches {
		claims = append(claims, claim{
			words: fmt.Sprintf("80 %% forecast before rounding, median final views ≥ 100,000, day %d to %d", ages[s.from], ages[s.to]),
			bar:   span{0.76, 0.86}, measured: span{0.80, 0.85},
		})
	}
	var trials []trial
	for _, past := range []struct {
		videos int
		runs   [2]int
	}{{12, [2]int{200, 4500}}, {30, [2]int{80, 2200}}, {100, [2]int{30, 1000}}} {
		for _, median := range []float64{100_000, 1_000_000} {
			account := creator{videos: past.videos, views: views{median, 1.5}, spread: spreadOfRealAccounts, dispersion: 0.1}
			trials = append(trials, trial{
				name: fmt.Sprintf("%d past videos, views %g", past.videos, median),
				runs: past.runs,
				run:  func(r *rand.Rand) []count { return account.forecasts(r, ages, stretches) },
			})
		}
	}
	try(t, 6, claims, trials)
}

// forecasts counts how many of some new videos come to lie in their forecasts, for each stretch.
func (c creator) forecasts(r *rand.Rand, ages []int, stretches []stretch) []count {
	lives := make([][]float64, c.videos+min(20, c.videos))
	for i := range lives {
		lives[i] = c.grown(r, ages)
	}
	counts := make([]count, len(stretches))
	past := make([]curve.Past, c.videos)
	for j, s := range stretches {
		for i := range past {
			past[i] = curve.Past{From: lives[i][s.from], To: lives[i][s.to]}
		}
		for _, saves := range lives[c.videos:] {
			f := curve.Expect(ages[s.to], saves[s.from], past)
			counts[j].add(one(f.Low.Or(1) <= saves[s.to] && saves[s.to] <= f.High.Or(0)))
		}
	}
	return counts
}

func TestAForecastOfWholeFilesHoldsEightInTen(t *testing.T) {
	t.Parallel()
	claims := []claim{
		// Bar 74–86 %, measured 77–82; 74 over the 255 of small accounts, which are too few for the claim.
		{words: "80 % forecast on whole files, past videos stood still in under a tenth", bar: span{0.74, 0.86}, measured: span{0.77, 0.82}},
		// Bar ≥ 80 %, measured 87–96.
		{words: "80 % forecast on whole files, others", bar: atLeast(0.80), measured: span{0.87, 0.96}},
	}
	account := func(videos int, median, missed float64) creator {
		return creator{
			videos: videos, days: 160, before: 30, views: views{median, 1.5}, spread: spreadOfRealAccounts,
			dispersion: 0.1, missed: missed, unknown: 0.02, coarse: exact,
		}
	}
	rounded := account(60, 300_000, 0.2)
	rounded.coarse = abbreviated
	var trials []trial
	for _, a := range []struct {
		name string
		creator
	}{
		{"100 videos, views 300,000", account(100, 300_000, 0.1)},
		{"60 videos, views 300,000, every second file missing", account(60, 300_000, 0.5)},
		{"60 videos, views 300,000, rounded", rounded},
		{"60 videos, views 30,000", account(60, 30_000, 0.2)},
		{"40 videos, views 3,000", account(40, 3_000, 0.2)},
	} {
		trials = append(trials, trial{a.name, [2]int{40, 1800}, a.wholeFiles})
	}
	try(t, 7, claims, trials)
}

// wholeFiles makes forecasts as a creator would have seen them on some evenings, and counts how many came
// true: first those of which under a tenth of the past videos stood still, then the others.
func (c creator) wholeFiles(r *rand.Rand) []count {
	evenings := c.evenings(r)
	lines, truth := make([]series.Line, c.videos), make([]series.Line, c.videos)
	for i := range lines {
		l := c.live(r, c.posting(r), habit{typicalRate, c.spread}.draw(r), evenings, nil)
		lines[i] = series.Of(l.posted, c.snapshots(r, l), model.Saves)
		truth[i] = series.Of(l.posted, l.truly(), model.Saves)
	}
	counts := make([]count, 2)
	for range 12 {
		now := evenings[c.days/3+r.IntN(2*c.days/3)].at
		for range 5 {
			i := r.IntN(c.videos)
			own := upTo(lines[i], now)
			if len(own.Knots) == 0 {
				continue
			}
			age := int64(own.Last().At - own.Posted)
			for _, days := range curve.Horizons(age) {
				came, ok := truth[i].ObservedAt(int64(days) * day).Get()
				past := pastOf(lines, i, now, age, int64(days)*day)
				if !ok || len(past) < curve.LeastPast {
					continue
				}
				f := curve.Expect(days, own.Last().Value, past)
				held := one(f.Low.Or(1) <= came && came <= f.High.Or(0))
				counts[stillness(past)].add(held)
			}
		}
	}
	return counts
}

// pastOf are the other videos observed around both ages, as known by now.
func pastOf(lines []series.Line, own int, now model.Instant, from, to int64) []curve.Past {
	var past []curve.Past
	for j := range lines {
		if j == own {
			continue
		}
		l := upTo(lines[j], now)
		a, okA := l.ObservedAt(from).Get()
		b, okB := l.ObservedAt(to).Get()
		if okA && okB {
			past = append(past, curve.Past{From: a, To: b})
		}
	}
	return past
}

// stillness is 0 where under a tenth of past videos stood still, and 1 else.
func stillness(past []curve.Past) int {
	still := 0
	for _, p := range past {
		if p.To <= p.From {
			still++
		}
	}
	if 10*still < len(past) {
		return 0
	}
	return 1
}

// upTo is the line as it was known at a moment.
func upTo(l series.Line, now model.Instant) series.Line {
	l.Knots = l.Knots[:sort.Search(len(l.Knots), func(i int) bool { return l.Knots[i].At > now })]
	return l
}
