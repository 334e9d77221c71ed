package misread_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"emend/editor/detect"
	"emend/editor/quality/misread"
	"emend/editor/repair"
)

// TestPosts damages posts such as blogs hold in every way and repairs them as a
// reader would get them. What was not damaged must stay as it is; what lost
// nothing must come back whole, and of what lost something most.
func TestPosts(t *testing.T) {
	posts, err := filepath.Glob(filepath.Join("testdata", "posts", "*.txt"))
	if err != nil || len(posts) == 0 {
		t.Fatal("no posts", err)
	}
	exact := misread.Exact()
	for i, c := range append(exact, misread.Folded()...) {
		var r misread.Result
		for _, name := range posts {
			judgePost(t, name, &c, &r)
		}
		t.Logf("%-44s %5d of %5d places, %d more weakly, %d as the other reading, %d wrong", c.Name, r.Sure, r.Places, r.Shown-r.Sure, r.Other, r.Wrong)
		least := 0.8
		if i < len(exact) {
			least = 1
		}
		if r.Touched > 0 || float64(r.Sure) < least*float64(r.Places) {
			t.Errorf("%s: %d of %d places repaired, %d sound ones touched", c.Name, r.Sure, r.Places, r.Touched)
		}
	}
}

func judgePost(t *testing.T, name string, c *misread.Chain, r *misread.Result) {
	gold, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	tx := c.Apply(string(gold), rand.New(rand.NewPCG(7, 7)))
	repairs, err := detect.Run(context.Background(), tx.Raw, detect.Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := len(r.Faults)
	tx.Judge(repairs, r)
	for _, f := range r.Faults[seen:] {
		if f.Kind != "touched" || f.Confidence >= repair.DefaultMinimum {
			t.Logf("%s, %s: %s %.2f %s %q %q for %q", c.Name, filepath.Base(name), f.Kind, f.Confidence, f.Rule, tx.Raw[max(0, f.Span.Start-20):min(len(tx.Raw), f.Span.End+20)], f.New, f.Gold)
		}
	}
}
