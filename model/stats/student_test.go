package stats

import (
	"math"
	"testing"
)

func TestStudentsQuantilesAgreeWithArithmeticOf30Digits(t *testing.T) {
	t.Parallel()
	for degrees, want := range map[float64]float64{
		1: 6.3137515146750431, 2: 2.9199855803537257, 3: 2.3533634348018239, 4: 2.1318467863266503, 9: 1.8331129326562372,
		19: 1.7291328115213695, 99: 1.6603911560169909, 999: 1.6463803454275356, 4999: 1.6451584985826648,
	} {
		if got := StudentQuantile(0.95, degrees); math.Abs(got-want) > 1e-11*want {
			t.Errorf("with %v degrees it is %.17g, want %.17g", degrees, got, want)
		}
	}
	if got := StudentQuantile(0.5, 7); got != 0 {
		t.Errorf("the median is %v", got)
	}
}
