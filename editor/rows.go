package editor

import (
	"sort"

	"emend/editor/repair"
	"emend/editor/text"
)

// A Row is a stretch of the raw text and the stretch of the cleaned text that
// came of it, both whole lines: what stands side by side in the two panes. A
// hard-wrapped paragraph and the one line it became are one row. Only very long
// ones are cut further, where both sides go on alike.
type Row struct {
	Raw, Clean text.Span // with their line ends
	Line       int       // of the raw text, 1-based, where the row starts
}

// Rows lists the rows in order. They tile both texts. The slice is the
// session's own until the next change.
func (s *Session) Rows() []Row {
	if s.derived.rows == nil {
		s.derived.rows = RowsOf(s.lines(), s.Mapping())
	}
	return s.derived.rows
}

// lines are those of the raw text.
func (s *Session) lines() *text.Lines {
	if s.derived.lines == nil {
		s.derived.lines = text.NewLines(s.raw.Text())
	}
	return s.derived.lines
}

// RowsOf aligns two texts by lines. A row ends where both texts have a line
// start at places that correspond.
func RowsOf(lines *text.Lines, m *repair.Mapping) []Row {
	b := rowBuilder{lines: lines, m: m, pieces: m.Pieces(), atStart: true}
	b.rows = make([]Row, 0, lines.Count()+1)
	for i := 1; i < lines.Count(); i++ {
		b.line(i, lines.FullSpan(i).Start)
	}
	b.end(len(m.Raw()), m.CleanLen(), 0)
	return b.rows
}

type rowBuilder struct {
	lines  *text.Lines
	m      *repair.Mapping
	pieces []repair.Piece
	next   int // first piece that ends behind the line start looked at
	// atStart: the cleaned text stands at a line start behind the pieces
	// passed so far and before any unchanged text after them.
	atStart bool
	rows    []Row
	from    Row // start of the row that is open
}

// line looks at the line start at raw offset off, line i.
func (b *rowBuilder) line(i, off int) {
	delta := 0
	for b.next < len(b.pieces) && b.pieces[b.next].Raw.End <= off {
		b.pass(&b.pieces[b.next])
		b.next++
	}
	if b.next > 0 {
		p := &b.pieces[b.next-1]
		delta = p.Clean.End - p.Raw.End
	}
	if b.next < len(b.pieces) && b.pieces[b.next].Raw.Start < off {
		return // inside a piece
	}
	behindPiece := b.next > 0 && b.pieces[b.next-1].Raw.End == off
	if behindPiece && !b.atStart {
		return
	}
	b.end(off, off+delta, i+1)
}

// pass notes whether the cleaned text is at a line start behind piece p.
func (b *rowBuilder) pass(p *repair.Piece) {
	if len(p.New) > 0 {
		b.atStart = p.New[len(p.New)-1] == '\n'
		return
	}
	joined := b.next > 0 && b.pieces[b.next-1].Raw.End == p.Raw.Start
	if !joined {
		raw := b.m.Raw()
		b.atStart = p.Raw.Start == 0 || raw[p.Raw.Start-1] == '\n'
	}
}

// end closes the open row at the given offsets and opens the next.
func (b *rowBuilder) end(raw, clean, line int) {
	r := b.from
	r.Raw.End, r.Clean.End = raw, clean
	if r.Line == 0 {
		r.Line = 1
	}
	if max(r.Raw.Len(), r.Clean.Len()) > longRow {
		b.cut(r)
	} else {
		b.rows = append(b.rows, r)
	}
	b.from = Row{Raw: text.Span{Start: raw}, Clean: text.Span{Start: clean}, Line: line}
}

// RowAtRaw finds the row that holds a raw offset.
func (s *Session) RowAtRaw(rawOff int) int {
	rows := s.Rows()
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Raw.End > rawOff })
	return min(i, len(rows)-1)
}

// RowAtClean finds the row that holds an offset of the cleaned text.
func (s *Session) RowAtClean(cleanOff int) int {
	rows := s.Rows()
	i := sort.Search(len(rows), func(i int) bool { return rows[i].Clean.End > cleanOff })
	return min(i, len(rows)-1)
}

// LineAt is the number of the raw line, from 1, that holds an offset.
func (s *Session) LineAt(rawOff int) int { return s.lines().At(rawOff) + 1 }

// Position is the place of an offset of the raw text as readers count: line and
// column from 1, the column in characters.
func (s *Session) Position(rawOff int) (line, column int) { return s.lines().Position(rawOff) }

// LineStart is where a line of the raw text begins, counted from 1; ok is false
// where there is no such line.
func (s *Session) LineStart(line int) (rawOff int, ok bool) {
	if line < 1 || line > s.lines().Count() {
		return 0, false
	}
	return s.lines().FullSpan(line - 1).Start, true
}

// LineCount is how many lines the raw text has.
func (s *Session) LineCount() int { return s.lines().Count() }
