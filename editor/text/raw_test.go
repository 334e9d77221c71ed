package text

import (
	"bytes"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

// Every byte sequence, read as anything, gives itself back, and its spans
// cover the file from end to end without going back.
func TestRandomBytesComeBack(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for _, name := range Encodings() {
		for range 15 {
			data := make([]byte, rng.Intn(5000))
			rng.Read(data)
			if rng.Intn(2) == 0 { // mostly ASCII, so that marks fall in runs of it
				for i := range data {
					if rng.Intn(20) > 0 {
						data[i] &= 0x7F
					}
				}
			}
			r, err := DecodeAs(bytes.Clone(data), name)
			if err != nil {
				t.Fatal(err)
			}
			checkRaw(t, r, data)
		}
	}
}

func checkRaw(t *testing.T, r *Raw, data []byte) {
	t.Helper()
	got, err := r.Encode(nil)
	if err != nil || !bytes.Equal(got, data) {
		t.Fatalf("%s: Encode(nil) of %d bytes: %d bytes, %v", r.Encoding(), len(data), len(got), err)
	}
	if r.codec != nil && !utf8.ValidString(r.Text()) {
		t.Fatalf("%s: text is not UTF-8", r.Encoding())
	}
	at := 0
	s := r.Text()
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		got := r.FileSpan(Span{i, i + n})
		if got.Start > at || got.End < at {
			t.Fatalf("%s: %d to %d of the text is %v of the file, after %d", r.Encoding(), i, i+n, got, at)
		}
		at = got.End
		i += n
	}
	if at != len(data) {
		t.Fatalf("%s: spans end at %d of %d", r.Encoding(), at, len(data))
	}
}

func TestUTF8IsTheFile(t *testing.T) {
	for _, s := range []string{
		"", "\x00", "\uFEFFa\r\nb", "é“漢🙂", strings.Repeat("x", 1<<20),
		strings.Repeat("é ", 9) + "\xFF\xE2\x80",
	} {
		r := Decode([]byte(s))
		if r.Text() != s || r.Encoding() != "utf-8" || r.HasBOM() != strings.HasPrefix(s, "\uFEFF") {
			t.Errorf("%.20q became %.20q in %s", s, r.Text(), r.Encoding())
		}
		checkRaw(t, r, []byte(s))
	}
}

func TestDecodedText(t *testing.T) {
	for _, c := range []struct{ encoding, file, text string }{
		{"utf-16", "\xFF\xFEa\x00", "\uFEFFa"},
		{"utf-16be", "\xD8\x3D\xDE\x42", "🙂"},
		{"utf-16be", "\xD8\x3D\x00a\xDE\x42b", "\uFFFDa\uFFFD\uFFFD"},
		{"utf-32le", "a\x00\x00\x00\x00\x00\x11\x00z", "a\uFFFD\uFFFD"},
		{"windows-1252", "\x80\x81\x8D\x8F\x90\x9D\xE9", "€\u0081\u008D\u008F\u0090\u009Dé"},
		{"windows-1253", "\xAA", "\uFFFD"},
		{"shift_jis", "\x82\xA0\xB1\\\x82", "あｱ\\\uFFFD"},
		{"shift_jis", "\x82\"", "\uFFFD\""}, // the quote is not swallowed
		{"big5", "\x88\x62", "Ê̄"},
		{"gb18030", "\x81\x30\x81\x30\x90\x30\x81\x30", "\u0080\U00010000"},
		{"euc-jp", "\x8F\xB0\xA1\x8E\xB1", "丂ｱ"},
	} {
		r, err := DecodeAs([]byte(c.file), c.encoding)
		if err != nil || r.Text() != c.text {
			t.Errorf("%s %q: got %q, want %q (%v)", c.encoding, c.file, r.Text(), c.text, err)
		}
	}
}

func TestFileSpan(t *testing.T) {
	r, _ := DecodeAs([]byte("a\x82\xA0b\xFF"), "shift_jis") // aあb\uFFFD
	for _, c := range [][2]Span{
		{{0, 1}, {0, 1}},
		{{1, 4}, {1, 3}},
		{{2, 3}, {1, 3}}, // inside あ: all of it
		{{4, 8}, {3, 5}},
		{{4, 4}, {3, 3}},
		{{8, 8}, {5, 5}},
	} {
		if got := r.FileSpan(c[0]); got != c[1] {
			t.Errorf("%v is %v of the file, want %v", c[0], got, c[1])
		}
	}
}

func TestSHA256FromManyGoroutines(t *testing.T) {
	r := Decode([]byte("abc"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if got := r.SHA256(); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
				t.Error(got)
			}
		})
	}
	wg.Wait()
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"caf\xE9", "\xFF\xFEa\x00\x00\xD8", "\x88\x62\x8F\xA1", "a\x00b\x00c\x00"} {
		f.Add([]byte(s), uint8(0))
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8) {
		checkRaw(t, Decode(bytes.Clone(data)), data)
		r, err := DecodeAs(bytes.Clone(data), known[int(which)%len(known)].name)
		if err != nil {
			t.Fatal(err)
		}
		checkRaw(t, r, data)
	})
}
