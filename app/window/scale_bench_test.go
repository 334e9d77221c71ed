package window

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/panes"
	"emend/app/review"
	"emend/app/settings"
	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// scales are sizes of texts and how many repairs they have.
var scales = []struct {
	name           string
	bytes, repairs int
}{{"10MB", 10 << 20, 500_000}, {"100MB", 100 << 20, 500_000}, {"100MB-2M", 100 << 20, 2_000_000}}

// reviewAtScale is a window with so many repairs evenly in a text: four of ten
// in one group, one of five in a second, the others in 400; one of 5,000 is a
// passage that holds others. What is posted to it goes into posts.
func reviewAtScale(b *testing.B, size, repairs int, posts chan<- func()) *Window {
	var raw strings.Builder
	raw.Grow(size + 100)
	found := make([]repair.Repair, 0, repairs)
	each := size / repairs
	for i := range repairs {
		start := raw.Len()
		rule, words, by := repair.RuleID("ocr.letters"), "tho", "the"
		switch k := i % 10; {
		case k < 4:
			rule, words, by = "mojibake.folded", "a€™", "’"
		case k < 6:
			rule, words, by = "layout.broken-lines", "\n", " "
		case k == 6:
			words = fmt.Sprint("tho", i%400)
		}
		raw.WriteString(words)
		r := repair.Repair{Span: text.Span{Start: start, End: raw.Len()}, Replacement: by, Grounds: &repair.Grounds{Rule: rule, Confidence: 0.5 + float64(i%50)/100, Group: repair.GroupKey(rule, words)}}
		if i%5000 == 0 {
			r.Span.End, r.Replacement, r.Rule, r.Container, r.Group = start+each*40, "", "repeats.passage", true, "repeats.passage"
		}
		found = append(found, r)
		for raw.Len() < start+each-10 {
			raw.WriteString(" a word of the text")
		}
		for raw.Len() < start+each {
			raw.WriteByte(" \n"[min(1, i%7/6)])
		}
	}
	s := editor.New(text.Decode([]byte(raw.String())), record.Source{Name: "large.txt"})
	s.Detection().Set(repair.Resolve(s.Raw().Text(), found, func(repair.RuleID) int { return 0 }))
	w := New(test.NewTempApp(b), settings.Default())
	w.settings.HintSeen, w.settings.Author, w.looked = true, "Ann", true
	w.post = func(f func()) { posts <- f }
	w.win.Resize(fyne.NewSize(1280, 800))
	opening{w}.enter(s)
	return w
}

// benchHolds does something over and over, with what it has posted, and tells how
// long it held the window at most.
func benchHolds(b *testing.B, w *Window, posts <-chan func(), do func(n int)) {
	n, longest := 0, time.Duration(0)
	hold := func(f func()) {
		start := time.Now()
		f()
		longest = max(longest, time.Since(start))
	}
	for b.Loop() {
		hold(func() { do(n) })
		for len(posts) > 0 || w.room.desk.Worker().Busy() > 0 {
			hold(<-posts)
		}
		n++
	}
	b.ReportMetric(float64(longest)/float64(time.Millisecond), "ms-held")
}

// BenchmarkActs tells how long acts take in texts of several sizes, with what
// they do beside the window, and how long they hold it at most, without the
// drawing: less than 100 ms is the goal, and 16 the aim.
func BenchmarkActs(b *testing.B) {
	for _, c := range scales {
		b.Run(c.name, func(b *testing.B) {
			posts := make(chan func(), 1000)
			w := reviewAtScale(b, c.bytes, c.repairs, posts)
			d := w.room.desk
			q := d.Queue()
			run := func(name string, do func(n int)) {
				b.Run(name, func(b *testing.B) { benchHolds(b, w, posts, do) })
			}
			run("step", func(int) { q.Step(1, false) })
			run("decide", func(int) { d.Accept() })
			run("decide-undo", func(int) { d.Accept(); d.History().Undo() })
			run("jump", func(n int) { q.Edge(n%2*2 - 1) })
			run("passage", func(n int) {
				q.Go(firstOf(w, "repeats.passage"))
				d.Decide(repair.Decision{State: repair.State(1 + n%2)})
			})
			run("filter-state", func(n int) {
				q.SetFilter(review.Filter{States: []repair.State{repair.State(n % 2)}})
			})
			run("decide-filtered", func(int) { d.Accept() })
			run("filter-words", func(n int) { q.SetFilter(review.Filter{Words: fmt.Sprint("tho", n%400)}) })
			q.SetFilter(review.Filter{})
			run("order", func(n int) { q.SetOrder(review.Order(n % 2)) })
			run("decide-by-value", func(int) { d.Accept() })
			q.SetOrder(review.ByPlace)
			run("facets", func(int) { new(review.Counter).Count(q, func(review.Facets) {}) })
			run("groups", func(int) { w.commands.Run("view.groups") })
			run("export", func(int) { openSheet(b, w, "file.export") })
			run("pending", func(int) { w.commands.Run("view.pending") })
			run("properties", func(int) { openSheet(b, w, "file.properties") })
			q.Go(firstOf(w, "layout.broken-lines"))
			run("propose", func(n int) { d.Preview().Propose(repair.State(1+n%2), review.SamePattern) })
			run("bulk", func(n int) {
				d.Preview().Propose(repair.State(1+n%2), review.SamePattern)
				d.Preview().Confirm()
			})
			run("bulk-undo", func(n int) { w.commands.Run([]string{"edit.undo", "edit.redo"}[n%2]) })
			byHand(w)
			run("settle", func(n int) { typeAt(w, 101+n*1009); w.room.pane.writing.settle() })
			run("settle-on", func(int) { typeAt(w, 1); w.room.pane.writing.settle() })
			run("settle-undo", func(n int) {
				typeAt(w, -101-n*1009)
				w.room.pane.writing.settle()
				w.commands.Run("edit.undo")
			})
			run("zoom", func(n int) { w.commands.Run([]string{"view.larger", "view.smaller"}[n%2]) })
			run("resize", func(n int) { w.win.Resize(fyne.NewSize(float32(1280-n%2*40), 800)) })
			run("found", func(n int) {
				searched{w.room}.SetFinds(panes.CleanSide, []text.Span{{Start: 5, End: 9}}, -1)
			})
		})
	}
}

// openSheet opens a command's sheet and closes it.
func openSheet(b *testing.B, w *Window, id string) {
	overlays := w.win.Canvas().Overlays()
	w.commands.Run(id)
	if overlays.Top() == nil {
		b.Fatal(id, " opens no sheet")
	}
	for overlays.Top() != nil {
		w.looseKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// typeAt types a letter so many bytes behind the middle of the cleaned text.
func typeAt(w *Window, off int) {
	at := w.room.pane.book.AtTyped(w.room.session.Mapping().CleanLen()/2 + off)
	w.room.pane.view.Select(1, at, at)
	w.focused().TypedRune('a')
}

// firstOf is the first repair of a rule.
func firstOf(w *Window, rule repair.RuleID) int {
	for i := range w.room.session.Repairs() {
		if w.room.session.Repairs()[i].Rule == rule {
			return i
		}
	}
	return -1
}
