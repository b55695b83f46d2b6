package look

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// An Own is a theme of the user's: one of the program's with some of its colours changed. On a
// terminal of 16 colours, whose own palette decides, it looks as its base does.
type Own struct {
	Name, Base string
	colours    map[Role]colour
}

// NewOwn is a theme like base, which has to be one of [Names].
func NewOwn(name, base string) (Own, error) {
	o := Own{Name: name, Base: base, colours: make(map[Role]colour)}
	switch {
	case Known(name):
		return o, fmt.Errorf("there is a theme “%s” already; give yours another name", name)
	case !Known(base):
		o.Base = "dark"
		return o, fmt.Errorf("there is no theme “%s” to start from; take one of %s", base, strings.Join(Names(), ", "))
	}
	return o, nil
}

// Set gives a role another colour, written as #rrggbb.
func (o Own) Set(role, hex string) error {
	r, ok := roleOf(role)
	if !ok {
		return fmt.Errorf("there is no colour for “%s”; take one of %s", role, strings.Join(RoleNames(), ", "))
	}
	digits, ok := strings.CutPrefix(hex, "#")
	rgb, err := strconv.ParseUint(digits, 16, 24)
	if !ok || err != nil || len(digits) != 6 {
		return fmt.Errorf("“%s” is no colour; write it as #rrggbb, such as #ffd75f", hex)
	}
	near := ansi.Convert256(color.RGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: 0xff})
	o.colours[r] = colour{uint32(rgb), uint8(near)}
	return nil
}

// RoleNames lists the roles as themes of one's own name them.
func RoleNames() []string {
	return []string{
		"text", "muted", "faint", "border", "focus", "saves", "saves_quiet", "views", "likes", "comments", "shares", "up", "down", "warning", "error",
		"select", "band", "heat1", "heat2", "heat3", "heat4", "cat1", "cat2", "cat3", "cat4", "cat5", "cat6", "cat7", "cat8",
	}
}

func roleOf(name string) (Role, bool) {
	for i, n := range RoleNames() {
		if n == name {
			return Role(i), true
		}
	}
	return 0, false
}

// Themes are those that can be chosen: the user's own before the program's.
type Themes []Own

// Names lists them in the order in which the theme key steps through them.
func (t Themes) Names() []string {
	var names []string
	for _, o := range t {
		names = append(names, o.Name)
	}
	return append(names, Names()...)
}

// Next is the theme after name, and the first after the last and after a strange one.
func (t Themes) Next(name string) string {
	names := t.Names()
	for i, n := range names {
		if n == name {
			return names[(i+1)%len(names)]
		}
	}
	return names[0]
}

// New is the look of one of the themes, as [New] makes it.
func (t Themes) New(theme string, depth Depth, glyphs Glyphs) Look {
	for _, o := range t {
		if o.Name == theme {
			return o.look(depth, glyphs)
		}
	}
	return New(theme, depth, glyphs)
}

func (o Own) look(depth Depth, glyphs Glyphs) Look {
	column := index(o.Base)
	if depth == NoColour || depth == Colours16 || column == palettes {
		l := New(o.Base, depth, glyphs)
		if l.Name != Mono {
			l.Name = o.Name
		}
		return l
	}
	return Look{Name: o.Name, Glyphs: glyphs, sequences: sequencesOf(func(r Role) string {
		if c, ok := o.colours[r]; ok {
			return codeOf(r, c, depth)
		}
		return code(r, column, depth)
	})}
}
