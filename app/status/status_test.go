package status

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/review"
	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

type noActs struct{}

func (noActs) Run(string) bool { return false }

// show opens the bar of a text with one repair in a window of a width.
func show(t *testing.T, width float32) (*Bar, *review.Desk) {
	t.Helper()
	test.NewTempApp(t)
	s := editor.New(text.Decode([]byte("tho light")), record.Source{})
	s.Detection().Set([]repair.Repair{{Span: text.Span{End: 3}, Replacement: "the", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.9, Group: repair.GroupKey("ocr.letters", "tho → the")}}})
	d := review.New(s)
	b := New(d, noActs{}, false)
	test.NewTempWindow(t, b.Content).Resize(fyne.NewSize(width, 30))
	return b, d
}

// TestMessageLiesBesideTheRest: what is left of the message may grow while it
// is shown.
func TestMessageLiesBesideTheRest(t *testing.T) {
	b, _ := show(t, 900)
	b.Say("Saved.")
	b.SetPlace(1234567, 1234567, "page of a very long name")
	if end, at := b.ends[0].MinSize().Width, b.said.Position().X; at < end {
		t.Errorf("the message begins at %v, what is before it ends at %v", at, end)
	}
	b.SetSaved("kept in a place that takes many words to tell of")
	if end, at := b.said.Position().X+b.said.Size().Width, b.ends[1].Position().X; at < end {
		t.Errorf("the message ends at %v, what is behind it begins at %v", end, at)
	}
}

// TestLongMessageTakesTheRoomOfTheMeter, and gives it back.
func TestLongMessageTakesTheRoomOfTheMeter(t *testing.T) {
	b, _ := show(t, 700)
	b.Say(strings.Repeat("many words ", 12))
	if b.gauge.Visible() {
		t.Error("the meter takes room that the message lacks")
	}
	b.Say("few")
	if !b.gauge.Visible() {
		t.Error("the meter does not come back")
	}
}

func TestBarTellsWhatIsLeft(t *testing.T) {
	b, d := show(t, 900)
	if !strings.Contains(b.left.Text, "1 of 1") {
		t.Errorf("%q", b.left.Text)
	}
	d.Accept()
	if !strings.Contains(b.left.Text, "all 1 decided") {
		t.Errorf("%q", b.left.Text)
	}
}
