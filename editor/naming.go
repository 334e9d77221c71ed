package editor

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"emend/editor/project"
)

// Versions lists the versions kept, oldest first, under the names they have
// now, without those that were deleted.
func (s *Session) Versions() []project.Version {
	if len(s.kept.named) == 0 {
		return s.kept.versions
	}
	var out []project.Version
	for _, v := range s.kept.versions {
		n := s.naming(&v)
		if v.Name = n.Name; !n.Hidden {
			out = append(out, v)
		}
	}
	return out
}

func (s *Session) naming(v *project.Version) project.Naming {
	if n, ok := s.kept.named[v.ID]; ok {
		return n
	}
	return project.Naming{Name: v.Name}
}

// name notes namings of versions.
func (s *Session) name(list []project.Named) {
	if len(list) > 0 && s.kept.named == nil {
		s.kept.named = map[int64]project.Naming{}
	}
	for _, n := range list {
		s.kept.named[n.ID] = n.Naming
	}
}

// names lists the namings of versions.
func (s *Session) names() (list []project.Named) {
	for _, id := range slices.Sorted(maps.Keys(s.kept.named)) {
		list = append(list, project.Named{ID: id, Naming: s.kept.named[id]})
	}
	return list
}

// errNameless says that a version was to be named with nothing.
var errNameless = errors.New("a version needs a name")

// RenameVersion gives a version another name, as one undo step.
func (s *Session) RenameVersion(id int64, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return errNameless
	}
	return s.relist(id, "Rename version “%s”", func(n *project.Naming) { n.Name = name })
}

// DeleteVersion takes a version off the list, as one undo step. The state that
// it names stays in the log, as all states do.
func (s *Session) DeleteVersion(id int64) error {
	return s.relist(id, "Delete version “%s”", func(n *project.Naming) { n.Hidden = true })
}

// relist changes how a version is listed.
func (s *Session) relist(id int64, label string, change func(*project.Naming)) error {
	i := slices.IndexFunc(s.kept.versions, func(v project.Version) bool { return v.ID == id })
	if i < 0 {
		return fmt.Errorf("there is no version of number %d", id)
	}
	before := s.naming(&s.kept.versions[i])
	after := before
	if change(&after); after != before {
		s.do(&project.Act{
			Label:    fmt.Sprintf(label, brief(before.Name)),
			Versions: []project.VersionChange{{ID: id, Before: before, After: after}},
		})
	}
	return nil
}
