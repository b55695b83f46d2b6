package view

import (
	"context"
	"fmt"
	"sync"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/number"
)

// A chooser tells which videos a query's filter takes, the same ones for every view: what a filter asks of
// figures it answers from the Collection, where each figure is what the list of videos shows.
type chooser struct {
	filter filter.Filter
	cal    *calendar
	own    map[string]bool // by handle
	taken  map[model.VideoID]bool
	narrow narrowing
}

// A narrowing counts, as long as no video was taken, those that only one part of the filter kept out.
type narrowing struct {
	without []filter.Filter // each without one part
	would   []int
	done    bool // one was taken
}

// newChooser is the chooser of a query. A filter that asks for figures needs those of every video: in.Figures,
// or a pass over the histories of its own.
func newChooser(ctx context.Context, in Input, q Query) (*chooser, error) {
	f, err := filter.Parse(q.Filter)
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	c := chooserOf(f, in.Accounts, newCalendar(in.Accounts, in.Zones, q))
	if f.Needs() == 0 {
		return c, nil
	}
	figures := in.Figures
	if figures == nil {
		if figures, err = collectFor(ctx, in, q); err != nil {
			return nil, err
		}
	}
	c.taken = make(map[model.VideoID]bool)
	for i := range figures.videos {
		if c.takesFigures(figures.subject(c, i)) {
			c.taken[figures.videos[i].ID] = true
		}
	}
	return c, nil
}

func chooserOf(f filter.Filter, accounts []model.Account, cal *calendar) *chooser {
	c := &chooser{filter: f, cal: cal, own: make(map[string]bool, len(accounts))}
	for _, a := range accounts {
		c.own[a.Handle] = a.Own
	}
	if n := len(f.Parts()); n > 1 {
		for i := range n {
			c.narrow.without = append(c.narrow.without, f.Without(i))
		}
		c.narrow.would = make([]int, n)
	}
	return c
}

// fork is a chooser of the same filter for another goroutine, whose count of what was kept out begins anew.
func (c *chooser) fork() *chooser {
	fork := *c
	fork.narrow = narrowing{without: c.narrow.without, would: make([]int, len(c.narrow.would))}
	return &fork
}

// join counts in what a fork kept out.
func (c *chooser) join(fork *chooser) {
	c.narrow.done = c.narrow.done || fork.narrow.done
	for i, n := range fork.narrow.would {
		c.narrow.would[i] += n
	}
}

// collectFor collects the figures of every video, and the spikes, whatever the filter.
func collectFor(ctx context.Context, in Input, q Query) (*Collection, error) {
	q.Filter = ""
	s := NewSurvey(in, q)
	c, spikes := s.Collection(s.Study()), s.Spikes()
	if err := s.Run(ctx); err != nil {
		return nil, err
	}
	return c.WithSpikes(spikes), nil
}

// takes tells whether the filter takes a video.
func (c *chooser) takes(v *model.Video) bool {
	switch {
	case c.filter.All():
		return true
	case c.taken != nil:
		return c.taken[v.ID]
	}
	s := c.described(v)
	return c.takesFigures(&s)
}

// takesFigures tells whether the filter takes a video, by the figures that are there.
func (c *chooser) takesFigures(s *filter.Subject) bool {
	took := c.filter.Match(s)
	c.narrow.done = c.narrow.done || took
	if !c.narrow.done {
		for i, f := range c.narrow.without {
			if f.Match(s) {
				c.narrow.would[i]++
			}
		}
	}
	return took
}

// described is a video as a filter sees it, by its description alone.
func (c *chooser) described(v *model.Video) filter.Subject {
	s := filter.Subject{Video: v, Own: c.own[v.Handle], Local: c.cal.zone(v.Handle).Local(v.Posted), Today: c.cal.today()}
	s.Figures[filter.Age] = model.Known(c.cal.asOf.Days(v.Posted))
	s.Figures[filter.Length] = v.DurationS.Real()
	return s
}

// nothing says that no video matches, and which part of the filter keeps most of them out: "Nothing matches.
// 41 videos would without rate>1.5%."
func (c *chooser) nothing() string {
	most := 0
	for i, n := range c.narrow.would {
		if n > c.narrow.would[most] {
			most = i
		}
	}
	if len(c.narrow.would) == 0 || c.narrow.would[most] == 0 {
		return "Nothing matches."
	}
	return fmt.Sprintf("Nothing matches. %s would without %s.", number.Of(c.narrow.would[most], "video"), c.filter.Parts()[most].Text)
}

// folded is what is said of each video of a collection, folded when it is first asked for.
func (c *Collection) folded() func() []filter.Said {
	return sync.OnceValue(func() []filter.Said {
		said := make([]filter.Said, len(c.videos))
		for i, v := range c.videos {
			said[i] = *filter.SaidOf(&v.source)
		}
		return said
	})
}

// subject is the video at i as a filter sees it, with its figures.
func (c *Collection) subject(chosen *chooser, i int) *filter.Subject {
	v := c.videos[i]
	s := filter.Subject{
		Video: &v.source, Own: chosen.own[v.Account], Local: v.PostedLocal, Today: chosen.cal.today(), Said: &c.said()[i], Spiked: c.spiked[v.ID],
	}
	for _, counter := range model.AllCounters() {
		s.Figures[filter.CounterField(counter)] = v.Counts.Of(counter).Real()
	}
	for field, figure := range [...]model.Real{
		filter.Gained: v.SavesGained, filter.Rate: v.SaveRate, filter.Fair: v.AdjustedSaveRate, filter.Keep: v.KeepRatio,
		filter.Typical: v.AgainstTypical, filter.Age: model.Known(v.AgeDays), filter.Length: v.DurationS.Real(),
	} {
		if figure.Known() {
			s.Figures[field] = figure
		}
	}
	return &s
}

// WithSpikes is the collection that knows, from the spikes of the same videos, which spiked.
func (c *Collection) WithSpikes(t *SpikeSet) *Collection {
	with := *c
	with.spiked = t.spiked
	return &with
}

// matching are the videos that q's filter takes, by id; none when it is no filter. They are the collection's own: a
// video is large, and to copy thousands takes longer than to order them.
func (c *Collection) matching(q Query) ([]*Video, *chooser) {
	f, err := filter.Parse(q.Filter)
	chosen := chooserOf(f, c.accounts, c.cal)
	list := make([]*Video, 0, len(c.videos))
	if err != nil {
		return list, chosen
	}
	for i, v := range c.videos {
		if f.All() || chosen.takesFigures(c.subject(chosen, i)) {
			list = append(list, v)
		}
	}
	return list, chosen
}
