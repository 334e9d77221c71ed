package detect

import (
	"context"
	"strings"
	"testing"

	"emend/editor/detect/rule"
	"emend/editor/repair"
)

// cleaned runs the rules of the given families on raw and applies what is sure.
func cleaned(t *testing.T, raw string, families ...string) string {
	t.Helper()
	return repair.MappingOf(raw, detected(t, raw, families...), nil, repair.Policy{Minimum: repair.DefaultMinimum}).String()
}

func detected(t *testing.T, raw string, families ...string) []repair.Repair {
	t.Helper()
	got, err := Run(context.Background(), raw, Options{Workers: 1, Enabled: func(d *Detector) bool {
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

// A spanCase shows a damaged text and what it should read; ⟦ ⟧ enclose the
// spans of the repairs on both sides.
type spanCase struct{ raw, want string }

func checkSpans(t *testing.T, cases []spanCase, families ...string) {
	t.Helper()
	for _, c := range cases {
		raw, spans := marked(c.raw)
		_, wants := marked(c.want)
		var got []repair.Repair
		for _, r := range detected(t, raw, families...) {
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

// unchanged checks that nothing at all is proposed, however unsure.
func unchanged(t *testing.T, texts []string, families ...string) {
	t.Helper()
	for _, s := range texts {
		for _, r := range detected(t, s, families...) {
			t.Errorf("%q: %s proposes %q → %q (%.2f)", s, r.Rule, s[r.Span.Start:r.Span.End], r.Replacement, r.Confidence)
		}
	}
}
