package words

import "emend/editor/detect/words/lexicon"

// context is what stands beside a word as far as it can be read: 0 is nothing.
func (m *Model) context(t *lexicon.Token) lexicon.Hash {
	if t == nil || t.Kind == lexicon.Figure || t.Fragment {
		return 0
	}
	if s := m.suspectOf(t.Hash); s != nil && s.sure != nil {
		return s.sure.hash
	}
	if t.Kind == lexicon.Odd {
		return 0
	}
	return t.Hash
}
