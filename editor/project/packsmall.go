package project

import "sort"

// plainSmall keeps the small records undeflated, whatever their length.
const plainSmall = 1 << 20

// packSource is the row of table project: src, the length of the raw bytes,
// and a name that no other project has.
func packSource(src Source, size int, unique string) []byte {
	p := newPacker()
	p.uint(uint64(size))
	for _, s := range [...]string{src.Path, src.Name, src.Encoding, src.SHA256, unique} {
		p.str(s)
	}
	p.time(src.Imported)
	if src.Origin != "" {
		p.str(src.Origin)
	}
	return seal(p.bytes(), plainSmall)
}

func unpackSource(sealed []byte) (src Source, size int, unique string, err error) {
	record, err := unseal(sealed)
	if err != nil {
		return Source{}, 0, "", err
	}
	u := newUnpacker(record)
	size = int(u.uint())
	for _, s := range [...]*string{&src.Path, &src.Name, &src.Encoding, &src.SHA256, &unique} {
		*s = u.str()
	}
	src.Imported = u.time()
	if len(u.rest) > 0 {
		src.Origin = u.str()
	}
	return src, size, unique, u.err
}

func packGeneration(g Generation, count int) []byte {
	p := newPacker()
	p.str(g.Rules)
	p.time(g.Time)
	p.uint(uint64(count))
	return seal(p.bytes(), plainSmall)
}

// unpackGeneration also returns how many repairs the generation has.
func unpackGeneration(sealed []byte) (g Generation, count int, err error) {
	record, err := unseal(sealed)
	if err != nil {
		return Generation{}, 0, err
	}
	u := newUnpacker(record)
	g = Generation{Rules: u.str(), Time: u.time()}
	return g, int(u.uint()), u.err
}

// numbers are the counts in their order on disk.
func (c *Counts) numbers() [5]*int {
	return [...]*int{&c.Pending, &c.Accepted, &c.Rejected, &c.Edited, &c.Notes}
}

func packVersion(v Version) []byte {
	p := newPacker()
	p.str(v.Name)
	p.str(v.Author)
	p.time(v.Time)
	p.int(int(v.Seq))
	p.int(int(v.Generation))
	packPolicy(p, v.Policy)
	for _, n := range v.Counts.numbers() {
		p.int(*n)
	}
	return seal(p.bytes(), plainSmall)
}

func unpackVersion(sealed []byte) (Version, error) {
	record, err := unseal(sealed)
	if err != nil {
		return Version{}, err
	}
	u := newUnpacker(record)
	v := Version{Name: u.str(), Author: u.str(), Time: u.time()}
	v.Seq, v.Generation = int64(u.int()), int64(u.int())
	v.Policy = unpackPolicy(u)
	for _, n := range v.Counts.numbers() {
		*n = u.int()
	}
	return v, u.err
}

func packView(v ViewState) []byte {
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
	return seal(p.bytes(), plainSmall)
}

func unpackView(sealed []byte) (ViewState, error) {
	record, err := unseal(sealed)
	if err != nil {
		return nil, err
	}
	u := newUnpacker(record)
	v := ViewState{}
	for range u.count() {
		k := u.str()
		v[k] = u.str()
	}
	return v, u.err
}
