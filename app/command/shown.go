package command

import (
	"strings"

	"emend/app/say"
)

// ownNames are the names of keys that stand otherwise on other keyboards, by
// what they are called in the table of commands.
var ownNames = map[string]string{
	"Ctrl": say.Mark("Ctrl (key)"), "Shift": say.Mark("Shift (key)"), "Enter": say.Mark("Enter (key)"), "Backspace": say.Mark("Backspace (key)"),
	"Delete": say.Mark("Delete (key)"), "Escape": say.Mark("Escape (key)"), "Space": say.Mark("Space (key)"), "Home": say.Mark("Home (key)"),
	"End": say.Mark("End (key)"), "PgUp": say.Mark("PgUp (key)"), "PgDn": say.Mark("PgDn (key)"), "Up": say.Mark("Up (key)"), "Down": say.Mark("Down (key)"),
	"Left": say.Mark("Left (key)"), "Right": say.Mark("Right (key)"), "Comma": say.Mark("Comma (key)"), "Slash": say.Mark("Slash (key)"),
	"Period": say.Mark("Period (key)"), "Equal": say.Mark("Equal (key)"),
}

// Shown names keys as they stand on the reader's keyboard: "Ctrl+S", "Escape".
func Shown(keys string) string {
	names := strings.Split(keys, "+")
	for i, n := range names {
		if known, ok := ownNames[n]; ok {
			names[i] = say.T(known)
		}
	}
	return strings.Join(names, "+")
}
