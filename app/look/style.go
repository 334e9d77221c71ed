package look

import (
	"image/color"
	"slices"

	"emend/app/textview"
	"emend/editor/repair"
)

// A Kind is what a family of rules repairs, and has a colour.
type Kind int

// The kinds.
const (
	Letters  Kind = iota // mojibake, characters
	Spaces               // spacing, layout
	Cuts                 // repeats, furniture
	Marks                // footnotes
	Words                // ocr
	Compared             // compared
	Reader               // reader
	kinds
)

var familyKinds = map[string]Kind{
	"mojibake": Letters, "characters": Letters, "spacing": Spaces, "layout": Spaces,
	"repeats": Cuts, "furniture": Cuts, "footnotes": Marks, "ocr": Words,
	"compared": Compared, "reader": Reader,
}

// KindOf is the kind of a rule.
func KindOf(rule repair.RuleID) Kind {
	if k, ok := familyKinds[rule.Family()]; ok {
		return k
	}
	return Words
}

// A Stand is how a repair stands: its decision, and for an undecided one
// whether it counts in the cleaned text.
type Stand int

// The stands. Each has a shape of its own, so that colour never tells alone.
const (
	Applied  Stand = iota // undecided, counts: dotted line, tinted
	Left                  // undecided, does not count: dotted line only
	Accepted              // solid line
	Rejected              // boxed
	Edited                // wavy line
	stands
)

// StandOf is how a repair with that decision stands.
func StandOf(d repair.Decision, counts bool) Stand {
	switch d.State {
	case repair.Accepted:
		return Accepted
	case repair.Rejected:
		return Rejected
	case repair.Edited:
		return Edited
	}
	if counts {
		return Applied
	}
	return Left
}

// A Stress is how much a mark stands out.
type Stress int

// The stresses.
const (
	Plain   Stress = iota
	Current        // the repair before the reader: filled
	Block          // the same over several lines: a stronger tint, since a filled block cannot be read
	stresses
)

// noteColours is how many colours notes have.
const noteColours = 4

// NoteColours are the names of the colours of notes, as they stand in files.
var NoteColours = [noteColours]string{"yellow", "green", "blue", "rose"}

// The order of styles in the text view's table.
const (
	repairStyles = 0
	struckStyles = repairStyles + int(kinds)*int(stands)*int(stresses)
	noteStyles   = struckStyles + int(kinds)*int(stresses)
	foundStyle   = noteStyles + 2*noteColours
	foundAtStyle = foundStyle + 1
	linkStyles   = foundAtStyle + 1
	allStyles    = linkStyles + int(kinds)*2
)

// Repair is the style of a repair's mark.
func Repair(k Kind, s Stand, t Stress) textview.StyleID {
	return textview.StyleID(repairStyles + (int(k)*int(stands)+int(s))*int(stresses) + int(t))
}

// Struck is the style of what a repair deletes, in the inline view.
func Struck(k Kind, t Stress) textview.StyleID {
	return textview.StyleID(struckStyles + int(k)*int(stresses) + int(t))
}

// NoteGround is the colour behind passages with a note of the named colour.
func (s *Scheme) NoteGround(colour string) color.NRGBA {
	return s.Notes[noteIndex(colour)]
}

// Note is the style of a noted passage, by the name of its colour. over: it
// lies on another, from which it is told apart by a line below, as both may be
// of one colour.
func Note(colour string, over bool) textview.StyleID {
	i := noteStyles + noteIndex(colour)
	if over {
		i += noteColours
	}
	return textview.StyleID(i)
}

func noteIndex(colour string) int {
	return max(0, slices.Index(NoteColours[:], colour))
}

// Link is the style of the line between a repair's two places.
func Link(k Kind, current bool) textview.StyleID {
	id := linkStyles + int(k)*2
	if current {
		id++
	}
	return textview.StyleID(id)
}

// Found is the style of what was searched for.
func Found(at bool) textview.StyleID {
	if at {
		return textview.StyleID(foundAtStyle)
	}
	return textview.StyleID(foundStyle)
}

// styles makes the table.
func (s *Scheme) styles() []textview.Style {
	table := make([]textview.Style, allStyles)
	for k := range kinds {
		tone := s.Kinds[k]
		for st := range stands {
			for t := range stresses {
				table[Repair(k, st, t)] = tone.style(st, t)
			}
		}
		for t := range stresses {
			style := tone.style(Accepted, t)
			style.Underline, style.Strike = textview.NoLine, true
			if t == Plain {
				style.Text = tone.Ink
			}
			table[Struck(k, t)] = style
		}
		table[Link(k, false)] = textview.Style{Line: fade(tone.Ink, 110), Text: tone.Ink}
		table[Link(k, true)] = textview.Style{Line: tone.Ink, Text: tone.Ink, Bold: true}
	}
	for i, c := range s.Notes {
		plain := textview.Style{Back: c, Line: s.Margin, Margin: true, Quiet: true}
		table[noteStyles+i] = plain
		plain.Underline = textview.SolidLine
		table[noteStyles+noteColours+i] = plain
	}
	table[foundStyle] = textview.Style{Back: s.Found, Text: s.Ink, Quiet: true}
	table[foundAtStyle] = textview.Style{Back: s.FoundAt, Text: s.Ink, Box: true, Line: s.Ink, Quiet: true}
	return table
}

// style is how a mark of the tone looks.
func (t *Tone) style(st Stand, stress Stress) textview.Style {
	out := textview.Style{Line: t.Ink}
	switch st {
	case Applied:
		out.Underline, out.Back = textview.DottedLine, t.Tint
	case Left:
		out.Underline = textview.DottedLine
	case Accepted:
		out.Underline = textview.SolidLine
	case Rejected:
		out.Box = true
	case Edited:
		out.Underline, out.Back = textview.WavyLine, t.Tint
	}
	switch stress {
	case Current:
		out.Back, out.Text, out.Line, out.Bold = t.Ink, t.On, t.On, true
	case Block:
		out.Back, out.Margin = t.Tint, true
	}
	return out
}

func fade(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}

// Edge is the line around what can be filled in or ticked: lighter than text,
// but to be seen on the field and around it.
func (s *Scheme) Edge() color.NRGBA {
	mixed := func(a, b uint8) uint8 { return uint8((3*int(a) + int(b)) / 4) }
	return color.NRGBA{R: mixed(s.Faint.R, s.Field.R), G: mixed(s.Faint.G, s.Field.G), B: mixed(s.Faint.B, s.Field.B), A: 255}
}

// FoundMark is the colour of a place found where nothing is written on it.
func (s *Scheme) FoundMark() color.NRGBA {
	if s.Dark {
		return s.Caution // what lies behind dark text is too faint alone
	}
	return s.FoundAt
}

// TextTheme is the scheme as the text view takes it.
func (s *Scheme) TextTheme() textview.Theme {
	return textview.Theme{
		Back: s.Page, Text: s.Ink, Margin: s.Panel, Number: s.Faint,
		Selection: fade(s.Accent, 80), SelectionIdle: fade(s.Faint, 60), Caret: s.Accent,
		Band: s.Kinds[Cuts].Tint, BandText: s.Kinds[Cuts].Ink, Invisible: s.Caution,
		Styles: s.styles(),
	}
}
