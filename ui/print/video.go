package print

import (
	"fmt"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Video prints one video. Its list is the video's local days in the period.
func Video() Kind[view.VideoDetail] {
	return Kind[view.VideoDetail]{
		Text:  videoText,
		Chart: videoChart,
		List:  func(v view.VideoDetail) any { return v.Days },
		Head:  func(v *view.VideoDetail) *view.Head { return &v.Head },
	}
}

func videoText(p *Page, d view.VideoDetail) {
	v, f := d.Video, p.number
	p.head("How is this one doing?", d.Head, "")
	p.Say(look.Style{}, p.title(v))
	p.Say(look.Style{Role: look.Faint}, about(v, f))
	p.Line(p.ink(look.Style{Role: look.Faint, Underline: true}, p.own(v.URL)))

	p.Blank()
	rungs := make([][]string, len(d.Ladder))
	for i, r := range d.Ladder {
		rungs[i] = []string{capital(r.Counter.String()), f.Exact(r.Count.Real()), "", f.Per100(r.Per100.Over(model.Known(100), 1)), ""}
		if step := r.Count.Step(); step > 1 {
			rungs[i][2] = f.About + f.Exact(model.Known(float64(step)/2))
		}
		if r.Rank != nil {
			rungs[i][4] = fmt.Sprintf("%d of %d", r.Rank.Rank, r.Rank.Of)
		}
	}
	ladder := []column{{head: "Counter"}, {head: "Count", right: true}, {head: "", role: look.Faint}, {head: "Per 100 views", right: true}}
	if d.Ranks != (view.Ranks{}) {
		ladder = append(ladder, column{head: "Rank at its age", right: true, role: look.Faint})
	}
	for i := range rungs {
		rungs[i] = rungs[i][:len(ladder)]
	}
	p.table(ladder, rungs)

	p.Blank()
	gained := f.GainedExact(v.SavesGained, int64(v.SavesGainedStep))
	if v.SinceFirstSeen && v.SavesGained.Known() {
		gained += " since it was first seen"
	}
	figures := [][]string{
		{"Saves gained in the period", gained},
		{"Against your typical video", against(v, f)},
		{"Save rate", f.Rate(v.SaveRate)},
		{"Fair rate, to rank by", f.Rate(v.AdjustedSaveRate)},
		{"Engagement rate", f.Rate(v.EngagementRate)},
		{"Saves for each like", f.Ratio(v.KeepRatio)},
		{"Saved after its first week", f.Percent(v.ShelfLife)},
		{"Half of its saves came within", f.Days(v.HalfLifeDays)},
	}
	if v.Category != nil {
		figures = slices.Insert(figures, 4, []string{"Typical for its kind", typicalForKind(d, f)})
	}
	p.table([]column{{head: "Figure"}, {head: ""}}, figures)
	expected(p, d)
	p.Blank()
	for _, sentence := range []string{d.Chart, d.RiseInWords(), d.Daily, d.Names} {
		if sentence != "" {
			p.Say(look.Style{}, sentence)
		}
	}
	p.foot(d.Head)
}

// against is "5.2× at 19 d".
func against(v view.Video, f number.Format) string {
	said := f.Against(v.AgainstTypical)
	if v.AgainstTypicalAgeDays.Known() {
		said += " at " + f.Days(v.AgainstTypicalAgeDays)
	}
	return said
}

// typicalForKind is "1.92% (9 in 10: 1.62% to 2.28%), from 41 videos".
func typicalForKind(d view.VideoDetail, f number.Format) string {
	if !d.CategoryTypicalRate.Known() {
		return f.Unknown
	}
	return fmt.Sprintf("%s (9 in 10: %s to %s), from %s", f.Rate(d.CategoryTypicalRate), f.Rate(d.CategoryTypicalRateLow),
		f.Rate(d.CategoryTypicalRateHigh), number.Of(d.CategoryVideos, "video"))
}

// expected is how many saves the video is expected to have, or why that is not known of a video that is still young
// enough.
func expected(p *Page, d view.VideoDetail) {
	f := p.number
	rows := make([][]string, 0, len(d.Forecast))
	known := false
	for _, e := range d.Forecast {
		row := []string{fmt.Sprintf("Day %d", e.AgeDays), f.Exact(e.Saves), "", ""}
		if e.Saves.Known() {
			known = true
			row[2] = f.Exact(e.SavesLow) + f.To + f.Exact(e.SavesHigh)
			row[3] = fmt.Sprintf("%d of %d past videos", e.Held, e.HeldOf)
		}
		rows = append(rows, row)
	}
	switch {
	case known:
		p.Blank()
		p.table([]column{{head: "Expected"}, {head: "Saves", right: true}, {head: "8 in 10 land between", right: true}, {head: "Held for", role: look.Faint}}, rows)
	case d.Reasons["forecast"] != "" && d.Video.AgeDays < 90:
		p.Blank()
		p.Say(look.Style{Role: look.Faint}, "No forecast yet: "+d.Reasons["forecast"]+".")
	}
}

// about is what is known of a video but its counters, in one line.
func about(v view.Video, f number.Format) string {
	handle := "unknown account"
	if v.Account != "" {
		handle = "@" + v.Account
	}
	parts := []string{handle, v.CategoryName(), posted(v), number.AgeWords(v.AgeDays) + " old"}
	if v.DurationS.Known() {
		parts = append(parts, f.Duration(v.DurationS)+" long")
	}
	if len(v.Hashtags) > 0 {
		parts = append(parts, "#"+strings.Join(v.Hashtags, " #"))
	}
	if len(v.Labels) > 0 {
		parts = append(parts, "labels: "+strings.Join(v.Labels, ", "))
	}
	if v.Note != "" {
		parts = append(parts, "note: "+v.Note)
	}
	return strings.Join(parts, " · ")
}

// posted is the moment of posting, as far as it is known.
func posted(v view.Video) string {
	if v.PostedFrom == model.PostedDay {
		return "posted on " + v.PostedLocal.Format("2 Jan 2006")
	}
	return "posted " + v.PostedLocal.Format("2 Jan 2006 15:04")
}
