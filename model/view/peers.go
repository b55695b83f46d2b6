package view

import (
	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/series"
)

// Ranks say where a video stands among its account's others at its own age; nil where fewer than 5 of
// them were observed around it.
type Ranks struct {
	Saves       *curve.Rank `json:"saves"`
	SaveRate    *curve.Rank `json:"save_rate"`
	LikeRate    *curve.Rank `json:"like_rate"`
	CommentRate *curve.Rank `json:"comment_rate"`
	ShareRate   *curve.Rank `json:"share_rate"`
}

// Of is the rank of how often a counter comes per view.
func (r Ranks) Of(c model.Counter) *curve.Rank {
	return [...]*curve.Rank{nil, r.LikeRate, r.CommentRate, r.ShareRate, r.SaveRate}[c]
}

// An Expected is how many saves a video is expected to have at an age.
type Expected struct {
	AgeDays   int        `json:"age_days"`
	Saves     model.Real `json:"saves"`
	SavesLow  model.Real `json:"saves_low"`
	SavesHigh model.Real `json:"saves_high"`
	Videos    int        `json:"videos"`  // past videos that it rests on
	Held      int        `json:"held"`    // of these, how many an interval from the others would have held
	HeldOf    int        `json:"held_of"` // of how many that was tried
}

// Peers are what the account's other videos had at one video's age, and what became of them. They are worth keeping
// while the video is looked at, until the data change.
type Peers struct {
	own      model.VideoID
	age      int64 // of the own latest known count of saves, in seconds
	horizons []int
	ratios   [5]ratio // by counter, over views
	peerSums
}

// peerSums are what some other videos had.
type peerSums struct {
	saves  []float64
	past   [][]curve.Past // by horizon
	ratios [5][]float64   // by counter, over views
}

// A ratio is how often a counter comes per view, from the latest snapshot that has both.
type ratio struct {
	model.Real
	age int64 // in seconds
}

// Peers asks what the account's other videos had at the age of one. A video whose saves are not known has no peers.
func (s *Survey) Peers(own model.History) *Peers {
	snapshots, _ := known(own, s.query.AsOf)
	p := &Peers{own: own.ID}
	saves := series.Of(own.Posted, snapshots, model.Saves)
	if !saves.Known() {
		return p
	}
	for _, c := range model.AllCounters() {
		p.ratios[c] = ratioOf(own.Posted, snapshots, c)
	}
	p.age = int64(saves.Last().At - saves.Posted)
	p.horizons = curve.Horizons(p.age)
	p.past = make([][]curve.Past, len(p.horizons))
	s.ask(p)
	return p
}

type peersPiece struct {
	whole *Peers
	peerSums
}

func (p *Peers) begin(*desk) piece {
	return &peersPiece{p, peerSums{past: make([][]curve.Past, len(p.horizons))}}
}

func (piece *peersPiece) add(v *sight) {
	p := piece.whole
	if v.ID == p.own || v.ID.Account() != p.own.Account() {
		return
	}
	at := func(c model.Counter, age int64) (float64, bool) {
		return series.Observed(v.Posted, v.snapshots, c, age).Get()
	}
	for c, r := range p.ratios {
		if !r.Known() {
			continue
		}
		n, known := at(model.Counter(c), r.age)
		if views, ok := at(model.Views, r.age); ok && known && views >= 1 {
			piece.ratios[c] = append(piece.ratios[c], n/views)
		}
	}
	saves, ok := at(model.Saves, p.age)
	if !ok {
		return
	}
	piece.saves = append(piece.saves, saves)
	for i, days := range p.horizons {
		if later, ok := at(model.Saves, int64(days)*86400); ok {
			piece.past[i] = append(piece.past[i], curve.Past{From: saves, To: later})
		}
	}
}

func (piece *peersPiece) join() {
	all := &piece.whole.peerSums
	all.saves = append(all.saves, piece.saves...)
	for i := range piece.past {
		all.past[i] = append(all.past[i], piece.past[i]...)
	}
	for c := range piece.ratios {
		all.ratios[c] = append(all.ratios[c], piece.ratios[c]...)
	}
}

func (p *Peers) done() {}

// expected is the forecast from so many saves.
func (p *Peers) expected(saves float64) []Expected {
	list := []Expected{}
	for i, days := range p.horizons {
		f := curve.Expect(days, saves, p.past[i])
		list = append(list, Expected{days, f.Likely, f.Low, f.High, f.Videos, f.Held, f.HeldOf})
	}
	return list
}

// ratioOf is a counter over views of the own video.
func ratioOf(posted model.Instant, snapshots []model.Snapshot, c model.Counter) ratio {
	for i := len(snapshots) - 1; i >= 0 && c != model.Views; i-- {
		s := snapshots[i]
		if s.Counters[c].Known() && s.Counters[model.Views].Known() {
			return ratio{Real: s.Counters[c].Real().Over(s.Counters[model.Views].Real(), 1), age: int64(s.Taken - posted)}
		}
	}
	return ratio{}
}

// ranks sets the own video, with so many saves, among the others.
func (p *Peers) ranks(saves float64) Ranks {
	rank := func(own float64, others []float64) *curve.Rank {
		r, ok := curve.RankOf(own, others)
		if !ok {
			return nil
		}
		return &r
	}
	rateOf := func(c model.Counter) *curve.Rank {
		own, ok := p.ratios[c].Get()
		if !ok {
			return nil
		}
		return rank(own, p.peerSums.ratios[c])
	}
	return Ranks{rank(saves, p.saves), rateOf(model.Saves), rateOf(model.Likes), rateOf(model.Comments), rateOf(model.Shares)}
}
