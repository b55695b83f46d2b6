package sample

import (
	"time"

	"saveboard/model"
	"saveboard/model/view"
)

// Cards are where three figures of a video come from: one with many files, one that has no value, and one with
// names and notes that are awkward to draw.
func Cards() []view.Card {
	counted, typed := model.InstantOf(asOf()), model.InstantOf(asOf().Add(-11*24*time.Hour))
	sources := view.CardSources{
		Files: 12, Snapshots: 19, From: typed, To: counted,
		Latest: []view.CardSource{
			{File: "studio-2026-11-22.csv", Format: "business-suite", Source: "business-suite", ReadAt: counted.Add(4 * time.Minute), TakenFrom: model.TakenFilename, Snapshots: 1, From: counted, To: counted},
			{File: "log", Format: "log", Source: "log", ReadAt: typed, TakenFrom: model.TakenRecord, Snapshots: 1, From: typed, To: typed},
		},
	}
	return []view.Card{
		{
			Figure: "against_typical", Name: "Against typical", Value: model.Known(5.2), Words: "5.2×",
			Definition: "The saves of this video, divided by the median of what your other videos had at the same age.",
			Inputs: []view.CardInput{
				{Name: "This video at 19.4 days", Value: model.Known(12480), Words: "12,480", At: counted, Note: "22 Nov 2026 18:00", Saves: true},
				{Name: "Median at 19.4 days", Value: model.Known(2400), Words: "2,400", Note: "104 videos", Saves: true},
				{Name: "Divided", Value: model.Known(5.2), Words: "5.2×", Saves: true},
			},
			Step: "rounded by its source to the nearest 100: the truth lies within 50",
			LeftOut: []view.LeftOut{
				{Reason: "first counted after 19.4 days", Videos: 71}, {Reason: "younger than 19.4 days", Videos: 36}, {Reason: "without a count of saves", Videos: 1},
			},
			Sources: sources,
		},
		{
			Figure: "half_life_days", Name: "Half of its saves came within", Words: "—", Reason: "its saves were not counted near the time when half had come",
			Definition: "The age at which it had half of the saves that it had at the latest count.",
			Inputs:     []view.CardInput{{Name: "Reached at an age of", Words: "—"}},
		},
		{
			Figure: "spikes", Of: "“パン作りの基本、最初…”, 17 Nov", Name: "Spike", Value: model.Known(2310), Words: "2,310",
			Definition: "A stretch of about a day in which far more saves came than the days before led to expect.",
			Inputs: []view.CardInput{
				{Name: "Came", Value: model.Known(2310), Words: "2,310", Saves: true},
				{Name: "Change", Words: "—", Note: "fewer than half of the videos were counted in one of the two stretches"},
				{Name: "Name of a category that somebody made very long indeed", Words: "خبز العجين المخمر"},
			},
			Sources: view.CardSources{Invented: true},
		},
	}
}
