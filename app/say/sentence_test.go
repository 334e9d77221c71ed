package say

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"
)

// TestSentence: what is filled in goes over to the translation, wordings of
// the text as they are; the table has no entry that hides another.
func TestSentence(t *testing.T) {
	for _, c := range []struct{ english, same string }{
		{"UTF-8 read as windows-1252, accents then dropped; 35 places prove the damage", ""},
		{"“a; b, c” is no known word; it occurs twice here, “d” never", ""},
		{"something the table has never heard of; 2 places prove it", "something the table has never heard of; "},
		{"Accept “-⏎” → “”", ""},
		{"a€™ → ’", "a€™ → ’"},
		{"", ""},
	} {
		if got := Sentence(c.english); got != c.english {
			t.Errorf("%q reads %q without a translation", c.english, got)
		}
		if got := untranslated(c.english); c.same == "" && got != "" {
			t.Errorf("%q is not in the table", got)
		}
	}
	if got := filled("%d places of %s", []string{"1234", "1234"}); got != "1,234 places of 1234" {
		t.Errorf("a count in a slot: %q", got)
	}
	if got := filled("%[2]s vor %[1]s", []string{"a", "b"}); got != "b vor a" {
		t.Errorf("slots in another order: %q", got)
	}
	for _, s := range sentences {
		if got := untranslated(verb.Replace(s)); got != "" {
			t.Errorf("the entry %q does not know itself", s)
		}
	}
}

// TestClausesAfterASlot: what stands after a slot at the end of a clause is
// translated as well.
func TestClausesAfterASlot(t *testing.T) {
	say := func(dropped string) {
		if err := lang.AddTranslationsForLocale([]byte(`{"accents then dropped": "`+dropped+`"}`), "en"); err != nil {
			t.Fatal(err)
		}
	}
	say("sans accents")
	defer say("accents then dropped")
	if got, want := Sentence("UTF-8 read as windows-1252, accents then dropped; 3 places prove the damage"), "UTF-8 read as windows-1252, sans accents; 3 places prove the damage"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// untranslated is the first clause of a text that the table does not know.
func untranslated(english string) string {
	for rest := clauses(english); len(rest) > 0; {
		said, n := longest(rest)
		if _, ok := translate(strings.TrimSuffix(strings.TrimSuffix(said, "; "), ", ")); n == 1 && !ok {
			return rest[0].text
		}
		rest = rest[n:]
	}
	return ""
}

// TestSentencesAreComplete looks through the source of the detectors for what
// they say as evidence, and finds each clause in the table.
func TestSentencesAreComplete(t *testing.T) {
	found := 0
	err := filepath.WalkDir("../../editor", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			return err
		}
		evidence(f, func(e ast.Expr) {
			said := strings.Trim(flat(e), ";,")
			if strings.HasSuffix(said, " ") { // something follows
				said += "7"
			}
			said = strings.TrimSpace(said)
			if !strings.Contains(said, " ") || strings.Contains(strings.Trim(said, "7"), "77") {
				return // single words are no sentences; a variable alone is none either
			}
			found++
			if left := untranslated(said); strings.Contains(left, " ") {
				t.Errorf("%s: sentences.go lacks %q", set.Position(e.Pos()), left)
			}
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if found < 80 {
		t.Errorf("only %d sentences found: the engine says them in another way now", found)
	}
}

// evidence finds the expressions of a file that become evidence.
func evidence(f *ast.File, found func(ast.Expr)) {
	within := ""
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			within = n.Name.Name
		case *ast.KeyValueExpr:
			if k, ok := n.Key.(*ast.Ident); ok && isEvidence(k.Name) {
				found(n.Value)
			}
		case *ast.AssignStmt:
			for i, l := range n.Lhs {
				name := ""
				switch l := l.(type) {
				case *ast.Ident:
					name = l.Name
				case *ast.SelectorExpr:
					name = l.Sel.Name
				}
				if i < len(n.Rhs) && (isEvidence(name) || isEvidence(within)) {
					found(n.Rhs[i])
				}
			}
		case *ast.ReturnStmt:
			for _, r := range n.Results {
				if isEvidence(within) {
					found(r)
				}
			}
		case *ast.CallExpr:
			name := calledName(n)
			if last := len(n.Args) - 1; last >= 1 && (name == "change" || name == "say") {
				found(n.Args[last])
			} else if isEvidence(within) && last >= 0 && (name == "Fprintf" || name == "WriteString") {
				found(n)
			}
		}
		return true
	})
}

func isEvidence(name string) bool {
	name = strings.ToLower(name)
	return strings.HasSuffix(name, "evidence") || slices.Contains([]string{"proof", "how"}, name)
}

func calledName(c *ast.CallExpr) string {
	switch f := c.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// flat is a text as the expression makes it, with 7 for what it fills in.
func flat(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return verb.Replace(s)
	case *ast.BinaryExpr:
		return flat(e.X) + flat(e.Y)
	case *ast.ParenExpr:
		return flat(e.X)
	case *ast.CallExpr:
		switch calledName(e) {
		case "Sprintf", "WriteString":
			return flat(e.Args[0])
		case "Fprintf":
			return flat(e.Args[1])
		case "Proof":
			return ""
		}
	}
	return "7"
}

var verb = strings.NewReplacer("%s", "7", "%d", "7", "%c", "7", "%%", "%")
