package words

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// caseGate is the share of function words with a capital below which a text is
// left alone: two novels without damage show 0.001 more for letters that
// scans mix up than for others, four scanned collections 0.002 to 0.14.
const caseGate = 2e-3

// Capitals are those inside the sentences of one text, and how many of them are
// small letters that a scan took for larger ones.
type Capitals struct {
	*lexicon.Lexicon
	Damage  float64        // share of small words that have a capital by misreading
	byClass [3]float64     // the same by caseClass
	habit   float64        // share that have one by the writer's whim
	doubted lexicon.Filter // words that may have a capital by misreading
}

// mixed says whether capitals of this text are worth a look; German has too
// many of its own, and pairs of words that differ but in them (Sie, sie).
func (c *Capitals) mixed() bool {
	return c.Lang != "de" && (c.Damage >= caseGate || c.All && c.Damage > 0)
}

// caseClass sorts words by their first letter: 1 where the capital is a larger
// copy of the small letter, 2 for i, which is read as I, 0 for all others.
func caseClass(first rune) int {
	switch {
	case first == 'i' || first == 'I':
		return 2
	case strings.ContainsRune("ckopsuvwxzCKOPSUVWXZ", first):
		return 1
	}
	return 0
}

// functionWord is the share above which a word is one that has no reason to be
// written with a capital inside a sentence.
const functionWord = -9.0

// Learn compares how often function words have a capital inside
// sentences, for letters that scans mix up and for all others.
func (c *Capitals) Learn() {
	var capitals, places [3]float64
	for i := range c.Vocabulary.Forms {
		f := &c.Vocabulary.Forms[i]
		if share, known := c.Table.Word(f.Hash); f.Kind != lexicon.Word || f.Counts[lexicon.Lower] < 4 || !known || share < functionWord {
			continue
		}
		k := caseClass(rune(c.Vocabulary.Spelling(f)[0]))
		places[k] += float64(f.Counts[lexicon.Lower])
		capitals[k] += float64(f.Within)
	}
	share := func(k int) float64 { return (capitals[k] + 0.5) / (places[k] + 1000) }
	c.habit = share(0)
	c.Damage = 0
	for k := range c.byClass {
		c.byClass[k] = math.Max(0, share(k)-c.habit)
		c.Damage = math.Max(c.Damage, c.byClass[k])
	}
	c.doubted = lexicon.NewFilter(len(c.Vocabulary.Forms))
	if !c.mixed() {
		return
	}
	for i := range c.Vocabulary.Forms {
		f := &c.Vocabulary.Forms[i]
		if share, known := c.Table.Word(f.Hash); known && share >= leastCapital && (f.Counts[lexicon.Mixed] > 0 || f.MayBeSmall()) {
			c.doubted.Add(f.Hash)
		}
	}
}

// leastCapital is the share below which a word is too rare to judge.
const leastCapital = -14

var capitalFeatureNames = []string{
	"bias", "small", "within", "ratio", "alike", "damage", "habit", "inside", "pairs", "capitals", "length", "beforeSmall", "afterSmall", "letterI", "share", "before",
}

// capitalsFeature is the feature that needs the surroundings.
var capitalsFeature = slices.Index(capitalFeatureNames, "capitals")

// lineCapitalMost caps what is said of a capital at a line's start: lines that
// are still apart after wrapped ones were joined are verse, or nobody's.
const lineCapitalMost = 0.5

// startsLine says whether only blanks stand in front of an offset in its line.
func startsLine(s string, at int) bool {
	for at > 0 && (s[at-1] == ' ' || s[at-1] == '\t') {
		at--
	}
	return at == 0 || s[at-1] == '\n'
}

// capital proposes small letters for capitals that a scan took for them: the
// pairs that differ in size alone (`the Words`, `In` for `in`) and capitals
// inside a word (`oF`).
func (m *Model) capital(text string, before, t, after *lexicon.Token) *judge.Proposal {
	if !m.Capitals.mixed() {
		return nil
	}
	original := text[t.Start:t.End]
	first, size := utf8.DecodeRuneInString(original)
	f := m.Vocabulary.Get(t.Hash)
	share, known := m.Table.Word(t.Hash)
	if f == nil || !known || share < leastCapital || len(original) < 2 {
		return nil
	}
	if t.Shape == lexicon.Title && (before == nil || !f.MayBeSmall()) {
		return nil // a sentence may begin here, or it is a name
	}
	p := &judge.Proposal{Start: t.Start, End: t.End, Kind: judge.Case, Replacement: lexicon.LowerCase(original), Pattern: "capitals inside a word"}
	if t.Shape == lexicon.Title {
		p.Pattern = string(first) + " → " + string(unicode.ToLower(first))
	} else if unicode.IsUpper(first) {
		p.Replacement = original[:size] + lexicon.LowerCase(original[size:])
	}
	gain, pairs := m.Fit(t.Hash, m.context(before), m.context(after))
	p.Features = []float64{
		1, math.Log1p(float64(f.Counts[lexicon.Lower])), math.Log1p(float64(f.Within)), math.Log((float64(f.Within) + 0.5) / (float64(f.Counts[lexicon.Lower]) + 1)),
		judge.Bit(caseClass(first) == 1), math.Log(m.Capitals.byClass[caseClass(first)] + 1e-4), math.Log(m.Capitals.habit + 1e-4), judge.Bit(t.Shape == lexicon.Mixed),
		float64(pairs), unseen, math.Log(float64(len(original))), judge.Bit(before != nil && before.Shape == lexicon.Lower), judge.Bit(after != nil && after.Shape == lexicon.Lower),
		judge.Bit(first == 'I'), share + 10, judge.Clip(gain, -3, 8),
	}
	if !m.All && capitalWeights.AtMost(p.Features) < judge.Least {
		return nil
	}
	p.Features[capitalsFeature] = m.Around(text, t).Names
	p.Confidence = capitalWeights.Confidence(p.Features)
	if t.Shape == lexicon.Title && startsLine(text, t.Start) {
		p.Confidence = min(p.Confidence, lineCapitalMost)
	}
	p.Evidence = fmt.Sprintf("inside a sentence; “%s” stands so %s here, with a capital %s", lexicon.LowerCase(original), judge.Times(int(f.Counts[lexicon.Lower])), judge.Times(int(f.Within)))
	return p
}
