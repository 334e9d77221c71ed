package rule

import (
	"strconv"
	"strings"
	"sync"

	"emend/editor/detect/class"
)

// A Wording is what is said of all places alike, made once.
type Wording struct {
	Text, Pattern, Evidence string
	Other                   []string // the other reading, shared
}

// Others returns a list of the one other reading, the same list for all places
// that have it.
func (w *Wording) Others(other string) []string {
	if len(w.Other) == 1 && w.Other[0] == other {
		return w.Other
	}
	return []string{other}
}

// A Change is a damaged wording and what it is to become.
type Change struct{ From, To string }

// Wordings keeps the wordings of a family, by what they change. Any goroutine
// may ask.
type Wordings struct{ m sync.Map }

// Of returns the wording of a change and makes it where there is none yet; say
// is given the change in strings of their own, which keep no text in memory.
func (w *Wordings) Of(c Change, say func(Change) *Wording) *Wording {
	if got, ok := w.m.Load(c); ok {
		return got.(*Wording)
	}
	c.From, c.To = strings.Clone(c.From), strings.Clone(c.To)
	got, _ := w.m.LoadOrStore(c, say(c))
	return got.(*Wording)
}

// Pattern is what groups places of one damage: the characters, no word.
func Pattern(from, to string) string {
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
	switch c := class.Of(r); c {
	case class.Control, class.NoBreak, class.Bad:
		return false
	case class.Edge:
		return r == ' '
	}
	return r != 0xAD && (r < 0x200B || r > 0x200F) && r != 0xFEFF
}

// Proof tells how many sure places of a chain the text has.
func Proof(n int) string {
	switch {
	case n <= 1:
		return ""
	case n == 2:
		return "; 2 places prove it"
	}
	return "; " + strconv.Itoa(n) + " places prove it"
}
