package export

import (
	"iter"
	"sort"
	"strings"
	"unicode/utf8"

	"emend/editor/repair"
	"emend/editor/text"
)

// A kind says what an item is.
type kind int

const (
	same      kind = iota // text that is the same in both readings
	change                // a replaced piece
	noteStart             // a note's passage begins
	noteEnd               // a note's passage ends
)

// An item is one part of a document told in order, with both readings: the
// raw text is what same and the left sides of changes say, the final text
// what same and the right sides say.
type item struct {
	kind   kind
	text   string // same
	before string // change: the raw wording
	after  string // change: the new wording
	repair int    // change: index of the repair
	note   int    // noteStart, noteEnd: index of the note
}

// A boundary is where a note begins or ends, in raw offsets.
type boundary struct {
	off, note int
	end       bool
}

// items tells the whole document, or what comes before it is stopped. What a
// note's passage cuts of a replaced piece belongs to the passage. Orphaned notes
// have no place and are left out.
func (d *Document) items() iter.Seq[item] {
	return func(yield func(item) bool) {
		t := telling{raw: d.Raw.Text(), marks: d.boundaries(), yield: yield}
		m := d.Mapping
		for k, p := range m.Pieces() {
			if t.over || d.stopped(k) {
				return
			}
			t.upTo(p.Raw.Start, true)
			for t.next < len(t.marks) && !t.marks[t.next].end && t.marks[t.next].off == p.Raw.Start {
				t.mark()
			}
			t.change(p, k+1 == m.PieceCount() || m.Piece(k+1).Raw.Start > p.Raw.End)
		}
		t.upTo(len(t.raw), false)
		t.flush()
	}
}

// stopped says whether the document is not wanted any more. It is asked at each
// of many steps, and asks itself at some.
func (d *Document) stopped(step int) bool {
	const every = 256
	return d.Stop != nil && step%every == 0 && d.Stop()
}

// A telling is a document as far as it is told.
type telling struct {
	raw   string
	at    int // in raw
	marks []boundary
	next  int // in marks
	// The last text that is the same, with the marks behind it: a change that
	// comes may take its last character along.
	held  []item
	yield func(item) bool
	over  bool // nobody listens any more
}

// tell tells an item, or holds it.
func (t *telling) tell(it item) {
	if it.kind == same || it.kind == change {
		t.flush()
	}
	if it.kind == same || len(t.held) > 0 {
		t.held = append(t.held, it)
		return
	}
	t.over = t.over || !t.yield(it)
}

// flush tells what is held.
func (t *telling) flush() {
	for _, it := range t.held {
		t.over = t.over || !t.yield(it)
	}
	t.held = t.held[:0]
}

// mark tells of the next edge of a note.
func (t *telling) mark() {
	t.tell(t.marks[t.next].item())
	t.next++
}

// same tells the raw text up to end.
func (t *telling) same(end int) {
	if end > t.at {
		t.tell(item{kind: same, text: t.raw[t.at:end]})
		t.at = end
	}
}

// upTo tells the raw text up to end, with the edges of notes in it.
func (t *telling) upTo(end int, beforePiece bool) {
	for t.next < len(t.marks) && (t.marks[t.next].off < end || t.marks[t.next].off == end && (t.marks[t.next].end || !beforePiece)) {
		t.same(t.marks[t.next].off)
		t.mark()
	}
	t.same(end)
}

// change tells a piece; alone says that no other follows at its end.
func (t *telling) change(p repair.Piece, alone bool) {
	it := item{kind: change, before: t.raw[p.Raw.Start:p.Raw.End], after: p.New, repair: p.Owner}
	if len(t.held) > 0 && it.cutsEnd(t.raw[p.Raw.Start:]) && strings.HasSuffix(t.held[0].text, "\r") {
		t.held[0].text = strings.TrimSuffix(t.held[0].text, "\r")
		it.before, it.after = "\r"+it.before, "\r"+it.after
	}
	t.at = p.Raw.End
	if alone && strings.HasPrefix(t.raw[t.at:], "\n") && (strings.HasSuffix(it.before, "\r") || strings.HasSuffix(it.after, "\r")) {
		it.before, it.after = it.before+"\n", it.after+"\n"
		t.at++
	}
	t.tell(it)
}

// cutsEnd says whether a change divides a CRLF from the CR in front of it, or
// makes one of that CR, be it with a line feed of its own or by taking out what
// stood between the two; the change then takes the CR along, since formats that
// know paragraphs would else see two ends. rest is the raw text from its start.
func (it *item) cutsEnd(rest string) bool {
	return strings.HasPrefix(rest, "\n") || strings.HasPrefix(it.after, "\n") ||
		it.after == "" && strings.HasPrefix(rest[len(it.before):], "\n")
}

func (b *boundary) item() item {
	if b.end {
		return item{kind: noteEnd, note: b.note}
	}
	return item{kind: noteStart, note: b.note}
}

// boundaries lists where notes begin and end, in order, moved to the edges of
// the pieces they cut.
func (d *Document) boundaries() []boundary {
	var out []boundary
	for i, n := range d.Notes {
		if n.Orphan {
			continue
		}
		s := d.outward(n.Span)
		out = append(out, boundary{s.Start, i, false}, boundary{s.End, i, true})
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.off != b.off {
			return a.off < b.off
		}
		if a.note == b.note {
			return !a.end && b.end
		}
		emptyA, emptyB := d.emptyNote(a.note), d.emptyNote(b.note)
		if emptyA || emptyB || a.end == b.end {
			return a.note < b.note
		}
		return a.end
	})
	return out
}

func (d *Document) emptyNote(i int) bool { return d.outward(d.Notes[i].Span).Empty() }

// outward widens a raw span over the replaced pieces it cuts.
func (d *Document) outward(s text.Span) text.Span {
	s.Start, s.End = max(s.Start, 0), min(max(s.End, s.Start, 0), d.Raw.Len())
	s.Start = min(s.Start, s.End)
	inEnd := func(off int) bool { // between CR and LF
		return off > 0 && off < d.Raw.Len() && d.Raw.Text()[off] == '\n' && d.Raw.Text()[off-1] == '\r'
	}
	if inEnd(s.Start) {
		s.Start--
	}
	if inEnd(s.End) {
		s.End++
	}
	m := d.Mapping
	from, to := m.PiecesIn(s)
	for _, p := range m.PiecesBetween(from, to) {
		if p.Raw.Start < s.Start && s.Start < p.Raw.End {
			s.Start = p.Raw.Start
		}
		if p.Raw.Start < s.End && s.End < p.Raw.End {
			s.End = p.Raw.End
		}
	}
	return s
}

// unsettled says whether a change is still open, which is what Settled tracks.
func (d *Document) unsettled(i int) bool { return d.Decision(i).State == repair.Pending }

// xmlText makes s fit for XML: characters XML cannot carry, and bytes that are
// no characters, become U+FFFD. Markup is not escaped.
func xmlText(s string) string {
	if !strings.ContainsFunc(s, notXML) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if notXML(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

// notXML says whether XML 1.0 has no way to write r. Tab, line feed and
// carriage return can be written; what they mean is the format's business.
func notXML(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

// xmlEscape escapes s, already fit for XML, for use in text and in quoted
// attributes. A carriage return is written as a reference, since readers turn
// it into a line feed otherwise.
func xmlEscape(s string) string { return xmlEscaper.Replace(xmlText(s)) }

var xmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "&#13;")

// unix is s with CRLF as LF: what formats keep that know paragraphs, not line
// ends.
func unix(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

// keptInXML is what XML keeps of a text, form feeds and vertical tabs left for
// the formats to say.
func keptInXML(s string) string {
	if !strings.ContainsAny(s, "\f\v") {
		return xmlText(unix(s))
	}
	return strings.Map(func(r rune) rune {
		if notXML(r) && r != '\f' && r != '\v' {
			return utf8.RuneError
		}
		return r
	}, unix(s))
}

// keptInOffice: every line end is one, a vertical tab too.
func keptInOffice(s string) string {
	return strings.NewReplacer("\r", "\n", "\v", "\n").Replace(keptInXML(s))
}

// keptInTEI: a form feed is a page break, a vertical tab cannot be said.
func keptInTEI(s string) string { return strings.ReplaceAll(keptInXML(s), "\v", "\uFFFD") }
