package number

import (
	"strconv"
	"strings"
)

// Decimal reads a plain number with a point or a comma before its decimals: "1.5", "1,5", "0,015". False
// when it is anything else, a grouped thousand among it.
func Decimal(s string) (float64, bool) {
	s = strings.Replace(FoldDigits(s), ",", ".", 1)
	if strings.Trim(s, "0123456789.") != "" || strings.Trim(s, ".") == "" {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}
