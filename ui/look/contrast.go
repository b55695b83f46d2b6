package look

import (
	"fmt"
	"math"
	"slices"
)

// contrast is WCAG 2.2's ratio of the relative luminances of two colours.
func contrast(a, b uint32) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(rgb uint32) float64 {
	channel := func(shift uint) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*channel(16) + 0.7152*channel(8) + 0.0722*channel(0)
}

// backgrounds are those that the terminals have for whose kind a theme is made: the bare ones, and the most used others.
func backgrounds(column int) []uint32 {
	if column%2 == dark {
		return []uint32{0x000000, 0x1e1e1e, 0x282a36, 0x002b36}
	}
	return []uint32{0xffffff, 0xfafafa, 0xfdf6e3}
}

// What has to be read needs the one contrast, what only has to be seen the other.
const (
	toRead = 4.5
	toSee  = 3
)

// needs is the least contrast of a role.
func needs(r Role) float64 {
	switch r {
	case Border, SavesQuiet, Band, Heat1, Heat2, Heat3:
		return toSee
	}
	return toRead
}

// onSelected are the roles that stand on the selected row, where the others become text.
func onSelected() []Role { return []Role{Text, Saves, Up, Down, Focus} }

// A Pale is a colour of one's own that is hard to tell from what it stands on.
type Pale struct {
	Role     string // as themes name it
	Sentence string
}

// Pale are the theme's own colours that have too little contrast: on one of the backgrounds that terminals have, which
// is then the worst of them, or else on the selected row. Where the base has no colours of its own, none of them counts.
func (o Own) Pale() []Pale {
	column := index(o.Base)
	if column == palettes {
		return nil
	}
	var pale []Pale
	for r := range roles {
		c, own := o.colours[r]
		if !own || r == Select {
			continue
		}
		least, worst := math.Inf(1), uint32(0)
		for _, back := range backgrounds(column) {
			if ratio := contrast(c.rgb, back); ratio < least {
				least, worst = ratio, back
			}
		}
		if need := needs(r); least < need {
			pale = append(pale, paleOn(r, least, fmt.Sprintf("on #%06x", worst), need))
		}
	}
	for _, p := range o.paleOnSelected(column) {
		if !slices.ContainsFunc(pale, func(before Pale) bool { return before.Role == p.Role }) {
			pale = append(pale, p)
		}
	}
	return pale
}

// paleOnSelected are the colours that cannot be read on the selected row, when one of the two is the user's.
func (o Own) paleOnSelected(column int) []Pale {
	of := func(r Role) uint32 {
		if c, own := o.colours[r]; own {
			return c.rgb
		}
		return palette[r][column].rgb
	}
	_, ownRow := o.colours[Select]
	var pale []Pale
	for _, r := range onSelected() {
		_, own := o.colours[r]
		if ratio := contrast(of(r), of(Select)); (own || ownRow) && ratio < toRead {
			pale = append(pale, paleOn(r, ratio, "when selected", toRead))
		}
	}
	return pale
}

func paleOn(r Role, ratio float64, where string, need float64) Pale {
	what := "is hard to read"
	if need == toSee {
		what = "is hard to see"
	}
	// Rounded down: 4.47 is not said to be 4.5, which would do.
	ratio = math.Floor(ratio*10) / 10
	name := RoleNames()[r]
	return Pale{name, fmt.Sprintf("“%s” %s: a contrast of %.1f:1 %s, and it needs %g:1", name, what, ratio, where, need)}
}
