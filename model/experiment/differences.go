package experiment

import "math"

// shift is the median of all differences a − b and the ends of its 90 % interval, for values in rising
// order and at least 5 of each.
func shift(a, b []float64) (h, low, high float64) {
	n := len(a) * len(b)
	h = difference(a, b, (n+1)/2)
	if n%2 == 0 {
		if above := difference(a, b, n/2+1); above != h {
			h += (above - h) / 2
		}
	}
	k := lowerRank(len(a), len(b))
	return h, difference(a, b, k), difference(a, b, n-k+1)
}

// difference is the k-th smallest, from 1, of all len(a)·len(b) differences a − b, for values in rising
// order. It is one of the differences in every bit, without listing them: how many are at most v is counted
// in one walk along the edge between the smaller and the larger ones, and v is bisected over the
// floating-point numbers themselves, of which there are 2⁶⁴. Cost: up to 64 walks of len(a)+len(b) steps.
func difference(a, b []float64, k int) float64 {
	low, high := ordinal(a[0]-b[len(b)-1]), ordinal(a[len(a)-1]-b[0])
	for low < high {
		middle := low + (high-low)/2
		if atMost(a, b, number(middle)) >= k {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return number(low) + 0 // never −0
}

// atMost counts the differences a − b of at most v.
func atMost(a, b []float64, v float64) int {
	count, j := 0, 0
	for _, x := range a {
		for j < len(b) && x-b[j] > v {
			j++
		}
		count += len(b) - j
	}
	return count
}

// ordinal numbers the floating-point numbers in their order, with −0 before 0.
func ordinal(v float64) uint64 {
	bits := math.Float64bits(v)
	if bits>>63 == 1 {
		return ^bits
	}
	return bits | 1<<63
}

// number is the floating-point number of an ordinal.
func number(ordinal uint64) float64 {
	if ordinal>>63 == 1 {
		return math.Float64frombits(ordinal &^ (1 << 63))
	}
	return math.Float64frombits(^ordinal)
}

// lowerRank is k, the rank among the N = nA·nB sorted differences at which the 90 % interval begins: the
// largest with
//
//	P(U ≤ k−1) ≤ 0.05
//
// U being Mann and Whitney's count without ties, and at least 1. Up to 50 videos in all it is counted
// exactly, above that it is ⌊N/2 − Φ⁻¹(0.95)·√(N(n+1)/12)⌋, n = nA + nB. It is meant for 5 videos or more in
// each group; with 2 against 3 even P(U ≤ 0) is 0.1, and the interval is too short.
//
// Source: Mann & Whitney 1947; Hollander & Wolfe 1999, Nonparametric Statistical Methods, chapter 4.
func lowerRank(nA, nB int) int {
	if nA+nB > exactUpTo {
		n := float64(nA) * float64(nB)
		return max(1, int(math.Floor(n/2-normal95*math.Sqrt(n*float64(nA+nB+1)/12))))
	}
	ways, all := waysOfU(nA, nB)
	k := 0
	for below := int64(0); k < len(ways); k++ {
		below += ways[k]
		if 20*below > all {
			break
		}
	}
	return max(1, k)
}

// waysOfU counts in how many of all orders of nA and nB values without ties U is 0, 1, 2 … up to half of
// nA·nB, beyond which it is the mirror image. They are the coefficients of the Gaussian binomial
//
//	Π (1 − q^(nB+i)) / (1 − q^i), i = 1 … nA
//
// Up to 50 values in all none exceeds C(50, 25) = 1.26·10¹⁴, so 20 times their sum is far from 2⁶³.
func waysOfU(nA, nB int) (ways []int64, all int64) {
	ways = make([]int64, nA*nB/2+1)
	ways[0], all = 1, 1
	for i := 1; i <= nA; i++ {
		for u := len(ways) - 1; u >= nB+i; u-- {
			ways[u] -= ways[u-nB-i]
		}
		for u := i; u < len(ways); u++ {
			ways[u] += ways[u-i]
		}
		all = all * int64(nB+i) / int64(i)
	}
	return ways, all
}
