package sample

import (
	"math"

	"saveboard/model"
	"saveboard/model/view"
)

// Figures is an Overview with its figures alone.
func Figures() view.Overview {
	o := view.Overview{Head: Head("overview"), Videos: 212, Findings: []view.Finding{}, Movers: []view.Video{}}
	o.Saves = figure(48210, 0.12, func(d float64) float64 { return 1500 + 500*math.Sin(d) + 40*d })
	o.SaveRate = figure(0.0184, 0.0012, func(d float64) float64 { return 0.018 + 0.002*math.Sin(d/2) })
	o.Views = figure(2_624_000, -0.03, func(d float64) float64 { return 90000 - 900*d })
	o.KeptAfterWeek1 = figure(0.41, 0.04, func(d float64) float64 { return 0.3 + 0.004*d })
	o.Shares = figure(21340, 0.06, func(d float64) float64 { return 700 + 90*math.Cos(d) })
	o.KeptAfterWeek1.Daily[3], o.KeptAfterWeek1.Daily[4] = model.Real{}, model.Real{}
	for i, v := range o.Saves.Daily {
		day := o.Period.From + model.Day(i)
		o.Days = append(o.Days, view.OverviewDay{Day: day, SavesGained: v, Value: v})
		before := model.Known(1300 + 200*math.Cos(float64(i)))
		o.Before = append(o.Before, view.OverviewDay{Day: day - 28, SavesGained: before, Value: before})
	}
	o.Chart = "48,210 saves in 28 days, between 1,104 and 2,970 a day, most on 19 Nov."
	o.Answer = "Saves are up 12% on the four weeks before."
	o.AnswerShort = "Saves are up 12%."
	return o
}

func figure(value, change float64, day func(float64) float64) view.Figure {
	f := view.Figure{Value: model.Known(value), Change: model.Known(change)}
	for d := range 28 {
		f.Daily = append(f.Daily, model.Known(day(float64(d))))
	}
	return f
}

// Overview is a whole one, with five findings and eleven movers.
func Overview() view.Overview {
	o := Figures()
	o.Answer = "Saves are up 12% on the four weeks before, and Tutorials brought most of them."
	for i := range 11 {
		o.Movers = append(o.Movers, Video(i, 212))
	}
	o.Findings = []view.Finding{
		{Kind: "mover", Sentence: "“Sourdough in 60 s 🍞” gained most", Detail: "6,240 saves, 13% of all gained", Screen: "video", Target: o.Movers[0].VideoID, Video: o.Movers[0].ID, Trend: view.Up},
		{Kind: "best-day", Sentence: "Thursday 19 November was the best day", Detail: "2,970 saves; the middle day had 1,610", Screen: "overview", Target: "2026-11-19", Trend: view.Up},
		{Kind: "share", Sentence: "Nine videos hold 52% of your saves", Detail: "54,109 of 104,100, by 212 videos", Screen: "videos"},
		{Kind: "category", Sentence: "Tutorials brought 54% of the saves", Detail: "26,033, by 41 videos", Screen: "categories", Target: "Tutorials"},
		{Kind: "loss", Sentence: "“パン作りの基本、最初から…” lost saves", Detail: "30 fewer: un-saved or recounted", Screen: "video", Target: o.Movers[3].VideoID, Video: o.Movers[3].ID, Trend: view.Down},
	}
	return o
}

// Empty is the Overview of a database without videos.
func Empty() view.Overview {
	o := view.Overview{Head: Head("overview")}
	o.CountsOf = 0
	o.Answer, o.AnswerShort = "No videos yet.", "No videos yet."
	return o
}

// Detail is one video's view.
func Detail(v view.Video) view.VideoDetail {
	d := view.VideoDetail{Head: Head("video"), Video: v, Names: "12,480 people saved this. Their names are theirs.", Chart: "12,480 saves at 19 days; half of your videos had between 1,870 and 3,610 by then."}
	d.Answer, d.AnswerShort = "5.2× your typical video at 19 days, ahead of 41 of 47.", "5.2× your typical video at 19 days."
	for _, c := range model.AllCounters() {
		rung := view.Rung{Counter: c, Count: v.Counts.Of(c)}
		if c != model.Views {
			rung.Per100 = model.Known(100 * v.Counts.Of(c).Real().Or(0) / v.Views.Real().Or(1))
		}
		d.Ladder = append(d.Ladder, rung)
	}
	for age := 1.0; age <= 90; age++ {
		typical := 2600 * (1 - math.Exp(-age/6))
		d.Typical = append(d.Typical, view.TypicalAge{AgeDays: age, P25: 0.75 * typical, P50: typical, P75: 1.45 * typical, Videos: 48})
	}
	for age := 0.0; age <= 19; age++ {
		d.Curve = append(d.Curve, view.Knot{AgeDays: age, Saves: 12480 * (1 - math.Exp(-age/5))})
	}
	return d
}
