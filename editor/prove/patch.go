package prove

import (
	"bytes"
	"errors"
	"fmt"

	"emend/editor/export"
)

// patchGivesFinal applies the patch to the input, strictly: every line at the
// place it names.
func patchGivesFinal(c *check) error {
	want, err := c.d.Raw.Encode(export.Edits(c.d, c.o))
	if err != nil {
		return err
	}
	got, err := patched(c.d.Raw.Bytes(), c.written)
	if err != nil {
		return err
	}
	return same(string(got), string(want))
}

// noNewline is the line that says that the one before has no line end.
var noNewline = []byte("\\ No newline at end of file\n")

// patched applies a unified diff of one file.
func patched(old, patch []byte) ([]byte, error) {
	if len(patch) == 0 {
		return old, nil
	}
	var out []byte
	lines := bytes.SplitAfter(old, []byte("\n"))
	if len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	at, inHunk := 0, false
	rest := bytes.SplitAfter(patch, []byte("\n"))
	for i, line := range rest {
		switch {
		case len(line) == 0, bytes.Equal(line, noNewline):
		case !inHunk && (bytes.HasPrefix(line, []byte("--- ")) || bytes.HasPrefix(line, []byte("+++ "))):
		case bytes.HasPrefix(line, []byte("@@ ")):
			inHunk = true
			start, count := 0, 1
			if n, _ := fmt.Sscanf(string(line), "@@ -%d,%d ", &start, &count); n == 0 {
				return nil, fmt.Errorf("line %d of the patch is no head of a hunk", i+1)
			}
			if count > 0 {
				start--
			}
			if start < at || start > len(lines) {
				return nil, fmt.Errorf("the hunk of line %d is out of order", i+1)
			}
			for ; at < start; at++ {
				out = append(out, lines[at]...)
			}
		case !inHunk:
			return nil, fmt.Errorf("line %d of the patch belongs to no hunk", i+1)
		default:
			wording := line[1:]
			if i+1 < len(rest) && bytes.Equal(rest[i+1], noNewline) {
				wording = bytes.TrimSuffix(wording, []byte("\n"))
			}
			if line[0] != '+' {
				if at == len(lines) || !bytes.Equal(lines[at], wording) {
					return nil, fmt.Errorf("line %d of the patch is not line %d of the input", i+1, at+1)
				}
				at++
			}
			switch line[0] {
			case ' ', '+':
				out = append(out, wording...)
			case '-':
			default:
				return nil, errors.New("a line of the patch begins with no sign")
			}
		}
	}
	for ; at < len(lines); at++ {
		out = append(out, lines[at]...)
	}
	return out, nil
}
