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
// All methods are to be called on the toolkit's goroutine. Coordinates are
// device pixels, save in the events of the toolkit.
package textview
