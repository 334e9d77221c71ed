package rule

import (
	"strings"
	"sync"
	"unicode"

	"emend/editor/detect/scan"
)

// Program says whether the text is source code or data. The start of the first
// view asked about decides.
func (p *Profile) Program(v *View) bool {
	n := Of[nature](p)
	n.once.Do(func() { n.count(v.Text) })
	return n.code >= 3 && 5*n.code >= n.lines
}

// nature tells a program from prose.
type nature struct {
	once  sync.Once
	code  int // lines that end or open like a program's
	lines int
}

// codeSample is how much of a text is read to tell a program from prose.
const codeSample = 1 << 16

// count counts lines that look as only a program's do.
func (n *nature) count(s string) {
	for line := range strings.Lines(s[:min(len(s), codeSample)]) {
		if line = strings.TrimSpace(line); line != "" {
			n.lines++
			if codeLine(line) {
				n.code++
			}
		}
	}
}

// codeMarks are what no line of prose holds.
var codeMarks = []string{"->", "::", "==", "!=", "+=", "&&", "||", ":=", "=>", "0x", `="`, "='", `":`, "/*", "*/", " = ", "();", "{\"", "['", "[\""}

func codeLine(line string) bool {
	switch line[len(line)-1] {
	case ';':
		if !endsInEntity(line) {
			return true
		}
	case '{', '}', '(', '[', '\\':
		return true
	}
	switch line[0] {
	case '{', '}':
		return true
	case '/':
		return strings.HasPrefix(line, "//") || strings.HasPrefix(line, "/*")
	case '#':
		return strings.HasPrefix(line, "#!") || strings.HasPrefix(line, "#include") || strings.HasPrefix(line, "#define")
	}
	if strings.HasPrefix(line, "def ") || strings.HasPrefix(line, "import ") || strings.HasPrefix(line, "from ") && strings.Contains(line, " import ") {
		return true
	}
	for i := 1; i < len(line); i++ {
		if line[i] == '(' && scan.IsASCIILetter(line[i-1]) && (i+1 == len(line) || line[i+1] != 's') {
			return true
		}
	}
	for _, m := range codeMarks {
		if strings.Contains(line, m) && (m != "=>" || !strings.Contains(line, " => ")) {
			return true
		}
	}
	return false
}

// endsInEntity says whether the semicolon at the end of a line is that of an
// entity.
func endsInEntity(line string) bool {
	at := strings.LastIndexByte(line, '&')
	return at >= 0 && at < len(line)-2 && !strings.ContainsFunc(line[at+1:len(line)-1], func(r rune) bool { return r != '#' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
