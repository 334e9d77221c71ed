// Package command holds the table of commands: one place from which menus,
// tool bar, palette, key help and the settings of keys are made.
package command

import (
	"strings"

	"fyne.io/fyne/v2"

	"emend/app/say"
)

// A Command is something the reader can have done.
type Command struct {
	ID    string // "review.accept"; stands in the settings file
	Title string // in English; Name gives it in the reader's language
	Menu  string // the menu it stands in, "Review"; empty: in the palette only
	Sub   string // the submenu in it; may be empty
	Break bool   // a line in the menu before it
	Keys  string // the shortcut, "Ctrl+Shift+P"; empty: none
	Also  string // another one
	Plain string // the key in the queue and the panes: "y", "Escape"
	Icon  fyne.Resource
	Count func() int // how many things it is about, shown behind the title; nil or 0: not shown
	// Enabled and Checked may be nil: always, never.
	Enabled func() bool
	Checked func() bool
	Run     func()
}

// Name is the title in the reader's language, with the count.
func (c *Command) Name() string {
	name := say.T(c.Title)
	if c.Count == nil || c.Count() == 0 {
		return name
	}
	return strings.TrimSuffix(name, "…") + " (" + say.Count(c.Count()) + ")" + name[len(strings.TrimSuffix(name, "…")):]
}

// Can says whether the command can be run now.
func (c *Command) Can() bool { return c.Enabled == nil || c.Enabled() }

// Tip is the name with the keys, for a tip.
func (c *Command) Tip() string {
	var keys []string
	for _, k := range []string{c.Plain, c.Keys} {
		if k != "" {
			keys = append(keys, Shown(k))
		}
	}
	if len(keys) > 0 {
		return c.Name() + "  (" + strings.Join(keys, " · ") + ")"
	}
	return c.Name()
}

// A Table is all commands in the order of the menus.
type Table struct {
	list  []*Command
	byID  map[string]*Command
	plain map[string]*Command
	usual map[string][slots]string
	menus []string
}

// NewTable makes the table. Two commands with one ID, key or shortcut are a
// mistake in the program, and found by Clashes in a test.
func NewTable(menus []string, commands []*Command) *Table {
	t := &Table{list: commands, menus: menus, usual: map[string][slots]string{}}
	for _, c := range commands {
		t.usual[c.ID] = [slots]string{c.Keys, c.Also, c.Plain}
	}
	t.index()
	return t
}

func (t *Table) index() {
	t.byID, t.plain = map[string]*Command{}, map[string]*Command{}
	for _, c := range t.list {
		t.byID[c.ID] = c
		if c.Plain != "" {
			t.plain[c.Plain] = c
		}
	}
}

// All lists the commands.
func (t *Table) All() []*Command { return t.list }

// Get returns the command of an ID, nil when there is none.
func (t *Table) Get(id string) *Command { return t.byID[id] }

// Run runs the command of an ID if it can be run, and says whether it was.
func (t *Table) Run(id string) bool { return run(t.byID[id]) }

func run(c *Command) bool {
	if c == nil || !c.Can() {
		return false
	}
	c.Run()
	return true
}

// Rune runs the command of a plain key that is a letter or sign.
func (t *Table) Rune(r rune) bool {
	c := t.plain[string(r)]
	if c == nil {
		return false
	}
	run(c)
	return true
}

// Key runs the command of a plain key that has a name: "Escape". It says
// whether it did: a key whose command cannot be run goes on to the widget.
func (t *Table) Key(name fyne.KeyName) bool {
	if len(name) == 1 {
		return false // letters come as runes
	}
	return run(t.plain[string(name)])
}

// Shortcut runs the command with a shortcut.
func (t *Table) Shortcut(s fyne.Shortcut) bool {
	if s.ShortcutName() == ShiftPlus.ShortcutName() {
		s = ctrlPlus
	}
	for _, c := range t.list {
		if c.has(s) {
			return run(c)
		}
	}
	return false
}
