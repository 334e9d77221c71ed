package cli

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/export"
	"emend/editor/faultydisk"
)

// zipOpens says what is wrong with a ZIP, whose directory is its end.
func zipOpens(path string) error {
	z, err := zip.OpenReader(path)
	if err == nil {
		err = z.Close()
	}
	return err
}

// jsonEnds says what is wrong with a file of JSON, which is none without its end.
func jsonEnds(path string) error {
	data, err := os.ReadFile(path)
	if err == nil && !json.Valid(data) {
		err = errors.New("it is not whole")
	}
	return err
}

// ran runs a command line and makes an error of what it tells.
func ran(args ...string) error {
	_, errs, status := emend("", args...)
	if status == Failed {
		return errors.New(strings.TrimSpace(errs))
	}
	return nil
}

// reportEnds says what is wrong with a report that is not there to its end.
func reportEnds(path string) error {
	data, err := os.ReadFile(path)
	if err == nil && !bytes.HasSuffix(data, []byte("</body></html>\n")) {
		err = fmt.Errorf("%d bytes, without an end", len(data))
	}
	return err
}

// TestFaultsOfOutput: whatever fails on the disk that -o names, and at whichever
// operation, what stood there stays, or the new file is whole; nothing lies
// beside it, and the message helps.
func TestFaultsOfOutput(t *testing.T) {
	faultydisk.Run(t, t.TempDir(), func(d *faultydisk.Disk) {
		said, project := filepath.Join(t.TempDir(), "said.jsonl"), filepath.Join(t.TempDir(), "p.emend")
		if err := os.WriteFile(said, []byte(twoSaid), 0o600); err != nil {
			t.Fatal(err)
		}
		kept(t, "testdata/letter.txt", project)
		commands := map[string][]string{
			"clean.txt":   {"clean", "testdata/letter.txt"},
			"table.txt":   {"repairs", "testdata/letter.txt", "--format", "table"},
			"list.csv":    {"repairs", "testdata/letter.txt", "--format", "csv"},
			"differ.json": {"compare", "testdata/letter.txt", said},
			"log.jsonl":   {"decisions", "export", project},
			"both.jsonl":  {"decisions", "merge", said, said},
			"applied.txt": {"decisions", "apply", said, "testdata/letter.txt"},
		}
		for _, f := range export.All {
			commands["as."+f.Name] = []string{"export", project, "-q", "--to", f.Name}
		}
		for name, args := range commands {
			w := faultydisk.Writing{Name: name, Write: func(path string) error { return ran(append(args, "-o", path)...) }}
			switch name { // these hold the time
			case "as.docx", "as.odt":
				w.Whole = zipOpens
			case "as.html":
				w.Whole = reportEnds
			case "as.w3c":
				w.Whole = jsonEnds
			}
			w.Check(t, d)
		}
	})
}

// TestFaultsOfFolder: a run into a folder that meets faults leaves whole texts or
// none, tells that something failed, and the next run does what is missing; the
// report is then what one run without faults leaves.
func TestFaultsOfFolder(t *testing.T) {
	faultydisk.Run(t, t.TempDir(), func(d *faultydisk.Disk) {
		texts := map[string]string{"a.txt": "teh first\n", "b.txt": "teh second\n", "in/c.txt": "teh third\n"}
		in, out := tree(t, texts), filepath.Join(d.Dir, "out")
		run := func() error { return ran("clean", in, "-o", out) }
		var err error
		d.Everywhere(t, func() { os.RemoveAll(out) }, func() { err = run() }, func(f faultydisk.Fault) {
			if err == nil && f.Failed > 0 && f.Mode != faultydisk.Short && !f.Litter {
				t.Errorf("%v: nothing is told", f)
			}
			for name, raw := range texts {
				whole(t, f, out, name, raw, err == nil)
			}
			if err := run(); err != nil {
				t.Fatalf("%v: the next run: %v", f, err)
			}
			for name, raw := range texts {
				whole(t, f, out, name, raw, true)
			}
			if lines := reportOf(t, out); len(lines) != len(texts) {
				t.Errorf("%v: the report has %v", f, lines)
			}
			if got := content(t, out); got != "a.txt=the first\n b.txt=the second\n in/c.txt=the third" {
				t.Errorf("%v: there is %q", f, got)
			}
		})
	})
}

// whole checks that a text is cleaned, or, unless it must be there, not there.
func whole(t *testing.T, f faultydisk.Fault, out, name, raw string, must bool) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(out, name))
	if want := strings.ReplaceAll(raw, "teh", "the"); (must || err == nil) && string(data) != want {
		t.Errorf("%v: %s is %q, %v", f, name, data, err)
	}
}
