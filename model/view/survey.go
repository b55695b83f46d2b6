package view

import (
	"context"
	"fmt"

	"saveboard/model"
	"saveboard/model/series"
)

// A Survey is one pass over the histories of some accounts, for all that is asked of it before it runs: reading
// and decoding them is most of the work, whatever is found on the way. What it hands out is empty until Run
// has ended without an error.
type Survey struct {
	in    Input
	query Query
	c     *Collection // what every pass learns: the calendar, where the counts begin and end
	parts []part

	trending *trending // among the parts, when it was asked for
}

// A part is what one purpose takes from each video, and makes of all.
type part interface {
	// add looks at a video with what is known of it at the moment of asking, and its line of saves, which is
	// good until the next; earlier snapshots than its posting were left out. Videos of one account come one
	// after another.
	add(h model.History, snapshots []model.Snapshot, earlier int, saves series.Line)
	done()
}

// NewSurvey is a survey of in's videos that nothing is asked of yet.
func NewSurvey(in Input, q Query) *Survey {
	return &Survey{in: in, query: q, c: &Collection{
		cal: newCalendar(in.Accounts, in.Zones, q), accounts: in.Accounts, demo: in.Demo, first: model.NoDay,
	}}
}

// Study asks what the videos say about each other.
func (s *Survey) Study() *Study {
	studying := newStudying()
	s.parts = append(s.parts, studying)
	return studying.study
}

// Trends asks what moves, among the videos that the query's filter takes.
func (s *Survey) Trends() *TrendSet {
	s.trending = newTrending(s.c, s.query)
	s.parts = append(s.parts, s.trending)
	return s.trending.set
}

// Collection asks for the figures of every video, whatever the filter. The study is of the same videos as of
// the same moment: one that is known, or asked of this survey before.
func (s *Survey) Collection(study *Study) *Collection {
	s.c.study = study
	s.parts = append(s.parts, &collecting{c: s.c, metric: s.query.Metric})
	return s.c
}

// Run makes the pass. It looks at ctx before each video.
func (s *Survey) Run(ctx context.Context) error {
	if s.trending != nil {
		chosen, err := newChooser(ctx, s.in, s.query)
		if err != nil {
			return err
		}
		s.trending.chosen = chosen
	}
	for h, err := range s.in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return fmt.Errorf("looking at every video: %w", err)
		}
		snapshots, earlier, ok := s.c.meet(h)
		if !ok {
			continue
		}
		saves := s.c.line(0, h.Posted, snapshots, model.Saves)
		for _, p := range s.parts {
			p.add(h, snapshots, earlier, saves)
		}
	}
	for _, p := range s.parts {
		p.done()
	}
	return nil
}

// StudyOf is a survey for a study alone.
func StudyOf(ctx context.Context, in Input, q Query) (*Study, error) {
	s := NewSurvey(in, q)
	study := s.Study()
	return study, s.Run(ctx)
}

// CollectTrends is a survey for the trends alone.
func CollectTrends(ctx context.Context, in Input, q Query) (*TrendSet, error) {
	s := NewSurvey(in, q)
	trends := s.Trends()
	return trends, s.Run(ctx)
}

// Collect is a survey for the figures of every video, and for the study that they need.
func Collect(ctx context.Context, in Input, q Query) (*Collection, error) {
	s := NewSurvey(in, q)
	c := s.Collection(s.Study())
	return c, s.Run(ctx)
}
