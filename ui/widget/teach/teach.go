// Package teach draws what stands on a screen that has nothing to show yet: what would be there, and
// the command that brings it.
package teach

import (
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/widget/canvas"
)

// NoVideos draws, from row y on, that there are no videos and how they come in. here names what would
// stand on the screen: "Here your videos will stand, the most kept first:".
func NoVideos(c *canvas.Canvas, y int, here string) {
	x := indent(c.Width)
	room := c.Width - x - 1
	say := func(role look.Role, s string) {
		for _, line := range canvas.Wrap(s, room) {
			c.In(x, y, role, line)
			y++
		}
	}
	tall := c.Height >= 17
	if tall {
		y++
	}
	if c.Height >= 9 {
		say(look.Text, here)
	}
	if tall && room >= 52 {
		y++
		for _, row := range [][3]string{{"Sourdough in 60 s", "12.5K", "2.38%"}, {"3 knife skills you skip", "8,114", "3.02%"}} {
			c.In(x, y, look.Faint, row[0])
			c.Right(x+37, y, look.Style{Role: look.Faint}, row[1])
			c.Right(x+47, y, look.Style{Role: look.Faint}, row[2])
			y++
		}
	}
	if tall {
		y++
	}
	say(look.Muted, "TikTok's own export has no saves, so saveboard keeps them for you.")
	if tall {
		y++
	}
	for _, way := range [][2]string{
		{"saveboard import FILE", "reads files of TikTok Studio, CSV, JSON"},
		{"saveboard --demo", "looks round with an invented creator first"},
	} {
		at := c.Strong(x, y, look.Text, way[0])
		if room >= 70 {
			c.In(x+24, y, look.Muted, way[1])
			y++
			continue
		}
		if x+room-at > canvas.Cells(way[1])+2 {
			c.In(at+2, y, look.Muted, way[1])
		}
		y++
	}
	if tall {
		y++
		say(look.Faint, "All of it stays on this computer. What another terminal imports shows up here by itself.")
	}
}

// Nothing draws, from row y on, that no video matches, and the key that takes the filter away.
func Nothing(c *canvas.Canvas, y int, s screen.Scope) {
	x := indent(c.Width)
	said := c.Look.Glyphs.Say("No video's title, hashtag or category has “" + text.Clean(s.Filter).String() + "”.")
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
