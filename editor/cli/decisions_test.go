package cli

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"emend/editor"
	"emend/editor/repair"
)

const twoSaid = `{"type":"emend-decisions","version":1,"name":"a.txt","encoding":"utf-8","sha256":"of-the-first"}
{"type":"decision","rule":"ocr.letters","start":0,"end":3,"before":"teh","after":"the","state":"accepted","suffix":" road goes down to the harbour and ","author":"Ada"}
{"type":"decision","rule":"ocr.letters","start":38,"end":41,"before":"teh","after":"the","state":"rejected","prefix":" road goes down to the harbour and ","suffix":" sea, where it ends.","author":"Ada"}
{"type":"decision","rule":"ocr.letters","start":90,"end":93,"before":"teh","after":"the","state":"accepted","prefix":"Nobody has ever seen ","suffix":" like of it in all their days","author":"Ada"}
`

// TestApplyToAnotherEdition: what has a place is applied there, what has none
// is told, and the report has a line for each.
func TestApplyToAnotherEdition(t *testing.T) {
	files(t, map[string]string{
		"said.jsonl": twoSaid,
		"new.txt":    "A preface.\nteh road goes down to the harbour and teh sea, where it ends.\n",
	})
	out, errs, status := emend("", "decisions", "apply", "said.jsonl", "new.txt", "--report", "fates.jsonl")
	if status != Done || out != "A preface.\nthe road goes down to the harbour and teh sea, where it ends.\n" {
		t.Fatalf("%q, %q, %d", out, errs, status)
	}
	if !strings.Contains(errs, "0 applied, 2 moved, 1 stale, 0 conflicting") || !strings.Contains(errs, "stale: ocr.letters at 90") {
		t.Errorf("%q", errs)
	}
	var fates []string
	for line := range strings.Lines(read(t, "fates.jsonl")) {
		var l outcomeLine
		if err := json.Unmarshal([]byte(line), &l); err != nil {
			t.Fatal(err)
		}
		fates = append(fates, l.Fate)
		if l.Fate == "moved" && *l.Is != l.Was+11 {
			t.Errorf("%+v", l)
		}
	}
	if strings.Join(fates, " ") != "moved moved stale" {
		t.Errorf("%v", fates)
	}
}

// TestMergeReaders merges two projects, and two sets of different editions.
func TestMergeReaders(t *testing.T) {
	files(t, map[string]string{"a.txt": "teh road and teh sea\n", "said.jsonl": twoSaid})
	for name, states := range map[string][2]string{"ada": {"accepted", "accepted"}, "bea": {"accepted", "rejected"}} {
		kept(t, "a.txt", name+".emend")
		set, _, _ := emend("", "decisions", "export", name+".emend")
		for i, at := range []string{`"start":0,"end":3`, `"start":13,"end":16`} {
			set += `{"type":"decision","rule":"ocr.letters",` + at + `,"before":"teh","after":"the","state":"` + states[i] + `"}` + "\n"
		}
		if err := os.WriteFile(name+".jsonl", []byte(set), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, errs, status := emend("", "import", name+".jsonl", "--into", name+".emend"); status != Done {
			t.Fatalf("%q", errs)
		}
	}
	for _, pair := range [][]string{{"ada.emend", "bea.emend"}, {"ada.jsonl", "bea.emend"}} {
		out, errs, status := emend("", "decisions", "merge", pair[0], pair[1])
		if status != Differ || strings.Count(out, `"decision"`) != 1 {
			t.Errorf("%v: %q, %d", pair, out, status)
		}
		for _, want := range []string{"conflict at 13: ocr.letters “teh” → “the”: accepted and rejected", "all rules: 1 of 2 agreed, kappa 0.00", "1 conflicts"} {
			if !strings.Contains(errs, want) {
				t.Errorf("%v: %q lacks %q", pair, errs, want)
			}
		}
	}
	keptInProject(t)
	if _, errs, status := emend("", "decisions", "merge", "ada.jsonl", "said.jsonl"); status != Failed || !strings.Contains(errs, "--text") {
		t.Errorf("%q, %d", errs, status)
	}
	if err := os.WriteFile("new.txt", []byte("A preface.\nteh road goes down to the harbour and teh sea, where it ends.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, errs, status := emend("", "decisions", "merge", "said.jsonl", "said.jsonl", "--text", "new.txt")
	if status != Done || strings.Count(out, `"decision"`) != 2 || !strings.Contains(errs, "said.jsonl: ") {
		t.Errorf("%q, %q, %d", out, errs, status)
	}
}

// keptInProject merges one reader's set into the project of another, which keeps
// the conflict, and its own word.
func keptInProject(t *testing.T) {
	t.Helper()
	out, errs, status := emend("", "decisions", "merge", "ada.emend", "bea.jsonl", "--keep")
	if status != Differ || out != "" || !strings.Contains(errs, "1 conflicts") {
		t.Errorf("%q, %q, %d", out, errs, status)
	}
	s, err := editor.OpenFile("ada.emend", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	list := s.Conflicts().List()
	if len(list) != 1 || list[0].Span.Start != 13 || list[0].Theirs.State != repair.Rejected || s.Conflicts().Settled(&list[0]) {
		t.Fatalf("%+v", list)
	}
	if i, ok := s.IndexOf(list[0].Ref); !ok || s.Decision(i).State != repair.Accepted {
		t.Error("the project's own word does not stand")
	}
	for _, args := range [][]string{{"ada.jsonl", "bea.jsonl", "--keep"}, {"ada.emend", "bea.jsonl", "--keep", "-o", "x.jsonl"}} {
		if _, errs, status := emend("", append([]string{"decisions", "merge"}, args...)...); status != Failed {
			t.Errorf("%v: %q, %d", args, errs, status)
		}
	}
}

func TestSalvage(t *testing.T) {
	files(t, map[string]string{"a.txt": strings.Repeat("teh road and teh sea\n", 9000)})
	kept(t, "a.txt", "a.emend")
	whole := read(t, "a.emend")
	cut := whole[:len(whole)-len(whole)/4]
	if err := os.WriteFile("a.emend", []byte(cut), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, errs, status := emend("", "export", "a.emend", "--to", "text"); status != Failed || !strings.Contains(errs, "emend salvage") || !strings.Contains(errs, "a.emend") {
		t.Errorf("%q, %d", errs, status)
	}
	out, errs, status := emend("", "salvage", "a.emend")
	if status != Done || !strings.HasSuffix(strings.TrimSpace(out), "a salvaged.emend") || !strings.Contains(errs, "the raw text") {
		t.Fatalf("%q, %q, %d", out, errs, status)
	}
	if read(t, "a.emend") != cut {
		t.Error("the damaged file was touched")
	}
	if _, errs, status := emend("", "salvage", "a.txt"); status != Failed || !strings.Contains(errs, "not an Emend project") {
		t.Errorf("%q, %d", errs, status)
	}
}
