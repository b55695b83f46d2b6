package number

import "testing"

func TestOrdinalsAreSaidAsPlaces(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 12: "12th", 13: "13th", 21: "21st", 111: "111th", 122: "122nd", 1001: "1001"} {
		if got := Ordinal(n); got != want {
			t.Errorf("place %d is %q, want %q", n, got, want)
		}
	}
}
