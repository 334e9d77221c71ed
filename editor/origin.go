package editor

import (
	"emend/editor/imports"
	"emend/editor/text"
)

// Pages are the pages of the raw text: as the document names them that it was
// taken out of, or else by its form feeds. A text can have none.
func (s *Session) Pages() text.Pages { return s.derived.pages }

// Origin is what is known of the document that the raw text was taken out of;
// nil where the file itself is the raw text.
func (s *Session) Origin() *imports.Origin { return s.derived.origin }

// readOrigin unpacks what the source tells. What is damaged there costs names
// of pages and doubts about words, and never the review.
func (s *Session) readOrigin() {
	if s.source.Origin != "" {
		o, err := imports.UnpackOrigin(s.source.Origin, s.raw.Len())
		if err != nil {
			s.kept.notice = err
			o = &imports.Origin{}
		}
		s.derived.origin = o
		s.derived.pages = o.Pages
	}
	if len(s.derived.pages) == 0 {
		s.derived.pages = text.PagesOf(s.raw.Text())
	}
}
