package editor

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"emend/editor/record"
)

// List lists the versions kept, oldest first, under the names they have
// now, without those that were deleted.
func (v Versions) List() []record.Version {
	if len(v.review.named) == 0 {
		return v.kept.versions
	}
	var out []record.Version
	for _, x := range v.kept.versions {
		n := v.review.named.of(&x)
		if x.Name = n.Name; !n.Hidden {
			out = append(out, x)
		}
	}
	return out
}

// A naming tells how versions are listed, where that is not as they were kept.
// It is replaced, not changed.
type naming map[int64]record.Naming

func (n naming) of(v *record.Version) record.Naming {
	if is, ok := n[v.ID]; ok {
		return is
	}
	return record.Naming{Name: v.Name}
}

// with is the naming with more in it.
func (n naming) with(list []record.Named) naming {
	if len(list) == 0 {
		return n
	}
	out := naming{}
	maps.Copy(out, n)
	for _, x := range list {
		out[x.ID] = x.Naming
	}
	return out
}

func (n naming) list() (out []record.Named) {
	for _, id := range slices.Sorted(maps.Keys(n)) {
		out = append(out, record.Named{ID: id, Naming: n[id]})
	}
	return out
}

// Keep gives the present state a name.
func (v Versions) Keep(name string) (record.Version, error) {
	x, l := v.keep(name)
	l.Wait()
	err := l.Done()
	return *x, err
}

// KeepLater is Keep in two halves: the version is of now, though
// it may be a while until it is kept.
func (v Versions) KeepLater(name string) Saving {
	_, l := v.keep(name)
	return l
}

func (v Versions) keep(name string) (*record.Version, Saving) {
	f, j := v.kept.file(), v.kept.journal
	if f == nil {
		return &record.Version{}, Saving{func() {}, func() error { return ErrNoProject }}
	}
	g, x := v.kept.generation, v.version(name)
	written := j.write(func() (err error) {
		if id, _ := j.newest(); id != 0 {
			x.Generation = id
		}
		x.ID, err = f.KeepVersion(x)
		return err
	})
	var err error
	return &x, Saving{func() { err = written() }, func() error {
		if err != nil {
			x = record.Version{}
			return err
		}
		if v.kept.generation == g {
			v.kept.generation.ID = x.Generation
		}
		v.kept.versions = append(v.kept.versions, x)
		v.history.observers.tell(Change{Kind: VersionsChanged})
		return nil
	}}
}

// errNameless says that a version was to be named with nothing.
var errNameless = errors.New("a version needs a name")

// Rename gives a version another name, as one undo step.
func (v Versions) Rename(id int64, name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return errNameless
	}
	return v.relist(id, "Rename version “%s”", func(n *record.Naming) { n.Name = name })
}

// Delete takes a version off the list, as one undo step. The state that
// it names stays in the log, as all states do.
func (v Versions) Delete(id int64) error {
	return v.relist(id, "Delete version “%s”", func(n *record.Naming) { n.Hidden = true })
}

// relist changes how a version is listed.
func (v Versions) relist(id int64, label string, change func(*record.Naming)) error {
	i := slices.IndexFunc(v.kept.versions, func(x record.Version) bool { return x.ID == id })
	if i < 0 {
		return fmt.Errorf("there is no version of number %d", id)
	}
	before := v.review.named.of(&v.kept.versions[i])
	after := before
	if change(&after); after != before {
		v.history.do(&record.Act{
			Label:    fmt.Sprintf(label, brief(before.Name)),
			Versions: []record.VersionChange{{ID: id, Before: before, After: after}},
		})
	}
	return nil
}
