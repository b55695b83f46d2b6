package chart

import "math"

// resample turns n evenly spaced values into one a column, from the first at the left edge to the
// last at the right. Between two known neighbours it is linear; where a neighbour is unknown only the
// column of the known one shows it, so gaps stay gaps. Where several values share a column it shows
// the mean of the known ones, but the outermost columns keep the first and the last value.
func resample(values []float64, columns int) []float64 {
	n := len(values)
	out := make([]float64, columns)
	switch {
	case n == 0 || columns == 0:
		for j := range out {
			out[j] = math.NaN()
		}
	case n > columns:
		shrink(values, out)
	default:
		stretch(values, out)
	}
	return out
}

func shrink(values, out []float64) {
	n, columns := len(values), len(out)
	sums, known := make([]float64, columns), make([]int, columns)
	for i, v := range values {
		if usable(v) {
			j := column(i, n, columns)
			sums[j] += v / float64(n) // so that the sum of large numbers stays finite
			known[j]++
		}
	}
	for j := range out {
		out[j] = sums[j] / float64(known[j]) * float64(n) // 0/0 is NaN: nothing known
	}
	for _, end := range [2]struct{ column, value int }{{0, 0}, {columns - 1, n - 1}} {
		if v := values[end.value]; usable(v) {
			out[end.column] = v
		}
	}
}

func stretch(values, out []float64) {
	n, columns := len(values), len(out)
	for j := range out {
		out[j] = math.NaN()
		at := float64(j) * float64(n-1) / math.Max(1, float64(columns-1))
		i := min(int(at), n-1)
		if next := min(i+1, n-1); usable(values[i]) && usable(values[next]) {
			share := at - float64(i)
			out[j] = values[i]*(1-share) + values[next]*share
		}
	}
	for i, v := range values {
		if usable(v) {
			out[column(i, n, columns)] = v
		}
	}
}

// column is where the i-th of n values stands among the columns.
func column(i, n, columns int) int {
	if n < 2 {
		return 0
	}
	return int(math.Round(float64(i) * float64(columns-1) / float64(n-1)))
}

// lastKnown is the last column with a value, and -1 when there is none.
func lastKnown(columns []float64) int {
	for j := len(columns) - 1; j >= 0; j-- {
		if usable(columns[j]) {
			return j
		}
	}
	return -1
}
