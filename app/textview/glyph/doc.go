// Package glyph turns text into pixels for the text view: it finds the face for
// each rune, shapes words, rasterises glyphs and paints a Scene of fills and
// glyphs into an image. It knows no toolkit. Lengths are device pixels.
//
// # Decisions
//
// Words are shaped by HarfBuzz once and remembered, so that kerning, ligatures,
// combining marks and joined scripts come at the price of a map look-up.
//
// Masks are rasterised at four horizontal positions in a pixel, and vertically
// so that baseline, x-height and capital height lie on pixel edges: outlines
// are moved, not hinted, which is what makes small text crisp without a hint
// interpreter.
//
// A Scene is built by one goroutine and holds no text any more; so bands of it
// are painted by several, without locks.
package glyph
