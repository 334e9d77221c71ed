package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestWrongUseOfFlags gives command lines that mean nothing: each ends with status 2,
// one line on standard error that says what is wrong, and no output.
func TestWrongUseOfFlags(t *testing.T) {
	letter := "testdata/letter.txt"
	for _, c := range []struct {
		args string // separated by blanks; '' is an empty argument
		says string
	}{
		{"clean " + letter + " --min nan", "from 0 to 1"},
		{"clean " + letter + " --min abc", `--min takes a number, not "abc"`},
		{"clean " + letter + " --wrap many", `--wrap takes a number, not "many"`},
		{"repairs " + letter + " --min nan", "from 0 to 1"},
		{"repairs " + letter + " --min 2", "from 0 to 1"},
		{"clean " + letter + " --only ''", "--only none"},
		{"clean " + letter + " --keep-going", "--jsonl"},
		{"clean " + letter + " --field body", "--jsonl"},
		{"clean " + letter + " --fresh", "several texts"},
		{"clean --jsonl --fresh", "several texts"},
		{"export " + letter + " --to html --settled", "docx and odt"},
		{"decisions", "needs a command"},
		{"decisions bogus", `no command "bogus"`},
		{"help bogus", `no command "bogus"`},
	} {
		args := strings.Fields(c.args)
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "''", "")
		}
		out, errs, status := emend("", args...)
		if status != Failed || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
			t.Errorf("emend %s: status %d, output %q, error %q, which should say %q", c.args, status, out, errs, c.says)
		}
	}
}

func TestHelpOfACommand(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"help", "clean"}, {"help", "decisions", "merge"}} {
		out, errs, status := emend("", args...)
		if status != Done || errs != "" || !strings.Contains(out, "Usage:\n  emend "+strings.Join(args[1:], " ")) {
			t.Errorf("emend %v: status %d, %q, %.200q", args, status, errs, out)
		}
	}
}

// TestFormatByExtension takes the format from the longest extension that fits.
func TestFormatByExtension(t *testing.T) {
	for name, start := range map[string]string{
		"out.md":              "the Road",
		"out.Critic.MD":       "{~~",
		"out.jsonl":           `{"id":`,
		"out.decisions.jsonl": `{"type":"emend-decisions"`,
	} {
		path := filepath.Join(t.TempDir(), name)
		in := filepath.Join(t.TempDir(), "raw.txt")
		if err := os.WriteFile(in, []byte("teh Road\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		_, errs, status := emend("", "export", in, "-o", path, "-q")
		got, _ := os.ReadFile(path)
		if status != Done || !strings.HasPrefix(string(got), start) {
			t.Errorf("-o %s: status %d, %q, wrote %.60q", name, status, errs, got)
		}
	}
}
