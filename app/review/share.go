package review

import (
	"runtime"
	"sync"
)

// leastShare is how many repairs are worth a goroutine.
const leastShare = 50_000

// inShares goes over n repairs on all processors: do is called with the number
// of a share, from 0, and its stretch, and may only read what the shares have in
// common. It returns how many shares there were, at most mostShares.
func inShares(n int, do func(share, from, to int)) int {
	shares := max(1, min(mostShares, runtime.GOMAXPROCS(0), n/leastShare))
	var all sync.WaitGroup
	for k := 1; k < shares; k++ {
		all.Go(func() { do(k, n*k/shares, n*(k+1)/shares) })
	}
	do(0, 0, n/shares)
	all.Wait()
	return shares
}

const mostShares = 16
