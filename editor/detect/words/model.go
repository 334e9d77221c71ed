package words

import (
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
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
	SpaceDamage  float64       // share of words that are surely split or joined
	HyphenDamage float64       // share of hyphens that surely were line ends
	CaseDamage   float64       // share of small words that have a capital by misreading
	caseHabit    float64       // share that have one by the writer's whim
	caseDamage   [3]float64    // by caseClass
	learnt       bool          // the text is damaged and suspects holds its readings
	names        map[Hash]bool // words that may be names whose I was read as l
	compounds    map[Hash]int  // places of two words with a hyphen between
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

// NewModel reads a text in a language that has a table. It returns nil when
// the language has none. done, when closed, ends the reading early.
func NewModel(text, lang string, done <-chan struct{}) *Model {
	table := For(lang)
	if table == nil {
		return nil
	}
	m := &Model{Lang: lang, table: table, vocabulary: newVocabulary(), confusions: newConfusions()}
	m.confusions.sort()
	m.alphabet = alphabets[lang]
	m.own = 1 << slices.Index(languageNames, lang)
	m.vocabulary.read(text, done)
	m.logWords = math.Log(float64(max(1, m.vocabulary.words)))
	return m
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
	if n < 3 {
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

// Learn works out the readings of every suspicious form, in two rounds: the
// sure ones of the first teach which letters this text confuses. A text in
// which a sample of its strange words shows no damage is left at that.
func (m *Model) Learn(done <-chan struct{}) {
	m.suspects = make([]*suspect, len(m.vocabulary.forms))
	m.initials()
	order := m.vocabulary.inOrder()
	m.addStarts()
	if m.sampled(order) < damageGate && !m.All {
		clear(m.suspects)
		return
	}
	m.learnt = true
	lesson := m.lesson(order)
	m.readAll(lesson, done)
	m.confusions = m.adapt(lesson)
	clear(m.suspects)
	m.readAll(order, done)
	sure := 0
	for _, s := range m.suspects {
		if s != nil && s.sure != nil {
			sure += s.form.total()
		}
	}
	m.Damage = float64(sure) / float64(max(1, m.vocabulary.words))
}

const (
	// lessonForms of each sort are read in the first round: the commonest show
	// whatever a text confuses often.
	lessonForms = 4000
	// sampleForms are read to see whether a text is damaged at all.
	sampleForms = 600
	// damageGate is the share of misread words below which a text is taken for
	// clean: two novels without damage show 0.00003 and 0.00008.
	damageGate = 1e-4
)

// lesson picks the forms of the first round: the commonest strange ones, and
// the commonest of all, among which are the misreadings that are words.
func (m *Model) lesson(order []int) []int {
	var out []int
	strange := 0
	for rank, i := range order {
		if _, known := m.table.word(m.vocabulary.forms[i].hash); !known && strange < lessonForms {
			strange++
			out = append(out, i)
		} else if known && rank < lessonForms {
			out = append(out, i)
		}
	}
	return out
}

// sampled estimates the share of misread words from a part of the forms.
func (m *Model) sampled(order []int) float64 {
	var strange []int
	for _, i := range order {
		if _, known := m.table.word(m.vocabulary.forms[i].hash); !known {
			strange = append(strange, i)
		}
	}
	part := make([]int, 0, sampleForms)
	step := max(1, len(strange)/sampleForms)
	for k := step / 2; k < len(strange); k += step {
		part = append(part, strange[k])
	}
	m.readAll(part, nil)
	sure := 0
	for _, i := range part {
		if s := m.suspects[i]; s != nil && s.sure != nil {
			sure += s.form.total()
		}
	}
	return float64(sure) * float64(len(strange)) / float64(max(1, len(part))) / float64(max(1, m.vocabulary.words))
}

// readAll works out the readings of forms, on all cores.
func (m *Model) readAll(forms []int, done <-chan struct{}) {
	var wg sync.WaitGroup
	var next atomic.Int64
	const batch = 64
	for range min(runtime.GOMAXPROCS(0), len(forms)/batch+1) {
		wg.Go(func() {
			var e expander
			for {
				lo := int(next.Add(batch)) - batch
				if lo >= len(forms) {
					return
				}
				select {
				case <-done:
					return
				default:
				}
				for _, i := range forms[lo:min(lo+batch, len(forms))] {
					m.suspects[i] = m.suspect(&e, &m.vocabulary.forms[i])
				}
			}
		})
	}
	wg.Wait()
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
	m.starts = slices.Clone(m.table.starts)
	for i := range m.vocabulary.forms {
		f := &m.vocabulary.forms[i]
		if _, ok := m.table.word(f.hash); !ok && f.kind == word && f.total() >= 3 {
			m.starts.add([]byte(lowerCase(m.vocabulary.spelling(f))), 0)
		}
	}
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
	return m.excess(s, c) < 2.5
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

// adapt counts the misreadings of the sure forms and weighs all anew.
func (m *Model) adapt(forms []int) *confusions {
	seen := map[[2]string]float64{}
	for _, i := range forms {
		s := m.suspects[i]
		if s == nil || s.sure == nil {
			continue
		}
		f := s.form
		// A form that stands in many places is one piece of evidence more than
		// one in few, but not by as much.
		n := math.Sqrt(float64(f.total())) * math.Sqrt(math.Min(float64(f.total()), 100))
		for _, o := range s.sure.ops {
			seen[[2]string{o.printed, o.truth}] += n
		}
	}
	places := m.places(seen)
	return m.confusions.learnt(seen, func(s string) float64 { return places[s] })
}

// places counts the letters and letter groups of the text that misreadings
// concern, word by word.
func (m *Model) places(seen map[[2]string]float64) map[string]float64 {
	out := map[string]float64{}
	var longest int
	note := func(s string) {
		out[s] = 0
		longest = max(longest, len(s))
	}
	for _, o := range commonConfusions {
		note(o.truth)
	}
	for k := range seen {
		note(k[1])
	}
	letters := 0.0
	for i := range m.vocabulary.forms {
		f := &m.vocabulary.forms[i]
		n := float64(f.total())
		w := lowerCase(m.vocabulary.spelling(f))
		letters += n * float64(len(w))
		for a := range len(w) {
			for b := a + 1; b <= len(w) && b-a <= longest; b++ {
				if _, ok := out[w[a:b]]; ok {
					out[w[a:b]] += n
				}
			}
		}
	}
	out[""] = letters // what the scan added can stand anywhere
	return out
}

// derived says whether an unknown word is a known one with a common ending or
// beginning, or two known ones in a row: most likely rare, not wrong.
func (m *Model) derived(w string) bool {
	w = strings.TrimSuffix(w, "'s")
	for _, end := range endings[m.Lang] {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 3 && (m.common(stem) || m.common(stem+"e") || strings.HasSuffix(stem, "i") && m.common(stem[:len(stem)-1]+"y")) {
			return true
		}
	}
	for _, start := range beginnings[m.Lang] {
		if stem, ok := strings.CutPrefix(w, start); ok && len(stem) >= 4 && m.common(stem) {
			return true
		}
	}
	for i := 4; i+4 <= len(w); i++ {
		if utf8.RuneStart(w[i]) && m.common(w[:i]) && m.common(w[i:]) {
			return true
		}
	}
	return false
}

var endings = map[string][]string{
	"en": {"s", "es", "ed", "d", "ing", "ly", "ness", "er", "ers", "est", "ish", "like", "less", "ful", "ment", "able", "y", "'s"},
	"fr": {"s", "x", "es", "ment", "ait", "aient", "ant"},
	"de": {"e", "en", "er", "es", "em", "n", "s", "st", "t", "te", "ten"},
	"es": {"s", "es", "mente", "se", "lo", "la", "los", "las", "le", "les"},
}

var beginnings = map[string][]string{
	"en": {"un", "re", "in", "non", "over", "under", "out", "up", "dis", "pre", "mis", "fore", "self", "sub"},
	"fr": {"re", "dé", "in", "non", "sur", "l'", "d'", "qu'", "n'", "s'", "j'", "m'", "t'", "c'"},
	"de": {"un", "ver", "be", "ge", "an", "auf", "aus", "ab", "ein", "zu"},
	"es": {"des", "re", "in", "sub"},
}

// common says whether a word is in the language and not among its rarest.
func (m *Model) common(w string) bool {
	lp, ok := m.table.word(HashOf(w))
	return ok && lp > -16
}
