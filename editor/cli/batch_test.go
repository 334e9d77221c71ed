package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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
		// As the shell expands in/**, with and without folders at any depth.
		in + "/a.txt " + in + "/c.md " + in + "/sub":                                  "a.txt=the c.md=the c sub/b.txt=the b",
		in + "/ " + in + "/a.txt " + in + "/c.md " + in + "/sub " + in + "/sub/b.txt": "a.txt=the c.md=the c sub/b.txt=the b",
		in + "/*.txt " + in + "/sub/*":                                                "a.txt=the sub/b.txt=the b",
	} {
		out := filepath.Join(t.TempDir(), "out") + "/"
		if _, errs, status := emend("", append(strings.Fields("clean "+pattern), "-o", out)...); status != Done {
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
		{[]string{in, "-"}, "-o OUT/"},
		{[]string{in, "-", "-o", out}, "standard input"},
		{[]string{in + "/*.doc", "-o", out}, "no text matches"},
		{[]string{in + "/a.txt", "-o", in}, "would be lost"},
		{[]string{dir, "-o", dir}, "would be lost"},
		{[]string{in, "-o", in}, "would be lost"},
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
	if !strings.Contains(errs, "1 links were left out") {
		t.Errorf("nothing is told of the link: %s", errs)
	}
}

// TestFolderKeepsRawTexts: no way of naming the output folder, be it by links,
// has a raw text written over.
func TestFolderKeepsRawTexts(t *testing.T) {
	dir := tree(t, map[string]string{"in/sub/a.txt": "teh", "top/x/z/f.txt": "teh x", "top/y/z/f.txt": "teh y", "other/x": ""})
	for link, to := range map[string]string{"same": "in", "other/sub": "../in/sub"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Skip(err)
		}
	}
	t.Chdir(dir)
	for _, args := range []string{
		"in -o in", "in -o same", "same -o in", "in/* -o in", "in -o other", ". -o .",
		"top/x/z/f.txt top/y/z -o top/y/z", "top/x top/y -o top",
	} {
		emend("", append([]string{"clean"}, strings.Fields(args)...)...)
		for name, want := range map[string]string{"in/sub/a.txt": "teh", "top/x/z/f.txt": "teh x", "top/y/z/f.txt": "teh y"} {
			if data, err := os.ReadFile(name); err != nil || string(data) != want {
				t.Fatalf("%s: %s holds %q, %v", args, name, data, err)
			}
		}
	}
	if _, errs, status := emend("", "clean", "same", "-o", "out"); status != Done {
		t.Errorf("a folder named by a link: %s", errs)
	}
}

// TestFolderOddNames: whatever a file may be called, its text is cleaned once.
func TestFolderOddNames(t *testing.T) {
	names := []string{"a\nb.txt", "\xfe.txt", "\xff.txt", "-o", "a*b?[c].txt", " ", "…é", strings.Repeat("n", 255), `"\'`, "\x1b[31m", "..x"}
	texts := map[string]string{}
	for _, n := range names {
		texts["in/"+n] = "teh"
	}
	dir := tree(t, texts)
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	for _, want := range []string{fmt.Sprintf("%d texts done, 0 done before", len(names)), fmt.Sprintf("0 texts done, %d done before", len(names))} {
		if got := again(t, in, out); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	for _, n := range names {
		if data, err := os.ReadFile(filepath.Join(out, n)); err != nil || string(data) != "the" {
			t.Errorf("%q: %q, %v", n, data, err)
		}
	}
	if n := len(reportOf(t, out)); n != len(names) {
		t.Errorf("%d lines in the report", n)
	}
}

// reportOf reads the report of a folder, by output.
func reportOf(t *testing.T, out string) map[string]reportLine {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, reportName))
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]reportLine{}
	for line := range bytes.Lines(data) {
		l, ok := decodeLine(line)
		if _, twice := lines[l.Output]; !ok || twice {
			t.Fatalf("report line %s", line)
		}
		lines[l.Output] = l
	}
	return lines
}

// TestFolderReportIsShared: of two runs into one folder at the same time, the
// report keeps what both did, whichever ends first, and a text half written by
// the other is not taken for one of a killed run.
func TestFolderReportIsShared(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("runs do not know of one another there")
	}
	for _, firstEnds := range []bool{true, false} {
		out := t.TempDir()
		dir, err := os.OpenRoot(out)
		if err != nil {
			t.Fatal(err)
		}
		defer dir.Close()
		leftover, busy := filepath.Join(out, ".emend-0123456789ab.tmp"), filepath.Join(out, ".emend-ba9876543210.tmp")
		if err := os.WriteFile(leftover, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		var reports [2]*report
		for i := range reports {
			if reports[i], err = openReport(dir, "s"); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				os.WriteFile(busy, nil, 0o600)
			}
		}
		first, second := reports[0], reports[1]
		if !firstEnds {
			first, second = second, first
		}
		first.add(reportLine{Output: "b", Status: "done"})
		second.add(reportLine{Output: "c", Status: "done"})
		if err := first.close(); err != nil {
			t.Fatal(err)
		}
		second.add(reportLine{Output: "a", Status: "done"})
		if err := second.close(); err != nil {
			t.Fatal(err)
		}
		if got := slices.Sorted(maps.Keys(reportOf(t, out))); !slices.Equal(got, []string{"a", "b", "c"}) {
			t.Errorf("the report has %q", got)
		}
		if _, err := os.Stat(leftover); err == nil {
			t.Error("what a killed run left is still there")
		}
		if _, err := os.Stat(busy); err != nil {
			t.Error("a file of a run at work was removed")
		}
	}
}

// TestBatchLeavesOutNoText cleans a text with a stray NUL and leaves out what
// is no text, and says so.
func TestBatchLeavesOutNoText(t *testing.T) {
	picture := "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
	dir := tree(t, map[string]string{"a.txt": "teh road \x00" + strings.Repeat("is long ", 9), "b.png": picture})
	out := filepath.Join(t.TempDir(), "out")
	_, errs, status := emend("", "clean", dir, "-o", out)
	if want := "a.txt=the road \x00" + strings.TrimSpace(strings.Repeat("is long ", 9)); content(t, out) != want {
		t.Errorf("%q, want %q", content(t, out), want)
	}
	if status != Done || !strings.Contains(errs, "1 files are no texts") || !strings.Contains(errs, "1 texts done") {
		t.Errorf("status %d, %q", status, errs)
	}
}
