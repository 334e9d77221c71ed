// Package pieces reads a text in pieces on several cores.
//
// Context: surveys count over the whole text before any detector runs, and
// some of them need what they count in order. Decision: pieces are read by
// themselves, several at a time, and what was read of them is taken up one
// after another as they stand in the text. Consequence: what a survey learns
// is the same on any number of cores; at most a few pieces are held.
package pieces

import (
	"sync"

	"emend/editor/text"
)

// Cut cuts s into pieces of about so many bytes. Each but the last ends behind
// an ASCII blank, and so no word is in two; a piece without blanks is longer.
func Cut(s string, size int) []text.Span {
	out := make([]text.Span, 0, len(s)/size+1)
	for at := 0; at < len(s); {
		end := min(at+size, len(s))
		for end < len(s) && s[end-1] != ' ' && s[end-1] != '\n' {
			end++
		}
		out = append(out, text.Span{Start: at, End: end})
		at = end
	}
	return out
}

// Even cuts what has so many bytes, or other parts, at even distances.
func Even(length, size int) []text.Span {
	out := make([]text.Span, 0, length/size+1)
	for at := 0; at < length; at += size {
		out = append(out, text.Span{Start: at, End: min(at+size, length)})
	}
	return out
}

// Read calls read for every piece, on so many goroutines, and take with what
// each returned, in order and one at a time, on the caller's goroutine. No more
// than two pieces a goroutine are read and not taken.
func Read[T any](workers int, pieces []text.Span, read func(text.Span) T, take func(T)) {
	if workers = min(workers, len(pieces)); workers < 2 {
		for _, p := range pieces {
			take(read(p))
		}
		return
	}
	done := make([]chan T, len(pieces))
	for i := range done {
		done[i] = make(chan T, 1)
	}
	next := make(chan int, 2*workers)
	var readers sync.WaitGroup
	for range workers {
		readers.Go(func() {
			for i := range next {
				done[i] <- read(pieces[i])
			}
		})
	}
	for i := range min(2*workers, len(pieces)) {
		next <- i
	}
	for i := range done {
		take(<-done[i])
		if ahead := i + 2*workers; ahead < len(pieces) {
			next <- ahead
		}
	}
	close(next)
	readers.Wait()
}
