package timing

import (
	"math/rand/v2"
	"testing"
)

// A grid is cells with their means, for slots alone. It adds videos at one mean.
type grid struct {
	cells [7][24]Effect
	means [7][24]float64
}

func (g *grid) set(weekday, hour, videos int, mean float64) *grid {
	g.cells[weekday-1][hour].Videos = videos
	g.means[weekday-1][hour] = mean
	return g
}

// want is a slot without its figures.
type want struct{ weekday, from, to, videos int }

func slots(g *grid) []Slot {
	return bestSlots(&g.cells, &g.means, shrinkage{sigma2: 0.3, tau2: 0.1, mean: 0})
}

func TestTheBestSlots(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		grid *grid
		want []want
	}{
		{"nothing", new(grid), nil},
		{"a single hour of 5 videos", new(grid).set(6, 9, 5, 1), []want{{6, 9, 10, 5}}},
		{"4 videos are too few", new(grid).set(6, 9, 4, 1), nil},
		{"neighbouring hours together have 5", new(grid).set(6, 9, 3, 1).set(6, 10, 2, 1), []want{{6, 9, 11, 5}}},
		{"an hour without a video ends a run", new(grid).set(6, 9, 3, 1).set(6, 11, 2, 1), nil},
		{"hours of two days are no neighbours", new(grid).set(6, 23, 3, 1).set(7, 0, 2, 1), nil},
		{"the last hour of the day", new(grid).set(7, 23, 6, 1), []want{{7, 23, 24, 6}}},
		{"alike hours make one run", new(grid).set(2, 8, 5, 1).set(2, 9, 5, 1).set(2, 10, 5, 1), []want{{2, 8, 11, 15}}},
		// The bad hour would lower the mean by more than its videos shorten the interval.
		{"a bad neighbour stays out", new(grid).set(2, 8, 6, 1).set(2, 9, 6, -1), []want{{2, 8, 9, 6}, {2, 9, 10, 6}}},
		{
			"of 5 the 4 with the highest lower end, best first",
			new(grid).set(1, 5, 5, 0.1).set(2, 5, 5, 0.5).set(3, 5, 5, 0.3).set(4, 5, 5, 0.2).set(5, 5, 5, 0.4),
			[]want{{2, 5, 6, 5}, {5, 5, 6, 5}, {3, 5, 6, 5}, {4, 5, 6, 5}},
		},
		{
			"the lower end, not the effect: many videos beat a few",
			new(grid).set(1, 5, 5, 0.6).set(2, 5, 50, 0.5),
			[]want{{2, 5, 6, 50}, {1, 5, 6, 5}},
		},
		{
			"of equal ones the first of the week",
			new(grid).set(5, 5, 5, 0.5).set(1, 20, 5, 0.5).set(1, 7, 5, 0.5),
			[]want{{1, 7, 8, 5}, {1, 20, 21, 5}, {5, 5, 6, 5}},
		},
	} {
		got := slots(c.grid)
		if len(got) != len(c.want) {
			t.Errorf("%s: the slots are %+v, want %v", c.name, got, c.want)
			continue
		}
		for i, s := range got {
			if (want{s.Weekday, s.From, s.To, s.Videos}) != c.want[i] {
				t.Errorf("%s: slot %d is %+v, want %v", c.name, i, s, c.want[i])
			}
		}
	}
}

func TestASlotIsOneWiderCell(t *testing.T) {
	t.Parallel()
	// All videos at one mean: 2 at 1 and 8 at 0.75 are 10 at 0.8.
	got := slots(new(grid).set(6, 9, 2, 1).set(6, 10, 8, 0.75))
	s := shrinkage{sigma2: 0.3, tau2: 0.1, mean: 0}
	for _, slot := range got {
		if slot.From == 9 && slot.To == 11 {
			one := s.effect(10, 0.8)
			if !near(slot.Effect.Effect, one.Effect.Or(0)) || !near(slot.Low, one.Low.Or(0)) || !near(slot.High, one.High.Or(0)) {
				t.Errorf("the slot is %+v, want %+v", slot, one)
			}
			return
		}
	}
	t.Errorf("the slots are %+v, want both hours as one", got)
}

func TestOfSlotsWithoutAWidthTheLongestIsTaken(t *testing.T) {
	t.Parallel()
	g := new(grid).set(6, 9, 7, 0.1).set(6, 10, 5, 0.1).set(6, 11, 9, 0.1).set(1, 3, 6, 0.7)
	got := bestSlots(&g.cells, &g.means, shrinkage{tau2: 0.2, mean: 0.1})
	if len(got) != 2 || got[1].From != 9 || got[1].To != 12 {
		t.Errorf("the slots are %+v, want Monday 3 and then all of Saturday 9 to 12", got)
	}
}

func TestNoHourIsInTwoSlotsAndNoRunLeftOutIsBetter(t *testing.T) {
	t.Parallel()
	chance := rand.New(rand.NewPCG(3, 4))
	for run := range 60 {
		week := Of(account(chance, 30+chance.IntN(300), 0.5, 0.5))
		used := map[[2]int]bool{}
		for i, s := range week.Best {
			if i > 0 && s.Low.Or(0) > week.Best[i-1].Low.Or(0)*(1+1e-11) {
				t.Fatalf("run %d: slot %d is better than the one before: %+v", run, i, week.Best)
			}
			videos := 0
			for hour := s.From; hour < s.To; hour++ {
				if used[[2]int{s.Weekday, hour}] {
					t.Fatalf("run %d: an hour is in two of %+v", run, week.Best)
				}
				used[[2]int{s.Weekday, hour}] = true
				cell := week.Cells[s.Weekday-1][hour]
				videos += cell.Videos
				if cell.Videos == 0 {
					t.Fatalf("run %d: nobody posted in an hour of %+v", run, s)
				}
			}
			if videos != s.Videos || videos < 5 {
				t.Fatalf("run %d: %+v has %d videos", run, s, videos)
			}
		}
		if len(week.Best) == 0 {
			continue
		}
		for day := range week.Cells {
			for hour, cell := range week.Cells[day] {
				if cell.Videos >= 5 && cell.Low.Or(0) > week.Best[0].Low.Or(0)*(1+1e-11) {
					t.Fatalf("run %d: day %d hour %d is better than the best slot %+v", run, day, hour, week.Best[0])
				}
			}
		}
	}
}
