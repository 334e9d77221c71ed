package window

import (
	"time"

	"fyne.io/fyne/v2"

	"emend/app/say"
	"emend/editor"
)

// tellSlowAfter is how long saving must lag until a bar says so: the status bar
// says it at once, but a bar moves the text, and one that comes and goes with
// every act would be worse than the wait.
const tellSlowAfter = 500 * time.Millisecond

// A slowness is what the reader is shown of a disk that is behind.
type slowness struct {
	due   func() // stops the bar that is due; nil: none is
	shown bool
	waits int // for the disk, by await
}

// showSlow says in a bar how far saving is behind, where that lasts, and takes
// the bar away when the disk has caught up.
func (k *keeping) showSlow(s editor.SavedState) {
	x := &k.slow
	switch {
	case !s.Slow && x.waits == 0:
		if x.due != nil {
			x.due()
		}
		x.due, x.shown = nil, false
		k.room.bars.show(slowBar, nil)
	case x.shown:
		k.room.bars.show(slowBar, &bar{text: slowText(s)})
	case x.due == nil:
		x.due = k.room.window.after(tellSlowAfter, func() {
			x.shown = true
			k.showSlow(k.room.session.Project().Saved())
			k.room.window.moved()
		})
	}
}

func slowText(s editor.SavedState) string {
	if s.Waiting == 0 {
		return say.T("Saving is slow: the disk takes its time. You can go on.")
	}
	return say.N(s.Waiting, "Saving is slow: %d act is not on the disk yet. You can go on; all is written in order.", "Saving is slow: %d acts are not on the disk yet. You can go on; all is written in order.")
}

// await waits for the disk in the background, and then tells done how it went.
func (k *keeping) await(l editor.Saving, done func(error)) {
	k.slow.waits++
	k.showSlow(k.room.session.Project().Saved())
	go func() {
		l.Wait()
		k.room.window.post(func() {
			k.slow.waits--
			err := l.Done()
			if k.room.work.closed {
				if err != nil {
					fyne.LogError("save", err)
				}
				return
			}
			k.showSlow(k.room.session.Project().Saved())
			done(err)
		})
	}()
}

// close closes a review that was left, in the background: the disk may take its
// time. What is opened next waits for it; see settled.
func (l *life) close(s *editor.Session) {
	before, wait, done := l.ending, s.Project().Closing(), make(chan struct{})
	l.ending = done
	go func() {
		if before != nil {
			<-before
		}
		if err := wait(); err != nil {
			fyne.LogError("close review", err)
		}
		close(done)
	}()
}

// settled gives what waits, on any goroutine, for the reviews that were left to
// be closed.
func (l *life) settled() func() {
	ending := l.ending
	return func() {
		if ending != nil {
			<-ending
		}
	}
}
