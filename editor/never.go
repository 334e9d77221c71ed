package editor

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// “Never this string”: a rejection that holds for every place that reads the
// same, also for those that only a later detection finds.
//
// Context: to reject one place is forgotten at the next place, and to turn the
// rule off loses its other finds. Decision: the rejection itself carries the
// mark (Decision.Never) in the log, and which pending repairs it holds back is
// derived from the decisions, as sleeping is. Consequence: it is undone and
// redone like any decision, travels with the project, and needs no list that
// could fall out of step.

// Strings are the repairs of a review by what they read.
type Strings struct {
	review  *Review
	history *History
}

// At is the string that “never this string” is about at repair i.
func (s Strings) At(i int) string { return s.review.stringAt(s.review.repairs[i].Span) }

// stringAt is the string that stands at a span of the raw text: its wording
// with the rest of the words it begins and ends in, so that one letter of a word
// stands for the word. Blanks and marks alone stand for what is on both sides of
// them up to the next blank.
func (t *Text) stringAt(span text.Span) string {
	raw := t.raw.Text()
	words := raw[span.Start:span.End]
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	more := func(edge rune) func(rune) bool {
		switch {
		case strings.IndexFunc(words, inWord) < 0:
			return func(r rune) bool { return !unicode.IsSpace(r) }
		case inWord(edge):
			return inWord
		}
		return func(rune) bool { return false }
	}
	before, after := more(first), more(last)
	for span.Start > 0 {
		r, n := utf8.DecodeLastRuneInString(raw[:span.Start])
		if !before(r) {
			break
		}
		span.Start -= n
	}
	for span.End < len(raw) {
		r, n := utf8.DecodeRuneInString(raw[span.End:])
		if !after(r) {
			break
		}
		span.End += n
	}
	return raw[span.Start:span.End]
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// Same lists the undecided repairs that read as repair i does, itself
// among them.
func (s Strings) Same(i int) []int { return sameStrings(s.review, i) }

func sameStrings(r *Review, i int) []int {
	words := []string{r.stringAt(r.repairs[i].Span)}
	var out []int
	for j := range r.repairs {
		if j == i || r.Open(j) && reads(r, j, words) {
			out = append(out, j)
		}
	}
	return out
}

// Never rejects repair i and every undecided one that reads the same, now and
// after later detections, as one undo step. It returns how many it rejected.
func (s Strings) Never(i int) int {
	a := leavingAlone(s.review, i)
	s.history.take(a)
	return len(a.Decisions)
}

// NeverLater is Never in two halves.
func (s Strings) NeverLater(i int) Later {
	return s.history.actLater(func(t *Review) *record.Act { return leavingAlone(t, i) })
}

// leavingAlone is the act of Never.
func leavingAlone(r *Review, i int) *record.Act {
	reason := r.verdicts.at(i).Reason
	label := "Never change “" + brief(r.stringAt(r.repairs[i].Span)) + "”"
	return deciding(r, sameStrings(r, i), func(j int) repair.Decision {
		d := repair.Decision{State: repair.Rejected, Never: true}
		if j == i {
			d.Reason = reason
		}
		return d
	}, label)
}

// A NeverString is a string that is left alone wherever it stands.
type NeverString struct {
	Text    string
	Decided int // places rejected when it was said
	Held    int // places found since that it holds back
	at      []int
}

// LeftAlone lists the strings that are left alone, by the place where that
// was said first.
func (s Strings) LeftAlone() []NeverString {
	var out []NeverString
	at := map[string]int{}
	for i := range s.review.verdicts.of {
		if !s.review.verdicts.of[i].never {
			continue
		}
		words := s.At(i)
		k, ok := at[words]
		if !ok {
			k = len(out)
			at[words] = k
			out = append(out, NeverString{Text: words})
		}
		out[k].Decided++
		out[k].at = append(out[k].at, i)
	}
	for i := range s.review.derived.never.held {
		if s.review.Held(i) {
			out[at[s.At(i)]].Held++
		}
	}
	return out
}

// Again takes back that a string is to be left alone: the places rejected by
// that are undecided again. It is one undo step.
func (s Strings) Again(n NeverString) int {
	a := deciding(s.review, n.at, alike(repair.Decision{}), "Propose changes to “"+brief(n.Text)+"” again")
	s.history.take(a)
	return len(a.Decisions)
}

// never is what follows from the rejections that hold for a string.
type never struct {
	strings []string // sorted; for which held was made
	held    []bool   // by repair, whatever its decision; nil: no string is left alone
}

// reckon derives which repairs are held back, if the strings or the repairs
// have changed since.
func (n *never) reckon(r *Review) {
	var words []string
	for i := range r.verdicts.of {
		if r.verdicts.of[i].never {
			words = append(words, r.stringAt(r.repairs[i].Span))
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	if slices.Equal(words, n.strings) && (n.held == nil) == (words == nil) && (n.held == nil || len(n.held) == len(r.repairs)) {
		return
	}
	n.strings, n.held = words, nil
	if words == nil {
		return
	}
	n.held = make([]bool, len(r.repairs))
	for i := range r.repairs {
		n.held[i] = reads(r, i, words)
	}
}

// putIn takes in that a repair came into the list at an index.
func (n *never) putIn(r *Review, at int) {
	if n.held != nil {
		n.held = slices.Insert(slices.Clone(n.held), at, reads(r, at, n.strings))
	}
}

// takeOut takes in that the repair at an index, none of the rejections, has gone.
func (n *never) takeOut(at int) {
	if n.held != nil {
		n.held = slices.Delete(slices.Clone(n.held), at, at+1)
	}
}

// reads says whether repair i is about one of some strings, which are sorted. Of
// a few it looks first whether one holds its wording, which hardly any does: to
// find where words begin and end is slow for two million.
func reads(r *Review, i int, words []string) bool {
	const few = 8
	own := r.raw.Slice(r.repairs[i].Span)
	if len(words) <= few && !slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, own) }) {
		return false
	}
	_, ok := slices.BinarySearch(words, r.stringAt(r.repairs[i].Span))
	return ok
}
