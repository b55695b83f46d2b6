package print

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Videos prints the list of videos.
func Videos() Kind[view.Videos] {
	return Kind[view.Videos]{
		Text:  videosText,
		List:  func(v view.Videos) any { return v.Videos },
		Only:  onlyCategory,
		Head:  func(v *view.Videos) *view.Head { return &v.Head },
		Order: func(v view.Videos) string { return turned(string(v.Sort), v.Reverse) },
	}
}

// onlyCategory is the category that was opened, as the filter spells it.
func onlyCategory(v view.Videos) string {
	if v.Only == nil {
		return ""
	}
	return `category:="` + *v.Only + `"`
}

func videosText(p *Page, v view.Videos) {
	p.head("Which videos do people keep?", v.Head, number.Of(v.Total, "video"))
	if len(v.Videos) > 0 {
		p.Blank()
		p.videoTable(v.Videos, v.Metric)
	}
	if p.next == 0 && (len(v.Videos) < v.Matched || v.Matched < v.Total) {
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, shownOf(v))
	}
	p.foot(v.Head)
}

// shownOf says which part of the videos the table has.
func shownOf(v view.Videos) string {
	s := fmt.Sprintf("%s of %s", number.Of(len(v.Videos), "video"), number.Full().Exact(model.Known(float64(v.Total))))
	if v.Matched < v.Total {
		s += fmt.Sprintf("; %s the filter", fits(v.Matched))
	}
	if len(v.Videos) < v.Matched {
		s += "; --limit 0 shows all"
	}
	return s + "."
}

func fits(n int) string {
	if n == 1 {
		return "1 fits"
	}
	return number.Full().Exact(model.Known(float64(n))) + " fit"
}

// videoTable writes videos with the figures that the dashboard's table has, and the metric that was
// asked for when it is none of these.
func (p *Page) videoTable(videos []view.Video, metric model.Metric) {
	columns := []column{
		{head: "Title", flex: true},
		{head: "Category", role: look.Muted, keep: 4},
		{head: "Age", role: look.Muted, right: true, keep: 3},
		{head: "Saves", role: look.Saves, right: true},
		{head: "Gained", right: true, keep: 1},
		{head: "Fair rate", role: look.Saves, right: true, keep: 2},
		{head: "Rate", right: true, keep: 6},
		{head: "Typical", right: true, keep: 5},
		{head: "Views", right: true, keep: 7},
	}
	extra, hasExtra := metric.Counter()
	hasExtra = hasExtra && extra != model.Saves && extra != model.Views
	if metric != model.MetricSaves {
		columns[4].head = "Gained " + metric.String()
	}
	if hasExtra {
		columns = append(columns, column{head: capital(extra.String()), right: true})
	}
	if p.next > 0 {
		columns = append(columns, column{head: "Daily", role: look.Muted, keep: 8})
	}
	rows := make([][]string, len(videos))
	for i, v := range videos {
		rows[i] = []string{
			p.title(v), v.CategoryName(), number.Age(v.AgeDays), p.number.Short(v.Saves.Real()), p.gained(v, metric),
			p.number.Rate(v.AdjustedSaveRate), p.number.Rate(v.SaveRate), p.number.Against(v.AgainstTypical), p.number.Short(v.Views.Real()),
		}
		if hasExtra {
			rows[i] = append(rows[i], p.number.Short(v.Of(extra).Real()))
		}
		if p.next > 0 {
			rows[i] = append(rows[i], view.CourseInWords(v.Daily))
		}
	}
	p.list(columns, rows)
}

// gained is the gain over the period of what is counted.
func (p *Page) gained(v view.Video, metric model.Metric) string {
	if metric == model.MetricSaveRate {
		return p.number.RatePoints(v.Gained)
	}
	return p.number.Gained(v.Gained, int64(v.GainedStep))
}

// title names a video: by its title, else by its id.
func (p *Page) title(v view.Video) string {
	if v.Title == "" {
		return "(no caption) " + v.VideoID
	}
	return v.Title
}
