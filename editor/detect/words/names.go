package words

import (
	"fmt"
	"strings"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
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
	m.names = map[lexicon.Hash]bool{}
	for i := range m.Vocabulary.Forms {
		f := &m.Vocabulary.Forms[i]
		if f.Kind != lexicon.Word || f.Length < 4 || f.Length > 20 || f.Total() > 3 || int(f.Counts[lexicon.Lower]) != f.Total() {
			continue
		}
		w := m.Vocabulary.Spelling(f)
		if w[0] != 'l' || strings.IndexByte("aeou", w[1]) < 0 || strings.Contains(w, "'") {
			continue
		}
		if _, known := m.Table.Word(f.Hash); known || m.Derived(w) {
			continue
		}
		m.names[f.Hash] = true
	}
}

// name proposes I for a small l that begins a name.
func (m *Model) name(text string, t *lexicon.Token) *judge.Proposal {
	if t.Shape != lexicon.Lower {
		return nil
	}
	if near := m.Around(text, t); near.Names < namesAbout || near.Foreign > 0.1 {
		return nil
	}
	w := text[t.Start:t.End]
	return &judge.Proposal{
		Start: t.Start, End: t.End, Replacement: "I" + w[1:], Kind: judge.Letters, Confidence: nameInitial, Pattern: "l → I",
		Evidence: fmt.Sprintf("“%s” is no known word and stands among names; scans read I as l", w),
	}
}
