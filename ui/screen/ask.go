package screen

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
)

// An Answer is what an asked function found. It goes to the screen it names, and only the answer to
// the last question is taken.
type Answer[T any] struct {
	To    ID
	Gen   uint64
	Value T
	Err   error
}

// Addressee is the screen that the answer is for.
func (a Answer[T]) Addressee() ID { return a.To }

// Addressed is any message that belongs to one screen.
type Addressed interface{ Addressee() ID }

// Pending is the one answer a screen waits for. The zero value waits for none.
type Pending struct {
	gen    uint64
	cancel context.CancelFunc
}

// Stop cancels what is waited for and makes its answer a stranger.
func (p Pending) Stop() Pending {
	if p.cancel != nil {
		p.cancel()
	}
	return Pending{gen: p.gen + 1}
}

// Waiting tells whether an answer is still to come.
func (p Pending) Waiting() bool { return p.cancel != nil }

// Wants tells whether gen is the answer that is waited for.
func (p Pending) Wants(gen uint64) bool { return p.cancel != nil && gen == p.gen }

// A Late says that an answer takes longer than people notice.
type Late struct {
	To  ID
	Gen uint64
}

// Addressee is the screen that waits.
func (l Late) Addressee() ID { return l.To }

// Unnoticed is how long nothing is said about waiting.
const Unnoticed = 200 * time.Millisecond

// Late tells the screen named to, after a while, that what p waits for takes long. The screen says so
// if it still Wants that answer.
func (p Pending) Late(to ID) tea.Cmd {
	gen := p.gen
	return tea.Tick(Unnoticed, func(time.Time) tea.Msg { return Late{to, gen} })
}

// A Panicked is the error of a question whose function panicked. Its sentence is for people, its
// stack for the log.
type Panicked struct {
	Value any
	Stack []byte
}

func (p *Panicked) Error() string {
	return fmt.Sprintf("something went wrong inside saveboard (%v); your data are untouched", p.Value)
}

// Ask cancels what p waits for and starts f beside the screen named to. The command holds what f
// needs, never the screen.
func Ask[T any](ctx context.Context, p Pending, to ID, f func(context.Context) (T, error)) (Pending, tea.Cmd) {
	p = p.Stop()
	ctx, cancel := context.WithCancel(ctx)
	p.cancel = cancel
	gen := p.gen
	return p, func() tea.Msg {
		defer cancel()
		v, err := Guarded(ctx, f)
		return Answer[T]{To: to, Gen: gen, Value: v, Err: err}
	}
}

// Guarded calls f; a panic of its becomes a [Panicked].
func Guarded[T any](ctx context.Context, f func(context.Context) (T, error)) (v T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &Panicked{r, debug.Stack()}
		}
	}()
	return f(ctx)
}

// Cancelled tells whether err only says that nobody waits for the answer any more.
func Cancelled(err error) bool { return errors.Is(err, context.Canceled) }
