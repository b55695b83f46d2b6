package heat

import "math"

// A Scale says from which factors on a cell is shaded how darkly: under Low it is level 1, under High
// level 2, under Top level 3, else level 4. 1 is typical and lies in the middle of level 2.
type Scale struct{ Low, High, Top float64 }

// scales are the ones to choose from, the narrowest first. Low is about as far below 1 as High is above,
// and Top about twice as far, as factors go; all of them are short to write.
func scales() []Scale {
	return []Scale{{0.95, 1.05, 1.1}, {0.9, 1.1, 1.2}, {0.8, 1.2, 1.4}, {0.7, 1.4, 2}, {0.5, 2, 4}, {0.25, 4, 16}}
}

// ScaleOf is the widest scale whose Top the factor farthest from 1 reaches, whether it lies above or below:
// so the shades are used, and those of an account whose hours hardly differ stay quiet. What surrounds 1 is
// one shade, because a cell of 1.01× is no better than one of 0.99×. Factors that are not above 0 do not count.
func ScaleOf(factors []float64) Scale {
	farthest := 0.
	for _, f := range factors {
		if f > 0 && !math.IsInf(f, 1) {
			farthest = math.Max(farthest, math.Abs(math.Log(f)))
		}
	}
	all := scales()
	chosen := all[0]
	for _, s := range all {
		if math.Log(s.Top) <= farthest+1e-9 {
			chosen = s
		}
	}
	return chosen
}

// Level is how darkly a factor is shaded, 1 to 4; 0 for what is no number.
func (s Scale) Level(factor float64) int {
	switch {
	case math.IsNaN(factor):
		return 0
	case factor < s.Low:
		return 1
	case factor < s.High:
		return 2
	case factor < s.Top:
		return 3
	}
	return 4
}
