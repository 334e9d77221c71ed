package annotate

import "emend/editor/text"

// NewQuote takes the quote of a span of the raw text.
func NewQuote(raw string, s text.Span) Quote { return Quote{Exact: raw[s.Start:s.End]} }
