package editor

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/repair"
	"emend/editor/text"
)

// replaced are the edits that replace every place of old in the cleaned text.
func replaced(s *Session, old, wording string) []CleanEdit {
	var out []CleanEdit
	clean := s.Mapping().String()
	for at := 0; ; {
		i := strings.Index(clean[at:], old)
		if i < 0 {
			return out
		}
		out = append(out, CleanEdit{text.Span{Start: at + i, End: at + i + len(old)}, wording})
		at += i + len(old)
	}
}

func TestEditCleanAll(t *testing.T) {
	for _, c := range []struct{ name, raw, old, wording, want string }{
		{"plain text", "a cat, a cat", "cat", "dog", "a dog, a dog"},
		{"in repairs", "tho cat, tho dog", "the", "that", "that cat, that dog"},
		{"across repairs", "tho cat, tho cat", "the cat", "a dog", "a dog, a dog"},
		{"two in one repair", "wow", "e", "i", "ibbi"},
		{"a repair between two", "b tho b tho b", " the ", "-", "b-b-b"},
		{"deletions", "cat cat cat", "cat ", "", "cat"},
		{"side by side", "aaaa", "a", "bb", "bbbbbbbb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := session(c.raw, "tho", "the", "wow", "ebbe")
			before := s.Mapping().String()
			n, err := s.Edits().ReplaceAll(replaced(s, c.old, c.wording), "Replace")
			if err != nil || n != strings.Count(before, c.old) {
				t.Fatalf("%d places, %v", n, err)
			}
			if got := s.Mapping().String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if n := len(s.History().Acts()); n != 1 {
				t.Errorf("%d acts, want 1", n)
			}
			s.History().Undo()
			if got := s.Mapping().String(); got != before {
				t.Errorf("undone: %q, want %q", got, before)
			}
			s.History().Redo()
			if got := s.Mapping().String(); got != c.want {
				t.Errorf("done again: %q, want %q", got, c.want)
			}
		})
	}
}

// TestEditCleanAllIsManyEdits: whatever was done before, many edits at once
// give the text that the same edits give one by one, and one undo takes them
// back.
// TestEditCleanAllLater: in two halves it comes to the same, as one act; what lies
// outside of the text, or comes after something else, changes nothing.
func TestEditCleanAllLater(t *testing.T) {
	const raw = "tho cat, tho dog, a cat and tho other"
	at, later := session(raw, "tho", "the"), session(raw, "tho", "the")
	edits := replaced(at, "cat", "mouse")
	if _, err := at.Edits().ReplaceAll(edits, "Replace"); err != nil {
		t.Fatal(err)
	}
	l := later.Edits().ReplaceAllLater(func() []CleanEdit { return edits }, "Replace")
	l.Work()
	if got := later.Mapping().String(); strings.Contains(got, "mouse") {
		t.Errorf("before it is taken: %q", got)
	}
	if n, ok := l.Take(); n != len(edits) || !ok {
		t.Errorf("taken: %d, %v", n, ok)
	}
	if got, want := later.Mapping().String(), at.Mapping().String(); got != want || len(later.History().Acts()) != 1 {
		t.Errorf("%q in %d acts, want %q", got, len(later.History().Acts()), want)
	}
	before := later.Mapping().String()
	out := later.Edits().ReplaceAllLater(func() []CleanEdit { return []CleanEdit{{text.Span{Start: 3, End: 999}, "x"}} }, "")
	out.Work()
	if n, _ := out.Take(); n != 0 || later.Mapping().String() != before {
		t.Errorf("outside: %d places, %q", n, later.Mapping().String())
	}
	late := later.Edits().ReplaceAllLater(func() []CleanEdit { return replaced(later, "dog", "cow") }, "")
	later.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	before = later.Mapping().String()
	late.Work()
	if n, ok := late.Take(); ok || later.Mapping().String() != before {
		t.Errorf("after something else: %d places, %v, %q", n, ok, later.Mapping().String())
	}
}

func TestEditCleanAllIsManyEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringOfN(rapid.RuneFrom([]rune("ab \né")), 0, 60, -1).Draw(t, "raw")
		s := session(raw, "a", "X", "b ", "", "\n", " ", "é", "e\n")
		for range rapid.IntRange(0, 4).Draw(t, "acts") {
			clean := s.Mapping().String()
			if len(clean) > 0 && rapid.Bool().Draw(t, "edit") {
				at := rapid.IntRange(0, len(clean)-1).Draw(t, "at")
				if text.IsEdge(clean, at) && text.IsEdge(clean, at+1) {
					s.Edits().Replace(text.Span{Start: at, End: at + 1}, rapid.SampledFrom([]string{"", "q", "qq"}).Draw(t, "w"))
				}
			} else if n := len(s.Repairs()); n > 0 {
				s.Decide([]int{rapid.IntRange(0, n-1).Draw(t, "i")}, repair.Decision{State: repair.State(rapid.IntRange(0, 2).Draw(t, "s"))}, "")
			}
		}
		before, want := s.Mapping().String(), strings.Builder{}
		var edits []CleanEdit
		at := 0
		for i := range before {
			if i < at || !rapid.Bool().Draw(t, "here") {
				continue
			}
			end := min(len(before), i+rapid.IntRange(0, 3).Draw(t, "n"))
			for !text.IsEdge(before, end) {
				end++
			}
			w := rapid.SampledFrom([]string{"", "1", "22\n"}).Draw(t, "wording")
			edits = append(edits, CleanEdit{text.Span{Start: i, End: end}, w})
			want.WriteString(before[at:i] + w)
			at = end
		}
		want.WriteString(before[at:])
		if _, err := s.Edits().ReplaceAll(edits, "many"); err != nil {
			t.Fatal(err)
		}
		if got := s.Mapping().String(); got != want.String() {
			t.Fatalf("%q with %v: %q, want %q", before, edits, got, want.String())
		}
		checkRows(t, s)
		if len(edits) > 0 && s.Mapping().String() != before {
			s.History().Undo()
		}
		if got := s.Mapping().String(); got != before {
			t.Fatalf("undone: %q, want %q", got, before)
		}
	})
}

func BenchmarkEditCleanAll(b *testing.B) {
	raw := strings.Repeat("The cat of tho keeper sat there and looked on, a cat.\n", 20_000)
	s := session(raw, "tho", "the")
	edits := replaced(s, "cat", "dog")
	for b.Loop() {
		s.Edits().ReplaceAll(edits, "many")
		s.History().Undo()
	}
}
