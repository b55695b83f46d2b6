package shell

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestALeaveThatTakesTooLongIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, end := context.WithCancel(t.Context())
		gaveUp := 0
		left := leaving(ctx, func() { gaveUp++ })
		time.Sleep(time.Hour) // nobody wants to leave
		end()
		time.Sleep(longestLeave - time.Second)
		if gaveUp != 0 {
			t.Error("it gives up too soon")
		}
		time.Sleep(2 * time.Second)
		if gaveUp != 1 {
			t.Error("it never gives up")
		}
		left()

		leaving(ctx, func() { gaveUp++ })()
		time.Sleep(time.Hour)
		if gaveUp != 1 {
			t.Error("it gives up though it has left")
		}
	})
}
