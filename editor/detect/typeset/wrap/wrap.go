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
	// Peak is the width that most lines agree on, Sharp that nearly all do, as
	// where a program wrapped the text.
	Peak  int
	Sharp bool
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
	// narrowest a text is wrapped at: shorter lines are lists and verse.
	narrowest = 20
	// even is the share, in tenths, of lines whose length must be near the
	// width, between nearLow and nearHigh of it: lines of lists, of code and of
	// free verse are of any length.
	even              = 6
	nearLow, nearHigh = 0.75, 1.2
	// sharp is the share of breaks, in tenths, that agree on one width when a
	// program wrapped the text; printed lines are ragged.
	sharp = 9
	// trailing is by how many characters a program may have broken early that
	// counts the spaces behind words.
	trailing = 2
	// outliers are the share of breaks, in hundredths, that may be anything.
	outliers = 3
	// loose is by how many characters a stub may miss the first width that the
	// others agree on, as where the line had damage in it since repaired.
	loose = 4
)

// Learn finds the widths of a sample; none where the lines' lengths are not
// those of wrapped text.
func (s *Sample) Learn() Widths { return s.learn(even) }

// LearnMixed finds the widths of a sample that is known to be of wrapped text,
// but of several widths: the commonest.
func (s *Sample) LearnMixed() Widths { return s.learn(0) }

func (s *Sample) learn(even int) Widths {
	peak, agree := agreed(s.Breaks)
	var reaches []int
	near := 0
	for _, b := range s.Breaks {
		if length := float64(b.Length); length >= stubShare*float64(peak) {
			reaches = append(reaches, b.Reach)
			if length >= nearLow*float64(peak) && length <= nearHigh*float64(peak) {
				near++
			}
		}
	}
	if len(reaches) < least || peak < narrowest || near*10 < (len(s.Breaks)-len(s.Stubs))*even {
		return Widths{}
	}
	slices.Sort(reaches)
	w := Widths{Full: min(peak+1, reaches[len(reaches)*outliers/100]), Peak: peak, Sharp: agree*10 >= len(reaches)*sharp}
	if w.Sharp {
		w.Full = max(min(w.Full, peak), peak+1-trailing)
	}
	w.Outer = s.outer(w.Full, peak)
	return w
}

// outer is the first width, learnt from stubs; 0 where they do not agree.
func (s *Sample) outer(full, peak int) int {
	var whole []Break
	for _, b := range s.Stubs {
		if b.Length >= full {
			whole = append(whole, b)
		}
	}
	width, agree := agreed(whole)
	if agree < leastStubs || agree*10 < len(whole)*even || float64(width) > 1.5*float64(peak) {
		return 0
	}
	low := width + 1
	for _, b := range whole {
		if b.Reach >= low-loose {
			low = min(low, b.Reach)
		}
	}
	return low
}

// agreed is the width that most breaks agree on: where the intervals from
// length to reach lie thickest, the least such width. It is the length of the
// longest line among those that agree, so that no wrap is missed for want of
// a line that fills the width to the last character. agree is the number of
// breaks that do.
func agreed(breaks []Break) (width, agree int) {
	var rise [Longest + 2]int
	for _, b := range breaks {
		if b.Length <= Longest {
			rise[b.Length]++
			rise[min(b.Reach, Longest+1)]--
		}
	}
	n := 0
	for w, d := range rise {
		if n += d; n > agree {
			agree, width = n, w
		}
	}
	return width, agree
}
