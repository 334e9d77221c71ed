package textview

import "image/color"

// StyleID is the index of a Style in Theme.Styles.
type StyleID uint16

// Underline is the kind of line under a mark.
type Underline uint8

// The kinds of underline.
const (
	NoLine Underline = iota
	SolidLine
	DottedLine
	WavyLine
)

// A Style is the look of a mark. A colour of alpha 0 leaves things as they are.
type Style struct {
	Text      color.NRGBA
	Back      color.NRGBA
	Line      color.NRGBA // of underline, strike, box and margin; alpha 0: as Text
	Underline Underline
	Strike    bool
	Box       bool
	Bold      bool
	Margin    bool // a bar in the margin beside the mark's lines
	Quiet     bool // it changes nothing: white space in it is text like any other
}

// A Theme is the colours of a View.
type Theme struct {
	Back, Text    color.NRGBA
	Margin        color.NRGBA // behind the line numbers and the gutter
	Number        color.NRGBA // line numbers, page rules, signs for spaces and line ends
	Selection     color.NRGBA // while the view has the focus
	SelectionIdle color.NRGBA // while it has not
	Caret         color.NRGBA
	Band          color.NRGBA // behind a folded row
	BandText      color.NRGBA
	Invisible     color.NRGBA // controls, boxes, characters without width
	Styles        []Style
}

// Spaces says where white space is shown by signs.
type Spaces uint8

// The places where white space is shown.
const (
	NoSpaces Spaces = iota
	MarkedSpaces
	AllSpaces
)

// A Look is how text is set.
type Look struct {
	Size        float32 // of the text, in the toolkit's units
	LineSpacing float32 // height of a line in relation to Size
	Spaces      Spaces
	Invisibles  bool    // show characters without width
	Numbers     bool    // show line numbers
	Ratio       float32 // the left column's share of the width, 0 to 1
}

// DefaultLook is a Look to begin with.
func DefaultLook() Look {
	return Look{Size: 14, LineSpacing: 1.45, Spaces: MarkedSpaces, Numbers: true, Ratio: 0.5}
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

// Light is a light theme without styles.
func Light() Theme {
	return Theme{
		Back: rgb(0xffffff), Text: rgb(0x1b1b1f), Margin: rgb(0xf5f5f7), Number: rgb(0x8a8a94),
		Selection: rgba(0x2f7fe6, 70), SelectionIdle: rgba(0x808088, 60), Caret: rgb(0x1358c4),
		Band: rgb(0xeceaf4), BandText: rgb(0x5b5570), Invisible: rgb(0xa06a2c),
	}
}

// Dark is a dark theme without styles.
func Dark() Theme {
	return Theme{
		Back: rgb(0x1c1d21), Text: rgb(0xdcdce0), Margin: rgb(0x232429), Number: rgb(0x787a86),
		Selection: rgba(0x4b93f0, 90), SelectionIdle: rgba(0x9a9aa4, 60), Caret: rgb(0x8ab9ff),
		Band: rgb(0x2b2a35), BandText: rgb(0xa9a4c0), Invisible: rgb(0xc79a5e),
	}
}
