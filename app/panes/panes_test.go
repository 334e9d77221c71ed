package panes

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"emend/app/look"
	"emend/app/textview"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// book makes a review from a text in which repairs stand as [old|new].
func book(marked string) (*Book, *editor.Session) {
	var raw strings.Builder
	var found []repair.Repair
	for marked != "" {
		open := strings.IndexByte(marked, '[')
		if open < 0 {
			raw.WriteString(marked)
			break
		}
		shut := strings.IndexByte(marked, ']')
		raw.WriteString(marked[:open])
		was, now, _ := strings.Cut(marked[open+1:shut], "|")
		at := raw.Len()
		raw.WriteString(was)
		found = append(found, repair.Repair{
			Span: text.Span{Start: at, End: at + len(was)}, Replacement: now, Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 0.95, Group: repair.GroupKey("mojibake.folded", was)},
		})
		marked = marked[shut+1:]
	}
	s := editor.New(text.Decode([]byte(raw.String())), record.Source{})
	s.Detection().Set(found)
	return NewBook(s), s
}

// shown is a column with its marks as [..], an empty one as [].
func shown(s textview.Source) string {
	var out strings.Builder
	for i := range s.Rows() {
		row, at := s.Row(i), 0
		for _, m := range s.Marks(i) {
			out.WriteString(row[at:m.Start] + "[" + row[m.Start:m.End] + "]")
			at = m.End
		}
		out.WriteString(row[at:] + "/")
	}
	return out.String()
}

func TestMarks(t *testing.T) {
	for _, c := range []struct{ name, marked, raw, clean string }{
		{"a word", "a [tho|the] b", "a [tho] b/", "a [the] b/"},
		{"at both edges", "[tho|the] b\n[cot|cat]", "[tho] b\n/[cot]/", "[the] b\n/[cat]/"},
		{"a deletion", "a [x|]b", "a [x]b/", "a []b/"},
		{"an insertion", "a [|x]b", "a []b/", "a [x]b/"},
		{"a whole line", "a\n[head\n|]b", "a\n/[head\n]/b/", "a\n/[]/b/"},
		{"two side by side", "[a|b][c|d]", "[a][c]/", "[b][d]/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, _ := book(c.marked)
			if d := cmp.Diff(c.raw, shown(b.Raw())); d != "" {
				t.Error("raw:", d)
			}
			if d := cmp.Diff(c.clean, shown(b.Clean())); d != "" {
				t.Error("clean:", d)
			}
		})
	}
}

func TestMarksFollowDecisions(t *testing.T) {
	b, s := book("a [tho|the] b")
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	b.Reload()
	if got, want := shown(b.Raw()), "a [tho] b/"; got != want {
		t.Errorf("raw: %q, want %q", got, want)
	}
	if got, want := shown(b.Clean()), "a tho b/"; got != want {
		t.Errorf("what was rejected is text like any other: %q, want %q", got, want)
	}
	b.SetCurrent(0)
	if got, want := shown(b.Clean()), "a [tho] b/"; got != want {
		t.Errorf("save where the reader is: %q, want %q", got, want)
	}
	m := b.Raw().Marks(0)[0]
	if want := look.Repair(look.Letters, look.Rejected, look.Current); m.Style != want {
		t.Errorf("style %d, want %d", m.Style, want)
	}
}

// TestInlinePlaces leads from the raw text into the inline column and back, and
// marks notes there with what was put in between.
func TestInlinePlaces(t *testing.T) {
	b, s := book("one [tho|the] two")
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 2, End: 9}, Colour: "blue"})
	b.Reload()
	if got, want := b.Inline().Row(0), "one thothe two"; got != want {
		t.Fatalf("%q, want %q", got, want)
	}
	for raw, want := range []int{0, 1, 2, 3, 4, 5, 6, 7, 11, 12, 13} {
		at := b.InlineAt(raw)
		if at.Off != want {
			t.Errorf("%d is shown at %d, want %d", raw, at.Off, want)
		}
		if back := b.InlineRaw(at); back != raw {
			t.Errorf("%d comes back as %d", raw, back)
		}
	}
	if at := b.InlineRaw(textview.Pos{Off: 9}); at != 7 {
		t.Errorf("what was put in stands at %d, want 7", at)
	}
	var noted textview.Mark
	for _, m := range b.Inline().Marks(0) {
		if m.Style == look.Note("blue", false) {
			noted = m
		}
	}
	if noted.Start != 2 || noted.End != 12 {
		t.Errorf("the note is marked at %+v", noted)
	}
}

// TestNestedNotes: a note on another one is told apart from it.
func TestNestedNotes(t *testing.T) {
	b, s := book("one two three four\nfive")
	for _, at := range []text.Span{{Start: 0, End: 13}, {Start: 4, End: 7}, {Start: 14, End: 18}} {
		s.Notes().Add(annotate.Annotation{Span: at, Colour: "rose"})
	}
	b.Reload()
	marks := b.Raw().Marks(0)
	if len(marks) != 3 || marks[0].Style != look.Note("rose", false) || marks[1].Style != look.Note("rose", true) || marks[2].Style != look.Note("rose", false) {
		t.Errorf("%+v", marks)
	}
}

func TestNotesAreMarkedInBothColumns(t *testing.T) {
	b, s := book("one [tho|the] two")
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 4, End: 7}, Colour: "green"})
	b.Reload()
	for _, c := range []textview.Source{b.Raw(), b.Clean()} {
		marks := c.Marks(0)
		if len(marks) != 2 || marks[0].Style != look.Note("green", false) || marks[0].Start != 4 || marks[0].End != 7 {
			t.Errorf("%+v", marks)
		}
		if k, ok := NoteOf(marks[0].ID); !ok || k != 0 {
			t.Errorf("the mark does not lead to its note: %d", marks[0].ID)
		}
	}
}

func TestInline(t *testing.T) {
	b, _ := book("a [tho|the] b\n[x|]c")
	if got, want := shown(b.Inline()), "a [tho][the] b\n/[x]c/"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestInlineJoins: a line end that is taken out does not break the line.
func TestInlineJoins(t *testing.T) {
	b, _ := book("of the [\n| ]lamp\n")
	if got, want := shown(b.Inline()), "of the [↵][ ]lamp\n//"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for raw := range len("of the \nlamp") {
		if at := b.InlineAt(raw); b.InlineRaw(at) != raw {
			t.Errorf("raw %d is shown at %v, which is raw %d", raw, at, b.InlineRaw(at))
		}
	}
}

func TestFold(t *testing.T) {
	raw := "a\n" + strings.Repeat("again\n", 8) + "b"
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	s.Detection().Set([]repair.Repair{{Span: text.Span{Start: 2, End: 2 + 48}, Grounds: &repair.Grounds{Rule: "repeats.passage", Confidence: 0.95, Container: true}}})
	b := NewBook(s)
	fold := func() string { return b.Raw().(interface{ Fold(int) string }).Fold(1) }
	if !strings.Contains(fold(), "8") {
		t.Errorf("a deletion of 8 lines is shown as %q", fold())
	}
	b.SetCurrent(0)
	if fold() != "" {
		t.Error("the passage before the reader is folded")
	}
	b.SetCurrent(-1)
	b.ToggleFold(1)
	if fold() != "" {
		t.Error("a fold does not open")
	}
}

// TestColumnsAreTheTexts: whatever is proposed and decided, the rows of each
// column joined are its text, and marks lie inside their rows, sorted.
func TestColumnsAreTheTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var marked strings.Builder
		for i := range rapid.IntRange(0, 12).Draw(t, "n") {
			word := rapid.StringMatching(`[ab \n]{0,4}`).Draw(t, fmt.Sprint("plain", i))
			was := rapid.StringMatching(`[cd\n]{0,3}`).Draw(t, fmt.Sprint("was", i))
			now := rapid.StringMatching(`[ef\n]{0,3}`).Draw(t, fmt.Sprint("now", i))
			marked.WriteString(word + "x")
			if was != now {
				marked.WriteString("[" + was + "|" + now + "]")
			}
		}
		b, s := book(marked.String())
		for i := range s.Repairs() {
			s.Decide([]int{i}, repair.Decision{State: repair.State(rapid.IntRange(0, 3).Draw(t, "state")), Text: "Z"}, "")
		}
		b.Reload()
		for name, c := range map[string]struct {
			textview.Source
			want string
		}{"raw": {b.Raw(), s.Raw().Text()}, "clean": {b.Clean(), s.Mapping().String()}} {
			var got strings.Builder
			for i := range c.Rows() {
				row := c.Row(i)
				got.WriteString(row)
				last := 0
				for _, m := range c.Marks(i) {
					if m.Start < last || m.End < m.Start || m.End > len(row) {
						t.Fatalf("%s row %d %q: mark %+v", name, i, row, m)
					}
					last = m.Start
				}
			}
			if got.String() != c.want {
				t.Fatalf("%s: %q, want %q", name, got.String(), c.want)
			}
		}
		seen := map[int32]bool{}
		for i := range b.Rows() {
			for _, m := range b.Raw().Marks(i) {
				seen[m.ID] = true
			}
			for _, l := range b.Links(i) {
				if l.Left < 0 || l.Left > len(b.Raw().Row(i)) || l.Right < 0 || l.Right > len(b.Clean().Row(i)) {
					t.Fatalf("row %d: link %+v", i, l)
				}
			}
		}
		if len(seen) != len(s.Repairs()) {
			t.Fatalf("%d of %d repairs are marked in the raw text", len(seen), len(s.Repairs()))
		}
	})
}

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"plain text": "plain text", " lead": "·lead", "trail ": "trail·", "two  spaces": "two··spaces",
		"a\nb": "a↵b", "a\r\nb": "a↵b", "a\tb": "a→b", "\x00": "‹0000›", "a\u0085b": "a‹0085›b", "\xff": "�", "a\u200bb": "a‹200B›b", "a\u200db": "a\u200db", "a\u00a0b": "a⍽b",
	} {
		if got := Visible(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestNumbered: what no font shows has its number, wherever it is told of.
func TestNumbered(t *testing.T) {
	style := look.NewTheme(look.LightMode)
	style.Lacks = func(r rune) bool { return unicode.Is(unicode.Han, r) || r > 0xffff }
	test.NewTempApp(t).Settings().SetTheme(style)
	for in, want := range map[string]string{"of 東京 and": "of ‹6771›‹4EAC› and", "a 👩": "a ‹1F469›", "שלום é": "שלום é"} {
		if got := Brief(in, 40); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if before, _ := Around(in+"x", text.Span{Start: len(in), End: len(in) + 1}, 40); before != want {
			t.Errorf("before: %q, want %q", before, want)
		}
	}
}

func TestAround(t *testing.T) {
	before, after := Around("äöü one äöü", text.Span{Start: 7, End: 10}, 3)
	if before != "ü " || after != " ä" {
		t.Errorf("%q, %q", before, after)
	}
}
