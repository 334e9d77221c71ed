package form

import (
	"sort"

	"emend/editor/project/pack"
	"emend/editor/record"
)

// plainSmall keeps the small records undeflated, whatever their length.
const plainSmall = 1 << 20

// PackSource is the row of table project: src, the length of the raw bytes,
// and a name that no other project has.
func PackSource(src record.Source, size int, unique string) []byte {
	p := pack.NewWriter()
	p.Uint(uint64(size))
	for _, s := range [...]string{src.Path, src.Name, src.Encoding, src.SHA256, unique} {
		p.Str(s)
	}
	p.Time(src.Imported)
	if src.Origin != "" {
		p.Str(src.Origin)
	}
	return p.Sealed(plainSmall)
}

func UnpackSource(sealed []byte) (src record.Source, size int, unique string, err error) {
	u, err := pack.Open(sealed)
	if err != nil {
		return record.Source{}, 0, "", err
	}
	size = int(u.Uint())
	for _, s := range [...]*string{&src.Path, &src.Name, &src.Encoding, &src.SHA256, &unique} {
		*s = u.Str()
	}
	src.Imported = u.Time()
	if u.More() {
		src.Origin = u.Str()
	}
	return src, size, unique, u.Err()
}

func PackGeneration(g record.Generation, count int) []byte {
	p := pack.NewWriter()
	p.Str(g.Rules)
	p.Time(g.Time)
	p.Uint(uint64(count))
	return p.Sealed(plainSmall)
}

// UnpackGeneration also returns how many repairs the generation has.
func UnpackGeneration(sealed []byte) (g record.Generation, count int, err error) {
	u, err := pack.Open(sealed)
	if err != nil {
		return record.Generation{}, 0, err
	}
	g = record.Generation{Rules: u.Str(), Time: u.Time()}
	return g, int(u.Uint()), u.Err()
}

// numbers are the counts in their order on disk.
func numbers(c *record.Counts) [5]*int {
	return [...]*int{&c.Pending, &c.Accepted, &c.Rejected, &c.Edited, &c.Notes}
}

func PackVersion(v record.Version) []byte {
	p := pack.NewWriter()
	p.Str(v.Name)
	p.Str(v.Author)
	p.Time(v.Time)
	p.Int(int(v.Seq))
	p.Int(int(v.Generation))
	packPolicy(p, v.Policy)
	for _, n := range numbers(&v.Counts) {
		p.Int(*n)
	}
	return p.Sealed(plainSmall)
}

func UnpackVersion(sealed []byte) (record.Version, error) {
	u, err := pack.Open(sealed)
	if err != nil {
		return record.Version{}, err
	}
	v := record.Version{Name: u.Str(), Author: u.Str(), Time: u.Time()}
	v.Seq, v.Generation = int64(u.Int()), int64(u.Int())
	v.Policy = unpackPolicy(u)
	for _, n := range numbers(&v.Counts) {
		*n = u.Int()
	}
	return v, u.Err()
}

func PackView(v record.ViewState) []byte {
	keys := make([]string, 0, len(v))
	for k := range v {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	p := pack.NewWriter()
	p.Uint(uint64(len(keys)))
	for _, k := range keys {
		p.Str(k)
		p.Str(v[k])
	}
	return p.Sealed(plainSmall)
}

func UnpackView(sealed []byte) (record.ViewState, error) {
	u, err := pack.Open(sealed)
	if err != nil {
		return nil, err
	}
	v := record.ViewState{}
	for range u.Count() {
		k := u.Str()
		v[k] = u.Str()
	}
	return v, u.Err()
}
