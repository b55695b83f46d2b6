package curve

// A Rank is where a video stands among others observed around its age.
type Rank struct {
	Rank int `json:"rank"` // 1 + those with strictly more
	Of   int `json:"of"`   // the others and itself
	// Ahead is how many of the others have strictly less: "more than 41 of 47 at this age".
	Ahead int `json:"ahead"`
}

// RankOf ranks a figure among the others', of which there must be at least 5; false with fewer.
func RankOf(own float64, others []float64) (Rank, bool) {
	r := Rank{Rank: 1, Of: len(others) + 1}
	for _, other := range others {
		if other > own {
			r.Rank++
		}
		if other < own {
			r.Ahead++
		}
	}
	return r, len(others) >= LeastOthers
}
