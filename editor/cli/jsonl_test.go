package cli

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestJSONLines(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`{"id":7,"text":"teh man"}` + "\n", `{"id":7,"text":"the man"}` + "\n"},
		{`{ "text" : "teh \u00e9 \ud83d\ude00 a--b" , "z":[1, {"text":"teh"}] }` + "\r\n", `{ "text" : "the \u00e9 \ud83d\ude00 a\u2014b" , "z":[1, {"text":"teh"}] }` + "\r\n"},
		{`{"text":"é teh \ud800 a--b"}`, `{"text":"é the \ud800 a—b"}`},
		{`{"text":"\"teh\\\n"}`, `{"text":"\"the\\\n"}`},
		{`{"text":"teh","text":"teh"}`, `{"text":"teh","text":"the"}`},
		{`{"t\u0065xt":"teh"}`, `{"t\u0065xt":"the"}`},
		{"\ufeff" + `{"text":"teh"}`, "\ufeff" + `{"text":"the"}`},
		{"\n" + `{"text":"","n":1e999999}` + "\n\n", "\n" + `{"text":"","n":1e999999}` + "\n\n"},
		{"", ""},
	} {
		out, errs, status := emend(c.in, "clean", "--jsonl")
		if out != c.want || status != Done {
			t.Errorf("%s\ngave %s\nwant %s\n%d, %s", c.in, out, c.want, status, errs)
		}
	}
}

func TestJSONLinesField(t *testing.T) {
	out, _, _ := emend(`{"text":"teh","body":"teh"}`, "clean", "--jsonl", "--field", "body")
	if out != `{"text":"teh","body":"the"}` {
		t.Error(out)
	}
}

func TestJSONLinesBadLines(t *testing.T) {
	for bad, says := range map[string]string{
		`not json`: "not a JSON object", `["teh"]`: "not an object", `{"body":"teh"}`: `no field "text"`,
		`{"text":5}`: "not a string", `{"text":"teh"`: "not a JSON object", `{"text":null}`: "not a string",
		strings.Repeat("[", 20_000): "not a JSON object",
	} {
		in := `{"text":"teh"}` + "\n" + bad + "\n" + `{"text":"teh"}` + "\n"
		out, errs, status := emend(in, "clean", "--jsonl")
		if status != Failed || !strings.Contains(errs, "line 2: ") || !strings.Contains(errs, says) || out != `{"text":"the"}`+"\n" {
			t.Errorf("%.20s: %d, %q, %q", bad, status, errs, out)
		}
		out, errs, status = emend(in, "clean", "--jsonl", "--keep-going")
		if want := `{"text":"the"}` + "\n" + bad + "\n" + `{"text":"the"}` + "\n"; status != Done || out != want || !strings.Contains(errs, "line 2: ") || !strings.Contains(errs, "1 lines") {
			t.Errorf("%.20s, kept going: %d, %q, %q", bad, status, errs, out)
		}
	}
}

// TestJSONLinesOrder runs enough lines for many batches through all workers.
func TestJSONLinesOrder(t *testing.T) {
	var in, want strings.Builder
	for i := range 30_000 {
		pad := strings.Repeat("x", i%97)
		fmt.Fprintf(&in, `{"id":%d,"text":"teh %s"}`+"\n", i, pad)
		fmt.Fprintf(&want, `{"id":%d,"text":"the %s"}`+"\n", i, pad)
	}
	out, errs, status := emend(in.String(), "clean", "--jsonl")
	if status != Done || out != want.String() {
		t.Errorf("status %d, %s, %d bytes of %d", status, errs, len(out), want.Len())
	}
}

func FuzzJSONLines(f *testing.F) {
	f.Add(`{"id":1,"text":"teh \u00e9\n"}`)
	f.Add(`{"a":{"text":"x"},"text":"\ud83d\ude00teh"}`)
	f.Fuzz(func(t *testing.T, line string) {
		if strings.Contains(line, "\n") {
			return
		}
		var before, after map[string]any
		out, _, status := emend(line, "clean", "--jsonl")
		if status != Done {
			return
		}
		if json.Unmarshal([]byte(line), &before) != nil {
			return // a blank line
		}
		if err := json.Unmarshal([]byte(out), &after); err != nil {
			t.Fatalf("%q became %q: %v", line, out, err)
		}
		if s, ok := before["text"].(string); ok {
			if want := strings.ReplaceAll(strings.ReplaceAll(s, "a--b", "a—b"), "teh", "the"); after["text"] != want {
				t.Fatalf("%q: text %q, want %q", line, after["text"], want)
			}
		}
		if same, _, _ := emend(line, "clean", "--jsonl", "--only", "none"); same != line {
			t.Fatalf("without rules %q became %q", line, same)
		}
	})
}
