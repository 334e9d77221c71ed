package glyph

import (
	"strings"
	"testing"

	"emend/assets"

	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"pgregory.net/rapid"
)

func testFaces(tb testing.TB) *Faces {
	tb.Helper()
	f, err := ParseFaces("text", theme.DefaultTextFont().Content())
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func TestParseFacesTellsTheName(t *testing.T) {
	_, err := ParseFaces("Broken.ttf", []byte("no font"))
	if err == nil || !strings.Contains(err.Error(), "Broken.ttf") {
		t.Errorf("error %v does not name the font", err)
	}
}

func TestWordCellsCoverTheText(t *testing.T) {
	s := NewShaper(testFaces(t), 14)
	pieces := []string{"a", "fi", "ffl", "é", "e\u0301", "AV", "\u0301", "ж", "ἀ", "日", "ש", "\u200d", "\ufe0f", "123", "(", "👩\u200d🚀"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 12).Draw(t, "text"), "")
		w := s.Word(text, rapid.Bool().Draw(t, "rtl"))
		bytes, adv := 0, float32(0)
		for _, c := range w.Cells {
			bytes += c.Len
			adv += c.Adv
			if c.X < -0.01 || c.X+c.Adv > w.Adv+0.1 {
				t.Fatalf("cell %+v of %q is outside of the word, %v wide", c, text, w.Adv)
			}
		}
		if bytes != len(text) || adv < w.Adv-0.1 || adv > w.Adv+0.1 {
			t.Fatalf("cells of %q cover %d of %d bytes, %v of %v", text, bytes, len(text), adv, w.Adv)
		}
		for _, g := range w.Glyphs {
			if g.Off < 0 || g.Off >= len(text) {
				t.Fatalf("glyph %+v of %q stands for nothing", g, text)
			}
		}
	})
}

func TestWordIsKerned(t *testing.T) {
	s := NewShaper(testFaces(t), 100)
	if a, v, av := s.Word("A", false).Adv, s.Word("V", false).Adv, s.Word("AV", false).Adv; av >= a+v {
		t.Errorf("AV is %v wide, A and V are %v", av, a+v)
	}
}

// TestFiguresAreAsHighAsCapitals: an old-style 1 is a small capital I.
func TestFiguresAreAsHighAsCapitals(t *testing.T) {
	f, err := ParseFaces("serif", assets.SerifFont)
	if err != nil {
		t.Fatal(err)
	}
	s := NewShaper(f, 100)
	height := func(c string) float32 {
		e, _ := f.faces[0].GlyphExtents(font.GID(s.Word(c, false).Glyphs[0].ID))
		return e.YBearing
	}
	for _, figure := range strings.Split("0123456789", "") {
		if height(figure) < 0.9*height("H") {
			t.Errorf("%s is %v high, H is %v", figure, height(figure), height("H"))
		}
	}
}

func TestMarkHasNoCellOfItsOwn(t *testing.T) {
	s := NewShaper(testFaces(t), 14)
	if w := s.Word("x\u0323\u0301y", false); len(w.Cells) != 2 || w.Cells[0].Len != 5 {
		t.Errorf("cells %+v, want one for x with its marks and one for y", w.Cells)
	}
}

func TestUnknownRuneIsABox(t *testing.T) {
	f := testFaces(t)
	s := NewShaper(f, 14)
	w := s.Word("a日b", false)
	boxes := 0
	for _, g := range w.Glyphs {
		if g.Face == BoxFace && g.ID == '日' {
			boxes++
		}
	}
	if boxes != 1 || w.Cells[1].Adv != s.Box(4) {
		t.Errorf("%d boxes, %v wide", boxes, w.Cells[1].Adv)
	}
	if m := f.Missing(); len(m) != 1 || m[0] != '日' {
		t.Errorf("missing %q", m)
	}
	if m := f.Missing(); len(m) != 0 {
		t.Errorf("told twice: %q", m)
	}
	for r, want := range map[rune]bool{'日': true, 'a': false, '\u200d': false, '\u200b': false, '\u009d': true, '\U000e1234': true, '\u2003': false} {
		if f.Lacks(r) != want {
			t.Errorf("lacks %q: %v", r, !want)
		}
	}
}

func TestLastResortIsUsedAndStillAskedFor(t *testing.T) {
	f := testFaces(t)
	if err := f.AddLast("mono", theme.DefaultTextMonospaceFont().Content()); err != nil {
		t.Fatal(err)
	}
	if i := f.index('→'); i != 1 {
		t.Errorf("the arrow is in face %d, want the last resort", i)
	}
	if m := f.Missing(); len(m) != 1 {
		t.Errorf("missing %q, want the arrow", m)
	}
	f.index('a')
	if m := f.Missing(); len(m) != 0 {
		t.Errorf("missing %q, want nothing", m)
	}
}

// The fonts of the machine differ; so what is found may be nothing, but the
// owner must be told on its own goroutine and only once for each face.
func TestSystemHandsOver(t *testing.T) {
	posts := make(chan func(), 4)
	found := 0
	f := testFaces(t)
	sys := NewSystem(func(g func()) { posts <- g }, func(faces []*face) {
		found += len(faces)
		for _, g := range faces {
			f.Add(g)
		}
	})
	sys.Ask([]rune{'ש', 'ל'})
	(<-posts)()
	if found > 2 {
		t.Errorf("found %d faces for two letters", found)
	}
	once := found
	sys.Ask([]rune{'ש', 'ל'})
	(<-posts)()
	if found != once {
		t.Errorf("faces were handed over twice: %d, then %d", once, found)
	}
}

func BenchmarkShapeWord(b *testing.B) {
	s := NewShaper(testFaces(b), 14)
	for b.Loop() {
		s.Forget()
		s.Word("lighthouse", false)
	}
}

func BenchmarkKnownWord(b *testing.B) {
	s := NewShaper(testFaces(b), 14)
	for b.Loop() {
		s.Word("lighthouse", false)
	}
}
