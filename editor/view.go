package editor

import (
	"maps"

	"emend/editor/project"
)

// View gives what SetView kept.
func (s *Session) View() project.ViewState { return s.kept.view }

// SetView keeps where the reader is: no act, and not undone.
func (s *Session) SetView(v project.ViewState) error {
	s.kept.view = v
	if s.kept.passed != "" {
		s.kept.view = maps.Clone(v)
		if s.kept.view == nil {
			s.kept.view = project.ViewState{}
		}
		s.kept.view[keptSource] = s.kept.passed
	}
	if s.kept.file == nil || s.kept.file.ReadOnly() != nil {
		return nil
	}
	if err := s.kept.journal.sync(); err != nil {
		return err
	}
	return s.kept.file.SetView(s.kept.view)
}
