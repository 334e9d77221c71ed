package words

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A candidate is another reading of a form.
type candidate struct {
	text    string // in lower case
	hash    Hash
	channel float64 // natural logarithm of the chance to print the form for it
	prior   float64 // of its share of all words, by language and document
	ops     []op
}

// maxCandidates are kept of a form, best first.
const maxCandidates = 4

// An expander walks through the readings of one form.
type expander struct {
	m      *Model
	word   string // in lower case
	buf    []byte
	path   []op
	best   []candidate
	probes map[Hash]bool
	self   Hash
	floor  float64 // channel plus prior a reading must reach
}

// expand returns the best readings of a form other than the form itself.
func (m *Model) expand(word string, self Hash, budget, floor float64) []candidate {
	e := &expander{m: m, word: lowerCase(word), self: self, floor: floor}
	e.buf = make([]byte, 0, len(word)+8)
	e.walk(0, budget, 2, false)
	sort.SliceStable(e.best, func(i, j int) bool { return e.best[i].score() > e.best[j].score() })
	return e.best
}

func (c *candidate) score() float64 { return c.channel + c.prior }

// lowerCase folds a form as HashOf does.
func lowerCase(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}

// walk goes on at byte i of the word. budget is what the misreadings still to
// come may cost, known how many listed ones, free whether an unlisted one was
// used; a free one stands alone or beside one listed.
func (e *expander) walk(i int, budget float64, known int, free bool) {
	if i == len(e.word) {
		if len(e.path) > 0 {
			e.probe()
		}
		if known > 0 {
			e.lost(i, budget, known, free)
		}
		return
	}
	class, size := classAt(e.word, i)
	if class == letter || class == apostrophe {
		n := len(e.buf)
		e.buf = append(e.buf, e.word[i:i+size]...)
		e.walk(i+size, budget, known, free)
		e.buf = e.buf[:n]
	}
	if known > 0 {
		e.listed(i, budget, known, free)
		e.lost(i, budget, known, free)
	}
	if !free && (len(e.path) == 0 || len(e.word) > 6) {
		e.unlisted(i, size, class, budget, known)
	}
}

// take tries one misreading and goes on behind it.
func (e *expander) take(o op, i int, budget float64, known int, free bool) {
	if o.log < budget {
		return
	}
	n := len(e.buf)
	e.buf = append(e.buf, o.truth...)
	e.path = append(e.path, o)
	e.walk(i+len(o.printed), budget-o.log, known, free)
	e.path = e.path[:len(e.path)-1]
	e.buf = e.buf[:n]
}

func (e *expander) listed(i int, budget float64, known int, free bool) {
	for _, o := range e.m.confusions.byPrinted[e.word[i]] {
		if o.log < budget {
			break // they stand in falling order
		}
		if strings.HasPrefix(e.word[i:], o.printed) {
			e.take(o, i, budget, known-1, free)
		}
	}
}

// lost tries the letter groups that scans lose. Two in a row are not tried.
func (e *expander) lost(i int, budget float64, known int, free bool) {
	if n := len(e.path); n > 0 && e.path[n-1].printed == "" {
		return
	}
	for _, o := range e.m.confusions.lost {
		if o.log < budget {
			break
		}
		e.take(o, i, budget, known-1, free)
	}
}

// unlisted tries every single change of a letter.
func (e *expander) unlisted(i, size, class int, budget float64, known int) {
	printed := e.word[i : i+size]
	if len(e.path) > 0 {
		known = 0
	}
	added, changed := anyAdded, anyLetter
	if class != letter {
		added, changed = oddSpeck, oddLetter
	} else if isNarrow(printed) {
		added = narrowIn
	}
	e.take(op{printed, "", added}, i, budget, known, true)
	if changed >= budget {
		for _, r := range e.m.alphabet {
			if r != printed {
				e.take(op{printed, r, changed}, i, budget, known, true)
			}
		}
	}
	if class == letter && anyLost >= budget {
		for _, r := range e.m.alphabet {
			e.take(op{"", r, anyLost}, i, budget, 0, true)
		}
	}
}

func isNarrow(s string) bool {
	switch s {
	case "i", "l", "r", "t", "j", "f", "'":
		return true
	}
	return false
}

// probe looks the reading up and keeps it where it is among the best.
func (e *expander) probe() {
	if e.buf == nil || len(e.buf) == 0 {
		return
	}
	h := hashBytes(e.buf)
	if h == e.self {
		return
	}
	prior, ok := e.m.prior(h)
	if !ok {
		return
	}
	c := candidate{hash: h, prior: prior}
	for _, o := range e.path {
		c.channel += o.log
	}
	if c.score() < e.floor {
		return
	}
	for k := range e.best {
		if e.best[k].hash == h {
			if c.channel > e.best[k].channel {
				e.best[k].channel, e.best[k].ops = c.channel, append([]op(nil), e.path...)
			}
			return
		}
	}
	worst := 0
	for k := range e.best {
		if e.best[k].score() < e.best[worst].score() {
			worst = k
		}
	}
	if len(e.best) == maxCandidates {
		if e.best[worst].score() >= c.score() {
			return
		}
		e.best = append(e.best[:worst], e.best[worst+1:]...)
	}
	c.text = string(e.buf)
	c.ops = append([]op(nil), e.path...)
	e.best = append(e.best, c)
}

// cased writes a reading in the case of the form it replaces.
func cased(c *candidate, original string) string {
	switch formShape(original, c) {
	case upper:
		return strings.ToUpper(c.text)
	case title:
		r, size := utf8.DecodeRuneInString(c.text)
		return string(unicode.ToTitle(r)) + c.text[size:]
	}
	return c.text
}

// formShape is the shape the reading should have. A capital I at the start of
// a small word is a misread l, and an l that is truly an i was a capital I.
func formShape(original string, c *candidate) shape {
	uppers, lowers := 0, 0
	for _, r := range original {
		switch {
		case unicode.IsUpper(r):
			uppers++
		case unicode.IsLower(r):
			lowers++
		}
	}
	first, _ := utf8.DecodeRuneInString(original)
	start := c.ops[0].printed != "" && strings.HasPrefix(lowerCase(original), c.ops[0].printed) && !strings.HasPrefix(c.text, c.ops[0].printed)
	switch {
	case uppers > 1 && lowers <= 1 && uppers > lowers:
		return upper
	case start && first == 'l' && c.text[0] == 'i':
		return title
	case start && first == 'I' && c.text[0] == 'l' && lowers > 0:
		return lower
	case unicode.IsUpper(first):
		return title
	case uppers > 0 && !unicode.IsLetter(first) && unicode.IsUpper([]rune(original)[min(1, len([]rune(original))-1)]):
		return title
	}
	return lower
}
