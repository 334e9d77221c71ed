package window

import (
	"context"
	"errors"

	"emend/app/parts"
	"emend/app/say"
	"emend/editor"
)

// work is what goes on in the background for a room: the search for damage,
// and whatever else takes long.
type work struct {
	room   *room
	cancel context.CancelFunc // of detection; nil: it never ran
	runs   int                // of detection: what all but the last have to say is dropped
	stop   func()             // stops the rest; nil: there is none
	closed bool
}

// end stops everything.
func (k *work) end() {
	k.closed = true
	if k.stop != nil {
		k.stop()
	}
	if k.cancel != nil {
		k.cancel()
	}
}

// busy tells of something long with a button to stop it; over is to be called
// when it is done.
func (k *work) busy(text string) (ctx context.Context, over func()) {
	ctx, cancel := context.WithCancel(context.Background())
	over = func() {
		cancel()
		k.stop = nil
		k.room.bars.show(busyBar, nil)
	}
	if k.stop != nil {
		k.stop()
	}
	k.stop = cancel
	k.room.bars.show(busyBar, &bar{text: text, shut: cancel, close: say.T("Stop")})
	return ctx, over
}

// away runs do in the background, told of in a bar, and then what follows, on the
// toolkit's goroutine, unless the reader has stopped it.
func (k *work) away(text string, do, then func()) {
	ctx, over := k.busy(text)
	go func() {
		do()
		k.later(func() {
			stopped := ctx.Err() != nil
			over()
			if !stopped {
				then()
			}
			k.room.window.moved()
		})
	}()
}

// later posts to the toolkit's goroutine what concerns the room, unless it is
// closed by then.
func (k *work) later(f func()) {
	k.room.window.post(func() {
		if !k.closed {
			f()
		}
	})
}

// detect looks for damage in the background.
func (k *work) detect() {
	ctx, cancel := context.WithCancel(context.Background())
	if k.cancel != nil {
		k.cancel()
	}
	k.cancel = cancel
	k.runs++
	run := k.runs
	k.room.bars.show(stoppedBar, nil)
	k.room.session.Detection().Run(ctx, ruling{k.room.window}.rulesOn(), k.place(), func(f func()) {
		k.room.window.post(func() {
			if k.closed || run != k.runs {
				return
			}
			f()
			k.detected()
		})
	})
}

// place is the offset in the raw text of the first row that is shown.
func (k *work) place() int {
	if row, _ := k.room.pane.view.Top(); row < k.room.session.Rows().Len() {
		return k.room.session.Rows().Row(row).Raw.Start
	}
	return 0
}

// detected tells how detection ended.
func (k *work) detected() {
	d := k.room.session.Detection().State()
	if d.Running {
		return
	}
	switch {
	case errors.Is(d.Err, context.Canceled):
		k.stopped(d)
	case d.Err != nil:
		k.room.window.trouble(d.Err)
	case d.Withdrawn > 0:
		k.room.panels.status.Say(say.N(d.Withdrawn, "%d proposal shown at first does not stand, now that the whole text is known.", "%d proposals shown at first do not stand, now that the whole text is known."))
	}
	k.room.window.moved()
}

// stopped says in a bar how far the search came, and offers to go on.
func (k *work) stopped(d editor.Detecting) {
	gone := func() {
		k.room.bars.show(stoppedBar, nil)
		k.room.focus()
	}
	k.room.bars.show(stoppedBar, &bar{
		text: say.F("The search for damage was stopped after %d of %d steps. What was found so far can be reviewed.", d.Done, d.Total),
		acts: []*parts.Button{parts.NewButton(say.T("Look On"), nil, say.T("Looks through the whole text; what you have decided stays"), func() {
			k.detect()
			k.room.focus()
		})},
		shut: gone, close: say.T("Not Now"),
	})
}
