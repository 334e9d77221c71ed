package trial

import (
	"context"
	"strings"
	"testing"

	"emend/editor/detect"
	"emend/editor/detect/rule"
	"emend/editor/repair"
)

// CleanedByDefaults applies what DetectDefaults finds surely.
func CleanedByDefaults(t *testing.T, raw string, families ...string) string {
	t.Helper()
	return repair.MappingOf(raw, DetectDefaults(t, raw, families...), nil, repair.Policy{Minimum: repair.DefaultMinimum}).String()
}

// DetectDefaults runs the rules of the given families that are on by default,
// and the rules named.
func DetectDefaults(t *testing.T, raw string, families ...string) []repair.Repair {
	t.Helper()
	got, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1, Enabled: func(d *detect.Detector) bool {
		for _, f := range families {
			if d.Rule.Family() == f && !d.Off || string(d.Rule) == f {
				return true
			}
		}
		return false
	}})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// marked splits text with its damage in brackets, and the same text as it
// should read: "Serge[a€™ s]" and "Serge[’s]".
func marked(s string) (plain string, spans []string) {
	plain = strings.NewReplacer("⟦", "", "⟧", "").Replace(s)
	for rest := s; ; {
		i := strings.Index(rest, "⟦")
		if i < 0 {
			return plain, spans
		}
		j := strings.Index(rest, "⟧")
		spans = append(spans, rest[i+len("⟦"):j])
		rest = rest[j+len("⟧"):]
	}
}

// Spans runs cases over the rules of the given families: every repair at
// the confidence of a view has to be the one between ⟦ and ⟧, which enclose the
// spans on both sides.
func Spans(t *testing.T, cases []Case, families ...string) {
	t.Helper()
	for _, c := range cases {
		raw, spans := marked(c[0])
		_, wants := marked(c[1])
		var got []repair.Repair
		for _, r := range DetectDefaults(t, raw, families...) {
			if _, ok := r.At(rule.InView); ok {
				got = append(got, r)
			}
		}
		bad := len(got) != len(spans)
		for i := 0; !bad && i < len(got); i++ {
			at := got[i].Span
			bad = raw[at.Start:at.End] != spans[i] || got[i].Replacement != wants[i]
		}
		if bad {
			t.Errorf("%q:", raw)
			for _, r := range got {
				t.Errorf("   %s %q → %q (%.2f)", r.Rule, raw[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
			}
		}
	}
}

// Unchanged checks that nothing at all is proposed, however unsure.
func Unchanged(t *testing.T, texts []string, families ...string) {
	t.Helper()
	for _, s := range texts {
		for _, r := range DetectDefaults(t, s, families...) {
			t.Errorf("%q: %s proposes %q → %q (%.2f)", s, r.Rule, s[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
		}
	}
}
