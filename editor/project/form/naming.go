package form

import (
	"emend/editor/project/pack"
	"emend/editor/record"
)

func packNaming(p *pack.Writer, n record.Naming) {
	p.Str(n.Name)
	p.Bool(n.Hidden)
}

func unpackNaming(u *pack.Reader) record.Naming {
	return record.Naming{Name: u.Str(), Hidden: u.Bool()}
}

func packVersionChanges(p *pack.Writer, list []record.VersionChange) {
	p.Uint(uint64(len(list)))
	for _, c := range list {
		p.Int(int(c.ID))
		packNaming(p, c.Before)
		packNaming(p, c.After)
	}
}

func unpackVersionChanges(u *pack.Reader) (list []record.VersionChange) {
	for range u.Count() {
		list = append(list, record.VersionChange{ID: int64(u.Int()), Before: unpackNaming(u), After: unpackNaming(u)})
	}
	return list
}

func packNamed(p *pack.Writer, list []record.Named) {
	p.Uint(uint64(len(list)))
	for _, n := range list {
		p.Int(int(n.ID))
		packNaming(p, n.Naming)
	}
}

func unpackNamed(u *pack.Reader) (list []record.Named) {
	for range u.Count() {
		list = append(list, record.Named{ID: int64(u.Int()), Naming: unpackNaming(u)})
	}
	return list
}
