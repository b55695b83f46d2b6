package video

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/panel"
)

// expected is how many saves the video is expected to have at the ages still to come, each with a whisker on one
// axis. It returns the row after, which is y−1 where it does not fit or an old video has nothing to come.
func (d *drawing) expected(x, y, width, end int) int {
	title := panel.Title{Text: "Expected", Note: "8 in 10 videos land here", Short: "8 in 10"}
	scale, ok := d.forecastScale()
	if !ok {
		return d.unexpected(x, y, width, end)
	}
	if end-y < 1+len(d.v.Forecast) {
		return y - 1
	}
	panel.Draw(d.Canvas, x, y, width, title)
	y++
	whisker := x + 16
	if width >= 40 {
		whisker = x + 27
	}
	for _, e := range d.v.Forecast {
		d.expectation(x, y, e, whisker, x+width, scale)
		y++
	}
	if y < end {
		low, high := axis.Count(scale.Low), axis.Count(scale.High)
		d.In(whisker, y, look.Faint, low)
		if whisker+canvas.Cells(low)+1+canvas.Cells(high) <= x+width {
			d.Right(x+width, y, look.Style{Role: look.Faint}, high)
		}
		y++
	}
	if roomy := 10; end-y >= roomy {
		for _, line := range canvas.Wrap(d.held(), width) {
			d.In(x, y, look.Faint, line)
			y++
		}
	}
	return y
}

// unexpected says why there is no forecast, of a video that is not too old for one.
func (d *drawing) unexpected(x, y, width, end int) int {
	if d.v.Reasons["forecast"] == "" || len(d.v.Curve) == 0 || d.v.Curve[len(d.v.Curve)-1].AgeDays >= 90 {
		return y - 1
	}
	lines := canvas.Wrap(d.own("Not known yet: "+d.v.Reasons["forecast"]+"."), width)
	if end-y < 1+len(lines) {
		return y - 1
	}
	panel.Draw(d.Canvas, x, y, width, panel.Title{Text: "Expected"})
	for _, line := range lines {
		y++
		d.In(x, y, look.Faint, line)
	}
	return y + 1
}

// forecastScale is the axis of all whiskers; false when no age has a forecast.
func (d *drawing) forecastScale() (axis.Scale, bool) {
	low, high := math.Inf(1), math.Inf(-1)
	for _, e := range d.v.Forecast {
		if e.Saves.Known() {
			low, high = math.Min(low, math.Round(e.SavesLow.Or(0))), math.Max(high, math.Round(e.SavesHigh.Or(0)))
		}
	}
	if low > high {
		return axis.Scale{}, false
	}
	return axis.Nice(low, high, 5, axis.Count), true
}

// expectation is one age: how many saves, between which eight in ten videos land, and the whisker from cell from to
// before cell end.
func (d *drawing) expectation(x, y int, e view.Expected, from, end int, scale axis.Scale) {
	d.In(x, y, look.Muted, "day "+strconv.Itoa(e.AgeDays))
	if !e.Saves.Known() {
		at := d.Right(x+13, y, look.Style{Role: look.Faint}, d.number.Unknown)
		d.Line(at+2, y, end-at-2, look.Style{Role: look.Faint}, text.Clean(fmt.Sprintf("%d of %d past", e.Videos, curve.LeastPast)))
		return
	}
	d.Right(x+13, y, look.Style{Role: look.Saves}, d.number.Brief(e.Saves))
	if between := d.interval(e); x+15+canvas.Cells(between) < from {
		d.In(x+15, y, look.Faint, between)
	}
	row := make([]cell, end-from)
	d.whisker(row, scale, [3]model.Real{e.SavesLow, e.Saves, e.SavesHigh}, look.SavesQuiet, look.Saves)
	d.cells(from, y, row)
}

// interval is "13.0–15.6K", the unit once where both have it.
func (d *drawing) interval(e view.Expected) string {
	low, high := d.number.Brief(e.SavesLow), d.number.Brief(e.SavesHigh)
	if unit := high[len(high)-1:]; strings.ContainsAny(unit, "KMB") && strings.HasSuffix(low, unit) {
		low = strings.TrimSuffix(low, unit)
	}
	return low + d.number.To + high
}

// held says how good such intervals were for past videos: of the first age that has one.
func (d *drawing) held() string {
	for _, e := range d.v.Forecast {
		if e.Saves.Known() {
			return fmt.Sprintf("Day %d: held for %d of %d past videos.", e.AgeDays, e.Held, e.HeldOf)
		}
	}
	return ""
}
