package textview

import (
	"image"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
	"github.com/go-text/typesetting/font"
)

// A View is the widget. The zero value is not usable; call New.
type View struct {
	widget.BaseWidget
	On    Events
	Links func(row int) []Link // between the columns; may be nil

	columns []column
	rows    *flow.Rows
	scroll  *flow.Scroller
	cursor  *flow.Cursor
	fonts   fonts
	text    *glyph.Pen
	note    *glyph.Pen // for numbers and bands
	theme   Theme
	look    Look
	scale   float32 // pixels per unit of the toolkit
	size    image.Point
	surface *surface
}

// fonts are the faces in use and where more come from.
type fonts struct {
	faces  *glyph.Faces
	system *glyph.System
}

// New returns a View without text. With post, fonts of the machine are used
// for what the toolkit's fonts lack; post runs a function later on the
// toolkit's goroutine (fyne.Do). Without, such characters are shown as boxes.
func New(t Theme, l Look, post func(func())) *View {
	v := &View{theme: t, look: l, scale: 1}
	if post != nil {
		v.fonts.system = glyph.NewSystem(post, v.foundFaces)
	}
	if err := v.SetFont(theme.DefaultTextFont()); err != nil {
		panic("textview: " + err.Error()) // the toolkit's own font
	}
	v.surface = newSurface(v)
	v.ExtendBaseWidget(v)
	return v
}

// CreateRenderer is for the toolkit.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(v.surface)
}

// Focusable is what to give the keyboard focus to.
func (v *View) Focusable() fyne.Focusable { return v.surface }

// SetColumns shows one or two sources from the top. A nil source leaves its
// column out.
func (v *View) SetColumns(left, right Source) {
	v.columns = v.columns[:0]
	var texts []flow.Text
	for _, s := range []Source{left, right} {
		if s != nil {
			v.columns = append(v.columns, column{source: s})
			texts = append(texts, s)
		}
	}
	v.rows.SetTexts(texts...)
	v.cursor.Set(0, Pos{}, false)
	v.scroll.SetTop(0, 0)
	v.refit(false)
}

// RowsChanged takes in that rows came, went or changed. The row at the top
// stays by its number.
func (v *View) RowsChanged() {
	v.scroll.Keep(v.rows.Reload)
	v.refit(false)
}

// RowChanged takes in that the text, the fold or the marks of a row changed.
func (v *View) RowChanged(row int) {
	if row < 0 || row >= v.rows.Len() {
		return
	}
	v.scroll.Keep(func() { v.rows.ReloadRow(row) })
	v.repaint()
}

// MarksChanged takes in that marks or links changed, but no text.
func (v *View) MarksChanged() { v.repaint() }

// SetFont uses the font of the resource, and the toolkit's where it lacks a
// character. The error says that the resource is no font; then the font stays.
func (v *View) SetFont(res fyne.Resource) error {
	files := [][]byte{res.Content()}
	for _, more := range []fyne.Resource{theme.DefaultTextFont(), theme.DefaultTextMonospaceFont(), theme.DefaultSymbolFont()} {
		if more != nil && more.Name() != res.Name() {
			files = append(files, more.Content())
		}
	}
	faces, err := glyph.ParseFaces(res.Name(), files...)
	if err != nil {
		return err
	}
	v.fonts.faces = faces
	v.refit(true)
	return nil
}

// SetTheme changes the colours.
func (v *View) SetTheme(t Theme) {
	v.theme = t
	v.repaint()
}

// Theme is the one in use.
func (v *View) Theme() Theme { return v.theme }

// SetLook changes how text is set.
func (v *View) SetLook(l Look) {
	fonts := l.Size != v.look.Size
	v.look = l
	v.refit(fonts)
}

// Look is the one in use.
func (v *View) Look() Look { return v.look }

// refit places everything anew, with new pens where the size of the text has
// changed, and keeps the text at the top.
func (v *View) refit(newPens bool) {
	if newPens {
		size := max(4, v.px(v.look.Size))
		v.text = glyph.NewPen(v.fonts.faces, size)
		v.note = glyph.NewPen(v.fonts.faces, size*noteScale)
	}
	if v.rows == nil {
		v.rows = flow.NewRows(v.text.Shaper)
		v.scroll = flow.NewScroller(v.rows)
		v.cursor = flow.NewCursor(v.rows)
	}
	for i := range v.columns {
		v.columns[i].numbered = digitsOf(highestLine(v.columns[i].source))
	}
	v.arrange(v.size.X)
	v.scroll.Keep(func() {
		if newPens {
			v.rows.Remeasure(v.text.Shaper)
		}
		var w [2]float32
		for i := range v.columns {
			w[i] = float32(v.columns[i].textW)
		}
		v.rows.SetWidths(w[0], w[1])
	})
	v.scroll.Resize(int(v.px(v.look.Size)*v.look.LineSpacing+0.5), v.size.Y)
	v.repaint()
}

// noteScale is the size of line numbers in relation to the text.
const noteScale = 0.78

// fit takes the size in pixels. Nothing is done where it is as before.
func (v *View) fit(size image.Point, scale float32) {
	if size == v.size && scale == v.scale {
		return
	}
	newPens := scale != v.scale
	v.size, v.scale = size, scale
	v.refit(newPens)
}

func (v *View) repaint() {
	if v.surface != nil {
		canvas.Refresh(v.surface.raster)
	}
}

// foundFaces takes in fonts of the machine.
func (v *View) foundFaces(faces []*font.Face) {
	for _, f := range faces {
		v.fonts.faces.Add(f)
	}
	v.text.Forget()
	v.note.Forget()
	v.scroll.Keep(func() { v.rows.Remeasure(v.text.Shaper) })
	v.repaint()
}
