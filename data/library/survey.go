package library

import (
	"context"
	"fmt"
	"slices"

	"saveboard/model/filter"
	"saveboard/model/view"
)

// The parts of a survey.
type partName string

const (
	studyPart  partName = "study"  // what the videos say about each other
	trendsPart partName = "trends" // what moves
	videosPart partName = "videos" // the figures of every video
)

// question is what a part is kept for: no more of q than it depends on.
func (p partName) question(q view.Query) question {
	about := view.Query{Account: q.Account, AsOf: q.AsOf, Zone: q.Zone}
	switch p {
	case trendsPart:
		about.Period, about.Filter = q.Period, q.Filter
	case videosPart:
		about.Period, about.Metric = q.Period, q.Metric
	case studyPart:
	}
	return question{kind: string(p), query: about}
}

// A surveyed is what was asked of a survey.
type surveyed struct {
	study  *view.Study
	trends *view.TrendSet
	videos *view.Collection
}

// set takes a part that is kept.
func (s *surveyed) set(answer any) {
	switch answer := answer.(type) {
	case *view.Study:
		s.study = answer
	case *view.TrendSet:
		s.trends = answer
	case *view.Collection:
		s.videos = answer
	}
}

// survey returns the wanted parts: those kept, and the others from one pass over the histories.
func (l *Library) survey(ctx context.Context, q view.Query, wanted ...partName) (surveyed, error) {
	var found surveyed
	version, err := l.store.Version(ctx)
	if err != nil {
		return found, fmt.Errorf("version of the data: %w", err)
	}
	if slices.Contains(wanted, videosPart) && !slices.Contains(wanted, studyPart) {
		wanted = append(wanted, studyPart) // the figures of a video have those of its study among them
	}
	chosen, err := filter.Parse(q.Filter)
	if err != nil {
		return found, fmt.Errorf("filter: %w", err)
	}
	var figures *view.Collection
	if chosen.Needs() != 0 { // kept before it is looked what is missing
		if figures, err = l.figures(ctx, q); err != nil {
			return found, err
		}
	}
	var missing []partName
	for _, part := range wanted {
		if answer, ok := l.recall(part.question(q), version); ok {
			found.set(answer)
		} else {
			missing = append(missing, part)
		}
	}
	if figures != nil && slices.Contains(wanted, videosPart) {
		found.videos = figures
		missing = slices.DeleteFunc(missing, func(p partName) bool { return p == videosPart })
	}
	if len(missing) == 0 {
		return found, nil
	}
	in, err := l.input(ctx, q)
	if err != nil {
		return found, err
	}
	s := view.NewSurvey(in, q)
	for _, part := range []partName{studyPart, trendsPart, videosPart} { // the study first: the videos need it
		switch {
		case !slices.Contains(missing, part):
		case part == studyPart:
			found.study = s.Study()
		case part == trendsPart:
			found.trends = s.Trends()
		case part == videosPart:
			found.videos = s.Collection(found.study)
		}
	}
	if err := s.Run(ctx); err != nil {
		return found, err
	}
	for _, part := range missing {
		l.remember(kept{part.question(q), version, map[partName]any{
			studyPart: found.study, trendsPart: found.trends, videosPart: found.videos,
		}[part]})
	}
	return found, nil
}
