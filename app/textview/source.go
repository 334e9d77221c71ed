package textview

import (
	"emend/app/textview/flow"

	"fyne.io/fyne/v2"
)

// A Source gives the text of one column. Row i of both columns stand beside one
// another. Rows in view are asked for at every picture; marks should come as
// cheaply as a look-up.
//
// It may have a method RowLen(i int) int that gives len(Row(i)), or near it:
// without, the text of all rows is asked for once to guess their heights. It may
// have a method RowLens(from, to int) iter.Seq2[int, int] that gives those of
// many rows at the cost of a walk. It
// may have a method Fold(i int) string: where it gives a text, the row is
// folded into one band with that text. It may have a method
// Page(row, off int) string: the name of the page that a form feed at an offset
// of a row begins. It may have a method Lines(row int) int: the number of the
// line that a row begins in, where each line end in the row's text ends a line
// that has a number. The left one may have a method Links(i int) []Link, which are
// drawn between the columns.
type Source interface {
	// Rows is the number of rows, the same in both columns.
	Rows() int
	// Row is the text of row i. It may hold line ends and invalid UTF-8, and be
	// empty, which shows as nothing, or megabytes long.
	Row(i int) string
	// Marks are the marked stretches of row i, sorted by Start. Later ones are
	// drawn over earlier ones.
	Marks(i int) []Mark
	// Line is the number in the margin at the row's first line; 0 is none.
	Line(i int) int
}

// Pos is a place: a row, and an offset in bytes in its text.
type Pos = flow.Pos

// NoID is the ID of a mark that is not to be hit.
const NoID int32 = -1

// A Mark is a stretch [Start, End) of a row's text, in bytes. An empty one is
// shown as a bar between two letters.
type Mark struct {
	Start, End int
	Style      StyleID
	ID         int32 // the owner's, told when it is hit; NoID for none
}

// A Link joins a place on the left of a row with one on the right.
type Link struct {
	Left, Right int // offsets in the row's text of the two columns
	Style       StyleID
	ID          int32
}

// A Line is where a line of text stands in the window, from the pointer on.
type Line struct {
	At     fyne.Position
	Height float32
}

// Events are what a View tells; those that are nil are not told. A pointer is
// told with the column, the place and the mark under it, or NoID.
type Events struct {
	Tap      func(column int, at Pos)
	TapMark  func(column, row int, id int32)
	TapFold  func(row int)
	TapLink  func(row int, id int32)
	Context  func(column int, at Pos, id int32, absolute fyne.Position)
	Hover    func(column int, at Pos, id int32, line Line)
	HoverEnd func()
	Select   func(column int, from, to Pos) // also when the selection is dropped: from = to = the caret
	Scrolled func()
	// Edit is asked to replace a stretch of a column by a wording, as the reader
	// types: the owner changes its text, calls RowsReplaced or RowsChanged, and
	// tells where the caret comes to stand; ok is false where the column cannot
	// be written in. Without it nothing can.
	Edit func(column int, from, to Pos, wording string) (caret Pos, ok bool)
	// Key is asked before the view acts on a key itself; it returns true where
	// it has done all that is to be done.
	Key func(*fyne.KeyEvent) bool
	// Shortcut is told all shortcuts but those that move the caret, delete words
	// and select all, as the toolkit asks nobody else while the view has the focus.
	Shortcut func(fyne.Shortcut)
	Focus    func(focused bool)
	Arranged func() // the columns stand elsewhere; see View.TextLeft
	// Input and Paint serve to measure: what the reader does, by name, before it
	// is acted on, and that a picture is about to be made and is done.
	Input func(what string)
	Paint func() (done func())
}
