package command

import (
	"cmp"
	"math"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"emend/app/say"
)

// A Menu is the table as the window's menus. Its items are made once; Refresh
// brings their state up to date.
type Menu struct {
	Main  *fyne.MainMenu
	items []menuItem
}

type menuItem struct {
	item    *fyne.MenuItem
	command *Command
	in      *fyne.Menu
}

// An unnamed shortcut works in a menu, but the toolkit does not write it there:
// it would in English, and at a fifth of the strength of the text.
type unnamed struct{ fyne.Shortcut }

// ownKeys says whether the menus are the toolkit's, where we name the keys.
const ownKeys = runtime.GOOS != "darwin"

// bind gives the item the shortcut of its command.
func (it *menuItem) bind() {
	s, err := Parse(it.command.Keys)
	switch {
	case err != nil: // none, or told of in Rebind or by a test
		it.item.Shortcut = nil
	case ownKeys:
		it.item.Shortcut = unnamed{s}
	default:
		it.item.Shortcut = s
	}
}

// label is the command's name, and in a column at x the keys that work anywhere,
// else the one of the queue.
func (it *menuItem) label(x float32) string {
	name := it.command.Name()
	keys := cmp.Or(it.command.Keys, it.command.Plain)
	if !ownKeys || keys == "" {
		return name
	}
	const hair = "\u200a"
	gaps := math.Round(float64((x - menuWidth(name)) / menuWidth(hair)))
	return name + strings.Repeat(hair, int(gaps)) + Shown(keys)
}

// menuGap is the least space between a command's name and its keys.
const menuGap = 28

func menuWidth(s string) float32 {
	return fyne.MeasureText(s, theme.TextSize(), fyne.TextStyle{}).Width
}

// Menu makes the menus. extra adds submenus that change, such as recent files,
// behind the first item of a menu.
func (t *Table) Menu(extra map[string][]*fyne.MenuItem) *Menu {
	m := &Menu{Main: fyne.NewMainMenu()}
	for _, name := range t.menus {
		menu := fyne.NewMenu(say.T(name))
		subs := map[string]*fyne.MenuItem{}
		for _, c := range t.list {
			if c.Menu != name {
				continue
			}
			item := fyne.NewMenuItem(c.Name(), func() { run(c) })
			into := menu
			if c.Sub != "" {
				sub := subs[c.Sub]
				if sub == nil {
					sub = fyne.NewMenuItem(say.T(c.Sub), nil)
					sub.ChildMenu = fyne.NewMenu("")
					subs[c.Sub] = sub
					if c.Break {
						menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
					}
					menu.Items = append(menu.Items, sub)
				} else if c.Break {
					sub.ChildMenu.Items = append(sub.ChildMenu.Items, fyne.NewMenuItemSeparator())
				}
				into = sub.ChildMenu
			} else if c.Break {
				menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
			}
			into.Items = append(into.Items, item)
			m.items = append(m.items, menuItem{item, c, into})
			item.IsQuit = c.ID == "file.quit"
		}
		menu.Items = slices.Insert(menu.Items, min(1, len(menu.Items)), extra[name]...)
		m.Main.Items = append(m.Main.Items, menu)
	}
	m.Pause(false)
	m.Refresh()
	return m
}

// Pause takes the shortcuts from the menus, as while keys are being assigned,
// or gives them back.
func (m *Menu) Pause(on bool) {
	for _, it := range m.items {
		if on {
			it.item.Shortcut = nil
		} else {
			it.bind()
		}
	}
}

// Refresh brings what is enabled and checked up to date; it says whether
// anything was not.
func (m *Menu) Refresh() bool {
	keysAt := map[*fyne.Menu]float32{}
	for _, it := range m.items {
		keysAt[it.in] = max(keysAt[it.in], menuWidth(it.command.Name())+menuGap)
	}
	moved := false
	for _, it := range m.items {
		disabled := !it.command.Can()
		checked := it.command.Checked != nil && it.command.Checked()
		label := it.label(keysAt[it.in])
		if it.item.Disabled != disabled || it.item.Checked != checked || it.item.Label != label {
			it.item.Disabled, it.item.Checked, it.item.Label = disabled, checked, label
			moved = true
		}
	}
	return moved
}
