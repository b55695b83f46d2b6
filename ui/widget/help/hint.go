// Package help writes keys for people: the hints of a footer and the list of all keys, both read from
// the tables of actions.
package help

import (
	"slices"
	"strings"

	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// A Hint is a key with a word: what the footer and the foot of a dialog are made of.
type Hint struct {
	Key    string // as it is written: "↵", "esc"
	Word   string
	Action string // what a click on it runs; empty for none
}

// Hints are the actions that have a word for the footer, in their order, without those that are off.
func Hints(g look.Glyphs, infos []screen.Info) []Hint {
	var hints []Hint
	for _, a := range infos {
		if a.Hint != "" && a.Off == "" && len(a.Keys) > 0 {
			hints = append(hints, Hint{Key(g, a.Keys[0]), a.Hint, a.ID})
		}
	}
	return hints
}

// apart is how far hints stand apart.
const apart = 2

// Width is how many cells the hint takes.
func (h Hint) Width() int { return canvas.Cells(h.Key) + 1 + canvas.Cells(h.Word) }

// Draw writes as many whole hints as fit between cell x and end, and says where a click finds them.
func Draw(c *canvas.Canvas, x, y, end int, hints []Hint) []screen.Region {
	var regions []screen.Region
	for _, h := range hints {
		if x+h.Width() > end {
			break
		}
		at := c.Strong(x, y, look.Text, h.Key)
		c.In(at+1, y, look.Muted, h.Word)
		if h.Action != "" {
			regions = append(regions, screen.Region{X: x, Y: y, Width: h.Width(), Height: 1, Action: h.Action})
		}
		x += h.Width() + apart
	}
	return regions
}

// Key is a key as people know it: "↵" for enter, "↑" for up.
func Key(g look.Glyphs, key string) string {
	if key == "enter" {
		return g.Enter
	}
	if key == "pgdown" {
		return "pgdn"
	}
	if g.ASCII {
		return key
	}
	if arrow, ok := strings.CutPrefix(key, "shift+"); ok && arrow != "tab" {
		return "shift+" + Key(g, arrow)
	}
	switch key {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	}
	return key
}

// keys are all keys of an action in one string.
func keys(g look.Glyphs, a screen.Info) string {
	shown := make([]string, 0, len(a.Keys))
	for _, k := range a.Keys {
		shown = append(shown, Key(g, k))
	}
	return strings.Join(shown, " ")
}

// groups are the names of the groups of actions, in the order in which they come first.
func groups(infos []screen.Info) []string {
	var all []string
	for _, a := range infos {
		if len(a.Keys) > 0 && !slices.Contains(all, a.Group) {
			all = append(all, a.Group)
		}
	}
	return all
}
