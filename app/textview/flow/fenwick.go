package flow

// A Fenwick holds a height for each row and answers sums of them in
// logarithmic time. Heights and their sum must fit an int32.
type Fenwick struct {
	counts []int32
	tree   []int32 // tree[i] sums counts[i-lowbit(i):i]; index 0 is unused
}

// Build takes over counts as the heights of all rows, in linear time.
func (f *Fenwick) Build(counts []int32) {
	f.counts = counts
	if cap(f.tree) < len(counts)+1 {
		f.tree = make([]int32, len(counts)+1)
	}
	f.tree = f.tree[:len(counts)+1]
	copy(f.tree[1:], counts)
	for i := 1; i < len(f.tree); i++ {
		if up := i + i&-i; up < len(f.tree) {
			f.tree[up] += f.tree[i]
		}
	}
}

// Len is the number of rows.
func (f *Fenwick) Len() int { return len(f.counts) }

// At is the height of row i.
func (f *Fenwick) At(i int) int { return int(f.counts[i]) }

// Set gives row i the height n.
func (f *Fenwick) Set(i, n int) {
	d := int32(n) - f.counts[i]
	if d == 0 {
		return
	}
	f.counts[i] = int32(n)
	for j := i + 1; j < len(f.tree); j += j & -j {
		f.tree[j] += d
	}
}

// Sum is the height of the rows before row i, 0 ≤ i ≤ Len().
func (f *Fenwick) Sum(i int) int {
	sum := 0
	for ; i > 0; i -= i & -i {
		sum += int(f.tree[i])
	}
	return sum
}

// Find returns the row that holds the given line, and which of its lines that
// is. A line past the end gives the last row and its last line, or 0, 0 where
// there is no row.
func (f *Fenwick) Find(line int) (row, rest int) {
	n := len(f.counts)
	if n == 0 || line < 0 {
		return 0, 0
	}
	step := 1
	for step*2 <= n {
		step *= 2
	}
	rest = line
	for ; step > 0; step /= 2 {
		if next := row + step; next <= n && int(f.tree[next]) <= rest {
			row, rest = next, rest-int(f.tree[next])
		}
	}
	if row == n {
		return n - 1, max(0, f.At(n-1)-1)
	}
	return row, rest
}
