package e2e

import (
	"cmp"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestHolds does once, in a text of $EMEND_HOLDS KB (102400 with every tenth word
// damaged makes two million repairs), what goes through all of the text or all
// repairs, and prints how long each act held the toolkit's goroutine at most. The
// times are for people to read, since machines differ; what takes too long is
// marked.
func TestHolds(t *testing.T) {
	kb, err := strconv.Atoi(os.Getenv("EMEND_HOLDS"))
	if err != nil {
		t.Skip("EMEND_HOLDS does not say how large a text is to be")
	}
	every, err := strconv.Atoi(cmp.Or(os.Getenv("EMEND_EVERY"), "10"))
	if err != nil {
		t.Fatalf("EMEND_EVERY: %v", err)
	}
	d := newDesk(t, 1600, 1000)
	d.prefer("dark", 1280, 800)
	h := &holds{desk: d, frames: filepath.Join(d.dir, "frames.jsonl")}
	d.env = append(d.env, "EMEND_FRAMES="+h.frames)
	d.waits = time.Duration(kb/1024) * 6 * time.Second
	path := filepath.Join(d.dir, "large.txt")
	writeText(t, path, kb<<10, 72, every)
	h.act("open, and search for damage", func() { d.open(path) })
	h.walk()
	d.picture("holds")
}

// holds tells the longest hold of each act.
type holds struct {
	*desk
	frames string
	seen   int // steps told of
}

// act does something, waits until the window rests, and tells of it.
func (h *holds) act(name string, do func()) {
	h.t.Helper()
	do()
	(&desktop{desk: h.desk}).quiet()
	data, err := os.ReadFile(h.frames)
	if err != nil {
		h.t.Fatal(err)
	}
	var longest, hold time.Duration
	all := stepsOf(h.t, string(data))
	for _, s := range all[h.seen:] {
		if strings.HasPrefix(s.What, "hold ") {
			hold = max(hold, s.All)
		} else if !strings.HasPrefix(s.What, "+") {
			longest = max(longest, s.All)
		}
	}
	h.seen = len(all)
	mark := ""
	if hold > tooLong {
		mark = "  too long"
	}
	h.t.Logf("%-36s held for %6.1f ms at most, longest step %6.1f ms%s", name, ms(hold), ms(longest), mark)
}

// walk does one act after the other.
func (h *holds) walk() {
	keys := func(name string, keys ...string) { h.act(name, func() { h.keys(keys...) }) }
	types := func(name, words string) { h.act(name, func() { h.types(words) }) }
	keys("step", "j", "J")
	keys("decide", "y")
	keys("undo", "u")
	keys("last and first", "alt+End", "alt+Home")
	keys("filter: the field", "slash")
	types("filter: letter by letter", "donat")
	keys("filter: none", "Escape")
	keys("find: the field", "ctrl+f")
	types("find: letter by letter", "great")
	keys("find: next", "Return", "Return")
	keys("find: shut", "Escape")
	keys("preview of the group", "a")
	keys("preview left", "Escape")
	h.act("decide the group", func() {
		h.keys("a")
		s := h.until("the preview", func(s state) bool { return s.Bulk > 0 })
		h.keys("Return")
		h.until("the group is decided", func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
	})
	h.act("undo the group", func() {
		s, _ := h.state()
		h.keys("u")
		h.until("the group is undone", func(now state) bool { return now.Open > s.Open })
	})
	keys("undecided shown as left", "ctrl+shift+u")
	keys("undecided shown as applied", "ctrl+shift+u")
	keys("queue by groups", "v")
	keys("queue by repairs", "v")
	keys("facets", "ctrl+alt+e")
	keys("decide, with facets", "y")
	keys("facets hidden", "ctrl+alt+e")
	keys("another theme", "ctrl+alt+d")
	keys("another layout", "ctrl+alt+2")
	keys("the layout of before", "ctrl+alt+1")
	keys("one column", "ctrl+i")
	keys("two columns", "ctrl+i")
	keys("larger text", "ctrl+plus", "ctrl+0")
	keys("export sheet", "ctrl+e")
	keys("export sheet: another format", "Down")
	keys("export sheet shut", "Escape")
	h.act("write in the cleaned text", func() {
		h.x("mousemove", "--window", h.window(), "700", "300", "click", "1")
		h.types("some words")
		time.Sleep(2 * time.Second)
	})
	h.act("write on", func() {
		h.types("and more")
		time.Sleep(2 * time.Second)
	})
	keys("undo what was written", "ctrl+z")
	h.act("replace all: find", func() { h.keys("ctrl+f"); h.types("great"); h.keys("Tab"); h.types("grand") })
	h.act("replace all", func() { h.replaceAll() })
	keys("undo it", "Escape", "ctrl+z")
}

// replaceAll presses the button of that name, and then that of the list.
func (h *holds) replaceAll() {
	h.keys("Tab", "Tab", "space")
	time.Sleep(time.Second)
	h.keys("Return")
}
