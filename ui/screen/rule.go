package screen

// MakeRule asks for a rule that gives a category, in a box of the shell's. No category asks for one first.
type MakeRule struct{ Category string }
