package collate

import "math"

// A table remembers where each sampled sequence of words stood last. Keys are
// 32 bits of the hash: a false match costs one failed comparison, no error.
// What stands beyond the first four gigabytes of a text is not remembered.
type table struct {
	places []place
	used   int
}

// A place holds key and offset side by side, for one look at memory.
type place struct{ key, at uint32 } // key 0: free

// newTable makes a table for about n sequences; it grows when there are more.
func newTable(n int) table {
	size := 1 << 8
	for size*3 < n*4 {
		size *= 2
	}
	return table{places: make([]place, size)}
}

// put sets the place of a sequence and returns the one it stood at before.
func (t *table) put(hash uint64, at int) (earlier int, seen bool) {
	if at > math.MaxUint32 {
		return 0, false
	}
	if t.used*4 >= len(t.places)*3 {
		t.grow()
	}
	key := uint32(hash) | 1
	p := t.find(key)
	if seen = p.key != 0; seen {
		earlier = int(p.at)
	} else {
		p.key = key
		t.used++
	}
	p.at = uint32(at)
	return earlier, seen
}

// find returns the place of a key, or the free one where it would go.
func (t *table) find(key uint32) *place {
	mask := uint32(len(t.places) - 1)
	for i := (key * 0x9E3779B1) >> 7 & mask; ; i = (i + 1) & mask {
		if p := &t.places[i]; p.key == key || p.key == 0 {
			return p
		}
	}
}

func (t *table) grow() {
	old := t.places
	t.places = make([]place, 2*len(old))
	for _, p := range old {
		if p.key != 0 {
			*t.find(p.key) = p
		}
	}
}
