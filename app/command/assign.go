package command

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Format is the inverse of Parse: the name of a shortcut as it stands in
// menus and in the settings. It is empty for one that has no name here.
func Format(s fyne.Shortcut) string {
	for name, std := range standard {
		if std.ShortcutName() == s.ShortcutName() {
			return "Ctrl+" + strings.ToUpper(strings.TrimPrefix(name, "ctrl+"))
		}
	}
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return ""
	}
	var out strings.Builder
	for _, m := range []string{"Ctrl", "Alt", "Super", "Shift"} {
		if c.Modifier&modifierNames[strings.ToLower(m)] != 0 {
			out.WriteString(m + "+")
		}
	}
	key := string(c.KeyName)
	for _, name := range slices.Sorted(maps.Keys(keyNames)) {
		if keyNames[name] == c.KeyName {
			key = shownKeys[name]
		}
	}
	out.WriteString(key)
	if _, err := Parse(out.String()); err != nil {
		return ""
	}
	return out.String()
}

// shownKeys are the names of keys as they are shown.
var shownKeys = map[string]string{
	"enter": "Enter", "backspace": "Backspace", "delete": "Delete", "up": "Up", "down": "Down", "left": "Left",
	"right": "Right", "home": "Home", "end": "End", "pgup": "PgUp", "pgdn": "PgDn", "plus": "Plus", "minus": "Minus",
	"comma": "Comma", "period": "Period", "space": "Space", "escape": "Escape", "tab": "Tab", "equal": "Equal", "slash": "Slash",
}

// A Clash is the command that has the keys already.
type Clash struct {
	Keys string
	Has  *Command
}

// Error is for the interface.
func (c *Clash) Error() string { return fmt.Sprintf("%s belongs to “%s”", c.Keys, c.Has.Name()) }

// holder is the command that has a plain key, or a shortcut; nil: none.
func (t *Table) holder(keys string, plain bool) *Command {
	if plain {
		return t.plain[keys]
	}
	s, err := Parse(keys)
	if err != nil {
		return nil
	}
	for _, c := range t.list {
		for _, k := range []string{c.Keys, c.Also} {
			if k == "" {
				continue
			}
			if own, err := Parse(k); err == nil && own.ShortcutName() == s.ShortcutName() {
				return c
			}
		}
	}
	return nil
}

// Assign gives a command a shortcut, or a plain key; empty takes it away. Keys
// that another command has are refused with a *Clash.
func (t *Table) Assign(c *Command, keys string, plain bool) error {
	if keys != "" {
		if h := t.holder(keys, plain); h != nil && h != c {
			return &Clash{keys, h}
		}
		if !plain {
			if _, err := Parse(keys); err != nil {
				return err
			}
		}
	}
	if plain {
		c.Plain = keys
	} else {
		c.Keys = keys
	}
	t.index()
	return nil
}

// Usual is what keys a command has when nothing is assigned.
func (t *Table) Usual(c *Command) (keys, plain string) {
	u := t.usual[c.ID]
	return u.keys, u.plain
}

// usual are the keys a command was made with.
type usual struct{ keys, plain string }

// Reset gives all commands their usual keys.
func (t *Table) Reset() {
	for _, c := range t.list {
		c.Keys, c.Plain = t.Usual(c)
	}
	t.index()
}

// Assigned are the shortcuts and plain keys that are not the usual ones, by
// command, as the settings keep them.
func (t *Table) Assigned() (keys, plain map[string]string) {
	keys, plain = map[string]string{}, map[string]string{}
	for _, c := range t.list {
		k, p := t.Usual(c)
		if c.Keys != k {
			keys[c.ID] = c.Keys
		}
		if c.Plain != p {
			plain[c.ID] = c.Plain
		}
	}
	return keys, plain
}
