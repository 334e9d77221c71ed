package detect

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"emend/editor/repair"
)

// longLetter is a letter of more than a megabyte with damage on every page.
func longLetter() string {
	var b strings.Builder
	for i := 0; b.Len() < glanceFrom+glanceBytes; i++ {
		fmt.Fprintf(&b, "The keeper of harbour %d wrote that the lamp wasna€™t lit until the fog\nhad come in, and that the ferry had waited for it since the afternoon of\nthat day, with nobodya€™s help but her crewa€™s own.\n\n", i)
	}
	return b.String()
}

// TestGlance: what a glance shows is about its place, and the whole run has it
// too.
func TestGlance(t *testing.T) {
	raw := longLetter()
	all, err := Run(context.Background(), raw, Options{})
	if err != nil {
		t.Fatal(err)
	}
	whole := map[repair.Ref]string{}
	for i := range all {
		whole[all[i].Ref()] = all[i].Replacement
	}
	for _, place := range []int{0, len(raw) / 2, len(raw)} {
		found, err := Glance(context.Background(), raw, place, Options{})
		if err != nil {
			t.Fatal(err)
		}
		near := 0
		for i := range found {
			r := &found[i]
			if wording, ok := whole[r.Ref()]; !ok || wording != r.Replacement {
				t.Errorf("at %d: %q → %q is not of the whole run", place, raw[r.Span.Start:r.Span.End], r.Replacement)
			}
			if off := r.Span.Start - place; off > -1000 && off < 1000 {
				near++
			}
		}
		if near < 10 {
			t.Errorf("at %d: %d of %d repairs stand near", place, near, len(found))
		}
	}
	if found, err := Glance(context.Background(), raw[:glanceFrom/2], 0, Options{}); len(found) > 0 || err != nil {
		t.Errorf("a short text: %d repairs, %v", len(found), err)
	}
}
