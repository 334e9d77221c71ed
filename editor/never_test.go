package editor

import (
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

const ballad = "Tho cat saw tho dog, and tho dog bathof saw."

// found proposes "tho" → "the" at the given offsets of the ballad.
func found(at ...int) []repair.Repair {
	var out []repair.Repair
	for _, i := range at {
		out = append(out, repair.Repair{
			Span: text.Span{Start: i, End: i + 3}, Replacement: "the", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.95, Group: repair.GroupKey("ocr.letters", "tho → the")},
		})
	}
	return out
}

func TestNeverThisString(t *testing.T) {
	s := New(text.Decode([]byte(ballad)), record.Source{})
	s.Detection().Set(found(12))
	if n := s.Strings().Never(0); n != 1 || s.Mapping().String() != ballad {
		t.Fatalf("%d rejected: %q", n, s.Mapping().String())
	}
	s.Detection().Set(found(12, 25, 35)) // a later detection finds another, and a longer word
	if got := s.Mapping().String(); got != "Tho cat saw tho dog, and tho dog bathef saw." {
		t.Errorf("the other place, or the longer word: %q", got)
	}
	if tally := s.Tally(); tally.Held != 1 || tally.Pending != 1 || tally.Rejected != 1 {
		t.Errorf("%+v", tally)
	}
	if list := s.Strings().LeftAlone(); len(list) != 1 || list[0].Text != "tho" || list[0].Decided != 1 || list[0].Held != 1 {
		t.Errorf("%+v", list)
	}
	if got := s.Exchange().Document().Final(); got != s.Mapping().String() {
		t.Errorf("exported is %q", got)
	}
	s.History().Undo()
	if tally := s.Tally(); tally.Held != 0 || tally.Pending != 3 {
		t.Errorf("undone: %+v", tally)
	}
	s.History().Redo()
	if n := s.Strings().Again(s.Strings().LeftAlone()[0]); n != 1 || s.Tally().Pending != 3 {
		t.Errorf("taken back: %d, %+v", n, s.Tally())
	}
}

func TestNeverIsKept(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	s, err := OpenBytes(record.Source{Name: "ballad.txt"}, []byte(ballad), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Detection().Set(found(12, 25))
	if n := s.Strings().Never(1); n != 2 {
		t.Fatalf("%d rejected", n)
	}
	path := filepath.Join(t.TempDir(), "ballad.emend")
	if err := s.Project().Save(path, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err = OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.Detection().Set(found(12, 25, 35))
	if list := s.Strings().LeftAlone(); len(list) != 1 || list[0].Decided != 2 {
		t.Errorf("%+v", list)
	}
	if got := s.Mapping().String(); got != "Tho cat saw tho dog, and tho dog bathef saw." {
		t.Errorf("%q", got)
	}
}

func TestStringAt(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"of [1]ittle use", "1ittle"},
		{"the keeper[a€™ s] lamp", "keepera€™ s"},
		{"the [keepera€™] lamp", "keepera€™"},
		{"one line,[\n]and more", "line,\nand"},
		{"[Share this post\n\n]1 Record", "Share this post\n\n"},
		{"dou[  ]bled", "dou  bled"},
	} {
		from, to := strings.Index(c.raw, "["), strings.Index(c.raw, "]")-1
		s := New(text.Decode([]byte(strings.NewReplacer("[", "", "]", "").Replace(c.raw))), record.Source{})
		s.Detection().Set([]repair.Repair{{Span: text.Span{Start: from, End: to}, Grounds: &repair.Grounds{Rule: "test.word", Group: "test.word x"}}})
		if got := s.Strings().At(0); got != c.want {
			t.Errorf("%q: %q, want %q", c.raw, got, c.want)
		}
	}
}
