package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words/judge"
)

// Letters reads words in which a scan took letters for others.
var Letters = rule.Detector{
	Rule:  "ocr.letters",
	Title: "Misread letters",
	Doc:   doc("t[li]e → t[h]e, th[o] → th[e]; leaves rare words that fit their place alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Letters) },
}

// Case writes small what a scan took for a capital.
var Case = rule.Detector{
	Rule:  "ocr.case",
	Title: "Capital for small letter",
	Doc:   doc("the [W]ords → the [w]ords, [I]n → [i]n inside a sentence, o[F] → o[f]; only for letters whose capital looks like the small one, where the text confuses them."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Case) },
}

// Digits reads words in which a scan took letters for digits.
var Digits = rule.Detector{
	Rule:  "ocr.digits",
	Title: "Digits in place of letters",
	Doc:   doc("[1]ittle → [l]ittle, [0]f → [o]f; leaves numbers, measures and model names alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Digits) },
}

// Glyphs reads words in which a scan took letters for marks.
var Glyphs = rule.Detector{
	Rule:  "ocr.glyphs",
	Title: "Marks in place of letters",
	Doc:   doc("famil[}'] → famil[y], [\\V]here → [W]here."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Glyphs) },
}

// Ligature puts back letters that were lost with a ligature.
var Ligature = rule.Detector{
	Rule:  "ocr.ligature",
	Title: "Lost ligature",
	Doc:   doc("de[n]ed → de[fin]ed, [r]st → [fir]st."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Ligature) },
}

// LongS reads the long s of old print that a scan took for f.
var LongS = rule.Detector{
	Rule:  "ocr.longs",
	Title: "Long s read as f",
	Doc:   doc("[f]uch → [s]uch, where the text does so often."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.LongS) },
}

// Numbers proposes digits for letters inside numbers.
var Numbers = rule.Detector{
	Rule:  "ocr.numbers",
	Title: "Letters in place of digits",
	Doc:   "18[O]4 → 18[0]4, [l]903 → [1]903, in texts that show misread letters. Never sure, since only the page can tell; leaves ordinals, sums of pounds (5l.) and model names alone.",
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Numbers) },
}

// Stray drops marks that a scan made of specks.
var Stray = rule.Detector{
	Rule:  "ocr.stray",
	Title: "Stray mark",
	Doc:   doc("[^]there → there, later[>] → later; leaves marks that the text uses often, list marks, formulas and note marks alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, judge.Stray) },
}
