package text

import "unicode/utf8"

// FileSpan is where a span of the text stands in the file, in byte offsets of
// Bytes. A span that cuts a character takes all of it. It panics where the
// span lies outside the text.
func (r *Raw) FileSpan(s Span) Span {
	_ = r.text[s.Start:s.End]
	if r.codec == nil {
		return s
	}
	var c cursor
	start := r.seek(&c, s.Start)
	if s.Empty() {
		return Span{start.file, start.file}
	}
	end := r.seek(&c, s.End)
	if end.text < s.End {
		end = r.step(end)
	}
	return Span{start.file, end.file}
}

// A cursor remembers a place, so that reading on from it is cheap.
type cursor struct{ at mark }

// seek returns the character that holds text offset off: the last that starts
// at or before it, or the end of the text.
func (r *Raw) seek(c *cursor, off int) mark {
	if off == len(r.text) {
		c.at = mark{len(r.text), len(r.data)}
		return c.at
	}
	at := r.marks[off/markStride]
	if c.at.text > at.text && c.at.text <= off {
		at = c.at
	}
	ascii := r.codec.ascii()
	for at.text < off {
		if ascii && at.text+8 <= off && at.file+8 <= len(r.data) && allASCII8(r.data[at.file:]) {
			at.text, at.file = at.text+8, at.file+8
			continue
		}
		next := r.step(at)
		if next.text > off {
			break
		}
		at = next
	}
	c.at = at
	return at
}

// step is the character after the one at m.
func (r *Raw) step(m mark) mark {
	c, c2, n := r.codec.next(r.data[m.file:])
	m.text += utf8.RuneLen(c)
	if c2 != 0 {
		m.text += utf8.RuneLen(c2)
	}
	m.file += n
	return m
}
