package editor

import (
	"context"
	"path/filepath"
	"strings"

	"emend/editor/decisions"
	"emend/editor/export"
)

// Document is the review of this moment, for exporting. It holds nothing that
// the session changes later, so it may be written on another goroutine.
func (s *Session) Document() *export.Document {
	decisions := append(s.decisions[:0:0], s.decisions...)
	d := export.NewDocument(s.raw, s.repairs, decisions, s.policy)
	d.Notes, d.Source, d.Author, d.Time = s.notes, s.source, s.author, s.now().UTC()
	d.Title = strings.TrimSuffix(s.source.Name, filepath.Ext(s.source.Name))
	if d.Title == "" {
		d.Title = "Text"
	}
	return d
}

// Decided is what the reader decided, edited and noted so far, to travel
// without the text.
func (s *Session) Decided() *decisions.Set { return decisions.FromLog(s.raw.Text(), s.source, s.log) }

// ApplyDecisions brings in what was decided elsewhere, as one undo step, and
// tells the fate of every line. What this session says already stays.
func (s *Session) ApplyDecisions(ctx context.Context, set *decisions.Set) ([]decisions.Outcome, error) {
	target := decisions.Target{Raw: s.raw.Text(), SHA256: s.raw.SHA256(), Edits: s.edits, Notes: s.notes}
	for i := range s.repairs {
		if s.repairs[i].Rule != ReaderEdit {
			target.Repairs = append(target.Repairs, s.repairs[i])
			target.Decisions = append(target.Decisions, s.decisions[i])
		}
	}
	act, outcomes, err := decisions.Apply(ctx, set, target)
	if err != nil {
		return nil, err
	}
	if len(act.Decisions)+len(act.Edits)+len(act.Notes) > 0 {
		s.do(act)
	}
	return outcomes, nil
}
