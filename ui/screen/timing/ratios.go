package timing

import (
	"math"

	"saveboard/model"
	"saveboard/model/view"
)

// ratios is the axis of the slots' intervals. It is one of factors: twice as much lies as far from 1 as half.
type ratios struct{ low, high float64 } // of the logarithms

// ratiosOf holds all intervals, and 1.
func ratiosOf(slots []view.TimingSlot) ratios {
	var s ratios
	for _, slot := range slots {
		if low := slot.Low.Or(1); low > 0 {
			s.low = math.Min(s.low, math.Log(low))
		}
		if high := slot.High.Or(1); high > 0 {
			s.high = math.Max(s.high, math.Log(high))
		}
	}
	if s.high-s.low < 0.01 {
		s.low, s.high = s.low-0.1, s.high+0.1
	}
	return s
}

// cell is where a factor stands among so many cells.
func (s ratios) cell(r model.Real, cells int) int {
	v := r.Or(1)
	if v <= 0 {
		return 0
	}
	share := (math.Log(v) - s.low) / (s.high - s.low)
	return int(math.Round(math.Max(0, math.Min(1, share)) * float64(max(0, cells-1))))
}

// ticks are the marks of the axis: of the lists below the first that has three or more on it.
func (s ratios) ticks() []float64 {
	var marks []float64
	for _, list := range [][]float64{
		{0.01, 0.1, 1, 10, 100},
		{0.1, 0.2, 0.5, 1, 2, 5, 10},
		{0.25, 0.5, 0.7, 1, 1.4, 2, 3, 4},
		{0.6, 0.8, 1, 1.2, 1.5, 1.8},
		{0.8, 0.9, 1, 1.1, 1.2},
		{0.95, 1, 1.05},
	} {
		marks = nil
		for _, v := range list {
			if at := math.Log(v); at >= s.low-1e-9 && at <= s.high+1e-9 {
				marks = append(marks, v)
			}
		}
		if len(marks) >= 3 {
			return marks
		}
	}
	return marks
}
