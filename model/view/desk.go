package view

import (
	"sort"
	"time"

	"saveboard/model"
	"saveboard/model/daily"
	"saveboard/model/series"
	"saveboard/model/spike"
)

// facts are what holds for videos whatever a view is about.
type facts struct {
	first    model.Day     // the local day of the first knot of all; model.NoDay when there is none
	countsOf model.Instant // the latest snapshot
}

func (f *facts) take(other facts) {
	if other.first != model.NoDay && (f.first == model.NoDay || other.first < f.first) {
		f.first = other.first
	}
	f.countsOf = max(f.countsOf, other.countsOf)
}

// about is what views need for their heads: which accounts they are of, and the facts of their videos.
type about struct {
	accounts []model.Account
	zones    map[string]*time.Location
	demo     bool
	facts
}

func aboutOf(in Input) about {
	return about{in.Accounts, in.Zones, in.Demo, facts{first: model.NoDay}}
}

// head is what a view says about itself, asked by q.
func (a about) head(name string, q Query) Head {
	cal := newCalendar(a.accounts, a.zones, q)
	return Head{
		View: name, AsOf: q.AsOf, CountsOf: a.countsOf, TimeZone: cal.main.Name(), Period: cal.span(a.first),
		Filter: q.Filter, Demo: a.demo, Reasons: map[string]string{}, LeftOut: []LeftOut{}, Accounts: handles(a.accounts),
	}
}

func handles(accounts []model.Account) []string {
	names := make([]string, len(accounts))
	for i, a := range accounts {
		names[i] = a.Handle
	}
	return names
}

// A desk is what videos are looked at with, one after another: the calendar, and memory that is written over by
// the next. It is one goroutine's.
type desk struct {
	cal *calendar
	facts
	room   daily.Room
	sight  sight
	bounds []model.Instant  // of the sight's weeks
	weeks  []daily.VideoDay // these
	titles []groupTitle     // of the sight's groups
	spikes *spike.Room      // for the zone of the last video that was looked at for spikes
	chosen *chooser         // nil where no filter is asked for
}

func newDesk(in Input, q Query) *desk {
	return &desk{cal: newCalendar(in.Accounts, in.Zones, q), facts: facts{first: model.NoDay}}
}

// A sight is a video as it is known at the moment of asking. It is good until its desk sees the next.
type sight struct {
	model.Video
	desk      *desk
	zone      *model.Zone
	chosen    bool // the query's filter takes it, where that was asked
	snapshots []model.Snapshot
	earlier   int     // snapshots from before its posting, which are left out
	named     bool    // whether its groups were
	drawn     [5]bool // whether the line of a counter was drawn
	lines     daily.Lines
}

// see takes from a video what holds for its whole account, and returns what is known of it; false when it was not
// posted by the moment of asking.
func (d *desk) see(h model.History) (*sight, bool) {
	if h.Posted > d.cal.asOf {
		return nil, false
	}
	v := d.of(h)
	d.take(factsOf(h.Posted, v.snapshots, v.zone))
	return v, true
}

// of is the video as it is known, whenever it was posted.
func (d *desk) of(h model.History) *sight {
	v := &d.sight
	*v = sight{Video: h.Video, desk: d, zone: d.cal.zone(h.Handle)}
	v.snapshots, v.earlier = known(h, d.cal.asOf)
	return v
}

func factsOf(posted model.Instant, snapshots []model.Snapshot, zone *model.Zone) facts {
	f := facts{first: model.NoDay}
	if len(snapshots) > 0 {
		f.countsOf = snapshots[len(snapshots)-1].Taken
	}
	if day, ok := firstKnot(posted, snapshots, zone); ok {
		f.first = day
	}
	return f
}

// line is the video's line of a counter.
func (v *sight) line(c model.Counter) series.Line {
	if !v.drawn[c] {
		v.lines[c] = series.In(v.desk.room[c], v.Posted, v.snapshots, c)
		v.desk.room[c], v.drawn[c] = v.lines[c].Knots, true
	}
	return v.lines[c]
}

// spikeRoom is where the video is looked at for spikes.
func (v *sight) spikeRoom() *spike.Room {
	if d := v.desk; d.spikes == nil || d.spikes.Zone() != v.zone {
		d.spikes = spike.NewRoom(v.zone)
	}
	return v.desk.spikes
}

// linesOf are the video's lines of some counters; the others are without knots.
func (v *sight) linesOf(counters ...model.Counter) daily.Lines {
	var lines daily.Lines
	for _, c := range counters {
		lines[c] = v.line(c)
	}
	return lines
}

// known cuts a history at the moment of asking and at the posting.
func known(h model.History, asOf model.Instant) (snapshots []model.Snapshot, earlier int) {
	s := h.Snapshots
	end := sort.Search(len(s), func(i int) bool { return s[i].Taken > asOf })
	begin := sort.Search(end, func(i int) bool { return s[i].Taken >= h.Posted })
	return s[begin:end], begin
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
