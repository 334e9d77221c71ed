package words

// A filter says of most words that are not in a set that they are not: of
// twenty it lets one or two pass. It is small enough to stay in the processor's
// cache, which a table of words is not. The zero value lets all pass.
type filter []uint64

// newFilter makes a filter for a set of up to n words.
func newFilter(n int) filter {
	size := 1 << 10
	for size < 16*n {
		size *= 2
	}
	return make(filter, size/64)
}

func (f filter) add(h Hash) {
	i := uint64(h) >> 6 & uint64(len(f)-1)
	f[i] |= 1 << (h & 63)
}

func (f filter) has(h Hash) bool {
	return len(f) == 0 || f[uint64(h)>>6&uint64(len(f)-1)]>>(h&63)&1 != 0
}
