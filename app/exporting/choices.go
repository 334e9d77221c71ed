package exporting

import (
	"errors"
	"maps"
	"strconv"
	"strings"
	"sync"

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
	moved    func()

	version, pending *parts.Select
	rules            *fyne.Container // asked rule by rule
	rulesPlace       *fyne.Container
	text             plainText
	settled          *parts.Check

	base  func() (*export.Document, error) // of the version; made once, in the background
	read  func() (reading, error)          // the version as chosen; likewise
	asked map[repair.RuleID]bool
}

// A reading is a version with undecided repairs as chosen.
type reading struct {
	document    *export.Document
	open, count int         // undecided repairs that are awake, and those of them that count in the file
	rules       []ruleCount // that have undecided repairs, where these are asked for
	asked       map[repair.RuleID]bool
}

// A ruleCount is a rule with its undecided repairs.
type ruleCount struct {
	rule   repair.RuleID
	open   int
	counts bool // the first of them, as they are read now
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

func newChoices(s *editor.Session, moved func()) *choices {
	c := &choices{session: s, versions: s.Versions().List(), moved: func() {}}
	names := []string{say.T("the review as it stands")}
	for _, v := range c.versions {
		names = append(names, say.F("version “%s”", v.Name))
	}
	c.version = c.choice(names, c.takeVersion)
	c.pending = c.choice([]string{
		panes.Undecided(s.Policy().Minimum), say.T("undecided: left as they are"), say.T("undecided: asked rule by rule"),
	}, c.takePending)
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
	c.takeVersion()
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
	c.base = sync.OnceValues(c.making())
	c.takePending()
}

// making gives what makes the document of the version, on any goroutine.
func (c *choices) making() func() (*export.Document, error) {
	i := c.version.SelectedIndex() - 1
	if i < 0 {
		now := c.session.Exchange().DocumentLater()
		return func() (*export.Document, error) { return now(), nil }
	}
	at, made := c.session.Versions().AtLater(c.versions[i]), c.versions[i].Time
	return func() (*export.Document, error) {
		then, err := at()
		if err != nil {
			return nil, err
		}
		d := then.Exchange().Document()
		d.Time = made
		return d, nil
	}
}

// takePending takes undecided repairs in another way. Where they are asked for,
// their rules are listed once the version is read.
func (c *choices) takePending() {
	c.rulesPlace.Hide()
	c.reread()
}

// reread has the version read anew when it is next asked for.
func (c *choices) reread() {
	base, way, asked := c.base, c.pending.SelectedIndex(), maps.Clone(c.asked)
	c.read = sync.OnceValues(func() (reading, error) {
		d, err := base()
		if err != nil {
			return reading{}, err
		}
		return readingOf(d, way, asked), nil
	})
}

// readingOf reads a version in one of the ways to take undecided repairs. What
// the reader has not been asked yet stays as it is read without asking.
func readingOf(d *export.Document, way int, asked map[repair.RuleID]bool) (r reading) {
	p := d.Policy
	p.Left = way == pendingLeft
	switch {
	case way == pendingAsked:
		r.rules, r.asked = undecidedByRule(d), map[repair.RuleID]bool{}
		for _, x := range r.rules {
			r.asked[x.rule] = x.counts
		}
		maps.Copy(r.asked, asked)
		d = d.With(p, r.asked)
	case p != d.Policy:
		d = d.With(p, nil)
	}
	r.document = d
	for i := range d.Repairs {
		if d.Open(i) {
			r.open++
			if d.Counts(i) {
				r.count++
			}
		}
	}
	return r
}

// undecidedByRule counts the undecided repairs of each rule that are awake, by the place of its
// first one.
func undecidedByRule(d *export.Document) (out []ruleCount) {
	at := map[repair.RuleID]int{}
	for i := range d.Repairs {
		if !d.Open(i) {
			continue
		}
		rule := d.Repairs[i].Rule
		k, ok := at[rule]
		if !ok {
			k = len(out)
			at[rule] = k
			out = append(out, ruleCount{rule: rule, counts: d.Counts(i)})
		}
		out[k].open++
	}
	return out
}

// list lists the rules with undecided repairs, where these are asked for and not
// listed yet.
func (c *choices) list(r reading) {
	if r.asked == nil || c.rulesPlace.Visible() {
		return
	}
	c.asked = r.asked
	c.rules.RemoveAll()
	for _, x := range r.rules {
		check := parts.NewCheck(say.F("%s: %d undecided", panes.RuleTitle(x.rule), x.open), nil)
		check.SetChecked(c.asked[x.rule])
		check.OnChanged = func(on bool) {
			c.asked[x.rule] = on
			c.reread()
			c.moved()
		}
		check.OnEscape = c.version.OnEscape
		c.rules.Add(check)
	}
	if len(r.rules) == 0 {
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
