package dock

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/parts"
	"emend/editor/annotate"
)

func TestLikelyTags(t *testing.T) {
	known := []string{"people", "Places", "plants", "dates"}
	for _, c := range []struct {
		typed string
		want  []string
	}{
		{"", known},
		{"p", []string{"people", "Places", "plants"}},
		{"people, PL", []string{"Places", "plants"}},
		{"people, p", []string{"Places", "plants"}},
		{"x", nil},
	} {
		if got := likely(c.typed, known); !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.typed, got, c.want)
		}
	}
}

// TestNoteForm writes a note by keys alone: Tab completes a tag that is known,
// and Ctrl+Enter saves.
func TestNoteForm(t *testing.T) {
	test.NewTempApp(t)
	d := New(func() {})
	w := test.NewTempWindow(t, d.Content)
	var saved []annotate.Annotation
	d.EditNote(NoteForm{
		Note: annotate.Annotation{Colour: "blue", Motivation: annotate.Questioning}, Quote: "a passage", Tags: []string{"people", "places"},
		Save: func(n annotate.Annotation) { saved = append(saved, n) },
	})
	test.Type(w.Canvas().Focused(), "who?")
	w.Canvas().FocusNext()
	tags := w.Canvas().Focused().(*parts.Entry)
	test.Type(tags, "pl")
	tags.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	test.Type(tags, ", new, p")
	tags.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	tags.OnDone()
	if len(saved) != 1 || d.Open() != nil {
		t.Fatalf("%d saved", len(saved))
	}
	n := saved[0]
	if n.Body != "who?" || !slices.Equal(n.Tags, []string{"places", "new", "people"}) || n.Colour != "blue" || n.Motivation != annotate.Questioning {
		t.Errorf("%+v", n)
	}
}
