package cmd

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/muesli/cancelreader"

	"saveboard/data/importer"
)

// A progressLine tells on a terminal how far a long import is. It says nothing for the first moments,
// so that short ones end before anything moves, and never more than four times a second.
type progressLine struct {
	out   io.Writer // nil: nobody is watching
	begun time.Time
	last  time.Time
	shown bool
}

const (
	progressAfter = 300 * time.Millisecond
	progressEvery = 250 * time.Millisecond
)

func (p *program) progressLine() *progressLine {
	l := &progressLine{begun: time.Now()}
	if p.isTerminal(p.errOut) {
		l.out = p.errOut
	}
	return l
}

// show writes the line anew.
func (l *progressLine) show(p importer.Progress) {
	now := time.Now()
	if l.out == nil || now.Sub(l.begun) < progressAfter || now.Sub(l.last) < progressEvery {
		return
	}
	l.last, l.shown = now, true
	said := fmt.Sprintf("%s  %s rows  %d s", cut(filepath.Base(p.Path), 40), whole(p.Rows), int(now.Sub(l.begun).Seconds()))
	if p.Size > 0 {
		said = fmt.Sprintf("%3d%%  %s", min(100, 100*p.Bytes/p.Size), said)
	}
	fmt.Fprintf(l.out, "\r\x1b[K%s", said)
}

// clear takes the line away again.
func (l *progressLine) clear() {
	if l.shown {
		fmt.Fprint(l.out, "\r\x1b[K")
	}
}

// stoppable is in as a reader whose waiting ends with ctx, where the system can do that. The caller
// releases it.
func stoppable(ctx context.Context, in io.Reader) (reader io.Reader, release func()) {
	r, err := cancelreader.NewReader(in)
	if err != nil {
		return in, func() {} // a plain file, which never waits
	}
	stop := context.AfterFunc(ctx, func() { r.Cancel() })
	return r, func() {
		stop()
		_ = r.Close()
	}
}
