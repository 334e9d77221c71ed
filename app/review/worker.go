package review

import (
	"emend/editor"
	"emend/editor/repair"
)

// How many repairs are decided, or undone, on the goroutine that owns the session:
// more would keep the window waiting. In a long list of repairs they lie in as many
// parts of it, and each part is settled anew (see repair.Standing).
const (
	mostAtOnce     = 30_000
	longList       = 300_000
	mostInLongList = 50
)

// A Worker carries out acts on many repairs away from the goroutine that owns
// the session. One is under way at a time, until it is on the disk.
type Worker struct {
	session *editor.Session
	tell    *observers
	away    func(work, then func()) // nil: everything is done at once
	busy    int                     // how many repairs the act under way is about; 0: none is
	showing bool                    // it decides nothing
	then    func()                  // what the reader wants done behind it; nil: nothing
}

// SetAway has acts on very many repairs carried out by away, which runs work on
// another goroutine and then, on the desk's, then. Without, all is done at once.
func (k *Worker) SetAway(away func(work, then func())) { k.away = away }

// Busy is how many repairs the act under way is about; 0: none is. Until it is
// done, no other should be begun.
func (k *Worker) Busy() int { return k.busy }

// Showing says whether what is under way changes only what is shown.
func (k *Worker) Showing() bool { return k.showing }

// Then has f run when the act under way is done: the last that was asked for.
func (k *Worker) Then(f func()) { k.then = f }

// Away carries out an act on n repairs, where it is one for a worker; false: it is
// not, and nothing is done.
func (k *Worker) Away(n int, act func() editor.Later, done func(n int, ok bool)) bool {
	if !k.takes(n) {
		return false
	}
	k.begin(n, act(), done)
	return true
}

// SetPolicy says which undecided repairs count, and then calls done: in a long
// list of repairs that is later.
func (k *Worker) SetPolicy(p repair.Policy, done func()) {
	n := len(k.session.Repairs())
	if p == k.session.Policy() || !k.takes(n) {
		k.session.SetPolicy(p)
		done()
		return
	}
	k.showing = true
	k.begin(n, k.session.PolicyLater(p), func(_ int, ok bool) {
		if ok {
			done()
		}
	})
}

// begin has an act on n repairs carried out; done is told of how many, or that
// something came between.
func (k *Worker) begin(n int, l editor.Later, done func(n int, ok bool)) {
	k.busy = n
	k.tell.moved(ProgressMoved)
	k.away(l.Work, func() {
		k.tell.together(func() { done(l.Take()) })
		k.away(k.session.Project().Durable(), func() {
			then := k.then
			k.busy, k.then, k.showing = 0, nil, false
			k.tell.moved(ProgressMoved)
			if then != nil {
				then()
			}
		})
	})
}

// most is how many repairs are decided at once.
func (k *Worker) most() int {
	if len(k.session.Repairs()) > longList {
		return mostInLongList
	}
	return mostAtOnce
}

// takes says whether an act on n repairs is for the worker.
func (k *Worker) takes(n int) bool { return k.away != nil && n > k.most() && k.busy == 0 }
