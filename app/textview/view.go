package textview

import (
	"emend/app/textview/flow"
	"emend/app/textview/glyph"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// A View is the widget. The zero value is not usable; call New.
type View struct {
	widget.BaseWidget
	On Events

	*body
	hand
	place
	surface *surface
}

// New returns a View without text. With post, fonts of the machine are used
// for what the toolkit's fonts lack; post runs a function later on the
// toolkit's goroutine (fyne.Do). Without, such characters are shown as boxes.
func New(t Theme, l Look, post func(func())) *View {
	v := &View{body: &body{theme: t, look: l, scale: 1, repaint: func() {}}}
	v.hand = hand{body: v.body, on: &v.On}
	v.place = place{v.body, &v.hand}
	if post != nil {
		v.fonts.system = glyph.NewSystem(post, v.foundFaces)
	}
	if err := v.SetFont(theme.DefaultTextFont()); err != nil {
		panic("textview: " + err.Error()) // the toolkit's own font
	}
	v.surface = newSurface(v)
	v.repaint = func() { canvas.Refresh(v.surface.raster) }
	v.placed = func() {
		if v.On.Arranged != nil {
			v.On.Arranged()
		}
	}
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
// column out; the left one is column 0 and the right one column 1 all the same.
func (v *View) SetColumns(left, right Source) {
	v.columns, v.first = v.columns[:0], 0
	if left == nil {
		v.first = 1
	}
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
	v.keepCursor()
	v.refit(false)
}

// RowsReplaced takes in that is rows stand in the place of was rows, from one
// on, or that the text, the fold or the marks of these changed; the others are as
// they were. What is at the top stays there.
func (v *View) RowsReplaced(from, was, is int) {
	if from < 0 || from+was > v.rows.Len() {
		return
	}
	r := flow.Replaced{From: from, Was: was, Is: is}
	v.scroll.Splice(r)
	v.cursor.Select(v.cursor.Col, r.Pos(v.cursor.Anchor), r.Pos(v.cursor.At))
	v.repaint()
}

// MarksChanged takes in that marks or links changed, but no text.
func (v *View) MarksChanged() { v.repaint() }

// SetFont uses the font of the resource, told from others by its name, and the
// toolkit's where it lacks a character. The error says that the resource is no font; then the font stays.
func (v *View) SetFont(res fyne.Resource) error {
	if v.fonts.name == res.Name() {
		return nil
	}
	files := [][]byte{res.Content()}
	if text := theme.DefaultTextFont(); text.Name() != res.Name() {
		files = append(files, text.Content())
	}
	faces, err := glyph.ParseFaces(res.Name(), files...)
	if err != nil {
		return err
	}
	for _, last := range []fyne.Resource{theme.DefaultTextMonospaceFont(), theme.DefaultSymbolFont()} {
		if last != nil {
			if err := faces.AddLast(last.Name(), last.Content()); err != nil {
				return err
			}
		}
	}
	for _, found := range v.fonts.found {
		faces.Add(found)
	}
	v.fonts.name, v.fonts.faces = res.Name(), faces
	v.refit(true)
	return nil
}

// CheckFont says what is wrong with a font file; nil, nothing is.
func CheckFont(name string, file []byte) error {
	_, err := glyph.ParseFaces(name, file)
	return err
}

// SetTheme changes the colours.
func (v *View) SetTheme(t Theme) {
	v.theme = t
	v.repaint()
}

// SetLook changes how text is set.
func (v *View) SetLook(l Look) {
	fonts := l.Size != v.look.Size
	v.look = l
	v.refit(fonts)
}

// Look is the one in use.
func (v *View) Look() Look { return v.look }
