// Package text holds the raw text: decoding that never fails, spans, lines,
// and the way back from the decoded text to the bytes of the file.
//
// The raw text is immutable. Everything else in the program (repairs, notes,
// edits) points into it by Span, and so nothing ever has to be found again.
package text
