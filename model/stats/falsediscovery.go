package stats

import "slices"

// AdjustedP are the p-values of n tests adjusted by Benjamini and Hochberg, in the order given: for the
// k-th smallest, the least p₍ⱼ₎·n/j over j ≥ k, at most 1, so that equal ones stay equal. Whatever has
// an adjusted p of at most q is a discovery, and on average no more than the part q of these is false,
// as long as the tests are independent or depend positively on each other. Cost: a sort.
//
// others is how many further tests there are, with p = 1, which need not be listed: tests without any
// sign of an effect count all the same.
//
// Source: Benjamini & Hochberg 1995, Controlling the False Discovery Rate, JRSS B 57.
func AdjustedP(p []float64, others int) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		switch {
		case p[a] < p[b]:
			return -1
		case p[a] > p[b]:
			return 1
		}
		return a - b
	})
	adjusted := make([]float64, len(p))
	n, least := float64(len(p)+others), 1.0
	for k := len(order) - 1; k >= 0; k-- {
		least = min(least, p[order[k]]*n/float64(k+1))
		adjusted[order[k]] = least
	}
	return adjusted
}
