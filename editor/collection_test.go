package editor

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// percentNow is the policy that holds.
func percentNow() int {
	now := debug.SetGCPercent(100)
	debug.SetGCPercent(now)
	return now
}

// TestCollectionSuits: what is kept says how soon garbage is collected, and an
// opening puts that off.
func TestCollectionSuits(t *testing.T) {
	defer collectAt(percentNow())
	suits := func(what string, want int) {
		t.Helper()
		runtime.GC()
		suitCollection()
		if got := percentNow(); got != want {
			t.Errorf("with %s garbage is collected at %d %%, want %d", what, got, want)
		}
	}
	suits("nothing kept", littlePercent)
	kept := make([]byte, 2*muchLive)
	suits("much kept", muchPercent)
	openUncollected(t.TempDir(), func() error {
		suits("an opening under way", -1)
		return nil
	})
	runtime.KeepAlive(kept)
	time.Sleep(2 * shownAfter)
	suits("the opening over", littlePercent)
}
