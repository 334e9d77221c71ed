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
// reader would get them. What was not damaged must stay as it is.
func TestPosts(t *testing.T) {
	posts, err := filepath.Glob(filepath.Join("testdata", "posts", "*.txt"))
	if err != nil || len(posts) == 0 {
		t.Fatal("no posts", err)
	}
	for _, c := range append(misread.Exact(), misread.Folded()...) {
		var r misread.Result
		for _, name := range posts {
			judgePost(t, name, &c, &r)
		}
		t.Logf("%-44s %5d of %5d places, %d wrong", c.Name, r.Sure, r.Places, r.Wrong)
		if r.Touched > 0 {
			t.Errorf("%s: %d sound places touched", c.Name, r.Touched)
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
