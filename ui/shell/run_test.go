package shell

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestALeaveThatTakesTooLongIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		var gaveUp atomic.Int32
		left := leaving(ctx, func() { gaveUp.Add(1) })
		time.Sleep(time.Hour) // nobody wants to leave
		end()
		time.Sleep(longestLeave - time.Second)
		if gaveUp.Load() != 0 {
			t.Error("it gives up too soon")
		}
		time.Sleep(2 * time.Second)
		if gaveUp.Load() != 1 {
			t.Error("it never gives up")
		}
		left()

		leaving(ctx, func() { gaveUp.Add(1) })()
		time.Sleep(time.Hour)
		if gaveUp.Load() != 1 {
			t.Error("it gives up though it has left")
		}
	})
}
