package wear

import "strings"

// Paragraphs returns the paragraphs of prose of a text that is wrapped at one
// width with blank lines between them, each on one line. Headings, verse,
// tables and whatever else has lines of its own is left out.
func Paragraphs(s string) []string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var out []string
	for block := range strings.SplitSeq(s, "\n\n") {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		if isProse(lines) {
			out = append(out, strings.Join(strings.Fields(block), " "))
		}
	}
	return out
}

// isProse says whether lines are a wrapped paragraph: none begins set in, all
// but the last are about as long as the text is wide, and the last ends a
// sentence.
func isProse(lines []string) bool {
	last := lines[len(lines)-1]
	if last == "" || !strings.ContainsAny(last[len(last)-1:], ".?!\"'_)”’»") && !strings.HasSuffix(last, "”") && !strings.HasSuffix(last, "’") && !strings.HasSuffix(last, "»") {
		return false
	}
	for i, l := range lines {
		if l == "" || l[0] == ' ' || strings.ContainsAny(l, "*|\t[]") || strings.Contains(l, "   ") || strings.ToUpper(l) == l {
			return false
		}
		if i+1 < len(lines) && len(l) < fullLine {
			return false
		}
	}
	return true
}

// fullLine is the length in bytes of a line that was wrapped at 65 to 80.
const fullLine = 50
