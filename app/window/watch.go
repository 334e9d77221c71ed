package window

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// watchFile looks, once and in the background, whether the file of the raw
// text is still what was read.
func (r *room) watchFile() {
	src := r.session.Source()
	if src.Path == "" {
		return
	}
	go func() {
		sum, err := hashFile(src.Path)
		if err != nil || sum == src.SHA256 {
			return // a file that is gone changes nothing: the raw text is in the project
		}
		post(func() {
			if r.window.room == r {
				r.fileChanged()
			}
		})
	}()
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// fileChanged says in a strip that the file on disk is another one now.
func (r *room) fileChanged() {
	words := widget.NewLabel(say.T("The text’s file has changed on disk since this review began. The review goes on with the text as it was."))
	words.Wrapping = fyne.TextWrapWord
	r.ground = canvas.NewRectangle(look.Present().Chosen)
	anew := parts.NewButton(say.T("Review the new text"), nil, say.T("Opens the changed file as a review of its own; this one is kept"), func() { opening{r.window}.openFile(r.session.Source().Path) })
	shut := parts.NewButton(say.T("Go on"), nil, "", nil)
	shut.OnTapped = func() {
		r.closeHint = nil
		r.showTop(nil)
		r.focus()
	}
	r.closeHint = shut.OnTapped
	anew.OnEscape, shut.OnEscape = shut.OnTapped, shut.OnTapped
	r.showTop(container.NewStack(r.ground, container.NewBorder(nil, nil, nil, container.NewHBox(anew, shut), words)))
}
