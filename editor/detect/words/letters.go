package words

import (
	"math"
	"slices"
	"strings"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// Misread proposes readings for the misread words that start in [from, to).
func (m *Model) Misread(text string, from, to int, yield func(*judge.Proposal)) {
	if !m.learnt && len(m.names) == 0 && !m.Capitals.mixed() {
		return
	}
	lexicon.EachToken(text, from, to, func(before, t, after *lexicon.Token) {
		if t.Kind == lexicon.Figure || t.Fragment || !m.mayMisread(t) {
			return
		}
		if p := m.misread(text, before, t, after); p != nil && (p.Confidence >= judge.Least || m.All) {
			yield(p)
		}
	})
}

// mayMisread says whether a word is worth a look; most are not.
func (m *Model) mayMisread(t *lexicon.Token) bool {
	return m.doubted.Has(t.Hash) || (t.Shape == lexicon.Title || t.Shape == lexicon.Mixed) && m.Capitals.doubted.Has(t.Hash)
}

// misread returns what is proposed for one word, nil for nothing.
func (m *Model) misread(text string, before, t, after *lexicon.Token) *judge.Proposal {
	if s := m.suspectOf(t.Hash); s != nil {
		if p := m.judge(text, s, before, t, after); p != nil {
			return p
		}
	}
	if t.Kind == lexicon.Odd && m.learnt && !m.All {
		return number(text, t)
	}
	if t.Kind != lexicon.Word {
		return nil
	}
	if m.names[t.Hash] {
		return m.name(text, t)
	}
	if t.Shape == lexicon.Title || t.Shape == lexicon.Mixed {
		return m.capital(text, before, t, after)
	}
	return nil
}

// A reading is one candidate in its place, with what speaks for it.
type reading struct {
	*candidate
	gain  float64
	pairs int
}

func (r *reading) total() float64 { return r.score() + r.gain }

// notSpecks are the marks that mean something at the edge of a word: notes,
// paths, amounts, formulas, markup.
const notSpecks = "0123456789/%+=@#$€£<>&"

// digitLeast is said of a digit inside a long word that is a known word with the
// letter the digit looks like: all 14 in the corpora were right.
const digitLeast = 0.95

// plainDigit says whether a suspect is such a word.
func (m *Model) plainDigit(s *suspect, best *reading, second float64) bool {
	w := m.Vocabulary.Spelling(s.form)
	if len(w) < 6 || !lonelyDigit(w) || strings.IndexAny(w, "0123456789") < 2 || len(best.ops) != 1 || best.total()-second < 3 {
		return false
	}
	switch o := best.ops[0]; o.printed + o.truth {
	case "1l", "1i", "0o", "5s", "6b", "8b":
		return s.form.Counts[lexicon.Lower]+s.form.Counts[lexicon.Title] > 0 && m.IsKnown(best.hash)
	}
	return false
}

// isMarkup says whether a word stands between marks that belong together, as
// code and emphasis do, or has a stroke or low line inside, as names of programs
// have (`go_on`) and forms of a word (`tecla/s`).
func isMarkup(w string) bool {
	if len(w) < 3 {
		return false
	}
	if i := strings.IndexByte("`{<*_|~#%$[", w[0]); i >= 0 && w[len(w)-1] == "`}>*_|~#%$]"[i] {
		return true
	}
	i := strings.IndexAny(w, "_/")
	return i > 0 && i+1 < len(w) && lexicon.LetterBefore(w, i) && lexicon.LetterAt(w, i+1)
}

// strayShare is what is said of marks at the edge of a word, likely or not: of 30
// in the corpora 20 were specks, the others letters or print.
const strayShare = 0.65

// columnMarks part the columns of a table.
const columnMarks = "|{}"

// inRow says whether a word with a mark at its edge stands in a row of a table:
// the line has more such marks.
func inRow(text string, t *lexicon.Token) bool {
	if !strings.ContainsAny(text[t.Start:t.End], columnMarks) {
		return false
	}
	from := max(0, t.Start-longestRow)
	from += strings.LastIndexByte(text[from:t.Start], '\n') + 1
	line, _, _ := strings.Cut(text[from:min(len(text), t.End+longestRow)], "\n")
	return strings.IndexAny(line, columnMarks) != strings.LastIndexAny(line, columnMarks)
}

// longestRow is how far, in bytes, a line is looked at.
const longestRow = 200

// formMost caps what is said of known words of languages in which one form of a
// word is a letter away from the next (puedo, puede), in texts that are misread
// in few places or none: of eight in Spanish manuals all were sound.
const formMost = 0.85

// hopeless is the margin below which a reading is not likely in a single place;
// where a text misreads a word again and again that may outweigh it.
const hopeless = -4.0

// judge weighs the readings of a suspect in its place.
func (m *Model) judge(text string, s *suspect, before, t, after *lexicon.Token) *judge.Proposal {
	left, right := m.context(before), m.context(after)
	best, second := m.rank(s, left, right)
	if best.candidate == nil || m.IsHalf(text, before, t) || m.IsHalf(text, t, after) {
		return nil
	}
	keepGain, ownPairs := m.Fit(s.form.Hash, left, right)
	margin := best.total() - m.keep(s) - keepGain
	if margin < hopeless && s.form.Total() < 3 {
		return nil
	}
	var scratch [64]float64
	at := settingOf(text, before, t, after)
	features := m.letterFeatures(scratch[:0], s, &best, second, t, left, right, margin, ownPairs, at)
	plain := m.plainDigit(s, &best, second)
	if !plain && !m.All && letterAtMost(features) < judge.Least {
		return nil // whatever stands about it
	}
	fill(features, m.Around(text, t))
	p := &judge.Proposal{Start: t.Start, End: t.End}
	original := text[t.Start:t.End]
	p.Replacement = at.cased(m, best.candidate, original)
	if p.Replacement == original || isMarkup(original) || lexicon.EdgeElided(original) && lexicon.ApostropheAt(text, t.End) {
		return nil
	}
	if p.Confidence = letterConfidence(features); m.Unlike {
		p.Confidence = borneOut.At(p.Confidence)
	}
	if s.known != 0 && m.Lang != "en" && !m.Unlike {
		p.Confidence = min(p.Confidence, formMost)
	}
	p.Kind = kindOf(best.ops)
	if c := letterCurves[p.Kind]; c != nil {
		p.Confidence = c.At(p.Confidence)
	}
	if plain {
		p.Confidence = max(p.Confidence, digitLeast)
	}
	if edgeMark(original, best.candidate) {
		if strings.ContainsAny(original, notSpecks) || inRow(text, t) {
			return nil
		}
		p.Kind = judge.Stray
		p.Confidence = strayShare
	}
	if p.Confidence < judge.Least && !m.All {
		return nil
	}
	if m.All {
		p.Features = slices.Clone(features)
	}
	for i := range s.candidates {
		if c := &s.candidates[i]; c != best.candidate {
			p.Alternatives = append(p.Alternatives, at.cased(m, c, original))
		}
	}
	p.Pattern = m.pattern(s, best.candidate)
	p.Evidence = m.evidence(s, best.candidate, original)
	return p
}

// rank returns the best reading and the score of the next.
func (m *Model) rank(s *suspect, left, right lexicon.Hash) (best reading, second float64) {
	second = math.Inf(-1)
	for i := range s.candidates {
		r := reading{candidate: &s.candidates[i]}
		r.gain, r.pairs = m.Fit(r.hash, left, right)
		switch {
		case best.candidate == nil:
			best = r
		case r.total() > best.total():
			second = best.total()
			best = r
		case r.total() > second:
			second = r.total()
		}
	}
	return best, second
}
