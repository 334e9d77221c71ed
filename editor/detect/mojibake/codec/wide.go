package codec

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// frequent bounds the lead bytes under which an encoding keeps its everyday
// characters and punctuation.
type frequent struct{ marksFrom, marksTo, from, to, trail byte }

// A Wide is an encoding of one or two bytes a character.
type Wide struct {
	name   string
	enc    encoding.Encoding
	often  frequent
	tables func() *wideTables
}

// The encodings of East Asia that texts are misread in, and as.
var (
	GBK      = newWide("GBK", simplifiedchinese.GBK, frequent{0xA1, 0xA3, 0xB0, 0xD7, 0xA1})
	ShiftJIS = newWide("Shift-JIS", japanese.ShiftJIS, frequent{0x81, 0x83, 0x88, 0x97, 0x40})
	Big5     = newWide("Big5", traditionalchinese.Big5, frequent{0xA1, 0xA1, 0xA4, 0xC6, 0x40})
	EUCJP    = newWide("EUC-JP", japanese.EUCJP, frequent{0xA1, 0xA5, 0xB0, 0xCF, 0xA1})
	EUCKR    = newWide("EUC-KR", korean.EUCKR, frequent{0xA1, 0xA3, 0xB0, 0xC8, 0xA1})
)

// Wides lists them, commonest first.
var Wides = []*Wide{GBK, ShiftJIS, Big5, EUCKR}

// wideTables lead from a character to its bytes (0: not in it; below 0x100: a
// single byte) and back.
type wideTables struct {
	code [1 << 16]uint16
	char [1 << 16]rune
}

// newWide prepares an encoding; its tables, some 400 kB, are made when first
// needed.
func newWide(name string, enc encoding.Encoding, often frequent) *Wide {
	w := &Wide{name: name, enc: enc, often: often}
	w.tables = sync.OnceValue(w.build)
	return w
}

func (w *Wide) build() *wideTables {
	t := new(wideTables)
	d := w.enc.NewDecoder()
	set := func(code int, b ...byte) {
		s, err := d.String(string(b))
		r, size := utf8.DecodeRuneInString(s)
		if err != nil || size != len(s) || r == utf8.RuneError || r < 0x80 || r > 0xFFFF {
			return
		}
		t.char[code] = r
		if t.code[r] == 0 {
			t.code[r] = uint16(code)
		}
	}
	for lead := 0x80; lead < 0x100; lead++ {
		set(lead, byte(lead))
		if t.char[lead] != 0 {
			continue
		}
		for trail := 0x40; trail < 0x100; trail++ {
			set(lead<<8|trail, byte(lead), byte(trail))
		}
	}
	return t
}

// String is the name of the encoding as a reader knows it.
func (w *Wide) String() string { return w.name }

// Append appends the bytes that r stands for; ok is false where r is ASCII or
// not in the encoding.
func (w *Wide) Append(dst []byte, r rune) (bytes []byte, ok bool) {
	if r < 0x80 || r > 0xFFFF {
		return dst, false
	}
	switch code := w.tables().code[r]; {
	case code == 0:
		return dst, false
	case code < 0x100:
		return append(dst, byte(code)), true
	default:
		return append(dst, byte(code>>8), byte(code)), true
	}
}

// Everyday says whether r is one of the characters that make up most of a text
// in the encoding's language.
func (w *Wide) Everyday(r rune) bool {
	if r < 0x80 || r > 0xFFFF {
		return r < 0x80
	}
	code := w.tables().code[r]
	lead, trail := byte(code>>8), byte(code)
	o := &w.often
	return trail >= o.trail && (lead >= o.marksFrom && lead <= o.marksTo || lead >= o.from && lead <= o.to)
}

// Decode reads the character that starts b: its value and length, 0 where b
// starts none beyond ASCII.
func (w *Wide) Decode(b []byte) (r rune, size int) {
	if len(b) == 0 || b[0] < 0x80 {
		return 0, 0
	}
	t := w.tables()
	if r := t.char[b[0]]; r != 0 {
		return r, 1
	}
	if len(b) < 2 {
		return 0, 0
	}
	if r := t.char[int(b[0])<<8|int(b[1])]; r != 0 {
		return r, 2
	}
	return 0, 0
}
