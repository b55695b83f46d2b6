package video

import (
	"math"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
)

// A cell of an axis has a mark, or none.
type cell struct {
	mark string
	role look.Role
}

// whisker marks the low, likely and high of three figures on an axis.
func (d *drawing) whisker(row []cell, scale axis.Scale, of [3]model.Real, line, middle look.Role) {
	g := d.Look.Glyphs
	low, likely, high := cellOf(of[0], scale, row), cellOf(of[1], scale, row), cellOf(of[2], scale, row)
	for i := low; i <= high; i++ {
		row[i] = cell{g.IntervalLine, line}
	}
	row[high] = cell{g.IntervalTo, line}
	row[low] = cell{g.IntervalFrom, line}
	row[likely] = cell{g.IntervalMid, middle}
}

// cellOf is where on an axis a figure stands.
func cellOf(r model.Real, scale axis.Scale, row []cell) int {
	return int(math.Round(math.Max(0, math.Min(1, scale.Share(r.Or(0)))) * float64(len(row)-1)))
}

// cells draws an axis's marks from cell x on.
func (d *drawing) cells(x, y int, row []cell) {
	for i, c := range row {
		d.In(x+i, y, c.role, c.mark)
	}
}
