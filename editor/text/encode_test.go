package text

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Editing the text and encoding it whole is what Encode does, piece by piece,
// where every character can be written and there is one way to write it.
func TestEncodeIsNaiveEncoding(t *testing.T) {
	alphabets := map[string][]rune{
		"utf-8":        []rune("ab é“—漢🙂\r\n"),
		"utf-16le":     []rune("ab é“—漢🙂\r\n"),
		"utf-32be":     []rune("ab é“—漢🙂\r\n"),
		"windows-1252": []rune("ab é“—ß\r\n"),
		"koi8-r":       []rune("ab жщЁ─\r\n"),
		"shift_jis":    []rune("ab あ漢ｱ表\r\n"),
		"euc-jp":       []rune("ab あ漢ｱ鷗\r\n"),
		"gb18030":      []rune("ab 汉，é🙂ӿ\r\n"),
		"big5":         []rune("ab 漢，\r\n"),
		"euc-kr":       []rune("ab 한글똠\r\n"),
	}
	for name, alphabet := range alphabets {
		rapid.Check(t, func(t *rapid.T) {
			words := rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 3000, -1)
			data, err := EncodeTo(words.Draw(t, "text"), name, false)
			if err != nil {
				t.Fatal(err)
			}
			r, err := DecodeAs(data, name)
			if err != nil {
				t.Fatal(err)
			}
			edits, want := drawEdits(t, r.Text(), alphabet)
			got, err := r.Encode(edits)
			if err != nil {
				t.Fatal(err)
			}
			naive, err := EncodeTo(want, name, false)
			if err != nil || !bytes.Equal(got, naive) {
				t.Fatalf("%s: got %q, want %q (%v)", name, got, naive, err)
			}
			var w bytes.Buffer
			if n, err := r.WriteEdited(&w, edits); err != nil || int(n) != len(got) || !bytes.Equal(w.Bytes(), got) {
				t.Fatalf("%s: WriteEdited differs from Encode: %v", name, err)
			}
		})
	}
}

// drawEdits makes edits of s, and s with them done.
func drawEdits(t *rapid.T, s string, alphabet []rune) ([]Edit, string) {
	edges := []int{len(s)}
	for i := range s {
		edges = append(edges, i)
	}
	cuts := rapid.SliceOfN(rapid.SampledFrom(edges), 0, 20).Draw(t, "cuts")
	slices.Sort(cuts)
	var edits []Edit
	var out strings.Builder
	done := 0
	for i := 0; i+1 < len(cuts); i += 2 {
		e := Edit{Span{cuts[i], cuts[i+1]}, rapid.StringOfN(rapid.SampledFrom(alphabet), 0, 5, -1).Draw(t, "new")}
		out.WriteString(s[done:e.Span.Start] + e.New)
		done = e.Span.End
		edits = append(edits, e)
	}
	return edits, out.String() + s[done:]
}

// Damage beside an edit stays as it is in the file.
func TestEncodeKeepsDamage(t *testing.T) {
	for _, c := range []struct{ encoding, file, find, put, want string }{
		{"utf-8", "a\xFFb\xE2\x80 x", "x", "“", "a\xFFb\xE2\x80 “"},
		{"shift_jis", "a\xFF\x82\xA0 x", "x", "あ", "a\xFF\x82\xA0 \x82\xA0"},
		{"utf-16le", "\xFF\xFE\x00\xD8a\x00b\x00\x99", "b", "é", "\xFF\xFE\x00\xD8a\x00\xE9\x00\x99"},
		{"us-ascii", "caf\xE9 x", "x", "y", "caf\xE9 y"},
		{"windows-1252", "\x81\x8D\x8F\x90\x9D x", "x", "\u0081”", "\x81\x8D\x8F\x90\x9D \x81\x94"},
		{"big5", "\x88\x62 x", "x", "Ê̄", "\x88\x62 \x88\x62"},
		{"gb18030", "\x84\x31\xA4\x37\xFF x", "x", "\uFFFD", "\x84\x31\xA4\x37\xFF \x84\x31\xA4\x37"},
	} {
		r, err := DecodeAs([]byte(c.file), c.encoding)
		if err != nil {
			t.Fatal(err)
		}
		at := strings.Index(r.Text(), c.find)
		got, err := r.Encode([]Edit{{Span{at, at + len(c.find)}, c.put}})
		if err != nil || string(got) != c.want {
			t.Errorf("%s %q: got %q, want %q (%v)", c.encoding, c.file, got, c.want, err)
		}
	}
}

func TestUnencodable(t *testing.T) {
	r, _ := DecodeAs([]byte("one\ntwo -- three -- four"), "iso-8859-1")
	_, err := r.Encode([]Edit{{Span{8, 10}, "—"}, {Span{17, 19}, "—"}})
	var e *UnencodableError
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	if e.Offset != 8 || e.Line != 2 || e.Column != 5 || e.Count != 2 || e.Rune != '—' || e.Encoding != "iso-8859-1" {
		t.Errorf("got %+v", e)
	}
	for _, part := range []string{"line 2, column 5", "'—' (U+2014)", "first of 2", "--encoding utf-8"} {
		if !strings.Contains(e.Error(), part) {
			t.Errorf("%q does not say %q", e, part)
		}
	}
	_, err = EncodeTo("a\xFFb", "utf-16le", false)
	if !errors.As(err, &e) || e.Offset != 1 {
		t.Errorf("an invalid byte went into UTF-16: %v", err)
	}
}

func TestEncodeRefusesBadEdits(t *testing.T) {
	r := Decode([]byte("aé b"))
	for _, edits := range [][]Edit{
		{{Span{2, 3}, ""}},
		{{Span{-1, 0}, ""}},
		{{Span{0, 9}, ""}},
		{{Span{3, 1}, ""}},
		{{Span{0, 3}, ""}, {Span{1, 4}, ""}},
	} {
		if _, err := r.Encode(edits); err == nil {
			t.Errorf("%v was taken", edits)
		}
	}
}

func TestEncodeToBOM(t *testing.T) {
	for _, c := range []struct {
		text, encoding string
		bom            bool
		want           string
	}{
		{"a", "utf-8", true, "\xEF\xBB\xBFa"},
		{"\uFEFFa", "utf-8", true, "\xEF\xBB\xBFa"},
		{"\uFEFFa", "utf-8", false, "a"},
		{"a", "utf-16be", true, "\xFE\xFF\x00a"},
		{"\uFEFFa", "utf-16", true, "\xFF\xFEa\x00"},
		{"\uFEFFa", "windows-1252", true, "a"},
	} {
		got, err := EncodeTo(c.text, c.encoding, c.bom)
		if err != nil || string(got) != c.want {
			t.Errorf("%q in %s: got %q, want %q (%v)", c.text, c.encoding, got, c.want, err)
		}
	}
}
