package editor

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/repair"
	"emend/editor/text"
)

// rowsOf are the rows of a session as a list.
func rowsOf(s *Session) (out []Row) {
	for i := range s.Rows().Len() {
		out = append(out, s.Rows().Row(i))
	}
	return out
}

// TestLongRowsAreCut: a text without line ends is many rows, so that what
// belongs together stands together, and the rows still tile both texts.
func TestLongRowsAreCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SampledFrom([]string{"word ", "b ", "\n", "文字", "é̈", "tho "}).Draw(t, "word")
		raw := strings.Repeat("The tho sat. ", rapid.IntRange(0, 900).Draw(t, "a")) + strings.Repeat(word, 2000) +
			strings.Repeat("tho", rapid.IntRange(0, 4000).Draw(t, "b"))
		s := session(raw, "tho", rapid.SampledFrom([]string{"", "the", strings.Repeat("long\n", 2000)}).Draw(t, "by"))
		var rawText, clean strings.Builder
		line := 1
		for _, r := range rowsOf(s) {
			rawText.WriteString(s.Raw().Slice(r.Raw))
			clean.WriteString(s.Mapping().Slice(r.Clean))
			if r.Line != line {
				t.Fatalf("a row of line %d says %d", line, r.Line)
			}
			line += strings.Count(s.Raw().Slice(r.Raw), "\n")
			if !text.IsEdge(raw, r.Raw.Start) {
				t.Fatalf("a row begins inside of a character, at %d", r.Raw.Start)
			}
		}
		if rawText.String() != raw || clean.String() != s.Mapping().String() {
			t.Fatal("the rows do not tile the texts")
		}
	})
}

func TestRowsAroundALongDeletion(t *testing.T) {
	passage := strings.Repeat("once more ", 500)
	raw := strings.Repeat("The keeper wrote. ", 300) + passage + strings.Repeat("The boat came. ", 300)
	s := session(raw)
	at := strings.Index(raw, passage)
	s.Detection().Set([]repair.Repair{{Span: text.Span{Start: at, End: at + len(passage)}, Grounds: &repair.Grounds{Rule: "repeats.passage", Confidence: 0.95, Container: true}}})
	found := false
	for _, r := range rowsOf(s) {
		found = found || s.Raw().Slice(r.Raw) == passage && r.Clean.Empty()
		if d := r.Raw.Len() - r.Clean.Len(); r.Raw.Len() > longRow || d != 0 && r.Clean.Len() > 0 {
			t.Errorf("row %v | %v is not aligned", r.Raw, r.Clean)
		}
	}
	if !found {
		t.Error("the passage taken out is no row of its own")
	}
}
