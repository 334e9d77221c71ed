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

// A Slot is one of the places of keys that a command has.
type Slot int

// The slots.
const (
	First  Slot = iota // the shortcut that stands in the menu
	Second             // another one
	Single             // the key in the queue and the panes
	slots
)

// Bindings are keys by command, as the settings keep those that are not the
// usual ones.
type Bindings struct {
	Keys  map[string]string `json:"keys,omitempty"`  // shortcuts
	Also  map[string]string `json:"also,omitempty"`  // second ones
	Plain map[string]string `json:"plain,omitempty"` // keys of the queue
}

// of are the bindings of a slot.
func (b *Bindings) of(s Slot) map[string]string {
	return [slots]map[string]string{b.Keys, b.Also, b.Plain}[s]
}

// in is the slot of a command.
func (c *Command) in(s Slot) *string { return [slots]*string{&c.Keys, &c.Also, &c.Plain}[s] }

// holder is the command that has keys of that kind; nil: none.
func (t *Table) holder(keys string, slot Slot) *Command {
	if slot == Single {
		return t.plain[keys]
	}
	s, err := Parse(keys)
	if err != nil {
		return nil
	}
	for _, c := range t.list {
		if c.has(s) {
			return c
		}
	}
	return nil
}

// has says whether a shortcut is one of the command's.
func (c *Command) has(s fyne.Shortcut) bool {
	for _, keys := range []string{c.Keys, c.Also} {
		if keys == "" {
			continue
		}
		if own, err := Parse(keys); err == nil && own.ShortcutName() == s.ShortcutName() {
			return true
		}
	}
	return false
}

// Assign gives a command keys in a slot; empty takes them away. Keys that
// another command has are refused with a *Clash. Keys that the command has in
// its other slot move.
func (t *Table) Assign(c *Command, keys string, slot Slot) error {
	if keys != "" {
		if h := t.holder(keys, slot); h != nil && h != c {
			return &Clash{keys, h}
		}
		if slot != Single {
			if _, err := Parse(keys); err != nil {
				return err
			}
			t.Release(c, keys, slot)
		}
	}
	*c.in(slot) = keys
	t.index()
	return nil
}

// Release takes keys away from a command, in whichever slot of their kind it
// has them.
func (t *Table) Release(c *Command, keys string, slot Slot) {
	of := []Slot{Single}
	if slot != Single {
		of = []Slot{First, Second}
	}
	for _, s := range of {
		if *c.in(s) == keys {
			*c.in(s) = ""
		}
	}
	t.index()
}

// Reset gives all commands their usual keys.
func (t *Table) Reset() {
	for _, c := range t.list {
		for s := range slots {
			*c.in(s) = t.usual[c.ID][s]
		}
	}
	t.index()
}

// Assigned are the keys that are not the usual ones.
func (t *Table) Assigned() Bindings {
	b := Bindings{map[string]string{}, map[string]string{}, map[string]string{}}
	for _, c := range t.list {
		for s := range slots {
			if now := *c.in(s); now != t.usual[c.ID][s] {
				b.of(s)[c.ID] = now
			}
		}
	}
	return b
}

// Rebind gives commands other keys; those that cannot be read or clash are
// returned with the reason, and left out. What is taken away comes first, so
// that two commands can change keys.
func (t *Table) Rebind(b Bindings) map[string]error {
	bad := map[string]error{}
	for _, taken := range []bool{true, false} {
		for s := range slots {
			for _, id := range slices.Sorted(maps.Keys(b.of(s))) {
				if c := t.byID[id]; c != nil {
					t.rebind(c, b.of(s)[id], s, taken, bad)
				}
			}
		}
	}
	return bad
}

func (t *Table) rebind(c *Command, keys string, s Slot, taken bool, bad map[string]error) {
	if taken {
		if *c.in(s) != keys {
			_ = t.Assign(c, "", s) // taking away cannot clash
		}
		return
	}
	if err := t.Assign(c, keys, s); err != nil {
		bad[c.ID] = err
		_ = t.Assign(c, t.usual[c.ID][s], s) // the usual ones, where no other command has them now
	}
}
