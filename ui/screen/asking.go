package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// An Asking is the one question of a screen and the wait for its answer. What comes belongs to the
// screen: Take hands it over, once. The zero value knows nobody to ask; NewAsking makes one.
type Asking[Q comparable, V any] struct {
	Asked Q     // the question that is answered or under way
	Err   error // of the last answer; nil when it was a good one
	Slow  bool  // the answer takes longer than people notice

	ctx   context.Context // ends with the program
	to    ID
	load  func(context.Context, Q) (V, error)
	begun bool // something was asked
	wait  Pending
}

// NewAsking asks load on behalf of the screen named to. ctx ends with the program.
func NewAsking[Q comparable, V any](ctx context.Context, to ID, load func(context.Context, Q) (V, error)) Asking[Q, V] {
	return Asking[Q, V]{ctx: ctx, to: to, load: load}
}

// Ask asks q. Whatever else was under way is cancelled.
func (a Asking[Q, V]) Ask(q Q) (Asking[Q, V], tea.Cmd) {
	var ask tea.Cmd
	load := a.load
	a.Asked, a.begun, a.Slow = q, true, false
	a.wait, ask = Ask(a.ctx, a.wait, a.to, func(ctx context.Context) (V, error) { return load(ctx, q) })
	return a, tea.Batch(ask, a.wait.Late(a.to))
}

// Want asks q, unless it is under way or has a good answer.
func (a Asking[Q, V]) Want(q Q) (Asking[Q, V], tea.Cmd) {
	if a.begun && q == a.Asked && (a.Waiting() || a.Err == nil) {
		return a, nil
	}
	return a.Ask(q)
}

// Again asks anew what was asked last, if anything was: the data changed.
func (a Asking[Q, V]) Again() (Asking[Q, V], tea.Cmd) {
	if !a.begun {
		return a, nil
	}
	return a.Ask(a.Asked)
}

// Stop cancels what is under way.
func (a Asking[Q, V]) Stop() Asking[Q, V] {
	a.wait, a.Slow = a.wait.Stop(), false
	return a
}

// Waiting tells whether an answer is still to come.
func (a Asking[Q, V]) Waiting() bool { return a.wait.Waiting() }

// Hear is what the messages that every screen gets mean to its question: another scope asks what question makes of it, new data
// ask again, and an answer is taken as by Take. heard is false of every other message.
func (a Asking[Q, V]) Hear(msg tea.Msg, question func(Scope) Q) (next Asking[Q, V], answer *V, cmd tea.Cmd, heard bool) {
	switch msg := msg.(type) {
	case Shown:
		next, cmd = a.Want(question(msg.Scope))
	case ScopeChanged:
		next, cmd = a.Want(question(msg.Scope))
	case DataChanged:
		next, cmd = a.Again()
	case Late, Answer[V]:
		next, answer, cmd = a.Take(msg)
	default:
		return a, nil, nil, false
	}
	return next, answer, cmd, true
}

// Take takes the answer, or the word that it is late. It returns the answer when msg is the one that
// is waited for and a good one; what went wrong is said to the shell.
func (a Asking[Q, V]) Take(msg tea.Msg) (Asking[Q, V], *V, tea.Cmd) {
	switch msg := msg.(type) {
	case Late:
		a.Slow = a.Slow || a.wait.Wants(msg.Gen)
	case Answer[V]:
		if !a.wait.Wants(msg.Gen) || Cancelled(msg.Err) {
			return a, nil, nil
		}
		a = a.Stop()
		if a.Err = msg.Err; a.Err != nil {
			return a, nil, Send(Failed{Err: msg.Err})
		}
		return a, &msg.Value, nil
	}
	return a, nil, nil
}
