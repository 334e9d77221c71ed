package window

import (
	"fmt"
	"strings"
	"testing"
)

// reviewOf is a window with a text of about so many bytes, a repair every 60,
// the caret in the middle of the cleaned text.
func reviewOf(b *testing.B, size int) *Window {
	w := open(b, strings.Repeat(letter+"\n\n", size/(len(letter)+2)), "a€™", "’", "tho", "the")
	byHand(w)
	at := w.room.pane.book.AtTyped(w.room.session.Mapping().CleanLen() / 2)
	w.room.pane.view.Select(1, at, at)
	w.room.pane.view.ScrollTo(at.Row, at.Off, 1)
	return w
}

var writingSizes = []int{100 << 10, 10 << 20}

// BenchmarkType is a key typed into the cleaned text, with all that is done for
// it but the picture, which package textview measures.
func BenchmarkType(b *testing.B) {
	for _, size := range writingSizes {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			w := reviewOf(b, size)
			n := 0
			for b.Loop() {
				w.focused().TypedRune('a')
				if n++; n%80 == 0 { // a run of typing is not endless
					b.StopTimer()
					w.room.pane.writing.settle()
					b.StartTimer()
				}
			}
		})
	}
}

// BenchmarkSettle is what a pause makes of the typing: one edit, with all that
// is shown anew for it.
func BenchmarkSettle(b *testing.B) {
	for _, size := range writingSizes {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			w := reviewOf(b, size)
			for b.Loop() {
				w.focused().TypedRune('a')
				w.room.pane.writing.settle()
			}
		})
	}
}
