package editor

import (
	"os/exec"
	"strings"
	"testing"
)

// floors are packages that stand side by side: none imports another.
var floors = [][]string{
	{"emend/editor/detect", "emend/editor/annotate", "emend/editor/diff"},
	{
		"emend/editor/detect/characters", "emend/editor/detect/footnotes", "emend/editor/detect/furniture", "emend/editor/detect/layout",
		"emend/editor/detect/mojibake", "emend/editor/detect/ocr", "emend/editor/detect/repeats", "emend/editor/detect/spacing",
	},
}

// TestLayers: nothing under editor knows of a window, and imports point up the
// list of the style guide only.
func TestLayers(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}}: {{join .Deps \" \"}}", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		pkg, deps, _ := strings.Cut(strings.TrimSpace(line), ": ")
		for dep := range strings.FieldsSeq(deps) {
			switch {
			case strings.HasPrefix(dep, "fyne.io/"), strings.HasPrefix(dep, "emend/app"):
				t.Errorf("%s depends on %s", pkg, dep)
			case dep == "emend/editor/detect/trial":
				t.Errorf("%s depends on %s, which is for tests", pkg, dep)
			case pkg == "emend/editor/text" && strings.HasPrefix(dep, "emend/"):
				t.Errorf("%s depends on %s", pkg, dep)
			}
			for _, siblings := range floors {
				a, b := room(siblings, pkg), room(siblings, dep)
				if a != "" && b != "" && a != b {
					t.Errorf("%s depends on its sibling %s", pkg, dep)
				}
			}
		}
	}
}

// room is the one of the siblings that a package belongs to; "" where it is
// none of theirs.
func room(siblings []string, pkg string) string {
	for _, s := range siblings {
		if pkg == s || strings.HasPrefix(pkg, s+"/") {
			return s
		}
	}
	return ""
}
