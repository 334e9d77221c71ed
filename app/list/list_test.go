package list

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"emend/app/parts"
)

// show opens a list of n rows in a window of ten rows' height.
func show(t testing.TB, n int) (*List, *int) {
	t.Helper()
	test.NewTempApp(t)
	filled := 0
	l := New(20, func() int { return n }, func() Row {
		return NewCells([]Cell{{}}, func(c *Cells, i int) { filled++; c.Set(0, "row", nil, 12, fyne.TextStyle{}) })
	})
	w := test.NewTempWindow(t, l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 200))
	return l, &filled
}

func TestKeys(t *testing.T) {
	l, _ := show(t, 100)
	var told []int
	l.On.Choose = func(i int) { told = append(told, i) }
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyDown, 0},
		{fyne.KeyDown, 1},
		{fyne.KeyEnd, 99},
		{fyne.KeyDown, 99},
		{fyne.KeyPageUp, 90},
		{fyne.KeyHome, 0},
		{fyne.KeyUp, 0},
		{fyne.KeyPageDown, 9},
	} {
		l.TypedKey(&fyne.KeyEvent{Name: c.key})
		if l.Chosen() != c.want {
			t.Errorf("%s: row %d, want %d", c.key, l.Chosen(), c.want)
		}
		if at := float64(l.Chosen()); at < l.top || at+1 > l.top+l.inView() {
			t.Errorf("%s: row %d is not in view from %.1f", c.key, l.Chosen(), l.top)
		}
	}
	if len(told) != 6 {
		t.Errorf("told %v", told)
	}
}

func TestClicks(t *testing.T) {
	l, _ := show(t, 100)
	opened := -1
	l.On.Open = func(i int) { opened = i }
	at := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 65)}, Button: desktop.MouseButtonPrimary}
	l.MouseDown(at)
	if l.Chosen() != 3 || opened != -1 {
		t.Errorf("a click: row %d, opened %d", l.Chosen(), opened)
	}
	l.MouseDown(at)
	if opened != 3 {
		t.Errorf("a second click opened %d", opened)
	}
}

// TestScrollingEndsHovering: what was told of the row under the pointer is gone
// when the rows move, by wheel or by key, and told of the next one when the
// pointer moves.
func TestScrollingEndsHovering(t *testing.T) {
	l, _ := show(t, 100)
	var told []int
	l.On.Hover = func(i int, _ parts.Area) { told = append(told, i) }
	at := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 65)}}
	l.MouseMoved(at)
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)}) // it is at its top
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -40)})
	l.MouseMoved(at)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if want := []int{3, -1, 5, -1}; !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

// TestCostIsWhatIsInView: a step in a long list fills no more rows than are
// seen.
func TestCostIsWhatIsInView(t *testing.T) {
	l, filled := show(t, 500_000)
	*filled = 0
	l.Choose(400_000)
	if *filled > 12 {
		t.Errorf("%d rows were filled for one step", *filled)
	}
	l.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -50)})
	if *filled > 24 {
		t.Errorf("%d rows were filled for two steps", *filled)
	}
}

func TestCut(t *testing.T) {
	test.NewTempApp(t)
	whole := "a line that is long"
	wide := fyne.MeasureText(whole, 12, fyne.TextStyle{}).Width
	if got := Cut(whole, wide+1, 12, fyne.TextStyle{}); got != whole {
		t.Errorf("cut what fits: %q", got)
	}
	got := Cut(whole, wide/2, 12, fyne.TextStyle{})
	if len(got) >= len(whole) || fyne.MeasureText(got, 12, fyne.TextStyle{}).Width > wide/2 {
		t.Errorf("%q", got)
	}
}

// TestCellEndsBeforeALaterOne: a name has the room that a count leaves it.
func TestCellEndsBeforeALaterOne(t *testing.T) {
	test.NewTempApp(t)
	name, count := "a name of some length", "7"
	row := NewCells([]Cell{{Left: 10, Until: 1}, {Left: -106, Width: 100, Right: true}}, func(c *Cells, _ int) {
		c.Set(0, name, color.Black, 12, fyne.TextStyle{})
		c.Set(1, count, color.Black, 12, fyne.TextStyle{})
	})
	row.Resize(fyne.NewSize(180, 20))
	row.Fill(0)
	if got := row.texts[0].Text; got != name {
		t.Errorf("beside %s the name is cut to %q", count, got)
	}
	count = "1,234,567 / 7,654,321"
	row.Fill(0)
	if t0, t1 := row.texts[0], row.texts[1]; t1.Text == count && t0.Position().X+t0.MinSize().Width > t1.Position().X {
		t.Errorf("%q and %q lie over one another", t0.Text, t1.Text)
	}
}
