package detect

import (
	"emend/editor/detect/characters"
	"emend/editor/detect/footnotes"
	"emend/editor/detect/furniture"
	"emend/editor/detect/layout"
	"emend/editor/detect/mojibake"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/ocr"
	"emend/editor/detect/repeats"
	"emend/editor/detect/rule"
	"emend/editor/detect/spacing"
	"emend/editor/detect/typeset"
	"emend/editor/repair"
)

// A Detector is a rule as those see it who choose what is to run.
type Detector = rule.Detector

// Stages lists every rule in the order in which it runs; the order is policy.
// Encoding comes first, since everything else reads letters; large deletions
// before lines are joined, so that text on both sides of a page head meets,
// and page heads before repeats, whose copies they stand in and between;
// split words are joined and joined ones parted before letters are read, since
// the parts of a split word look like misreadings.
var Stages = []rule.Stage{
	{Name: "Escapes", Survey: characters.SurveyEscapes, Detectors: []Detector{characters.Entities, characters.QuotedPrintable, characters.Escapes, characters.Percent}},
	{Name: "Encoding", Survey: mojibake.Survey, Detectors: []Detector{mojibake.Exact, mojibake.Wide, mojibake.Swapped}},
	{Name: "Folded encoding", Survey: mojibake.SurveyFolded, Detectors: []Detector{folded.Mojibake, mojibake.Lost, mojibake.Controls}},
	{Name: "Characters", Survey: characters.Survey, Detectors: []Detector{
		characters.Ligatures, characters.Width, characters.Invisible, characters.SoftHyphens, characters.LineEnds, characters.Surrogates, characters.Controls, characters.Terminal,
		characters.Composed, characters.Accents, characters.LostLigatures, characters.StraightQuotes, characters.PlainSpaces,
	}},
	{Name: "Page furniture", Survey: furniture.Survey, Detectors: []Detector{furniture.Chrome, furniture.Head, furniture.Folio}},
	{Name: "Repeats", Survey: repeats.Survey, Detectors: []Detector{repeats.Passage, repeats.Reading}},
	{Name: "Hyphens", Survey: layout.SurveyHyphens, Detectors: []Detector{layout.Hyphen, layout.LostHyphen}},
	{Name: "Lines", Survey: typeset.Survey, Detectors: []Detector{layout.JoinedLines, layout.FalseParagraph, layout.BlankLines}},
	{Name: "Words", Survey: ocr.SurveySpaces, Detectors: []Detector{ocr.Split, ocr.Join, ocr.Hyphen}},
	{Name: "Letters", Survey: ocr.SurveyLetters, Detectors: []Detector{ocr.Letters, ocr.Glyphs, ocr.Digits, ocr.LongS, ocr.Ligature, ocr.Case, ocr.Stray, ocr.Numbers}},
	{Name: "Spacing", Survey: spacing.Survey, Detectors: []Detector{spacing.Doubled, spacing.Trailing, spacing.Punctuation, ocr.Punctuation}},
	{Name: "Footnotes", Survey: footnotes.Survey, Detectors: []Detector{footnotes.Mark}},
}

// All lists every detector in pipeline order.
func All() []Detector {
	var all []Detector
	for _, s := range Stages {
		all = append(all, s.Detectors...)
	}
	return all
}

// ByRule returns the detector of a rule; ok is false when there is none.
func ByRule(id repair.RuleID) (d Detector, ok bool) {
	for _, s := range Stages {
		for _, d := range s.Detectors {
			if d.Rule == id {
				return d, true
			}
		}
	}
	return Detector{}, false
}

// ruleOrder is a rule's place in the pipeline.
func ruleOrder(id repair.RuleID) int {
	n := 0
	for _, s := range Stages {
		for i := range s.Detectors {
			if s.Detectors[i].Rule == id {
				return n
			}
			n++
		}
	}
	return n
}

// Version names the set of rules. It grows when a rule finds other places
// than before, so that a project knows by which rules it was made.
const Version = "4"
