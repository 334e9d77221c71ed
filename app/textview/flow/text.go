package flow

// A Text is one column. Rows are asked for often and should come cheaply.
type Text interface {
	// Rows is the number of rows, the same for all columns of a document.
	Rows() int
	// Row is the text of row i, 0 ≤ i < Rows(). It may hold line ends and
	// invalid UTF-8, be empty, or be megabytes long.
	Row(i int) string
}

// Sized is a Text that knows lengths without making the text.
type Sized interface {
	// RowLen is len(Row(i)), or near it: it serves for estimates.
	RowLen(i int) int
}

// Folder is a Text some of whose rows are folded into one line.
type Folder interface {
	// Fold is the line to show in place of row i, or "".
	Fold(i int) string
}

// A Pos is a place in one column.
type Pos struct {
	Row int
	Off int // bytes in the row's text
}

// Before says whether p comes before q.
func (p Pos) Before(q Pos) bool {
	return p.Row < q.Row || p.Row == q.Row && p.Off < q.Off
}

// A Word is what a Measurer says of one item of text.
type Word struct {
	Adv    float32 // sum of the clusters' advances
	Cells  []Cluster
	Glyphs []Glyph
}

// A Cluster is a grapheme cluster within a Word.
type Cluster struct {
	Len    int     // bytes
	X, Adv float32 // X from the left of the word, also where it runs leftwards
}

// A Glyph is one shape of a Word, for the painter. Flow does not look at it.
type Glyph struct {
	Face uint16
	ID   uint32
	Off  int     // of its cluster in the word, in bytes
	X, Y float32 // from the word's left on the baseline, Y downwards
}

// A Measurer knows a font at one size. It is asked for the same words again and
// again and should remember them.
type Measurer interface {
	// Word measures and shapes s, which holds no line end, tab or control. The
	// clusters cover s exactly. The result is shared and must not be changed.
	Word(s string, rtl bool) *Word
	// Space is the advance of U+0020.
	Space() float32
	// Box is the advance of the box that stands for a character that cannot be
	// shown, with that many hexadecimal digits.
	Box(digits int) float32
}
