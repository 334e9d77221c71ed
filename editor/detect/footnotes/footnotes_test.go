package footnotes_test

import (
	"testing"

	"emend/editor/detect/trial"
)

func TestFootnoteMarks(t *testing.T) {
	trial.Marked(t, 0.9, []trial.Case{
		{
			"He asked the [police.1] Nobody knew.\nThen the [harbour.2] The rest of it was [lost.3]\n\nAnd so on.",
			"He asked the [police.¹] Nobody knew.\nThen the [harbour.²] The rest of it was [lost.³]\n\nAnd so on.",
		},
		{"It rose to 3.5 and then to 4.25 The rest", ""},
		{"see vol.2 The next, p.3 The next, chap.4 The next", ""},
		{"the compound CO2 The gas, H2O The water", ""},
		{"version.1 The first", ""},
		{"the year.1931 The next", ""},
		{"section 2.1 The next, section 2.2 The next, section 2.3 The next", ""},
	}, "footnotes.mark")
	trial.Marked(t, 0.5, []trial.Case{
		{"His [Notebooks^}] are a compelling mixture of many things", "His [Notebooks] are a compelling mixture of many things"},
		{"where x^{2} = y^{3} in the formula", ""},
		{"a^*b and c^* are operators", ""},
	}[1:], "footnotes.mark")
	trial.Marked(t, 0.5, []trial.Case{
		{"Then the whole of his Notebooks[^}] are a compelling mixture", "Then the whole of his Notebooks[] are a compelling mixture"},
	}, "footnotes.mark")
}

func TestMarksInMarkdown(t *testing.T) {
	raw := "# Notes\n\nHe asked the police.1 Nobody knew. Then the harbour.2 The rest was lost.3\n"
	want := "# Notes\n\nHe asked the police.[^1] Nobody knew. Then the harbour.[^2] The rest was lost.[^3]\n"
	if got := trial.CleanedAt(t, raw, 0.9, "footnotes"); got != want {
		t.Errorf("got %q", got)
	}
}

func TestUnreadableMarkIsDoubtful(t *testing.T) {
	for _, r := range trial.Detect(t, "Then the whole of his Notebooks^} are a compelling mixture", "footnotes") {
		if r.Confidence < 0.6 || r.Confidence >= 0.9 {
			t.Errorf("%+v", r)
		}
	}
}
