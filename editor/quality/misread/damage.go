// Package misread damages sound texts as programs and scanners do, and judges
// repairs of them place by place.
//
// Context: aligning a damaged text with its truth by words blames a repair for
// what its neighbours miss. Decision: the damage is done here, one character
// after another, and every place is written down. Consequence: a repair is
// right or wrong by the bytes it touches and nothing else.
package misread

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// A Chain is one way in which texts get damaged.
type Chain struct {
	Name string
	// Damage says what a character becomes; before and after are its neighbours
	// in the sound text. What it returns unchanged is no place.
	Damage func(r, before, after rune, random *rand.Rand) string
	// Share is the share of the characters that are damaged, 0 for all.
	Share float64
}

// A Place is one damaged character, or several where bytes of one were read
// with bytes of the next.
type Place struct {
	Span text.Span // in the damaged text
	Gold string    // what stood there
}

// A Text is a damaged text and its truth.
type Text struct {
	Raw, Gold string
	Places    []Place // in order, disjoint
}

// Apply damages a sound text.
func (c *Chain) Apply(gold string, random *rand.Rand) *Text {
	t := &Text{Gold: gold}
	var b strings.Builder
	before := ' '
	for at, r := range gold {
		_, size := utf8.DecodeRuneInString(gold[at:])
		was := gold[at : at+size]
		after, _ := utf8.DecodeRuneInString(gold[at+size:])
		is := was
		if c.Share == 0 || random.Float64() < c.Share {
			is = c.Damage(r, before, after, random)
		}
		if is != was {
			t.Places = append(t.Places, Place{text.Span{Start: b.Len(), End: b.Len() + len(is)}, was})
		}
		b.WriteString(is)
		before = r
	}
	t.Raw = b.String()
	return t
}

// ApplyWide damages a sound text by reading its bytes in an encoding of one or
// two bytes a character. What would lose bytes is left as it is.
func ApplyWide(gold string, decode func(b []byte) (r rune, size int)) *Text {
	t := &Text{Gold: gold}
	var b strings.Builder
	rest := []byte(gold)
	for at := 0; at < len(rest); {
		if rest[at] < utf8.RuneSelf {
			b.WriteByte(rest[at])
			at++
			continue
		}
		from, start := at, b.Len()
		var is []rune
		lost := false
		for at < len(rest) && rest[at] >= utf8.RuneSelf {
			r, size := decode(rest[at:])
			lost = lost || size == 0
			is = append(is, r)
			at += max(1, size)
		}
		if lost {
			b.WriteString(gold[from:at])
			continue
		}
		b.WriteString(string(is))
		t.Places = append(t.Places, Place{text.Span{Start: start, End: b.Len()}, gold[from:at]})
	}
	t.Raw = b.String()
	return t
}
