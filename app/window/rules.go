package window

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/dock"
	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/app/sheet"
	"emend/editor/annotate"
	"emend/editor/detect"
)

// rulesOn tells of each rule whether it is to look for damage: as the reader
// has said, or else by its default. The test holds the present state and may
// be called on any goroutine.
func (w ruling) rulesOn() func(*detect.Detector) bool {
	said := w.settings.Rules // never changed, only replaced
	return func(d *detect.Detector) bool {
		if on, ok := said[string(d.Rule)]; ok {
			return on
		}
		return !d.Off
	}
}

func (w ruling) ruleOn(d *detect.Detector) bool { return w.rulesOn()(d) }

// setRule turns a rule on or off from now on.
func (w ruling) setRule(d *detect.Detector, on bool) {
	rules := map[string]bool{}
	for k, v := range w.settings.Rules {
		rules[k] = v
	}
	if on == !d.Off {
		delete(rules, string(d.Rule))
	} else {
		rules[string(d.Rule)] = on
	}
	w.settings.Rules = rules
}

// ruleOff turns the rule of the current repair off and looks again.
func (w ruling) ruleOff() {
	i, _ := w.desk().Queue().Current()
	d, ok := detect.ByRule(w.room.session.Repairs()[i].Rule)
	if !ok {
		w.say(say.T("This repair comes from no rule."))
		return
	}
	w.setRule(&d, false)
	w.saveSettings()
	w.room.work.detect()
	w.say(say.F("“%s” is off. Decisions taken stay; Review › Rules turns it on again.", panes.RuleTitle(d.Rule)))
}

// showRules lists all rules, to turn them on and off.
func (w ruling) showRules() {
	all := detect.All()
	changed := false
	about := widget.NewLabel("")
	about.Wrapping = fyne.TextWrapWord
	about.SizeName = theme.SizeNameCaptionText
	l := list.New(24, func() int { return len(all) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 8, Width: 18}, {Left: 30, Width: -190}, {Left: -186, Width: 180}}, func(c *list.Cells, i int) {
			s := look.Present()
			sign := "□"
			if w.ruleOn(&all[i]) {
				sign = "■"
			}
			c.Set(0, sign, s.Accent, 0, fyne.TextStyle{})
			c.Set(1, say.T(all[i].Title), s.Ink, 0, fyne.TextStyle{})
			c.Set(2, string(all[i].Rule), s.Faint, 11, fyne.TextStyle{Monospace: true})
		})
	})
	toggle := func(i int) {
		w.setRule(&all[i], !w.ruleOn(&all[i]))
		changed = true
		l.Refresh()
	}
	var s *sheet.Sheet
	l.On = list.Events{
		Choose: func(i int) { about.SetText(say.Prose(all[i].Doc)) },
		Tap: func(i int, at fyne.Position) {
			if at.X < 28 {
				toggle(i)
			}
		},
		Open: toggle,
		Key: func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
			switch e.Name {
			case fyne.KeyEscape:
				s.Close()
			case fyne.KeySpace:
				toggle(max(0, l.Chosen()))
			default:
				return false
			}
			return true
		},
	}
	foot := container.NewVScroll(about)
	foot.SetMinSize(fyne.NewSize(100, 64))
	s = sheet.Show(w.win.Canvas(), sheet.Content{
		Title: say.T("Rules: Space turns one on or off"), Body: parts.Border(nil, foot, nil, nil, l), Size: fyne.NewSize(620, 440), First: l,
		Closed: func() {
			if changed {
				w.saveSettings()
				w.room.work.detect()
			}
			w.afterSheet()
		},
	})
}

// showBytes tells which bytes of the file the current repair is about.
func (w ruling) showBytes() {
	i, _ := w.desk().Queue().Current()
	s := w.room.session
	span := s.Repairs()[i].Span
	file := s.Raw().FileSpan(span)
	data := s.Raw().Bytes()[file.Start:file.End]
	const most = 256
	tail := ""
	if len(data) > most {
		data, tail = data[:most], " …"
	}
	hex := strings.TrimSpace(fmt.Sprintf("% X", data)) + tail
	sheet.Tell(w.win.Canvas(), say.T("Bytes of the repair"), say.F("Bytes %d to %d of the file (%s):", file.Start, file.End, s.Raw().Encoding())+"\n"+hex+"\n\n"+panes.Brief(s.Raw().Slice(span), most), w.afterSheet)
}

// tagPassage tags the selection, or the current repair, without a word.
func (w noting) tagPassage() {
	r := w.room
	span, ok := r.pane.noteSpan()
	if !ok {
		w.say(say.T("Select a passage first."))
		return
	}
	help := ""
	if tags := tagsOf(r.session); len(tags) > 0 {
		help = say.F("Tags so far: %s", strings.Join(tags, ", "))
	}
	r.panels.dock.Ask(dock.Question{
		Title: say.F("Tag “%s”", panes.Brief(r.session.Raw().Slice(span), 60)), Hint: say.T("Tags, with commas between"), OK: say.T("Tag"), Help: help,
		Done: func(text string) error {
			if tags := dock.SplitTags(text); len(tags) > 0 {
				r.session.Notes().Add(annotate.Annotation{Span: span, Tags: tags, Motivation: annotate.Tagging, Colour: "green"})
			}
			return nil
		},
	})
}
