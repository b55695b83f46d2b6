package print

import (
	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/trend"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Trends prints what is rising and fading, and the spikes.
func Trends() Kind[view.Trends] {
	return Kind[view.Trends]{
		Text:  trendsText,
		Chart: trendsChart,
		List:  func(v view.Trends) any { return v.Series },
		Skip:  []string{"weeks"},
		Head:  func(v *view.Trends) *view.Head { return &v.Head },
	}
}

func trendsText(p *Page, v view.Trends) {
	p.head("What is rising, what is fading?", v.Head, "")
	var tested []view.TrendSeries
	short := 0
	for _, s := range v.Series {
		if s.Direction == trend.TooShort {
			short++
			continue
		}
		tested = append(tested, s)
	}
	if len(tested) > 0 {
		p.Blank()
		p.trendTable(tested)
	}
	if short > 0 {
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, number.Of(short, "more line")+" too short to say: a trend needs 10 videos with counts around day 7.")
	}
	if len(v.Spikes) > 0 {
		p.Blank()
		p.Say(look.Style{Bold: true}, "Spikes")
		p.spikeTable(v.Spikes)
	}
	p.Blank()
	p.Say(look.Style{Role: look.Faint}, v.Caution)
	p.foot(v.Head)
}

func (p *Page) trendTable(series []view.TrendSeries) {
	rows := make([][]string, len(series))
	for i, s := range series {
		change := p.number.Unknown
		if s.Moves() {
			change = p.number.Change(s.ChangePerWeek)
		}
		rows[i] = []string{s.DisplayName(), metricWords(s.Metric), directionWords(s.Direction), change, p.number.Exact(model.Known(float64(s.Videos)))}
	}
	p.list([]column{
		{head: "Kind of video", flex: true},
		{head: "What", role: look.Muted},
		{head: "Trend"},
		{head: "A week", right: true},
		{head: "Videos", role: look.Muted, right: true, keep: 1},
	}, rows)
}

func metricWords(metric string) string {
	if metric == "save_rate" {
		return "save rate"
	}
	return metric
}

func directionWords(d trend.Direction) string {
	if d == trend.None {
		return "no clear trend"
	}
	return string(d)
}

func (p *Page) spikeTable(spikes []view.VideoSpike) {
	rows := make([][]string, len(spikes))
	for i, s := range spikes {
		title := s.Title
		if title == "" {
			title = "(no caption) " + s.VideoID
		}
		rows[i] = []string{s.Day.String(), title, p.number.Short(model.Known(s.Gained)), p.number.Short(model.Known(s.Expected)), p.number.Against(model.Known(s.Multiple))}
	}
	p.list([]column{
		{head: "Day", role: look.Muted},
		{head: "Video", flex: true},
		{head: "Came", role: look.Saves, right: true},
		{head: "Expected", right: true},
		{head: "Times", right: true, keep: 1},
	}, rows)
}
