package editor

import (
	"os/exec"
	"strings"
	"testing"
)

// siblings are packages of one floor: none imports another.
var siblings = []string{"emend/editor/detect", "emend/editor/annotate", "emend/editor/diff"}

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
			case pkg == "emend/editor/text" && strings.HasPrefix(dep, "emend/"):
				t.Errorf("%s depends on %s", pkg, dep)
			}
			for _, a := range siblings {
				for _, b := range siblings {
					if a != b && strings.HasPrefix(pkg, a) && strings.HasPrefix(dep, b) {
						t.Errorf("%s depends on its sibling %s", pkg, dep)
					}
				}
			}
		}
	}
}
