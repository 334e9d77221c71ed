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
	size int64 // of the file when it was last read
	time time.Time
	stop func() // the look that is due
}

// lookEvery is how long lies between two looks: long beside the cost of asking
// for a file's time, short beside what a reader does to a text elsewhere.
const lookEvery = 10 * time.Second

// watchFile looks at the file of the raw text from now on.
func (r *room) watchFile() {
	if r.session.Source().Path == "" {
		return
	}
	r.lookAtFile(false)
	r.watch.stop = r.window.after(lookEvery, r.watchFile)
}

// lookAtFile reads the file in the background where it is another one by its
// time or size; asked for by the reader, in any case, and with an answer.
func (r *room) lookAtFile(asked bool) {
	src, was := r.session.Source(), r.watch
	go func() {
		st, err := os.Stat(src.Path)
		if err == nil && !asked && st.Size() == was.size && st.ModTime().Equal(was.time) {
			return
		}
		state, cause := editor.CheckSource(src)
		r.later(func() {
			if err == nil {
				r.watch.size, r.watch.time = st.Size(), st.ModTime()
			}
			r.tookSource(state, cause, asked)
		})
	}()
}

// tookSource shows what was found of the file.
func (r *room) tookSource(state editor.SourceState, err error, asked bool) {
	w := r.window
	switch {
	case err != nil:
		if asked {
			w.trouble(err)
		}
		return
	case state.Kind == editor.SourceChanged && (asked || !r.session.SourceKept(state.SHA256)):
		r.fileChanged(state.SHA256)
	case state.Kind == editor.SourceChanged:
	default:
		r.showBar(sourceBar, nil)
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

// fileChanged says in a bar that the file on disk is another one now.
func (r *room) fileChanged(sha256 string) {
	w := r.window
	gone := func() {
		r.showBar(sourceBar, nil)
		r.focus()
		w.moved()
	}
	r.showBar(sourceBar, &bar{
		text: say.T("The text’s file has changed on disk. The review goes on with the text as it was."),
		acts: []*parts.Button{
			parts.NewButton(say.T("Take the New Text"), nil, say.T("Every decision, edit and note is looked for in the new text and put where its words stand; this review is kept as it is"), r.renew),
			parts.NewButton(say.T("Keep the Text as It Was"), nil, say.T("Goes on with the text as it was, and does not ask again"), func() {
				w.trouble(r.session.KeepSource(sha256))
				gone()
			}),
		},
		shut: gone,
	})
}

// renew goes on with the text as its file holds it now, with everything that
// was decided, edited and noted.
func (r *room) renew() {
	w := r.window
	ctx, over := r.busy(say.T("Reading the new text and looking for the places of decisions and notes…"))
	r.showBar(sourceBar, nil)
	r.session.Renew(ctx, ruling{w}.rulesOn(), w.post, func(next *editor.Session, outcomes []decisions.Outcome, err error) {
		switch {
		case r.closed:
			if next != nil {
				next.Close()
			}
		case err != nil:
			over()
			r.lookAtFile(true)
			w.stopped(err)
		default:
			over()
			r.renewed(next, outcomes)
		}
	})
}

// renewed shows the review of the new text and what became of the old one.
func (r *room) renewed(next *editor.Session, outcomes []decisions.Outcome) {
	w := r.window
	opening{w}.enter(next)
	filing{w}.reportOutcomes(say.T("The review of the new text"), outcomes)
	w.moved()
}
