package detect

import (
	"strings"

	"emend/editor/detect/words"
	"emend/editor/text"
)

// wordsStage joins split words and parts joined ones; letterStage, after it,
// reads misread ones, since the parts of a split word look like misreadings.
var (
	wordsStage = Stage{
		Name: "Words", Survey: surveySpaces,
		Detectors: []Detector{OCRSplit, OCRJoin, OCRHyphen},
	}
	letterStage = Stage{
		Name: "Letters", Survey: surveyLetters,
		Detectors: []Detector{OCRLetters, OCRGlyphs, OCRDigits, OCRLongS, OCRLigature, OCRCase, OCRStray, OCRNumbers},
	}
)

// surveyWords finds out the language of the text and leaves the counts of its
// words in the profile. It may run in any stage; the first call counts.
func surveyWords(v *View, p *Profile) {
	if p.Language != "" {
		return
	}
	if p.Language = words.Language(v.Text); p.Language == "" {
		p.Language = "und"
	}
	p.Words = words.For(p.Language)
}

// Language guesses the language of a text: its code ("en", "la"), or "" where
// it is none we know. judged says whether there are word counts for it; without
// them words and letters are left alone and only the structure is repaired,
// which the reader is to be told. It reads a sample, in about a millisecond.
func Language(text string) (code string, judged bool) {
	code = words.Language(text)
	return code, words.For(code) != nil
}

func surveySpaces(v *View, p *Profile) {
	surveyWords(v, p)
	p.modelled, p.model = v, words.NewModel(v.Text, p.Language, p.Done())
	if p.model != nil {
		p.model.LearnSpaces(v.Text)
		p.model.LearnHyphens(v.Text)
		if p.model.SpacesDamaged() {
			p.spaceDamage = p.model.SpaceDamage
		}
	}
}

func surveyLetters(v *View, p *Profile) {
	if p.modelled != v {
		surveyWords(v, p)
		p.modelled, p.model = v, words.NewModel(v.Text, p.Language, p.Done())
	}
	if p.model != nil {
		p.model.Learn(p.Done())
		p.model.LearnCapitals()
		p.Damage = p.model.Damage
		p.model.Unlike = p.Damage > slightly
	}
}

// slightly is the share of misread words up to which a text is a good one with
// slips in it; of such the fitted confidence holds in texts not fitted on too
// (242 of 250), since it is made from sound texts with slips put in.
const slightly = 0.0015

// ocrWindow holds what the model proposes for one window, found by the first
// rule of the stage that asks and used by all.
type ocrWindow struct {
	done      bool
	proposals []words.Proposal
}

// spaceProposals reports those proposals of the Words stage that are of a kind.
func (p *Pass) spaceProposals(kind words.Kind) {
	p.proposals(kind, func(m *words.Model, text string, from, to int, yield func(*words.Proposal)) {
		m.Spaces(text, from, to, yield)
		m.Hyphens(text, from, to, yield)
	})
}

// letterProposals reports those proposals of the Letters stage that are of a kind.
func (p *Pass) letterProposals(kind words.Kind) {
	p.proposals(kind, (*words.Model).Misread)
}

func (p *Pass) proposals(kind words.Kind, find func(*words.Model, string, int, int, func(*words.Proposal))) {
	if p.Profile.model == nil {
		return
	}
	if !p.ocr.done {
		p.ocr.done = true
		// The stage's rules ask one after another for the same window.
		find(p.Profile.model, p.View.Text, p.Window.Start, p.Window.End, func(w *words.Proposal) {
			p.ocr.proposals = append(p.ocr.proposals, *w)
		})
	}
	for i := range p.ocr.proposals {
		if w := &p.ocr.proposals[i]; w.Kind == kind {
			p.Report(Finding{
				Span: text.Span{Start: w.Start, End: w.End}, Replacement: w.Replacement, Confidence: w.Confidence,
				Pattern: w.Pattern, Evidence: w.Evidence, Alternatives: w.Alternatives,
			})
		}
	}
}

// ocrDoc is what the documentation of every rule of the family ends with.
func ocrDoc(what string) string {
	return what + " " + strings.Join([]string{
		"Decided by the counts of the language and of this text, the words beside it, and what this text confuses elsewhere.",
		"Names, initials, foreign passages and words the text uses again and again are left alone, and so is a text without such damage.",
	}, " ")
}
