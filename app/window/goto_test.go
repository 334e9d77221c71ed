package window

import "testing"

// TestGoTo: a place is read as the window writes it, and nothing else is.
func TestGoTo(t *testing.T) {
	w := standard(t)
	for where, want := range map[string]int{"2": 49, "@1": 1, "@0,005": 5, "0%": 0, "#1": 10} {
		if off, err := placeOf(w.room.desk, where); err != nil || off != want {
			t.Errorf("%q leads to %d, want %d: %v", where, off, want, err)
		}
	}
	for _, where := range []string{"", "2x", "0", "99", "-1", "@9,999", "@1x", "101%", "#0", "#5", "p1", "lamp"} {
		if off, err := placeOf(w.room.desk, where); err == nil {
			t.Errorf("%q leads to %d", where, off)
		}
	}
}
