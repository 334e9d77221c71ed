package window

import (
	"emend/app/dock"
	"emend/app/facet"
	"emend/app/inspect"
	"emend/app/notes"
	"emend/app/queue"
	"emend/app/ruler"
	"emend/app/status"
)

// panels are what stands around the texts.
type panels struct {
	queue   *queue.Queue
	inspect *inspect.Inspector
	status  *status.Bar
	facets  *facet.Panel
	notes   *notes.Panel
	choice  notes.Choice // which notes are listed
	ruler   *ruler.Ruler
	dock    *dock.Dock
}

func newPanels(r *room) *panels {
	w, d := r.window, r.desk
	p := &panels{queue: queue.New(d, w.commands, w.tips.Tell)}
	p.inspect = inspect.New(d, acts{w})
	p.status = status.New(d, acts{w}, r.compared != nil)
	p.status.SetWordless(!hasWords(r.session.Raw().Text()))
	p.dock = dock.New(r.focus)
	p.dock.Moved = func() {
		r.frame.makeRoom() // the toolkit does not, where a form has gone
		w.tips.Hide()
		w.moved()
	}
	p.facets = facet.New(d, w.commands, w.after)
	p.notes = noting{w}.notesPanel(d, &p.choice)
	p.ruler = ruler.New(d, w.probe.gauge.measured(r.pane.view), r.pane.peek, w.tips.Hide)
	return p
}

func (p *panels) close() {
	p.queue.Close()
	p.inspect.Close()
	p.status.Close()
	p.facets.Close()
	p.notes.Close()
	p.ruler.Close()
}

// restyle redraws what holds colours of its own.
func (p *panels) restyle() {
	p.inspect.Restyle()
	p.queue.Restyle()
	p.facets.Restyle()
	p.notes.Restyle()
	p.ruler.Redraw()
}
