package shell

import (
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// demoSaid is what the status line says of the demo: the words, the longest that fit, and a command.
type demoSaid struct{ words, command string }

// saidOfDemo says that the creator is invented, once something was edited that this does not last, and how to
// bring in one's own videos.
func (m Model) saidOfDemo() []demoSaid {
	const command = "saveboard import FILE"
	if m.tried {
		return []demoSaid{
			{"Edits here are gone when you quit. For your own videos: ", command},
			{"Edits are gone when you quit. Yours: ", command},
			{"Edits are gone when you quit.", ""},
		}
	}
	return []demoSaid{{"An invented creator. For your own videos: ", command}, {"Invented. Yours: ", command}}
}

// drawDemo says it from cell x on, where there is room.
func (m Model) drawDemo(c *canvas.Canvas, x int) {
	for _, said := range m.saidOfDemo() {
		if x+len(said.words)+len(said.command) < m.width {
			x = c.In(x, 0, look.Muted, said.words)
			c.Strong(x, 0, look.Text, said.command)
			return
		}
	}
}
