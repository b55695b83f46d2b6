package view

import (
	"cmp"
	"slices"

	"saveboard/model"
	"saveboard/model/filter"
	"saveboard/model/spike"
)

// A SpikeSet is the spikes of one or several accounts, each judged among all videos of its own, by all that is known
// at the moment of asking: no period, metric or filter changes it, so it is worth keeping until the data change.
type SpikeSet struct {
	spikes   []VideoSpike                   // the latest first
	examined map[model.AccountID]int        // intervals that were looked at
	spiked   map[model.VideoID]filter.Truth // of the videos that have such
}

// Spikes asks for the spikes of all videos.
func (s *Survey) Spikes() *SpikeSet {
	t := &spotting{survey: s, set: &SpikeSet{
		examined: make(map[model.AccountID]int), spiked: make(map[model.VideoID]filter.Truth),
	}}
	s.ask(t)
	return t.set
}

// spotting is a SpikeSet under way: the account that is joined.
type spotting struct {
	survey  *Survey
	set     *SpikeSet
	account model.AccountID
	found   *spike.Account
	videos  []model.Video // those with candidates for a spike
}

type spottingPiece struct {
	whole    *spotting
	account  model.AccountID
	found    *spike.Account
	videos   []model.Video
	examined []model.VideoID // those with intervals to look at
}

func (s *spotting) begin(*desk) piece { return &spottingPiece{whole: s} }

func (p *spottingPiece) add(v *sight) {
	if p.found == nil {
		p.account, p.found = v.ID.Account(), spike.NewAccount(v.spikeRoom())
	}
	examined, candidates := p.found.Add(v.ID, v.line(model.Saves))
	if examined > 0 {
		p.examined = append(p.examined, v.ID)
	}
	if candidates > 0 {
		p.videos = append(p.videos, v.Video)
	}
}

func (p *spottingPiece) join() {
	s := p.whole
	if s.found != nil && s.account != p.account {
		s.finish()
	}
	if s.found == nil {
		s.account, s.found = p.account, p.found
	} else {
		s.found.Join(p.found)
	}
	s.videos = append(s.videos, p.videos...)
	for _, id := range p.examined {
		s.set.spiked[id] = filter.No
	}
}

func (s *spotting) done() {
	s.finish()
	slices.SortStableFunc(s.set.spikes, func(a, b VideoSpike) int {
		return cmp.Or(cmp.Compare(b.Day, a.Day), cmp.Compare(b.Gained, a.Gained), cmp.Compare(a.VideoID, b.VideoID))
	})
}

// finish judges an account, now that all of its videos are known.
func (s *spotting) finish() {
	if s.found == nil {
		return
	}
	found := s.found.Find()
	s.set.examined[s.account] = found.Examined
	for _, f := range found.Spikes {
		at, _ := slices.BinarySearchFunc(s.videos, f.Video, func(v model.Video, id model.VideoID) int { return cmp.Compare(v.ID, id) })
		v := s.videos[at]
		s.set.spiked[v.ID] = filter.Yes
		s.set.spikes = append(s.set.spikes, VideoSpike{
			VideoID: v.TikTokID, Title: v.Title, Account: v.Handle, Day: f.Day, Gained: f.Gain,
			GainedStep: Step(max(1, f.Resolution)), Expected: f.Expected, Multiple: f.Multiple(), Q: f.Q, Video: f.Video,
			PostedLocal: s.survey.cal.zone(v.Handle).Local(v.Posted), Kept: keptOf(v),
		})
	}
	s.found, s.videos = nil, nil
}

// keptOf is what was written by hand of a video.
func keptOf(v model.Video) Kept {
	k := Kept{Labels: v.Labels, Note: v.Note}
	if v.Category != "" {
		k.Category = &v.Category
	}
	return k
}

// among are the spikes of the videos that trends are of, the latest first.
func (s *SpikeSet) among(t *TrendSet) []VideoSpike {
	list := []VideoSpike{}
	for _, spike := range s.spikes {
		if t.takes(spike.Video) {
			list = append(list, spike)
		}
	}
	return list
}

// of are a video's spikes, the latest first.
func (s *SpikeSet) of(v model.VideoID) []VideoSpike {
	list := []VideoSpike{}
	for _, spike := range s.spikes {
		if spike.Video == v {
			list = append(list, spike)
		}
	}
	return list
}
