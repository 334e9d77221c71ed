package lexicon

// A Filter says of most words that are not in a set that they are not: of
// twenty it lets one or two pass. It is small enough to stay in the processor's
// cache, which a table of words is not. The zero value lets all pass.
type Filter []uint64

// NewFilter makes a filter for a set of up to n words.
func NewFilter(n int) Filter {
	size := 1 << 10
	for size < 16*n {
		size *= 2
	}
	return make(Filter, size/64)
}

func (f Filter) Add(h Hash) {
	i := uint64(h) >> 6 & uint64(len(f)-1)
	f[i] |= 1 << (h & 63)
}

func (f Filter) Has(h Hash) bool {
	return len(f) == 0 || f[uint64(h)>>6&uint64(len(f)-1)]>>(h&63)&1 != 0
}
