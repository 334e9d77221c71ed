package text

import "unicode/utf8"

// bom is U+FEFF, the byte order mark, as it stands in a text.
const bom = "\uFEFF"

// A codec reads and writes one encoding, one character at a time and without
// state, so that reading can start at any character. Encodings with shift
// states (ISO-2022, HZ) cannot be written this way and are not offered.
type codec interface {
	// next reads the character at the start of b, which is not empty, and
	// says how many bytes it took. Bytes that mean nothing are U+FFFD. Four
	// codes of Big5 stand for two runes; r2 is 0 for all others.
	next(b []byte) (r, r2 rune, n int)
	// put appends r to dst, or returns false where the encoding lacks it.
	put(dst []byte, r rune) ([]byte, bool)
	// ascii says whether bytes below 0x80, where a character starts, are
	// always ASCII.
	ascii() bool
}

// markStride is how many bytes of text lie between two marks. At 1 kB the
// marks of 100 MB take 1.6 MB, and a look-up reads half a kB on average.
const markStride = 1 << 10

// A mark is the place of one character, in the text and in the file. Mark k
// is the last character that starts at or before text offset k*markStride.
type mark struct{ text, file int }

// decode reads all of data.
func decode(c codec, data []byte) (string, []mark) {
	out := make([]byte, 0, decodedCap(c, data))
	marks := make([]mark, 0, cap(out)/markStride+1)
	ascii := c.ascii()
	for i := 0; i < len(data); {
		t := len(out)
		if ascii && data[i] < utf8.RuneSelf {
			n := asciiRun(data[i:])
			out = append(out, data[i:i+n]...)
			for k := len(marks) * markStride; k < t+n; k += markStride {
				marks = append(marks, mark{k, i + k - t})
			}
			i += n
			continue
		}
		r, r2, n := c.next(data[i:])
		out = utf8.AppendRune(out, r)
		if r2 != 0 {
			out = utf8.AppendRune(out, r2)
		}
		if len(marks)*markStride < len(out) {
			marks = append(marks, mark{t, i})
		}
		i += n
	}
	return ownedString(out), marks
}

// decodedCap is how much room the text of data needs, exactly where that is
// cheap to know.
func decodedCap(c codec, data []byte) int {
	if s, ok := c.(*singleByte); ok {
		return s.decodedLen(data)
	}
	return len(data) + len(data)/2 + utf8.UTFMax
}

// asciiRun is the number of ASCII bytes at the start of b.
func asciiRun(b []byte) int {
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		if allASCII8(b[n:]) {
			continue
		}
		break
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// allASCII8 says whether the first eight bytes of b are ASCII.
func allASCII8(b []byte) bool {
	_ = b[7]
	return (b[0]|b[1]|b[2]|b[3]|b[4]|b[5]|b[6]|b[7])&0x80 == 0
}
