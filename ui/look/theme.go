package look

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// A Depth is how many colours a terminal has.
type Depth uint8

// The depths.
const (
	NoColour Depth = iota
	Colours16
	Colours256
	TrueColour
)

// Mono is the theme without any colour. A terminal of no colours shows it whatever theme is chosen.
const Mono = "mono"

// Names lists the themes in the order in which the theme key steps through them.
func Names() []string {
	return []string{"dark", "light", "contrast-dark", "contrast-light", "safe-dark", "safe-light", Mono}
}

// Known tells whether there is a theme of that name.
func Known(name string) bool { return index(name) >= 0 }

func index(name string) int {
	for i, n := range Names() {
		if n == name {
			return i
		}
	}
	return -1
}

// New is the look of a theme on a terminal of that depth. A strange theme is dark.
func New(theme string, depth Depth, glyphs Glyphs) Look {
	column := index(theme)
	if column < 0 {
		column = dark
	}
	if column == palettes || depth == NoColour {
		return Look{Name: Mono, Glyphs: glyphs, sequences: sequencesOf(monochrome), reversed: true}
	}
	return Look{
		Name:      Names()[column],
		Glyphs:    glyphs,
		sequences: sequencesOf(func(r Role) string { return code(r, column, depth) }),
		reversed:  depth == Colours16,
	}
}

// code is what stands between ESC[ and m to begin a role; empty is the default colour.
func code(r Role, column int, depth Depth) string {
	if depth == Colours16 {
		return sixteen[r][column%2] // dark and light themes alternate
	}
	return codeOf(r, palette[r][column], depth)
}

// codeOf begins a role in a colour, on a terminal of many.
func codeOf(r Role, c colour, depth Depth) string {
	ink := color.Color(lipgloss.RGBColor{R: uint8(c.rgb >> 16), G: uint8(c.rgb >> 8), B: uint8(c.rgb)})
	if depth == Colours256 {
		ink = lipgloss.ANSIColor(c.ansi)
	}
	if r == Select {
		return begin(lipgloss.NewStyle().Background(ink))
	}
	return begin(lipgloss.NewStyle().Foreground(ink))
}

// begin is what stands between ESC[ and m to begin a style. Screens write whole rows, with one
// sequence where a style begins, so the style is asked for its sequence once and not for each text.
func begin(s lipgloss.Style) string {
	code, _, _ := strings.Cut(strings.TrimPrefix(s.Render("x"), "\x1b["), "m")
	return code
}

// monochrome has no colours: what is quiet uses the faint attribute, and the selected row is reversed.
func monochrome(r Role) string {
	switch r {
	case Faint, Border, Band, SavesQuiet, Heat1:
		return "2"
	case Select:
		return "7"
	}
	return ""
}

// sequences has the escape sequence of every style, so that drawing makes none.
type sequences [roles][variants]string

// The bits of a variant: what a style adds to its role.
const (
	bold = 1 << iota
	underline
	reverse
	mark
	variants
)

func (s Style) variant() int {
	v := 0
	if s.Bold {
		v |= bold
	}
	if s.Underline {
		v |= underline
	}
	if s.Reverse {
		v |= reverse
	}
	if s.Mark {
		v |= mark
	}
	return v
}

func sequencesOf(code func(Role) string) *sequences {
	var codes [roles]string
	for r := range roles {
		codes[r] = code(r)
	}
	// All are cut out of one string, so that starting makes two allocations and not hundreds.
	text := make([]byte, 0, 16<<10)
	var ends [roles][variants]int
	for r := range roles {
		for v := range variants {
			text = appendSequence(text, &codes, r, v)
			ends[r][v] = len(text)
		}
	}
	var all sequences
	whole, begin := string(text), 0
	for r := range roles {
		for v := range variants {
			all[r][v] = whole[begin:ends[r][v]]
			begin = ends[r][v]
		}
	}
	return &all
}

func appendSequence(text []byte, codes *[roles]string, r Role, variant int) []byte {
	marked, background := variant&mark != 0, codes[Select]
	if marked {
		r = onSelect(r, background == "7")
	}
	begin := len(text)
	add := func(code string) {
		if code == "" {
			return
		}
		if len(text) == begin {
			text = append(text, "\x1b["...)
		} else {
			text = append(text, ';')
		}
		text = append(text, code...)
	}
	if r != Select {
		add(codes[r])
	}
	if variant&bold != 0 {
		add("1")
	}
	if variant&underline != 0 {
		add("4")
	}
	if marked {
		add(background)
	}
	if variant&reverse != 0 && !(marked && background == "7") {
		add("7")
	}
	if len(text) > begin {
		text = append(text, 'm')
	}
	return text
}

// onSelect is the role that stands for r in the selected row, where only some keep their contrast.
// Where that row is reversed, a colour would be a patch of background, so none is used.
func onSelect(r Role, reversed bool) Role {
	switch {
	case reversed:
		return Text
	case r == SavesQuiet:
		return Saves
	case r == Saves, r == Up, r == Down, r == Focus, r >= Cat1: // a category's colour is only a dot's there
		return r
	}
	return Text
}
