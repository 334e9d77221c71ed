package window

import (
	"strings"

	"emend/app/say"
)

// reading are the commands that change nothing in a review, by the beginnings
// of their IDs.
var reading = []string{
	"view.", "search.", "help.", "edit.copy", "edit.selectAll", "edit.preferences",
	"review.next", "review.previous", "review.first", "review.last", "review.skip", "review.bytes", "review.statistics", "review.stop",
	"file.open", "file.paste", "file.sample", "file.unsaved", "file.reload", "file.save", "file.versions", "file.export", "file.properties",
	"file.decisions", "file.print", "file.next", "file.previous", "file.documents", "file.quit", "import.",
	"review.why", "review.open", "review.trust", "notes.list", "notes.next", "notes.previous",
}

// bringing are those that begin like them and change a review all the same.
var bringing = []string{"import.decisions", "import.annotations"}

// ofReview are those among them that make no sense between two versions.
var ofReview = []string{
	"view.pending", "view.review", "view.triage", "view.read", "view.inspector", "view.facets", "view.notes", "review.skip", "review.bytes", "review.statistics",
	"review.why", "review.open", "review.trust", "search.bookmarks",
	"file.reload", "file.save", "file.versions", "file.export", "file.print", "file.properties", "file.decisions", "notes.",
}

// refusal says why a command is not done now, or is empty: nothing is changed
// in a review that cannot be kept, nor in a comparison.
func (w *Window) refusal(id string) string {
	r, reads := w.room, begins(id, reading) && !begins(id, bringing)
	switch {
	case r == nil:
	case r.compared != nil:
		if !reads || begins(id, ofReview) {
			return say.T("This is a comparison, to be read only. Esc goes back to the review.")
		}
	case r.desk.Worker().Busy() > 0 && (!reads || id == "view.pending"): // it would come between
		return say.T("One moment: what was decided last is still being carried out.")
	case r.session.Project().Saved().ReadOnly != nil && !reads:
		return say.T("Nothing can be changed here. Ctrl+Shift+S saves the project under a name of its own, to go on there.")
	}
	return ""
}

func begins(id string, with []string) bool {
	for _, p := range with {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return false
}
