package shell

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/edit"
)

func TestLeavingFinishesWhatWasBegun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := newDeeds(t.Context())
		done := map[string]*atomic.Int32{"asked for": {}, "under way": {}, "not begun": {}}
		deed := func(name string, takes time.Duration, err error) tea.Cmd {
			return d.begun(func() tea.Msg {
				time.Sleep(takes)
				done[name].Add(1)
				return editedAs{err: err}
			})
		}
		full := errors.New("the disk is full")
		deed("asked for", 0, nil)()
		underWay := deed("under way", time.Second, full)
		go underWay()
		synctest.Wait()
		deed("not begun", 0, edit.ErrNothingToUndo)
		if err := d.finish(); !errors.Is(err, full) || errors.Is(err, edit.ErrNothingToUndo) {
			t.Errorf("it says %v", err)
		}
		for name, times := range done {
			if n := times.Load(); n != 1 {
				t.Errorf("what was %s is done %d times", name, n)
			}
		}
	})
}

func TestLeavingWaitsForNothingForEver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		d := newDeeds(t.Context())
		d.begun(func() tea.Msg {
			<-d.ctx.Done() // it holds on until it is stopped
			return editedAs{err: d.ctx.Err()}
		})
		d.begun(func() tea.Msg {
			time.Sleep(time.Hour)
			return nil
		})
		began := time.Now()
		if err := d.finish(); !errors.Is(err, context.Canceled) {
			t.Errorf("it says %v", err)
		}
		if took := time.Since(began); took > 2*leaveOpen {
			t.Errorf("it takes %v", took)
		}
		time.Sleep(time.Hour)
	})
}
