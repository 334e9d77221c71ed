package editor

import (
	"maps"

	"emend/editor/project"
)

// View gives what SetView kept.
func (s *Session) View() project.ViewState { return s.kept.view }

// SetView keeps where the reader is: no act, and not undone.
func (s *Session) SetView(v project.ViewState) error {
	s.takeView(v)
	if s.kept.file == nil || s.kept.file.ReadOnly() != nil {
		return nil
	}
	if err := s.kept.journal.sync(); err != nil {
		return err
	}
	return s.kept.file.SetView(s.kept.view)
}

// KeepView is SetView for a reader at work: it does not wait for the disk. kept
// is false where that is busy; then it is to be tried again later.
func (s *Session) KeepView(v project.ViewState) (kept bool) {
	s.takeView(v)
	file, view := s.kept.file, maps.Clone(s.kept.view)
	return file == nil || s.kept.journal.offer(func() error { return file.SetView(view) })
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
