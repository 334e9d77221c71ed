package main

import (
	"strings"
	"testing"

	"emend/app/review"
	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// judged puts a repair of the words in brackets before a truth.
func judged(raw, now, gold string) verdict {
	from, to := strings.Index(raw, "["), strings.Index(raw, "]")
	span := text.Span{Start: from, End: to - 1}
	raw = strings.NewReplacer("[", "", "]", "").Replace(raw)
	return compared(raw, gold, nil).judge(span, now)
}

func TestJudge(t *testing.T) {
	for _, c := range []struct {
		raw, now, gold string
		want           verdict
	}{
		{"the keepera[€™]s lamp", "’", "the keeper’s lamp", right}, // the a is another repair's,
		{"the keeper[a€™]s lamp", "’", "the keeper’s lamp", right},
		{"the keeper[a€™] s lamp", "’", "the keeper’s lamp", right}, // the blank is another repair's
		{"the [keeper]s lamp", "reaper", "the keepers lamp", wrong},
		{"one line[\n]and another", " ", "one line and another", right},
		{"one line.[\n]And another", " ", "one line.\nAnd another", wrong},
		{"it was tho [1]amp", "l", "it was the lamp", right},
	} {
		if got := judged(c.raw, c.now, c.gold); got != c.want {
			t.Errorf("%q → %q: %d, want %d", c.raw, c.now, got, c.want)
		}
	}
}

// TestReviewer: what the reviewer looks at it decides rightly, and a group is
// one decision.
func TestReviewer(t *testing.T) {
	raw := strings.Repeat("tho lamp ", 40) + strings.Repeat("tho’ said ", 3) + "a cot "
	gold := strings.Repeat("the lamp ", 40) + strings.Repeat("tho’ said ", 3) + "a cat "
	var found []repair.Repair
	for at := 0; at < len(raw); at++ {
		for old, now := range map[string]string{"tho": "the", "cot": "cut"} {
			if strings.HasPrefix(raw[at:], old) {
				found = append(found, repair.Repair{
					Span: text.Span{Start: at, End: at + 3}, Replacement: now, Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.9, Group: repair.GroupKey("ocr.letters", old+" → "+now)},
				})
			}
		}
	}
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	s.Detection().Set(found)
	v := &reviewer{desk: review.New(s), truth: compared(raw, gold, found)}
	v.work()
	if got := s.Mapping().String(); got != gold {
		t.Errorf("%q", got)
	}
	if v.groups != 2 || v.alone != 1 || v.leftOut != 3 || v.wrong() != 0 {
		t.Errorf("%d groups, %d alone, %d left out, %d wrong", v.groups, v.alone, v.leftOut, v.wrong())
	}
}

// TestDamageIsKnown: taking the damage back gives the sound text.
func TestDamageIsKnown(t *testing.T) {
	novel := strings.Repeat("“It’s a long way,” said the gardener, walking slowly towards the little house by the river.\n\nNobody answered him.\n\n", 120)
	b := damage(novel, 12_000, 1)
	if len(b.edits) < 20 {
		t.Errorf("only %d places damaged", len(b.edits))
	}
	want := strings.Join(paragraphs(novel), "\n\n")
	if got := known(b.raw.String(), b.edits).to.String(); !strings.HasPrefix(want, strings.TrimRight(got, "\n")) {
		t.Error("the truth that is known is not the sound text")
	}
}
