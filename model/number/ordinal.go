package number

import "strconv"

// Ordinal is a place: "1st", "12th"; from 1,000 on the bare number, which is as short.
func Ordinal(n int) string {
	ending := "th"
	switch {
	case n >= 1000:
		ending = ""
	case n%100 >= 11 && n%100 <= 13:
	case n%10 == 1:
		ending = "st"
	case n%10 == 2:
		ending = "nd"
	case n%10 == 3:
		ending = "rd"
	}
	return strconv.Itoa(n) + ending
}
