package videos

import (
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/spark"
	"saveboard/ui/widget/table"
)

// A layout says what the list shows at a size.
type layout struct {
	preview bool
	end     int // the cell after the list
	body    int // the first row of the list's body
	visible int // rows of the body
}

const (
	sidePane     = 120 // from here on there is a preview
	previewWidth = 38
	head         = 2 // the head of the list and its rule
	shortWindow  = 11
)

func (m Model) layout() layout {
	l := layout{end: m.width - 1, body: 2 + head}
	if m.width >= sidePane {
		l.preview = true
		l.end = m.width - 1 - previewWidth - 3
	}
	if m.height < shortWindow { // no rule and no head: rows are worth more
		l.body = 2
	}
	l.visible = max(1, m.height-l.body)
	return l
}

// visible is how many rows are in sight at once.
func (m Model) visible() int { return m.layout().visible }

// How wide a list has to be for columns beside the usual ones: all others, or the plain save rate.
const (
	roomForMore      = 110
	roomForPlainRate = 102
)

// plainRate is the rank of the plain save rate among what falls away: the fair one stands for it.
const plainRate = 7

const daily = "daily" // the one column that cannot be sorted by

// columns are the columns at a width, the sorted one always among them. Beside saves, what the metric
// counts has a column; its gain and its days are of the metric too.
func (m Model) columns(end int) []table.Placed {
	gained := "Gained"
	if m.scope.Metric != model.MetricSaves && m.scope.Metric != model.MetricSaveRate {
		gained = "New " + m.scope.Metric.String()
	}
	fair := "Fair"
	if end >= roomForPlainRate {
		fair = "Fair rate"
	}
	title := 16
	switch { // whole titles are worth more than the last of the columns
	case end >= 130:
		title = 28
	case end >= roomForMore:
		title = 24
	}
	all := []table.Column{
		{ID: string(view.ByTitle), Head: "Video", Width: title},
		{ID: string(view.ByCategory), Head: "Category", Width: 13, Falls: 6},
		{ID: string(view.ByAge), Head: "Age", Width: 5, Right: true, Falls: 4},
		{ID: daily, Head: "Daily", Width: 8, Falls: 5},
		{ID: string(view.BySaves), Head: "Saves", Width: 7, Right: true},
		{ID: string(view.ByGained), Head: gained, Width: max(7, len(gained)), Right: true, Falls: 1},
		{ID: string(view.ByFair), Head: fair, Width: len(fair) + 2, Right: true, Falls: 3},
		{ID: string(view.ByRate), Head: "Rate", Width: 5, Right: true, Falls: plainRate},
		{ID: string(view.ByTypical), Head: "Typical", Width: 7, Right: true, Falls: 2},
		{ID: string(view.ByKeep), Head: "Per like", Width: 8, Right: true, Falls: 8},
		{ID: string(view.ByViews), Head: "Views", Width: 7, Right: true, Falls: 8},
		{ID: string(view.ByLikes), Head: "Likes", Width: 7, Right: true, Falls: 9},
		{ID: string(view.ByComments), Head: "Comments", Width: 8, Right: true, Falls: 10},
		{ID: string(view.ByShares), Head: "Shares", Width: 7, Right: true, Falls: 8},
		{ID: string(view.ByEngagement), Head: "Engaged", Width: 7, Right: true, Falls: 11},
		{ID: string(view.ByShelfLife), Head: "After wk 1", Width: 10, Right: true, Falls: 12},
		{ID: string(view.ByHalfLife), Head: "Half by", Width: 7, Right: true, Falls: 13},
	}
	wanted := string(m.sorted())
	counted := metricColumn(m.scope.Metric)
	for i, c := range all {
		switch {
		case c.ID == wanted:
			all[i].Falls = 0
		case c.ID == counted && c.Falls > 2:
			all[i].Falls = 2
		}
	}
	usual := plainRate - 1
	switch {
	case end >= roomForMore:
		usual = len(all)
	case end >= roomForPlainRate:
		usual = plainRate
	}
	all = slices.DeleteFunc(all, func(c table.Column) bool { return c.Falls > usual })
	return table.Fit(all, table.FirstCell, end-table.FirstCell-1, 44)
}

func metricColumn(m model.Metric) string {
	switch m {
	case model.MetricViews:
		return string(view.ByViews)
	case model.MetricLikes:
		return string(view.ByLikes)
	case model.MetricComments:
		return string(view.ByComments)
	case model.MetricShares:
		return string(view.ByShares)
	case model.MetricSaveRate:
		return string(view.ByRate)
	case model.MetricSaves:
	}
	return string(view.BySaves)
}

// descending tells whether the column's numbers fall from top to bottom.
func descending(c view.Column, reverse bool) bool {
	switch c {
	case view.ByTitle, view.ByCategory, view.ByAge:
		return reverse
	}
	return !reverse
}

func metricRole(m model.Metric) (body, last look.Role) {
	switch m {
	case model.MetricViews:
		return look.Band, look.Views
	case model.MetricLikes:
		return look.Band, look.Likes
	case model.MetricComments:
		return look.Band, look.Comments
	case model.MetricShares:
		return look.Band, look.Shares
	case model.MetricSaves, model.MetricSaveRate:
	}
	return look.SavesQuiet, look.Saves
}

// cell is what stands in a row under a column.
func (d *drawing) cell(row int, c table.Column, selected bool) table.Cell {
	v, n := &d.m.shown.Videos[row], d.number
	count := func(c model.Counter) table.Cell {
		return table.Figure(n.Short(v.Counts.Of(c).Real()), v.Counts.Of(c).Real())
	}
	if c.ID == daily {
		return d.dailyCell(v, c.Width)
	}
	switch view.Column(c.ID) {
	case view.ByTitle:
		return table.Cell{Line: titleOf(v), Style: look.Style{Bold: selected}}
	case view.ByCategory:
		return table.Cell{Plain: v.CategoryName(), Style: look.Style{Role: look.Muted}}
	case view.ByAge:
		return table.Cell{Plain: number.Age(v.AgeDays), Style: look.Style{Role: look.Muted}}
	case view.BySaves:
		cell := count(model.Saves)
		if v.Saves.Known() {
			cell.Style.Role = look.Saves
		}
		return cell
	case view.ByGained:
		return table.Gain(n, v.Gained, int64(v.GainedStep))
	case view.ByFair:
		return table.Figure(n.Rate(v.AdjustedSaveRate), v.AdjustedSaveRate)
	case view.ByTypical:
		return table.Figure(n.Against(v.AgainstTypical), v.AgainstTypical)
	case view.ByRate:
		return table.Figure(n.Rate(v.SaveRate), v.SaveRate)
	case view.ByKeep:
		return table.Figure(n.Ratio(v.KeepRatio), v.KeepRatio)
	case view.ByViews:
		return count(model.Views)
	case view.ByLikes:
		return count(model.Likes)
	case view.ByComments:
		return count(model.Comments)
	case view.ByShares:
		return count(model.Shares)
	case view.ByEngagement:
		return table.Figure(n.Rate(v.EngagementRate), v.EngagementRate)
	case view.ByShelfLife:
		return table.Figure(n.Percent(v.ShelfLife), v.ShelfLife)
	case view.ByHalfLife:
		return table.Figure(n.Days(v.HalfLifeDays), v.HalfLifeDays)
	}
	return table.Cell{}
}

func (d *drawing) dailyCell(v *view.Video, cells int) table.Cell {
	body, last := metricRole(d.m.shown.Metric)
	line := spark.Line{Values: v.Daily, Cells: cells, Body: body, Last: last}
	if d.m.shown.Metric == model.MetricSaveRate {
		line.Scale = spark.OwnRange
	}
	return table.Cell{Spark: &line}
}

// titleOf is what a video is called: its caption, or the day it was posted.
func titleOf(v *view.Video) text.Line {
	if strings.TrimSpace(v.Title) == "" {
		return text.Clean("Untitled, " + v.PostedLocal.Format("2 Jan 2006"))
	}
	return text.Clean(v.Title)
}
