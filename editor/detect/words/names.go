package words

import (
	"fmt"
	"strings"
)

// A name that begins with I and a vowel (`Iakov`, `Iossif`) is in no list of
// English words, and scans read its I as l. Nothing but its place betrays it:
// a word nobody knows, in small letters, among names.

// nameInitial is what is said of such a word. It is not fitted: the corpora
// hold too few of them.
const nameInitial = 0.6

// namesAbout is the share of words with a capital that makes a place one where
// names stand.
const namesAbout = 0.2

// initials lists the forms that may be such names.
func (m *Model) initials() {
	m.names = map[Hash]bool{}
	for i := range m.vocabulary.forms {
		f := &m.vocabulary.forms[i]
		if f.kind != word || f.length < 4 || f.length > 20 || f.total() > 3 || int(f.counts[lower]) != f.total() {
			continue
		}
		w := m.vocabulary.spelling(f)
		if w[0] != 'l' || strings.IndexByte("aeou", w[1]) < 0 || strings.Contains(w, "'") {
			continue
		}
		if _, known := m.table.word(f.hash); known || m.derived(w) {
			continue
		}
		m.names[f.hash] = true
	}
}

// name proposes I for a small l that begins a name.
func (m *Model) name(text string, t *token) *Proposal {
	if t.shape != lower {
		return nil
	}
	if near := m.around(text, t); near.names < namesAbout || near.foreign > 0.1 {
		return nil
	}
	w := text[t.start:t.end]
	return &Proposal{
		Start: t.start, End: t.end, Replacement: "I" + w[1:], Kind: Letters, Confidence: nameInitial, Pattern: "l → I",
		Evidence: fmt.Sprintf("“%s” is no known word and stands among names; scans read I as l", w),
	}
}
