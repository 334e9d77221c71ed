package export

import (
	"strings"

	"emend/editor/repair"
	"emend/editor/text"
)

// layer puts edits of the cleaned text on top of the mapping that made it and
// returns the edits of the raw text that do both. What neither changes stays
// the raw text's own bytes. The given edits are sorted, disjoint, and in
// cleaned coordinates.
func layer(m *repair.Mapping, onClean []text.Edit) []text.Edit {
	l := layering{m: m}
	for _, e := range onClean {
		l.copyTo(e.Span.Start)
		l.pending.WriteString(e.New)
		l.skipTo(e.Span.End)
	}
	l.copyTo(m.CleanLen())
	l.keep(text.Span{Start: len(m.Raw()), End: len(m.Raw())})
	return l.edits
}

// A layering walks the cleaned text once, keeping raw text and gathering new.
type layering struct {
	m       *repair.Mapping
	next    int // the piece at or behind clean
	clean   int // cleaned text before this offset is done
	delta   int // cleaned less raw offset before the next piece
	raw     int // raw text before this offset is kept or replaced
	pending strings.Builder
	edits   []text.Edit
}

// copyTo takes over the cleaned text up to an offset.
func (l *layering) copyTo(end int) {
	l.walk(end, l.keep, func(s string) { l.pending.WriteString(s) })
}

// skipTo leaves out the cleaned text up to an offset.
func (l *layering) skipTo(end int) { l.walk(end, func(text.Span) {}, func(string) {}) }

// walk hands on the stretches of the cleaned text up to end: raw ones by their
// raw span, new ones by their wording.
func (l *layering) walk(end int, old func(text.Span), fresh func(string)) {
	for {
		stop := end
		var p repair.Piece
		more := l.next < l.m.PieceCount()
		if more {
			p = l.m.Piece(l.next)
			stop = min(end, p.Clean.Start)
		}
		if stop > l.clean {
			old(text.Span{Start: l.clean, End: stop}.Shift(-l.delta))
			l.clean = stop
		}
		if !more || p.Clean.Start > end || l.clean == end && !p.Clean.Empty() {
			return
		}
		upTo := min(p.Clean.End, end)
		fresh(p.New[l.clean-p.Clean.Start : upTo-p.Clean.Start])
		l.clean = upTo
		if upTo < p.Clean.End {
			return
		}
		l.delta = p.Clean.End - p.Raw.End
		l.next++
	}
}

// keep takes over raw text; what was pending replaces what was passed over.
func (l *layering) keep(s text.Span) {
	if s.Start > l.raw || l.pending.Len() > 0 {
		l.edits = append(l.edits, text.Edit{Span: text.Span{Start: l.raw, End: s.Start}, New: l.pending.String()})
		l.pending.Reset()
	}
	l.raw = s.End
}
