// Package judge turns what a reader of words saw at a place into a Proposal and
// how sure it is: fitted weights, trees that correct them, and curves that state
// what was borne out. It knows no word.
package judge

import (
	"fmt"
	"math"
)

// A Kind says what sort of damage a proposal repairs.
type Kind uint8

// The kinds of damage.
const (
	Letters  Kind = iota // letters for letters
	Glyphs               // marks for letters
	Digits               // digits for letters
	LongS                // f for the long s of old print
	Ligature             // letters lost with a ligature
	Split                // one word in two
	Join                 // two words in one
	Hyphen               // a line-end hyphen left inside a line
	Case                 // a capital for a small letter
	Stray                // a speck read as a mark
	Numbers              // letters for digits
)

// A Proposal is another wording for a span of the text.
type Proposal struct {
	Start, End   int
	Replacement  string
	Kind         Kind
	Confidence   float64
	Pattern      string // what is misread: "tho → the" where that is frequent, else "o → e"
	Evidence     string
	Alternatives []string
	Features     []float64 // what Confidence was made from, for fitting
}

// Least is the confidence below which a proposal is not worth a reader's look.
const Least = 0.1

// Times is a count in words.
func Times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// Bit is a condition as a feature: 1 or 0.
func Bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Clip keeps a feature within bounds, beyond which nothing was fitted.
func Clip(x, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, x)) }
