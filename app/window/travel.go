package window

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/decisions"
	"emend/editor/outfile"
)

// askDecisionsExport asks where to write what was decided, without the text.
func (w trading) askDecisionsExport() {
	set := w.room.session.Exchange().Decided()
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Export decisions, edits and notes, to be applied elsewhere"), OK: say.T("Export"),
		Start: w.room.besideText(".decisions.jsonl"), Saving: true, Closed: w.afterSheet,
		Do: func(path string, overwrite bool) error {
			if err := outfile.May(path, overwrite); err != nil {
				return err
			}
			go func() {
				err := outfile.Whole(path, func(out io.Writer) error { return set.Write(out) })
				w.post(func() {
					if err != nil {
						w.trouble(err)
						return
					}
					w.say(say.N(len(set.Decisions)+len(set.Edits), "%d decision written to %[3]s, %[2]d notes with it.", "%d decisions written to %[3]s, %[2]d notes with them.", len(set.Notes), path))
				})
			}()
			return nil
		},
	})
}

// askDecisions asks for a log of decisions, or another project, and hands
// what is decided in it on.
func (w trading) askDecisions(title, ok string, take func(r *room, ctx context.Context, set *decisions.Set, over func())) {
	r := w.room
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: title, OK: ok, Start: filepath.Dir(r.besideText("")) + string(filepath.Separator), Closed: w.afterSheet,
		Do: func(path string, _ bool) error {
			if _, err := os.Stat(path); err != nil {
				return err
			}
			if outfile.Same(path, r.session.Project().Saved().Path) {
				return errors.New(say.T("That is the project that is open here."))
			}
			ctx, over := r.work.busy(say.F("Reading %s and looking for the places…", filepath.Base(path)))
			go func() {
				set, err := editor.ReadDecisions(ctx, path)
				r.work.later(func() {
					if err != nil {
						over()
						w.stopped(err)
						return
					}
					take(r, ctx, set, over)
				})
			}()
			return nil
		},
	})
}

// stopped tells why something long ended without its outcome.
func (w *Window) stopped(err error) {
	defer w.moved()
	if errors.Is(err, context.Canceled) {
		w.say(say.T("Stopped; nothing was changed."))
		return
	}
	w.trouble(err)
}

// askApply asks for decisions made elsewhere and applies them here.
func (w trading) askApply() {
	w.askDecisions(say.T("Apply decisions from a log (.jsonl) or from another project"), say.T("Apply"),
		func(r *room, ctx context.Context, set *decisions.Set, over func()) {
			r.session.Exchange().BringIn(ctx, set, r.work.later, func(outcomes []decisions.Outcome, err error) {
				over()
				if err != nil {
					w.stopped(err)
					return
				}
				w.reportOutcomes(say.T("Decisions applied"), outcomes)
				w.moved()
			})
		})
}
