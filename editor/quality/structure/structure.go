// Package structure measures whether the lines of a text end up where its
// author set them: wrapped prose joined into its paragraphs, and what has
// lines of its own, as verse, lists, tables and code have, left alone.
//
// Context: corpora with truth keep their line ends or lose them all, and none
// says what a line was. Decision: prose is wrapped here in many ways, and
// pieces with lines of their own (pieces.txt, written for this) are set into
// it and stand alone. Consequence: what is measured is whole paragraphs, the
// strictest count, and every line end of a piece.
package structure

import (
	_ "embed"
	"strings"

	"emend/editor/repair"
)

//go:embed pieces.txt
var pieces string

// A Piece is a text with lines of its own.
type Piece struct{ Kind, Name, Text string }

// Pieces returns all pieces.
func Pieces() (out []Piece) {
	for part := range strings.SplitSeq(pieces, "=== ") {
		head, text, ok := strings.Cut(part, "\n")
		if !ok {
			continue
		}
		kind, name, _ := strings.Cut(head, ": ")
		out = append(out, Piece{kind, name, strings.Trim(text, "\n")})
	}
	return out
}

// Kept counts the line ends inside the span [from, to) of a text that a
// mapping leaves.
func Kept(raw string, m *repair.Mapping, from, to int) (kept, all int) {
	gone := goneBreaks(raw, m)
	for i := from; i < to; i++ {
		if raw[i] == '\n' {
			all++
			if !gone[i] {
				kept++
			}
		}
	}
	return kept, all
}

// goneBreaks are the offsets of the line ends that a mapping takes away: those
// of a piece of the text whose new wording has fewer, from the first on.
func goneBreaks(raw string, m *repair.Mapping) map[int]bool {
	gone := map[int]bool{}
	for _, p := range m.Pieces() {
		left := strings.Count(p.New, "\n")
		for i := p.Raw.Start; i < p.Raw.End; i++ {
			if raw[i] == '\n' || raw[i] == '\r' && !strings.HasPrefix(raw[i:], "\r\n") {
				if left--; left < 0 {
					gone[i] = true
				}
			}
		}
	}
	return gone
}

// A Boundaries counts the paragraph boundaries of a text: those that are there
// and found, there and not found, found and not there.
type Boundaries struct{ Right, Missed, False int }

// F1 is the harmonic mean of the shares of those found that are there, and of
// those there that are found.
func (b Boundaries) F1() float64 {
	return 2 * float64(b.Right) / float64(max(1, 2*b.Right+b.Missed+b.False))
}

// Add sums counts.
func (b *Boundaries) Add(o Boundaries) {
	b.Right, b.Missed, b.False = b.Right+o.Right, b.Missed+o.Missed, b.False+o.False
}

// Compare compares the lines of a cleaned text with the true paragraphs: a
// boundary is known by how many characters, white space and hyphens apart,
// stand before it.
func Compare(cleaned string, paragraphs []string) (b Boundaries) {
	found, true := boundaries(strings.Split(cleaned, "\n")), boundaries(paragraphs)
	for at := range true {
		if found[at] {
			b.Right++
		} else {
			b.Missed++
		}
	}
	for at := range found {
		if !true[at] {
			b.False++
		}
	}
	return b
}

func boundaries(lines []string) map[int]bool {
	out := map[int]bool{}
	n := 0
	for _, l := range lines {
		for _, r := range l {
			if r > ' ' && r != '-' && r != '\u00a0' {
				n++
			}
		}
		out[n] = true
	}
	return out
}

//go:embed prose.txt
var prose string

// OwnProse returns the paragraphs of a piece of prose written for this.
func OwnProse() []string { return strings.Split(strings.TrimSpace(prose), "\n\n") }
