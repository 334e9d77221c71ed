package window

import (
	"strings"
	"testing"
)

// TestSpoken: what a screen reader is given names the repair, what is known of
// it and what was decided, and in the panes the row of the caret.
func TestSpoken(t *testing.T) {
	w := standard(t)
	for _, want := range []string{"a€™ → ’", "95 %", "line 1", "keeper"} {
		if got := (pane{w.room}).spoken(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	writeAt(t, w, "Nothing")
	press(t, w, "!")
	for _, want := range []string{"CLEANED", "line 3", "Nothing! else"} {
		if got := (pane{w.room}).spoken(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}
