package canvas

import (
	"saveboard/model/text"
	"saveboard/ui/look"
)

// Failed writes, from the top, why there is nothing else to draw; nothing of a nil error.
func (c *Canvas) Failed(err error) {
	if err == nil {
		return
	}
	c.In(1, 0, look.Error, c.Look.Glyphs.Failed)
	for i, line := range Wrap(text.Clean(err.Error()).String(), c.Width-4) {
		c.In(3, i, look.Text, line)
	}
}
