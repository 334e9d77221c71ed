package settings

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestSaveLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "settings.json")
	s, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Theme, s.TextSize = "dark", 18
	s.Hidden["queue"] = true
	s.Opened("/a")
	s.Opened("/b")
	s.Opened("/a")
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s, got, cmpopts.IgnoreUnexported(Settings{})); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"/a", "/b"}, got.Recent); d != "" {
		t.Error(d)
	}
}

func TestBrokenSettings(t *testing.T) {
	path := filepath.Join(t.TempDir(), "settings.json")
	for _, c := range []struct {
		data string
		fail bool
	}{{"{", true}, {`{"textSize": -3, "width": 1}`, false}, {`{"hidden": null, "rules": null}`, false}} {
		if err := os.WriteFile(path, []byte(c.data), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Load(path)
		if (err != nil) != c.fail {
			t.Errorf("%s: %v", c.data, err)
		}
		if d := Default(); s.TextSize != d.TextSize || s.Width != d.Width || s.Hidden == nil || s.Rules == nil {
			t.Errorf("%s gives %+v", c.data, s)
		}
	}
}

func TestOnlySoManyRecent(t *testing.T) {
	s := Default()
	for i := range 30 {
		s.Opened(string(rune('a' + i)))
	}
	if len(s.Recent) != mostRecent {
		t.Errorf("%d", len(s.Recent))
	}
}
