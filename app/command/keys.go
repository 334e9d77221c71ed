package command

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

var modifierNames = map[string]fyne.KeyModifier{
	"ctrl": fyne.KeyModifierControl, "shift": fyne.KeyModifierShift,
	"alt": fyne.KeyModifierAlt, "super": fyne.KeyModifierSuper,
}

// keyNames are the names of keys that the toolkit calls otherwise.
var keyNames = map[string]fyne.KeyName{
	"enter": fyne.KeyReturn, "backspace": fyne.KeyBackspace, "delete": fyne.KeyDelete, "up": fyne.KeyUp,
	"down": fyne.KeyDown, "left": fyne.KeyLeft, "right": fyne.KeyRight, "home": fyne.KeyHome, "end": fyne.KeyEnd,
	"pgup": fyne.KeyPageUp, "pgdn": fyne.KeyPageDown, "plus": fyne.KeyPlus, "minus": fyne.KeyMinus,
	"comma": fyne.KeyComma, "period": fyne.KeyPeriod, "space": fyne.KeySpace, "escape": fyne.KeyEscape,
	"tab": fyne.KeyTab, "equal": fyne.KeyEqual, "slash": fyne.KeySlash,
}

// ShiftPlus is Ctrl with the key that gives + together with Shift, as the
// toolkit tells it on the keyboards where it does; to Shortcut it is Ctrl+Plus.
var (
	ShiftPlus = &desktop.CustomShortcut{KeyName: fyne.KeyEqual, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift}
	ctrlPlus  = &desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: fyne.KeyModifierControl}
)

// standard are the shortcuts that the toolkit tells by a type of their own.
var standard = map[string]fyne.Shortcut{
	"ctrl+z": &fyne.ShortcutUndo{}, "ctrl+y": &fyne.ShortcutRedo{},
	"ctrl+x": &fyne.ShortcutCut{}, "ctrl+c": &fyne.ShortcutCopy{},
	"ctrl+v": &fyne.ShortcutPaste{}, "ctrl+a": &fyne.ShortcutSelectAll{},
}

// Parse reads a shortcut: "Ctrl+Shift+P", "Alt+Down", "Ctrl+Plus". It must
// have a modifier besides Shift, since the toolkit knows no other shortcuts.
func Parse(keys string) (fyne.Shortcut, error) {
	lower := strings.ToLower(keys)
	if s, ok := standard[lower]; ok {
		return s, nil
	}
	parts := strings.Split(lower, "+")
	s := &desktop.CustomShortcut{}
	for _, p := range parts[:len(parts)-1] {
		m, ok := modifierNames[p]
		if !ok {
			return nil, fmt.Errorf("shortcut %q: no modifier is called %q; use Ctrl, Alt, Shift or Super", keys, p)
		}
		s.Modifier |= m
	}
	name := parts[len(parts)-1]
	switch known, ok := keyNames[name]; {
	case ok:
		s.KeyName = known
	case len(name) == 1 && (name[0] >= 'a' && name[0] <= 'z' || name[0] >= '0' && name[0] <= '9'):
		s.KeyName = fyne.KeyName(strings.ToUpper(name))
	case len(name) > 1 && name[0] == 'f':
		s.KeyName = fyne.KeyName(strings.ToUpper(name))
	default:
		return nil, fmt.Errorf("shortcut %q: no key is called %q", keys, name)
	}
	if s.Modifier&^fyne.KeyModifierShift == 0 {
		return nil, fmt.Errorf("shortcut %q: it needs Ctrl, Alt or Super", keys)
	}
	return s, nil
}

// Clashes lists what is wrong in the table: shortcuts that cannot be read, and
// IDs, shortcuts and plain keys given twice.
func (t *Table) Clashes() []error {
	var bad []error
	seen := map[string]string{}
	note := func(what, id string) {
		if first, ok := seen[what]; ok {
			bad = append(bad, fmt.Errorf("%s is given to %s and %s", what, first, id))
		}
		seen[what] = id
	}
	for _, c := range t.list {
		note("ID "+c.ID, c.ID)
		if c.Plain != "" {
			note("key "+c.Plain, c.ID)
		}
		for _, k := range []string{c.Keys, c.Also} {
			if k == "" {
				continue
			}
			s, err := Parse(k)
			if err != nil {
				bad = append(bad, fmt.Errorf("%s: %w", c.ID, err))
				continue
			}
			note("shortcut "+s.ShortcutName(), c.ID)
		}
	}
	return bad
}
