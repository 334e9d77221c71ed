package codec

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestMisread(t *testing.T) {
	for _, c := range []struct {
		id        ID
		s, misuse string
	}{
		{Windows1252, "’é", "â€™Ã©"},
		{Windows1252, "”", "â€\u009d"},
		{Latin1, "’", "â\u0080\u0099"},
		{MacRoman, "é’", "√©‚Äô"},
		{CP437, "é—", "├⌐ΓÇö"},
		{CP850, "é’", "├®ÔÇÖ"},
		{Windows1251, "é", "Г©"},
		{Windows1252ViaMac, "’“é", "‰Ûª‰ÛÏÌ©"},
	} {
		if got := c.id.Misread(c.s); got != c.misuse {
			t.Errorf("%s: %q reads as %q, want %q", c.id, c.s, got, c.misuse)
		}
		if got, ok := c.id.Encode(c.misuse); !ok || got != c.s {
			t.Errorf("%s: %q writes back as %q", c.id, c.misuse, got)
		}
	}
}

func TestNext(t *testing.T) {
	for _, c := range []struct {
		id   ID
		s    string
		want Unit
		ok   bool
	}{
		{Windows1252, "Ã©t", Unit{'é', 4, false}, true},
		{Windows1252, "â€™s", Unit{'’', 8, false}, true},
		{Windows1252, "Ãt", Unit{}, false},
		{Windows1252, "é", Unit{}, false},
		{Latin1, "í\u00a0½í¸\u0080", Unit{'😀', 12, false}, true}, // two surrogates
		{Latin1, "í\u00a0½x", Unit{}, false},
		{Latin1, "À\u0080", Unit{0, 4, false}, true}, // Java's NUL
		{Latin1, "À\u0081", Unit{}, false},           // overlong
		{Latin1, "à\u0081\u0081", Unit{}, false},     // overlong
		{Latin1, "ô\u0090\u0080\u0080", Unit{}, false},
		{Windows1252, "Ð Ð¾", Unit{'Р', 3, true}, true}, // a space for A0, inside a word
		{Windows1252, "Ð x", Unit{}, false},
	} {
		got, ok := c.id.Next(c.s)
		if ok != c.ok || got != c.want {
			t.Errorf("%s: %q gives %v %v, want %v %v", c.id, c.s, got, ok, c.want, c.ok)
		}
	}
}

// TestEncodingsReverse: what an encoding shows of any text, Next reads back.
func TestEncodingsReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rune(rapid.IntRange(0x80, utf8.MaxRune).Draw(t, "rune"))
		if !utf8.ValidRune(r) {
			t.Skip()
		}
		id := ID(rapid.IntRange(0, int(Windows1252ViaMac)-1).Draw(t, "encoding"))
		shown := id.Misread(string(r))
		if back, ok := id.Encode(shown); !ok || back != string(r) {
			t.Skip("two bytes look alike")
		}
		u, ok := id.Next(shown)
		if !ok || u.Rune != r || u.Size != len(shown) {
			t.Fatalf("%s: %U shows as %q, reads back as %v", id, r, shown, u)
		}
	})
}

func TestWide(t *testing.T) {
	b, ok := GBK.Append(nil, '鈥')
	if !ok || string(b) != "\xe2\x80" {
		t.Errorf("鈥 is %q in GBK", b)
	}
	for _, w := range Wides {
		if _, ok := w.Append(nil, 'a'); ok {
			t.Errorf("%s takes ASCII", w)
		}
	}
	if r, size := ShiftJIS.Decode([]byte("\x82\xa0x")); r != 'あ' || size != 2 {
		t.Errorf("Shift-JIS 82 A0 is %q, %d bytes", r, size)
	}
}
