package view

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/explain"
	"saveboard/model/number"
)

// ComputeWhy answers why there are no names, about one video when v is not nil.
// It looks at the accounts and the first day of in, and at none of its videos.
func ComputeWhy(parts []explain.Part, in Input, v *Video, q WhyQuery) Why {
	about := aboutOf(in)
	about.first = in.First
	for _, a := range in.Accounts {
		if a.Counted <= q.AsOf { // when an earlier moment is asked about, its last snapshot is not known here
			about.countsOf = max(about.countsOf, a.Counted)
		}
	}
	w := Why{Question: "Why can nobody see who saved a video?", Head: about.head("why", q.Query)}
	w.Answer, w.AnswerShort = "You can see how many, never who.", "You can see how many, never who."
	title, saves := "", ""
	if v != nil {
		w.VideoID, w.Title, w.Saves, w.CountsOf, w.video = &v.VideoID, v.Title, v.Saves, v.TakenAt, v.ID
		w.Answer, w.AnswerShort = focusedAnswer(*v), focusedShort(*v)
		if n, ok := v.Saves.Get(); ok {
			title, saves = named(*v), number.Full().Exact(model.Known(float64(n)))
		}
	}
	for _, p := range parts {
		part := WhyPart{ID: p.ID, Title: p.Title, Text: p.Markdown, Checked: p.CheckedWords(), Sources: []string{}}
		if saves != "" {
			part.Focused = p.Focus(title, saves)
		}
		for _, s := range p.Sources {
			part.Sources = append(part.Sources, s.Text+": "+s.Where)
		}
		w.Parts = append(w.Parts, part)
	}
	return w
}

// named is a video's title, or what stands for it.
func named(v Video) string {
	if v.Title == "" {
		return "the video of " + v.PostedLocal.Format("2 Jan 2006")
	}
	return v.Title
}

// focusedShort is the answer with the video's own count, for narrow windows.
func focusedShort(v Video) string {
	n, ok := v.Saves.Get()
	switch {
	case !ok:
		return "You can see how many, never who."
	case n == 1:
		return "1 person saved it. You can see how many, never who."
	case v.Saves.Step() > 1:
		return fmt.Sprintf("About %s saved it. You can see how many, never who.", exact(float64(n)))
	}
	return fmt.Sprintf("%s saved it. You can see how many, never who.", exact(float64(n)))
}

// focusedAnswer is the answer with the video's own count.
func focusedAnswer(v Video) string {
	n, ok := v.Saves.Get()
	switch {
	case !ok:
		return "You can see how many, never who; this video's saves are not counted yet."
	case n == 1:
		return fmt.Sprintf("1 person saved %s. You can see how many, never who.", quoted(v))
	case v.Saves.Step() > 1:
		return fmt.Sprintf("About %s people saved %s. You can see how many, never who.", exact(float64(n)), quoted(v))
	}
	return fmt.Sprintf("%s people saved %s. You can see how many, never who.", exact(float64(n)), quoted(v))
}
