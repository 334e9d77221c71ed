package collate

// A table remembers where each sampled sequence of words stood last. Keys are
// 32 bits of the hash: a false match costs one failed comparison, no error.
type table struct {
	keys  []uint32 // 0: free
	where []int64
	used  int
}

// put sets the place of a sequence and returns the one it stood at before.
func (t *table) put(hash uint64, at int) (earlier int, seen bool) {
	if t.used*4 >= len(t.keys)*3 {
		t.grow()
	}
	key := uint32(hash) | 1
	i := t.slot(key)
	if seen = t.keys[i] != 0; seen {
		earlier = int(t.where[i])
	} else {
		t.keys[i] = key
		t.used++
	}
	t.where[i] = int64(at)
	return earlier, seen
}

func (t *table) slot(key uint32) uint32 {
	mask := uint32(len(t.keys) - 1)
	i := (key * 0x9E3779B1) >> 7 & mask
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (t *table) grow() {
	keys, where := t.keys, t.where
	n := max(1<<12, 2*len(keys))
	t.keys, t.where = make([]uint32, n), make([]int64, n)
	for i, k := range keys {
		if k != 0 {
			j := t.slot(k)
			t.keys[j], t.where[j] = k, where[i]
		}
	}
}
