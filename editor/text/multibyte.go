package text

import (
	"encoding/binary"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// A multiByte is one of the East Asian encodings of one to four bytes a
// character. Its tables are read out of golang.org/x/text at first use: its
// transformers buffer and look ahead, and we need a single character, its
// length, and the speed of a table.
type multiByte struct {
	pairs   []rune          // by lead<<8|trail, 0: none
	doubles map[int]rune    // second rune of the Big5 codes that have two
	singles [256]rune       // bytes that stand alone, 0: none
	triples map[int]rune    // EUC-JP 8F xx xx by the last two bytes
	quads   []rune          // GB18030 by linear index
	codes   map[rune]uint32 // back again, bytes big-endian
}

// gbSupplementary is the linear index from which the four-byte codes of
// GB18030 are U+10000 and on.
const gbSupplementary = 189000

// gbBMP is how many four-byte codes GB18030 uses for the basic plane.
const gbBMP = 39420

// newMultiByte reads the tables of e. It takes a few milliseconds.
func newMultiByte(name string, e encoding.Encoding) *multiByte {
	m := &multiByte{
		pairs: make([]rune, 1<<16), doubles: map[int]rune{},
		codes: make(map[rune]uint32, 1<<15),
	}
	read := newProbe(e)
	for b := range m.singles {
		if r, _, ok := read.one(byte(b)); ok {
			m.singles[b] = r
			m.learn(read, r, uint32(b))
		}
	}
	for lead := 0x81; lead <= 0xFE; lead++ {
		if m.singles[lead] != 0 {
			continue
		}
		for trail := 0x30; trail <= 0xFE; trail++ {
			m.readPair(read, lead, trail)
		}
	}
	switch name {
	case "euc-jp":
		m.readTriples(read)
	case "gb18030":
		m.readQuads(read)
	}
	return m
}

func (m *multiByte) readPair(read *probe, lead, trail int) {
	r, r2, ok := read.one(byte(lead), byte(trail))
	if !ok {
		return
	}
	code := lead<<8 | trail
	m.pairs[code] = r
	if r2 != 0 {
		m.doubles[code] = r2
		return
	}
	m.learn(read, r, uint32(code))
}

func (m *multiByte) readTriples(read *probe) {
	m.triples = make(map[int]rune, 6100)
	for a := 0xA1; a <= 0xFE; a++ {
		for b := 0xA1; b <= 0xFE; b++ {
			if r, _, ok := read.one(0x8F, byte(a), byte(b)); ok {
				m.triples[a<<8|b] = r
				m.learn(read, r, uint32(0x8F<<16|a<<8|b))
			}
		}
	}
}

func (m *multiByte) readQuads(read *probe) {
	m.quads = make([]rune, gbBMP)
	for i := range m.quads {
		b := gbQuad(i)
		r, _, ok := read.one(b[:]...)
		if b == [4]byte{0x84, 0x31, 0xA4, 0x37} {
			r, ok = utf8.RuneError, true // the one code that means U+FFFD
		}
		if ok {
			m.quads[i] = r
			m.learn(read, r, binary.BigEndian.Uint32(b[:]))
		}
	}
}

// learn notes code as the way to write r. Where several codes mean r, the one
// the encoder of x/text would choose wins, for that is the standard's choice.
func (m *multiByte) learn(read *probe, r rune, code uint32) {
	if _, known := m.codes[r]; !known || read.prefers(r, code) {
		m.codes[r] = code
	}
}

func (m *multiByte) next(b []byte) (r, r2 rune, n int) {
	if r := m.singles[b[0]]; r != 0 || b[0] == 0 {
		return r, 0, 1
	}
	if len(b) >= 2 {
		code := int(b[0])<<8 | int(b[1])
		if r := m.pairs[code]; r != 0 {
			if len(m.doubles) > 0 {
				r2 = m.doubles[code]
			}
			return r, r2, 2
		}
		if r, n := m.long(b); n > 0 {
			return r, 0, n
		}
	}
	return utf8.RuneError, 0, 1
}

// long reads a character of three or four bytes; n is 0 where there is none.
func (m *multiByte) long(b []byte) (r rune, n int) {
	if m.triples != nil && len(b) >= 3 && b[0] == 0x8F {
		if r := m.triples[int(b[1])<<8|int(b[2])]; r != 0 {
			return r, 3
		}
	}
	if m.quads == nil || len(b) < 4 {
		return 0, 0
	}
	i := gbIndex(b)
	switch {
	case i >= 0 && i < gbBMP && m.quads[i] != 0:
		return m.quads[i], 4
	case i >= gbSupplementary && i-gbSupplementary <= utf8.MaxRune-0x10000:
		return rune(i - gbSupplementary + 0x10000), 4
	}
	return 0, 0
}

func (m *multiByte) put(dst []byte, r rune) ([]byte, bool) {
	if r < utf8.RuneSelf && m.singles[byte(r)] == r {
		return append(dst, byte(r)), true
	}
	code, ok := m.codes[r]
	switch {
	case !ok && m.quads != nil && r >= 0x10000 && r <= utf8.MaxRune:
		b := gbQuad(int(r) - 0x10000 + gbSupplementary)
		return append(dst, b[:]...), true
	case !ok:
		return dst, false
	}
	for shift := 24; shift >= 0; shift -= 8 {
		if code>>shift != 0 {
			dst = append(dst, byte(code>>shift))
		}
	}
	return dst, true
}

// putTwo writes the first two runes of s where one code stands for both.
func (m *multiByte) putTwo(dst []byte, s string) ([]byte, bool) {
	if s[0] < utf8.RuneSelf {
		return dst, false
	}
	r, n := utf8.DecodeRuneInString(s)
	r2, _ := utf8.DecodeRuneInString(s[n:])
	for code, second := range m.doubles {
		if second == r2 && m.pairs[code] == r {
			return append(dst, byte(code>>8), byte(code)), true
		}
	}
	return dst, false
}

func (*multiByte) ascii() bool { return true }

// gbIndex is the linear index of a four-byte code, or -1.
func gbIndex(b []byte) int {
	if b[0] < 0x81 || b[0] > 0xFE || b[1] < 0x30 || b[1] > 0x39 ||
		b[2] < 0x81 || b[2] > 0xFE || b[3] < 0x30 || b[3] > 0x39 {
		return -1
	}
	return ((int(b[0]-0x81)*10+int(b[1]-0x30))*126+int(b[2]-0x81))*10 + int(b[3]-0x30)
}

// gbQuad is the four-byte code of a linear index.
func gbQuad(i int) [4]byte {
	return [4]byte{
		byte(0x81 + i/12600), byte(0x30 + i/1260%10),
		byte(0x81 + i/10%126), byte(0x30 + i%10),
	}
}

// A probe asks an encoding of x/text about single characters.
type probe struct {
	dec *encoding.Decoder
	enc *encoding.Encoder
	in  []byte
	out [16]byte
}

func newProbe(e encoding.Encoding) *probe {
	return &probe{dec: e.NewDecoder(), enc: e.NewEncoder()}
}

// one decodes b, and says whether it is one whole character.
func (p *probe) one(b ...byte) (r, r2 rune, ok bool) {
	p.in = append(p.in[:0], b...)
	p.dec.Reset()
	n, read, err := p.dec.Transform(p.out[:], p.in, true)
	if err != nil || read != len(b) {
		return 0, 0, false
	}
	r, size := utf8.DecodeRune(p.out[:n])
	if size == n {
		// U+FFFD is what stands for an error; GB18030 alone can mean it.
		return r, 0, r != utf8.RuneError
	}
	r2, size2 := utf8.DecodeRune(p.out[size:n])
	// Two runes are one character only if the first byte is none by itself.
	ok = size+size2 == n && r >= utf8.RuneSelf && r2 >= utf8.RuneSelf && r != utf8.RuneError && r2 != utf8.RuneError
	return r, r2, ok
}

// prefers says whether the encoder would write r as code.
func (p *probe) prefers(r rune, code uint32) bool {
	p.in = utf8.AppendRune(p.in[:0], r)
	p.enc.Reset()
	n, _, err := p.enc.Transform(p.out[:], p.in, true)
	if err != nil {
		return false
	}
	var got uint32
	for _, b := range p.out[:n] {
		got = got<<8 | uint32(b)
	}
	return got == code
}
