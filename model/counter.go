package model

// A Counter is one of the five lifetime counters a snapshot may know.
type Counter uint8

// The five counters, in the order of the ladder from seen to kept.
const (
	Views Counter = iota
	Likes
	Comments
	Shares
	Saves
	counters // how many there are
)

// AllCounters lists the counters in their fixed order.
func AllCounters() [counters]Counter { return [counters]Counter{Views, Likes, Comments, Shares, Saves} }

// String is the counter's name in files, JSON and sentences: "views", "saves".
func (c Counter) String() string {
	return [counters]string{"views", "likes", "comments", "shares", "saves"}[c]
}

// Counters are the five counters of one video at one instant, indexed by Counter.
type Counters [counters]Count

// Known tells whether at least one counter is known.
func (c Counters) Known() bool { return c != Counters{} }

// SaveRate is saves / views; unknown when either is, and at no views.
func (c Counters) SaveRate() Real { return c[Saves].Real().Over(c[Views].Real(), 1) }

// KeepRatio is saves / likes; unknown when either is, and at no likes.
func (c Counters) KeepRatio() Real { return c[Saves].Real().Over(c[Likes].Real(), 1) }

// EngagementRate is (likes + comments + shares + saves) / views; one unknown makes it unknown.
func (c Counters) EngagementRate() Real {
	var sum float64
	for _, k := range []Counter{Likes, Comments, Shares, Saves} {
		n, ok := c[k].Get()
		if !ok {
			return Real{}
		}
		sum += float64(n)
	}
	return Known(sum).Over(c[Views].Real(), 1)
}
