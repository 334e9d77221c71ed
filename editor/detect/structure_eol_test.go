package detect_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/detect/trial"
)

func TestLineEndsOfWindows(t *testing.T) {
	book := damagedBook()
	want := trial.CleanedAt(t, book, 0.5, structureFamilies...)
	got := trial.CleanedAt(t, strings.ReplaceAll(book, "\n", "\r\n"), 0.5, structureFamilies...)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(strings.ReplaceAll(got, "\r\n", "\n"), "\n")); diff != "" {
		t.Errorf("CR LF (-LF +CR LF):\n%s", diff)
	}
	if strings.Count(got, "\r") != strings.Count(got, "\r\n") {
		t.Errorf("a CR lost its LF: %q", got)
	}
}

func TestBookComesOutWhole(t *testing.T) {
	got := trial.CleanedAt(t, damagedBook(), 0.5, structureFamilies...)
	for _, gone := range []string{"Subscribe", "Leave a", "THE BELLS", "  ", " ,", "\n\n\n", "\n41", "heard.1"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is still there", gone)
		}
	}
	if n := strings.Count(got, "The commission that was sent"); n != 1 {
		t.Errorf("the passage at the seam stands %d times", n)
	}
	for i, paragraph := range strings.Split(got, "\n\n") {
		if strings.Contains(strings.TrimSpace(paragraph), "\n") {
			t.Errorf("paragraph %d has lines: %q", i, paragraph)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}
