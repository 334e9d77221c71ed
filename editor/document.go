package editor

import (
	"path/filepath"
	"strings"

	"emend/editor/export"
	"emend/editor/repair"
)

// Document is the review of this moment, for exporting. It holds nothing that
// the session changes later, so it may be written on another goroutine.
func (s *Session) Document() *export.Document {
	decisions := make([]repair.Decision, len(s.repairs))
	for i := range decisions {
		decisions[i] = s.Decision(i)
		if s.Held(i) {
			decisions[i] = repair.Decision{State: repair.Rejected, Never: true}
		}
	}
	s.derived.share()
	d := export.NewDocument(s.raw, s.repairs, decisions, s.policy)
	d.Notes, d.Source, d.Author, d.Time = s.notes, s.source, s.Author(), s.history.now().UTC()
	d.Pages = s.Pages()
	d.Title = strings.TrimSuffix(s.source.Name, filepath.Ext(s.source.Name))
	if d.Title == "" {
		d.Title = "Text"
	}
	return d
}
