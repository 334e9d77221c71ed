package notes

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/review"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/text"
)

// noKeys knows no keys.
type noKeys struct{}

func (noKeys) Rune(rune) bool              { return false }
func (noKeys) Key(fyne.KeyName) bool       { return false }
func (noKeys) Shortcut(fyne.Shortcut) bool { return false }

// listed is a browser over three notes, the last of which has lost its place.
func listed(t *testing.T) (*Browser, *editor.Session, *Choice) {
	t.Helper()
	test.NewTempApp(t)
	s := editor.New(text.Decode([]byte("one two three four five six")), record.Source{Name: "x"})
	s.SetAuthor("Ann")
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 14, End: 18}, Body: "Beta", Tags: []string{"x"}, Colour: "green"})
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 0, End: 3}, Body: "alpha", Tags: []string{"y", "x"}, Colour: "blue", Motivation: annotate.Questioning})
	n := s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 24, End: 27}, Body: "gamma", Colour: "blue"})
	n.Orphan = true
	s.Notes().Change(n)
	d := review.New(s)
	c := &Choice{}
	b := NewBrowser(d, c, Acts{Keys: noKeys{}}, true)
	t.Cleanup(func() { b.Close(); d.Close() })
	return b, s, c
}

func bodies(b *Browser) (out []string) {
	for _, n := range b.Shown() {
		out = append(out, n.Body)
	}
	return out
}

func TestNarrowing(t *testing.T) {
	b, s, c := listed(t)
	for _, k := range []struct {
		name string
		set  func()
		want []string
	}{
		{"all, by place", func() {}, []string{"alpha", "Beta", "gamma"}},
		{"search, whatever the case", func() { b.search.SetText("BETA") }, []string{"Beta"}},
		{"cleared", func() { b.escape() }, []string{"alpha", "Beta", "gamma"}},
		{"a tag", func() { c.Filter.Tags = []string{"x"} }, []string{"alpha", "Beta"}},
		{"and a colour", func() { c.Filter.Colours = []string{"blue"} }, []string{"alpha"}},
		{"orphans", func() { c.Clear(); c.Filter.Orphans = true }, []string{"gamma"}},
		{"by colour", func() { c.Clear(); c.Order = annotate.ByColour }, []string{"alpha", "gamma", "Beta"}},
		{"one is gone", func() { s.Notes().Delete(s.Notes().List()[0].ID) }, []string{"gamma", "Beta"}},
		{"one Undo", func() { s.History().Undo() }, []string{"alpha", "gamma", "Beta"}},
	} {
		k.set()
		b.Reload()
		if got := bodies(b); !slices.Equal(got, k.want) {
			t.Errorf("%s: %v, want %v", k.name, got, k.want)
		}
	}
}

// TestParts: what the list can be narrowed by has its counts, and is toggled.
func TestParts(t *testing.T) {
	b, _, c := listed(t)
	want := map[string]int{"Place lost": 1, "Comment": 2, "Question": 1, "blue": 2, "green": 1, "x": 2, "y": 1, "Ann": 3}
	for i, p := range b.parts {
		if p.toggle == nil {
			continue
		}
		if n, ok := want[p.title]; !ok || n != p.count {
			t.Errorf("%q: %d", p.title, p.count)
		}
		delete(want, p.title)
		if p.title == "y" {
			b.toggle(i)
		}
	}
	if len(want) > 0 {
		t.Errorf("missing: %v", want)
	}
	if got := bodies(b); !slices.Equal(got, []string{"alpha"}) || !c.Narrowed() {
		t.Errorf("narrowed to %v", got)
	}
}

func TestTitle(t *testing.T) {
	for _, c := range []struct {
		n    annotate.Annotation
		want string
	}{
		{annotate.Annotation{Body: "Who?", Tags: []string{"a", "b c"}}, "#a #b c Who?"},
		{annotate.Annotation{Quote: annotate.Quote{Exact: "the\nsea"}}, "“the↵sea”"},
		{annotate.Annotation{Body: "Who?", Orphan: true}, "place lost: Who?"},
	} {
		if got := Title(&c.n); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
