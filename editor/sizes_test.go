package editor

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// limits are what the style guide allows.
var limits = map[string]int{"lines of a file": 400, "lines of a function": 60, "methods of a type": 20, "fields of a struct": 15}

// excepted are the things that are larger, and how large they may be: no
// larger than they are. They are named without their package, so that moving
// one does not excuse it anew.
var excepted = map[string]map[string]int{
	"fields of a struct": {
		"Browser":  16,
		"Events":   16,
		"Record":   16,
		"Scheme":   21,
		"Settings": 18,
		"State":    21,
		"Window":   18,
		"body":     16,
		"line":     19,
		"state":    19,
	},
	"lines of a function": {
		"TestAnnotationsImportedAreExportedAlike": 68,
		"TestLogDamagedBesideItsState":            80,
		"TestRenew":                               62,
		"TestReview":                              64,
		"TestTipOnlyWhileItHolds":                 61,
	},
	"methods of a type": {
		"Model":  28,
		"desk":   35,
		"folder": 45,
	},
}

// sizes gathers by what is measured and then by name what is over a limit.
type sizes struct {
	files   *token.FileSet
	over    map[string]map[string]int
	methods map[string]int // by folder and type
}

// TestSizes: nothing in the module is larger than the style guide allows, save
// for what is excepted by name; an exception that is not needed fails.
func TestSizes(t *testing.T) {
	s := sizes{token.NewFileSet(), map[string]map[string]int{}, map[string]int{}}
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		return s.file(path)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, n := range s.methods {
		s.note("methods of a type", name[strings.LastIndex(name, "/")+1:], n)
	}
	for what, limit := range limits {
		for _, name := range slices.Sorted(maps.Keys(s.over[what])) {
			if n, may := s.over[what][name], excepted[what][name]; n > max(limit, may) {
				t.Errorf("%s %s: %d, and %d are allowed", what, name, n, max(limit, may))
			}
		}
		for name := range excepted[what] {
			if _, needed := s.over[what][name]; !needed {
				t.Errorf("%s %s: the exception is not needed any more", what, name)
			}
		}
	}
}

// note keeps a size that is over its limit; of several of one name the largest.
func (s *sizes) note(what, name string, n int) {
	if n <= limits[what] {
		return
	}
	if s.over[what] == nil {
		s.over[what] = map[string]int{}
	}
	s.over[what][name] = max(s.over[what][name], n)
}

// file measures a file and what it declares.
func (s *sizes) file(path string) error {
	f, err := parser.ParseFile(s.files, path, nil, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	s.note("lines of a file", filepath.Base(path), s.lines(f.FileStart, f.FileEnd)-1) // it ends with a line end
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			s.note("lines of a function", n.Name.Name, s.lines(n.Pos(), n.End()))
			if n.Recv != nil {
				s.methods[fmt.Sprintf("%s/%s", filepath.ToSlash(filepath.Dir(path)), receiver(n.Recv.List[0].Type))]++
			}
		case *ast.TypeSpec:
			if st, ok := n.Type.(*ast.StructType); ok {
				fields := 0
				for _, f := range st.Fields.List {
					fields += max(1, len(f.Names)) // an embedded one has no name
				}
				s.note("fields of a struct", n.Name.Name, fields)
			}
		}
		return true
	})
	return nil
}

func (s *sizes) lines(from, to token.Pos) int {
	return s.files.Position(to).Line - s.files.Position(from).Line + 1
}

// receiver is the name of a receiver's type.
func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return "?"
}
