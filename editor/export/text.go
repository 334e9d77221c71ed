package export

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/text"
)

// Text is the final text alone.
var Text = Format{
	Name:      "text",
	Title:     "Final text",
	Extension: ".txt",
	Doc: "The cleaned text and nothing else, in the encoding, with the line ends and the byte order mark " +
		"of the input unless others are asked for. With every repair rejected it is the input, byte for byte.",
	Carries: Carries{Final: true},
	Write:   writeText,
}

func writeText(w io.Writer, d *Document, o Options) error {
	edits := Edits(d, o)
	name := d.Raw.Encoding()
	if o.Encoding != "" {
		probe, err := text.DecodeAs(nil, o.Encoding)
		if err != nil {
			return err
		}
		name = probe.Encoding()
	}
	if o.BOM == WithBOM && !strings.HasPrefix(name, "utf-") && name != "gb18030" {
		return fmt.Errorf("%s has no byte order mark; leave out --bom yes, or write --encoding utf-8", name)
	}
	if name == d.Raw.Encoding() {
		_, err := d.Raw.WriteEdited(w, edits)
		return err
	}
	final := apply(d.Raw.Text(), edits)
	out, err := text.EncodeTo(final, name, strings.HasPrefix(final, bom))
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// bom is U+FEFF, the byte order mark.
const bom = "\uFEFF"

// apply makes edits in s.
func apply(s string, edits []text.Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(s[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(s[at:])
	return b.String()
}

// Edits returns the edits of the raw text, sorted and disjoint, that make the
// final text as the options want it (all but the encoding).
func Edits(d *Document, o Options) []text.Edit {
	m := d.Mapping
	if o.EOL == text.None && o.Wrap <= 0 && o.BOM == KeepBOM {
		return layer(m, nil)
	}
	clean := m.String()
	var edits []text.Edit
	switch has := strings.HasPrefix(clean, bom); {
	case o.BOM == WithBOM && !has:
		edits = append(edits, text.Edit{New: bom})
	case o.BOM == WithoutBOM && has:
		edits = append(edits, text.Edit{Span: text.Span{End: len(bom)}})
	}
	return layer(m, append(edits, layoutEdits(clean, o)...))
}

// endings are the bytes of the line ends that can be asked for.
var endings = map[text.LineEnding]string{text.LF: "\n", text.CRLF: "\r\n", text.CR: "\r"}

// layoutEdits wraps lines and gives them the line end that is asked for.
func layoutEdits(clean string, o Options) []text.Edit {
	if o.EOL == text.None && o.Wrap <= 0 {
		return nil
	}
	lines := text.NewLines(clean)
	end := endings[o.EOL]
	var edits []text.Edit
	for i := range lines.Count() {
		line, full := lines.Span(i), lines.FullSpan(i)
		own := clean[line.End:full.End]
		if o.Wrap > 0 {
			edits = wrapLine(edits, clean, line, o.Wrap, breakBy(end, own, clean))
		}
		if end != "" && own != "" && own != end {
			edits = append(edits, text.Edit{Span: text.Span{Start: line.End, End: full.End}, New: end})
		}
	}
	return edits
}

// breakBy is the line end a wrapped line gets: the one asked for, else its
// own, else that of the first line of the text.
func breakBy(asked, own, clean string) string {
	switch at := strings.IndexAny(clean, "\r\n"); {
	case asked != "":
		return asked
	case own != "":
		return own
	case at >= 0 && strings.HasPrefix(clean[at:], "\r\n"):
		return "\r\n"
	case at >= 0:
		return clean[at : at+1]
	}
	return "\n"
}

// wrapLine breaks one line at blanks so that it has at most width columns
// where its words allow it.
func wrapLine(edits []text.Edit, s string, line text.Span, width int, end string) []text.Edit {
	column := 0                 // columns since the last break
	gap := text.Span{Start: -1} // the last blanks passed
	afterGap := 0               // columns since these
	begun := false              // a word has been seen on this line
	for at := line.Start; at < line.End; {
		r, n := utf8.DecodeRuneInString(s[at:line.End])
		if r == ' ' || r == '\t' {
			from := at
			for at < line.End && (s[at] == ' ' || s[at] == '\t') {
				at++
			}
			if begun && at < line.End {
				gap, afterGap = text.Span{Start: from, End: at}, 0
			}
			column += at - from
			continue
		}
		begun = true
		c := columns(r)
		column, afterGap = column+c, afterGap+c
		if column > width && gap.Start >= 0 {
			edits = append(edits, text.Edit{Span: gap, New: end})
			column, gap.Start = afterGap, -1
		}
		at += n
	}
	return edits
}

// columns is how wide a character stands in a fixed pitch: nothing for marks,
// two for East Asian wide ones.
func columns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xFF01 && r <= 0xFF60:
		return 2
	}
	return 1
}
