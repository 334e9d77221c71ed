package words

import (
	"cmp"
	"slices"
	"strings"

	"emend/editor/detect/words/lexicon"
)

// A candidate is another reading of a form.
type candidate struct {
	text    string // in lower case
	hash    lexicon.Hash
	channel float64 // natural logarithm of the chance to print the form for it
	prior   float64 // of its share of all words, by language and document
	ops     []op
}

// maxCandidates are kept of a form, best first.
const maxCandidates = 4

// kept is a candidate whose letters and misreadings lie in buffers that are
// used again.
type kept struct {
	candidate
	buf []byte
}

// An expander walks through the readings of one form. It builds each reading
// from the left and gives it up as soon as no word begins so.
type expander struct {
	m       *Model
	word    string // in lower case
	classes []byte // of each byte of word; 0 inside a character
	buf     []byte
	path    []op
	kept    [maxCandidates]kept
	held    int // of kept
	self    lexicon.Hash
	floor   float64 // channel plus prior a reading must reach
}

// expand returns the best readings of a form other than the form itself.
// listed says that only misreadings of the list are to be tried.
func (m *Model) expand(e *expander, word string, self lexicon.Hash, budget, floor float64, listed bool) []candidate {
	e.m, e.word, e.self, e.floor = m, lexicon.LowerCase(word), self, floor
	e.buf, e.path, e.held = e.buf[:0], e.path[:0], 0
	e.classes = e.classes[:0]
	for i := 0; i < len(e.word); {
		class, size := lexicon.ClassAt(e.word, i)
		e.classes = append(e.classes, byte(class))
		for range size - 1 {
			e.classes = append(e.classes, 0)
		}
		i += size
	}
	e.walk(0, lexicon.HashSeed, budget, 2, listed)
	return e.best()
}

// best returns what was kept, best first.
func (e *expander) best() []candidate {
	if e.held == 0 {
		return nil
	}
	out := make([]candidate, e.held)
	for i := range out {
		out[i] = e.kept[i].candidate
		out[i].text = string(e.kept[i].buf)
		out[i].ops = slices.Clone(out[i].ops)
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(a.text, b.text))
	})
	return out
}

func (c *candidate) score() float64 { return c.channel + c.prior }

// walk goes on at byte i of the word; h is the unfinished hash of what was
// built so far, budget what the misreadings still to come may cost, known how
// many listed ones, free whether an unlisted one was used.
func (e *expander) walk(i int, h lexicon.Hash, budget float64, known int, free bool) {
	for {
		if known > 0 && e.m.confusions.cheapest >= budget {
			if i < len(e.word) {
				e.listed(i, h, budget, known, free)
			}
			e.lost(i, h, budget, known, free)
		}
		if !free && (len(e.path) == 0 || len(e.word) > 6) && oddSpeck >= budget {
			e.unlisted(i, h, budget, known)
		}
		if i == len(e.word) {
			if len(e.path) > 0 {
				e.probe(h.Done())
			}
			return
		}
		if class := e.classes[i]; class != lexicon.Letter && class != lexicon.Apostrophe {
			return // a mark that was not explained
		}
		next := i + 1
		for next < len(e.word) && e.classes[next] == 0 {
			next++
		}
		for ; i < next; i++ {
			h = h.Add(e.word[i])
			e.buf = append(e.buf, e.word[i])
		}
		if !e.m.starts.Has(h) {
			return
		}
	}
}

// take tries one misreading and goes on behind it.
func (e *expander) take(o op, i int, h lexicon.Hash, budget float64, known int, free bool) {
	if h = h.AddAll(o.truth); o.truth != "" && !e.m.starts.Has(h) {
		return
	}
	n := len(e.buf)
	e.buf = append(e.buf, o.truth...)
	e.path = append(e.path, o)
	e.walk(i+len(o.printed), h, budget-o.log, known, free)
	e.path = e.path[:len(e.path)-1]
	e.buf = e.buf[:n]
}

func (e *expander) listed(i int, h lexicon.Hash, budget float64, known int, free bool) {
	list := e.m.confusions.byPrinted[e.word[i]]
	for k := range list {
		o := &list[k]
		if o.log < budget {
			break // they stand in falling order
		}
		if len(o.printed) == 1 || strings.HasPrefix(e.word[i:], o.printed) {
			e.take(*o, i, h, budget, known-1, free)
		}
	}
}

// lost tries the letter groups that scans lose. Two in a row are not tried.
func (e *expander) lost(i int, h lexicon.Hash, budget float64, known int, free bool) {
	if n := len(e.path); n > 0 && e.path[n-1].printed == "" {
		return
	}
	for _, o := range e.m.confusions.lost {
		if o.log < budget {
			break
		}
		e.take(o, i, h, budget, known-1, free)
	}
}

// unlisted tries every single change of a letter.
func (e *expander) unlisted(i int, h lexicon.Hash, budget float64, known int) {
	after := 0 // listed misreadings that may follow
	if len(e.path) == 0 && len(e.word) > 6 {
		after = min(known, 1)
	}
	if i < len(e.word) {
		e.replaced(i, h, budget, after)
		if e.classes[i] != lexicon.Letter {
			return
		}
	}
	if anyLost < budget {
		return
	}
	for _, r := range e.m.alphabet {
		if e.m.starts.Has(h.AddAll(r)) { // as few do
			e.take(op{"", r, anyLost}, i, h, budget, 0, true)
		}
	}
}

// replaced tries to drop the character at i and to put each letter for it.
func (e *expander) replaced(i int, h lexicon.Hash, budget float64, after int) {
	size := 1
	for i+size < len(e.word) && e.classes[i+size] == 0 {
		size++
	}
	printed := e.word[i : i+size]
	added, changed := anyAdded, anyLetter
	if e.classes[i] != lexicon.Letter {
		added, changed = oddSpeck, oddLetter
	} else if isNarrow(printed) {
		added = narrowIn
	}
	if added >= budget {
		e.take(op{printed, "", added}, i, h, budget, after, true)
	}
	if changed < budget {
		return
	}
	for _, r := range e.m.alphabet {
		if e.m.starts.Has(h.AddAll(r)) && r != printed {
			e.take(op{printed, r, changed}, i, h, budget, after, true)
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
func (e *expander) probe(h lexicon.Hash) {
	if h == e.self {
		return
	}
	prior, ok := e.m.Prior(h)
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
	slot := 0 // the worst, or a free one
	for k := range e.kept[:e.held] {
		old := &e.kept[k]
		if old.hash == h {
			if c.channel > old.channel {
				old.channel, old.ops = c.channel, append(old.ops[:0], e.path...)
			}
			return
		}
		if old.score() < e.kept[slot].score() {
			slot = k
		}
	}
	if e.held < maxCandidates {
		slot = e.held
		e.held++
	} else if e.kept[slot].score() >= c.score() {
		return
	}
	k := &e.kept[slot]
	c.ops = append(k.ops[:0], e.path...)
	k.candidate, k.buf = c, append(k.buf[:0], e.buf...)
}
