package timing

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"saveboard/model"
)

// at are posts of one weekday and hour with so many saves at day 7 each.
func at(weekday, hour int, saves ...float64) []Post {
	posts := make([]Post, len(saves))
	for i, k := range counts(saves...) {
		posts[i] = Post{k, weekday, hour, model.PostedRecord}
	}
	return posts
}

// join is one account of all of these posts.
func join(lists ...[]Post) (posts []Post) {
	for _, l := range lists {
		posts = append(posts, l...)
	}
	return posts
}

// brief says of a week what is not in its cells.
func brief(w Week) string {
	return fmt.Sprintf("%d videos, %d unobserved, %d of a day, %d degrees, σ² %v, τ² %v, µ %v, best %+v",
		w.Videos, w.Unobserved, w.OnlyDay, w.Degrees, w.Sigma2, w.Tau2, w.Mean, w.Best)
}

// account are posts of invented videos: some hours better than others by sd, videos of one hour unlike by spread.
func account(chance *rand.Rand, n int, sd, spread float64) []Post {
	var better [7][24]float64
	for day := range better {
		for hour := range better[day] {
			better[day][hour] = sd * chance.NormFloat64()
		}
	}
	posts := make([]Post, n)
	for i := range posts {
		day, hour := chance.IntN(7), int(10+5*chance.NormFloat64())
		hour = min(max(hour, 0), 23)
		saves := math.Round(1000 * math.Exp(better[day][hour]+spread*chance.NormFloat64()))
		posts[i] = Post{model.Known(saves), day + 1, hour, model.PostedRecord}
	}
	return posts
}

func TestTheEffectsOfTwoCellsWorkedOutByHand(t *testing.T) {
	t.Parallel()
	// Ten videos, five an hour. Without one of the lower hour, the median of the other nine is the lowest
	// of the upper, 80; without one of the upper it is the highest of the lower, 40.
	week := Of(join(at(1, 9, 10, 20, 30, 40, 30), at(6, 20, 80, 90, 100, 120, 80)))
	lower := []float64{10.5, 20.5, 30.5, 40.5, 30.5}
	upper := []float64{80.5, 90.5, 100.5, 120.5, 80.5}
	of := func(values []float64, median float64) (mean, squares float64) {
		for _, v := range values {
			mean += math.Log(v/(median+0.5)) / 5
		}
		for _, v := range values {
			squares += math.Pow(math.Log(v/(median+0.5))-mean, 2)
		}
		return mean, squares
	}
	x, xx := of(lower, 80)
	y, yy := of(upper, 40)
	sigma2 := (xx + yy) / 8
	// Two means with the one error s² = σ²/5: (x−y)²/2/(τ²+s²) = 1.
	s2 := sigma2 / 5
	tau2 := (x-y)*(x-y)/2 - s2
	mu, b := (x+y)/2, tau2/(tau2+s2)
	half := 1.645 * math.Sqrt(b*s2)
	for _, c := range []struct {
		name string
		got  model.Real
		want float64
	}{
		{"σ²", week.Sigma2, sigma2},
		{"τ²", week.Tau2, tau2},
		{"µ", week.Mean, mu},
		{"Monday 9", week.Cells[0][9].Effect, math.Exp(b * (x - mu))},
		{"Monday 9, low", week.Cells[0][9].Low, math.Exp(b*(x-mu) - half)},
		{"Monday 9, high", week.Cells[0][9].High, math.Exp(b*(x-mu) + half)},
		{"Saturday 20", week.Cells[5][20].Effect, math.Exp(b * (y - mu))},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s is %v, want %v", c.name, c.got, c.want)
		}
	}
	if week.Degrees != 8 || week.Videos != 10 || week.Cells[0][9].Videos != 5 || week.Cells[0][9].Faint() {
		t.Errorf("the week is %s", brief(week))
	}
	if empty := week.Cells[2][3]; empty != (Effect{}) || !empty.Faint() {
		t.Errorf("an hour without a video is %+v", empty)
	}
}

func TestNothingIsShadedUnderEightDegrees(t *testing.T) {
	t.Parallel()
	few := join(at(1, 9, 10, 20, 30, 40), at(6, 20, 80, 90, 100, 120, 80), at(7, 1, 5), at(7, 2, 6))
	week := Of(few)
	if week.Degrees != 7 || week.Shaded() || week.Tau2.Known() || week.Mean.Known() || len(week.Best) > 0 {
		t.Errorf("with 7 degrees the week is %s", brief(week))
	}
	if cell := week.Cells[0][9]; cell.Videos != 4 || cell.Effect.Known() || cell.Low.Known() {
		t.Errorf("a cell is %+v, want its videos alone", cell)
	}
	if week := Of(append(few, at(1, 9, 25)...)); week.Degrees != 8 || !week.Shaded() || !week.Cells[6][1].Effect.Known() {
		t.Errorf("with 8 degrees the week is %s", brief(week))
	}
	if week := Of(nil); week.Shaded() || week.Videos != 0 {
		t.Errorf("without videos the week is %s", brief(week))
	}
}

func TestCellsUnderThreeVideosAreFaint(t *testing.T) {
	t.Parallel()
	for n, faint := range []bool{true, true, true, false, false} {
		if got := (Effect{Videos: n}).Faint(); got != faint {
			t.Errorf("%d videos are faint: %v, want %v", n, got, faint)
		}
	}
}

func TestVideosWithoutASecondOrADaySevenAreLeftOutAndCounted(t *testing.T) {
	t.Parallel()
	posts := join(at(1, 9, 10, 20, 30, 40, 30), at(6, 20, 80, 90, 100, 120, 80))
	whole := Of(posts)
	onlyDay := Post{model.Known(1e9), 3, 12, model.PostedDay}
	unobserved := Post{model.Real{}, 3, 12, model.PostedID}
	week := Of(append(posts, unobserved))
	if week.Unobserved != 1 || week.Videos != 10 || week.Cells != whole.Cells {
		t.Errorf("with a video not observed the week is %s", brief(week))
	}
	// One known to the day has no cell, but is one of the others that the median is over.
	week = Of(append(posts, onlyDay))
	if week.OnlyDay != 1 || week.Videos != 10 || week.Cells[2][12].Videos != 0 || week.Mean == whole.Mean {
		t.Errorf("with a posting known to the day the week is %s", brief(week))
	}
	// The moment in the video's id is known to the second.
	onlyDay.PostedFrom = model.PostedID
	if week := Of(append(posts, onlyDay)); week.Videos != 11 || week.Cells[2][12].Videos != 1 {
		t.Errorf("with a posting known by its id the week is %s", brief(week))
	}
}

func TestAnHourThatDoesNotExistHasNoCell(t *testing.T) {
	t.Parallel()
	posts := at(1, 9, 10, 20, 30, 40, 30, 50, 60, 70, 80)
	for _, p := range [][]Post{at(0, 9, 10), at(8, 9, 10), at(1, -1, 10), at(1, 24, 10)} {
		if week := Of(append(posts, p...)); week.OnlyDay != 1 || week.Videos != 9 {
			t.Errorf("with %+v the week is %s", p, brief(week))
		}
	}
}

func TestHoursThatDifferByNoMoreThanChanceAreAllTypical(t *testing.T) {
	t.Parallel()
	week := Of(join(at(1, 9, 10, 1000, 30, 400, 30), at(6, 20, 500, 20, 100, 12, 80), at(3, 4, 90)))
	if !near(week.Tau2, 0) || len(week.Best) != 0 {
		t.Fatalf("τ² is %v and the best are %+v, want 0 and none", week.Tau2, week.Best)
	}
	for _, cell := range []Effect{week.Cells[0][9], week.Cells[5][20], week.Cells[2][3+1]} {
		if !near(cell.Effect, 1) || !near(cell.Low, 1) || !near(cell.High, 1) {
			t.Errorf("a cell is %+v, want 1 with no width", cell)
		}
	}
}

func TestVideosAllAlike(t *testing.T) {
	t.Parallel()
	// No spread anywhere.
	week := Of(join(at(1, 9, 50, 50, 50, 50, 50, 50), at(2, 9, 50, 50, 50, 50, 50, 50)))
	if !near(week.Sigma2, 0) || !near(week.Tau2, 0) || !near(week.Cells[1][9].Effect, 1) {
		t.Errorf("all alike, the week is %s", brief(week))
	}
	// None within the hours: nothing is pulled towards the mean, and the intervals have no width. The median of the
	// others is 50 for either.
	week = Of(join(at(1, 9, 50, 50, 50, 50, 50, 50, 50), at(2, 9, 200, 200, 200, 200, 200)))
	high, low := math.Log(200.5/50.5), 0.0
	mean := (high + low) / 2
	if !near(week.Sigma2, 0) || !near(week.Mean, mean) || !near(week.Tau2, (high-low)*(high-low)/2) {
		t.Errorf("alike within the hours, the week is %s", brief(week))
	}
	if cell := week.Cells[1][9]; !near(cell.Effect, math.Exp(high-mean)) || cell.Low != cell.High {
		t.Errorf("the better hour is %+v", cell)
	}
}

func TestOneCellAloneIsTypical(t *testing.T) {
	t.Parallel()
	week := Of(at(4, 18, 10, 20, 30, 40, 50, 60, 70, 80, 1e9))
	if !week.Shaded() || !near(week.Tau2, 0) || !near(week.Cells[3][18].Effect, 1) {
		t.Errorf("one hour alone is %s", brief(week))
	}
}

func TestFewVideosArePulledFurtherThanMany(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(5, 6))
	week := Of(account(chance, 400, 0.7, 0.5))
	tau2, sigma2, mean := week.Tau2.Or(0), week.Sigma2.Or(0), week.Mean.Or(0)
	if tau2 == 0 {
		t.Fatal("the hours differ and τ² is 0")
	}
	for day := range week.Cells {
		for hour, cell := range week.Cells[day] {
			if cell.Videos == 0 {
				continue
			}
			b := tau2 / (tau2 + sigma2/float64(cell.Videos))
			width := math.Log(cell.High.Or(0) / cell.Low.Or(0))
			if !near(model.Known(width), 2*1.645*math.Sqrt(b*sigma2/float64(cell.Videos))) {
				t.Errorf("day %d hour %d: %+v is not shrunken about %v by %v", day, hour, cell, mean, b)
			}
		}
	}
}

// With the truth known: hours that differ by sd 0.4 are found, and the 90 % intervals hold the true
// effects of shaded cells of 3 videos and more in about 9 of 10. That µ and τ² are estimated is not in the
// intervals, so the bar is below.
func TestIntervalsHoldTheTrueEffects(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(7, 8))
	held, cells := 0, 0
	for range 40 {
		var truth [7][24]float64
		var posts []Post
		for day := range truth {
			for hour := 8; hour < 22; hour++ {
				truth[day][hour] = 0.4 * chance.NormFloat64()
				for range 3 + chance.IntN(4) {
					saves := math.Round(5000 * math.Exp(truth[day][hour]+0.6*chance.NormFloat64()))
					posts = append(posts, Post{model.Known(saves), day + 1, hour, model.PostedRecord})
				}
			}
		}
		week := Of(posts)
		for day := range truth {
			for hour := 8; hour < 22; hour++ {
				cell, true := week.Cells[day][hour], math.Exp(truth[day][hour])
				cells++
				if cell.Low.Or(9) <= true && true <= cell.High.Or(0) {
					held++
				}
			}
		}
	}
	if share := float64(held) / float64(cells); share < 0.87 || share > 0.93 {
		t.Errorf("the intervals held the truth in %.3f of %d cells", share, cells)
	}
}

func BenchmarkOf(b *testing.B) {
	chance := rand.New(rand.NewPCG(9, 10))
	for _, size := range []struct {
		name string
		n    int
	}{{"100", 100}, {"1000", 1000}, {"10000", 10_000}} {
		posts := account(chance, size.n, 0.5, 0.6)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				Of(posts)
			}
		})
	}
}
