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
		n := s.kept.named.of(&v)
		if v.Name = n.Name; !n.Hidden {
			out = append(out, v)
		}
	}
	return out
}

// A naming tells how versions are listed, where that is not as they were kept.
type naming map[int64]project.Naming

func (n naming) of(v *project.Version) project.Naming {
	if is, ok := n[v.ID]; ok {
		return is
	}
	return project.Naming{Name: v.Name}
}

// note adds to the naming.
func (n *naming) note(list []project.Named) {
	if len(list) > 0 && *n == nil {
		*n = naming{}
	}
	for _, x := range list {
		(*n)[x.ID] = x.Naming
	}
}

func (n naming) list() (out []project.Named) {
	for _, id := range slices.Sorted(maps.Keys(n)) {
		out = append(out, project.Named{ID: id, Naming: n[id]})
	}
	return out
}

// errNameless says that a version was to be named with nothing.
var errNameless = errors.New("a version needs a name")

// RenameVersion gives a version another name, as one undo step.
func RenameVersion(s *Session, id int64, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return errNameless
	}
	return relist(s, id, "Rename version “%s”", func(n *project.Naming) { n.Name = name })
}

// DeleteVersion takes a version off the list, as one undo step. The state that
// it names stays in the log, as all states do.
func DeleteVersion(s *Session, id int64) error {
	return relist(s, id, "Delete version “%s”", func(n *project.Naming) { n.Hidden = true })
}

// relist changes how a version is listed.
func relist(s *Session, id int64, label string, change func(*project.Naming)) error {
	i := slices.IndexFunc(s.kept.versions, func(v project.Version) bool { return v.ID == id })
	if i < 0 {
		return fmt.Errorf("there is no version of number %d", id)
	}
	before := s.kept.named.of(&s.kept.versions[i])
	after := before
	if change(&after); after != before {
		s.do(&project.Act{
			Label:    fmt.Sprintf(label, brief(before.Name)),
			Versions: []project.VersionChange{{ID: id, Before: before, After: after}},
		})
	}
	return nil
}
