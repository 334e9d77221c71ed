package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"slices"
	"strconv"
	"strings"

	"emend/editor/detect"
	"emend/editor/repair"
	"emend/editor/text"
)

// HTML is a report for people: both texts side by side with all there is to
// say of them.
var HTML = Format{
	Name:      "html",
	Title:     "Report (HTML)",
	Extension: ".html",
	Doc: "One self-contained page without scripts, for reading, printing and archiving: a summary by rule, both texts side by " +
		"side with every repair marked, the notes, and the list of all repairs with evidence and decision.",
	Carries: Carries{Raw: true, Final: true, Repairs: true, Decisions: true, Notes: true},
	Keep:    shownInHTML,
	check:   lossesInHTML,
	Write: func(w io.Writer, d *Document, _ Options) error {
		h := htmlReport{d: d, w: bufio.NewWriterSize(w, 1<<16)}
		h.write()
		return h.w.Flush()
	},
}

// sectionRows is how many rows a section of a long table has; sections but
// the first are closed, so that a browser shows a long report at once.
const sectionRows = 500

// htmlStyle tells kinds by line and weight as well as by colour.
const htmlStyle = `body{font:1rem/1.5 Georgia,serif;margin:2rem auto;max-width:80rem;padding:0 1rem;color:#1b1b1b;background:#fff}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.3rem .6rem;text-align:left;vertical-align:top}
.sides{table-layout:fixed}.sides td{width:50%;white-space:pre-wrap;overflow-wrap:anywhere}.w{white-space:pre-wrap;overflow-wrap:anywhere}
del{background:#fde3e0;color:#7a1a10;text-decoration:line-through}ins{background:#dff3e2;color:#0d4f1c;text-decoration:underline}
del a,ins a{color:inherit;text-decoration:inherit}mark{background:#fff3bf;color:inherit}sup a{text-decoration:none}
@page{margin:18mm}@media print{body{margin:0;max-width:none;padding:0;font-size:10pt}thead{display:table-header-group}tr,h2{break-inside:avoid}h2{break-after:avoid}.sides tr{break-inside:auto}a{color:inherit;text-decoration:none}}
@media screen and (prefers-color-scheme:dark){body{color:#e6e6e6;background:#1b1b1b}del{background:#4a1f1b;color:#ffc9c2}ins{background:#173d20;color:#bdf0c8}mark{background:#4d4310}a{color:#9ecbff}}`

type htmlReport struct {
	d     *Document
	w     *bufio.Writer
	lines *text.Lines
}

func (h *htmlReport) write() {
	h.lines = text.NewLines(h.d.Raw.Text())
	title := htmlEscape(h.d.Title)
	fmt.Fprintf(h.w, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>%s</title><style>%s</style></head><body>
<h1>%s</h1>
`, title, htmlStyle, title)
	h.summary()
	h.sides()
	h.notes()
	h.list()
	h.w.WriteString("</body></html>\n")
}

// htmlEscape makes any text safe inside HTML, attributes included.
func htmlEscape(s string) string { return html.EscapeString(shownInHTML(s)) }

// shownInHTML is what the report shows of a text: signs for control characters.
func shownInHTML(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r < 0x20:
			return 0x2400 + r
		case r == 0x7F:
			return 0x2421
		case r >= 0x80 && r < 0xA0 || notXML(r):
			return 0xFFFD
		}
		return r
	}, unix(s))
}

// lossesInHTML counts the characters that the report shows as signs.
func lossesInHTML(d *Document) []Loss {
	n := 0
	d.eachText(func(s string) {
		for i, r := range s {
			if (r < 0x20 && r != '\n' && r != '\t' && r != '\r') || r >= 0x7F && r < 0xA0 || notXML(r) || unreadable(s, i, r) {
				n++
			}
		}
	})
	return slices.Concat(losses(Loss{lostSigns, n}), lostKindsOf(d))
}

func (h *htmlReport) summary() {
	d := h.d
	fmt.Fprintf(h.w, "<p>%s, %s, %d bytes, SHA-256 <code>%s</code></p>\n",
		htmlEscape(d.Source.Name), htmlEscape(d.Raw.Encoding()), len(d.Raw.Bytes()), d.Raw.SHA256())
	if d.Author != "" || !d.Time.IsZero() {
		fmt.Fprintf(h.w, "<p>%s %s</p>\n", htmlEscape(d.Author), d.Time.UTC().Format("2006-01-02 15:04 MST"))
	}
	type row struct{ all, counts, pending, accepted, rejected, edited int }
	rows := map[repair.RuleID]*row{}
	for i := range d.Repairs {
		r := rows[d.Repairs[i].Rule]
		if r == nil {
			r = &row{}
			rows[d.Repairs[i].Rule] = r
		}
		r.all++
		if d.Counts(i) {
			r.counts++
		}
		*[...]*int{&r.pending, &r.accepted, &r.rejected, &r.edited}[d.Decision(i).State]++
	}
	h.w.WriteString("<h2>Summary</h2>\n<table><tr><th>Rule<th>Proposed<th>In the final text<th>Undecided<th>Accepted<th>Rejected<th>Edited</tr>\n")
	var rules []repair.RuleID
	for rule := range rows {
		rules = append(rules, rule)
	}
	slices.Sort(rules)
	for _, rule := range rules {
		r := rows[rule]
		title := string(rule)
		if found, ok := detect.ByRule(rule); ok {
			title = found.Title
		}
		fmt.Fprintf(h.w, "<tr><td>%s <small>%s</small><td>%d<td>%d<td>%d<td>%d<td>%d<td>%d</tr>\n",
			htmlEscape(title), htmlEscape(string(rule)), r.all, r.counts, r.pending, r.accepted, r.rejected, r.edited)
	}
	h.w.WriteString("</table>\n")
}

// A sideRow gathers one row of both texts. Passages of notes that are open at
// a row's end are marked again in the next.
type sideRow struct {
	raw, final strings.Builder
	open       int
}

// sides sets both texts side by side. A row ends at a line end that both have.
func (h *htmlReport) sides() {
	h.w.WriteString("<h2>Text</h2>\n")
	var r sideRow
	n := 0
	for it := range h.d.items() {
		switch it.kind {
		case same:
			for line := range strings.Lines(unix(it.text)) {
				s := htmlEscape(strings.TrimSuffix(line, "\n"))
				r.raw.WriteString(s)
				r.final.WriteString(s)
				if strings.HasSuffix(line, "\n") {
					h.sideRow(&r, n)
					n++
				}
			}
		case change:
			h.side(&r, it)
		case noteStart:
			r.mark()
		case noteEnd:
			r.both(fmt.Sprintf(`</mark><sup><a href="#n%d" id="m%d">%d</a></sup>`, it.note+1, it.note+1, it.note+1))
			r.open--
		}
	}
	h.sideRow(&r, n)
	h.w.WriteString("</table>\n")
	if n >= sectionRows {
		h.w.WriteString("</details>\n")
	}
}

func (r *sideRow) both(s string) {
	r.raw.WriteString(s)
	r.final.WriteString(s)
}

func (r *sideRow) mark() {
	r.both("<mark>")
	r.open++
}

// sideRow writes row n and starts the next.
func (h *htmlReport) sideRow(r *sideRow, n int) {
	h.section(n, `<table class="sides"><tr><th>Raw<th>Cleaned</tr>`)
	r.both(strings.Repeat("</mark>", r.open))
	fmt.Fprintf(h.w, "<tr><td>%s<td>%s</tr>\n", r.raw.String(), r.final.String())
	r.raw.Reset()
	r.final.Reset()
	r.both(strings.Repeat("<mark>", r.open))
}

// section starts a table at row 0, and a closed section every sectionRows.
func (h *htmlReport) section(n int, head string) {
	if n%sectionRows != 0 {
		return
	}
	if n > 0 {
		h.w.WriteString("</table>\n")
	}
	if n > sectionRows {
		h.w.WriteString("</details>\n")
	}
	if n > 0 {
		fmt.Fprintf(h.w, "<details><summary>from row %d</summary>\n", n+1)
	}
	h.w.WriteString(head + "\n")
}

// side marks one change on both sides.
func (h *htmlReport) side(r *sideRow, it item) {
	rep := &h.d.Repairs[it.repair]
	title := htmlEscape(fmt.Sprintf("%s, %.2f: %s", rep.Rule, rep.Confidence, rep.Evidence))
	if it.before != "" {
		fmt.Fprintf(&r.raw, `<del title="%s"><a href="#r%d">%s</a></del>`, title, it.repair+1, htmlEscape(breaks(it.before)))
	}
	fmt.Fprintf(&r.final, `<ins title="%s" id="t%d"><a href="#r%d">%s</a></ins>`, title, it.repair+1, it.repair+1, htmlEscape(it.after))
}

// breaks shows the line ends that a change takes away.
func breaks(s string) string { return strings.ReplaceAll(unix(s), "\n", "⏎\n") }

func (h *htmlReport) notes() {
	if len(h.d.Notes) == 0 {
		return
	}
	h.w.WriteString("<h2>Notes</h2>\n<ol>\n")
	for i, n := range h.d.Notes {
		quote := n.Quote.Exact
		if !n.Orphan {
			quote = h.d.Raw.Slice(h.d.outward(n.Span))
		}
		fmt.Fprintf(h.w, `<li id="n%d" value="%d"><a href="#m%d">“%s”</a><div class="w">%s</div><small>%s %s %s</small></li>`+"\n",
			i+1, i+1, i+1, htmlEscape(shorten(quote, 120)), htmlEscape(n.Body), htmlEscape(strings.Join(n.Tags, ", ")),
			htmlEscape(n.Author), n.Created.UTC().Format("2006-01-02 15:04"))
	}
	h.w.WriteString("</ol>\n")
}

// place tells the line of an offset, and its page where there are any.
func (h *htmlReport) place(off int) string {
	line, _ := h.lines.Position(off)
	if page := h.d.Pages.At(off); page != "" {
		return fmt.Sprintf("%d, p. %s", line, htmlEscape(page))
	}
	return strconv.Itoa(line)
}

// list tells every repair, those that do not count too.
func (h *htmlReport) list() {
	h.w.WriteString("<h2>Repairs</h2>\n")
	d := h.d
	for i := range d.Repairs {
		if d.stopped(i) {
			return
		}
		h.section(i, "<table><tr><th>No.<th>Place<th>Before<th>After<th>Rule<th>Confidence<th>Decision<th>Evidence</tr>")
		r := &d.Repairs[i]
		said := d.Decision(i)
		after := r.Replacement
		if said.State == repair.Edited {
			after = said.Text
		}
		state := said.State.String()
		if piece, ok := d.Piece(i); ok {
			state += ", in the final text"
			after = piece.New
		}
		if said.Reason != "" {
			state += ": " + said.Reason
		}
		fmt.Fprintf(h.w, `<tr id="r%d"><td><a href="#t%d">%d</a><td>%s<td class="w"><del>%s</del><td class="w"><ins>%s</ins><td>%s<td>%.2f<td>%s<td>%s</tr>`+"\n",
			i+1, i+1, i+1, h.place(r.Span.Start), htmlEscape(breaks(shorten(d.Before(i), 400))), htmlEscape(breaks(shorten(after, 400))),
			htmlEscape(string(r.Rule)), r.Confidence, htmlEscape(state), htmlEscape(r.Evidence))
	}
	if len(d.Repairs) > 0 {
		h.w.WriteString("</table>\n")
	}
	if len(d.Repairs) > sectionRows {
		h.w.WriteString("</details>\n")
	}
}
