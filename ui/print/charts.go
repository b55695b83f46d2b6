package print

import (
	"strconv"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/trend"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// list writes a table of things that can be opened, with their numbers before them where the paper has numbers.
func (p *Page) list(columns []column, rows [][]string) {
	if p.next > 0 {
		columns = append([]column{{head: "No.", right: true}}, columns...)
		for i, row := range rows {
			rows[i] = append([]string{p.numberOr("")}, row...)
		}
	}
	p.table(columns, rows)
}

// numberOr is the next thing's number, or a mark where there are no numbers.
func (p *Page) numberOr(mark string) string {
	if p.next == 0 {
		return mark
	}
	p.next++
	return strconv.Itoa(p.next - 1)
}

// overviewChart is a row a day.
func overviewChart(p *Page, v view.Overview) {
	p.Heading("Day by day")
	rows := make([][]string, len(v.Days))
	for i, d := range v.Days {
		before := p.number.Unknown
		if i < len(v.Before) {
			before = p.of(v.Metric, v.Before[i].Value)
		}
		rows[i] = []string{d.Day.String(), p.of(v.Metric, d.Value), before, estimated(d.Estimated)}
	}
	head := capital(v.Metric.String())
	p.table([]column{{head: "Day"}, {head: head, right: true}, {head: "As long before", right: true}, {head: "Known"}}, rows)
}

// of spells a day's value of the metric.
func (p *Page) of(m model.Metric, v model.Real) string {
	if m == model.MetricSaveRate {
		return p.number.Rate(v)
	}
	return p.number.Exact(v)
}

func estimated(yes bool) string {
	if yes {
		return "estimated"
	}
	return "counted"
}

// videoChart is a row a day, with what half of the account's videos had by then.
func videoChart(p *Page, d view.VideoDetail) {
	p.Heading("Day by day")
	rows := make([][]string, len(d.Days))
	for i, day := range d.Days {
		known := estimated(day.Estimated)
		if day.Spike {
			known += ", a spike"
		}
		rows[i] = []string{day.Day.String(), p.number.Exact(day.Saves), p.number.GainedExact(day.SavesGained, 1), known}
	}
	p.table([]column{{head: "Day"}, {head: "Saves", right: true}, {head: "Gained", right: true}, {head: "Known"}}, rows)
	if len(d.Typical) == 0 {
		return
	}
	p.Heading("What half of your videos had")
	var band [][]string
	for _, t := range d.Typical {
		if t.AgeDays != float64(int(t.AgeDays)) || t.AgeDays > max(28, d.Video.AgeDays) {
			continue // the hours of the first days and what lies far ahead
		}
		exact := func(v float64) string { return p.number.Exact(model.Known(v)) }
		band = append(band, []string{"day " + strconv.Itoa(int(t.AgeDays)), exact(t.P25), exact(t.P50), exact(t.P75), number.Of(t.Videos, "video")})
	}
	p.table([]column{{head: "Age"}, {head: "From", right: true}, {head: "Middle", right: true}, {head: "To", right: true}, {head: "Of", role: look.Faint}}, band)
}

// categoriesChart is a row a week, and a column a kind.
func categoriesChart(p *Page, v view.Categories) {
	p.Heading("Save rate by week, all views together")
	weeks := v.Weeks[max(0, len(v.Weeks)-halfYear):]
	columns := []column{{head: "Week from"}}
	rows := make([][]string, len(weeks))
	for i, w := range weeks {
		rows[i] = []string{w.String()}
	}
	for j, c := range v.Categories {
		columns = append(columns, column{head: c.DisplayName(), right: true, keep: j + 1})
		for i, w := range weeks {
			rows[i] = append(rows[i], p.number.Rate(rateOf(c.Weeks, w)))
		}
	}
	p.table(columns, rows)
}

// halfYear is how many weeks back the tables of curves go.
const halfYear = 26

func rateOf(weeks []view.Week, w model.Day) model.Real {
	for _, week := range weeks {
		if week.Week == w {
			return week.PooledRate
		}
	}
	return model.Real{}
}

// trendsChart is a sentence a curve, and a row a week.
func trendsChart(p *Page, v view.Trends) {
	weeks := v.Weeks[max(0, len(v.Weeks)-halfYear):]
	columns := []column{{head: "Week from"}}
	rows := make([][]string, len(weeks))
	for i, w := range weeks {
		rows[i] = []string{w.String()}
	}
	p.Heading("Save rate by week, all views together")
	for _, s := range v.Series {
		if s.Metric != "save_rate" || s.Direction == trend.TooShort {
			continue
		}
		p.Say(look.Style{}, s.CurveInWords(halfYear))
		columns = append(columns, column{head: s.DisplayName(), right: true, keep: len(columns)})
		for i, w := range weeks {
			rows[i] = append(rows[i], p.number.Rate(rateOf(s.Weeks, w)))
		}
	}
	p.Blank()
	p.table(columns, rows)
}
