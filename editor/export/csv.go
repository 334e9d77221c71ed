package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// CSV is a table of the repairs for a spreadsheet.
var CSV = Format{
	Name:      "csv",
	Title:     "Repairs as a table (CSV)",
	Extension: ".csv",
	Doc: "One row for each repair, with line and column, wording before and after, rule, confidence, evidence and decision. " +
		"RFC 4180, UTF-8. A cell that a spreadsheet would take for a formula starts with an apostrophe.",
	Carries: Carries{Repairs: true, Decisions: true},
	Keep:    perByte,
	check:   lossesInUnicode,
	Write:   writeCSV,
}

// csvHeader names the columns; offsets are bytes in the decoded UTF-8 text.
var csvHeader = []string{
	"id", "start", "end", "line", "column", "before", "after", "rule", "group",
	"confidence", "evidence", "alternatives", "state", "text", "reason", "page",
}

func writeCSV(w io.Writer, d *Document, _ Options) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.Write(csvHeader); err != nil {
		return err
	}
	lines := text.NewLines(d.Raw.Text())
	for i := range d.Repairs {
		r := &d.Repairs[i]
		line, column := lines.Position(r.Span.Start)
		said := d.Decision(i)
		row := []string{
			r.ID(), strconv.Itoa(r.Span.Start), strconv.Itoa(r.Span.End), strconv.Itoa(line), strconv.Itoa(column),
			cell(d.Before(i)), cell(r.Replacement), string(r.Rule), cell(r.Group),
			strconv.FormatFloat(r.Confidence, 'f', -1, 64), cell(r.Evidence), cell(strings.Join(r.Alternatives, " | ")),
			said.State.String(), cell(said.Text), cell(said.Reason), cell(d.Pages.At(r.Span.Start)),
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell makes a value safe for a spreadsheet: no formula, no byte that is not
// UTF-8, no NUL.
func cell(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	s = strings.ReplaceAll(s, "\x00", "\u2400")
	trimmed := strings.TrimLeft(s, " \t\r\n\u00a0\ufeff")
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || trimmed != "" && strings.ContainsRune("=+-@\uff1d\uff0b\uff0d\uff20", firstRune(trimmed)) {
		return "'" + s
	}
	return s
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
