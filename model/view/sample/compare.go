package sample

import (
	"saveboard/model"
	"saveboard/model/view"
)

// Comparison is so many videos beside each other, the last of them young; one has no caption and few counts.
func Comparison(n int) view.Comparison {
	c := view.Comparison{
		Head: Head("compare"), AgeDays: model.Known(12),
		Chart: "At 12 days “Sourdough in 60 s” had 9,300 and “3 knife skills you skip” had 3,000.",
	}
	c.Answer = "At 12 days “Sourdough in 60 s” has 3.1× the saves of “3 knife skills you skip”."
	c.AnswerShort = "At 12 days “Sourdough in…” leads, 3.1× “3 knife skil…”."
	for i := range n {
		v := view.ComparedVideo{Video: Video(i, n), Place: i}
		pace := 10000 / float64(i+1)
		v.SavesAtAge, v.SavesAtDay1, v.SavesAtDay7 = model.Known(pace*12/20), model.Known(pace/9), model.Known(pace/2.5)
		if i == 1 {
			v.SavesAtDay1, v.SavesAtAge = model.Real{}, model.Real{}
		}
		v.Curve, v.Early = rising(pace, 60, 60), rising(pace, 12, 60)
		if i == n-1 {
			v.Curve = rising(pace, 60, 12)
		}
		c.Videos = append(c.Videos, v)
	}
	return c
}

// rising is a curve up to an age, known as long as the video has lived.
func rising(pace, upTo, lived float64) []view.AgeSaves {
	list := make([]view.AgeSaves, 0, 121)
	for i := range 121 {
		p := view.AgeSaves{AgeDays: upTo * float64(i) / 120}
		if p.AgeDays <= lived {
			p.Saves = model.Known(pace * p.AgeDays / (p.AgeDays + 8))
		}
		list = append(list, p)
	}
	return list
}
