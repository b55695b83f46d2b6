package rate

import (
	"cmp"
	"math"
	"slices"
)

// nothing is the logarithm of a probability that no figure notices.
const nothing = -60

// A product is ln Π Φ((x−mᵢ)/sᵢ) over many normal distributions as a function of x. It is worked out in full at a few
// points only and read between them from polynomials, split until these agree with it to 1e-8.
type product struct {
	normals []normal
	pieces  []piece // side by side, rising
}

// A normal is one distribution; from certain on, it counts as 1.
type normal struct{ mean, perSD, certain float64 } // perSD is 1/(√2·sd)

// farOut is how many standard deviations above its mean Φ lacks less than 1.3e-12 of 1, also a thousand times less than anybody can tell.
const farOut = 7

func newProduct(means, sds []float64) *product {
	p := &product{normals: make([]normal, len(means))}
	low, high := math.Inf(1), math.Inf(-1)
	for i, mean := range means {
		p.normals[i] = normal{mean, 1 / (math.Sqrt2 * sds[i]), mean + farOut*sds[i]}
		low, high = math.Min(low, mean-3*sds[i]), math.Max(high, mean+3*sds[i])
	}
	slices.SortFunc(p.normals, func(a, b normal) int { return cmp.Compare(b.certain, a.certain) })
	low = p.lowest(low, high)
	for k := range firstPieces {
		p.split(low+(high-low)*float64(k)/firstPieces, low+(high-low)*float64(k+1)/firstPieces, 0)
	}
	return p
}

// lowest is a point between low and high below which the product is nothing.
func (p *product) lowest(low, high float64) float64 {
	if p.exact(low) >= nothing {
		return low
	}
	for range 40 {
		middle := low + (high-low)/2
		if p.exact(middle) < nothing {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

// exact is the product at x, worked out in full.
func (p *product) exact(x float64) float64 {
	log, product := 0.0, 1.0
	for _, n := range p.normals {
		if n.certain <= x {
			break // and so are all that follow
		}
		product *= math.Erfc((n.mean-x)*n.perSD) / 2
		if product < 1e-200 {
			log += math.Log(product)
			product = 1
			if log < 4*nothing {
				return log
			}
		}
	}
	return log + math.Log(product)
}

// degree of the polynomials.
const degree = 16

// A piece is a polynomial on [low, high], as a sum of Chebyshev's.
type piece struct {
	low, high float64
	c         [degree + 1]float64
}

// firstPieces is how many a range has at least, deepest how often a range is split at most, and agreed how small a polynomial's last terms are then.
const (
	firstPieces = 4
	deepest     = 12
	agreed      = 1e-8
)

// split appends pieces that agree with the product from low to high.
func (p *product) split(low, high float64, depth int) {
	var values [degree + 1]float64
	for k := range values {
		values[k] = p.exact(low + (high-low)*(1+math.Cos(math.Pi*float64(k)/degree))/2)
	}
	fit := piece{low: low, high: high}
	for j := range fit.c {
		var sum float64
		for k, v := range values {
			term := v * math.Cos(math.Pi*float64(j*k)/degree)
			if k == 0 || k == degree {
				term /= 2
			}
			sum += term
		}
		fit.c[j] = 2 * sum / degree
	}
	fit.c[0] /= 2
	fit.c[degree] /= 2
	if depth < deepest && math.Abs(fit.c[degree])+math.Abs(fit.c[degree-1])+math.Abs(fit.c[degree-2]) > agreed {
		middle := low + (high-low)/2
		p.split(low, middle, depth+1)
		p.split(middle, high, depth+1)
		return
	}
	p.pieces = append(p.pieces, fit)
}

// at is the product at x.
func (p *product) at(x float64) float64 {
	first, last := p.pieces[0], p.pieces[len(p.pieces)-1]
	switch {
	case x < first.low:
		return 2 * nothing
	case x > last.high:
		return p.exact(x)
	}
	i, _ := slices.BinarySearchFunc(p.pieces, x, func(q piece, x float64) int { return cmp.Compare(q.high, x) })
	return p.pieces[i].at(x)
}

// at sums the polynomial by Clenshaw's recurrence.
func (q *piece) at(x float64) float64 {
	t := (2*x - q.low - q.high) / (q.high - q.low)
	var b1, b2 float64
	for j := degree; j > 0; j-- {
		b1, b2 = 2*t*b1-b2+q.c[j], b1
	}
	return t*b1 - b2 + q.c[0]
}
