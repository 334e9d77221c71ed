package ocr_test

import (
	"strings"
	"testing"

	"emend/editor/detect/trial"
)

func TestMisreadPunctuation(t *testing.T) {
	noisy := func(sentence string) string { return scanned + "\n" + sentence + "\n" }
	for _, c := range []struct {
		name, raw, pattern, before, after string
	}{
		{"stop inside", noisy("The keeper of the bell. and his daughter came down."), "stop before a conjunction", ".", ","},
		{"speck", noisy("They paid the upper' price for it."), "apostrophe beside a word", "'", ""},
		{"query", "The Master?s bell was heard by the children.", "question mark for an apostrophe", "?", "'"},
	} {
		found := false
		for _, r := range trial.Detect(t, c.raw, "ocr") {
			if r.Rule == "ocr.punctuation" && r.Pattern() == c.pattern && c.raw[r.Span.Start:r.Span.End] == c.before && r.Replacement == c.after {
				found = true
			}
		}
		if !found {
			t.Errorf("%s: not proposed", c.name)
		}
	}
	for _, raw := range []string{
		noisy("It is in vol. and in chap. of the book, approx. of course."),
		noisy("'They were late,' he said, 'and nobody minded.'"),
		noisy("The sailors' bread was gone."),
		strings.Repeat("The keeper of the bell. and his daughter came down. ", 3),
		"Who is it? she asked. Is it so? she said.",
	} {
		for _, r := range trial.Detect(t, raw, "ocr") {
			if r.Rule == "ocr.punctuation" {
				t.Errorf("%q → %q in %q", raw[r.Span.Start:r.Span.End], r.Replacement, raw[max(0, r.Span.Start-20):r.Span.End+5])
			}
		}
	}
}
