package words

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/words/hyphens"
	"emend/editor/detect/words/lexicon"
	"emend/editor/detect/words/spaces"
)

// A Model is what is known of the words of one text. It is built once over the
// whole text and then only read.
type Model struct {
	lexicon.Lexicon
	Spaces     spaces.Reader
	Hyphens    hyphens.Reader
	Capitals   Capitals
	confusions *confusions
	suspects   []*suspect // by form; nil where a form is above suspicion
	alphabet   []string
	starts     lexicon.Starts        // of the language's and the document's words
	Damage     float64               // share of words that are surely misread
	Unlike     bool                  // the text may be unlike those fitted on: see borneOut
	LongS      bool                  // the print has a long s, read as f
	learnt     bool                  // the text is damaged and suspects holds its readings
	names      map[lexicon.Hash]bool // words that may be names whose I was read as l
	doubted    lexicon.Filter        // words that have a suspect or may be names
}

// A suspect is a form that may be a misreading.
type suspect struct {
	form       *lexicon.Form
	known      float64 // logarithm of its share of the language; 0: not in it
	derived    bool    // made of known words or a known word with an ending
	candidates []candidate
	sure       *candidate // what its neighbours should take it for
}

// Words with marks or digits among their letters are rarer, and hardly any has
// just one digit between letters.
const (
	oddShare    = -20.5
	lonelyShare = -26.0
)

// NewModel reads a text in a language that has a table, on so many goroutines.
// It returns nil when the language has none. done, when closed, ends the reading
// early.
func NewModel(text, lang string, workers int, done <-chan struct{}) *Model {
	table := lexicon.For(lang)
	if table == nil {
		return nil
	}
	m := &Model{Lexicon: lexicon.New(text, lang, table, workers, done), confusions: startingConfusions(lang), alphabet: alphabets[lang]}
	m.Spaces.Lexicon, m.Hyphens.Lexicon, m.Capitals.Lexicon = &m.Lexicon, &m.Lexicon, &m.Lexicon
	return m
}

var alphabets = map[string][]string{
	"en": strings.Split("abcdefghijklmnopqrstuvwxyz", ""),
	"fr": strings.Split("abcdefghijklmnopqrstuvwxyzàâæçèéêëîïôœùûü", ""),
	"de": strings.Split("abcdefghijklmnopqrstuvwxyzäöüß", ""),
	"es": strings.Split("abcdefghijklmnopqrstuvwxyzáéíñóúü", ""),
}

// suspectOf returns what is suspected of a word, nil where nothing is.
func (m *Model) suspectOf(h lexicon.Hash) *suspect {
	if i := m.Vocabulary.Find(h); i >= 0 && i < len(m.suspects) {
		return m.suspects[i]
	}
	return nil
}

// addStarts adds the words that only this document knows to those a reading
// may become.
func (m *Model) addStarts() {
	m.starts = m.Table.Starts
	own := false
	m.EachOwn(func(f *lexicon.Form) {
		if !own {
			m.starts, own = slices.Clone(m.starts), true
		}
		m.starts.Add([]byte(lexicon.LowerCase(m.Vocabulary.Spelling(f))), 0)
	})
}

// commonWord is the share above which a word of the language is looked at only
// together with its neighbours' help and never on its own: the 120 or so that
// make up half of any text.
const commonWord = -6.8

// suspect returns the readings of a form, nil where it is above suspicion.
func (m *Model) suspect(e *expander, f *lexicon.Form) *suspect {
	if f.Total() == 0 || f.Length > 40 {
		return nil
	}
	spelling := m.Vocabulary.Spelling(f)
	runes := utf8.RuneCountInString(spelling)
	if f.Kind == lexicon.Odd && (isOrdinal(spelling) || isSymbol(spelling)) || m.Elided(lexicon.LowerCase(spelling)) {
		return nil
	}
	s := &suspect{form: f}
	budget, floor := maxChannel, -32.0
	known, ok := m.Table.Word(f.Hash)
	switch {
	case ok && known > commonWord:
		return nil
	case ok:
		s.known = known
		budget, floor = -11, known-2.5
	case runes == 1 && f.Kind == lexicon.Word:
		return nil
	default:
		s.derived = f.Kind == lexicon.Word && m.Derived(lexicon.LowerCase(spelling))
	}
	if runes <= 3 {
		budget = max(budget, -11)
	}
	s.candidates = m.expand(e, spelling, f.Hash, budget, floor, ok)
	if len(s.candidates) == 0 {
		return nil
	}
	if m.isSure(s) {
		s.sure = &s.candidates[0]
	}
	return s
}

// keep is the logarithm of the chance that the form is as the page has it.
func (m *Model) keep(s *suspect) float64 {
	if s.known != 0 {
		return s.known
	}
	if s.derived {
		return lexicon.UnknownShare + 2.5
	}
	if s.form.Kind == lexicon.Odd {
		if lonelyDigit(m.Vocabulary.Spelling(s.form)) {
			return lonelyShare
		}
		return oddShare
	}
	return lexicon.UnknownShare
}

// functionPrior is the share above which a word is so common that a form which
// may be a misreading of it is one, even where half its places are misread.
const functionPrior = -7.0

// isSure says whether a form may teach: its best reading beats itself and the
// next one clearly, and chance alone explains how often it occurs.
func (m *Model) isSure(s *suspect) bool {
	c := &s.candidates[0]
	if c.score()-m.keep(s) < 4 {
		return false
	}
	if len(s.candidates) > 1 && c.score()-s.candidates[1].score() < 2 {
		return false
	}
	most := 2.5
	if c.prior > functionPrior {
		most = 5
	}
	return m.excess(s, c) < most
}

// excess is how much more often (as a logarithm) the form occurs than the
// misreading explains, given how often the true word occurs.
func (m *Model) excess(s *suspect, c *candidate) float64 {
	n := float64(s.form.Total())
	truth := math.Exp(c.prior + m.LogWords)
	if d := float64(m.Vocabulary.Count(c.hash)); d > truth {
		truth = d
	}
	expected := (truth + n) * math.Exp(c.channel)
	return math.Log(n / (expected + 0.5))
}
