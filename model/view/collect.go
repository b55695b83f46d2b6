package view

import (
	"context"
	"fmt"
	"math"
	"sort"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/filter"
	"saveboard/model/series"
)

// A Collection is every video of the chosen accounts with its figures, before any filter or order:
// what Overview and Videos are both made of, worth keeping until the data change.
type Collection struct {
	cal      *calendar
	accounts []model.Account
	demo     bool
	videos   []Video   // by id
	first    model.Day // the local day of the first knot of all
	countsOf model.Instant
	room     [2][]series.Knot // of the lines of the video that is looked at
	earlier  int              // videos with snapshots from before their posting, which are left out
	study    *Study
	said     func() []filter.Said // of each video
	spiked   map[model.VideoID]filter.Truth
}

// sparkCells is the most stretches that Video.Daily has: what a wide terminal can draw.
const sparkCells = 60

// collecting is a Collection under way.
type collecting struct {
	c       *Collection
	metric  model.Metric
	dailies []days
}

func (p *collecting) add(h model.History, snapshots []model.Snapshot, earlier int, saves series.Line) {
	video, d := p.c.video(h.Video, snapshots, earlier, saves, p.metric)
	p.c.videos = append(p.c.videos, video)
	p.dailies = append(p.dailies, d)
}

func (p *collecting) done() {
	for i := range p.c.videos {
		p.c.study.place(&p.c.videos[i])
	}
	p.c.spark(p.dailies)
	p.c.markSinceFirst()
	p.c.said = p.c.folded()
}

// FirstDay is the local day of the first knot of all of in's videos: the one on which all time
// begins. It is model.NoDay when nothing was counted by the moment of asking.
func FirstDay(ctx context.Context, in Input, q Query) (model.Day, error) {
	c := &Collection{cal: newCalendar(in.Accounts, in.Zones, q), first: model.NoDay}
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return model.NoDay, fmt.Errorf("the first day: %w", err)
		}
		c.meet(h)
	}
	return c.first, nil
}

// meet takes from a video what holds for its whole account: when the counts begin and end. It returns what
// is known of the video at the moment of asking; false when it was not posted by then.
func (c *Collection) meet(h model.History) (snapshots []model.Snapshot, earlier int, ok bool) {
	if h.Posted > c.cal.asOf {
		return nil, 0, false
	}
	snapshots, earlier = known(h, c.cal.asOf)
	if len(snapshots) > 0 {
		c.countsOf = max(c.countsOf, snapshots[len(snapshots)-1].Taken)
	}
	if day, ok := firstKnot(h.Posted, snapshots, c.cal.zone(h.Handle)); ok && (c.first == model.NoDay || day < c.first) {
		c.first = day
	}
	return snapshots, earlier, true
}

// markSinceFirst settles, for all time, which gains are since a video was first seen: where all time
// begins is known only when every video was.
func (c *Collection) markSinceFirst() {
	if c.cal.firstDay() != model.NoDay || c.first == model.NoDay {
		return
	}
	for i := range c.videos {
		v := &c.videos[i]
		v.SinceFirstSeen = v.SinceFirstSeen && v.firstSaves > c.cal.zone(v.Account).Start(c.first)
	}
}

// line is the line of a counter in one of the two rooms, good until that room is used again.
func (c *Collection) line(room int, posted model.Instant, snapshots []model.Snapshot, counter model.Counter) series.Line {
	line := series.In(c.room[room], posted, snapshots, counter)
	c.room[room] = line.Knots
	return line
}

// known cuts a history at the moment of asking and at the posting.
func known(h model.History, asOf model.Instant) (snapshots []model.Snapshot, earlier int) {
	s := h.Snapshots
	end := sort.Search(len(s), func(i int) bool { return s[i].Taken > asOf })
	begin := sort.Search(end, func(i int) bool { return s[i].Taken >= h.Posted })
	return s[begin:end], begin
}

// video computes the figures of one video from what is known of it, its line of saves among that; earlier
// snapshots were left out.
func (c *Collection) video(of model.Video, snapshots []model.Snapshot, earlier int, saves series.Line, metric model.Metric) (Video, days) {
	if earlier > 0 {
		c.earlier++
	}
	zone := c.cal.zone(of.Handle)
	from, to := c.cal.stretch(zone)

	v := describe(of, zone, c.cal.asOf)
	v.Counts = countsOf(latestAt(snapshots, to))
	ratios(&v, snapshots)
	v.ShelfLife, v.HalfLifeDays = saves.ShelfLife(), saves.HalfLife()
	gain := saves.Gain(from, to)
	v.SavesGained, v.SavesGainedStep, v.SinceFirstSeen = gain.Real, Step(gain.Step), gain.SinceSeen
	v.Gained, v.GainedStep = v.SavesGained, v.SavesGainedStep
	if len(snapshots) > 0 {
		v.TakenAt = snapshots[len(snapshots)-1].Taken
	}
	if saves.Known() {
		v.firstSaves = saves.First().At
	}
	counter, isCounter := metric.Counter()
	if !isCounter {
		return v, c.rateDays(of.Posted, snapshots, zone)
	}
	line := saves
	if counter != model.Saves {
		line = c.line(1, of.Posted, snapshots, counter)
		gain := line.Gain(from, to)
		v.Gained, v.GainedStep = gain.Real, Step(gain.Step)
	}
	return v, c.gainDays(line, zone)
}

// firstKnot is the local day of a video's first knot: the posting when the first snapshot comes
// within a day of it, else that snapshot.
func firstKnot(posted model.Instant, snapshots []model.Snapshot, zone *model.Zone) (model.Day, bool) {
	if len(snapshots) == 0 {
		return model.NoDay, false
	}
	if first := snapshots[0].Taken; first-posted > 86400 {
		return zone.DayOf(first), true
	}
	return zone.DayOf(posted), true
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
func (c *Collection) gainDays(line series.Line, zone *model.Zone) days {
	if !line.Known() {
		return days{}
	}
	d, bounds := c.space(zone, line.First().At, line.Last().At)
	line.Gains(bounds, func(i int, gain model.Real, _ bool) {
		d.values[i] = float32(gain.Or(math.NaN()))
	})
	return d
}

// rateDays is the save rate of each day of the period.
func (c *Collection) rateDays(posted model.Instant, snapshots []model.Snapshot, zone *model.Zone) days {
	if len(snapshots) == 0 {
		return days{}
	}
	d, bounds := c.space(zone, posted, snapshots[len(snapshots)-1].Taken)
	if len(bounds) == 0 {
		return d
	}
	for _, day := range daily.Days(daily.LinesOf(posted, snapshots), zone, d.first, d.first+model.Day(len(d.values)-1)) {
		d.values[day.Day-d.first] = float32(day.RateSaves.Over(day.RateViews, 1).Or(math.NaN()))
	}
	return d
}

// space makes room for the days of the period that [from, to] touches, and their bounds.
func (c *Collection) space(zone *model.Zone, from, to model.Instant) (days, []model.Instant) {
	first, last := max(c.cal.firstDay(), zone.DayOf(from)), min(c.cal.lastDay(), zone.DayOf(to))
	if last < first {
		return days{}, nil
	}
	n := int(last - first + 1)
	d := days{first, make([]float32, n)}
	bounds := make([]model.Instant, n+1)
	for i := range d.values {
		d.values[i] = float32(math.NaN())
		bounds[i] = zone.Start(first + model.Day(i))
	}
	bounds[n] = zone.Start(last + 1)
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
	h := Head{
		View: name, AsOf: q.AsOf, CountsOf: c.countsOf, TimeZone: c.cal.main.Name(), Period: c.span(),
		Filter: q.Filter, Demo: c.demo, Reasons: map[string]string{}, LeftOut: []LeftOut{}, Accounts: handles(c.accounts),
	}
	if c.earlier > 0 {
		h.LeftOut = append(h.LeftOut, LeftOut{"snapshots from before the posting", c.earlier})
	}
	return h
}

func handles(accounts []model.Account) []string {
	names := make([]string, len(accounts))
	for i, a := range accounts {
		names[i] = a.Handle
	}
	return names
}
