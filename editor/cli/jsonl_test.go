package cli

import (
	"bytes"
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

// TestJSONLinesTooLong: a line that is too long to be held is passed on as it
// is, and the lines around it are cleaned and numbered as ever.
func TestJSONLinesTooLong(t *testing.T) {
	const longest = 2 * batchBytes
	good, fixed := `{"text":"teh"}`+"\n", `{"text":"the"}`+"\n"
	for _, more := range []int{0, 1, batchBytes, 3*longest - 1, 3 * longest, 3*longest + 1} {
		long := `{"text":"` + strings.Repeat("teh ", (longest+more)/4) + `"}`
		for _, end := range []string{"\n" + good + "[]\n" + good, "\n", ""} {
			var out, errs bytes.Buffer
			std := Streams{Out: &out, Err: &errs}
			l := linesOf{cleaning: &cleaning{minimum: 0.9}, field: "text", keepGoing: true, longest: longest}
			if err := l.stream(t.Context(), &std, strings.NewReader(good+long+end), &out); err != nil {
				t.Fatal(err)
			}
			if want := fixed + long + strings.ReplaceAll(end, "teh", "the"); out.String() != want {
				t.Errorf("%d more, %q: %d bytes, want %d", more, end, out.Len(), len(want))
			}
			if !strings.Contains(errs.String(), "line 2: the line is longer") || len(end) > 1 && !strings.Contains(errs.String(), "line 4: ") {
				t.Errorf("%d more, %q: %s", more, end, errs.String())
			}
			l.keepGoing = false
			out.Reset()
			if err := l.stream(t.Context(), &std, strings.NewReader(good+long+end), &out); err == nil || out.String() != fixed {
				t.Errorf("not kept going: %v, %d bytes", err, out.Len())
			}
		}
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
