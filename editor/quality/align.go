package quality

import "unicode"

// A field is a run of characters that are not white space.
type field struct{ start, end int }

func fields(s string) []field {
	var out []field
	start := -1
	for i, r := range s {
		if unicode.IsSpace(r) {
			if start >= 0 {
				out = append(out, field{start, i})
				start = -1
			}
		} else if start < 0 {
			start = i
		}
	}
	if start >= 0 {
		out = append(out, field{start, len(s)})
	}
	return out
}

// A hunk is where fields of a text and its truth differ.
type hunk struct{ rawLo, rawHi, goldLo, goldHi int }

// diff returns the hunks between two lists of words, fewest words first
// (Myers' greedy method, which stays quick while the two are much alike).
func diff(a, b []string) []hunk {
	lo := 0
	for lo < len(a) && lo < len(b) && a[lo] == b[lo] {
		lo++
	}
	ha, hb := len(a), len(b)
	for ha > lo && hb > lo && a[ha-1] == b[hb-1] {
		ha--
		hb--
	}
	var out []hunk
	for _, h := range middle(a[lo:ha], b[lo:hb]) {
		out = append(out, hunk{h.rawLo + lo, h.rawHi + lo, h.goldLo + lo, h.goldHi + lo})
	}
	return out
}

func middle(a, b []string) []hunk {
	n, m := len(a), len(b)
	if n+m == 0 {
		return nil
	}
	limit := n + m
	v := make([]int, 2*limit+2)
	var trace [][]int
	for d := 0; ; d++ {
		trace = append(trace, append([]int(nil), v[limit-d:limit+d+2]...))
		for k := -d; k <= d; k += 2 {
			x := 0
			if k == -d || k != d && v[limit+k-1] < v[limit+k+1] {
				x = v[limit+k+1]
			} else {
				x = v[limit+k-1] + 1
			}
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			v[limit+k] = x
			if x >= n && x-k >= m {
				return backtrack(a, b, trace, d)
			}
		}
	}
}

// backtrack turns the record of furthest points into hunks.
func backtrack(a, b []string, trace [][]int, d int) []hunk {
	x, y := len(a), len(b)
	var out []hunk
	add := func(x0, x1, y0, y1 int) {
		if n := len(out); n > 0 && out[n-1].rawLo == x1 && out[n-1].goldLo == y1 {
			out[n-1].rawLo, out[n-1].goldLo = x0, y0
			return
		}
		out = append(out, hunk{x0, x1, y0, y1})
	}
	for ; d > 0; d-- {
		v := func(k int) int { return trace[d][k+d] }
		k := x - y
		var pk int
		if k == -d || k != d && v(k-1) < v(k+1) {
			pk = k + 1
		} else {
			pk = k - 1
		}
		px := v(pk)
		py := px - pk
		for x > px && y > py && (pk == k+1 && y > py+1 || pk == k-1 && x > px+1) {
			x--
			y--
		}
		add(px, x, py, y)
		x, y = px, py
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Distance is the edit distance between two texts in runes.
func Distance(a, b string) int { return distance([]rune(a), []rune(b)) }

func distance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diag := row[0]
		row[0] = i + 1
		for j, rb := range b {
			d := diag
			if ra != rb {
				d = 1 + min(diag, row[j], row[j+1])
			}
			diag, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
