package editor

import (
	"math"
	"strings"
	"testing"

	"emend/editor/imports"
	"emend/editor/repair"
	"emend/editor/text"
)

// wordsOf gives every word of a text a confidence.
func wordsOf(raw string, confidence ...float64) []imports.Word {
	var out []imports.Word
	at := 0
	for i, w := range strings.Fields(raw) {
		start := at + strings.Index(raw[at:], w)
		at = start + len(w)
		out = append(out, imports.Word{Span: text.Span{Start: start, End: at}, Confidence: confidence[i%len(confidence)], Known: confidence[i%len(confidence)] >= 0})
	}
	return out
}

func place(raw, s string) text.Span {
	i := strings.Index(raw, s)
	return text.Span{Start: i, End: i + len(s)}
}

func TestDoubtsOfTheOCRProgramWeigh(t *testing.T) {
	const raw = "tho old shep- herd sat tho day"
	for _, c := range []struct {
		name         string
		words        []float64
		rule         repair.RuleID
		was, at, per float64 // between at and per afterwards
	}{
		{"a word it was unsure of", []float64{0.3, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9}, "ocr.letters", 0.6, 0.75, 0.89},
		{"a word it was sure of", []float64{0.99, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8}, "ocr.letters", 0.6, 0.2, 0.5},
		{"all alike: nothing is known", []float64{0.8}, "ocr.letters", 0.6, 0.6, 0.6},
		{"a doubt alone makes nothing sure", []float64{0, 1, 1, 1, 1, 1, 1}, "ocr.letters", 0.85, 0.86, 0.89},
		{"what is sure can become surer", []float64{0, 1, 1, 1, 1, 1, 1}, "ocr.letters", 0.95, 0.96, 0.99},
		{"no doubt about other damage", []float64{0, 1, 1, 1, 1, 1, 1}, "mojibake.folded", 0.6, 0.6, 0.6},
		{"none is told", []float64{-1}, "ocr.letters", 0.6, 0.6, 0.6},
	} {
		o := &imports.Origin{Words: wordsOf(raw, c.words...)}
		step := repair.Step{Confidence: c.was}
		found := []repair.Repair{{Span: place(raw, "tho"), Replacement: "the", Grounds: &repair.Grounds{Rule: c.rule, Confidence: c.was, Steps: []repair.Step{step}}}}
		r := Weighed(raw, found, o)[0]
		if r.Confidence < c.at-1e-9 || r.Confidence > c.per+1e-9 || r.Steps[0].Confidence != r.Confidence {
			t.Errorf("%s: %.3f (step %.3f), want %.2f to %.2f", c.name, r.Confidence, r.Steps[0].Confidence, c.at, c.per)
		}
		if told := strings.Contains(r.Evidence, "% sure of the word"); told != (c.rule == "ocr.letters" && c.words[0] >= 0) {
			t.Errorf("%s: evidence %q", c.name, r.Evidence)
		}
	}
}

func TestWordsToldWholeDecideHyphens(t *testing.T) {
	const raw = "a shep-\nherd"
	words := []imports.Word{{Span: place(raw, "shep-"), Whole: "shepherd"}, {Span: place(raw, "herd"), Whole: "shepherd"}}
	for wording, want := range map[string]float64{"": 0.925, "-": 0.175} {
		s := place(raw, "-\n")
		r := Weighed(raw, []repair.Repair{{Span: s, Replacement: wording, Grounds: &repair.Grounds{Rule: "layout.hyphen", Confidence: 0.7}}}, &imports.Origin{Words: words})[0]
		if math.Abs(r.Confidence-want) > 1e-9 || !strings.Contains(r.Evidence, "tells the whole word") {
			t.Errorf("%q: %.3f, %q", wording, r.Confidence, r.Evidence)
		}
	}
}
