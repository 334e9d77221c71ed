// Package wrap learns at which widths a text was wrapped.
//
// Context: a program that wraps breaks a line where the next word would not
// have fitted; an author breaks it where he likes. Decision: for line breaks
// inside sentences, which are surely wraps, the line's length and its reach
// (its length had the next word been on it) are kept; the width is where most
// of them agree: length ≤ width < reach. A text that was wrapped a second
// time, narrower, has stubs: what did not fit from a line stands alone on the
// next, and line and stub together give the first width. Consequence: any
// width and any two are found, ragged lines too, from a dozen breaks on, and
// a break can be judged by whether the next word would have fitted.
package wrap

import "slices"

// Longest is the length, in characters, beyond which a line is not one that
// was wrapped.
const Longest = 400

// A Break is a line break as its geometry goes, in characters.
type Break struct {
	Length int // of the line
	Reach  int // of the line with the next one's first word on it
}

// Widths are what a text was wrapped at. The zero value: it was not.
type Widths struct {
	// Full is the least reach of a line that was wrapped: where a line's reach
	// is less, the next word would have fitted. 0: not wrapped.
	Full int
	// Outer is the same for a line and the stub that follows it; 0: the text
	// was wrapped once only.
	Outer int
}

// Natural says whether a break is where a wrapping program would break.
func (w Widths) Natural(b Break) bool { return w.Full > 0 && b.Reach >= w.Full }

// Stub says whether the break behind a stub is where the line before it and
// the stub together, as whole, were wrapped.
func (w Widths) Stub(whole Break) bool { return w.Outer > 0 && whole.Reach >= w.Outer }

// A Sample gathers the sure wraps of a stretch of text: breaks inside
// sentences. Stubs holds those whose line is what did not fit from the line
// before, as the geometry of both lines together.
type Sample struct {
	Breaks []Break
	Stubs  []Break
}

const (
	// least breaks that must agree on a width.
	least = 5
	// leastStubs that must agree on a first width.
	leastStubs = 3
	// stubShare is how much of the width a stub has at most.
	stubShare = 0.55
	// outliers are the share of breaks, in hundredths, that may be anything.
	outliers = 3
	// loose is by how many characters the first widths of stubs may differ.
	loose = 14
)

// Learn finds the widths of a sample. It sorts the sample's slices.
func (s *Sample) Learn() Widths {
	peak := agreed(s.Breaks)
	var reaches []int
	for _, b := range s.Breaks {
		if float64(b.Length) >= stubShare*float64(peak) {
			reaches = append(reaches, b.Reach)
		}
	}
	if len(reaches) < least {
		return Widths{}
	}
	slices.Sort(reaches)
	w := Widths{Full: reaches[len(reaches)*outliers/100]}
	if w.Full > peak+1 {
		w.Full = peak + 1
	}
	w.Outer = s.outer(w.Full, peak)
	return w
}

// outer is the first width, learnt from stubs; 0 where they do not agree.
func (s *Sample) outer(full, peak int) int {
	var reaches, lengths []int
	for _, b := range s.Stubs {
		if b.Length >= full {
			reaches = append(reaches, b.Reach)
			lengths = append(lengths, b.Length)
		}
	}
	if len(reaches) < leastStubs {
		return 0
	}
	slices.Sort(reaches)
	slices.Sort(lengths)
	low, high := reaches[len(reaches)*outliers/100], lengths[len(lengths)*(100-2*outliers)/100]
	if high > low+loose || float64(high) > 1.5*float64(peak) {
		return 0
	}
	return low
}

// agreed is the width that most breaks agree on: where the intervals from
// length to reach lie thickest, the least such width. It is the length of the
// longest line among those that agree, so that no wrap is missed for want of
// a line that fills the width to the last character.
func agreed(breaks []Break) int {
	var rise [Longest + 2]int
	for _, b := range breaks {
		if b.Length <= Longest {
			rise[b.Length]++
			rise[min(b.Reach, Longest+1)]--
		}
	}
	n, most, width := 0, 0, 0
	for w, d := range rise {
		if n += d; n > most {
			most, width = n, w
		}
	}
	return width
}
