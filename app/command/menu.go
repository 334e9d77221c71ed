package command

import (
	"fyne.io/fyne/v2"

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
}

// Menu makes the menus. extra adds submenus that change, such as recent files,
// by menu.
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
			if c.Keys != "" {
				item.Shortcut, _ = Parse(c.Keys) // read before, in Rebind or a test
			}
			m.items = append(m.items, menuItem{item, c})
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
			item.IsQuit = c.ID == "file.quit"
		}
		menu.Items = append(menu.Items, extra[name]...)
		m.Main.Items = append(m.Main.Items, menu)
	}
	m.Refresh()
	return m
}

// Pause takes the shortcuts from the menus, as while keys are being assigned,
// or gives them back.
func (m *Menu) Pause(on bool) {
	for _, it := range m.items {
		it.item.Shortcut = nil
		if !on && it.command.Keys != "" {
			it.item.Shortcut, _ = Parse(it.command.Keys)
		}
	}
}

// Refresh brings what is enabled and checked up to date; it says whether
// anything was not.
func (m *Menu) Refresh() bool {
	moved := false
	for _, it := range m.items {
		disabled := !it.command.Can()
		checked := it.command.Checked != nil && it.command.Checked()
		name := it.command.Name()
		if it.item.Disabled != disabled || it.item.Checked != checked || it.item.Label != name {
			it.item.Disabled, it.item.Checked, it.item.Label = disabled, checked, name
			moved = true
		}
	}
	return moved
}
