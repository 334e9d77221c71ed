package window

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"path/filepath"

	"emend/app/say"
	"emend/editor/export"
	"emend/editor/prove"
)

// print writes the review as a page to be printed and opens it where the
// desktop shows pages, since the toolkit cannot print.
func (w filing) print() {
	document := w.room.session.Exchange().DocumentLater()
	go func() {
		folder, err := os.MkdirTemp("", "emend-print-") // the reader's own: nobody else may read it
		path := filepath.Join(folder, "review.html")
		if err == nil {
			_, err = prove.File(context.Background(), path, export.HTML, document(), export.Options{}, nil)
		}
		if err == nil {
			err = unfold(path)
		}
		w.post(func() {
			if err != nil {
				w.trouble(err)
				return
			}
			w.openPage(path)
		})
	}()
}

// openPage shows a page in the desktop's browser, or says where it is.
func (w filing) openPage(path string) {
	err := w.app.OpenURL(&url.URL{Scheme: "file", Path: filepath.ToSlash(path)})
	if err != nil {
		w.say(say.F("The page to print is %s; open it in a browser.", path))
		return
	}
	w.say(say.F("The page to print is open in your browser (%s).", path))
}

// unfold opens what is folded on a page: it would not be printed.
func unfold(path string) error {
	page, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, bytes.ReplaceAll(page, []byte("<details>"), []byte("<details open>")), 0o600)
}
