package window

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"emend/app/command"
	"emend/app/errand"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/settings"
	"emend/app/sheet"
)

// A Window is the program's window. It shows one review at a time.
type Window struct {
	app      fyne.App
	win      fyne.Window
	theme    *look.Theme
	settings *settings.Settings
	commands *command.Table
	menu     *command.Menu
	tools    *tools
	second   *secondKeys
	tips     *parts.Tips
	room     *room
	place    *fyne.Container // holds the room
	probe    probe
	post     func(func())  // runs a function on the toolkit's goroutine
	fontFile fyne.Resource // of the reader's, as read last
	errand   errand.Errand
	life
}

// A life is how far the window has come.
type life struct {
	opening bool
	looked  bool // for reviews that were left without a name
	closed  bool
	ending  chan struct{} // closed when the reviews that were left are; nil: none was
}

// New makes the window; Open puts a review into it.
func New(a fyne.App, s *settings.Settings) *Window {
	w := &Window{app: a, settings: s, theme: look.NewTheme(look.Mode(s.Theme)), post: post, probe: newProbe()}
	a.Settings().SetTheme(w.theme)
	a.SetIcon(look.Icon)
	w.win = a.NewWindow(say.T("Emend"))
	w.win.SetIcon(look.Icon)
	w.tips = parts.NewTips(w.after)
	w.commands = tabling{now{w}}.table()
	for id, err := range w.commands.Rebind(s.Bindings) {
		delete(s.Keys, id)
		delete(s.Also, id)
		delete(s.Plain, id)
		fyne.LogError("settings of keys", err)
	}
	w.tools = newTools(w.commands)
	w.place = container.NewStack()
	w.remakeMenu()
	body := parts.Border(w.tools.content, nil, nil, nil, w.place)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(w.probe.gauge.around(container.NewStack(firstLine(), body, w.tips.Layer))...))
	w.win.Resize(fyne.NewSize(s.Width, s.Height))
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { opening{w}.dropped(files) })
	w.win.SetCloseIntercept(w.quit)
	w.win.Canvas().SetOnTypedRune(func(r rune) { w.commands.Rune(r) })
	w.win.Canvas().SetOnTypedKey(w.looseKey)
	w.win.Canvas().AddShortcut(command.ShiftPlus, func(s fyne.Shortcut) { w.commands.Shortcut(s) })
	w.second = &secondKeys{canvas: w.win.Canvas(), table: w.commands}
	w.second.pause(false)
	return w
}

// firstLine is a point that cannot be seen. It has the graphics library make its
// program for lines with the first frame: in software that takes 50 ms, which
// the first decision would wait for, as its row is struck.
func firstLine() fyne.CanvasObject {
	line := canvas.NewLine(color.NRGBA{A: 1})
	line.Resize(fyne.NewSize(1, 0))
	return container.NewWithoutLayout(line)
}

// looseKey takes a key that nothing with the focus took: Escape closes what
// lies over the window, anything else brings the focus home.
func (w *Window) looseKey(e *fyne.KeyEvent) {
	if top := w.win.Canvas().Overlays().Top(); top != nil {
		if e.Name == fyne.KeyEscape && !sheet.Dismiss(top) {
			w.win.Canvas().Overlays().Remove(top)
			w.home()
		}
		return
	}
	if !w.commands.Key(e.Name) {
		w.home()
	}
}

// home puts the focus where decisions are made.
func (w *Window) home() {
	if w.room != nil {
		w.room.focus()
	}
}

// remakeMenu makes the menus anew, as when recent files or versions changed.
func (w *Window) remakeMenu() {
	w.menu = w.commands.Menu(map[string][]*fyne.MenuItem{"File": filing{w}.recentItems()})
	w.win.SetMainMenu(w.menu.Main)
}

// moved brings menus, tools and the state file up to date.
func (w *Window) moved() {
	if w.room != nil {
		w.room.conflicts.mark()
	}
	if w.menu.Refresh() {
		w.menu.Main.Refresh()
	}
	w.tools.refresh()
	w.writeState()
}

// busy says whether something lies over the window that commands must not
// reach around.
func (w *Window) busy() bool { return w.win.Canvas().Overlays().Top() != nil }

// focused is what has the keyboard focus.
func (w *Window) focused() fyne.Focusable { return w.win.Canvas().Focused() }

// trouble tells of an error, in the status bar where there is one.
func (w *Window) trouble(err error) {
	if err == nil {
		return
	}
	w.say(err.Error())
	sheet.Tell(w.win.Canvas(), say.T("That did not work"), err.Error(), w.afterSheet)
}

// say shows a message in the status bar.
func (w *Window) say(text string) {
	if w.room != nil {
		w.room.panels.status.Say(text)
	}
}

// quit closes the window; what the window was sent for comes first.
func (w *Window) quit() {
	if w.room != nil && w.errand.Owes() {
		queueing{w}.askOutput()
		return
	}
	w.leave()
}

// leave saves where the reader is and closes the window.
func (w *Window) leave() {
	if w.closed {
		return
	}
	opening{w}.leaving(func() {
		w.closed = true
		opening{w}.leaveRoom()
		size := w.win.Canvas().Size()
		w.settings.Width, w.settings.Height = size.Width, size.Height
		if err := w.settings.Save(); err != nil {
			fyne.LogError("settings", err)
		}
		ended := w.settled()
		go func() {
			ended()
			w.post(func() {
				w.win.Close()
				w.app.Quit()
			})
		}()
	})
}

// backAgain looks at the text's file, since the reader comes from elsewhere.
func (w opening) backAgain() {
	if w.room != nil && w.room.compared == nil && w.room.session.Source().Path != "" {
		w.room.watch.lookAtFile(false)
	}
}

// Run opens the request and shows the window until it is closed. It says
// whether what was asked for was done: an output that is still owed is not.
func (w *Window) Run(q errand.Request) (done bool) {
	w.app.Lifecycle().SetOnStarted(func() { post(func() { opening{w}.Open(q) }) })
	w.app.Lifecycle().SetOnEnteredForeground(func() { post(opening{w}.backAgain) })
	w.win.ShowAndRun()
	return q.Output == "" || w.errand.Written
}
