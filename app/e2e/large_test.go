package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// largeText writes a damaged text of about the given size: sentences of
// random common words, hard-wrapped, every apostrophe misread.
func largeText(t *testing.T, path string, size int) {
	t.Helper()
	words := strings.Fields("the of and to in that was his with for had as her not but at on be him they which from this have by she all were one would there their so no said what when who if out up into more then could than time very some about do now like made our over such only men any down see other well before two after man your must old house great day long little where might never away being here good most own through still back those way hand came year much first upon thought again eyes door")
	rng := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	column := 0
	put := func(w string) {
		if column+len(w) > 72 {
			b.WriteByte('\n')
			column = 0
		} else if column > 0 {
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += len(w)
	}
	for b.Len() < size {
		for range 4 + rng.IntN(4) {
			n := 6 + rng.IntN(14)
			for i := range n {
				w := words[rng.IntN(len(words))]
				if i == 0 {
					w = strings.ToUpper(w[:1]) + w[1:]
				}
				if rng.IntN(25) == 0 {
					w = "donâ€™t"
				}
				if i == n-1 {
					w += "."
				}
				put(w)
			}
		}
		b.WriteString("\n\n")
		column = 0
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestLarge opens texts of 100 KB and 10 MB, decides, jumps and scrolls, and
// reports how long each takes from the key to the state. What is asserted is
// that it works; the times are for people to read, since machines differ.
func TestLarge(t *testing.T) {
	for _, c := range []struct {
		name string
		size int
	}{{"100KB", 100 << 10}, {"10MB", 10 << 20}} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, 1280, 800)
			path := filepath.Join(d.dir, "large.txt")
			largeText(t, path, c.size)
			start := time.Now()
			d.open(path)
			t.Logf("open and searched for damage: %v", time.Since(start))
			s, _ := d.state()
			t.Logf("%d repairs", s.Total)
			d.timed("decide one", func() { d.keys("y") }, func(now state) bool { return now.Decided > s.Decided })
			s, _ = d.state()
			d.timed("undo", func() { d.keys("u") }, func(now state) bool { return now.Decided < s.Decided })
			s, _ = d.state()
			d.timed("jump to the last repair", func() { d.keys("alt+End") }, func(now state) bool { return now.Current != s.Current })
			s, _ = d.state()
			d.timed("jump to the first repair", func() { d.keys("alt+Home") }, func(now state) bool { return now.Current != s.Current })
			d.keys("a")
			s = d.until("the preview of the group", func(s state) bool { return s.Bulk > 0 })
			d.timed("decide a group", func() { d.keys("Return") }, func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
			t.Logf("of %d repairs", s.Bulk)
			s, _ = d.state()
			d.timed("undo the group", func() { d.keys("u") }, func(now state) bool { return now.Open > s.Open })
			d.picture("large-" + c.name)
		})
	}
}

// timed reports the time from an act to the state it leads to. Running the key
// tool takes some 30 ms of it.
func (d *desk) timed(what string, act func(), want func(state) bool) {
	d.t.Helper()
	start := time.Now()
	act()
	d.until(what, want)
	d.t.Logf("%s: %v", what, time.Since(start).Round(time.Millisecond))
}
