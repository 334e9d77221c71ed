// Package ocr repairs what a reading machine took for something else: letters,
// words split and joined, marks of punctuation.
//
// Context: how likely a misreading is depends on the language, on the whole
// text and on the words beside it. Decision: package words weighs all of that
// in a model of the text; a rule here is a kind of its proposals. Consequence:
// the rules of a stage share one reading of a window, and a text without such
// damage, or in a language without counts, gets no proposals.
package ocr

import (
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/words"
	"emend/editor/detect/words/judge"
	"emend/editor/text"
)

// A textModel is the model of the text's words, and the view that it counts.
type textModel struct {
	view  *rule.View
	model *words.Model
}

// learn makes the model of a view; nil where the language has no words.
func (r *textModel) learn(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	r.view, r.model = v, words.NewModel(v.Text, p.Language, p.Workers, p.Done())
}

// SurveySpaces makes the model of the text's words and learns how often they
// are split and joined.
func SurveySpaces(v *rule.View, p *rule.Profile) {
	r := rule.Of[textModel](p)
	if r.learn(v, p); r.model == nil {
		return
	}
	r.model.Spaces.Learn(v.Text)
	r.model.Hyphens.Learn(v.Text)
	if r.model.Spaces.Damaged() {
		p.SpaceDamage = r.model.Spaces.Damage
	}
}

// SurveyLetters learns how often words are misread, and which letters the text
// confuses.
func SurveyLetters(v *rule.View, p *rule.Profile) {
	r := rule.Of[textModel](p)
	if r.view != v {
		r.learn(v, p)
	}
	if r.model == nil {
		return
	}
	r.model.Learn(p.Done())
	r.model.Capitals.Learn()
	p.Damage = r.model.Damage
	r.model.Unlike = p.Damage > slightly
}

// slightly is the share of misread words up to which a text is a good one with
// slips in it; of such the fitted confidence holds in texts not fitted on too
// (242 of 250), since it is made from sound texts with slips put in.
const slightly = 0.0015

// windowReading holds what the model proposes for one window, found by the first
// rule of the stage that asks and used by all.
type windowReading struct {
	done      bool
	proposals []judge.Proposal
}

// spaceProposals reports those proposals of the Words stage that are of a kind.
func spaceProposals(p *rule.Pass, kind judge.Kind) {
	proposals(p, kind, func(m *words.Model, text string, from, to int, yield func(*judge.Proposal)) {
		m.Spaces.Find(text, from, to, yield)
		m.Hyphens.Find(text, from, to, yield)
	})
}

// letterProposals reports those proposals of the Letters stage that are of a kind.
func letterProposals(p *rule.Pass, kind judge.Kind) {
	proposals(p, kind, (*words.Model).Misread)
}

func proposals(p *rule.Pass, kind judge.Kind, find func(*words.Model, string, int, int, func(*judge.Proposal))) {
	model := rule.Of[textModel](p.Profile).model
	if model == nil {
		return
	}
	here := rule.Shared[windowReading](p)
	if !here.done {
		here.done = true
		// The stage's rules ask one after another for the same window.
		find(model, p.View.Text, p.Window.Start, p.Window.End, func(w *judge.Proposal) {
			here.proposals = append(here.proposals, *w)
		})
	}
	for i := range here.proposals {
		if w := &here.proposals[i]; w.Kind == kind {
			p.Report(rule.Finding{
				Span: text.Span{Start: w.Start, End: w.End}, Replacement: w.Replacement, Confidence: w.Confidence,
				Pattern: w.Pattern, Evidence: w.Evidence, Alternatives: w.Alternatives,
			})
		}
	}
}

// doc is what the documentation of every rule of the family ends with.
func doc(what string) string {
	return what + " " + strings.Join([]string{
		"Decided by the counts of the language and of this text, the words beside it, and what this text confuses elsewhere.",
		"Names, initials, foreign passages and words the text uses again and again are left alone, and so is a text without such damage.",
	}, " ")
}
