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

// batch sequences are looked up at once: the table is too large for the
// processor's cache, and what is looked up together is waited for together.
const batch = 32

// put sets the places of sequences and hands each on that stood somewhere
// before, with that place.
func (t *table) put(sequences []Sequence, met func(earlier, at int)) {
	for len(sequences) > 0 {
		n := min(batch, len(sequences))
		for (t.used+n)*4 >= len(t.places)*3 {
			t.grow()
		}
		var near [batch]*place
		for k := range n {
			near[k] = t.find(sequences[k].key())
		}
		for k, q := range sequences[:n] {
			if q.at > math.MaxUint32 {
				continue
			}
			p, key := near[k], q.key()
			if p.key != key && p.key != 0 { // another of the batch took it
				p = t.find(key)
			}
			earlier := *p
			if *p = (place{key, uint32(q.at)}); earlier.key == 0 {
				t.used++
			} else {
				met(int(earlier.at), q.at)
			}
		}
		sequences = sequences[n:]
	}
}

func (q *Sequence) key() uint32 { return uint32(q.hash) | 1 }

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
