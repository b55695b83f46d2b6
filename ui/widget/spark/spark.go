// Package spark draws a series in one row of cells: seven levels, so that rows do not touch, quiet
// but for the last value.
package spark

import (
	"strings"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// A Scale says what the lowest level stands for.
type Scale uint8

// The scales.
const (
	FromZero Scale = iota // counts: heights can be compared
	OwnRange              // rates: their ups and downs can be seen
)

// A Line is a series and how it is drawn.
type Line struct {
	Values []model.Real
	Cells  int
	Scale  Scale
	Body   look.Role
	Last   look.Role // of the last known value
}

// levels is how many heights there are.
const levels = 7

// Draw draws the line from cell x on. Unknown values are blank.
func Draw(c *canvas.Canvas, x, y int, line Line) {
	heights, last := Levels(line.Values, line.Cells, line.Scale)
	var run strings.Builder
	write := func(x int, heights []int, role look.Role) {
		run.Reset()
		for _, h := range heights {
			if h == 0 {
				run.WriteByte(' ')
			} else {
				run.WriteString(c.Look.Glyphs.Spark[h-1])
			}
		}
		c.In(x, y, role, run.String())
	}
	write(x, heights[:last], line.Body)
	write(x+last, heights[last:], line.Last)
}

// Levels are the heights of the cells, 1 to 7, and 0 for unknown; last is the first cell of the last
// known value. More values than cells are averaged; fewer take some cells each, from the left.
func Levels(values []model.Real, cells int, scale Scale) (heights []int, last int) {
	heights = make([]int, max(0, cells))
	last = len(heights)
	if len(values) == 0 || cells <= 0 {
		return heights, last
	}
	each := resample(values, cells)
	low, high, known := bounds(each)
	if !known {
		return heights, last
	}
	if scale == FromZero {
		low = 0
	}
	wide := max(1, cells/len(each))
	for i, r := range each {
		v, ok := r.Get()
		if !ok {
			continue
		}
		last = i * wide
		for j := range wide {
			heights[last+j] = level(v, low, high, scale)
		}
	}
	return heights, last
}

func level(v, low, high float64, scale Scale) int {
	if high <= low {
		if scale == OwnRange {
			return (levels + 1) / 2 // a rate that does not change
		}
		return 1
	}
	h := 1 + int((v-low)/(high-low)*(levels-1)+0.5)
	return min(max(h, 1), levels)
}

// resample makes at most so many values of them, each the mean of the known ones in its stretch.
func resample(values []model.Real, cells int) []model.Real {
	if len(values) <= cells {
		return values
	}
	means := make([]model.Real, cells)
	for i := range means {
		var sum, n float64
		for _, r := range values[i*len(values)/cells : (i+1)*len(values)/cells] {
			if v, ok := r.Get(); ok {
				sum += v
				n++
			}
		}
		if n > 0 {
			means[i] = model.Known(sum / n)
		}
	}
	return means
}

func bounds(values []model.Real) (low, high float64, known bool) {
	for _, r := range values {
		v, ok := r.Get()
		switch {
		case !ok:
		case !known:
			low, high, known = v, v, true
		default:
			low, high = min(low, v), max(high, v)
		}
	}
	return low, high, known
}
