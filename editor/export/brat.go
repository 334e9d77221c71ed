package export

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// Brat is the stand-off format of the brat annotation tool.
var Brat = Format{
	Name:      "brat",
	Title:     "brat stand-off (text and annotations in a ZIP)",
	Extension: ".zip",
	Doc: "A ZIP with the raw text (.txt) and the annotations (.ann) that brat reads: each repair an entity named by its rule, " +
		"the new wording as a note, the decision as an attribute; each note an entity named Note. Positions are code points.",
	Carries: Carries{Raw: true, Repairs: true, Decisions: true, Notes: true},
	Write:   writeBrat,
	Keep:    perByte,
	check: func(d *Document) []Loss {
		n := 0
		for i := range d.Repairs {
			span, _ := visibleSpan(d.Raw.Text(), d.Repairs[i].Span, "")
			if strings.Trim(d.Raw.Slice(span), "\r\n") == "" {
				n++
			}
		}
		return slices.Concat(losses(Loss{lostEndsAlone, n}), lossesInUnicode(d), noteLosses(d))
	},
}

func writeBrat(w io.Writer, d *Document, _ Options) error {
	z := zip.NewWriter(w)
	name := bratName(d.Title)
	f, err := z.Create(name + ".txt")
	if err != nil {
		return err
	}
	if _, err := io.WriteString(f, perByte(d.Raw.Text())); err != nil {
		return err
	}
	if f, err = z.Create(name + ".ann"); err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	b := bratWriter{d: d, w: out, points: newPoints(d.Raw.Text())}
	b.write()
	if err := out.Flush(); err != nil {
		return err
	}
	return z.Close()
}

// bratName is a file name made of a title.
func bratName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, perByte(filepath.Base(title)))
	if name == "" || strings.Trim(name, ".") == "" {
		return "text"
	}
	return name
}

type bratWriter struct {
	d      *Document
	w      *bufio.Writer
	points *points
	entity int
}

func (b *bratWriter) write() {
	raw := b.d.Raw.Text()
	for i := range b.d.Repairs {
		r := &b.d.Repairs[i]
		span, wording := visibleSpan(raw, r.Span, r.Replacement)
		if !b.mark(strings.Map(bratLetter, string(r.Rule)), span) {
			continue
		}
		fmt.Fprintf(b.w, "A%d\tDecision T%d %s\n", b.entity, b.entity, b.d.Decision(i).State)
		b.note("→ " + wording)
	}
	for _, n := range b.d.Notes {
		span, _ := visibleSpan(raw, n.Span, "")
		if !n.Orphan && b.mark("Note", span) {
			b.note(NoteText(n.Body, n.Tags))
		}
	}
}

func bratLetter(r rune) rune {
	if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
		return r
	}
	return '_'
}

// mark writes an entity, in parts where lines end, since an entity may not
// hold a line end. One of line ends only cannot be marked; mark says so.
func (b *bratWriter) mark(kind string, s text.Span) bool {
	raw := b.d.Raw.Text()
	var places, words []string
	for at := s.Start; at < s.End; {
		end := at
		for end < s.End && raw[end] != '\n' && raw[end] != '\r' {
			end++
		}
		if end > at {
			places = append(places, fmt.Sprintf("%d %d", b.points.at(at), b.points.at(end)))
			words = append(words, perByte(raw[at:end]))
		}
		for end < s.End && (raw[end] == '\n' || raw[end] == '\r') {
			end++
		}
		at = end
	}
	if len(places) == 0 {
		return false
	}
	b.entity++
	fmt.Fprintf(b.w, "T%d\t%s %s\t%s\n", b.entity, kind, strings.Join(places, ";"), strings.Join(words, " "))
	return true
}

// note writes what is to be said of the entity marked last.
func (b *bratWriter) note(s string) {
	fmt.Fprintf(b.w, "#%d\tAnnotatorNotes T%d\t%s\n", b.entity, b.entity, oneLine(s))
}

// oneLine shows line ends and tabs as signs, and no other control character.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return '⏎'
		case r == '\r':
			return -1
		case r < 0x20:
			return 0x2400 + r
		case r == utf8.RuneError:
			return '\uFFFD'
		}
		return r
	}, s)
}
