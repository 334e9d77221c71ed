package editor

import "emend/editor/repair"

// A Tally counts repairs by the state of their decision. Sleeping ones are
// counted apart, since the reader is not asked about them.
type Tally struct {
	Total    int // all that are awake
	Pending  int
	Accepted int
	Rejected int
	Edited   int
	Asleep   int
	Held     int // of those asleep, held back by “never this string”
	Applied  int // pending ones that count in the cleaned text
}

// counts are the tally and the groups of repairs, and which are containers.
type counts struct {
	tally  Tally
	groups grouping
	large  []int // see Containers; never changed
}

// sort takes in that the repairs [first, end) follow, none of which is counted
// yet.
func (c *counts) sort(repairs []repair.Repair, first, end int) {
	c.groups.sort(repairs, first, end)
	for i := first; i < end; i++ {
		if repairs[i].Container {
			c.large = append(c.large, i)
		}
	}
}

// count takes a part [first, end) of the repairs into the counts or, with
// by = -1, out of them. asleep says which of them sleep (nil: none).
func (c *counts) count(r *Review, first, end int, asleep []bool, by int) {
	t := &c.tally
	for i := first; i < end; i++ {
		held := r.Held(i)
		if held || asleep != nil && asleep[i-first] {
			t.Asleep += by
			if held {
				t.Held += by
			}
			continue
		}
		t.Total += by
		state := r.verdicts.state(i)
		switch state {
		case repair.Accepted:
			t.Accepted += by
		case repair.Rejected:
			t.Rejected += by
		case repair.Edited:
			t.Edited += by
		default:
			t.Pending += by
			if _, counts := r.policy.Wording(&r.repairs[i], repair.Pending, ""); counts {
				t.Applied += by
			}
		}
		c.groups.count(i, state, by)
	}
}

// add takes in the counts of the repairs that follow.
func (c *counts) add(more *counts) {
	t, u := &c.tally, &more.tally
	for _, n := range [...]struct{ to, from *int }{
		{&t.Total, &u.Total},
		{&t.Pending, &u.Pending},
		{&t.Accepted, &u.Accepted},
		{&t.Rejected, &u.Rejected},
		{&t.Edited, &u.Edited},
		{&t.Asleep, &u.Asleep},
		{&t.Held, &u.Held},
		{&t.Applied, &u.Applied},
	} {
		*n.to += *n.from
	}
	c.groups.add(&more.groups)
	c.large = append(c.large, more.large...)
}
