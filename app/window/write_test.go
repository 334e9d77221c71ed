package window

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"emend/app/panes"
	"emend/app/textview"
	"emend/editor/repair"
	"emend/editor/text"
)

// writeAt puts the focus into the cleaned pane and the caret behind words.
func writeAt(t testing.TB, w *Window, words string) {
	t.Helper()
	byHand(w)
	i := strings.Index(clean(w), words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, clean(w))
	}
	at := w.room.pane.book.At(panes.CleanSide, i+len(words))
	w.room.pane.view.Select(1, at, at)
}

// byHand gives the panes the focus; nothing is settled but when the test says:
// the test driver would run a timer on a goroutine of its own.
func byHand(w *Window) {
	w.room.pane.writing.after = func(time.Duration, func()) (stop func()) { return func() {} }
	w.win.Canvas().Focus(w.room.pane.view.Focusable())
}

// typed is the cleaned text as the column shows it.
func typed(w *Window) string {
	var b strings.Builder
	c := w.room.pane.book.Clean()
	for i := range c.Rows() {
		b.WriteString(c.Row(i))
	}
	return b.String()
}

func shortcut(w *Window, key fyne.KeyName) {
	w.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
}

func TestWriting(t *testing.T) {
	for _, c := range []struct {
		name, behind string
		keys         []string
		want         string
	}{
		{"letters", "Nothing", []string{" ", "m", "u", "c", "h"}, "Nothing much else."},
		{"letters that are commands in the queue", "Nothing", []string{"y", "n", "a", "?"}, "Nothingyna? else."},
		{"a typing error mended", "Nothing", []string{"x", "y", "BackSpace", "BackSpace", "!"}, "Nothing! else."},
		{"beyond what was typed", "Nothing", []string{"x", "BackSpace", "BackSpace", "BackSpace"}, "Nothi else."},
		{"forwards", "Nothing", []string{"Delete", "Delete", "E"}, "NothingElse."},
		{"a new line", "It was", []string{"Return"}, "It was\n the light"},
		{"lines joined", "the sea.", []string{"Delete", " "}, "the sea. Nothing"},
		{"lines joined backwards", "the sea.\n", []string{"BackSpace", " "}, "the sea. Nothing"},
		{"in a repair", "keeper’", []string{"’"}, "The keeper’’s lamp"},
		{"a repair deleted", "keeper’", []string{"BackSpace"}, "The keepers lamp"},
		{"outside of the bundled fonts", "Nothing", []string{"é", "文"}, "Nothingé文 else"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := standard(t)
			before := clean(w)
			writeAt(t, w, c.behind)
			press(t, w, c.keys...)
			if got := typed(w); !strings.Contains(got, c.want) {
				t.Errorf("while typing: %q lacks %q", got, c.want)
			}
			if clean(w) != before {
				t.Error("each key makes an edit")
			}
			was := typed(w)
			caret := w.room.pane.book.Typed(caretOf(w))
			w.room.pane.writing.settle()
			if clean(w) != was {
				t.Errorf("typed %q, kept %q", was, clean(w))
			}
			if got := w.room.pane.book.Typed(caretOf(w)); got != caret {
				t.Errorf("the caret went from %d to %d", caret, got)
			}
			if n := len(w.room.session.History().Acts()); n != 1 {
				t.Errorf("%d acts, want 1", n)
			}
			w.commands.Run("edit.undo")
			if clean(w) != before {
				t.Errorf("after undo: %q, want %q", clean(w), before)
			}
		})
	}
}

func caretOf(w *Window) (at textview.Pos) {
	_, at = w.room.pane.view.Caret()
	return at
}

func TestWordsAreDeletedWhileWriting(t *testing.T) {
	w := standard(t)
	writeAt(t, w, "Nothing else")
	w.focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	w.commands.Run("review.reject") // Ctrl+Backspace, which the menu takes first
	if got, want := typed(w), "\nNothing ."; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want %q at the end", got, want)
	}
	w.focused().(desktop.Keyable).KeyUp(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	w.commands.Run("review.reject") // by the tool bar
	if got := w.room.session.Tally().Rejected; got != 1 {
		t.Errorf("%d rejected, want 1", got)
	}
	writeAt(t, w, "It was ")
	shortcut(w, fyne.KeyDelete)
	if got, want := typed(w), "It was light"; !strings.Contains(got, want) {
		t.Errorf("got %q, want %q in it", got, want)
	}
}

func TestClipboardWhileWriting(t *testing.T) {
	w := standard(t)
	writeAt(t, w, "Nothing ")
	for range 4 {
		w.focused().(desktop.Keyable).KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		press(t, w, "Right")
	}
	w.commands.Run("edit.cut")
	if got := w.app.Clipboard().Content(); got != "else" || !strings.HasSuffix(typed(w), "Nothing .") {
		t.Errorf("cut %q, left %q", got, typed(w))
	}
	w.app.Clipboard().SetContent("two\r\nlines")
	w.commands.Run("edit.paste")
	if got := typed(w); !strings.HasSuffix(got, "Nothing two\nlines.") {
		t.Errorf("got %q", got)
	}
	press(t, w, "!")
	w.room.pane.view.SelectAll()
	press(t, w, "Z")
	if typed(w) != "Z" {
		t.Errorf("what was selected is not replaced: %q", typed(w))
	}
	for range 4 { // typing all, "!", the paste, the cut
		w.commands.Run("edit.undo")
	}
	if !strings.HasSuffix(clean(w), "Nothing else.") {
		t.Errorf("after undoing all: %q", clean(w))
	}
}

// TestGroupProposedWhileWriting: Enter takes the decision then, and is no line
// end in the text.
func TestGroupProposedWhileWriting(t *testing.T) {
	w := standard(t)
	writeAt(t, w, "keeper’")
	w.commands.Run("review.acceptGroup")
	press(t, w, "Return")
	if w.room.session.Tally().Pending != 2 || strings.Contains(clean(w), "’\n") {
		t.Errorf("%d undecided, %q", w.room.session.Tally().Pending, clean(w))
	}
}

func TestRawTextIsNotWrittenIn(t *testing.T) {
	w := standard(t)
	w.win.Canvas().Focus(w.room.pane.view.Focusable())
	at := w.room.pane.book.At(panes.RawSide, 3)
	w.room.pane.view.Select(0, at, at)
	press(t, w, "y", "BackSpace", "Return")
	if w.room.session.Tally().Pending != 4 || len(w.room.session.History().Acts()) != 0 {
		t.Error("a letter in the raw pane did something")
	}
	if said := w.present().Said; !strings.Contains(said, "never changes") {
		t.Errorf("said %q", said)
	}
}

// TestLongTypingIsOneAct: what is made an edit because it has waited long and
// what is typed on make one act.
func TestLongTypingIsOneAct(t *testing.T) {
	w := standard(t)
	before := clean(w)
	writeAt(t, w, "Nothing")
	for _, k := range []string{"a", "b", "c", "BackSpace"} {
		press(t, w, k)
		w.room.pane.writing.settleOn()
	}
	press(t, w, "d")
	w.room.pane.writing.settle()
	if !strings.HasSuffix(clean(w), "Nothingabd else.") {
		t.Errorf("got %q", clean(w))
	}
	if n := len(w.room.session.History().Acts()); n != 1 {
		t.Errorf("%d acts, want 1", n)
	}
	press(t, w, "e") // after a rest: another act
	w.commands.Run("edit.undo")
	if !strings.HasSuffix(clean(w), "Nothingabd else.") {
		t.Errorf("after undo: %q", clean(w))
	}
	w.commands.Run("edit.undo")
	if clean(w) != before {
		t.Errorf("after the second undo: %q", clean(w))
	}
}

// TestDetectionWhileWriting: repairs that come in while the reader types do not
// take away what was typed.
func TestDetectionWhileWriting(t *testing.T) {
	w := standard(t)
	writeAt(t, w, "keeper’s")
	press(t, w, "!", "?")
	found := w.room.session.Repairs()[:1:1]
	found = append(found, repair.Repair{Span: text.Span{Start: 0, End: 3}, Replacement: "That same", Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 0.95}})
	w.room.session.Detection().Set([]repair.Repair{found[1], found[0]})
	if got, want := typed(w), "That same keeper’s!? lamp"; !strings.HasPrefix(got, want) {
		t.Errorf("while typing: %q, want %q", got, want)
	}
	w.room.pane.writing.settle()
	if got, want := clean(w), "That same keeper’s!? lamp"; !strings.HasPrefix(got, want) {
		t.Errorf("kept: %q, want %q", got, want)
	}
}

// TestAnyWriting: whatever is typed and deleted anywhere, the column reads as a
// plain text edited alike, and the session agrees when the draft is settled.
func TestAnyWriting(t *testing.T) {
	w := open(t, letter, "a€™", "’", "tho", "the", "lamp.\n", "")
	byHand(w)
	s, start := w.room.session, clean(w)
	rapid.Check(t, func(t *rapid.T) {
		want := start
		for range rapid.IntRange(1, 12).Draw(t, "n") {
			at := rapid.IntRange(0, len(want)).Draw(t, "at")
			for at > 0 && at < len(want) && want[at]&0xc0 == 0x80 {
				at--
			}
			pos := w.room.pane.book.AtTyped(at)
			w.room.pane.view.Select(1, pos, pos)
			if got := w.room.pane.book.Typed(caretOf(w)); got != at {
				t.Fatalf("caret at %d, asked for %d of %q", got, at, want)
			}
			switch rapid.IntRange(0, 3).Draw(t, "what") {
			case 0:
				pressT(w, "x", "y")
				want = want[:at] + "xy" + want[at:]
			case 1:
				pressT(w, "Return")
				want = want[:at] + "\n" + want[at:]
			case 2:
				pressT(w, "BackSpace")
				want = want[:lastRune(want, at)] + want[at:]
			default:
				w.room.pane.writing.settle()
				if clean(w) != want {
					t.Fatalf("kept %q, want %q", clean(w), want)
				}
			}
			if got := typed(w); got != want {
				t.Fatalf("column %q, want %q", got, want)
			}
		}
		w.room.pane.writing.settle()
		if clean(w) != want {
			t.Fatalf("kept %q, want %q", clean(w), want)
		}
		for range s.History().Acts() {
			s.History().Undo()
		}
		if clean(w) != start {
			t.Fatalf("undone: %q, want %q", clean(w), start)
		}
	})
}

func lastRune(s string, at int) int {
	if at > 0 {
		at--
	}
	for at > 0 && s[at]&0xc0 == 0x80 {
		at--
	}
	return at
}

func pressT(w *Window, keys ...string) {
	for _, k := range keys {
		if len([]rune(k)) == 1 {
			w.focused().TypedRune([]rune(k)[0])
		} else {
			w.focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(k)})
		}
	}
}
