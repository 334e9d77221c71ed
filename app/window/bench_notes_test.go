package window

import (
	"strings"
	"testing"

	"emend/app/versions"
	"emend/editor/annotate"
	"emend/editor/text"
)

// BenchmarkNotesPanel is one note written in a text with 10,000 of them.
func BenchmarkNotesPanel(b *testing.B) {
	raw := strings.Repeat(letter+"\n\n", 1_000_000/(len(letter)+2))
	w := open(b, raw, "a€™", "’")
	w.settings.Hidden["notes"] = false
	w.room.frame.arrange()
	var notes []annotate.Annotation
	for i := range 10_000 {
		notes = append(notes, annotate.Annotation{Span: text.Span{Start: i * 90, End: i*90 + 5}, Body: "body", Tags: []string{"tag"}})
	}
	w.room.session.Notes().AddAll(notes)
	for b.Loop() {
		w.room.session.Notes().Add(annotate.Annotation{Span: text.Span{Start: 4, End: 9}})
	}
}

// BenchmarkShowComparison is what the window does itself for a comparison of
// two texts of 10 MB that differ in 150,000 places, and the way back.
func BenchmarkShowComparison(b *testing.B) {
	raw := strings.Repeat(letter+"\n\n", 10_000_000/(len(letter)+2))
	w := open(b, raw, "a€™", "’")
	m := versions.Moments(w.room.session)
	run := w.room.session.Versions().Comparing(m[0].At, m[1].At)
	c, err := run()
	if err != nil {
		b.Fatal(err)
	}
	s := c.Session("letter.txt")
	b.ReportMetric(float64(len(c.Hunks)), "differences")
	for b.Loop() {
		viewing{w}.showComparison(s, "raw", "now")
		viewing{w}.endComparison()
	}
}
