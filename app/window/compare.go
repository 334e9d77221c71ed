package window

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"emend/app/errand"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/repair"
)

// openCompared opens a raw text with, as its repairs, what another cleaned
// text changed.
func (w opening) openCompared(d errand.Document, encoding string) {
	full, err := filepath.Abs(d.Path)
	if err != nil {
		full = d.Path
	}
	var found []repair.Repair
	w.openThen(filepath.Base(d.Path), full, func() (*editor.Session, error) {
		s, err := editor.OpenFileAs(full, encoding, w.post)
		if err != nil {
			return nil, err
		}
		if found, err = comparedWith(context.Background(), s.Raw().Text(), d.Cleaned, d.Base); err != nil {
			return nil, errors.Join(err, s.Close())
		}
		return s, nil
	}, func(s *editor.Session) { s.Detection().SetCompared(found) })
}

// comparedWith are the repairs that lead to the text of a file; base is the
// file that both come from, if that is known.
func comparedWith(ctx context.Context, raw, path, base string) ([]repair.Repair, error) {
	cleaned, err := editor.ReadText(path)
	if err != nil {
		return nil, fmt.Errorf("read cleaned text: %w", err)
	}
	if base == "" {
		return editor.Compared(ctx, raw, cleaned, nil)
	}
	from, err := editor.ReadText(base)
	if err != nil {
		return nil, fmt.Errorf("read the text both come from: %w", err)
	}
	return editor.ComparedFrom(ctx, from, raw, cleaned, nil)
}

// askCompare asks for a text that somebody else has cleaned.
func (w filing) askCompare() {
	r := w.room
	sheet.AskPath(w.win.Canvas(), sheet.PathQuestion{
		Title: say.T("Compare with a text cleaned elsewhere: its changes become the repairs"), OK: say.T("Compare"),
		Start: r.besideText(""), Closed: w.afterSheet,
		Do: func(path string, _ bool) error {
			if _, err := os.Stat(path); err != nil {
				return err
			}
			w.say(say.T("Comparing…"))
			raw := r.session.Raw().Text()
			go func() {
				found, err := comparedWith(context.Background(), raw, path, "")
				w.post(func() {
					if err != nil {
						w.trouble(err)
						return
					}
					if w.room == r {
						r.session.Detection().SetCompared(found)
						w.say(say.N(len(found), "%d change was found.", "%d changes were found."))
					}
				})
			}()
			return nil
		},
	})
}
