package sample

import (
	"math"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
)

// Timing is a week with hours of all kinds: well above typical and below, with too few videos, at both ends
// of the day and of the week; slots whose names and figures are of unlike lengths; a zone with a long name.
func Timing() view.Timing {
	v := timingOf(func(day, h int) (videos int, effect float64) {
		switch {
		case h < 5 && (day*7+h*3)%11 != 0:
			return 0, 0
		case h < 7, h > 21:
			return (day + h) % 3, 1 + float64((day*5+h)%3)/20
		case day == 6 && h >= 8 && h < 11:
			return 5 + h%3, 1.44
		case day == 3 && h == 12:
			return 14, 0.52
		case (day+h)%9 == 0:
			return 0, 0
		}
		return 2 + (day*3+h)%7, math.Round(100*(1+0.3*math.Sin(float64(h-14)/3)+0.1*math.Cos(float64(day*2+h)))) / 100
	})
	v.Best = []view.TimingSlot{
		{Weekday: 6, From: 8, To: 11, TimingEffect: effect(18, 1.44, 1.12, 1.85)},
		{Weekday: 3, From: 16, To: 20, TimingEffect: effect(23, 1.28, 1.03, 1.59)},
		{Weekday: 7, From: 23, To: 24, TimingEffect: effect(5, 1.31, 0.78, 2.21)},
		{Weekday: 1, From: 9, To: 10, TimingEffect: effect(8, 1.1, 0.7, 1.72)},
	}
	v.Shaded = true
	v.Answer, v.AnswerShort = "Saturday 8 to 11: 1.4× typical.", "Saturday 8 to 11: 1.4×."
	v.LeftOut = []view.LeftOut{
		{Reason: "not counted around day 7, or with fewer than 5 others that were", Videos: 11}, {Reason: "with a posting known only to the day", Videos: 3},
	}
	return v
}

// LevelTiming is a week whose hours do not differ by more than chance.
func LevelTiming() view.Timing {
	v := Timing()
	for i := range v.Cells {
		v.Cells[i].TimingEffect = effect(v.Cells[i].Videos, 1, 1, 1)
	}
	v.Best, v.LeftOut = []view.TimingSlot{}, nil
	v.Answer, v.AnswerShort = "No hour differs from the others by more than chance.", "No hour stands out."
	return v
}

// TimingTooFew is a week with too few videos for shades.
func TimingTooFew() view.Timing {
	v := timingOf(func(day, h int) (int, float64) {
		if n := (day*5+h*7)%23 - 18; n > 0 && h > 6 {
			return n, 0
		}
		return 0, 0
	})
	v.Reasons = map[string]string{"cells.effect": "it needs 8 videos more than there are hours posted in"}
	v.Answer = "Too few videos to compare hours: " + number.Of(v.Videos, "video") + " so far, spread over the week."
	v.AnswerShort = "Too few videos yet."
	return v
}

// TimingOfNone is an account whose videos were not counted around day 7.
func TimingOfNone() view.Timing {
	v := timingOf(func(int, int) (int, float64) { return 0, 0 })
	v.LeftOut = []view.LeftOut{{Reason: "not counted around day 7, or with fewer than 5 others that were", Videos: 9}}
	v.Answer, v.AnswerShort = "No video was counted around day 7 with five others yet.", "Nothing to compare yet."
	return v
}

func timingOf(of func(day, hour int) (videos int, effect float64)) view.Timing {
	v := view.Timing{Head: Head("timing"), Best: []view.TimingSlot{}}
	v.TimeZone = "America/Argentina/Buenos_Aires"
	v.Caution = "You chose these hours, and what you posted in them: a good hour may only be the hour of your good videos."
	for day := 1; day <= 7; day++ {
		for h := range 24 {
			n, e := of(day, h)
			if n == 0 {
				continue
			}
			c := view.TimingCell{Weekday: day, Hour: h, TimingEffect: view.TimingEffect{Videos: n}}
			if e > 0 {
				half := 0.9 / math.Sqrt(float64(n))
				c.TimingEffect = effect(n, e, e*math.Exp(-half), e*math.Exp(half))
			}
			for i := range n {
				of := Video(day+h+i, n)
				c.Kept = append(c.Kept, view.TimedVideo{Title: of.Title, Posted: of.PostedLocal, Saves: math.Round(4100 / float64(i+1))})
			}
			v.Cells, v.Videos = append(v.Cells, c), v.Videos+n
		}
	}
	return v
}

func effect(videos int, middle, low, high float64) view.TimingEffect {
	return view.TimingEffect{Videos: videos, Effect: model.Known(middle), Low: model.Known(low), High: model.Known(high)}
}
