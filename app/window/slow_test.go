package window

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"emend/editor"
)

// slowDisk makes the disk of the review slow: another process reads the project
// and lets nobody write, until free is called. SQLite waits three seconds for it.
func (d *bench) slowDisk() (free func()) {
	d.t.Helper()
	db, err := sql.Open("sqlite", "file://"+d.room.session.Project().Saved().Path+"?mode=ro")
	if err != nil {
		d.t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		d.t.Fatal(err)
	}
	var n int
	if err := tx.QueryRow("SELECT count(*) FROM log").Scan(&n); err != nil {
		d.t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			d.t.Error(err)
		}
		if err := db.Close(); err != nil {
			d.t.Error(err)
		}
	}
}

// statusWords is what the status bar says of saving.
func (d *bench) statusWords() string { return words(d.room.panels.status.Content) }

// slowReview is a review in a project at path, on a disk that takes nothing until
// it is set free. What is done on it may take a second longer than six acts did
// before: the first write alone waits three.
func slowReview(t *testing.T) (d *bench, path string, most time.Duration, free func()) {
	t.Helper()
	d = newBench(t)
	d.open(d.write("page.txt", page))
	path = d.save("page.emend")
	start := time.Now()
	press(t, d.Window, "y", "u", "n", "u", "y", "u")
	most = time.Since(start) + time.Second
	d.room.session.Project().Durable()()
	return d, path, most, d.slowDisk()
}

// TestSlowDisk: on a slow disk the reader goes on, is told in the status bar and
// in a bar how many acts are not saved, and when all are; nothing is lost.
func TestSlowDisk(t *testing.T) {
	d, path, most, free := slowReview(t)
	start := time.Now()
	press(t, d.Window, "y", "u", "n", "u", "y")
	if took := time.Since(start); took > most {
		t.Errorf("five acts took %v", took)
	}
	d.until("the status bar says so", func() bool {
		return strings.Contains(d.statusWords(), "saving is slow: 5 acts are not on the disk yet")
	})
	if bar := d.present().Bar; bar != "" {
		t.Errorf("a bar at once: %q", bar)
	}
	d.until("a bar says so", func() bool {
		return strings.Contains(d.present().Bar, "Saving is slow: 5 acts are not on the disk yet.")
	})
	free()
	d.until("it is said that it has caught up", func() bool {
		return d.present().Bar == "" && strings.Contains(d.statusWords(), "saved in page.emend")
	})
	seq := len(d.room.session.History().Acts())
	d.closeRoom()
	again, err := editor.OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := len(again.History().Acts()); got != seq || again.Tally().Accepted != 1 {
		t.Errorf("%d acts of %d, %+v", got, seq, again.Tally())
	}
}

// TestSavingOnASlowDisk: keeping a version, saving, and leaving wait for a slow
// disk without stopping the window, and lose nothing.
func TestSavingOnASlowDisk(t *testing.T) {
	d, path, most, free := slowReview(t)
	start := time.Now()
	press(t, d.Window, "y")
	d.commands.Run("file.version")
	for _, r := range "first" {
		d.focused().TypedRune(r)
	}
	press(t, d.Window, "Return")
	d.commands.Run("file.save")
	d.until("it is known to be slow", func() bool { return d.room.session.Project().Saved().Slow })
	d.quit()
	if took := time.Since(start); took > most || d.closed {
		t.Errorf("the window stood for %v; closed: %v", took, d.closed)
	}
	d.until("a bar says so", func() bool { return strings.Contains(d.present().Bar, "Saving is slow: 1 act is not") })
	free()
	d.until("the window is closed", func() bool { return d.closed })
	d.settled()()
	again, err := editor.OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if v := again.Versions().List(); len(v) != 1 || v[0].Name != "first" || v[0].Counts.Accepted != 1 || again.Tally().Accepted != 1 {
		t.Errorf("%+v, %+v", v, again.Tally())
	}
}
