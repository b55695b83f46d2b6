package library

import (
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/view"
)

// The parts of a survey.
type partName string

const (
	studyPart      partName = "study"      // what the videos say about each other
	typicalPart    partName = "typical"    // the typical curves
	spikesPart     partName = "spikes"     // the days on which far more came
	trendsPart     partName = "trends"     // what moves
	weeksPart      partName = "weeks"      // what came in each week, by category and hashtag
	videosPart     partName = "videos"     // the figures of every video
	categoriesPart partName = "categories" // the sums of every category
	timingPart     partName = "timing"     // when posts go out
	totalsPart     partName = "totals"     // what came on each day
	peersPart      partName = "peers"      // what others had at the age of one video
)

// allParts are all, in the order in which a survey is asked for them: the videos need the study.
func allParts() []partName {
	return []partName{studyPart, typicalPart, spikesPart, trendsPart, weeksPart, videosPart, categoriesPart, timingPart, totalsPart, peersPart}
}

// question is what a part is kept for: no more of q than it depends on, so that another period, say, is answered by
// what was found for this one.
func (p partName) question(q view.Query) question {
	about := view.Query{Account: q.Account, AsOf: q.AsOf, Zone: q.Zone}
	switch p {
	case trendsPart, weeksPart, timingPart:
		about.Filter = q.Filter
	case videosPart:
		about.Period, about.Metric = q.Period, q.Metric
	case totalsPart:
		about.Period, about.Filter = q.Period, q.Filter
	case categoriesPart:
		about.Period, about.Metric, about.Filter = q.Period, q.Metric, q.Filter
	case studyPart, typicalPart, spikesPart, peersPart:
	}
	return question{kind: string(p), query: about}
}

// A surveyed is what was asked of a survey, by part.
type surveyed map[partName]any

// of is a part that was asked for.
func of[T any](s surveyed, p partName) T { return s[p].(T) }

// ask asks a survey for the part.
func (s surveyed) ask(p partName, of *view.Survey, own model.History) {
	switch p {
	case studyPart:
		s[p] = of.Study()
	case typicalPart:
		s[p] = of.Typical()
	case spikesPart:
		s[p] = of.Spikes()
	case trendsPart:
		s[p] = of.Trends()
	case weeksPart:
		s[p] = of.SeriesWeeks()
	case videosPart:
		s[p] = of.Collection(s[studyPart].(*view.Study))
	case categoriesPart:
		s[p] = of.Categories()
	case timingPart:
		s[p] = of.Timing()
	case totalsPart:
		s[p] = of.Totals()
	case peersPart:
		s[p] = of.Peers(own)
	}
}

// survey returns the wanted parts: those kept, and the others from one pass over the histories.
func (l *Library) survey(ctx context.Context, q view.Query, wanted ...partName) (surveyed, error) {
	return l.surveyAbout(ctx, q, model.History{}, wanted...)
}

// surveyAbout is survey with one video whose peers can be wanted.
func (l *Library) surveyAbout(ctx context.Context, q view.Query, own model.History, wanted ...partName) (surveyed, error) {
	version, err := l.store.Version(ctx)
	if err != nil {
		return nil, fmt.Errorf("version of the data: %w", err)
	}
	if slices.Contains(wanted, videosPart) {
		wanted = append(wanted, studyPart) // the figures of a video have those of its study among them
	}
	chosen, err := filter.Parse(q.Filter)
	if err != nil {
		return nil, fmt.Errorf("filter: %w", err)
	}
	var figures *view.Collection
	if chosen.Needs() != 0 { // kept before it is looked what is missing
		if figures, err = l.figures(ctx, q); err != nil {
			return nil, err
		}
	}
	keptFor := func(p partName) question {
		asked := p.question(q)
		if p == peersPart {
			asked.video = own.ID
		}
		return asked
	}
	found := make(surveyed)
	var missing []partName
	for _, p := range allParts() {
		if !slices.Contains(wanted, p) {
			continue
		}
		if answer, ok := l.recall(keptFor(p), version); ok {
			found[p] = answer
		} else {
			missing = append(missing, p)
		}
	}
	if figures != nil && slices.Contains(wanted, videosPart) {
		found[videosPart] = figures
		missing = slices.DeleteFunc(missing, func(p partName) bool { return p == videosPart })
	}
	if len(missing) == 0 {
		return found, nil
	}
	in, err := l.input(ctx, q)
	if err != nil {
		return nil, err
	}
	s := view.NewSurvey(in, q)
	for _, p := range missing {
		found.ask(p, s, own)
	}
	if err := s.Run(ctx); err != nil {
		return nil, err
	}
	for _, p := range missing {
		l.remember(kept{keptFor(p), version, found[p]})
	}
	return found, nil
}
