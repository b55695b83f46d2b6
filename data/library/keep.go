package library

import (
	"context"
	"fmt"
	"strconv"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/view"
)

// A question is what an answer is kept for, beside the version of the data.
type question struct {
	kind   string
	query  view.Query
	video  model.VideoID // 0 where it is about no single one
	detail string        // what else the answer depends on
}

// detailOf is how the list of videos is picked, ordered and cut.
func detailOf(q view.VideosQuery) string {
	category := "any"
	if q.Category != nil {
		category = strconv.Quote(*q.Category)
	}
	return fmt.Sprint(q.Sort, " ", q.Reverse, " ", q.Limit, " ", category)
}

// kept is one answer that is still good while the version stands.
type kept struct {
	question
	version int64
	answer  any
}

// keptAnswers is how many answers are kept: those of the screens one goes back and forth between, each of which is
// made of one to four parts that are kept too.
const keptAnswers = 24

// input is what q's accounts are computed from.
func (l *Library) input(ctx context.Context, q view.Query) (view.Input, error) {
	accounts, err := l.chosen(ctx, q.Account)
	if err != nil {
		return view.Input{}, err
	}
	in := view.Input{
		Accounts: accounts, Zones: l.locations(accounts), Demo: l.demo,
		Videos: l.store.Histories(ctx, q.Account), Stretches: l.store.Stretches(ctx, q.Account),
	}
	chosen, err := filter.Parse(q.Filter)
	if err == nil && chosen.Needs() != 0 {
		in.Figures, err = l.figures(ctx, q)
	}
	return in, err
}

// figures are those that a filter asks for: of every video, and their spikes.
func (l *Library) figures(ctx context.Context, q view.Query) (*view.Collection, error) {
	q.Filter = ""
	found, err := l.survey(ctx, q, spikesPart, videosPart)
	if err != nil {
		return nil, err
	}
	return of[*view.Collection](found, videosPart).WithSpikes(of[*view.SpikeSet](found, spikesPart)), nil
}

// answer returns the kept answer, or has it made from the parts and keeps it. Whoever asks shares it with those who
// asked before, and changes nothing in it.
func answer[T any](ctx context.Context, l *Library, q question, compute func() (T, error)) (T, error) {
	var none T
	version, err := l.store.Version(ctx)
	if err != nil {
		return none, fmt.Errorf("version of the data: %w", err)
	}
	if answer, ok := l.recall(q, version); ok {
		return answer.(T), nil
	}
	found, err := compute()
	if err != nil {
		return none, err
	}
	l.remember(kept{q, version, found})
	return found, nil
}

// keep returns the kept answer, or computes it from the histories and keeps it.
func keep[T any](ctx context.Context, l *Library, q question, compute func(view.Input) (T, error)) (T, error) {
	var none T
	version, err := l.store.Version(ctx)
	if err != nil {
		return none, fmt.Errorf("version of the data: %w", err)
	}
	if answer, ok := l.recall(q, version); ok {
		return answer.(T), nil
	}
	in, err := l.input(ctx, q.query)
	if err != nil {
		return none, err
	}
	answer, err := compute(in)
	if err != nil {
		return none, err
	}
	l.remember(kept{q, version, answer})
	return answer, nil
}

func (l *Library) recall(q question, version int64) (any, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i, k := range l.kept {
		if k.question == q && k.version == version {
			l.kept = append(append(l.kept[:i:i], l.kept[i+1:]...), k) // the last used one goes last
			return k.answer, true
		}
	}
	return nil, false
}

func (l *Library) remember(k kept) {
	l.mu.Lock()
	defer l.mu.Unlock()
	fresh := make([]kept, 0, keptAnswers)
	for _, old := range l.kept {
		if old.version == k.version && old.question != k.question {
			fresh = append(fresh, old)
		}
	}
	if len(fresh) == keptAnswers {
		fresh = fresh[1:]
	}
	l.kept = append(fresh, k)
}
