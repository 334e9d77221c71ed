package codec

import "unicode/utf8"

// A Unit is one character recovered from a misread UTF-8 sequence.
type Unit struct {
	Rune rune
	Size int  // bytes of the misread text it was made from
	Lost bool // a byte had to be guessed: a no-break space that became a space
}

// Next recovers the character whose misread UTF-8 sequence starts s. It takes
// surrogate pairs written as two sequences (CESU-8) and Java's two-byte NUL;
// it refuses overlong forms, lone surrogates and what is beyond Unicode.
func (id ID) Next(s string) (u Unit, ok bool) {
	lead, size := utf8.DecodeRuneInString(s)
	c := Lookup(lead)
	if c == nil || c.Leads&(1<<id) == 0 {
		return Unit{}, false
	}
	return id.NextAfter(c.Bytes[id], s, size)
}

// NextAfter is Next where the lead byte is known already and took size bytes
// of s.
func (id ID) NextAfter(lead byte, s string, size int) (u Unit, ok bool) {
	more, r := sequence(lead)
	for i := range more {
		b, n, lost := id.continuation(s[size:])
		if (n == 0 || lost) && i == 1 && id == Windows1252Small && lead == 0xE2 && r&0x3F >= 0x20 {
			return Unit{0x80 | r&0x3F, size, false}, true // Â and a symbol, in small letters
		}
		if n == 0 || lost && lead < 0xE0 && !id.goesOn(lead, s[size+n:]) {
			return Unit{}, false
		}
		u.Lost = u.Lost || lost
		r = r<<6 | rune(b&0x3F)
		size += n
	}
	u.Rune, u.Size = r, size
	switch {
	case overlong(more, r) || r > utf8.MaxRune || r >= 0xDC00 && r < 0xE000:
		return Unit{}, false
	case r >= 0xD800 && r < 0xDC00:
		return id.pair(u, s)
	}
	return u, true
}

// overlong says whether r takes fewer than more bytes behind its first; Java
// writes NUL so on purpose.
func overlong(more int, r rune) bool {
	switch more {
	case 1:
		return r < 0x80 && r != 0
	case 2:
		return r < 0x800
	}
	return r < 0x10000
}

// goesOn says whether a two-byte letter whose A0 became a space is believable:
// in the scripts where A0 ends a letter (Π, Р, נ, Arabic zero), and with the next
// letter of the word right behind.
func (id ID) goesOn(lead byte, s string) bool {
	if !spareLead(lead) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	c := Lookup(r)
	return c != nil && (c.Bytes[id] == lead || c.Bytes[id] == lead+1)
}

// sequence tells a lead byte apart: how many bytes follow, and its own bits.
func sequence(lead byte) (more int, bits rune) {
	switch {
	case lead < 0xE0:
		return 1, rune(lead & 0x1F)
	case lead < 0xF0:
		return 2, rune(lead & 0x0F)
	}
	return 3, rune(lead & 0x07)
}

// continuation reads one continuation byte. An ASCII space stands for A0, the
// byte that any trimming program takes for a no-break space.
func (id ID) continuation(s string) (b byte, size int, lost bool) {
	if s == "" {
		return 0, 0, false
	}
	if s[0] == ' ' {
		if tables[id].runes[0xA0] != 0xA0 {
			return 0, 0, false
		}
		return 0xA0, 1, true
	}
	r, size := utf8.DecodeRuneInString(s)
	c := Lookup(r)
	switch {
	case c == nil:
		return 0, 0, false
	case r == 0x81 && id == Windows1252ViaMac:
		return 0x81, size, false
	case c.Bytes[id]&0xC0 != 0x80:
		return 0, 0, false
	}
	return c.Bytes[id], size, false
}

// pair joins the high surrogate in u with the low one that must follow it.
func (id ID) pair(u Unit, s string) (Unit, bool) {
	lead, size := utf8.DecodeRuneInString(s[u.Size:])
	b, ok := id.Byte(lead)
	if !ok || b != 0xED {
		return Unit{}, false
	}
	low := rune(0xD)
	at := u.Size + size
	for range 2 {
		b, n, lost := id.continuation(s[at:])
		if n == 0 {
			return Unit{}, false
		}
		u.Lost = u.Lost || lost
		low = low<<6 | rune(b&0x3F)
		at += n
	}
	if low < 0xDC00 || low > 0xDFFF {
		return Unit{}, false
	}
	u.Rune = 0x10000 + (u.Rune-0xD800)<<10 + (low - 0xDC00)
	u.Size = at
	return u, true
}
