package textview

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
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
