package project

import (
	"sort"

	"emend/editor/record"
)

// plainSmall keeps the small records undeflated, whatever their length.
const plainSmall = 1 << 20

// packSource is the row of table project: src, the length of the raw bytes,
// and a name that no other project has.
func packSource(src record.Source, size int, unique string) []byte {
	p := newPacker()
	p.uint(uint64(size))
	for _, s := range [...]string{src.Path, src.Name, src.Encoding, src.SHA256, unique} {
		p.str(s)
	}
	p.time(src.Imported)
	if src.Origin != "" {
		p.str(src.Origin)
	}
	return p.sealed(plainSmall)
}

func unpackSource(sealed []byte) (src record.Source, size int, unique string, err error) {
	u, err := openRecord(sealed)
	if err != nil {
		return record.Source{}, 0, "", err
	}
	size = int(u.uint())
	for _, s := range [...]*string{&src.Path, &src.Name, &src.Encoding, &src.SHA256, &unique} {
		*s = u.str()
	}
	src.Imported = u.time()
	if u.more() {
		src.Origin = u.str()
	}
	return src, size, unique, u.error()
}

func packGeneration(g record.Generation, count int) []byte {
	p := newPacker()
	p.str(g.Rules)
	p.time(g.Time)
	p.uint(uint64(count))
	return p.sealed(plainSmall)
}

// unpackGeneration also returns how many repairs the generation has.
func unpackGeneration(sealed []byte) (g record.Generation, count int, err error) {
	u, err := openRecord(sealed)
	if err != nil {
		return record.Generation{}, 0, err
	}
	g = record.Generation{Rules: u.str(), Time: u.time()}
	return g, int(u.uint()), u.error()
}

// numbers are the counts in their order on disk.
func numbers(c *record.Counts) [5]*int {
	return [...]*int{&c.Pending, &c.Accepted, &c.Rejected, &c.Edited, &c.Notes}
}

func packVersion(v record.Version) []byte {
	p := newPacker()
	p.str(v.Name)
	p.str(v.Author)
	p.time(v.Time)
	p.int(int(v.Seq))
	p.int(int(v.Generation))
	packPolicy(p, v.Policy)
	for _, n := range numbers(&v.Counts) {
		p.int(*n)
	}
	return p.sealed(plainSmall)
}

func unpackVersion(sealed []byte) (record.Version, error) {
	u, err := openRecord(sealed)
	if err != nil {
		return record.Version{}, err
	}
	v := record.Version{Name: u.str(), Author: u.str(), Time: u.time()}
	v.Seq, v.Generation = int64(u.int()), int64(u.int())
	v.Policy = unpackPolicy(u)
	for _, n := range numbers(&v.Counts) {
		*n = u.int()
	}
	return v, u.error()
}

func packView(v record.ViewState) []byte {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	p := newPacker()
	p.uint(uint64(len(keys)))
	for _, k := range keys {
		p.str(k)
		p.str(v[k])
	}
	return p.sealed(plainSmall)
}

func unpackView(sealed []byte) (record.ViewState, error) {
	u, err := openRecord(sealed)
	if err != nil {
		return nil, err
	}
	v := record.ViewState{}
	for range u.count() {
		k := u.str()
		v[k] = u.str()
	}
	return v, u.error()
}
