package export

import (
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/annotate"
)

// What formats cannot carry, in words for the reader.
const (
	lostRepairs     = "repairs (their place and reason)"
	lostDecisions   = "decisions"
	lostNotes       = "notes"
	lostOrphanNotes = "notes whose passage is not in this text"
	lostKinds       = "colours and kinds of notes"
	lostAside       = "proposals that do not count (rejected, left or asleep)"
	lostOpen        = "undecided repairs (only what was decided travels)"
	lostEndsAlone   = "repairs of line ends alone (brat marks no line end)"
	lostBreaks      = "repairs of line breaks (written as done)"
	lostControls    = "control characters and undecodable bytes (written as U+FFFD)"
	lostBytes       = "undecodable bytes (written as U+FFFD)"
	lostSigns       = "control characters and undecodable bytes (shown as signs)"
	lostEnds        = "CRLF line ends (written as paragraph ends)"
)

// LossNames are all of these, for translating.
var LossNames = []string{
	lostRepairs, lostDecisions, lostNotes, lostOrphanNotes, lostKinds, lostAside, lostOpen, lostEndsAlone, lostBreaks, lostControls, lostBytes, lostSigns, lostEnds,
}

// lossesInXML counts what the XML formats change in the text itself.
func lossesInXML(d *Document) []Loss {
	var bad, ends int
	d.eachText(func(s string) {
		for i, r := range s {
			switch {
			case r == '\f' || r == '\v':
			case notXML(r) || unreadable(s, i, r):
				bad++
			case r == '\r':
				ends++
			}
		}
	})
	return losses(Loss{lostControls, bad}, Loss{lostEnds, ends})
}

// lossesInUnicode counts the bytes that formats in Unicode cannot hold.
func lossesInUnicode(d *Document) []Loss {
	bad := 0
	d.eachText(func(s string) {
		for i, r := range s {
			if unreadable(s, i, r) {
				bad++
			}
		}
	})
	return losses(Loss{lostBytes, bad})
}

// unreadable says whether r, read at i, is a byte that is no character.
func unreadable(s string, i int, r rune) bool {
	return r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD")
}

// eachText calls f with the raw text and every new wording, until it is stopped.
func (d *Document) eachText(f func(s string)) {
	if d.stopped(0) {
		return
	}
	f(d.Raw.Text())
	for i, p := range d.Mapping.Pieces() {
		if d.stopped(i) {
			return
		}
		f(p.New)
	}
}

// losses are those that occur.
func losses(all ...Loss) []Loss {
	return slices.DeleteFunc(all, func(l Loss) bool { return l.Count == 0 })
}

// lostOrphans counts the notes that have no place to be written at.
func lostOrphans(d *Document) []Loss {
	n := 0
	for i := range d.Notes {
		if d.Notes[i].Orphan {
			n++
		}
	}
	return losses(Loss{lostOrphanNotes, n})
}

// lossesAside counts what formats of tracked changes leave out: proposals
// that do not count in the final text.
func lossesAside(d *Document) []Loss {
	n := 0
	for i := range d.Repairs {
		if !d.Counts(i) {
			n++
		}
	}
	return losses(Loss{lostAside, n})
}

// lostKindsOf counts the notes whose colour or kind formats drop that know
// only what a note says.
func lostKindsOf(d *Document) []Loss {
	n := 0
	for i := range d.Notes {
		if d.Notes[i].Colour != "" || d.Notes[i].Motivation != annotate.Commenting && d.Notes[i].Motivation != "" {
			n++
		}
	}
	return losses(Loss{lostKinds, n})
}

// noteLosses is what formats lose that write notes as mere comments.
func noteLosses(d *Document) []Loss { return slices.Concat(lostOrphans(d), lostKindsOf(d)) }
