package words

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Model is what is known of the words of one text. It is built once over the
// whole text and then only read.
type Model struct {
	Lang         string
	table        *Table
	vocabulary   *vocabulary
	confusions   *confusions
	suspects     []*suspect // by form; nil where a form is above suspicion
	own          uint16     // the bit of the language among those of stop words
	alphabet     []string
	starts       starts        // of the language's and the document's words
	logWords     float64       // natural logarithm of the number of words in the text
	Damage       float64       // share of words that are surely misread
	Unlike       bool          // the text may be unlike those fitted on: see borneOut
	SpaceDamage  float64       // share of words that are surely split or joined
	HyphenDamage float64       // share of hyphens that surely were line ends
	CaseDamage   float64       // share of small words that have a capital by misreading
	LongS        bool          // the print has a long s, read as f
	caseHabit    float64       // share that have one by the writer's whim
	caseDamage   [3]float64    // by caseClass
	learnt       bool          // the text is damaged and suspects holds its readings
	names        map[Hash]bool // words that may be names whose I was read as l
	compounds    map[Hash]int  // places of two words with a hyphen between
	ownWords     filter        // words that only this document knows
	doubted      filter        // words that have a suspect or may be names
	capitals     filter        // words that may have a capital by misreading
	All          bool          // propose what is improbable too; for fitting
}

// A suspect is a form that may be a misreading.
type suspect struct {
	form       *form
	known      float64 // logarithm of its share of the language; 0: not in it
	derived    bool    // made of known words or a known word with an ending
	candidates []candidate
	sure       *candidate // what its neighbours should take it for
}

// Unknown words are given this share; a true one is a name more often than not.
const unknownShare = -17.5

// Words with marks or digits among their letters are rarer, and hardly any has
// just one digit between letters.
const (
	oddShare    = -20.5
	lonelyShare = -26.0
)

// priors weigh language against document.
const (
	languageWeight = -0.3 // ln 0.74
	documentWeight = -1.4 // ln 0.25
)

// NewModel reads a text in a language that has a table, on so many goroutines.
// It returns nil when the language has none. done, when closed, ends the reading
// early.
func NewModel(text, lang string, workers int, done <-chan struct{}) *Model {
	table := For(lang)
	if table == nil {
		return nil
	}
	m := &Model{Lang: lang, table: table, vocabulary: newVocabulary(), confusions: startingConfusions(lang)}
	m.alphabet = alphabets[lang]
	m.own = 1 << slices.Index(languageNames, lang)
	m.vocabulary.read(text, workers, done)
	m.logWords = math.Log(float64(max(1, m.vocabulary.words)))
	m.ownWords = newFilter(len(m.vocabulary.forms))
	m.eachOwn(func(f *form) { m.ownWords.add(f.hash) })
	return m
}

// leastOwn is how often a text must have a word that the language has not, for
// it to be one.
const leastOwn = 3

// eachOwn calls do with the words that only this document knows.
func (m *Model) eachOwn(do func(*form)) {
	for i := range m.vocabulary.forms {
		f := &m.vocabulary.forms[i]
		if f.kind != word || f.total() < leastOwn {
			continue
		}
		if _, known := m.table.word(f.hash); !known {
			do(f)
		}
	}
}

var alphabets = map[string][]string{
	"en": strings.Split("abcdefghijklmnopqrstuvwxyz", ""),
	"fr": strings.Split("abcdefghijklmnopqrstuvwxyzàâæçèéêëîïôœùûü", ""),
	"de": strings.Split("abcdefghijklmnopqrstuvwxyzäöüß", ""),
	"es": strings.Split("abcdefghijklmnopqrstuvwxyzáéíñóúü", ""),
}

// prior is the natural logarithm of a word's share, by language and document;
// ok is false for a word that neither knows well enough to propose it.
func (m *Model) prior(h Hash) (logShare float64, ok bool) {
	inLang, known := m.table.word(h)
	f := m.vocabulary.get(h)
	n := 0
	if f != nil && f.kind == word {
		n = f.total()
	}
	if known {
		inLang += languageWeight
		if n > 1 {
			return logAdd(inLang, documentWeight+math.Log(float64(n-1))-m.logWords), true
		}
		return inLang, true
	}
	if n < leastOwn || m.vocabulary.disowned[h] {
		return 0, false
	}
	return documentWeight + math.Log(float64(n-1)) - m.logWords, true
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// suspectOf returns what is suspected of a word, nil where nothing is.
func (m *Model) suspectOf(h Hash) *suspect {
	if i := m.vocabulary.find(h); i >= 0 && i < len(m.suspects) {
		return m.suspects[i]
	}
	return nil
}

// addStarts adds the words that only this document knows to those a reading
// may become.
func (m *Model) addStarts() {
	m.starts = m.table.starts
	own := false
	m.eachOwn(func(f *form) {
		if !own {
			m.starts, own = slices.Clone(m.starts), true
		}
		m.starts.add([]byte(lowerCase(m.vocabulary.spelling(f))), 0)
	})
}

// commonWord is the share above which a word of the language is looked at only
// together with its neighbours' help and never on its own: the 120 or so that
// make up half of any text.
const commonWord = -6.8

// suspect returns the readings of a form, nil where it is above suspicion.
func (m *Model) suspect(e *expander, f *form) *suspect {
	if f.total() == 0 || f.length > 40 {
		return nil
	}
	spelling := m.vocabulary.spelling(f)
	runes := utf8.RuneCountInString(spelling)
	if f.kind == odd && isOrdinal(spelling) {
		return nil
	}
	s := &suspect{form: f}
	budget, floor := maxChannel, -32.0
	known, ok := m.table.word(f.hash)
	switch {
	case ok && known > commonWord:
		return nil
	case ok:
		s.known = known
		budget, floor = -11, known-2.5
	case runes == 1 && f.kind == word:
		return nil
	default:
		s.derived = f.kind == word && m.derived(lowerCase(spelling))
	}
	if runes <= 3 {
		budget = max(budget, -11)
	}
	s.candidates = m.expand(e, spelling, f.hash, budget, floor, ok)
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
		return unknownShare + 2.5
	}
	if s.form.kind == odd {
		if lonelyDigit(m.vocabulary.spelling(s.form)) {
			return lonelyShare
		}
		return oddShare
	}
	return unknownShare
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
	n := float64(s.form.total())
	truth := math.Exp(c.prior + m.logWords)
	if d := float64(m.vocabulary.count(c.hash)); d > truth {
		truth = d
	}
	expected := (truth + n) * math.Exp(c.channel)
	return math.Log(n / (expected + 0.5))
}
