package editor

import (
	"maps"

	"emend/editor/project"
)

// View gives what SetView kept.
func (s *Session) View() project.ViewState { return s.kept.view }

// SetView keeps where the reader is: no act, and not undone. It does not wait
// for the disk; that a write fails is told as for acts (see Saved).
func (s *Session) SetView(v project.ViewState) {
	s.takeView(v)
	if s.kept.journal.writing() {
		s.kept.journal.write(s.kept.viewing())
	}
}

// KeepView is SetView for a reader at work: it does not wait for the disk. kept
// is false where that is busy; then it is to be tried again later.
func (s *Session) KeepView(v project.ViewState) (kept bool) {
	s.takeView(v)
	return s.kept.journal.offer(s.kept.viewing())
}

// viewing gives what writes the view of now.
func (k *kept) viewing() func() error {
	view := maps.Clone(k.view)
	return func() error { return k.file().SetView(view) }
}

// takeView makes v the view, with what is kept beside it.
func (s *Session) takeView(v project.ViewState) {
	s.kept.view = v
	if s.kept.passed != "" {
		s.kept.view = maps.Clone(v)
		if s.kept.view == nil {
			s.kept.view = project.ViewState{}
		}
		s.kept.view[keptSource] = s.kept.passed
	}
}
