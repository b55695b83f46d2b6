package experiment

import "math"

// rankSumP is the two-sided p of Wilcoxon's rank sum W of group A, values tied having the mean of their
// ranks. Up to 50 videos in all it is the share of the C(n, n_A) equally likely choices of group A with
//
//	|W − n_A(n+1)/2| at least as large as the one seen
//
// and above that it is the normal approximation, corrected for ties and for continuity,
//
//	p = 2Φ(−z), z = max(0, |W − n_A(n+1)/2| − ½)/√v
//	v = (n_A·n_B/12)·(n + 1 − Σ(t³−t)/(n(n−1))), t values tied in each tie
//
// It is 1 when all values are equal. Values tie only when equal in every bit. a and b are in rising order.
//
// Source: Wilcoxon 1945; Lehmann 1975, Nonparametrics: Statistical Methods Based on Ranks.
func rankSumP(a, b []float64) float64 {
	if len(a) > len(b) {
		a, b = b, a // the other group's sum is as far from its own mean
	}
	ranks, sum, ties := doubledRanks(a, b)
	off := abs(sum - len(a)*(len(ranks)+1))
	if len(ranks) <= exactUpTo {
		return exactP(ranks, len(a), off)
	}
	return normalP(len(a), len(b), off, ties)
}

// doubledRanks merges two groups in rising order: the ranks, doubled to be whole in spite of ties and in
// rising order; the sum of a's; and Σ(t³−t) over the ties.
func doubledRanks(a, b []float64) (ranks []int, sum int, ties float64) {
	ranks = make([]int, 0, len(a)+len(b))
	for i, j := 0, 0; i < len(a) || j < len(b); {
		var least float64
		if j == len(b) || i < len(a) && a[i] <= b[j] {
			least = a[i]
		} else {
			least = b[j]
		}
		fromA, fromB := equalTo(least, a[i:]), equalTo(least, b[j:])
		i, j = i+fromA, j+fromB
		doubled := len(ranks) + 1 + i + j // the first and the last rank of the tie
		for range fromA + fromB {
			ranks = append(ranks, doubled)
		}
		sum += fromA * doubled
		t := float64(fromA + fromB)
		ties += t*t*t - t
	}
	return ranks, sum, ties
}

// equalTo counts how many values equal v at the beginning of rising.
func equalTo(v float64, rising []float64) (n int) {
	for n < len(rising) && rising[n] == v {
		n++
	}
	return n
}

// exactP counts the choices of size of the doubled ranks by their sum: adding one rank after another to the
// choices that there are. A count is at most C(50, 25) = 1.26·10¹⁴, far below 2⁶⁴ and below 2⁵³ too, so the
// quotient is exact but for its own rounding. Cost: n·size·sums/4 additions or so, under a million for 25
// of 50.
func exactP(rising []int, size, off int) float64 {
	top := 0
	for _, r := range rising[len(rising)-size:] {
		top += r
	}
	choices := make([][]uint64, size+1) // by how many, then by their sum
	for i := range choices {
		choices[i] = make([]uint64, top+1)
	}
	choices[0][0] = 1
	reach := make([]int, size+1) // the largest sum of so many of the ranks added
	for i, r := range rising {
		for many := min(i+1, size); many >= 1; many-- {
			reach[many] = reach[many-1] + r // in rising order the largest choice has the latest ranks
			from, to := choices[many-1], choices[many][r:]
			for s := range reach[many-1] + 1 {
				to[s] += from[s]
			}
		}
	}
	var far, all uint64
	middle := size * (len(rising) + 1)
	for s, ways := range choices[size] {
		all += ways
		if abs(s-middle) >= off {
			far += ways
		}
	}
	return float64(far) / float64(all)
}

// normalP approximates the same for groups of nA and nB.
func normalP(nA, nB, off int, ties float64) float64 {
	n := float64(nA + nB)
	variance := float64(nA) * float64(nB) / 12 * (n + 1 - ties/(n*(n-1)))
	if variance <= 0 { // all values tied
		return 1
	}
	z := max(0, float64(off)/2-0.5) / math.Sqrt(variance)
	return math.Erfc(z / math.Sqrt2)
}

func abs(v int) int { return max(v, -v) }
