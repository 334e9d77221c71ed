package say

import (
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"emend/app/look"
	"emend/app/translations"
	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/prove"
)

var list = flag.Bool("list", false, "print the words that are to be translated, as JSON")

// TestTranslationsAreComplete: every language has every word of the window,
// with the verbs of its formats.
func TestTranslationsAreComplete(t *testing.T) {
	want := words(t)
	maps.Copy(want, names())
	if *list {
		out := map[string]string{}
		for w := range want {
			out[w] = w
		}
		data, _ := json.MarshalIndent(out, "", "  ")
		fmt.Println(string(data))
		return
	}
	files, err := translations.FS.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := translations.FS.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		has := map[string]string{}
		if err := json.Unmarshal(data, &has); err != nil {
			t.Fatalf("%s: %v", f.Name(), err)
		}
		for w := range want {
			if has[w] == "" {
				t.Errorf("%s lacks %q", f.Name(), w)
			} else if got, exp := verbs(has[w]), verbs(w); !slices.Equal(got, exp) {
				t.Errorf("%s: %q has the verbs %v, want %v", f.Name(), has[w], got, exp)
			}
		}
		for w := range has {
			if !want[w] {
				t.Errorf("%s has %q, which the window has not", f.Name(), w)
			}
		}
	}
}

// verbs are the formatting verbs of a string, sorted.
func verbs(s string) []string {
	var out []string
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '%' {
			continue
		}
		if s[i+1] == '%' {
			i++
			continue
		}
		j := i + 1
		for j < len(s) && strings.IndexByte("[]0123456789.", s[j]) >= 0 {
			j++
		}
		if j < len(s) && (s[j] >= 'a' && s[j] <= 'z') {
			out = append(out, string(s[j]))
		}
	}
	slices.Sort(out)
	return out
}

// words gathers what is to be translated from the source of the window, and
// from the tables of rules and formats.
func words(t *testing.T) map[string]bool {
	out := map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(f, func(n ast.Node) bool { gather(n, out); return true })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range look.NoteColours {
		out[c] = true
	}
	for _, s := range sentences {
		out[s] = true
	}
	out[sampleNumber] = true
	delete(out, "")
	return out
}

// names are those of rules, stages and formats and what is told of them, which
// come from elsewhere.
func names() map[string]bool {
	out := map[string]bool{}
	for _, d := range detect.All() {
		out[d.Title] = true
		for _, s := range prose(d.Doc) {
			out[s] = true
		}
	}
	for _, s := range detect.Stages {
		out[s.Name] = true
	}
	for _, f := range export.All {
		out[f.Title], out[f.Doc] = true, true
	}
	for _, s := range slices.Concat(export.LossNames, prove.Claims()) {
		out[s] = true
	}
	return out
}

// calls are the functions whose arguments are translated, with which of them.
var calls = map[string][]int{"T": {0}, "F": {0}, "N": {1, 2}, "Mark": {0}}

func gather(n ast.Node, out map[string]bool) {
	switch n := n.(type) {
	case *ast.CallExpr:
		switch f := n.Fun.(type) {
		case *ast.SelectorExpr:
			if x, ok := f.X.(*ast.Ident); ok && x.Name == "say" {
				for _, i := range calls[f.Sel.Name] {
					literal(n.Args[i], out)
				}
			}
		case *ast.Ident:
			if f.Name == "panel" && len(n.Args) > 1 {
				literal(n.Args[1], out)
			}
		}
	case *ast.CompositeLit:
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if k, ok := kv.Key.(*ast.Ident); ok && isCommand(n) && (k.Name == "Title" || k.Name == "Menu" || k.Name == "Sub") {
					literal(kv.Value, out)
				}
			}
		}
	}
}

// isCommand says whether a literal is a command: it has an ID and a Title.
func isCommand(n *ast.CompositeLit) bool {
	found := 0
	for _, e := range n.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			if k, ok := kv.Key.(*ast.Ident); ok && (k.Name == "ID" || k.Name == "Title") {
				found++
			}
		}
	}
	return found == 2
}

func literal(e ast.Expr, out map[string]bool) {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		if s, err := strconv.Unquote(l.Value); err == nil {
			out[s] = true
		}
	}
}
