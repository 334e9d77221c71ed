package window

import (
	"os"
	"time"

	"emend/app/parts"
	"emend/app/say"
	"emend/editor"
	"emend/editor/decisions"
)

// A watch looks now and then whether the file of the raw text is still what
// was read. The raw text itself is in the project, so nothing hangs on it.
type watch struct {
	room *room
	size int64 // of the file when it was last read
	time time.Time
	stop func() // the look that is due
	gone bool   // the file is not there, and the reader was told
}

// end looks no more.
func (x *watch) end() {
	if x.stop != nil {
		x.stop()
	}
}

// lookEvery is how long lies between two looks: long beside the cost of asking
// for a file's time, short beside what a reader does to a text elsewhere.
const lookEvery = 10 * time.Second

// watchFile looks at the file of the raw text from now on.
func (x *watch) watchFile() {
	if x.room.session.Source().Path == "" {
		return
	}
	x.lookAtFile(false)
	x.stop = x.room.window.after(lookEvery, x.watchFile)
}

// lookAtFile reads the file in the background where it is another one by its
// time or size; asked for by the reader, in any case, and with an answer.
func (x *watch) lookAtFile(asked bool) {
	src, was := x.room.session.Source(), *x
	go func() {
		st, err := os.Stat(src.Path)
		if err == nil && !asked && st.Size() == was.size && st.ModTime().Equal(was.time) {
			return
		}
		state, cause := editor.CheckSource(src)
		x.room.work.later(func() {
			if err == nil {
				x.size, x.time = st.Size(), st.ModTime()
			}
			x.tookSource(state, cause, asked)
		})
	}()
}

// tookSource shows what was found of the file.
func (x *watch) tookSource(state editor.SourceState, err error, asked bool) {
	w := x.room.window
	switch {
	case err != nil:
		if asked {
			w.trouble(err)
		}
		return
	case state.Kind == editor.SourceChanged && (asked || !x.room.session.Project().SourceKept(state.SHA256)):
		x.fileChanged(state.SHA256)
	case state.Kind == editor.SourceChanged:
	case state.Kind == editor.SourceGone:
		x.fileGone()
	default:
		x.gone = false
		x.room.bars.show(sourceBar, nil)
	}
	if asked {
		w.say(map[editor.SourceKind]string{
			editor.SourceNone: say.T("This text came from no file."), editor.SourceSame: say.T("The file on disk is as it was read."),
			editor.SourceGone:    say.T("The file is not there any more. The review holds its text whole."),
			editor.SourceChanged: say.T("The file on disk is another one now."),
		}[state.Kind])
	}
	w.moved()
}

// fileGone says, once, that the file is not there any more.
func (x *watch) fileGone() {
	if x.gone {
		return
	}
	x.gone = true
	shut := func() {
		x.room.bars.show(sourceBar, nil)
		x.room.focus()
		x.room.window.moved()
	}
	x.room.bars.show(sourceBar, &bar{
		text: say.T("The file is not there any more. The review holds its text whole."),
		acts: []*parts.Button{parts.NewButton(say.T("Save Project As…"), nil, "Ctrl+Shift+S", func() { filing{x.room.window}.askSaveAs() })},
		shut: shut, close: say.T("Close"),
	})
}

// fileChanged says in a bar that the file on disk is another one now.
func (x *watch) fileChanged(sha256 string) {
	w := x.room.window
	gone := func() {
		x.room.bars.show(sourceBar, nil)
		x.room.focus()
		w.moved()
	}
	x.room.bars.show(sourceBar, &bar{
		text: say.T("The text’s file has changed on disk. The review goes on with the text as it was."),
		acts: []*parts.Button{
			parts.NewButton(say.T("Take the New Text"), nil, say.T("Every decision, edit and note is looked for in the new text and put where its words stand; this review is kept as it is"), x.renew),
			parts.NewButton(say.T("Keep the Text as It Was"), nil, say.T("Goes on with the text as it was, and does not ask again"), func() {
				x.room.session.Project().KeepSource(sha256)
				gone()
			}),
		},
		shut: gone,
	})
}

// renew goes on with the text as its file holds it now, with everything that
// was decided, edited and noted.
func (x *watch) renew() {
	w := x.room.window
	ctx, over := x.room.work.busy(say.T("Reading the new text and looking for the places of decisions and notes…"))
	x.room.bars.show(sourceBar, nil)
	x.room.session.Renew(ctx, ruling{w}.rulesOn(), w.post, func(next *editor.Session, outcomes []decisions.Outcome, err error) {
		switch {
		case x.room.work.closed:
			if next != nil {
				next.Close()
			}
		case err != nil:
			over()
			x.lookAtFile(true)
			w.stopped(err)
		default:
			over()
			x.renewed(next, outcomes)
		}
	})
}

// renewed shows the review of the new text and what became of the old one.
func (x *watch) renewed(next *editor.Session, outcomes []decisions.Outcome) {
	w := x.room.window
	opening{w}.enter(next)
	trading{w}.reportOutcomes(say.T("The review of the new text"), outcomes)
	w.moved()
}
