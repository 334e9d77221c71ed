package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// largeText writes a damaged text of about the given size: sentences of
// random common words, hard-wrapped, every apostrophe misread.
func largeText(t *testing.T, path string, size int) { writeText(t, path, size, 72, 25) }

// writeText writes a text with lines of a width and every so many words one
// that is misread.
func writeText(t *testing.T, path string, size, width, every int) {
	t.Helper()
	words := strings.Fields("the of and to in that was his with for had as her not but at on be him they which from this have by she all were one would there their so no said what when who if out up into more then could than time very some about do now like made our over such only men any down see other well before two after man your must old house great day long little where might never away being here good most own through still back those way hand came year much first upon thought again eyes door")
	rng := rand.New(rand.NewPCG(3, 4))
	var b strings.Builder
	column := 0
	put := func(w string) {
		if column+len(w) > width {
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
				if rng.IntN(every) == 0 {
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

// largeSizes are the texts that are opened. The largest is left out unless
// $EMEND_LARGE is set: it takes minutes.
func largeSizes() []largeSize {
	sizes := []largeSize{{"100KB", 100 << 10}, {"10MB", 10 << 20}}
	if os.Getenv("EMEND_LARGE") != "" {
		sizes = append(sizes, largeSize{"100MB", 100 << 20})
	}
	return sizes
}

type largeSize struct {
	name string
	size int
}

// TestLarge starts an empty window, then opens texts of several sizes, decides,
// undoes, jumps, filters, finds, zooms and resizes, and prints a table of how
// long each takes from the key to the state, of memory, and of what the window
// does while nobody does anything; then the goals and whether they were
// reached. Raw and cleaned count as twice the raw text. What is asserted is that it works and does not grow; the times are
// for people to read, since machines differ.
func TestLarge(t *testing.T) {
	var table figures
	bare := 0
	t.Run("empty", func(t *testing.T) {
		f := &desktop{desk: newDesk(t, 1280, 800), table: &table, size: "empty"}
		bare = f.empty()
	})
	for _, c := range largeSizes() {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, 1280, 800)
			f := &desktop{desk: d, table: &table, size: c.name}
			path := filepath.Join(d.dir, "large.txt")
			largeText(t, path, c.size)
			f.opens(path)
			f.decides()
			f.looks()
			d.picture("large-" + c.name)
			f.rests()
			table.add(actPeak, c.name, float64(f.status("VmHWM:")-bare)/float64(2*c.size), "×")
			f.grows()
		})
	}
	t.Log("\n" + table.String())
}
