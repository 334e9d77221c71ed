package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// aRound is what a reader does over and over, in keys: decisions, all of them
// undone, steps, jumps, a filter, a word looked for and left, another size of the
// letters, the groups, another layout, a sheet. It leads back to where it began.
var aRound = []string{
	"y", "y", "n", "j", "k", "y", "u", "u", "u", "u", "j", "y", "u",
	"alt+End", "n", "u", "alt+Home", "J", "J", "K",
	"slash", "d", "o", "Escape", "ctrl+f", "g", "r", "e", "Escape",
	"ctrl+plus", "ctrl+plus", "ctrl+0", "g", "g", "question", "Escape", "Escape",
}

// What a review may leave behind: the log, and what glyphs and lists are kept for
// use again.
const (
	hourActs       = 400
	mostHourAct    = 2 << 10  // bytes of memory in use, an act
	mostHourHeap   = 6 << 20  // besides
	mostHourMemory = 64 << 20 // of the process, with its textures
)

// TestHour reviews in the real window for as many acts as $EMEND_ACTS says (an
// hour of a reader's is some 3,000) and holds memory, goroutines and threads
// against what they were when a quarter was done. Textures are in the process's
// memory, since the display is drawn in software.
func TestHour(t *testing.T) {
	acts := hourActs
	if n, err := strconv.Atoi(os.Getenv("EMEND_ACTS")); err == nil {
		acts = n
	}
	d := newDesk(t, 1280, 800)
	f := &desktop{desk: d, table: &figures{}, size: "10MB"}
	path := filepath.Join(d.dir, "large.txt")
	largeText(t, path, 10<<20)
	// The toolkit keeps textures and the like for as long as it says, a minute
	// where it does not, in which a reader does far less than is done here.
	d.env = append(d.env, "FYNE_CACHE=2s", "GOGC=10")
	f.opens(path)
	rounds := max(4, acts/len(aRound))
	review := func(n int) {
		t.Helper()
		before := f.wait("no decision", func(s state) bool { return s.Bulk == 0 })
		for range n {
			d.x(append([]string{"key", "--delay", "12"}, aRound...)...)
		}
		f.wait("all is undone", func(s state) bool { return s.Decided == before.Decided && s.Open == before.Open })
		f.quiet()
	}
	rest := func() { // what is kept for a while goes, and is collected in the next round
		time.Sleep(5 * time.Second)
		review(2)
	}
	review(rounds / 4)
	rest()
	was, _ := d.state()
	memory, threads := f.status("VmRSS:"), f.status("Threads:")
	more := rounds - rounds/4
	review(more)
	rest()
	is, _ := d.state()
	grown, heap := f.status("VmRSS:")-memory, is.Memory-was.Memory
	if n := decisions(t, d); n < 8*rounds { // of ten in a round, undoing too
		t.Errorf("%d decisions in %d rounds", n, rounds)
	}
	t.Logf("%d acts: memory in use %.1f → %.1f MB, of the process %+.1f MB; goroutines %d → %d; threads %+d",
		more*len(aRound), float64(was.Memory)/(1<<20), float64(is.Memory)/(1<<20), float64(grown)/(1<<20),
		was.Goroutines, is.Goroutines, (f.status("Threads:")-threads)>>10)
	if most := mostHourHeap + mostHourAct*more*len(aRound); heap > most {
		t.Errorf("%d bytes are left behind, more than %d", heap, most)
	}
	if grown > mostHourMemory {
		t.Errorf("the process has grown by %d bytes", grown)
	}
	if is.Goroutines > was.Goroutines+2 { // one may be waiting for a pause, or writing
		t.Errorf("%d goroutines, and %d before", is.Goroutines, was.Goroutines)
	}
	d.picture("hour")
}

// decisions is how often the window told that more or less is decided.
func decisions(t *testing.T, d *desk) (n int) {
	t.Helper()
	data, err := os.ReadFile(d.statePath())
	if err != nil {
		t.Fatal(err)
	}
	var last state
	for line := range strings.Lines(string(data)) {
		var s state
		if json.Unmarshal([]byte(line), &s) == nil && s.Decided != last.Decided {
			n++
			last = s
		}
	}
	return n
}
