// Package teach draws what stands on a screen that has nothing to show yet: what would be there, and
// the command that brings it.
package teach

import (
	"slices"

	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// A Row is an example of what would stand on a screen: a name, its saves and its save rate.
type Row struct{ Name, Saves, Rate string }

// NoVideos draws, from row y on, that there are no videos and how they come in. here names what would
// stand on the screen: "Here your videos will stand, the most kept first:", and example is some of it.
func NoVideos(c *canvas.Canvas, y int, here string, example ...Row) {
	x := indent(c.Width)
	blocks := []block{
		paragraph(c, x, look.Text, here).falling(1),
		rows(c, x, example).falling(3),
		paragraph(c, x, look.Muted, "TikTok's own export has no saves, so saveboard keeps them for you."),
		ways(c, x),
		paragraph(c, x, look.Faint, "All of it stays on this computer. What another terminal imports shows up here by itself.").falling(2),
	}
	blocks, gap := fit(blocks, c.Height-y)
	if height(blocks, gap) < c.Height-y && gap > 0 {
		y++
	}
	for _, b := range blocks {
		b.draw(y)
		y += b.height + gap
	}
}

// A block is some rows that belong together.
type block struct {
	height int
	falls  int // the one with the highest number falls away first when room is short; 0 always stays
	draw   func(y int)
}

func (b block) falling(falls int) block {
	b.falls = falls
	return b
}

// fit leaves out what has no room, and says how many blank rows stand between the others.
func fit(blocks []block, room int) (left []block, gap int) {
	blocks = slices.DeleteFunc(blocks, func(b block) bool { return b.height == 0 })
	for height(blocks, 1) > room {
		i := 0
		for j, b := range blocks {
			if b.falls > blocks[i].falls {
				i = j
			}
		}
		if blocks[i].falls == 0 {
			return blocks, 0
		}
		blocks = slices.Delete(blocks, i, i+1)
	}
	return blocks, 1
}

func height(blocks []block, gap int) int {
	sum := gap * (len(blocks) - 1)
	for _, b := range blocks {
		sum += b.height
	}
	return sum
}

func paragraph(c *canvas.Canvas, x int, role look.Role, s string) block {
	lines := canvas.Wrap(s, c.Width-x-1)
	return block{height: len(lines), draw: func(y int) {
		for i, line := range lines {
			c.In(x, y+i, role, line)
		}
	}}
}

// rows are the example, pale, where it has room for its columns.
func rows(c *canvas.Canvas, x int, example []Row) block {
	if c.Width-x-1 < 52 {
		return block{}
	}
	return block{height: len(example), draw: func(y int) {
		for i, row := range example {
			c.In(x, y+i, look.Faint, row.Name)
			c.Right(x+37, y+i, look.Style{Role: look.Faint}, row.Saves)
			c.Right(x+47, y+i, look.Style{Role: look.Faint}, row.Rate)
		}
	}}
}

// ways are the commands that bring videos in, with what they do where there is room beside them.
func ways(c *canvas.Canvas, x int) block {
	all := [][2]string{
		{"saveboard import FILE", "reads files of TikTok Studio, CSV, JSON"},
		{"saveboard --demo", "looks round with an invented creator first"},
	}
	return block{height: len(all), draw: func(y int) {
		for i, way := range all {
			c.Strong(x, y+i, look.Text, way[0])
			if c.Width-x-1 >= 70 {
				c.In(x+24, y+i, look.Muted, way[1])
			}
		}
	}}
}

// Nothing draws, from row y on, that no video matches, and the key that takes the filter away.
func Nothing(c *canvas.Canvas, y int, s screen.Scope) {
	x := indent(c.Width)
	said := c.Look.Glyphs.Say("No video fits “" + text.Clean(s.Filter).String() + "”.")
	for _, line := range canvas.Wrap(said, c.Width-x-1) {
		y++
		c.In(x, y, look.Text, line)
	}
	at := c.Strong(x, y+2, look.Text, "esc")
	c.In(at+1, y+2, look.Muted, "shows all again")
}

func indent(width int) int {
	switch {
	case width >= 120:
		return 38
	case width >= 76:
		return 9
	}
	return 3
}
