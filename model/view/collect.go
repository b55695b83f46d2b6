package view

import (
	"context"
	"fmt"
	"math"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
	"saveboard/model/series"
)

// A Collection is every video of the chosen accounts with its figures, before any filter or order:
// what Overview and Videos are both made of, worth keeping until the data change.
type Collection struct {
	about
	cal     *calendar
	videos  []*Video // by id; each stays where it was made, for it is large
	earlier int      // videos with snapshots from before their posting, which are left out
	study   *Study
	said    func() []filter.Said // of each video
	spiked  map[model.VideoID]filter.Truth
}

// sparkCells is the most stretches that Video.Daily has: what a wide terminal can draw.
const sparkCells = 60

// Collection asks for the figures of every video, whatever the filter. The study is of the same videos as of
// the same moment: one that is known, or asked of this survey before.
func (s *Survey) Collection(study *Study) *Collection {
	c := &Collection{cal: s.cal, study: study}
	s.ask(&collecting{survey: s, c: c})
	return c
}

// collecting is a Collection under way.
type collecting struct {
	survey  *Survey
	c       *Collection
	pieces  []*collectingPiece
	dailies []days
}

type collectingPiece struct {
	whole   *collecting
	desk    *desk
	videos  []Video
	dailies []days
	earlier int
}

func (p *collecting) begin(d *desk) piece { return &collectingPiece{whole: p, desk: d} }

func (p *collectingPiece) add(v *sight) {
	if v.earlier > 0 {
		p.earlier++
	}
	video, d := v.figures(p.whole.survey.query.Metric)
	p.videos, p.dailies = append(p.videos, video), append(p.dailies, d)
}

func (p *collectingPiece) join() { p.whole.pieces = append(p.whole.pieces, p) }

func (p *collecting) done() {
	c := p.c
	c.about = p.survey.about
	n := 0
	for _, found := range p.pieces {
		n += len(found.videos)
	}
	c.videos, p.dailies = make([]*Video, 0, n), make([]days, 0, n)
	for _, found := range p.pieces {
		for i := range found.videos {
			c.videos = append(c.videos, &found.videos[i])
		}
		p.dailies = append(p.dailies, found.dailies...)
		c.earlier += found.earlier
	}
	for _, v := range c.videos {
		c.study.place(v)
	}
	c.spark(p.dailies)
	c.markSinceFirst()
	c.said = c.folded()
}

// FirstDay is the local day of the first knot of all of in's videos: the one on which all time
// begins. It is model.NoDay when nothing was counted by the moment of asking.
func FirstDay(ctx context.Context, in Input, q Query) (model.Day, error) {
	d := newDesk(in, q)
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return model.NoDay, fmt.Errorf("the first day: %w", err)
		}
		d.see(h)
	}
	return d.first, nil
}

// markSinceFirst settles, for all time, which gains are since a video was first seen: where all time
// begins is known only when every video was.
func (c *Collection) markSinceFirst() {
	if c.cal.firstDay() != model.NoDay || c.first == model.NoDay {
		return
	}
	for _, v := range c.videos {
		v.SinceFirstSeen = v.SinceFirstSeen && v.firstSaves > c.cal.zone(v.Account).Start(c.first)
	}
}

// figures are those of the video, and the metric's days.
func (v *sight) figures(metric model.Metric) (Video, days) {
	from, to := v.desk.cal.stretch(v.zone)
	saves := v.line(model.Saves)
	f := describe(v.Video, v.zone, v.desk.cal.asOf)
	f.Counts = countsOf(latestAt(v.snapshots, to))
	ratios(&f, v.snapshots)
	f.ShelfLife, f.HalfLifeDays = saves.ShelfLife(), saves.HalfLife()
	gain := saves.Gain(from, to)
	f.SavesGained, f.SavesGainedStep, f.SinceFirstSeen = gain.Real, Step(gain.Step), gain.SinceSeen
	f.Gained, f.GainedStep = f.SavesGained, f.SavesGainedStep
	if len(v.snapshots) > 0 {
		f.TakenAt = v.snapshots[len(v.snapshots)-1].Taken
	}
	if saves.Known() {
		f.firstSaves = saves.First().At
	}
	counter, isCounter := metric.Counter()
	if !isCounter {
		return f, v.rateDays()
	}
	line := v.line(counter)
	if counter != model.Saves {
		gain := line.Gain(from, to)
		f.Gained, f.GainedStep = gain.Real, Step(gain.Step)
	}
	return f, v.gainDays(line)
}

// describe is what is known of a video without its counters.
func describe(v model.Video, zone *model.Zone, asOf model.Instant) Video {
	row := Video{
		ID: v.ID, VideoID: v.TikTokID, URL: v.URL(), Account: v.Handle, Kind: v.Kind, Title: v.Title,
		Hashtags: v.Hashtags, Labels: v.Labels, Note: v.Note, PostedAt: v.Posted, PostedFrom: v.PostedFrom,
		DurationS: v.DurationS, AgeDays: asOf.Days(v.Posted), PostedLocal: zone.Local(v.Posted), source: v,
	}
	if v.Category != "" {
		row.Category = &v.Category
	}
	return row
}

// latestAt is each counter's latest known value at or before end.
func latestAt(snapshots []model.Snapshot, end model.Instant) model.Counters {
	var latest model.Counters
	missing := len(latest)
	for i := len(snapshots) - 1; i >= 0 && missing > 0; i-- {
		if snapshots[i].Taken > end {
			continue
		}
		for c, n := range snapshots[i].Counters {
			if n.Known() && !latest[c].Known() {
				latest[c] = n
				missing--
			}
		}
	}
	return latest
}

// ratios sets the ratios of counters, each from the latest snapshot in which all of its counters are known.
func ratios(v *Video, snapshots []model.Snapshot) {
	var rate, engagement, keep bool
	for i := len(snapshots) - 1; i >= 0 && !(rate && engagement && keep); i-- {
		c := snapshots[i].Counters
		hasSaves := c[model.Saves].Known()
		if !rate && hasSaves && c[model.Views].Known() {
			v.SaveRate, rate = c.SaveRate(), true
			v.coarseRate = coarse(c[model.Saves], c[model.Views])
		}
		if !keep && hasSaves && c[model.Likes].Known() {
			v.KeepRatio, keep = c.KeepRatio(), true
		}
		if !engagement && hasSaves && c[model.Views].Known() && c[model.Likes].Known() && c[model.Comments].Known() && c[model.Shares].Known() {
			v.EngagementRate, engagement = c.EngagementRate(), true
		}
	}
}

// coarse tells whether half a step of any of the counts exceeds 1 % of it: then a rate of them is faint.
func coarse(counts ...model.Count) bool {
	for _, c := range counts {
		n, ok := c.Get()
		if ok && c.Step() > 1 && float64(c.Step())/2 > float64(n)/100 {
			return true
		}
	}
	return false
}

// days is a metric's value on each local day from first on; NaN is unknown.
type days struct {
	first  model.Day
	values []float32
}

// gainDays is a counter's gain on each day of the period on which the line has a stretch.
func (v *sight) gainDays(line series.Line) days {
	if !line.Known() {
		return days{}
	}
	d, bounds := v.space(line.First().At, line.Last().At)
	line.Gains(bounds, func(i int, gain model.Real, _ bool) {
		d.values[i] = float32(gain.Or(math.NaN()))
	})
	return d
}

// rateDays is the save rate of each day of the period.
func (v *sight) rateDays() days {
	if len(v.snapshots) == 0 {
		return days{}
	}
	d, bounds := v.space(v.Posted, v.snapshots[len(v.snapshots)-1].Taken)
	if len(bounds) == 0 {
		return d
	}
	lines := v.linesOf(model.Views, model.Saves)
	for _, day := range daily.Days(lines, v.zone, d.first, d.first+model.Day(len(d.values)-1)) {
		d.values[day.Day-d.first] = float32(day.RateSaves.Over(day.RateViews, 1).Or(math.NaN()))
	}
	return d
}

// space makes room for the days of the period that [from, to] touches, and their bounds.
func (v *sight) space(from, to model.Instant) (days, []model.Instant) {
	cal := v.desk.cal
	first, last := max(cal.firstDay(), v.zone.DayOf(from)), min(cal.lastDay(), v.zone.DayOf(to))
	if last < first {
		return days{}, nil
	}
	n := int(last - first + 1)
	d := days{first, make([]float32, n)}
	bounds := make([]model.Instant, n+1)
	for i := range d.values {
		d.values[i] = float32(math.NaN())
		bounds[i] = v.zone.Start(first + model.Day(i))
	}
	bounds[n] = v.zone.Start(last + 1)
	return d, bounds
}

// spark sets every video's Daily over the period's days, the same stretches for all of them.
func (c *Collection) spark(dailies []days) {
	span := c.span()
	if span.From == model.NoDay || span.To < span.From {
		return
	}
	total := int(span.To - span.From + 1)
	cells := min(total, sparkCells)
	for i, d := range dailies {
		c.videos[i].Daily = resample(d, span.From, total, cells)
	}
}

// resample is the mean of the known days in each of so many equal stretches of total days from first.
func resample(d days, first model.Day, total, cells int) []model.Real {
	out := make([]model.Real, cells)
	if len(d.values) == 0 {
		return out
	}
	for cell := range out {
		var sum float64
		n := 0
		for day := cell * total / cells; day < (cell+1)*total/cells; day++ {
			at := int(first) + day - int(d.first)
			if at >= 0 && at < len(d.values) && !math.IsNaN(float64(d.values[at])) {
				sum += float64(d.values[at])
				n++
			}
		}
		if n > 0 {
			out[cell] = model.Known(sum / float64(n))
		}
	}
	return out
}

// span is the period on the calendar.
func (c *Collection) span() Span { return c.cal.span(c.first) }

// head is what the views made of the collection say about themselves.
func (c *Collection) head(name string, q Query) Head {
	h := c.about.head(name, q)
	h.LeftOut = append(h.LeftOut, leftOutEarlier(c.earlier)...)
	return h
}

// leftOutEarlier says of how many videos snapshots were left out.
func leftOutEarlier(videos int) []LeftOut {
	if videos == 0 {
		return nil
	}
	return []LeftOut{{"snapshots from before the posting", videos}}
}
