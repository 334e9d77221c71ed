// Package queue is the list of repairs that the reader goes through, one by
// one or group by group, and the strip that shows a decision on many before it
// is taken.
package queue

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
)

// A Desk is the review that the panel goes through.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
	Queue() *review.Queue
	Preview() *review.Preview
	Exception(i int) bool
}

// Keys is where the queue takes keys to that it does not know itself.
type Keys interface {
	Rune(r rune) bool
	Key(name fyne.KeyName) bool
	Shortcut(s fyne.Shortcut) bool
}

// A Queue is the panel.
type Queue struct {
	Content fyne.CanvasObject

	desk    Desk
	keys    Keys
	repairs *list.List
	groups  *groupList
	split   *container.Split
	body    *fyne.Container
	empty   *fyne.Container // stands where the list has nothing to show
	why     *widget.Label
	all     *parts.Button
	strip   *strip
	head    *head
	grouped bool
	stale   bool // the groups are not gathered
	stop    func()
}

// New makes the panel of a desk.
func New(d Desk, keys Keys, tip func(text string, about parts.Area)) *Queue {
	q := &Queue{desk: d, keys: keys}
	q.repairs = list.New(rowHeight, func() int { return len(q.shown()) }, func() list.Row {
		return newRow(d.Session(), q.at, q.ticked, d.Exception)
	})
	q.repairs.On = list.Events{
		Choose: func(i int) {
			d.Queue().Go(q.at(i))
			d.Preview().Look(q.at(i))
		},
		Open: q.open,
		Tap:  q.tap,
		Key:  q.key, Rune: keys.Rune, Shortcut: func(s fyne.Shortcut) { keys.Shortcut(s) },
		Hover: func(i int, row parts.Area) { tip(q.tip(q.at(i)), row) },
	}
	q.groups = newGroupList(d, keys, q.groupKey)
	q.strip = newStrip(d)
	q.head = newHead(q)
	q.split = container.NewHSplit(q.groups.list, q.repairs)
	q.body = container.NewStack(q.repairs)
	q.why = widget.NewLabel("")
	q.why.Alignment = fyne.TextAlignCenter
	q.all = parts.NewButton(say.T("Show all"), nil, say.T("Clear all filters"), func() { d.Queue().SetFilter(review.Filter{}) })
	q.all.OnEscape = q.TakeFocus
	q.empty = container.NewCenter(container.NewVBox(q.why, container.NewCenter(q.all)))
	top := container.NewVBox(q.head.content, q.strip.content)
	q.Content = parts.Border(top, nil, nil, nil, container.NewStack(q.body, q.empty))
	q.stop = d.Observe(q.moved)
	q.moved(review.QueueMoved | review.CurrentMoved)
	return q
}

// Close lets go of the desk.
func (q *Queue) Close() { q.stop() }

// TakeFocus puts the keyboard focus on the queue.
func (q *Queue) TakeFocus() {
	if q.grouped && q.desk.Preview().Bulk() == nil {
		q.groups.list.TakeFocus()
		return
	}
	q.repairs.TakeFocus()
}

// Focused says whether f is a part of the queue that takes plain keys.
func (q *Queue) Focused(f fyne.Focusable) bool {
	return f == fyne.Focusable(q.repairs) || f == fyne.Focusable(q.groups.list)
}

// Grouped says whether groups are shown instead of single repairs.
func (q *Queue) Grouped() bool { return q.grouped }

// SetGrouped shows groups, or single repairs.
func (q *Queue) SetGrouped(on bool) {
	if q.grouped == on {
		return
	}
	q.grouped = on
	q.moved(review.CurrentMoved)
	q.arrange()
	q.TakeFocus()
}

func (q *Queue) arrange() {
	if q.grouped {
		q.split = container.NewHSplit(q.groups.list, q.repairs)
		q.split.SetOffset(0.4)
		q.body.Objects = []fyne.CanvasObject{q.split}
	} else {
		q.body.Objects = []fyne.CanvasObject{q.repairs}
	}
	q.body.Refresh()
}

// shown is what the list of repairs holds: the preview's members, the current
// group's, or the queue.
func (q *Queue) shown() []int {
	if b := q.desk.Preview().Bulk(); b != nil {
		return b.Members
	}
	if q.grouped {
		return q.groups.members()
	}
	return q.desk.Queue().List()
}

func (q *Queue) at(i int) int {
	if shown := q.shown(); i >= 0 && i < len(shown) {
		return shown[i]
	}
	return -1
}

// ticked says whether a member of the preview is in it.
func (q *Queue) ticked(i int) (on, shown bool) {
	b := q.desk.Preview().Bulk()
	return b != nil && !b.Out[i], b != nil
}

func (q *Queue) open(i int) {
	if q.desk.Preview().Bulk() != nil {
		q.desk.Preview().Confirm()
		return
	}
	q.keys.Rune('y')
}

// tap takes a click on the tick of a member.
func (q *Queue) tap(i int, at fyne.Position) {
	if at.X < 28 && q.desk.Preview().Bulk() != nil {
		q.desk.Preview().Toggle(q.at(i))
	}
}

// key takes the keys that mean something else while a preview is shown.
func (q *Queue) key(e *fyne.KeyEvent, held fyne.KeyModifier) bool {
	if held&^fyne.KeyModifierShift != 0 {
		return true
	}
	if q.desk.Preview().Bulk() != nil {
		switch e.Name {
		case fyne.KeySpace:
			q.desk.Preview().Toggle(q.at(q.repairs.Chosen()))
			return true
		case fyne.KeyReturn, fyne.KeyEnter:
			q.desk.Preview().Confirm()
			return true
		}
	}
	return q.keys.Key(e.Name)
}

func (q *Queue) groupKey(e *fyne.KeyEvent, held fyne.KeyModifier) bool {
	return q.key(e, held)
}

// moved redraws what moved.
func (q *Queue) moved(m review.Moved) {
	if m.Has(review.BulkMoved) {
		q.strip.refresh()
		q.Content.Refresh()
		if q.desk.Preview().Bulk() != nil {
			q.repairs.TakeFocus()
		} else {
			q.TakeFocus()
		}
	}
	if m.Has(review.ProgressMoved) {
		q.refreshEmpty()
	}
	if b := q.desk.Preview().Bulk(); b != nil && m.Has(review.SampleMoved) {
		q.strip.refreshSample(b)
	}
	if m.Has(review.TextMoved | review.CurrentMoved | review.QueueMoved | review.BulkMoved) {
		if q.grouped && (q.stale || m.Has(review.TextMoved|review.QueueMoved)) {
			q.groups.gather()
			q.stale = false
		}
		q.stale = q.stale || m.Has(review.TextMoved|review.QueueMoved) && !q.grouped
		if q.grouped {
			q.groups.follow()
		}
		q.head.refresh()
		q.refreshEmpty()
		i, _ := q.desk.Queue().Current()
		q.repairs.Choose(q.rank(i))
	}
}

// refreshEmpty says why the list is empty, and what to do.
func (q *Queue) refreshEmpty() {
	s := q.desk.Session()
	q.empty.Hidden = len(q.shown()) > 0
	filtered := !q.desk.Queue().Filter().Empty()
	q.all.Hidden = !filtered
	switch {
	case q.desk.Queue().Filling():
		q.why.SetText(say.T("Looking for what passes the filter…"))
	case filtered:
		q.why.SetText(say.T("No repair passes the filter."))
	case s.Detection().State().Running:
		q.why.SetText(say.T("Looking for damage…"))
	default:
		q.why.SetText(say.T("There is nothing to decide."))
	}
	q.empty.Refresh()
}

// rank is the row of a repair in the list.
func (q *Queue) rank(i int) int {
	if q.desk.Preview().Bulk() == nil && !q.grouped {
		return q.desk.Queue().Rank(i)
	}
	for at, j := range q.shown() {
		if j == i {
			return at
		}
	}
	return -1
}

func (q *Queue) tip(i int) string {
	if i < 0 {
		return ""
	}
	text := say.Sentence(q.desk.Session().Repairs()[i].Evidence)
	if q.desk.Exception(i) {
		text = say.T("Decided otherwise than its group: an exception, which stays when the group is decided again.") + "\n" + text
	}
	return text
}

// head is the line above the list: what is shown and in what order.
type head struct {
	queue   *Queue
	content fyne.CanvasObject
	single  *parts.Button
	groups  *parts.Button
	order   *parts.Select
	words   *parts.Entry
	count   *widget.Label
}

var orders = []struct {
	order review.Order
	title string
}{
	{review.ByPlace, say.Mark("By place")},
	{review.ByValue, say.Mark("By value")},
	{review.ByDoubt, say.Mark("Least sure first")},
	{review.ByRule, say.Mark("By rule")},
}

func newHead(q *Queue) *head {
	h := &head{queue: q, count: widget.NewLabel("")}
	h.count.Truncation = fyne.TextTruncateEllipsis // so that another count moves nothing
	h.single = parts.NewButton(say.T("Repairs"), nil, say.T("One row a repair"), func() { q.SetGrouped(false) }).Quiet()
	h.groups = parts.NewButton(say.T("Groups"), nil, say.T("One row a rule and pattern: decide them together"), func() { q.SetGrouped(true) }).Quiet()
	var names []string
	for _, o := range orders {
		names = append(names, say.T(o.title))
	}
	h.order = parts.NewSelect(names, nil)
	h.order.SetSelectedIndex(0)
	h.order.OnChanged = func(string) { q.desk.Queue().SetOrder(orders[max(0, h.order.SelectedIndex())].order) }
	h.order.OnEscape = q.TakeFocus
	h.words = parts.NewEntry()
	h.words.SetPlaceHolder(say.T("Filter by wording"))
	h.words.OnChanged = func(s string) {
		f := q.desk.Queue().Filter()
		f.Words = s
		q.desk.Queue().SetFilter(f)
	}
	h.words.OnEscape = func() { h.words.SetText(""); q.TakeFocus() }
	h.words.OnDone = q.TakeFocus
	h.words.OnMove = func(int) { q.TakeFocus() }
	words := container.NewGridWrap(fyne.NewSize(170, h.words.MinSize().Height), h.words)
	h.content = parts.Border(nil, nil, container.NewHBox(h.single, h.groups), container.NewHBox(words, h.order), h.count)
	return h
}

// FilterByWording puts the focus into the filter.
func (q *Queue) FilterByWording() { parts.TakeFocus(q.head.words) }

func (h *head) refresh() {
	weight := func(b *parts.Button, on bool) {
		b.Importance = widget.LowImportance
		if on {
			b.Importance = widget.MediumImportance
		}
		b.Refresh()
	}
	weight(h.single, !h.queue.grouped)
	weight(h.groups, h.queue.grouped)
	d := h.queue.desk
	for i, o := range orders {
		if o.order == d.Queue().Order() && h.order.SelectedIndex() != i {
			h.order.SetSelectedIndex(i)
		}
	}
	n := len(d.Queue().List())
	all := d.Session().Tally().Total
	text := say.N(n, "%d repair", "%d repairs")
	switch {
	case d.Queue().Filling():
		text = say.F("%d of %d repairs so far", n, all)
	case n != all:
		text = say.F("%d of %d repairs", n, all)
	}
	if h.queue.grouped {
		text = say.N(len(h.queue.groups.shown), "%d group", "%d groups") + " · " + text
	}
	h.count.SetText(text)
	if f := d.Queue().Filter(); f.Words != h.words.Text {
		h.words.Text = f.Words
		h.words.Refresh()
	}
}

// Restyle takes in that the colours changed.
func (q *Queue) Restyle() {
	q.strip.refresh()
	q.repairs.Refresh()
	q.groups.list.Refresh()
}
