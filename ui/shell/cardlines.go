package shell

import (
	"saveboard/model/text"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
)

// cardLines are a card as lines of so many cells: what the figure is, what it was made of, the files, what was left
// out, and how sure it is.
func cardLines(l look.Look, width int, c view.Card) []string {
	d := cardDrawing{look: l, width: width}
	if c.Of != "" {
		d.say(look.Style{Bold: true}, c.Of)
	}
	d.say(look.Style{}, c.Definition)
	remarks := c.Remarks()
	if c.Reason != "" {
		d.blank()
		d.say(look.Style{}, remarks[0])
		remarks = remarks[1:]
	}
	d.inputs(c.Inputs)
	d.title("Came from")
	for _, s := range c.Sources.InWords() {
		d.source(s)
	}
	if left := c.LeftOutInWords(); len(left) > 0 {
		d.title("Left out")
		for _, s := range left {
			d.say(look.Style{}, s)
		}
	}
	if len(remarks) > 0 {
		d.blank()
	}
	for _, s := range remarks {
		d.say(muted(), s)
	}
	return d.lines
}

func muted() look.Style { return look.Style{Role: look.Muted} }

// A cardDrawing is a card being written, line by line.
type cardDrawing struct {
	look  look.Look
	width int
	lines []string
}

// own is text as this terminal has it.
func (d *cardDrawing) own(s string) string { return text.Clean(d.look.Glyphs.Say(s)).String() }

func (d *cardDrawing) blank() { d.lines = append(d.lines, "") }

func (d *cardDrawing) title(s string) {
	d.blank()
	d.say(muted(), s)
}

// say writes a sentence, wrapped.
func (d *cardDrawing) say(style look.Style, s string) { d.sayAt(0, style, s) }

func (d *cardDrawing) sayAt(x int, style look.Style, s string) {
	for _, line := range canvas.Wrap(d.own(s), d.width-x) {
		d.line(func(c *canvas.Canvas) { c.Text(x, 0, style, line) })
	}
}

func (d *cardDrawing) line(draw func(*canvas.Canvas)) {
	c := canvas.New(d.look, d.width, 1)
	draw(c)
	d.lines = append(d.lines, c.Lines()...)
}

// Where the columns of a card's numbers stand.
const (
	afterName  = 2 // cells between a name and its number
	beforeNote = 3
	indent     = 2
)

// inputs writes the numbers: names at the left, values below each other, and what is to be said of each behind it,
// or below where that has no room.
func (d *cardDrawing) inputs(list []view.CardInput) {
	if len(list) == 0 {
		return
	}
	d.blank()
	names, values := 0, 0
	for _, in := range list {
		names, values = max(names, canvas.Cells(d.own(in.Name))), max(values, canvas.Cells(d.own(in.Words)))
	}
	end := min(names+afterName+values, d.width)
	for _, in := range list {
		name, words, note := d.own(in.Name), d.own(in.Words), d.own(in.Note)
		style := look.Style{Bold: in.Words != "—"}
		if in.Saves {
			style.Role = look.Saves
		}
		beside := note != "" && end+beforeNote+canvas.Cells(note) <= d.width
		below := canvas.Cells(name)+afterName+canvas.Cells(words) > end
		d.line(func(c *canvas.Canvas) {
			c.Words(0, 0, d.width, muted(), text.Clean(name))
			if !below {
				c.Right(end, 0, style, words)
			}
			if beside {
				c.In(end+beforeNote, 0, look.Faint, note)
			}
		})
		if below {
			d.sayAt(indent, style, in.Words)
		}
		if note != "" && !beside {
			d.sayAt(indent, look.Style{Role: look.Faint}, in.Note)
		}
	}
}

// source writes a file, and behind it, or below, when it was read.
func (d *cardDrawing) source(s view.SourceLine) {
	name, note := d.own(s.Name), d.own(s.Note)
	if note != "" && canvas.Cells(name)+beforeNote+canvas.Cells(note) <= d.width {
		d.line(func(c *canvas.Canvas) {
			c.In(c.Text(0, 0, look.Style{}, name)+beforeNote, 0, look.Faint, note)
		})
		return
	}
	d.say(look.Style{}, s.Name)
	if note != "" {
		d.sayAt(indent, look.Style{Role: look.Faint}, s.Note)
	}
}
