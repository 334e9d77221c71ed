package window

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/dock"
	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/annotate"
	"emend/editor/text"
)

// An orphanage is the form in which orphans are given their places back.
type orphanage struct {
	room  *room
	id    string // of the orphan before the reader
	title string
	about string // the note itself
	found []annotate.Candidate
	done  bool // its places were looked for
	form  *dock.Worklist
}

// showOrphans goes through the notes whose place is lost, from the first on.
func (w noting) showOrphans() {
	if all := lost(w.room); len(all) > 0 {
		w.showOrphan(all[0].ID)
	}
}

// lost are the notes whose place is lost.
func lost(r *room) []annotate.Annotation {
	return annotate.List(r.session.Notes().List(), annotate.Filter{Orphans: true}, annotate.ByPlace)
}

// showOrphan opens the form for one of them.
func (w noting) showOrphan(id string) {
	r := w.room
	if r.orphans != nil && r.orphans.form.Open() {
		r.orphans.show(id)
		return
	}
	o := &orphanage{room: r}
	button := func(name, tip string, do func()) *parts.Button { return parts.NewButton(name, nil, tip, do) }
	o.form = r.panels.dock.Work(dock.Work{
		Title: say.T("Orphans"), Rows: 4, Count: func() int { return len(o.found) },
		Cells: []list.Cell{{Left: 8, Width: 44, Right: true}, {Left: 62, Width: -80}, {Left: -76, Width: 66, Right: true}},
		Fill:  o.fill, Show: o.showPlace, Do: o.attachTo,
		Keys:   map[rune]func(int){'n': func(int) { o.step(1) }, 'p': func(int) { o.step(-1) }},
		Delete: o.remove, Rest: w.commands.Rune,
		Buttons: []*parts.Button{
			button(say.T("Previous"), "p", func() { o.step(-1) }), button(say.T("Next"), "n", func() { o.step(1) }),
			button(say.T("Delete"), say.T("Delete the note; Undo brings it back"), o.remove),
			button(say.T("Attach to Selection"), "Ctrl+Alt+M", w.attachHere),
			button(say.T("Attach"), say.T("Enter"), func() { o.attachTo(o.form.Chosen()) }).Strong(),
		},
		Closed: func() { r.orphans = nil },
	})
	r.orphans = o
	o.show(id)
}

// show puts an orphan before the reader and looks for its place.
func (o *orphanage) show(id string) {
	all := lost(o.room)
	at := -1
	for i := range all {
		if all[i].ID == id {
			at = i
		}
	}
	if at < 0 {
		return
	}
	n := all[at]
	o.id, o.found, o.done = id, nil, false
	o.title = say.F("Orphan %d of %d: “%s”", at+1, len(all), panes.Brief(n.Quote.Exact, 60))
	o.about = strings.TrimSpace(tagWords(n.Tags) + "  " + panes.Brief(n.Body, 160))
	o.tell(say.T("Looking for its place…"))
	o.form.Choose(-1, nil)
	raw := o.room.session.Raw().Text()
	go func() {
		found := annotate.Candidates(raw, n)
		o.room.work.later(func() { o.take(id, found) })
	}()
}

// tell says what can be done now, below what the note says.
func (o *orphanage) tell(now string) { o.form.Retitle(o.title, strings.TrimSpace(o.about+"\n"+now)) }

func tagWords(tags []string) string {
	var words []string
	for _, t := range tags {
		words = append(words, "#"+t)
	}
	return strings.Join(words, " ")
}

// take shows the places found for an orphan, the best first.
func (o *orphanage) take(id string, found []annotate.Candidate) {
	if o.id != id || !o.form.Open() {
		return
	}
	o.found, o.done = found, true
	o.form.Reload()
	if len(found) == 0 {
		o.tell(say.T("Nothing like its passage is in the text. Select a place in either pane and press Ctrl+Alt+M, or leave the note here: it is kept."))
	} else {
		o.tell(say.T("Enter attaches the note to the place chosen below. Or select its passage in either pane and press Ctrl+Alt+M."))
		o.form.Choose(0, o.showPlace)
	}
	o.room.window.moved()
}

func (o *orphanage) fill(c *list.Cells, i int) {
	s := look.Present()
	if i >= len(o.found) {
		return
	}
	session, at := o.room.session, o.found[i].Span
	before, after := panes.Around(session.Raw().Text(), at, 36)
	c.Set(0, strconv.Itoa(int(o.found[i].Score*100+0.5))+" %", s.Accent, 0, fyne.TextStyle{Bold: i == 0})
	c.Set(1, before+"["+panes.Brief(session.Raw().Slice(at), 80)+"]"+after, s.Ink, 0, fyne.TextStyle{})
	c.Set(2, say.F("line %d", session.LineAt(at.Start)), s.Faint, 11, fyne.TextStyle{})
}

// showPlace selects a place in the panes.
func (o *orphanage) showPlace(i int) {
	if i >= 0 && i < len(o.found) {
		o.room.pane.show(o.found[i].Span)
	}
}

// attachTo attaches the orphan to a place of the list.
func (o *orphanage) attachTo(i int) {
	if i >= 0 && i < len(o.found) {
		o.attach(o.found[i].Span)
	}
}

// attach gives the orphan a place and goes on to the next.
func (o *orphanage) attach(at text.Span) {
	w := o.room.window
	if why := w.refusal("notes.attach"); why != "" {
		w.say(why)
		return
	}
	next := o.beside(1)
	if !o.room.session.Notes().Attach(o.id, at) {
		return
	}
	w.say(say.T("The note has its place again. Undo takes that back."))
	o.goOn(next)
}

// remove deletes the orphan, as the reader asks for it.
func (o *orphanage) remove() {
	next := o.beside(1)
	was := len(o.room.session.Notes().List())
	for _, n := range lost(o.room) {
		if n.ID == o.id {
			noting{o.room.window}.deleteNote(n)
		}
	}
	if len(o.room.session.Notes().List()) < was {
		o.goOn(next)
	}
}

// goOn shows the next orphan, or closes the form when none is left.
func (o *orphanage) goOn(next string) {
	if len(lost(o.room)) == 0 {
		o.room.panels.dock.Close()
		o.room.window.say(say.T("All notes have their places."))
	} else {
		o.show(next)
	}
	o.room.window.moved()
}

// beside is the orphan some steps on, going round.
func (o *orphanage) beside(step int) string {
	all := lost(o.room)
	for i := range all {
		if all[i].ID == o.id {
			return all[(i+step+len(all))%len(all)].ID
		}
	}
	if len(all) > 0 {
		return all[0].ID
	}
	return ""
}

func (o *orphanage) step(step int) {
	o.show(o.beside(step))
	o.room.window.moved()
}

// attaching says whether an orphan waits for a place.
func (w noting) attaching() bool { return w.room != nil && w.room.orphans != nil }

// attachHere attaches the orphan before the reader to the selection.
func (w noting) attachHere() {
	s, _, ok := w.room.pane.selection()
	if !ok || s.Empty() {
		w.say(say.T("Select the passage that the note is about first."))
		return
	}
	w.room.orphans.attach(s)
}
