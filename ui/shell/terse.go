package shell

import (
	"bytes"
	"fmt"
	"image/color"
	"strconv"
	"strings"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/lucasb-eyer/go-colorful"
)

// A terse writer says the same to a terminal in fewer bytes. A renderer ends a colour where a piece
// ends, begins it again at the next, and goes to places that it leaves at once. Here colours, the
// place and the wrapping at the edge are only wanted until something is written that shows them: a
// gap shows no more of a colour than its background, unless it is reversed. Between two writes nothing is owed.
type terse struct {
	pen, wants  ink
	place       []byte            // where the cursor is to go, empty when it is there
	down        int               // and so many rows below it, in whichever column a line feed ends
	bottom      int               // the last row of what scrolls, 0 while that is not known
	region      bool              // whether that is less than the screen
	kept, keeps bool              // the terminal does not, or is not to, go on to the next row after the last cell
	short       map[string]string // what is written for a colour, by its codes
}

// An ink is what a terminal writes in: colours as their codes, empty for its own.
type ink struct {
	text, back                     string
	bold, faint, underline, invert bool
}

// squeeze adds text to out, shorter.
func (t *terse) squeeze(out, text []byte) []byte {
	for len(text) > 0 {
		params, final, n := sequence(text)
		switch {
		case final == 'm' && t.dip(string(params)):
		case final == 'H' && bytes.IndexByte(params, ';') > 0:
			t.place, t.down = append(t.place[:0], text[:n]...), 0
		case final == 'G' && len(t.place) > 0: // another place in the row that it is to go to
			row, _ := t.going()
			t.goTo(row+t.down, whole(params))
		case final == 'd' && len(t.place) > 0 && t.down == 0:
			_, column := t.going()
			t.goTo(whole(params), column)
		case len(t.place) > 0 && text[0] == '\r':
			row, _ := t.going()
			row += t.down
			if bytes.HasPrefix(text, []byte("\r\n")) {
				row, n = row+1, 1
			}
			t.goTo(row, 1)
			n++
		case len(t.place) > 0 && text[0] == '\n' && t.mayGoDown():
			t.down++
			n = 1
		case final != 0 && (string(text[:n]) == wrapOff || string(text[:n]) == wrapOn):
			t.keeps = string(text[:n]) == wrapOff
		case final == 'r':
			out = append(t.blank(out), t.scrolls(text[:n])...)
		case final == 'J' || final == 'h' || final == 'l':
			t.bottom, t.region = 0, false // the window may have another size from here on
			out = append(t.settle(out), text[:n]...)
		case final != 0 && bytes.IndexByte([]byte("ABCDGKXLMPd"), final) >= 0:
			out = append(t.blank(out), text[:n]...)
		case final != 0 || text[0] == '\x1b':
			n = max(1, n)
			out = append(t.settle(out), text[:n]...)
		default:
			if n = bytes.IndexByte(text, '\x1b'); n < 0 {
				n = len(text)
			}
			if shows(text[:n]) {
				out = t.settle(t.guarded(out, text[:n]))
			} else {
				out = t.blank(out)
			}
			out = append(out, text[:n]...)
		}
		text = text[n:]
	}
	out = t.settle(out)
	return out
}

// shows tells whether text shows its colour: gaps and moves do not.
func shows(text []byte) bool {
	for _, b := range text {
		if b != ' ' && b != '\n' && b != '\r' && b != '\b' {
			return true
		}
	}
	return false
}

// settle brings the terminal to what is wanted of it.
func (t *terse) settle(out []byte) []byte {
	return t.change(t.moved(out), t.wants)
}

// going is where the cursor is to go.
func (t *terse) going() (row, column int) {
	params, _, _ := sequence(t.place)
	row, column, _ = twoNumbers(params)
	return row, column
}

func (t *terse) goTo(row, column int) {
	t.place, t.down = append(t.place[:0], ansi.CursorPosition(column, row)...), 0
}

func whole(params []byte) int {
	n, err := strconv.Atoi(string(params))
	if err != nil {
		return 1
	}
	return n
}

// blank brings it to what shows in a gap. One in reverse video is as bright as its text would be.
func (t *terse) blank(out []byte) []byte {
	if t.wants.invert {
		return t.settle(out)
	}
	to := t.pen
	to.back, to.underline, to.invert = t.wants.back, t.wants.underline, t.wants.invert
	if t.pen != to && t.wants == (ink{}) {
		to = t.wants
	}
	return t.change(t.moved(out), to)
}

// mayGoDown tells whether a line feed would only move the cursor.
func (t *terse) mayGoDown() bool {
	row, _ := t.going()
	return !t.region && row+t.down < t.bottom
}

// scrolls takes the rows that are to scroll, and says so: shorter when these are all of them again.
func (t *terse) scrolls(said []byte) []byte {
	params, _, _ := sequence(said)
	first, last, ok := twoNumbers(params)
	if !ok {
		t.bottom, t.region = 0, false
		return said
	}
	if t.region && first == 1 && last >= t.bottom {
		t.bottom, t.region = last, false
		return []byte("\x1b[r")
	}
	t.bottom, t.region = last, true
	return said
}

// guarded keeps what terminals measure differently from the next row, where that is wanted.
func (t *terse) guarded(out, text []byte) []byte {
	if t.kept || !t.keeps || measuredAlike(text) {
		return out
	}
	t.kept = true
	return append(out, wrapOff...)
}

// measuredAlike tells whether all terminals agree on how many cells text takes.
func measuredAlike(text []byte) bool {
	for _, r := range string(text) {
		switch {
		case r < 0x300, r >= 0x2500 && r < 0x25a0, strings.ContainsRune("…–—▲▼×", r):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		default:
			return false
		}
	}
	return true
}

// moved brings the cursor, and what it does at the edge, to what is wanted.
func (t *terse) moved(out []byte) []byte {
	if t.kept && !t.keeps {
		out = append(out, wrapOn...)
		t.kept = false
	}
	out = append(out, t.place...)
	for range t.down {
		out = append(out, '\n')
	}
	t.place, t.down = t.place[:0], 0
	return out
}

// change has the terminal write in another ink, by what differs or from a reset on, whichever is
// shorter.
func (t *terse) change(out []byte, to ink) []byte {
	if t.pen == to {
		return out
	}
	differs, anew := to.since(t.pen), to.since(ink{})
	if anew == "" || len(anew)+len("0;") < len(differs) {
		differs = strings.TrimSuffix("0;"+anew, ";")
	}
	t.pen = to
	if differs == "0" {
		differs = ""
	}
	return append(append(append(out, "\x1b["...), differs...), 'm')
}

// since is what has to be said to write in i after p.
func (i ink) since(p ink) string {
	var codes []string
	add := func(differs bool, code string) {
		if differs {
			codes = append(codes, code)
		}
	}
	colour := func(is, was, own string) {
		if is == "" {
			is = own
		}
		if was == "" {
			was = own
		}
		add(is != was, is)
	}
	colour(i.text, p.text, "39")
	colour(i.back, p.back, "49")
	lighter := p.bold && !i.bold || p.faint && !i.faint // one code takes both away
	add(lighter, "22")
	add(i.bold && (lighter || !p.bold), "1")
	add(i.faint && (lighter || !p.faint), "2")
	add(i.underline && !p.underline, "4")
	add(!i.underline && p.underline, "24")
	add(i.invert && !p.invert, "7")
	add(!i.invert && p.invert, "27")
	return strings.Join(codes, ";")
}

// inkAfter is what a row ends in.
func inkAfter(row []byte) ink {
	var t terse
	for len(row) > 0 {
		params, final, n := sequence(row)
		if final == 'm' {
			t.dip(string(params))
		}
		row = row[max(1, n):]
	}
	return t.wants
}

// The differences of two colours (CIEDE2000) up to which people see none: between two patches side by
// side, and between the strokes of letters, which are too thin for the eye to tell as much.
const (
	patches = 2.3
	strokes = 4
)

// fixed is the first of the 256 colours that no terminal's scheme changes.
const fixed = 22

// shorter is a colour's codes, or the number of one of the 256 colours where nobody sees a difference:
// that is 8 bytes less, and a scrolled row begins the colour of text four times.
func (t *terse) shorter(codes string) string {
	if short, known := t.short[codes]; known {
		return short
	}
	short := codes
	var layer, r, g, b uint8
	if n, _ := fmt.Sscanf(codes, "%d;2;%d;%d;%d", &layer, &r, &g, &b); n == 4 {
		noticeable := patches
		if layer == 38 {
			noticeable = strokes
		}
		if near, ok := alike(color.RGBA{R: r, G: g, B: b, A: 255}, noticeable); ok {
			short = fmt.Sprintf("%d;5;%d", layer, near)
		}
	}
	if t.short == nil {
		t.short = make(map[string]string)
	}
	t.short[codes] = short
	return short
}

// alike is the one of the 256 colours that nobody tells from c: of the six levels a channel or of the
// greys, the nearer one.
func alike(c color.RGBA, noticeable float64) (ansi.IndexedColor, bool) {
	level := func(channel uint8) uint8 {
		if channel < 48 {
			return 0
		}
		return (max(channel, 75) - 35) / 40
	}
	grey := (int(c.R) + int(c.G) + int(c.B)) / 3
	cube := ansi.IndexedColor(16 + 36*level(c.R) + 6*level(c.G) + level(c.B))
	var nearest ansi.IndexedColor
	for _, near := range []ansi.IndexedColor{cube, ansi.IndexedColor(232 + min(max(grey-3, 0)/10, 23))} {
		if d := difference(c, near); near >= fixed && d < noticeable {
			nearest, noticeable = near, d
		}
	}
	return nearest, nearest != 0
}

func difference(a, b color.Color) float64 {
	x, _ := colorful.MakeColor(a)
	y, _ := colorful.MakeColor(b)
	return 100 * x.DistanceCIEDE2000(y)
}

// dip makes the wanted ink what the codes say, and tells whether all of them are known.
func (t *terse) dip(params string) bool {
	i := t.wants
	for rest := params; ; {
		code, after, more := strings.Cut(rest, ";")
		switch code {
		case "", "0":
			i = ink{}
		case "1":
			i.bold = true
		case "2":
			i.faint = true
		case "4":
			i.underline = true
		case "7":
			i.invert = true
		case "22":
			i.bold, i.faint = false, false
		case "24":
			i.underline = false
		case "27":
			i.invert = false
		case "38", "48":
			numbers := strings.SplitN(after, ";", 5)
			n := 0
			switch numbers[0] {
			case "5":
				n = 2
			case "2":
				n = 4
			}
			if n == 0 || len(numbers) < n {
				return false
			}
			colour := t.shorter(code + ";" + strings.Join(numbers[:n], ";"))
			if code == "38" {
				i.text = colour
			} else {
				i.back = colour
			}
			after, more = strings.Join(numbers[n:], ";"), len(numbers) > n
		default:
			switch {
			case len(code) == 2 && (code[0] == '3' || code[0] == '9'):
				i.text = strings.TrimPrefix(code, "39")
			case len(code) == 2 && code[0] == '4' || len(code) == 3 && code[:2] == "10":
				i.back = strings.TrimPrefix(code, "49")
			default:
				return false
			}
		}
		if rest = after; !more {
			break
		}
	}
	t.wants = i
	return true
}
