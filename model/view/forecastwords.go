package view

import (
	"fmt"

	"saveboard/model/curve"
	"saveboard/model/number"
)

// tooFewEarlier says why there is no forecast: so many earlier videos were counted both at this one's age and later.
func tooFewEarlier(n int) string {
	if n == 0 {
		return fmt.Sprintf("no earlier video was counted at this age and later; %d are needed", curve.LeastPast)
	}
	return fmt.Sprintf("only %s; %d are needed", number.Of(n, "earlier video"), curve.LeastPast)
}
