package exporting

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/panes"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor"
	"emend/editor/export"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// choices are what there is to choose for an export beside the format:
// the version, what becomes of undecided repairs, and how the file is made.
type choices struct {
	content  *fyne.Container
	session  *editor.Session
	versions []record.Version
	trouble  func(error)
	moved    func()

	version, pending *parts.Select
	rules            *fyne.Container // asked rule by rule
	rulesPlace       *fyne.Container
	text             plainText
	settled          *parts.Check

	base  *export.Document // of the version
	asked map[repair.RuleID]bool
}

// plainText is what there is to choose for the plain text.
type plainText struct {
	content              *fyne.Container
	encoding, ends, mark *parts.Select
	wrap                 *parts.Entry
}

// encodings are those offered for the plain text beside the input's own. Any
// other can be had on the command line.
var encodings = []string{
	"utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "iso-8859-15", "windows-1250", "windows-1251", "koi8-r", "macintosh",
	"shift_jis", "gb18030", "big5",
}

// The ways to take undecided repairs, in the order of the choice.
const (
	pendingApplied = iota
	pendingLeft
	pendingAsked
)

func newChoices(s *editor.Session, trouble func(error), moved func()) *choices {
	c := &choices{session: s, versions: s.Versions().List(), base: s.Document(), asked: map[repair.RuleID]bool{}, trouble: trouble, moved: func() {}}
	names := []string{say.T("the review as it stands")}
	for _, v := range c.versions {
		names = append(names, say.F("version “%s”", v.Name))
	}
	c.version = c.choice(names, c.takeVersion)
	c.pending = c.choice([]string{
		panes.Undecided(s.Policy().Minimum), say.T("undecided: left as they are"), say.T("undecided: asked rule by rule"),
	}, c.showRules)
	if s.Policy().Left {
		c.pending.SetSelectedIndex(pendingLeft)
	}
	c.text.encoding = c.choice(append([]string{say.F("%s, as the input", s.Raw().Encoding())}, encodings...), nil)
	c.text.ends = c.choice([]string{say.T("line ends as they are"), "LF", "CRLF"}, nil)
	c.text.mark = c.choice([]string{say.T("byte order mark as it was"), say.T("with byte order mark"), say.T("no byte order mark")}, nil)
	c.text.wrap = parts.NewEntry()
	c.text.wrap.SetPlaceHolder(say.T("wrap at column"))
	c.text.wrap.OnChanged = func(string) { c.moved() }
	c.settled = parts.NewCheck(say.T("only undecided repairs as tracked changes"), func(bool) { c.moved() })
	c.text.content = container.NewGridWithColumns(2, c.text.encoding, c.text.ends, c.text.mark, c.text.wrap)
	c.rules = container.NewVBox()
	c.rulesPlace = container.New(tall{96}, container.NewVScroll(c.rules))
	c.rulesPlace.Hide()
	c.content = container.NewVBox(container.NewGridWithColumns(2, c.version, c.pending), c.rulesPlace, c.text.content, c.settled)
	c.moved = moved
	return c
}

// tall gives its one object a height and all the width there is.
type tall struct{ height float32 }

// Layout is for the toolkit.
func (l tall) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// MinSize is for the toolkit.
func (l tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(60, l.height) }

// choice makes a choice of which the first is taken.
func (c *choices) choice(options []string, then func()) *parts.Select {
	s := parts.NewSelect(options, nil)
	s.SetSelectedIndex(0)
	s.OnChanged = func(string) {
		if then != nil {
			then()
		}
		c.moved()
	}
	return s
}

// onEscape gives Escape back in every field.
func (c *choices) onEscape(shut func()) {
	for _, s := range []*parts.Select{c.version, c.pending, c.text.encoding, c.text.ends, c.text.mark} {
		s.OnEscape = shut
	}
	c.text.wrap.OnEscape, c.settled.OnEscape = shut, shut
}

// takeVersion takes the document of another version.
func (c *choices) takeVersion() {
	c.base = c.session.Document()
	if i := c.version.SelectedIndex(); i > 0 {
		then, err := c.session.Versions().At(c.versions[i-1])
		if err != nil {
			c.trouble(err)
			c.version.SetSelectedIndex(0)
			return
		}
		c.base = then.Document()
		c.base.Time = c.versions[i-1].Time
	}
	c.showRules()
}

// showRules lists the rules with undecided repairs, where these are asked for.
func (c *choices) showRules() {
	c.rules.RemoveAll()
	ask := c.pending.SelectedIndex() == pendingAsked
	if !ask {
		c.rulesPlace.Hide()
		return
	}
	counts := map[repair.RuleID]int{}
	var order []repair.RuleID
	for i := range c.base.Repairs {
		if r := &c.base.Repairs[i]; c.base.Decision(i).State == repair.Pending {
			if counts[r.Rule] == 0 {
				order = append(order, r.Rule)
			}
			counts[r.Rule]++
			if _, known := c.asked[r.Rule]; !known {
				c.asked[r.Rule] = c.base.Counts(i)
			}
		}
	}
	for _, rule := range order {
		check := parts.NewCheck(say.F("%s: %d undecided", panes.RuleTitle(rule), counts[rule]), nil)
		check.SetChecked(c.asked[rule])
		check.OnChanged = func(on bool) {
			c.asked[rule] = on
			c.moved()
		}
		check.OnEscape = c.version.OnEscape
		c.rules.Add(check)
	}
	if len(order) == 0 {
		none := widget.NewLabel(say.T("nothing to decide"))
		none.SizeName = theme.SizeNameCaptionText
		c.rules.Add(none)
	}
	c.rulesPlace.Show()
}

// show shows the choices that a format has.
func (c *choices) show(f export.Format) {
	c.text.content.Hidden = f.Name != "text"
	c.settled.Hidden = f.Name != "docx" && f.Name != "odt"
	c.content.Refresh()
}

// document is the version with undecided repairs as chosen.
func (c *choices) document() *export.Document {
	p := c.base.Policy
	p.Left = c.pending.SelectedIndex() == pendingLeft
	if c.pending.SelectedIndex() != pendingAsked {
		if p == c.base.Policy {
			return c.base
		}
		return c.base.With(p, nil)
	}
	asked := map[repair.RuleID]bool{}
	for rule, on := range c.asked {
		asked[rule] = on
	}
	return c.base.With(p, asked)
}

// open counts the undecided repairs, and those of them that count in the file.
// Sleeping ones are not asked about.
func (c *choices) open() (open, count int) {
	d := c.document()
	for i := range d.Repairs {
		if d.Open(i) {
			open++
			if d.Counts(i) {
				count++
			}
		}
	}
	return open, count
}

// options are those of a format.
func (c *choices) options(f export.Format) (o export.Options, err error) {
	switch f.Name {
	case "docx", "odt":
		o.Settled = c.settled.Checked
	case "text":
		if i := c.text.encoding.SelectedIndex(); i > 0 {
			o.Encoding = encodings[i-1]
		}
		o.EOL = []text.LineEnding{text.None, text.LF, text.CRLF}[max(0, c.text.ends.SelectedIndex())]
		o.BOM = []export.BOM{export.KeepBOM, export.WithBOM, export.WithoutBOM}[max(0, c.text.mark.SelectedIndex())]
		if s := strings.TrimSpace(c.text.wrap.Text); s != "" {
			if o.Wrap, err = strconv.Atoi(s); err != nil || o.Wrap < 0 {
				return o, errors.New(say.F("“%s” is no number of columns.", s))
			}
		}
	}
	return o, nil
}
