package say

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// sampleNumber is the number whose translation shows how a language writes
// numbers.
const sampleNumber = "1,234.5"

// writing is what stands between the thousands of a number and before its
// fraction.
type writing struct{ group, point string }

// writingOf takes the signs out of the translation of sampleNumber.
func writingOf(sample string) (writing, bool) {
	group, rest, ok := strings.Cut(strings.TrimPrefix(sample, "1"), "234")
	return writing{group, strings.TrimSuffix(rest, "5")}, ok
}

func here() writing {
	w, _ := writingOf(T(sampleNumber)) // a test reads all translations
	return w
}

func (w writing) whole(n int) string {
	figures, sign := strconv.Itoa(n), ""
	if n < 0 {
		figures, sign = figures[1:], "-"
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range figures {
		if i > 0 && (len(figures)-i)%3 == 0 {
			b.WriteString(w.group)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// Count writes a whole number as the reader's language groups its figures.
func Count(n int) string { return here().whole(n) }

// Number reads a whole number that is not negative, as Count writes it or
// plain.
func Number(s string) (int, error) {
	s = strings.ReplaceAll(s, here().group, "")
	n, err := strconv.ParseUint(strings.Join(strings.FieldsFunc(s, unicode.IsSpace), ""), 10, 63)
	return int(n), err
}

// spelt are the arguments of a format, with numbers that write themselves
// in the reader's language.
func spelt(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case int:
			out[i] = whole(a)
		case float64:
			out[i] = fraction(a)
		default:
			out[i] = a
		}
	}
	return out
}

type whole int

// Format is for package fmt.
func (n whole) Format(s fmt.State, verb rune) {
	if verb == 'd' {
		fmt.Fprint(s, Count(int(n)))
		return
	}
	fmt.Fprintf(s, fmt.FormatString(s, verb), int(n))
}

type fraction float64

// Format is for package fmt.
func (f fraction) Format(s fmt.State, verb rune) {
	fmt.Fprint(s, strings.Replace(fmt.Sprintf(fmt.FormatString(s, verb), float64(f)), ".", here().point, 1))
}
