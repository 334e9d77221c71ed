// Package codec knows how text is misread: which byte a character stood for
// in each single-byte encoding, and which UTF-8 sequence such bytes spell.
//
// Context: mojibake is undone by writing characters back as the bytes they
// were read from. Decision: every encoding is a table of 256 characters made
// "sloppy", as browsers and exporters read: a byte the standard leaves
// undefined stands for the control character of the same number. All tables
// are inverted into one two-level table, so that one look-up gives the byte of
// a character in every encoding at once. Consequence: a scanner pays one
// look-up per character, however many encodings it considers.
package codec

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// An ID names one single-byte encoding.
type ID uint8

// The encodings that UTF-8 is known to be misread as, commonest first: where
// two explain a place equally well, the first one is said.
const (
	Windows1252 ID = iota
	Latin1
	MacRoman
	Windows1250
	Windows1251
	CP437
	CP850
	Windows1254
	Windows1253
	Windows1257
	Latin2
	CP866
	KOI8R
	KOI8U
	Windows1252ViaMac // windows-1252, carried through MacRoman and back
	Windows1252Small  // windows-1252, then put in small letters: not all bytes come back
	Count             // number of encodings that UTF-8 is sought in

	// What follows is only read in another encoding, never UTF-8 in it.
	Windows1255 ID = iota - 1
	Windows1256 ID = iota - 1
	MacCyrillic ID = iota - 1
	allCount    ID = iota - 1
)

// A table is one encoding: the character of every byte.
type table struct {
	name  string
	runes [256]rune
}

var tables = [allCount]table{
	Windows1252: sloppy("windows-1252", charmap.Windows1252),
	Latin1:      latin1(),
	MacRoman:    sloppy("MacRoman", charmap.Macintosh),
	Windows1250: sloppy("windows-1250", charmap.Windows1250),
	Windows1251: sloppy("windows-1251", charmap.Windows1251),
	CP437:       sloppy("code page 437", charmap.CodePage437),
	CP850:       sloppy("code page 850", charmap.CodePage850),
	Windows1254: sloppy("windows-1254", charmap.Windows1254),
	Windows1253: sloppy("windows-1253", charmap.Windows1253),
	Windows1257: sloppy("windows-1257", charmap.Windows1257),
	Latin2:      sloppy("ISO-8859-2", charmap.ISO8859_2),
	CP866:       sloppy("code page 866", charmap.CodePage866),
	KOI8R:       sloppy("KOI8-R", charmap.KOI8R),
	KOI8U:       sloppy("KOI8-U", charmap.KOI8U),

	Windows1252ViaMac: viaMac(),
	Windows1252Small:  small(),

	Windows1255: sloppy("windows-1255", charmap.Windows1255),
	Windows1256: sloppy("windows-1256", charmap.Windows1256),
	MacCyrillic: sloppy("MacCyrillic", charmap.MacintoshCyrillic),
}

// sloppy lists the characters of a charmap; undefined bytes stand for
// themselves.
func sloppy(name string, m *charmap.Charmap) table {
	t := table{name: name}
	for b := range 256 {
		r := m.DecodeByte(byte(b))
		if r == utf8.RuneError {
			r = rune(b)
		}
		t.runes[b] = r
	}
	return t
}

// latin1 is ISO-8859-1 with its control characters.
func latin1() table {
	t := table{name: "ISO-8859-1"}
	for b := range t.runes {
		t.runes[b] = rune(b)
	}
	return t
}

// viaMac is the table of a text that was read as windows-1252, written as
// MacRoman, and read as windows-1252 again; 0 where MacRoman lacks a character.
func viaMac() table {
	t := latin1()
	t.name = "windows-1252, then carried through MacRoman"
	w, mac := sloppy("", charmap.Windows1252), sloppy("", charmap.Macintosh)
	for b := 0x80; b < 0x100; b++ {
		t.runes[b] = 0
		if w.runes[b] == rune(b) && b < 0xA0 {
			t.runes[b] = rune(b) // undefined in windows-1252: carried through as it is
		}
		for m, r := range mac.runes {
			if r == w.runes[b] {
				t.runes[b] = w.runes[m]
			}
		}
	}
	return t
}

// small is the table of a text that was read as windows-1252 and then put in
// small letters.
func small() table {
	t := sloppy("windows-1252, then put in small letters", charmap.Windows1252)
	for b := 0x80; b < 0x100; b++ {
		t.runes[b] = unicode.ToLower(t.runes[b])
	}
	return t
}

// Å, which windows-1252 reads C5 as, is 81 in MacRoman, which windows-1252 does not
// define: that character stands for both bytes, C5 where a sequence opens.

// shadowed are the bytes that Windows1252Small shows like another that is the
// likelier one: â is E2, which opens punctuation.
const shadowed = "\x8a\x8c\x8e\xc0\xc1\xc2"

// String is the name of the encoding as a reader knows it.
func (id ID) String() string { return tables[id].name }

// Rune is the character that byte b is read as.
func (id ID) Rune(b byte) rune { return tables[id].runes[b] }

// A Cell holds what one character can stand for.
type Cell struct {
	Bytes [Count]byte // the byte in each encoding; 0: not in it
	Leads uint16      // encodings in which that byte opens a UTF-8 sequence
	Conts uint16      // encodings in which it continues one
	Spare bool        // in one of them it opens a letter that often lost its A0 to a space
}

const (
	pageBits = 6
	pageSize = 1 << pageBits
	pages    = 1 << (16 - pageBits)
)

// inverse leads from a character to its bytes; nil pages hold nothing. All
// characters of all encodings lie in the basic plane.
var inverse = invert()

func invert() *[pages]*[pageSize]Cell {
	var inv [pages]*[pageSize]Cell
	for id := range Count {
		for b := 0x80; b < 0x100; b++ {
			r := tables[id].runes[b]
			if r < 0x80 || id == Windows1252Small && strings.IndexByte(shadowed, byte(b)) >= 0 || id == Windows1252ViaMac && b == 0x81 {
				continue
			}
			page := inv[r>>pageBits]
			if page == nil {
				page = new([pageSize]Cell)
				inv[r>>pageBits] = page
			}
			c := &page[r&(pageSize-1)]
			if c.Bytes[id] != 0 {
				continue
			}
			c.Bytes[id] = byte(b)
			if b == 0xC0 || b >= 0xC2 && b <= 0xF4 {
				c.Leads |= 1 << id
			}
			if b < 0xC0 {
				c.Conts |= 1 << id
			}
			c.Spare = c.Spare || spareLead(byte(b)) && tables[id].runes[0xA0] == 0xA0
		}
	}
	adoptControls(&inv)
	return &inv
}

// spareLead says whether a lead byte opens the letters that end in A0: Π, Р, נ
// and the Arabic zero.
func spareLead(b byte) bool { return b == 0xCE || b == 0xD0 || b == 0xD7 || b == 0xD9 }

// adoptControls lets windows-1252 take the control characters for their bytes
// too: in texts of mixed layers the two stand side by side.
func adoptControls(inv *[pages]*[pageSize]Cell) {
	page := inv[0x80>>pageBits]
	for b := 0x80; b < 0xA0; b++ {
		page[b&(pageSize-1)].Bytes[Windows1252] = byte(b)
		page[b&(pageSize-1)].Conts |= 1 << Windows1252
	}
}

// Lookup returns what r can stand for; nil when it is in no encoding, and for
// ASCII.
func Lookup(r rune) *Cell {
	if r < 0x80 || r > 0xFFFF {
		return nil
	}
	page := inverse[r>>pageBits]
	if page == nil {
		return nil
	}
	return &page[r&(pageSize-1)]
}

// Byte is the byte that r stands for in the encoding. ASCII stands for itself.
func (id ID) Byte(r rune) (b byte, ok bool) {
	if r >= 0 && r < 0x80 {
		return byte(r), true
	}
	c := Lookup(r)
	if c == nil || c.Bytes[id] == 0 {
		return 0, false
	}
	return c.Bytes[id], true
}

// Misread returns s as a program shows it that takes its bytes for the
// encoding: the damage itself, for tests and for tables of what it looks like.
func (id ID) Misread(s string) string {
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = tables[id].runes[s[i]]
	}
	return string(out)
}

// Encode is the inverse of Misread; ok is false where a character is not in
// the encoding.
func (id ID) Encode(s string) (bytes string, ok bool) {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		b, ok := id.Byte(r)
		if !ok {
			return "", false
		}
		out = append(out, b)
	}
	return string(out), true
}

// MaxLayers is how many times over a text is taken to have been misread.
const MaxLayers = 4
