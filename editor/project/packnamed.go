package project

import "emend/editor/record"

func packNaming(p *packer, n record.Naming) {
	p.str(n.Name)
	p.bool(n.Hidden)
}

func unpackNaming(u *unpacker) record.Naming { return record.Naming{Name: u.str(), Hidden: u.bool()} }

func packVersionChanges(p *packer, list []record.VersionChange) {
	p.uint(uint64(len(list)))
	for _, c := range list {
		p.int(int(c.ID))
		packNaming(p, c.Before)
		packNaming(p, c.After)
	}
}

func unpackVersionChanges(u *unpacker) (list []record.VersionChange) {
	for range u.count() {
		list = append(list, record.VersionChange{ID: int64(u.int()), Before: unpackNaming(u), After: unpackNaming(u)})
	}
	return list
}

func packNamed(p *packer, list []record.Named) {
	p.uint(uint64(len(list)))
	for _, n := range list {
		p.int(int(n.ID))
		packNaming(p, n.Naming)
	}
}

func unpackNamed(u *unpacker) (list []record.Named) {
	for range u.count() {
		list = append(list, record.Named{ID: int64(u.int()), Naming: unpackNaming(u)})
	}
	return list
}
