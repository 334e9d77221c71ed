package detect

import (
	"context"
	"slices"
	"strings"

	"emend/editor/detect/layout"
	"emend/editor/detect/rule"
	"emend/editor/repair"
	"emend/editor/text"
)

// A long text takes seconds, and its reader looks at one screen of it. What a
// screen shows is found from its surroundings alone where it does not hang on
// the rest of the text.
const (
	// glanceBytes around a place are read for a glance.
	glanceBytes = 64 << 10
	// glanceEdge is how many bytes at either end of them only serve as
	// surroundings: a page and more.
	glanceEdge = 4 << 10
	// glanceFrom is the length in bytes from which a text is worth a glance: it
	// takes longer than a reader notices.
	glanceFrom = 1 << 20
	// glanceSure is the confidence from which what a part of the text shows
	// stands when the whole is known: of 195,000 places in eight books all but
	// 35 did, of 18,500 in bad newspapers all but 335.
	glanceSure = 0.95
)

// Glance finds the sure damage around a place of a long text, given as a raw
// offset, in some hundredths of a second; Run finds it again. It tells only of
// what does not hang on the whole text: characters, and the lines of a
// paragraph. A short text gets nothing: Run is quick enough.
func Glance(ctx context.Context, raw string, place int, opt Options) ([]repair.Repair, error) {
	if len(raw) < glanceFrom || readsReturns(raw) {
		return nil, nil
	}
	part := around(raw, place)
	found, err := runOnce(ctx, raw[part.Start:part.End], opt.glancing())
	if err != nil {
		return nil, err
	}
	inner := text.Span{End: part.Len()}
	if part.Start > 0 {
		inner.Start = glanceEdge
	}
	if part.End < len(raw) {
		inner.End -= glanceEdge
	}
	found = slices.DeleteFunc(found, func(r repair.Repair) bool {
		return r.Confidence < glanceSure || !glanced(r.Rule) || !inner.Contains(r.Span)
	})
	for i := range found {
		found[i].Span = found[i].Span.Shift(part.Start)
	}
	return found, nil
}

// glanced says whether what a rule is sure of hangs on what is near.
func glanced(id repair.RuleID) bool {
	return id.Family() == "mojibake" || id.Family() == "characters" || id == layout.JoinedLines.Rule
}

// glancing are the options of a glance: without misread words, whose model takes
// long to learn and would learn little.
func (o Options) glancing() Options {
	enabled := o.Enabled
	if enabled == nil {
		enabled = byDefault
	}
	o.Progress = nil
	o.Enabled = func(d *rule.Detector) bool { return d.Rule.Family() != "ocr" && enabled(d) }
	return o
}

// around is the part of a text around a place, from line to line.
func around(raw string, place int) text.Span {
	part := text.Span{Start: max(0, min(place, len(raw))-glanceBytes/2)}
	part.End = min(len(raw), part.Start+glanceBytes)
	if nl := strings.IndexByte(raw[part.Start:part.End], '\n'); part.Start > 0 && nl >= 0 {
		part.Start += nl + 1
	}
	if nl := strings.LastIndexByte(raw[part.Start:part.End], '\n'); part.End < len(raw) && nl >= 0 {
		part.End = part.Start + nl + 1
	}
	return part
}
