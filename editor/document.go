package editor

import (
	"cmp"
	"path/filepath"
	"strings"

	"emend/editor/export"
	"emend/editor/repair"
)

// Document is the review of this moment, for exporting. It holds nothing that
// the session changes later, so it may be written on another goroutine.
func (x Exchange) Document() *export.Document { return x.DocumentLater()() }

// DocumentLater is Document for a long review: what it returns does the work and
// may run on any goroutine.
func (x Exchange) DocumentLater() func() *export.Document {
	t, _ := x.history.still()
	author, now := x.history.author, x.history.now().UTC()
	return func() *export.Document {
		d := t.document()
		d.Author, d.Time = author, now
		return d
	}
}

// document is the review for exporting, without who made it and when.
func (r *Review) document() *export.Document {
	decisions := make([]repair.Decision, len(r.repairs))
	for i := range decisions {
		decisions[i] = r.Decision(i)
		if r.Held(i) {
			decisions[i] = repair.Decision{State: repair.Rejected, Never: true}
		}
	}
	d := export.NewDocument(r.raw, r.repairs, decisions, r.policy)
	d.Notes, d.Source, d.Pages = r.notes, r.source, r.Pages()
	d.Title = cmp.Or(strings.TrimSuffix(r.source.Name, filepath.Ext(r.source.Name)), "Text")
	return d
}
