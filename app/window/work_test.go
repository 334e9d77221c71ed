package window

import (
	"strings"
	"testing"
)

// TestStoppedSearchOffersToGoOn: a bar says how far the search came; its button
// looks on, and what an earlier run still has to say is dropped.
func TestStoppedSearchOffersToGoOn(t *testing.T) {
	d := newBench(t)
	d.open(d.write("letter.txt", strings.Repeat(page, 300))) // so long that no search ends before it is stopped
	d.until("the search is over", func() bool { return !d.room.session.Detection().State().Running })
	d.room.work.detect()
	d.room.work.cancel()
	d.until("the search has stopped", func() bool { return !d.room.session.Detection().State().Running })
	if !strings.Contains(d.present().Bar, "was stopped after") {
		t.Fatalf("the bar says %q", d.present().Bar)
	}
	d.room.bars.list[stoppedBar].acts[0].OnTapped()
	if got := d.present().Bar; got != "" || !d.room.session.Detection().State().Running {
		t.Errorf("going on, the bar says %q", got)
	}
	d.until("the search is over", func() bool { return !d.room.session.Detection().State().Running })
	if d.room.session.Detection().Needed() || d.present().Bar != "" {
		t.Errorf("in the end the bar says %q", d.present().Bar)
	}
}
