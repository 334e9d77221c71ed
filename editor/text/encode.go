package text

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// An Edit puts New in the place of a span of the text.
type Edit struct {
	Span Span
	New  string
}

// An UnencodableError says that an output encoding lacks a character.
type UnencodableError struct {
	Offset   int    // of the first one; in the raw text, where an edit brings it in, the start of the edit
	Line     int    // of Offset, from 1
	Column   int    // of Offset, from 1, in runes
	Rune     rune   // the first one
	Count    int    // how many there are in all
	Encoding string // canonical name
}

// Error names the place, the character, how many more there are, and what to do.
func (e *UnencodableError) Error() string {
	more := ""
	if e.Count > 1 {
		more = fmt.Sprintf(" (the first of %d such characters)", e.Count)
	}
	return fmt.Sprintf("line %d, column %d: %s cannot be written in %s%s; write the text in another encoding: --encoding utf-8",
		e.Line, e.Column, describeRune(e.Rune), e.Encoding, more)
}

func describeRune(r rune) string {
	if r == utf8.RuneError {
		return "an undecodable byte (shown as U+FFFD)"
	}
	return fmt.Sprintf("%q (%U)", r, r)
}

// Encode returns the file with edits done: what no edit covers is the file's
// own bytes, and New is written in the file's encoding. The edits are sorted,
// disjoint and on the edges of characters, or there is an error; with none
// the result is a copy of the file. A character the encoding lacks is an
// *UnencodableError.
func (r *Raw) Encode(edits []Edit) ([]byte, error) {
	pieces, err := r.pieces(edits)
	if err != nil {
		return nil, err
	}
	n := 0
	for _, p := range pieces {
		n += len(p)
	}
	out := make([]byte, 0, n)
	for _, p := range pieces {
		out = append(out, p...)
	}
	return out, nil
}

// WriteEdited writes what Encode returns, without holding it in memory.
// Nothing is written where Encode would fail.
func (r *Raw) WriteEdited(w io.Writer, edits []Edit) (int64, error) {
	pieces, err := r.pieces(edits)
	if err != nil {
		return 0, err
	}
	var n int64
	for _, p := range pieces {
		m, err := w.Write(p)
		n += int64(m)
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// pieces cuts the edited file into stretches of the old file and new bytes.
func (r *Raw) pieces(edits []Edit) ([][]byte, error) {
	pieces := make([][]byte, 0, 2*len(edits)+1)
	w := newWriter(r.codec, r.encoding)
	var c cursor
	done := 0 // text before this offset is in pieces
	for i, e := range edits {
		if err := r.check(e, done, i); err != nil {
			return nil, err
		}
		pieces = r.appendOld(pieces, w, &c, Span{done, e.Span.Start})
		pieces = append(pieces, w.encode(e.New, e.Span.Start, false))
		done = e.Span.End
	}
	pieces = r.appendOld(pieces, w, &c, Span{done, len(r.text)})
	return pieces, w.err(r.text)
}

// check says what is wrong with edit i, before which text up to done is settled.
func (r *Raw) check(e Edit, done, i int) error {
	switch {
	case e.Span.Start < done || e.Span.End < e.Span.Start || e.Span.End > len(r.text):
		return fmt.Errorf("edit %d at %d to %d is out of order, overlaps another or lies outside the text of %d bytes",
			i, e.Span.Start, e.Span.End, len(r.text))
	case !IsEdge(r.text, e.Span.Start) || !IsEdge(r.text, e.Span.End):
		return fmt.Errorf("edit %d at %d to %d cuts a character", i, e.Span.Start, e.Span.End)
	}
	return nil
}

// appendOld adds the file's bytes for a stretch of text that stays. Where an
// edit took one of the two runes of a Big5 code, the other is written anew.
func (r *Raw) appendOld(pieces [][]byte, w *writer, c *cursor, s Span) [][]byte {
	if s.Empty() {
		return pieces
	}
	if r.codec == nil {
		return append(pieces, r.data[s.Start:s.End])
	}
	start := r.seek(c, s.Start)
	if start.text < s.Start {
		start = r.step(start)
		pieces = append(pieces, w.encode(r.text[s.Start:min(start.text, s.End)], s.Start, true))
	}
	if start.text >= s.End {
		return pieces
	}
	end := r.seek(c, s.End)
	pieces = append(pieces, r.data[start.file:end.file])
	if end.text < s.End {
		pieces = append(pieces, w.encode(r.text[end.text:s.End], end.text, true))
	}
	return pieces
}

// EncodeTo writes a whole text in an encoding, which may have any name that
// DecodeAs takes. withBOM says whether the result starts with a byte order
// mark, whether or not s does; encodings outside Unicode never get one.
// Invalid bytes pass into UTF-8 as they are; elsewhere they, and every
// character the encoding lacks, are an *UnencodableError.
func EncodeTo(s, encoding string, withBOM bool) ([]byte, error) {
	if name := endless(encoding); name != "" {
		encoding = name + "le"
	}
	e, err := lookup(encoding)
	if err != nil {
		return nil, err
	}
	c := e.codec()
	body := strings.TrimPrefix(s, bom)
	out := make([]byte, 0, encodedCap(e.name, s))
	if withBOM && hasBOM(e.name) {
		if c == nil {
			out = append(out, bom...)
		} else {
			out, _ = c.put(out, '\uFEFF')
		}
	}
	if c == nil {
		return append(out, body...), nil
	}
	w := newWriter(c, e.name)
	out = w.append(out, body, len(s)-len(body), true)
	return out, w.err(s)
}

// hasBOM says whether an encoding can start with a byte order mark.
func hasBOM(name string) bool {
	return strings.HasPrefix(name, "utf-") || name == "gb18030"
}

// encodedCap is about how much room s takes in an encoding.
func encodedCap(name, s string) int {
	switch {
	case strings.HasPrefix(name, "utf-16"):
		return 2*len(s) + 2
	case strings.HasPrefix(name, "utf-32"):
		return 4*len(s) + 4
	}
	return len(s) + utf8.UTFMax
}

// A writer encodes stretches of text and collects what it cannot write.
type writer struct {
	codec  codec // nil: UTF-8
	failed UnencodableError
}

func newWriter(c codec, name string) *writer {
	return &writer{codec: c, failed: UnencodableError{Encoding: name}}
}

// encode returns s in the encoding; off and moving are as in append.
func (w *writer) encode(s string, off int, moving bool) []byte {
	if w.codec == nil {
		return []byte(s)
	}
	return w.append(make([]byte, 0, 2*len(s)), s, off, moving)
}

// append adds s to dst. An error in it is reported at off or, where moving,
// at off plus its offset in s.
func (w *writer) append(dst []byte, s string, off int, moving bool) []byte {
	m, _ := w.codec.(*multiByte)
	skip := -1
	for i, r := range s {
		if i == skip {
			continue
		}
		ok := false
		if m != nil && len(m.doubles) > 0 {
			if dst, ok = m.putTwo(dst, s[i:]); ok {
				skip = i + utf8.RuneLen(r)
				continue
			}
		}
		if dst, ok = w.put(dst, r, s[i:]); ok {
			continue
		}
		if w.failed.Count++; w.failed.Count == 1 {
			w.failed.Rune, w.failed.Offset = r, off
			if moving {
				w.failed.Offset = off + i
			}
		}
	}
	return dst
}

// put writes r, the start of rest. An invalid byte is not U+FFFD, and only
// UTF-8 can keep it.
func (w *writer) put(dst []byte, r rune, rest string) ([]byte, bool) {
	if r == utf8.RuneError && !strings.HasPrefix(rest, "\uFFFD") {
		return dst, false
	}
	return w.codec.put(dst, r)
}

// err is what went wrong, if anything, placed in s.
func (w *writer) err(s string) error {
	if w.failed.Count == 0 {
		return nil
	}
	e := w.failed
	before := s[:e.Offset]
	e.Line = strings.Count(before, "\n") + 1
	e.Column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return &e
}
