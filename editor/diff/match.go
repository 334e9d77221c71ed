package diff

import "sort"

// A region is a range of words of both texts that have to be matched.
type region struct{ a0, a1, b0, b1 int }

// A run is n equal words, from word a of the first text and b of the second.
type run struct{ a, b, n int }

// A matcher collects the runs of equal words, in order.
type matcher struct {
	a, b    []token
	runs    []run
	numbers numbering
}

// shingles are the lengths of anchors, in words, and which part of them is
// looked at: of long ones first one of 64, which is enough to cut a text into
// pages and makes a table that a processor's cache holds; then, where that did
// not do, more of them, and shorter ones.
var shingles = []struct{ words, sample int }{{6, 64}, {6, 8}, {3, 2}, {1, 1}}

// window is the number of words of each side that go-diff gets at once.
// Unrelated words cost it some 10 ms there, and four times that at double the
// size. anchorFrom is the size of a region from which anchors pay.
const (
	window      = 1024
	anchorFrom  = 256
	smallWindow = window / 4
)

// add appends a run of equal words.
func (m *matcher) add(a, b, n int) {
	if n == 0 {
		return
	}
	if k := len(m.runs); k > 0 && m.runs[k-1].a+m.runs[k-1].n == a && m.runs[k-1].b+m.runs[k-1].n == b {
		m.runs[k-1].n += n
		return
	}
	m.runs = append(m.runs, run{a, b, n})
}

// match matches the words of a region; level is the anchors to try first.
func (m *matcher) match(r region, level int) {
	head := m.head(r)
	m.add(r.a0, r.b0, head)
	r.a0, r.b0 = r.a0+head, r.b0+head
	tail := m.tail(r)
	r.a1, r.b1 = r.a1-tail, r.b1-tail
	if r.a0 < r.a1 && r.b0 < r.b1 {
		m.inner(r, level)
	}
	m.add(r.a1, r.b1, tail)
}

// head is how many words a region starts with on both sides.
func (m *matcher) head(r region) int {
	n := 0
	for r.a0+n < r.a1 && r.b0+n < r.b1 && m.a[r.a0+n].id == m.b[r.b0+n].id {
		n++
	}
	return n
}

// tail is how many words a region ends with on both sides.
func (m *matcher) tail(r region) int {
	n := 0
	for r.a1-n > r.a0 && r.b1-n > r.b0 && m.a[r.a1-n-1].id == m.b[r.b1-n-1].id {
		n++
	}
	return n
}

// inner matches a region that neither starts nor ends with equal words.
func (m *matcher) inner(r region, level int) {
	size := max(r.a1-r.a0, r.b1-r.b0)
	for ; level < len(shingles) && size > anchorFrom; level++ {
		found := m.anchors(r, shingles[level].words, shingles[level].sample)
		if len(found) == 0 {
			continue
		}
		for _, f := range found {
			if f.a < r.a0 || f.b < r.b0 {
				continue // the run before was extended over it
			}
			f = m.extend(f, r)
			m.match(region{r.a0, f.a, r.b0, f.b}, level+1)
			m.add(f.a, f.b, f.n)
			r.a0, r.b0 = f.a+f.n, f.b+f.n
		}
		m.match(r, level+1)
		return
	}
	m.slide(r)
}

// extend widens a run both ways inside a region.
func (m *matcher) extend(f run, r region) run {
	for f.a > r.a0 && f.b > r.b0 && m.a[f.a-1].id == m.b[f.b-1].id {
		f.a, f.b, f.n = f.a-1, f.b-1, f.n+1
	}
	for f.a+f.n < r.a1 && f.b+f.n < r.b1 && m.a[f.a+f.n].id == m.b[f.b+f.n].id {
		f.n++
	}
	return f
}

// A sighting is a shingle, where it was last seen, and how often.
type sighting struct {
	hash   uint64
	a, b   int32
	na, nb uint8 // up to 2
}

// anchors finds shingles that occur once on each side, as many as keep their
// order.
func (m *matcher) anchors(r region, words, sample int) []run {
	if r.a1-r.a0 < words || r.b1-r.b0 < words {
		return nil
	}
	size := 64
	for size < 2*((r.a1-r.a0)+(r.b1-r.b0))/sample {
		size *= 2
	}
	seen := make([]sighting, size)
	at := func(h uint64) *sighting {
		for i := h >> 8 & uint64(size-1); ; i = (i + 1) & uint64(size-1) {
			if s := &seen[i]; s.hash == h || s.hash == 0 {
				s.hash = h
				return s
			}
		}
	}
	eachShingle(m.a[r.a0:r.a1], words, sample, func(h uint64, i int) {
		s := at(h)
		s.a, s.na = int32(r.a0+i), min(s.na+1, 2)
	})
	eachShingle(m.b[r.b0:r.b1], words, sample, func(h uint64, i int) {
		s := at(h)
		s.b, s.nb = int32(r.b0+i), min(s.nb+1, 2)
	})
	var unique []run
	for i := range seen {
		if s := &seen[i]; s.na == 1 && s.nb == 1 && m.same(int(s.a), int(s.b), words) {
			unique = append(unique, run{int(s.a), int(s.b), words})
		}
	}
	sort.Slice(unique, func(i, j int) bool { return unique[i].a < unique[j].a })
	return ascending(unique)
}

// same says whether n words are equal; a hash alone proves nothing.
func (m *matcher) same(a, b, n int) bool {
	for k := range n {
		if m.a[a+k].id != m.b[b+k].id {
			return false
		}
	}
	return true
}

// eachShingle calls f with the hash and place of every sampled shingle. It is
// chosen by its hash, so that both texts choose the same ones. No hash is 0.
func eachShingle(t []token, words, sample int, f func(h uint64, i int)) {
	const base = 0x9E3779B97F4A7C15
	var h, top uint64 = 0, 1
	for range words {
		top *= base
	}
	for i := range t {
		h = h*base + uint64(t[i].id) + 1
		if i >= words {
			h -= top * (uint64(t[i-words].id) + 1)
		}
		if i+1 < words {
			continue
		}
		mixed := h ^ h>>29
		mixed *= 0xBF58476D1CE4E5B9
		mixed ^= mixed >> 32
		if mixed%uint64(sample) == 0 {
			f(mixed|1<<63, i+1-words)
		}
	}
}

// ascending is the longest part of runs, sorted by a, in which b ascends too.
func ascending(runs []run) []run {
	ends := make([]int, 0, len(runs)) // of the best sequence of each length: its last run
	before := make([]int, len(runs))
	for i := range runs {
		at := sort.Search(len(ends), func(k int) bool { return runs[ends[k]].b >= runs[i].b })
		before[i] = -1
		if at > 0 {
			before[i] = ends[at-1]
		}
		if at == len(ends) {
			ends = append(ends, i)
		} else {
			ends[at] = i
		}
	}
	out := make([]run, len(ends))
	if len(ends) == 0 {
		return nil
	}
	for k, i := len(ends)-1, ends[len(ends)-1]; k >= 0; k, i = k-1, before[i] {
		out[k] = runs[i]
	}
	return out
}
