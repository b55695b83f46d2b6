package filter

// And is the filter, as it is typed, that takes what both of two filters take. What the first one means stays as
// it is: an OR in it is put into parentheses. One that is no filter is taken as it was typed.
func And(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	}
	return grouped(a) + " " + grouped(b)
}
