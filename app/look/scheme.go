// Package look is how the window looks: colours, fonts, sizes, and the styles
// of marks in the text. A scheme is one table of colours, from which both the
// toolkit's theme and the text view's are made, so that they never differ.
package look

import "image/color"

// A Scheme is the colours of the window. Text colours reach a contrast of
// 4.5:1 on the grounds they stand on; a test measures that.
type Scheme struct {
	Dark    bool
	Page    color.NRGBA // behind text
	Ink     color.NRGBA // text
	Panel   color.NRGBA // behind lists and tools
	Faint   color.NRGBA // lesser text, on Page and Panel
	Rule    color.NRGBA // lines between panels
	Hover   color.NRGBA
	Chosen  color.NRGBA // behind the chosen row of a list
	Accent  color.NRGBA // what can be pressed, focus
	OnFocus color.NRGBA // text on Accent
	Good    color.NRGBA // accepted
	Bad     color.NRGBA // rejected, errors
	Caution color.NRGBA
	Field   color.NRGBA // behind entries
	Veil    color.NRGBA // over the window while a sheet is open
	Kinds   [kinds]Tone
	Notes   [noteColours]color.NRGBA // behind noted passages
	Margin  color.NRGBA              // of notes
	Found   color.NRGBA
	FoundAt color.NRGBA // the find that is looked at
	Strong  bool        // thicker rules and boxes: high contrast
}

// A Tone is a kind's colours: its ink, a tint to lay behind text, and the
// colour of text laid on the ink itself.
type Tone struct{ Ink, Tint, On color.NRGBA }

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func tone(ink, tint, on uint32) Tone { return Tone{rgb(ink), rgb(tint), rgb(on)} }

// Light is ink on warm paper.
var Light = Scheme{
	Page: rgb(0xfdfcf9), Ink: rgb(0x22221f), Panel: rgb(0xf4f2ec), Faint: rgb(0x65635b),
	Rule: rgb(0xdad6ca), Hover: rgb(0xebe8df), Chosen: rgb(0xdce8ea), Accent: rgb(0x1f6273),
	OnFocus: rgb(0xffffff), Good: rgb(0x1d6b47), Bad: rgb(0xa8321f), Caution: rgb(0x8a5300),
	Field: rgb(0xffffff), Veil: color.NRGBA{0x40, 0x3c, 0x30, 60},
	Kinds: [kinds]Tone{
		Letters:  tone(0x1a56a8, 0xe2ecfa, 0xffffff),
		Spaces:   tone(0x0f6b66, 0xdcf0ed, 0xffffff),
		Cuts:     tone(0xa8321f, 0xfbe5df, 0xffffff),
		Marks:    tone(0x6a3d9c, 0xeee6f8, 0xffffff),
		Words:    tone(0x865200, 0xfaecd0, 0xffffff),
		Compared: tone(0x982468, 0xf9e3ef, 0xffffff),
		Reader:   tone(0x23702c, 0xe1f2e2, 0xffffff),
	},
	Notes:  [noteColours]color.NRGBA{rgb(0xfbf0b4), rgb(0xd9efcd), rgb(0xd3e5f8), rgb(0xf8d9de)},
	Margin: rgb(0xb58900), Found: rgb(0xffe08a), FoundAt: rgb(0xffb84d),
}

// Dark is chalk on slate.
var Dark = Scheme{
	Dark: true,
	Page: rgb(0x1b1d20), Ink: rgb(0xdedcd5), Panel: rgb(0x232629), Faint: rgb(0xaeaca4),
	Rule: rgb(0x3a3e42), Hover: rgb(0x2d3135), Chosen: rgb(0x223a42), Accent: rgb(0x6fbccf),
	OnFocus: rgb(0x10242a), Good: rgb(0x71c498), Bad: rgb(0xf0907c), Caution: rgb(0xe3b061),
	Field: rgb(0x16181a), Veil: color.NRGBA{0, 0, 0, 110},
	Kinds: [kinds]Tone{
		Letters:  tone(0x8db8f5, 0x22344f, 0x0d1a2c),
		Spaces:   tone(0x6ccac1, 0x18403d, 0x06201e),
		Cuts:     tone(0xf0907c, 0x4a2620, 0x2b0d07),
		Marks:    tone(0xc3a0ee, 0x392a50, 0x1d0f30),
		Words:    tone(0xe6b560, 0x46350f, 0x281b00),
		Compared: tone(0xee93c4, 0x4a2238, 0x2b0a1d),
		Reader:   tone(0x82cf8a, 0x1f4124, 0x08200b),
	},
	Notes:  [noteColours]color.NRGBA{rgb(0x4a4218), rgb(0x2b4423), rgb(0x223c56), rgb(0x52303a)},
	Margin: rgb(0xd9b23c), Found: rgb(0x665417), FoundAt: rgb(0x705500),
}

// LightContrast and DarkContrast hold to 7:1.
var LightContrast = Scheme{
	Strong: true,
	Page:   rgb(0xffffff), Ink: rgb(0x000000), Panel: rgb(0xffffff), Faint: rgb(0x333333),
	Rule: rgb(0x000000), Hover: rgb(0xe6e6e6), Chosen: rgb(0xcfe3ff), Accent: rgb(0x003a8c),
	OnFocus: rgb(0xffffff), Good: rgb(0x00491f), Bad: rgb(0x8a0000), Caution: rgb(0x5c3200),
	Field: rgb(0xffffff), Veil: color.NRGBA{0, 0, 0, 110},
	Kinds: [kinds]Tone{
		Letters:  tone(0x003a8c, 0xdbe8ff, 0xffffff),
		Spaces:   tone(0x00504b, 0xd2f3ef, 0xffffff),
		Cuts:     tone(0x8a0000, 0xffe0da, 0xffffff),
		Marks:    tone(0x4b1a86, 0xebdfff, 0xffffff),
		Words:    tone(0x5c3200, 0xffeac2, 0xffffff),
		Compared: tone(0x7a0a4d, 0xffdcee, 0xffffff),
		Reader:   tone(0x00491f, 0xd9f5dd, 0xffffff),
	},
	Notes:  [noteColours]color.NRGBA{rgb(0xfff3a6), rgb(0xd0f3bd), rgb(0xcbe2ff), rgb(0xffd6de)},
	Margin: rgb(0x5c3200), Found: rgb(0xffe066), FoundAt: rgb(0xffb000),
}

// DarkContrast is the dark one.
var DarkContrast = Scheme{
	Dark: true, Strong: true,
	Page: rgb(0x000000), Ink: rgb(0xffffff), Panel: rgb(0x000000), Faint: rgb(0xd0d0d0),
	Rule: rgb(0xffffff), Hover: rgb(0x262626), Chosen: rgb(0x00325a), Accent: rgb(0x8ad8ff),
	OnFocus: rgb(0x000000), Good: rgb(0x8ff0b0), Bad: rgb(0xffb3a3), Caution: rgb(0xffd37a),
	Field: rgb(0x000000), Veil: color.NRGBA{0x60, 0x60, 0x60, 160},
	Kinds: [kinds]Tone{
		Letters:  tone(0xa8ceff, 0x08264d, 0x000000),
		Spaces:   tone(0x8cf0e6, 0x00332f, 0x000000),
		Cuts:     tone(0xffb3a3, 0x4d130a, 0x000000),
		Marks:    tone(0xdcc2ff, 0x2b1050, 0x000000),
		Words:    tone(0xffd37a, 0x3d2a00, 0x000000),
		Compared: tone(0xffb5dc, 0x4a0a2c, 0x000000),
		Reader:   tone(0x9df0a5, 0x06330c, 0x000000),
	},
	Notes:  [noteColours]color.NRGBA{rgb(0x4d4300), rgb(0x1d4a10), rgb(0x0d3a66), rgb(0x5c1f2e)},
	Margin: rgb(0xffd95c), Found: rgb(0x665200), FoundAt: rgb(0x634a00),
}
