package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// tree makes files in a new folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, s := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// content reads a folder, but for the report.
func content(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == reportName {
			return err
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		b.WriteString(filepath.ToSlash(rel) + "=" + string(data) + " ")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.txt": "teh", "in/sub/b.txt": "teh b", "in/c.md": "teh c", "in/photo.jpg": "\xff\xd8\x00teh"})
	in := filepath.Join(dir, "in")
	for pattern, want := range map[string]string{
		in:                "a.txt=the c.md=the c sub/b.txt=the b",
		in + "/**":        "a.txt=the c.md=the c sub/b.txt=the b",
		in + "/**/*.txt":  "a.txt=the sub/b.txt=the b",
		in + "/*.txt":     "a.txt=the",
		in + "/sub/b.txt": "b.txt=the b",
		dir + "/*/[ac].*": "in/a.txt=the in/c.md=the c",
	} {
		out := filepath.Join(t.TempDir(), "out") + "/"
		if _, errs, status := emend("", "clean", pattern, "-o", out); status != Done {
			t.Fatalf("%s: %s", pattern, errs)
		}
		if got := content(t, out); got != want {
			t.Errorf("%s: %s, want %s", pattern, got, want)
		}
	}
}

// again cleans a folder once more and returns what is told of it.
func again(t *testing.T, in, out string, flags ...string) string {
	t.Helper()
	_, errs, status := emend("", append([]string{"clean", in, "-o", out}, flags...)...)
	if status != Done {
		t.Fatal(errs)
	}
	return strings.SplitN(errs, ";", 2)[0]
}

const (
	bothDone = "2 texts done, 0 done before"
	noneDone = "0 texts done, 2 done before"
)

func TestFolderGoesOn(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.txt": "teh", "in/b.txt": "teh b"})
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for _, c := range []struct{ name, want, flags string }{
		{"first", bothDone, ""},
		{"again", noneDone, ""},
		{"other settings", bothDone, "--all"},
		{"fresh", bothDone, "--all --fresh"},
		{"not fresh", noneDone, "--all"},
	} {
		if got := again(t, in, out, strings.Fields(c.flags)...); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(filepath.Join(in, "a.txt"), later, later); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(out, "b.txt")); err != nil {
		t.Fatal(err)
	}
	if got := again(t, in, out, "--all"); got != bothDone {
		t.Errorf("a changed text and a lost output: %s", got)
	}
}

func TestFolderReport(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.txt": "teh", "in/b.txt": "teh b"})
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	again(t, in, out)
	path := filepath.Join(out, reportName)
	report, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, append(report, `{"text":"torn`...), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := again(t, in, out); got != noneDone {
		t.Errorf("a torn report: %s", got)
	}
	var line reportLine
	first, _, _ := strings.Cut(string(report), "\n")
	if err := json.Unmarshal([]byte(first), &line); err != nil || line.Output != "a.txt" || line.Applied != 1 || line.Status != "done" {
		t.Errorf("report %+v, %v", line, err)
	}
}

func TestFolderFailures(t *testing.T) {
	dir := tree(t, map[string]string{"in/a.txt": "teh", "in/b.txt": "caf\xe9 a--b", "other/a.txt": "x"})
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")+"/"
	_, errs, status := emend("", "clean", in, "-o", out, "--from", "iso-8859-1")
	if status != Failed || !strings.Contains(errs, "b.txt: line 1, column") || !strings.Contains(errs, "1 of 2 texts failed") {
		t.Errorf("%d, %s", status, errs)
	}
	if got := content(t, out); got != "a.txt=the" {
		t.Errorf("a failure leaves %s", got)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{in + "/a.txt", dir + "/other/a.txt", "-o", out}, "both be written to a.txt"},
		{[]string{in, "-"}, "-o OUT/"},
		{[]string{in, "-", "-o", out}, "standard input"},
		{[]string{in + "/*.doc", "-o", out}, "no text matches"},
		{[]string{in + "/a.txt", "-o", in}, "would be lost"},
		{[]string{in + "/a.txt", "nowhere.txt", "-o", out}, "no file or folder nowhere.txt"},
	} {
		if _, errs, status := emend("", append([]string{"clean"}, c.args...)...); status != Failed || !strings.Contains(errs, c.says) {
			t.Errorf("%v: %d, %s", c.args, status, errs)
		}
	}
}

// TestFolderLinks: a link inside the output folder must not lead out of it.
func TestFolderLinks(t *testing.T) {
	dir := tree(t, map[string]string{"in/sub/a.txt": "teh", "victim/a.txt": "mine"})
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "victim"), filepath.Join(out, "sub")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "in", "link.txt")); err != nil {
		t.Skip(err)
	}
	_, errs, status := emend("", "clean", filepath.Join(dir, "in"), "-o", out)
	if got := content(t, filepath.Join(dir, "victim")); got != "a.txt=mine" || status != Failed {
		t.Errorf("%s, status %d, %s", got, status, errs)
	}
	if _, err := os.Lstat(filepath.Join(out, "link.txt")); err == nil {
		t.Error("a link was followed")
	}
}
