package textview

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"pgregory.net/rapid"

	"emend/app/textview/glyph"
)

func TestScrollToAndInView(t *testing.T) {
	v := shown(t, novel{n: 5000}, novel{n: 5000})
	scrolls := 0
	v.On.Scrolled = func() { scrolls++ }
	v.ScrollTo(2500, 3, 1)
	y, ok := v.scroll.YOf(1, Pos{Row: 2500})
	if third := v.size.Y / 3; !ok || y < third-20 || y > third {
		t.Errorf("row 2500 stands at %d, want a third of %d", y, v.size.Y)
	}
	v.ScrollTo(2500, 4, 0)
	if scrolls != 1 {
		t.Errorf("scrolled %d times, want once", scrolls)
	}
	first, last, top, bottom := v.InView()
	if first > 2500 || last < 2500 || top < 0.4 || bottom > 0.6 || top >= bottom {
		t.Errorf("in view: rows %d–%d, %v–%v of the whole", first, last, top, bottom)
	}
}

func TestRowsChangedKeepsTheTop(t *testing.T) {
	v := shown(t, novel{n: 5000}, nil)
	v.SetTop(1234, 0)
	v.SelectAll()
	v.columns[0].source = novel{n: 1300}
	v.SetColumns(novel{n: 5000}, nil)
	v.SetTop(1234, 0)
	v.RowsChanged()
	if row, _ := v.Top(); row != 1234 {
		t.Errorf("the top moved to row %d", row)
	}
}

// oneRow is a Source of one row whose text changes.
type oneRow struct{ text *string }

func (s oneRow) Rows() int        { return 1 }
func (s oneRow) Row(int) string   { return *s.text }
func (s oneRow) Marks(int) []Mark { return nil }
func (s oneRow) Line(int) int     { return 1 }

func TestRowsReplacedKeepsTheSelectionWithin(t *testing.T) {
	s := "a long row of text"
	v := shown(t, oneRow{&s}, nil)
	v.SelectAll()
	s = "short"
	v.RowsReplaced(0, 1, 1)
	if _, _, to, _ := v.Selection(); to.Off != 5 {
		t.Errorf("the selection ends at %d of 5", to.Off)
	}
}

// shrinking is a Source whose number of rows changes.
type shrinking struct {
	novel
	rows *int
}

func (s shrinking) Rows() int { return *s.rows }

func TestRowsChangedToFewer(t *testing.T) {
	n := 1000
	v := shown(t, shrinking{rows: &n}, shrinking{rows: &n})
	v.SelectAll()
	v.ScrollToFraction(1)
	for _, n = range []int{10, 0, 50} {
		v.RowsChanged()
		v.picture.draw(v.body)
		key(v, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyHome)
		press(v, fyne.NewPos(200, 100), 0)
		if _, _, to, _ := v.Selection(); n > 0 && to.Row >= n {
			t.Errorf("of %d rows the selection ends in row %d", n, to.Row)
		}
	}
}

// marked is rows with one mark over all of each.
type marked struct{ rows }

func (m marked) Marks(i int) []Mark { return []Mark{{End: len(m.rows[i]), ID: NoID}} }

// TestQuietMarks: white space is shown by signs where a mark changes something,
// and not where it is quiet.
func TestQuietMarks(t *testing.T) {
	v := shown(t, marked{text}, nil)
	l := v.Look()
	l.Numbers, l.Spaces = false, MarkedSpaces
	v.SetLook(l)
	signs := func(quiet bool) (n int) {
		th := v.theme
		th.Styles = slices.Clone(th.Styles)
		for i := range th.Styles {
			th.Styles[i].Quiet = quiet
		}
		v.SetTheme(th)
		img, c := v.picture.draw(v.body), th.Number
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] == c.R && img.Pix[i+1] == c.G && img.Pix[i+2] == c.B {
				n++
			}
		}
		return n
	}
	if loud, quiet := signs(false), signs(true); loud == 0 || quiet != 0 {
		t.Errorf("%d pixels of signs in marks, %d in quiet ones", loud, quiet)
	}
}

func TestPictureShowsMarksAndSelection(t *testing.T) {
	v := shown(t, text, nil)
	count := func(c color.NRGBA) (n int) {
		img := v.picture.draw(v.body)
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] == c.R && img.Pix[i+1] == c.G && img.Pix[i+2] == c.B {
				n++
			}
		}
		return n
	}
	if count(benchStyles[0].Back) == 0 {
		t.Error("no pixel in the mark's colour")
	}
	if count(v.theme.Text) == 0 {
		t.Error("no pixel in the colour of text")
	}
	plainPixels := count(v.theme.Back)
	v.SelectAll()
	if got := count(v.theme.Back); got >= plainPixels {
		t.Errorf("a selection leaves %d of %d pixels as they were", got, plainPixels)
	}
}

func TestEqualSizeDoesNothing(t *testing.T) {
	fetched := 0
	v := shown(t, novel{n: 1000, fetched: &fetched}, nil)
	v.picture.draw(v.body)
	fetched = 0
	v.Resize(v.Size())
	test.WidgetRenderer(v.surface).Layout(v.surface.Size())
	v.surface.paint(v.size.X, v.size.Y)
	if fetched != 0 {
		t.Errorf("laying out at the same size fetched %d rows", fetched)
	}
}

// A step of the wheel with its picture may fetch only the rows that come into
// view, in a text of any length.
func TestWheelStepFetchesLittle(t *testing.T) {
	fetched := 0
	s := novel{n: 100_000, fetched: &fetched}
	v := shown(t, s, s)
	v.SetTop(50_000, 0)
	v.picture.draw(v.body)
	fetched = 0
	const steps = 50
	for range steps {
		v.surface.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
		v.picture.draw(v.body)
	}
	if fetched > 2*steps*4 {
		t.Errorf("%d steps fetched %d rows", steps, fetched)
	}
	if row, _ := v.Top(); row == 50_000 {
		t.Error("the wheel did not scroll")
	}
}

func TestZoomKeepsTheTop(t *testing.T) {
	v := shown(t, novel{n: 5000}, novel{n: 5000})
	v.SetTop(2000, 0)
	for _, size := range []float32{28, 9, 14} {
		l := v.Look()
		l.Size = size
		v.SetLook(l)
		if row, _ := v.Top(); row != 2000 {
			t.Fatalf("at size %v the top is row %d", size, row)
		}
	}
}

func TestPointAndBack(t *testing.T) {
	test.NewTempApp(t)
	v := New(Light(), DefaultLook(), nil)
	pieces := []string{"word", " ", "fi", "AVA", "é", "e\u0301", "日本", "\n", "\t", "\x00", "\xff", "—", "mark", "\f"}
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 40).Draw(t, "s"), "")
		v.SetColumns(rows{s}, nil)
		v.fit(image.Pt(rapid.IntRange(90, 700).Draw(t, "width"), 4000), 1)
		v.cursor.Set(0, Pos{}, false)
		for {
			_, at := v.Caret()
			k := v.rows.LineOf(0, 0, at.Off)
			start, end, _ := v.rows.LineAt(0, 0, k)
			l := &v.picture.line
			l.LayOut(v.text.Shaper, s, start, end, v.rows.Width(0))
			p := fyne.NewPos(float32(v.columns[0].textX)+l.XOf(at.Off)+0.05, (float32(k)+0.5)*float32(v.scroll.LineHeight()))
			if got := v.under(p); got.at != at {
				t.Fatalf("the point of %v is hit as %v in %q", at, got.at, s)
			}
			key(v, fyne.KeyRight)
			if _, next := v.Caret(); next == at {
				return
			}
		}
	})
}

// No text may make the view panic or a picture go wrong in size.
func FuzzPicture(f *testing.F) {
	for _, s := range sentences {
		f.Add(s, 300)
	}
	f.Add("\xff\xfe\x00\f\n\r\n\t\u200b\u202eאב\u0301", 90)
	f.Add(strings.Repeat("\u0301", 3000)+"क्षि", 120)
	test.NewTempApp(f)
	v := New(Light(), Look{Size: 14, LineSpacing: 1.4, Spaces: AllSpaces, Invisibles: true, Numbers: true, Ratio: 0.4}, nil)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if width < 1 || width > 1000 {
			return
		}
		v.SetColumns(rows{s, "fold", s}, rows{s[len(s)/2:], s, s})
		v.fit(image.Pt(width, 200), 1)
		v.SelectAll()
		for _, p := range []fyne.Position{{}, {X: float32(width) / 3, Y: 30}, {X: float32(width), Y: 190}} {
			o := v.under(p)
			if n := len(v.rows.Text(o.column, o.at.Row)); o.at.Off < 0 || o.at.Off > n {
				t.Fatalf("offset %d of %d", o.at.Off, n)
			}
		}
		img := v.picture.draw(v.body)
		if img.Rect.Size() != image.Pt(width, 200) {
			t.Fatalf("picture of %v", img.Rect.Size())
		}
		if slices.Contains(img.Pix[3:4], 0) {
			t.Fatal("a transparent pixel")
		}
		key(v, fyne.KeyDown, fyne.KeyEnd, fyne.KeyRight, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyLeft)
		v.surface.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShortcutDefault})
	})
}

// TestFontsOfTheMachineStay: faces that were found for a text are kept when the
// reader takes another font, since they are searched for only once.
func TestFontsOfTheMachineStay(t *testing.T) {
	v := shown(t, rows{"text"}, nil)
	faces, err := glyph.ParseFaces("found", theme.DefaultTextMonospaceFont().Content())
	if err != nil {
		t.Fatal(err)
	}
	v.foundFaces([]*font.Face{faces.ResolveFace('a')})
	n := v.fonts.faces.Len()
	if err := v.SetFont(theme.DefaultTextBoldFont()); err != nil {
		t.Fatal(err)
	}
	if got := v.fonts.faces.Len(); got < n {
		t.Errorf("%d faces, want the %d there were", got, n)
	}
}

func TestInnerLinesAreNumbered(t *testing.T) {
	n := innerNumbers{first: 7}
	s := "one\ntwo goes on\nthree\n"
	var got []int
	for _, start := range []int{0, 4, 8, 16} { // 8: a line that was wrapped
		if line, ok := n.of(s, start); ok {
			got = append(got, line)
		}
	}
	if !slices.Equal(got, []int{8, 9}) {
		t.Errorf("%v, want 8 and 9", got)
	}
}
