package editor

import (
	"maps"

	"emend/editor/record"
)

// View gives what SetView kept.
func (p Project) View() record.ViewState { return p.kept.view }

// SetView keeps where the reader is: no act, and not undone. It does not wait
// for the disk; that a write fails is told as for acts (see Saved).
func (p Project) SetView(v record.ViewState) {
	p.takeView(v)
	if p.kept.journal.writing() {
		p.kept.journal.write(p.kept.viewing())
	}
}

// KeepView is SetView for a reader at work: it does not wait for the disk. kept
// is false where that is busy; then it is to be tried again later.
func (p Project) KeepView(v record.ViewState) (kept bool) {
	p.takeView(v)
	return p.kept.journal.offer(p.kept.viewing())
}

// viewing gives what writes the view of now.
func (k *kept) viewing() func() error {
	view := maps.Clone(k.view)
	return func() error { return k.file().SetView(view) }
}

// takeView makes v the view, with what is kept beside it.
func (p Project) takeView(v record.ViewState) {
	p.kept.view = v
	if p.kept.passed != "" {
		p.kept.view = maps.Clone(v)
		if p.kept.view == nil {
			p.kept.view = record.ViewState{}
		}
		p.kept.view[keptSource] = p.kept.passed
	}
}
