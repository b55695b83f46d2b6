package spike

import "math"

// upperTail is P(X ≥ least) for a negative binomial X with that mean and size, all above 0: the regularised
// incomplete beta function I_x(least, size) with x = mean/(mean + size), by its continued fraction on the side
// where that converges fast.
//
// Logarithms of factorials are never taken from each other: of large counts too little would be left of them.
// So a tail from ten million saves on is exact to twelve digits and more, as a small one is.
//
// Sources: DiDonato & Morris 1992 (ACM TOMS 18), the fraction; Loader 2000, Fast and Accurate Computation of
// Binomial Probabilities, what stands before it.
func upperTail(least, mean, size float64) float64 {
	b := beta{
		a: least, b: size, x: mean / (mean + size), y: size / (mean + size),
		lambda: size * (least - mean) / (mean + size),
	}
	if b.lambda > 0 {
		return b.front() * b.fraction()
	}
	b = beta{a: b.b, b: b.a, x: b.y, y: b.x, lambda: -b.lambda}
	return 1 - b.front()*b.fraction()
}

// beta are the arguments of I_x(a, b): y = 1−x and λ = a·y − b·x, neither taken as a difference.
type beta struct{ a, b, x, y, lambda float64 }

// front is x^a·y^b / B(a, b).
func (b beta) front() float64 {
	n := b.a + b.b
	exponent := stirling(n) - stirling(b.a) - stirling(b.b) - deviance(b.a, n*b.x, b.lambda) - deviance(b.b, n*b.y, -b.lambda)
	return math.Sqrt(b.a/n*b.b/(2*math.Pi)) * math.Exp(exponent)
}

// fraction is I_x(a, b) over its front, for λ > 0. It takes as many steps as the square root of the larger of a
// and b at the worst, near λ = 0.
func (b beta) fraction() float64 {
	const enoughDigits, most = 1e-16, 100_000
	c, c0, c1 := 1+b.lambda, b.b/b.a, 1+1/b.a
	p, s := 1.0, b.a+1
	above, below, aboveNext, belowNext := 0.0, 1.0, 1.0, c/c1
	r := c1 / c
	for n := 1.0; n < most; n++ {
		t, w, e := n/b.a, n*(b.b-n)*b.x, b.a/s
		alpha := p * (p + c0) * e * e * w * b.x
		e = (t + 1) / (c1 + t + t)
		beta := n + w/s + e*(c+n*(b.y+1))
		p, s = t+1, s+2
		above, aboveNext = aboveNext, alpha*above+beta*aboveNext
		below, belowNext = belowNext, alpha*below+beta*belowNext
		before := r
		r = aboveNext / belowNext
		if math.Abs(r-before) <= enoughDigits*r {
			break
		}
		above, below, aboveNext, belowNext = above/belowNext, below/belowNext, r, 1
	}
	return r
}

// stirling is how far ln Γ(z) lies above Stirling's (z−½)·ln z − z + ½·ln 2π.
func stirling(z float64) float64 {
	if z < 16 {
		l, _ := math.Lgamma(z)
		return l - ((z-0.5)*math.Log(z) - z + 0.5*math.Log(2*math.Pi))
	}
	z2 := z * z
	return (1./12 - (1./360-(1./1260-(1./1680-1./1188/z2)/z2)/z2)/z2) / z
}

// deviance is k·ln(k/m) + m − k for k = m + by, by the series of the logarithm where k is near m.
func deviance(k, m, by float64) float64 {
	if math.Abs(by) >= 0.1*(k+m) {
		return k*math.Log(k/m) - by
	}
	v := by / (k + m)
	sum, term := by*v, 2*k*v
	for i := 3.0; ; i += 2 {
		term *= v * v
		next := sum + term/i
		if next == sum {
			return sum
		}
		sum = next
	}
}
