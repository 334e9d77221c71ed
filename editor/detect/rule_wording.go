package detect

import (
	"strconv"
	"strings"
)

// A wording is what is said of all places alike, made once.
type wording struct {
	text, pattern, evidence string
	other                   []string // the other reading, shared
}

// others returns a list of the one other reading, the same list for all places
// that have it.
func (w *wording) others(other string) []string {
	if len(w.other) == 1 && w.other[0] == other {
		return w.other
	}
	return []string{other}
}

// pattern is what groups places of one damage: the characters, no word.
func pattern(from, to string) string {
	if to == "" {
		return visible(from) + " → (nothing)"
	}
	return visible(from) + " → " + visible(to)
}

// visible names characters that cannot be seen.
func visible(s string) string {
	clean := true
	for _, r := range s {
		clean = clean && visibleRune(r)
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if visibleRune(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString("⟨" + strings.ToUpper(strconv.FormatInt(int64(r)|0x10000, 16))[1:] + "⟩")
	}
	return b.String()
}

func visibleRune(r rune) bool {
	if r > 0xFFFF {
		return true
	}
	switch c := classOf(r); c {
	case controlClass, nbspClass, badClass:
		return false
	case edgeClass:
		return r == ' '
	}
	return r != 0xAD && (r < 0x200B || r > 0x200F) && r != 0xFEFF
}

// proof tells how many sure places of a chain the text has.
func proof(n int) string {
	switch {
	case n <= 1:
		return ""
	case n == 2:
		return "; 2 places prove it"
	}
	return "; " + strconv.Itoa(n) + " places prove it"
}

type foldKey struct{ src, text string }
