// Package textview is a widget that shows one or two columns of a text of any
// length, their rows beside one another, scrolled by one state. It knows lines,
// marks and styles, and nothing of what they mean.
//
// Context: the toolkit's own widgets lay out the whole document, and its scroll
// containers place it in float32 coordinates that are not exact for a million
// lines. Decision: package flow keeps the arithmetic, package glyph paints what
// is in view into one raster. Consequence: a step costs the same at 100 kB and
// at 100 MB; selection, caret and keys are made here.
//
// One painter serves all scripts: glyph shapes words as the toolkit's texts do
// and knows bidirectional lines besides, so that a second painter of the
// toolkit's text objects for what needs shaping would show nothing more. Its
// picture of two columns takes 1.4 ms while it scrolls and 3 ms where every
// word is new, where objects took 13 and 37 in the same software; what of a
// frame is left is the toolkit's (see app/e2e/floor). Moving strips painted
// before was measured and left out: to make and hand over all of the picture
// costs 1 of 11 ms, and to have it drawn costs the same either way. Emoji that
// only a font of pictures has are shown as boxes with their number.
//
// All methods are to be called on the toolkit's goroutine. Coordinates are
// device pixels, save in the events of the toolkit.
package textview
