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

// A Wide is an encoding of one or two bytes a character.
type Wide struct {
	name   string
	enc    encoding.Encoding
	tables func() *wideTables
}

// The encodings of East Asia that texts are misread in, and as.
var (
	GBK      = newWide("GBK", simplifiedchinese.GBK)
	ShiftJIS = newWide("Shift-JIS", japanese.ShiftJIS)
	Big5     = newWide("Big5", traditionalchinese.Big5)
	EUCKR    = newWide("EUC-KR", korean.EUCKR)
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
func newWide(name string, enc encoding.Encoding) *Wide {
	w := &Wide{name: name, enc: enc}
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
