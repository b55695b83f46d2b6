package view

import (
	"fmt"
	"math"
	"slices"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/series"
)

// An AroundVideo is what a video is set among: what is known of its account, and of its peers there.
type AroundVideo struct {
	Study   *Study
	Typical *TypicalSet
	Spikes  *SpikeSet
	Peers   *Peers // of this very video
}

// ComputeVideo computes one video's view from its history and what it is set among.
func ComputeVideo(in Input, h model.History, among AroundVideo, q VideoQuery) VideoDetail {
	d := newDesk(in, q.Query)
	own := d.of(h)
	c := &Collection{about: aboutOf(in), cal: d.cal}
	c.facts = facts{first: in.First, countsOf: factsOf(h.Posted, own.snapshots, own.zone).countsOf}
	if own.earlier > 0 {
		c.earlier = 1
	}
	video, daily := own.figures(q.Metric)
	among.Study.place(&video)
	c.videos = []*Video{&video}
	c.spark([]days{daily})
	c.markSinceFirst()

	saves := own.line(model.Saves)
	v := VideoDetail{Head: c.head("video", q.Query), Video: video, Ladder: ladder(own.snapshots)}
	for _, k := range saves.Knots {
		v.Curve = append(v.Curve, Knot{k.At.Days(h.Posted), k.Value})
	}
	v.Days = videoDays(saves, c.span(), own.zone)
	v.Spikes = among.Spikes.of(h.ID)
	for i := range v.Days {
		v.Days[i].Spike = slices.ContainsFunc(v.Spikes, func(s VideoSpike) bool { return s.Day == v.Days[i].Day })
	}
	v.Typical, v.Forecast = among.Typical.of(h.ID.Account()), []Expected{}
	if saves.Known() {
		v.Forecast = among.Peers.expected(saves.Last().Value)
		v.Ranks = among.Peers.ranks(saves.Last().Value)
	}
	for i := range v.Ladder {
		v.Ladder[i].Rank = v.Ranks.Of(v.Ladder[i].Counter)
	}
	v.Reasons = videoReasons(v.Video, saves)
	among.Study.reasons(v)
	among.Study.kindOf(&v)
	ranksReason(v)
	v.Names = namesSentence(latestAt(own.snapshots, math.MaxInt64)[model.Saves])
	v.Chart = curveSentence(v, saves)
	v.Daily = dailySentence(v)
	v.Answer, v.AnswerShort = detailAnswer(v, saves)
	return v
}

// ladder is each counter beside how often it comes per 100 views, both taken from one snapshot.
func ladder(snapshots []model.Snapshot) []Rung {
	counts := latestAt(snapshots, math.MaxInt64)
	rungs := make([]Rung, 0, len(counts))
	for _, c := range model.AllCounters() {
		r := Rung{Counter: c, Count: counts[c]}
		for i := len(snapshots) - 1; i >= 0 && c != model.Views; i-- {
			s := snapshots[i].Counters
			if s[c].Known() && s[model.Views].Known() {
				if rate, ok := s[c].Real().Over(s[model.Views].Real(), 1).Get(); ok {
					r.Per100 = model.Known(100 * rate)
				}
				break
			}
		}
		rungs = append(rungs, r)
	}
	return rungs
}

// videoDays are the period's days from the video's posting on, whether or not anything is known of them.
func videoDays(saves series.Line, period Span, zone *model.Zone) []VideoDay {
	list := []VideoDay{}
	first, last := max(period.From, zone.DayOf(saves.Posted)), period.To
	if period.From == model.NoDay || last < first {
		return list
	}
	bounds := make([]model.Instant, 0, last-first+2)
	for d := first; d <= last+1; d++ {
		bounds = append(bounds, zone.Start(d))
	}
	for d := first; d <= last; d++ {
		list = append(list, VideoDay{Day: d, Saves: savesBy(saves, bounds[d-first], bounds[d-first+1])})
	}
	saves.Gains(bounds, func(i int, gain model.Real, inside bool) {
		list[i].SavesGained, list[i].Estimated = gain, !inside
	})
	return list
}

// savesBy is the count at the end of a day, held at the last knot on that knot's own day; unknown
// before the first knot and after the last one's day.
func savesBy(saves series.Line, start, end model.Instant) model.Real {
	if !saves.Known() {
		return model.Real{}
	}
	if last := saves.Last().At; last < end {
		if last < start {
			return model.Real{}
		}
		end = last
	}
	return saves.At(end)
}

// videoReasons says why figures of the video are null.
func videoReasons(v Video, saves series.Line) map[string]string {
	reasons := make(map[string]string)
	say := func(r model.Real, key, why string) {
		if !r.Known() {
			reasons[key] = why
		}
	}
	for _, c := range model.AllCounters() {
		if !v.Counts.Of(c).Known() {
			reasons[c.String()] = fmt.Sprintf("no count of its %s is known by the end of this period", c)
		}
	}
	if !saves.Known() {
		for _, key := range []string{"saves_gained", "save_rate", "keep_ratio", "engagement_rate", "shelf_life", "half_life_days"} {
			reasons[key] = "no count of its saves is known"
		}
		return reasons
	}
	say(v.SavesGained, "saves_gained", "no two counts of its saves lie in this period")
	say(v.SaveRate, "save_rate", "no snapshot has both saves and views above 0")
	say(v.KeepRatio, "keep_ratio", "no snapshot has both saves and likes above 0")
	say(v.EngagementRate, "engagement_rate", "no snapshot has all five counters")
	say(v.ShelfLife, "shelf_life", "it needs a count near day 7 and an age of at least 8 days")
	say(v.HalfLifeDays, "half_life_days", "its saves were not counted near the time when half had come")
	return reasons
}

// namesSentence is what stands under the latest count of a video's saves, whatever the period.
func namesSentence(saves model.Count) string {
	n, ok := saves.Get()
	switch {
	case !ok:
		return "Nobody has counted its saves yet. Who saved it stays theirs."
	case n == 0:
		return "Nobody has saved this yet."
	case saves.Step() > 1:
		return fmt.Sprintf("About %s people saved this. Their names are theirs.", exact(float64(n)))
	case n == 1:
		return "1 person saved this. Their name is theirs."
	}
	return fmt.Sprintf("%s people saved this. Their names are theirs.", exact(float64(n)))
}

// dailySentence is the columns of daily gains in words.
func dailySentence(v VideoDetail) string {
	list := v.Days
	best := -1
	estimated := 0
	for i, d := range list {
		gained, ok := d.SavesGained.Get()
		if !ok {
			continue
		}
		if d.Estimated {
			estimated++
		}
		if best < 0 || gained > list[best].SavesGained.Or(0) {
			best = i
		}
	}
	if best < 0 {
		return "No daily gain of its saves is known in this period."
	}
	if list[best].SavesGained.Or(0) <= 0 {
		return "No saves came in this period."
	}
	said := fmt.Sprintf("Most on %s: %s", shortDay(list[best].Day), exactOf(list[best].SavesGained.Or(0), "save"))
	if s, ok := v.Spike(); ok {
		said += fmt.Sprintf("; a spike of %s on %s", exact(s.Gained), shortDay(s.Day))
	}
	if estimated > 0 {
		return said + fmt.Sprintf("; %s estimated between counts.", number.Of(estimated, "day"))
	}
	return said + "."
}
