// Package flow does the arithmetic of a text view and knows no toolkit: it
// breaks rows into lines, keeps the height of a million rows, holds the scroll
// state, and finds the place under a point and the point of a place.
//
// A document is one or two Texts with the same number of rows; row i of each
// stand beside one another, so a row is as high as its higher side. Lengths are
// device pixels, offsets are bytes in the text of one row.
//
// # Decisions
//
// Heights are counted in lines of one height, and kept in a Fenwick tree of
// integers. A document-high pixel coordinate would lose exactness in float32
// from 16.7 million on; so the scroll state is a row and the pixels scrolled
// off it (Top).
//
// A row is estimated from its length in bytes until it is first looked at. So a
// new width costs one pass over the lengths and no wrapping. The rows above the
// view may be estimated wrongly: the view does not move, only its fraction of
// the whole does.
//
// Only the starts of lines are kept (Rows holds an LRU of them). The place of
// every cluster in a line is computed again when the line is painted or hit:
// the measurer remembers words, which makes that cheaper than the memory.
//
// A row beyond wrapAtOnce bytes is wrapped in pieces when they are looked at. A
// piece ends its line, so such a row has a short line every pieceSize bytes; in
// return the end of a line of 100 MB is shown at once.
package flow
