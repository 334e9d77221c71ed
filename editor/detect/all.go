package detect

import "emend/editor/repair"

// Stages lists every rule in the order in which it runs; the order is policy.
// Encoding comes first, since everything else reads letters; large deletions
// before lines are joined, so that text on both sides of a page head meets;
// split words are joined and joined ones parted before letters are read, since
// the parts of a split word look like misreadings.
var Stages = []Stage{
	{Name: "Escapes", Survey: surveyEscapes, Detectors: []Detector{Entities, QuotedPrintable, Escapes, Percent}},
	{Name: "Encoding", Survey: surveyMojibake, Detectors: []Detector{ExactMojibake, WideMojibake, SwappedMojibake}},
	{Name: "Folded encoding", Survey: surveyFolded, Detectors: []Detector{FoldedMojibake, LostMojibake, ControlMojibake}},
	{Name: "Characters", Survey: surveyCharacters, Detectors: []Detector{
		Ligatures, Width, Invisible, SoftHyphens, LineEnds, Surrogates, Controls, Terminal, Composed, Accents, LostLigatures, StraightQuotes, PlainSpaces,
	}},
	{Name: "Repeats", Survey: surveyRepeats, Detectors: []Detector{RepeatedPassage, RepeatedReading}},
	{Name: "Page furniture", Survey: surveyFurniture, Detectors: []Detector{WebChrome, RunningHead, Folio}},
	{Name: "Hyphens", Survey: surveyHyphens, Detectors: []Detector{LineEndHyphen, LostHyphen}},
	{Name: "Lines", Survey: surveyLines, Detectors: []Detector{JoinedLines, FalseParagraph, BlankLines}},
	{Name: "Words", Survey: surveySpaces, Detectors: []Detector{OCRSplit, OCRJoin, OCRHyphen}},
	{Name: "Letters", Survey: surveyLetters, Detectors: []Detector{OCRLetters, OCRGlyphs, OCRDigits, OCRLongS, OCRLigature, OCRCase, OCRStray, OCRNumbers}},
	{Name: "Spacing", Survey: surveySpacing, Detectors: []Detector{DoubledSpaces, TrailingSpaces, SpacedPunctuation, OCRPunctuation}},
	{Name: "Footnotes", Survey: surveyMarks, Detectors: []Detector{FootnoteMark}},
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
const Version = "2"
