package annotate

import "testing"

// TestBetween: where a passage was worded anew, the place between what stood
// around it is offered, and the note stays an orphan until a reader says so.
func TestBetween(t *testing.T) {
	const was = "He climbed the tower at dusk, lit the great lamp, and came down before it was dark."
	a := Annotation{Span: Occurrences(was, "lit the great lamp, ")[0]}
	a.Quote = NewQuote(was, a.Span)
	for _, c := range []struct{ now, want string }{
		{"He climbed the tower at dusk, did what he had to, and came down before it was dark.", "did what he had to, "},
		{"PREFACE\nHe climbed the tower at dusk, and came down before it was dark.", ""},
		{"Nothing of the kind stands in this text, tower and lamp are gone.", "-"},
		{"He climbed the tower at dusk, rested, and slept until noon.", "-"},
	} {
		if b, _ := Reanchor(c.now, a); !b.Orphan && c.want != "" {
			t.Errorf("%q: taken without asking", c.now)
		}
		found := Candidates(c.now, a)
		switch {
		case c.want == "-":
			for _, f := range found {
				if f.Score > acceptScore {
					t.Errorf("%q: %+v", c.now, f)
				}
			}
		case len(found) == 0:
			t.Errorf("%q: nothing found", c.now)
		default:
			if got := c.now[found[0].Span.Start:found[0].Span.End]; got != c.want {
				t.Errorf("%q: found %q, want %q", c.now, got, c.want)
			}
		}
	}
}
