package command

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestParse(t *testing.T) {
	for keys, want := range map[string]fyne.Shortcut{
		"Ctrl+S":         &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl},
		"Ctrl+Shift+P":   &desktop.CustomShortcut{KeyName: fyne.KeyP, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift},
		"Alt+Down":       &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt},
		"Ctrl+Enter":     &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl},
		"Ctrl+Backspace": &desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl},
		"Ctrl+Comma":     &desktop.CustomShortcut{KeyName: fyne.KeyComma, Modifier: fyne.KeyModifierControl},
		"Ctrl+F5":        &desktop.CustomShortcut{KeyName: fyne.KeyF5, Modifier: fyne.KeyModifierControl},
		"Ctrl+Z":         &fyne.ShortcutUndo{},
		"ctrl+y":         &fyne.ShortcutRedo{},
	} {
		got, err := Parse(keys)
		if err != nil {
			t.Errorf("%s: %v", keys, err)
		} else if got.ShortcutName() != want.ShortcutName() {
			t.Errorf("%s: %s, want %s", keys, got.ShortcutName(), want.ShortcutName())
		}
	}
	for _, keys := range []string{"", "S", "Shift+F3", "Ctrl+", "Strg+S", "Ctrl+Nothing"} {
		if got, err := Parse(keys); err == nil {
			t.Errorf("%q is read as %s", keys, got.ShortcutName())
		}
	}
}

func table(ran *string) *Table {
	return NewTable([]string{"File"}, []*Command{
		{ID: "a", Title: "A", Menu: "File", Keys: "Ctrl+S", Plain: "y", Run: func() { *ran += "a" }},
		{ID: "b", Title: "B", Menu: "File", Sub: "More", Keys: "Ctrl+O", Also: "Ctrl+1", Plain: "Escape", Enabled: func() bool { return *ran != "" }, Run: func() { *ran += "b" }},
	})
}

func TestTable(t *testing.T) {
	var ran string
	c := table(&ran)
	if c.Key("Escape") {
		t.Error("a command that cannot be run takes its key from the widget")
	}
	if !c.Rune('y') || c.Rune('x') || c.Key("Y") {
		t.Error("plain keys: letters come as runes, unknown ones are left")
	}
	s, _ := Parse("Ctrl+1")
	if !c.Shortcut(s) || !c.Key("Escape") || !c.Run("a") || c.Run("none") {
		t.Error("another shortcut, a named key, an ID")
	}
	if ran != "abba" {
		t.Errorf("ran %q", ran)
	}
	if bad := c.Clashes(); len(bad) != 0 {
		t.Error(bad)
	}
}

func TestRebind(t *testing.T) {
	var ran string
	c := table(&ran)
	bad := c.Rebind(Bindings{Keys: map[string]string{"a": "Ctrl+O", "gone": "Ctrl+P"}})
	if bad["a"] == nil || c.Get("a").Keys != "Ctrl+S" {
		t.Error("a shortcut that belongs to another command was given away")
	}
	if bad := c.Rebind(Bindings{Keys: map[string]string{"a": "Alt+S", "b": ""}}); len(bad) != 0 || c.Get("a").Keys != "Alt+S" || c.Get("b").Keys != "" {
		t.Errorf("%v %q %q", bad, c.Get("a").Keys, c.Get("b").Keys)
	}
}

func TestClashes(t *testing.T) {
	c := NewTable(nil, []*Command{{ID: "a", Keys: "Ctrl+S", Plain: "y"}, {ID: "a", Also: "Ctrl+S", Plain: "y"}, {ID: "c", Keys: "S"}})
	if got := len(c.Clashes()); got != 4 {
		t.Errorf("%d clashes, want 4: %v", got, c.Clashes())
	}
}

func TestMenuFollowsItsCommands(t *testing.T) {
	test.NewTempApp(t)
	var ran string
	c := table(&ran)
	m := c.Menu(nil)
	more := m.Main.Items[0].Items[1].ChildMenu.Items[0]
	if !more.Disabled {
		t.Error("what cannot be run is enabled in the menu")
	}
	m.Main.Items[0].Items[0].Action()
	if !m.Refresh() || more.Disabled {
		t.Error("the menu was not brought up to date")
	}
	if m.Refresh() {
		t.Error("nothing moved, yet the menu says so")
	}
}

func TestAssign(t *testing.T) {
	var ran string
	c := table(&ran)
	var clash *Clash
	if err := c.Assign(c.Get("a"), "Escape", Single); !errors.As(err, &clash) || clash.Has.ID != "b" {
		t.Errorf("a plain key of another command: %v", err)
	}
	if err := c.Assign(c.Get("a"), "Ctrl+1", First); !errors.As(err, &clash) || clash.Has.ID != "b" {
		t.Errorf("another command's second shortcut: %v", err)
	}
	if err := c.Assign(c.Get("a"), "q", Single); err != nil || !c.Rune('q') || c.Rune('y') {
		t.Errorf("another plain key: %v", err)
	}
	if b := c.Assigned(); len(b.Keys) != 0 || len(b.Plain) != 1 || b.Plain["a"] != "q" {
		t.Errorf("%v", b)
	}
	// Two commands change their keys.
	again := table(&ran)
	if bad := again.Rebind(Bindings{Keys: map[string]string{"a": "Ctrl+O", "b": "Ctrl+S"}, Plain: map[string]string{"a": "Escape", "b": "y"}}); len(bad) != 0 || again.Get("a").Keys != "Ctrl+O" || again.Get("b").Plain != "y" {
		t.Errorf("%v %+v", bad, again.Get("a"))
	}
	again.Reset()
	if b := again.Assigned(); len(b.Keys)+len(b.Also)+len(b.Plain) != 0 {
		t.Errorf("after Reset: %v", b)
	}
}

func TestFormat(t *testing.T) {
	for _, keys := range []string{"Ctrl+S", "Ctrl+Shift+P", "Alt+Down", "Ctrl+Enter", "Ctrl+Comma", "Ctrl+F5", "Ctrl+Z", "Ctrl+Alt+1", "Alt+PgDn", "Ctrl+Slash"} {
		s, err := Parse(keys)
		if err != nil {
			t.Fatal(err)
		}
		if got := Format(s); got != keys {
			t.Errorf("%s: %s", keys, got)
		}
	}
	if got := Format(&desktop.CustomShortcut{KeyName: fyne.KeyF3, Modifier: fyne.KeyModifierShift}); got != "" {
		t.Errorf("Shift alone makes no shortcut: %s", got)
	}
}

// TestSecondKeysAreAssigned: they are kept, clash like the first, and move
// between the slots of one command.
func TestSecondKeysAreAssigned(t *testing.T) {
	var ran string
	c := table(&ran)
	a, b := c.Get("a"), c.Get("b")
	if err := c.Assign(a, "Alt+K", Second); err != nil || a.Also != "Alt+K" || c.Assigned().Also["a"] != "Alt+K" {
		t.Errorf("%v %+v", err, a)
	}
	var clash *Clash
	if err := c.Assign(b, "Alt+K", First); !errors.As(err, &clash) || clash.Has != a {
		t.Errorf("keys that are second elsewhere: %v", err)
	}
	if err := c.Assign(a, "Alt+K", First); err != nil || a.Keys != "Alt+K" || a.Also != "" {
		t.Errorf("moved: %v %+v", err, a)
	}
	again := table(&ran)
	if bad := again.Rebind(c.Assigned()); len(bad) != 0 || again.Get("a").Keys != "Alt+K" {
		t.Errorf("%v %+v", bad, again.Get("a"))
	}
	if bad := again.Rebind(Bindings{Also: map[string]string{"b": ""}}); len(bad) != 0 || again.Get("b").Also != "" {
		t.Errorf("second keys taken away: %v %+v", bad, again.Get("b"))
	}
}

// TestMenuNamesKeysAsTheListsDo: in the reader's language, in a column, and the
// shortcut works all the same.
func TestMenuNamesKeysAsTheListsDo(t *testing.T) {
	test.NewTempApp(t)
	c := NewTable([]string{"File"}, []*Command{
		{ID: "a", Title: "A", Menu: "File", Keys: "Ctrl+S", Run: func() {}},
		{ID: "b", Title: "A longer one", Menu: "File", Keys: "Ctrl+Period", Run: func() {}},
		{ID: "c", Title: "Of the queue", Menu: "File", Plain: "x", Run: func() {}},
	})
	recent := fyne.NewMenuItem("Recent", nil)
	if got := c.Menu(map[string][]*fyne.MenuItem{"File": {recent}}).Main.Items[0].Items; got[1] != recent {
		t.Errorf("what changes does not stand behind the first item: %v", got)
	}
	items := c.Menu(nil).Main.Items[0].Items
	if it := items[2]; !strings.HasSuffix(it.Label, "x") || it.Shortcut != nil {
		t.Errorf("%q does not name its key of the queue, or takes it everywhere", it.Label)
	}
	items = items[:2]
	var at [2]float32
	for i, it := range items {
		keys := Shown(c.list[i].Keys)
		name, ok := strings.CutSuffix(it.Label, keys)
		if !ok {
			t.Fatalf("%q does not name %s", it.Label, keys)
		}
		at[i] = menuWidth(name)
		own, _ := Parse(c.list[i].Keys)
		if it.Shortcut.ShortcutName() != own.ShortcutName() {
			t.Errorf("%q has the shortcut %s", it.Label, it.Shortcut.ShortcutName())
		}
	}
	if apart := at[0] - at[1]; apart < -2 || apart > 2 {
		t.Errorf("the keys begin at %v", at)
	}
}
