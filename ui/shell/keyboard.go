package shell

import (
	"bytes"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// A Keyboard is the terminal that keys come from, with an ear for the one that must always be heard.
//
// What is typed comes as bytes, and those of a key may stand where they are read as something else: esc
// and ctrl+c in one read are alt+ctrl+c, behind an answer of the terminal's that was cut off they belong
// to that answer, and in a paste whose end never comes they are text, for good. So ctrl+c is said once
// more, a moment after it was typed. A terminal that is gone ends the program too: its keys simply cease
// to come, and not everyone is told of it by a signal.
type Keyboard struct {
	Input
	out   func() // called when somebody wants out
	gone  func() // called when no key will ever come
	paste bool   // one has begun and not ended
	tail  []byte // the last bytes, of what may be a mark of a paste that comes in two reads
}

// Input is a file of a terminal's.
type Input interface {
	term.File
	Name() string // the one who waits for keys tells a terminal from others by it
}

// NewKeyboard listens to a terminal.
func NewKeyboard(in Input) *Keyboard {
	return &Keyboard{Input: in, out: func() {}, gone: func() {}}
}

// aMoment is longer than half a key is waited for (50 ms): by then ctrl+c was read as itself, or never will be.
const aMoment = 60 * time.Millisecond

// tell says from now on what must be heard.
func (k *Keyboard) tell(send func(tea.Msg), gone func()) {
	k.gone = gone
	k.out = func() {
		time.AfterFunc(aMoment, func() { send(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}) })
	}
}

// Read reads what was typed, and leaves it as it is.
func (k *Keyboard) Read(p []byte) (int, error) {
	n, err := k.Input.Read(p)
	if k.wantsOut(p[:n]) {
		k.out()
	}
	if errors.Is(err, io.EOF) {
		k.gone()
	}
	return n, err
}

// wantsOut tells whether ctrl+c is in what was typed. In a paste it may be of the text, but not when it
// comes alone.
func (k *Keyboard) wantsOut(typed []byte) (out bool) {
	from := 0
	for at := range typed {
		if n := ctrlC(typed[at:]); n > 0 {
			k.pass(typed[from:at])
			out = out || !k.paste || n == len(typed)
			from = at
		}
	}
	k.pass(typed[from:])
	return out
}

// ctrlC is how many bytes of a ctrl+c typed begins with, as terminals have ever spelled it, by the Kitty
// protocol, or by xterm's modifyOtherKeys. Caps lock and num lock are modifiers there too.
func ctrlC(typed []byte) int {
	if typed[0] == '\x03' {
		return 1
	}
	params, final, n := sequence(typed)
	switch string(params) + string(final) {
	case "99;5u", "99;69u", "99;133u", "99;197u", "27;5;99~", "27;69;99~", "27;133;99~", "27;197;99~":
		return n
	}
	return 0
}

const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// pass knows after what was typed whether a paste is under way.
func (k *Keyboard) pass(typed []byte) {
	all := append(k.tail, typed...)
	if begins, ends := bytes.LastIndex(all, []byte(pasteBegins)), bytes.LastIndex(all, []byte(pasteEnds)); begins != ends {
		k.paste = begins > ends
	}
	k.tail = bytes.Clone(all[max(0, len(all)-len(pasteBegins)+1):])
}
