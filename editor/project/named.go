package project

// A Naming is how a version is listed. The versions themselves are only added
// to: another name, or that one was deleted, is an act in the log.
type Naming struct {
	Name   string
	Hidden bool // deleted by the reader; it is kept all the same
}

// A VersionChange is another naming of a version.
type VersionChange struct {
	ID            int64 // of the version
	Before, After Naming
}

// A Named is the naming of a version, where it is not the one it was kept
// under.
type Named struct {
	ID int64
	Naming
}

func packNaming(p *packer, n Naming) {
	p.str(n.Name)
	p.bool(n.Hidden)
}

func unpackNaming(u *unpacker) Naming { return Naming{u.str(), u.bool()} }

func packVersionChanges(p *packer, list []VersionChange) {
	p.uint(uint64(len(list)))
	for _, c := range list {
		p.int(int(c.ID))
		packNaming(p, c.Before)
		packNaming(p, c.After)
	}
}

func unpackVersionChanges(u *unpacker) (list []VersionChange) {
	for range u.count() {
		list = append(list, VersionChange{int64(u.int()), unpackNaming(u), unpackNaming(u)})
	}
	return list
}

func packNamed(p *packer, list []Named) {
	p.uint(uint64(len(list)))
	for _, n := range list {
		p.int(int(n.ID))
		packNaming(p, n.Naming)
	}
}

func unpackNamed(u *unpacker) (list []Named) {
	for range u.count() {
		list = append(list, Named{int64(u.int()), unpackNaming(u)})
	}
	return list
}
