package mojibake_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/detect/trial"
)

// A publicCase is one of the cases ftfy is tested with.
type publicCase struct {
	Label    string  `json:"label"`
	Original string  `json:"original"`
	Encoding *string `json:"fixed-encoding"`
	Fixed    string  `json:"fixed"`
	Expect   string  `json:"expect"`
}

// corpora is where the corpora for measuring lie: beside the repository, or
// where EMEND_CORPORA says.
func corpora() string {
	if dir := os.Getenv("EMEND_CORPORA"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "..", "shared", "corpora")
}

// straight puts typewriter quotation marks for typographic ones.
func straight(s string) string {
	return strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`).Replace(s)
}

// TestPublicCases measures against the published cases, which are not part of
// this repository. beyond names those on which we differ on purpose.
func TestPublicCases(t *testing.T) {
	beyond := map[string]bool{
		// The lost byte of â€ can only be that of a closing quotation mark.
		"Synthetic: lossy decoding in sloppy-windows-1252": true,
	}
	failed := map[string]int{}
	for _, name := range []string{"synthetic", "negative", "known-failures"} {
		path := filepath.Join(corpora(), "mojibake", name+".json")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Skipf("the published cases are not here: %v", err)
		}
		var cases []publicCase
		if err := json.Unmarshal(data, &cases); err != nil {
			t.Fatal(err)
		}
		for _, c := range cases {
			families, want := []string{"mojibake", "characters"}, c.Fixed
			if c.Encoding != nil {
				families, want = []string{"mojibake"}, *c.Encoding
			}
			got := trial.CleanedByDefaults(t, c.Original, families...)
			if c.Encoding == nil { // ftfy straightens quotation marks, we never do
				got, want = straight(got), straight(want)
			}
			if got != want && !beyond[c.Label] {
				failed[name]++
				t.Logf("%s: %s:\n  %+q\n  %q\n→ %q\n, %q", name, c.Label, c.Original, c.Original, got, want)
				for _, r := range trial.DetectDefaults(t, c.Original, families...) {
					t.Logf("     %s %.2f %q → %q", r.Rule, r.Confidence, c.Original[r.Span.Start:r.Span.End], r.Replacement)
				}
			}
		}
		t.Logf("%s: %d of %d", name, len(cases)-failed[name], len(cases))
	}
	if failed["synthetic"] > 0 || failed["negative"] > 0 || failed["known-failures"] > 2 {
		t.Errorf("failed: %v", failed)
	}
}
