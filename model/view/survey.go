package view

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"saveboard/model"
)

// A Survey is one pass over the histories of some accounts, for all that is asked of it before it runs: reading
// and decoding them is most of the work, whatever is found on the way. What it hands out is empty until Run
// has ended without an error.
//
// The pass looks at as many stretches of videos at a time as there are processors. Each is looked at by one
// goroutine, which finds what it can of that stretch alone; what was found is joined in the order of the videos. So
// an answer does not depend on how many looked, nor on who was first.
type Survey struct {
	in    Input
	query Query
	about about // what every pass learns: where the counts begin and end
	cal   *calendar
	parts []part

	filters bool     // a part asks which videos the filter takes
	chosen  *chooser // then, once the survey runs
}

// A part is what one purpose makes of all videos.
type part interface {
	// begin is for videos of one account that come one after another, and of which d is what they are looked at with. It is
	// called by several goroutines: nothing of the part may change.
	begin(d *desk) piece
	// done is called when all pieces are joined.
	done()
}

// A piece is what a part finds of some videos of one account.
type piece interface {
	// add looks at a video of the account.
	add(v *sight)
	// join puts what was found with what the pieces before it found. It is called by one goroutine, while others join
	// the pieces of other parts.
	join()
}

// NewSurvey is a survey of in's videos that nothing is asked of yet.
func NewSurvey(in Input, q Query) *Survey {
	return &Survey{in: in, query: q, about: aboutOf(in), cal: newCalendar(in.Accounts, in.Zones, q)}
}

// ask takes a part in.
func (s *Survey) ask(p part) { s.parts = append(s.parts, p) }

// askOfChosen takes a part in that asks which videos the query's filter takes.
func (s *Survey) askOfChosen(p part) {
	s.filters = true
	s.ask(p)
}

// Run makes the pass. It looks at ctx before each video.
func (s *Survey) Run(ctx context.Context) error {
	if s.filters {
		chosen, err := newChooser(ctx, s.in, s.query)
		if err != nil {
			return err
		}
		s.chosen = chosen
	}
	stretches, err := s.look(ctx)
	if err != nil {
		return fmt.Errorf("looking at every video: %w", err)
	}
	var all sync.WaitGroup
	for i := range s.parts {
		all.Go(func() { joinAll(stretches, i, len(s.parts)) })
	}
	all.Wait()
	for _, p := range s.parts {
		p.done()
	}
	return nil
}

// joinAll joins the pieces of one of so many parts, in the order of the videos.
func joinAll(stretches []*found, part, parts int) {
	for _, found := range stretches {
		for i := part; i < len(found.pieces); i += parts {
			found.pieces[i].join()
		}
	}
}

// found are the pieces of a stretch: one of each part for its first account, then for the next.
type found struct{ pieces []piece }

// look looks at all stretches and returns what was found in each, in their order.
func (s *Survey) look(ctx context.Context) ([]*found, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	type task struct {
		Stretch
		*found
	}
	tasks := make(chan task)
	desks := make([]*desk, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i := range desks {
		d := newDesk(s.in, s.query)
		if s.chosen != nil {
			d.chosen = s.chosen.fork()
		}
		desks[i] = d
		all.Go(func() {
			for t := range tasks {
				if err := d.look(ctx, t.Stretch, s.parts, t.found); err != nil {
					stop(err)
				}
			}
		})
	}
	var stretches []*found
	for stretch, err := range s.in.stretches() {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			stop(err)
			break
		}
		t := task{stretch, new(found)}
		stretches = append(stretches, t.found)
		tasks <- t
	}
	close(tasks)
	all.Wait()
	for _, d := range desks {
		s.about.take(d.facts)
		if s.chosen != nil {
			s.chosen.join(d.chosen)
		}
	}
	return stretches, context.Cause(ctx)
}

// look looks at the videos of a stretch for all parts.
func (d *desk) look(ctx context.Context, stretch Stretch, parts []part, to *found) error {
	var account model.AccountID
	var pieces []piece // of the account
	for h, err := range stretch {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		v, ok := d.see(h)
		if !ok {
			continue
		}
		if a := h.ID.Account(); a != account {
			account, pieces = a, make([]piece, len(parts))
			for i, p := range parts {
				pieces[i] = p.begin(d)
			}
			to.pieces = append(to.pieces, pieces...)
		}
		v.chosen = d.chosen != nil && d.chosen.takes(&h.Video)
		for _, p := range pieces {
			p.add(v)
		}
	}
	return nil
}
