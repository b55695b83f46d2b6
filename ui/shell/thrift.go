package shell

import (
	"bytes"
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
// already is left out, but for the colour and the place that it would have left behind. Whatever
// clears, scrolls or swaps the screen makes all rows unknown.
//
// In such a row every character that terminals measure differently is followed by the place where the
// renderer believes what comes next, so that columns stay straight on all of them.
//
// A terminal that knows grapheme clusters gets such rows in another form, which passes as it is.
func Thrifty(t term.File) term.File { return &thrifty{File: t, rows: make(map[string]string)} }

type thrifty struct {
	term.File
	mu   sync.Mutex
	rows map[string]string // the row that was sent last, by its number
	out  []byte
	pen  string // the colours the terminal has now, as sequences since the last reset
	left *piece // the last of those left out: what the renderer believes of pen and place
}

// A piece is one row with wide characters, as the renderer writes it.
type piece struct {
	whole  []byte
	before []byte // what is between wrapping off and the erasing: the way there, and colours
	body   []byte
	row    string
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
	if len(t.out) == 0 {
		return len(p), nil
	}
	if _, err := t.File.Write(t.out); err != nil {
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
	if clearsRows(text) {
		clear(t.rows)
	}
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
	if t.rows[row.row] == string(row.body) {
		t.left = &row
		return
	}
	t.send(row.whole[:len(wrapOff)+len(row.before)+len(eraseLine)])
	t.out = appendAnchored(t.out, row.body)
	t.pen = colours(t.pen, row.body)
	t.send(row.whole[len(wrapOff)+len(row.before)+len(eraseLine)+len(row.body):])
	t.rows[row.row] = string(row.body)
}

// appendAnchored adds a row's text, from its first cell on, with the column named after each grapheme
// that takes another number of cells by its code points than as one character.
func appendAnchored(out, body []byte) []byte {
	for column := 1; len(body) > 0; {
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
	if final != 'H' || !ok {
		return piece{}, false
	}
	return piece{
		whole:  text[:at+n],
		before: text[len(wrapOff):erase],
		body:   text[erase+len(eraseLine) : end],
		row:    string(row),
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

// clearsRows tells whether text erases below, inserts, deletes or scrolls lines, or swaps the screen.
func clearsRows(text []byte) bool {
	for {
		at := bytes.IndexByte(text, '\x1b')
		if at < 0 {
			return false
		}
		text = text[at:]
		if len(text) > 1 && (text[1] == 'c' || text[1] == 'M' || text[1] == 'D') {
			return true
		}
		params, final, n := sequence(text)
		switch final {
		case 'J', 'L', 'M', 'S', 'T', 'r':
			return true
		case 'h', 'l':
			switch string(params) {
			case "?47", "?1047", "?1049", "?2027":
				return true
			}
		}
		text = text[max(1, n):]
	}
}
