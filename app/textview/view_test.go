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
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// shown is a View of 600 × 300 on a canvas of its own.
func shown(tb testing.TB, left, right Source) *View {
	tb.Helper()
	test.NewTempApp(tb)
	t := Light()
	t.Styles = benchStyles
	v := New(t, DefaultLook(), nil)
	v.SetColumns(left, right)
	w := test.NewTempWindow(tb, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(600, 300))
	return v
}

// pointOf is where the caret at a place stands, in the middle of its line.
func pointOf(tb testing.TB, v *View, col int, at Pos) fyne.Position {
	tb.Helper()
	y, ok := v.scroll.YOf(col, at)
	if !ok {
		tb.Fatalf("%v is not in view", at)
	}
	k := v.rows.LineOf(col, at.Row, at.Off)
	start, end, _ := v.rows.LineAt(col, at.Row, k)
	p := &v.picture
	p.line.LayOut(v.text.Shaper, v.rows.Text(col, at.Row), start, end, v.rows.Width(col))
	x := float32(v.columns[col].textX) + p.line.XOf(at.Off)
	return fyne.NewPos(x/v.scale, (float32(y)+float32(v.scroll.LineHeight())/2)/v.scale)
}

func press(v *View, p fyne.Position, mods fyne.KeyModifier) {
	v.surface.MouseDown(&desktop.MouseEvent{
		PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary, Modifier: mods,
	})
}

func release(v *View, p fyne.Position) {
	v.surface.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}, Button: desktop.MouseButtonPrimary})
}

func drag(v *View, from, to fyne.Position) {
	press(v, from, 0)
	v.surface.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	v.surface.DragEnd()
	release(v, to)
}

func key(v *View, names ...fyne.KeyName) {
	for _, n := range names {
		v.surface.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

var text = rows{"a mark here and a mark there", "fold this", "third row, left", "fourth"}

// linked is rows with a link in row 2.
type linked struct{ rows }

func (l linked) Links(row int) []Link {
	if row == 2 {
		return []Link{{ID: 9}}
	}
	return nil
}

func TestTaps(t *testing.T) {
	v := shown(t, linked{text}, text)
	v.picture.draw(v.body)
	var got []any
	v.On.TapMark = func(col, row int, id int32) { got = append(got, "mark", col, row, id) }
	v.On.TapFold = func(row int) { got = append(got, "fold", row) }
	v.On.TapLink = func(row int, id int32) { got = append(got, "link", row, id) }
	v.On.Tap = func(col int, at Pos) { got = append(got, "tap", col, at) }
	onMark := pointOf(t, v, 1, Pos{Row: 0, Off: 19}).AddXY(2, 0)
	beside := pointOf(t, v, 0, Pos{Row: 2, Off: 6})
	fold := pointOf(t, v, 0, Pos{Row: 1})
	gutter := fyne.NewPos(float32(v.columns[0].x1+v.columns[1].x0)/2, beside.Y)
	for _, p := range []fyne.Position{onMark, beside, fold, gutter} {
		press(v, p, 0)
		release(v, p)
	}
	want := []any{"mark", 1, 0, int32(1), "tap", 0, Pos{Row: 2, Off: 6}, "fold", 1, "link", 2, int32(9)}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestDragSelects(t *testing.T) {
	v := shown(t, text, text)
	drag(v, pointOf(t, v, 1, Pos{Row: 3, Off: 2}), pointOf(t, v, 1, Pos{Row: 0, Off: 7}))
	col, from, to, ok := v.Selection()
	if !ok || col != 1 || from != (Pos{Row: 0, Off: 7}) || to != (Pos{Row: 3, Off: 2}) {
		t.Errorf("selected column %d %v–%v", col, from, to)
	}
	if _, at := v.Caret(); at != from {
		t.Errorf("the caret is at %v, want where the drag ended", at)
	}
}

// A drag that leaves its column goes on in it.
func TestDragStaysInItsColumn(t *testing.T) {
	v := shown(t, text, text)
	drag(v, pointOf(t, v, 0, Pos{Row: 0, Off: 2}), pointOf(t, v, 1, Pos{Row: 2, Off: 3}))
	if col, _, to, _ := v.Selection(); col != 0 || to != (Pos{Row: 2, Off: 15}) {
		t.Errorf("selected column %d to %v, want the end of row 2 on the left", col, to)
	}
}

func TestDragOutsideScrolls(t *testing.T) {
	v := shown(t, novel{n: 500}, nil)
	p := &v.surface.pointer
	press(v, fyne.NewPos(200, 150), 0)
	at := fyne.NewPos(200, 340)
	v.surface.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	if p.auto == nil {
		t.Fatal("a drag below the view does not scroll by itself")
	}
	for range 100 {
		p.autoScroll(0)
	}
	row, _ := v.Top()
	if _, caret := v.Caret(); row == 0 || caret.Row <= row {
		t.Errorf("scrolled to row %d, selected to %v", row, caret)
	}
	v.surface.DragEnd()
	if p.auto != nil {
		t.Error("scrolling goes on after the drag")
	}
}

func TestPressesSelectWordAndRow(t *testing.T) {
	v := shown(t, text, nil)
	p := pointOf(t, v, 0, Pos{Row: 2, Off: 7})
	for i, want := range []Pos{{Row: 2, Off: 7}, {Row: 2, Off: 9}, {Row: 2, Off: 15}} {
		press(v, p, 0)
		release(v, p)
		if _, at := v.Caret(); at != want {
			t.Errorf("press %d puts the caret at %v, want %v", i+1, at, want)
		}
	}
}

func TestRightColumnAlone(t *testing.T) {
	v := shown(t, nil, text)
	tapped := -1
	v.On.Tap = func(column int, _ Pos) { tapped = column }
	p := pointOf(t, v, 0, Pos{Row: 2, Off: 6})
	press(v, p, 0)
	release(v, p)
	if col, at := v.Caret(); tapped != 1 || col != 1 || at.Row != 2 {
		t.Errorf("tapped column %d, caret in column %d at %v", tapped, col, at)
	}
	v.Select(1, Pos{Row: 0}, Pos{Row: 3, Off: 2})
	v.ScrollTo(3, 0, 1)
	if col, _, to, ok := v.Selection(); !ok || col != 1 || to.Row != 3 {
		t.Errorf("selected column %d to %v", col, to)
	}
}

func TestNothingShown(t *testing.T) {
	v := shown(t, nil, nil)
	v.picture.draw(v.body)
	press(v, fyne.NewPos(100, 100), 0)
	v.surface.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(90, 900)}})
	key(v, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd)
	v.ScrollTo(3, 4, 1)
	v.SelectAll()
	v.surface.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -25)})
	if _, _, _, ok := v.Selection(); ok {
		t.Error("something is selected in nothing")
	}
}

func TestShiftPressExtends(t *testing.T) {
	v := shown(t, text, nil)
	press(v, pointOf(t, v, 0, Pos{Row: 0, Off: 2}), 0)
	release(v, fyne.Position{})
	press(v, pointOf(t, v, 0, Pos{Row: 2, Off: 5}), fyne.KeyModifierShift)
	if _, from, to, _ := v.Selection(); from != (Pos{Row: 0, Off: 2}) || to != (Pos{Row: 2, Off: 5}) {
		t.Errorf("selected %v–%v", from, to)
	}
}

func TestKeys(t *testing.T) {
	v := shown(t, text, nil)
	v.Select(0, Pos{Row: 2}, Pos{Row: 2})
	s := v.surface
	s.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(v, fyne.KeyRight, fyne.KeyRight, fyne.KeyEnd)
	s.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if _, from, to, _ := v.Selection(); from != (Pos{Row: 2, Off: 0}) || to != (Pos{Row: 2, Off: 15}) {
		t.Errorf("Shift and keys selected %v–%v", from, to)
	}
	s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: fyne.KeyModifierShortcutDefault})
	if _, at := v.Caret(); at != (Pos{}) {
		t.Errorf("Control+Home leads to %v", at)
	}
	var forwarded fyne.Shortcut
	v.On.Shortcut = func(sc fyne.Shortcut) { forwarded = sc }
	s.TypedShortcut(&fyne.ShortcutCopy{})
	if _, ok := forwarded.(*fyne.ShortcutCopy); !ok {
		t.Errorf("Copy was not forwarded: %v", forwarded)
	}
	s.TypedShortcut(&fyne.ShortcutSelectAll{})
	if _, from, to, _ := v.Selection(); from != (Pos{}) || to != (Pos{Row: 3, Off: 6}) {
		t.Errorf("Select all selected %v–%v", from, to)
	}
	v.On.Key = func(*fyne.KeyEvent) bool { return true }
	key(v, fyne.KeyLeft)
	if _, _, _, ok := v.Selection(); !ok {
		t.Error("a key that the owner took moved the caret")
	}
}

func TestPageKeysKeepTheCaretInView(t *testing.T) {
	v := shown(t, novel{n: 500}, novel{n: 500})
	for range 7 {
		key(v, fyne.KeyPageDown)
		col, at := v.Caret()
		if y, ok := v.scroll.YOf(col, at); !ok || y < 0 || y > v.size.Y {
			t.Fatalf("the caret is at %d of %d", y, v.size.Y)
		}
	}
	for range 9 {
		key(v, fyne.KeyPageUp)
	}
	if row, line := v.Top(); row != 0 || line != 0 {
		t.Errorf("nine pages up lead to row %d line %d", row, line)
	}
}

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

func TestRowChangedKeepsTheSelectionWithin(t *testing.T) {
	s := "a long row of text"
	v := shown(t, oneRow{&s}, nil)
	v.SelectAll()
	s = "short"
	v.RowChanged(0)
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
