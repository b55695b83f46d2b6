package shell

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// typed is a terminal at which each read brings one of the texts, and then nothing any more.
type typed struct {
	Input
	reads []string
}

func (t *typed) Read(p []byte) (int, error) {
	if len(t.reads) == 0 {
		return 0, io.EOF
	}
	n := copy(p, t.reads[0])
	t.reads = t.reads[1:]
	return n, nil
}

func TestCtrlCIsHeardWhereverItStands(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		reads []string
		heard bool
	}{
		"alone":                         {[]string{"\x03"}, true},
		"among letters":                 {[]string{"jjx\x03j"}, true},
		"by the Kitty protocol":         {[]string{"jj", "\x1b[99;5u"}, true},
		"by it, with caps lock":         {[]string{"jj", "\x1b[99;69u"}, true},
		"as xterm spells it":            {[]string{"\x1b[27;5;99~"}, true},
		"right behind esc":              {[]string{"\x1b\x03"}, true},
		"behind an answer cut off":      {[]string{"\x1b]11;rgb:00", "\x03"}, true},
		"another key":                   {[]string{"\x1b", "c", "\x1b[99;3u", "\x1b[99u"}, false},
		"in a paste it is text":         {[]string{"\x1b[200~one\x03two\x1b[201~"}, false},
		"in a long paste, too":          {[]string{"\x1b[200~one", "two\x03three", "four\x1b[201~"}, false},
		"alone in a paste without end":  {[]string{"\x1b[200~one", "\x03"}, true},
		"Kitty's in one":                {[]string{"\x1b[200~one", "\x1b[99;5u"}, true},
		"in one whose mark came in two": {[]string{"\x1b[20", "0~one", "two\x03", "\x1b[201~"}, false},
		"after a paste":                 {[]string{"\x1b[200~one\x1b[2", "01~j\x03"}, true},
		"in a paste, and behind it":     {[]string{"\x1b[200~one\x03two\x1b[201~\x03"}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { hears(t, c.reads, c.heard) })
		})
	}
}

func hears(t *testing.T, reads []string, want bool) {
	heard := make(chan tea.Msg, 9)
	k := NewKeyboard(&typed{reads: reads})
	gone := make(chan struct{})
	k.tell(func(msg tea.Msg) { heard <- msg }, func() { close(gone) })
	all, err := io.ReadAll(k)
	if err != nil || string(all) != strings.Join(reads, "") {
		t.Errorf("it read %q, %v", all, err)
	}
	<-gone
	time.Sleep(time.Second)
	select {
	case msg := <-heard:
		if !want || msg.(tea.KeyPressMsg).String() != "ctrl+c" {
			t.Errorf("it heard %v", msg)
		}
	default:
		if want {
			t.Error("it heard nothing")
		}
	}
}
