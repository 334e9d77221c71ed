package e2e

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestPictures takes the pictures that the README shows, into the folder that
// EMEND_PICTURES names: `make pictures`.
func TestPictures(t *testing.T) {
	if os.Getenv("EMEND_PICTURES") == "" {
		t.Skip("EMEND_PICTURES names no folder; run `make pictures`")
	}
	for _, c := range []struct {
		name, theme   string
		width, height int
		keys          []string
	}{
		{"screenshot", "light", 1440, 900, []string{"j", "j", "j", "j"}},
		{"screenshot-dark", "dark", 1440, 900, []string{"y", "y", "n", "j"}},
		{"screenshot-group", "light", 1440, 900, []string{"ctrl+alt+2", "v", "j", "j", "j", "j", "a", "Down", "Down", "Down"}},
		{"screenshot-read", "light", 1280, 800, []string{"ctrl+alt+3"}},
		{"screenshot-contrast", "contrast", 1024, 700, []string{"j", "j"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t, c.width, c.height)
			d.prefer(c.theme, c.width, c.height)
			text := filepath.Join(d.dir, "The Keeper’s Notebooks.txt")
			copyFile(t, "../../assets/sample.txt", text)
			d.open(text)
			d.x("windowsize", d.window(), "100%", "100%")
			d.x("windowmove", d.window(), "0", "0")
			time.Sleep(500 * time.Millisecond)
			d.keys(c.keys...)
			time.Sleep(time.Second) // drawn
			d.picture(c.name)
		})
	}
}
