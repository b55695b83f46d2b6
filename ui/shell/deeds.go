package shell

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/edit"
	"saveboard/ui/screen"
)

// Deeds are what changes something outside the window: edits, exported files, copies. Whoever presses a
// key and leaves at once means both, so leaving waits for them, and begins those that have not begun.
type deeds struct {
	ctx context.Context // ends a while after the program does
	end context.CancelFunc

	mu   sync.Mutex
	last int
	open map[int]tea.Cmd // those whose answer has not come
}

// leaveOpen is how long leaving waits for them; then they are stopped, which changes nothing.
const leaveOpen = 2 * time.Second

func newDeeds(ctx context.Context) *deeds {
	ctx, end := context.WithCancel(context.WithoutCancel(ctx))
	return &deeds{ctx: ctx, end: end, open: make(map[int]tea.Cmd)}
}

// begun makes a command one of them. It is done once, by whoever comes first.
func (d *deeds) begun(do tea.Cmd) tea.Cmd {
	once := once(do)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last++
	id := d.last
	d.open[id] = once
	return func() tea.Msg {
		msg := once()
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.open, id)
		return msg
	}
}

// once does a command when it is first asked for; whoever asks later, or meanwhile, gets the same answer.
func once(do tea.Cmd) tea.Cmd {
	first, answer := make(chan struct{}, 1), make(chan tea.Msg, 1)
	first <- struct{}{}
	return func() tea.Msg {
		var msg tea.Msg
		select {
		case <-first:
			msg = do()
		case msg = <-answer:
		}
		answer <- msg
		return msg
	}
}

// finish waits for those that are open, and returns what went wrong with them: there is no window any
// more that could say so.
func (d *deeds) finish() error {
	defer d.end()
	d.mu.Lock()
	answers := make(chan tea.Msg, len(d.open))
	open := len(d.open)
	for _, do := range d.open {
		go func() { answers <- do() }()
	}
	d.mu.Unlock()
	defer time.AfterFunc(leaveOpen, d.end).Stop()
	late := time.After(2 * leaveOpen)
	var errs []error
	for range open {
		select {
		case msg := <-answers:
			errs = append(errs, failed(msg))
		case <-late: // it does not even stop
			return errors.Join(append(errs, context.Canceled)...)
		}
	}
	return errors.Join(errs...)
}

// failed is what went wrong with a deed, by its answer.
func failed(msg tea.Msg) error {
	switch msg := msg.(type) {
	case editedAs:
		if errors.Is(msg.err, edit.ErrNothingToUndo) || errors.Is(msg.err, edit.ErrNothingToRedo) {
			return nil
		}
		return msg.err
	case exported:
		return msg.err
	case screen.Failed:
		return msg.Err
	}
	return nil
}
