package shell

import (
	"bytes"
	"strconv"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Thrifty is a terminal that is not sent what stands on it already.
//
// The renderer compares a frame with the one before cell by cell, but not rows that hold characters
// two cells wide: those it erases and writes anew at every frame, changed or not, because a terminal
// may measure them otherwise than it does. With emoji in titles a moved cursor costs kilobytes, which
// shows on a slow line. Such a row comes as one piece: wrapping off, to its first cell, erase, the row,
// wrapping on, the cursor's place. The same row has the same bytes; a piece that was sent for its row
// already is left out, but for the colour and the place that it would have left behind. Rows that the
// renderer scrolls go along; whatever else clears, moves or swaps rows makes all of them unknown.
//
// In such a row every character that terminals measure differently is followed by the place where the
// renderer believes what comes next, so that columns stay straight on all of them.
//
// A terminal that knows grapheme clusters gets such rows in another form, which passes as it is.
func Thrifty(t term.File) term.File { return &thrifty{File: t, rows: make(map[int]string)} }

type thrifty struct {
	term.File
	mu    sync.Mutex
	rows  map[int]string // the row that was sent last, by its number
	out   []byte
	said  []byte // out, as it is sent
	terse terse
	pen   string // the colours the terminal has now, as sequences since the last reset
	left  *piece // the last of those left out: what the renderer believes of pen and place
}

// A piece is one row with wide characters, as the renderer writes it.
type piece struct {
	whole  []byte
	before []byte // what is between wrapping off and the erasing: the way there, and colours
	body   []byte
	row    int
	place  []byte
}

const (
	wrapOff   = "\x1b[?7l"
	wrapOn    = "\x1b[?7h"
	eraseLine = "\x1b[K"
	reset     = "\x1b[m"
)

// Write sends p without the rows that are there already. The renderer writes whole frames.
func (t *thrifty) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.out = t.out[:0]
	for rest := p; len(rest) > 0; {
		at := bytes.Index(rest, []byte(wrapOff))
		if at < 0 {
			t.send(rest)
			break
		}
		t.send(rest[:at])
		row, ok := cutPiece(rest[at:])
		if !ok { // not what is known: it passes, and nothing is known any more
			clear(t.rows)
			t.send(rest[at : at+len(wrapOff)])
			rest = rest[at+len(wrapOff):]
			continue
		}
		t.sendRow(row)
		rest = rest[at+len(row.whole):]
	}
	t.catchUp(false)
	t.said = t.terse.squeeze(t.said[:0], t.out)
	if len(t.said) == 0 {
		return len(p), nil
	}
	if _, err := t.File.Write(t.said); err != nil {
		return 0, err
	}
	return len(p), nil
}

// send lets text pass.
func (t *thrifty) send(text []byte) {
	if len(text) == 0 {
		return
	}
	t.catchUp(bytes.HasPrefix(text, []byte(reset)))
	t.follow(text)
	t.pen = colours(t.pen, text)
	t.out = append(t.out, text...)
}

// sendRow lets a row pass, unless it stands there already. The erasing takes the colour there is, so
// only a row that is erased without one is known by its bytes.
func (t *thrifty) sendRow(row piece) {
	pen := t.pen
	if t.left != nil {
		pen = colours(colours(pen, t.left.before), t.left.body)
	}
	if colours(pen, row.before) != "" {
		delete(t.rows, row.row)
		t.send(row.whole)
		return
	}
	old, known := t.rows[row.row]
	if known && old == string(row.body) {
		t.left = &row
		return
	}
	t.rows[row.row] = string(row.body)
	t.catchUp(bytes.Contains(row.before, []byte(reset)))
	t.out = append(append(t.out, wrapOff...), row.before...)
	if known {
		t.over(old, row.body)
	} else {
		t.out = appendAnchored(append(t.out, eraseLine...), row.body, 1)
	}
	t.pen = colours("", row.body)
	t.out = append(append(t.out, wrapOn...), row.place...)
}

// over writes a row where another stands: what is the same at its beginning is left, and at its end
// too where both are equally long.
func (t *thrifty) over(old string, body []byte) {
	same, from := common([]byte(old), body), beginning{column: 1}
	if same.bytes > worthwhile {
		from = same
		t.out = append(t.out, ansi.CursorHorizontalAbsolute(from.column)...)
		t.out = append(t.out, from.pen...)
	}
	was, is := ansi.StringWidthWc(old), ansi.StringWidthWc(string(body))
	if end := len(body) - commonEnd([]byte(old), body); was == is && end < len(body) && end > from.bytes {
		t.out = appendAnchored(t.out, body[from.bytes:end], from.column)
		t.out = append(append(t.out, reset...), colours("", body)...)
		return
	}
	if from.bytes == 0 {
		t.out = append(t.out, eraseLine...)
	}
	t.out = appendAnchored(t.out, body[from.bytes:], from.column)
	if from.bytes > 0 && was > is {
		t.out = append(append(t.out, reset...), eraseLine...)
		t.out = append(t.out, colours("", body)...)
	}
}

// worthwhile is how much of a row has to be the same for its rest alone to be sent.
const worthwhile = 32

// A beginning is how far two rows are the same: in bytes, to which column, and with which colours.
type beginning struct {
	bytes, column int
	pen           string
}

func common(old, body []byte) beginning {
	b := beginning{column: 1}
	for b.bytes < len(old) && b.bytes < len(body) {
		a, c := old[b.bytes:], body[b.bytes:]
		if _, final, n := sequence(c); final != 0 {
			if !bytes.HasPrefix(a, c[:n]) {
				return b
			}
			b.pen = colours(b.pen, c[:n])
			b.bytes += n
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(c, ansi.WcWidth)
		other, _ := ansi.FirstGraphemeCluster(a, ansi.WcWidth)
		if len(cluster) == 0 || !bytes.Equal(cluster, other) {
			return b
		}
		// The room after a wider drawing belongs to it.
		room := max(0, ansi.StringWidth(string(cluster))-width)
		whole := len(cluster) + room
		if room > 0 && (len(c) < whole || !bytes.HasPrefix(a, c[:whole])) {
			return b
		}
		b.bytes, b.column = b.bytes+whole, b.column+width+room
	}
	return b
}

// commonEnd is how many bytes of a row are a last piece in one colour that the old row ends with too.
func commonEnd(old, body []byte) int {
	was, is := lastPiece(old), lastPiece(body)
	if len(is) == 0 || !bytes.Equal(afterColour(was), afterColour(is)) || inkAfter(old) != inkAfter(body) {
		return 0
	}
	return len(is)
}

func lastPiece(row []byte) []byte { return row[max(0, bytes.LastIndexByte(row, '\x1b')):] }

func afterColour(piece []byte) []byte {
	_, _, n := sequence(piece)
	return piece[n:]
}

// appendAnchored adds a row's text, from a column on, with the column named after each grapheme
// that takes another number of cells by its code points than as one character.
func appendAnchored(out, body []byte, column int) []byte {
	for len(body) > 0 {
		if _, final, n := sequence(body); final != 0 {
			out, body = append(out, body[:n]...), body[n:]
			continue
		}
		if body[0] < 0x80 && (len(body) == 1 || body[1] < 0x80) {
			out, body, column = append(out, body[0]), body[1:], column+1
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(body, ansi.WcWidth)
		out, body, column = append(out, cluster...), body[len(cluster):], column+width
		joined := ansi.StringWidth(string(cluster))
		if joined == width {
			continue
		}
		// The room that was left for a wider drawing is passed over, not written over.
		for ; width < joined && len(body) > 0 && body[0] == ' '; width++ {
			body, column = body[1:], column+1
		}
		out = append(out, ansi.CursorHorizontalAbsolute(column)...)
	}
	return out
}

// catchUp brings the terminal to where the renderer believes it after rows that were left out. What
// begins with a reset needs no colour before.
func (t *thrifty) catchUp(resets bool) {
	if t.left == nil {
		return
	}
	if pen := colours("", t.left.body); !resets && pen != t.pen {
		if t.pen != "" {
			t.out = append(t.out, reset...)
		}
		t.out = append(t.out, pen...)
		t.pen = pen
	}
	t.out = append(t.out, t.left.place...)
	t.left = nil
}

// cutPiece takes a row's piece from the beginning of text.
func cutPiece(text []byte) (piece, bool) {
	end := bytes.Index(text, []byte(wrapOn))
	erase := bytes.Index(text, []byte(eraseLine))
	if erase < 0 || end < erase {
		return piece{}, false
	}
	at := end + len(wrapOn)
	params, final, n := sequence(text[at:])
	row, _, ok := bytes.Cut(params, []byte(";"))
	number, err := strconv.Atoi(string(row))
	if final != 'H' || !ok || err != nil {
		return piece{}, false
	}
	return piece{
		whole:  text[:at+n],
		before: text[len(wrapOff):erase],
		body:   text[erase+len(eraseLine) : end],
		row:    number,
		place:  text[at : at+n],
	}, true
}

// sequence reads a control sequence at the beginning of text: its parameters, its last byte, and how
// long it is. final is 0 when there is none.
func sequence(text []byte) (params []byte, final byte, n int) {
	if len(text) < 3 || text[0] != '\x1b' || text[1] != '[' {
		return nil, 0, 0
	}
	for i := 2; i < len(text); i++ {
		if text[i] >= 0x40 && text[i] <= 0x7e {
			return text[2:i], text[i], i + 1
		}
	}
	return nil, 0, 0
}

// colours is the pen after text: the sequences that set it since the last reset.
func colours(pen string, text []byte) string {
	for {
		at := bytes.IndexByte(text, '\x1b')
		if at < 0 {
			return pen
		}
		text = text[at:]
		params, final, n := sequence(text)
		switch {
		case final == 'm' && (len(params) == 0 || string(params) == "0"):
			pen = ""
		case final == 'm':
			pen += string(text[:n])
		}
		text = text[max(1, n):]
	}
}

// follow does with the known rows what text does with those on the screen: scrolls some, or makes all
// unknown when it erases below, inserts, deletes or scrolls otherwise, or swaps the screen.
func (t *thrifty) follow(text []byte) {
	for {
		at := bytes.IndexByte(text, '\x1b')
		if at < 0 {
			return
		}
		text = text[at:]
		if s, n, ok := cutScroll(text); ok {
			t.scroll(s)
			text = text[n:]
			continue
		}
		params, final, n := sequence(text)
		switch final {
		case 0:
			if len(text) > 1 && (text[1] == 'c' || text[1] == 'M' || text[1] == 'D') {
				clear(t.rows)
			}
		case 'J', 'L', 'M', 'S', 'T', 'r':
			clear(t.rows)
		case 'h', 'l':
			switch string(params) {
			case "?47", "?1047", "?1049", "?2027":
				clear(t.rows)
			}
		}
		text = text[max(1, n):]
	}
}

// A scroll moves the rows from top to bottom up by so many; down when by is negative.
type scroll struct{ top, bottom, by int }

func (t *thrifty) scroll(s scroll) {
	moved := make(map[int]string, len(t.rows))
	for row, text := range t.rows {
		switch to := row - s.by; {
		case row < s.top || row > s.bottom:
			moved[row] = text
		case to >= s.top && to <= s.bottom:
			moved[to] = text
		}
	}
	t.rows = moved
}

// cutScroll takes a scroll as the renderer writes it from the beginning of text: the rows are made a
// region, the cursor goes to its last row and feeds lines, or to its first and feeds them backwards,
// and the whole screen is the region again.
func cutScroll(text []byte) (s scroll, n int, ok bool) {
	region, final, n := sequence(text)
	top, bottom, both := twoNumbers(region)
	if final != 'r' || !both {
		return scroll{}, 0, false
	}
	place, final, m := sequence(text[n:])
	row, _, both := twoNumbers(place)
	if n += m; final != 'H' || !both {
		return scroll{}, 0, false
	}
	by := 0
	for ; row == bottom && n < len(text) && text[n] == '\n'; n++ {
		by++
	}
	for ; row == top && bytes.HasPrefix(text[n:], []byte("\x1bM")); n += 2 {
		by--
	}
	whole, final, m := sequence(text[n:])
	first, last, both := twoNumbers(whole)
	if by == 0 || final != 'r' || !both || first != 1 || last < bottom {
		return scroll{}, 0, false
	}
	return scroll{top, bottom, by}, n + m, true
}

func twoNumbers(params []byte) (a, b int, ok bool) {
	first, second, ok := bytes.Cut(params, []byte(";"))
	a, errA := strconv.Atoi(string(first))
	b, errB := strconv.Atoi(string(second))
	return a, b, ok && errA == nil && errB == nil
}
