// Package prove reads back what an export wrote and holds it against the
// review it was made of.
//
// Context: a reader who sends a Word file or a patch away cannot see whether
// it holds both texts; a fault in a writer would show weeks later. Decision:
// every format is read again, by a reader of our own that shares nothing with
// the writer, before the file gets its name; what must follow from it (accept
// all is the final text, every quote stands where it says) is told as claims.
// Consequence: a file that is there was proved, writing costs about twice, and
// a failure stops the export and says which claim failed and where.
package prove

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"emend/editor/export"
	"emend/editor/outfile"
	"emend/editor/text"
)

// A Proof is one claim that was checked.
type Proof struct {
	Claim string // for the reader: "Accepting all changes gives the final text"
	Err   error  // why it does not hold; nil: it does
}

// A Claim of a format: what is said, and what looks whether it is so.
type claim struct {
	says  string
	holds func(c *check) error
	notes bool // it is about notes
}

// A check is one file that is being proved.
type check struct {
	ctx     context.Context
	d       *export.Document
	f       export.Format
	o       export.Options
	written []byte
	report  *report // of an HTML report, once it was read
}

// claims are those of each format, by its name.
var claims = map[string][]claim{
	"text":      {{says: "Read back, it is the final text", holds: textIsFinal}, {says: "With every repair rejected it would be the input, byte for byte", holds: rejectedIsInput}},
	"markdown":  {{says: "Without its footnotes it is the final text", holds: markdownIsFinal}},
	"html":      {{says: "It holds no script and opens nothing", holds: htmlIsInert}, {says: "Its left side is the raw text", holds: htmlIsRaw}, {says: "Its right side is the final text", holds: htmlIsFinal}},
	"docx":      officeClaims,
	"odt":       officeClaims,
	"tei":       {{says: "Its uncorrected reading is the raw text", holds: teiIsRaw}, {says: "Its corrected reading is the final text", holds: teiIsFinal}},
	"w3c":       {{says: "Every quote stands where it says", holds: quotesStand}, {says: "Read back, the notes are the same", holds: notesComeBack, notes: true}},
	"brat":      {{says: "Its text is the raw text", holds: bratIsRaw}, {says: "Every annotation stands where it says", holds: bratStands}},
	"critic":    {{says: "With every mark accepted it is the final text", holds: criticIsFinal}},
	"csv":       {{says: "It has a row for each repair, and no formula", holds: csvIsPlain}},
	"jsonl":     {{says: "Replayed on the raw text, it gives the final text", holds: linesGiveFinal}},
	"decisions": {{says: "Replayed on the raw text, it gives the final text", holds: logGivesFinal}},
	"patch":     {{says: "Applied to the input, it gives the final text, byte for byte", holds: patchGivesFinal}},
}

var officeClaims = []claim{
	{says: "Accepting all changes gives the final text", holds: acceptedIsFinal},
	{says: "Rejecting all changes gives the raw text", holds: rejectedIsRaw},
	{says: "Every note is in it as a comment", holds: commentsAreThere, notes: true},
}

// Claims lists everything that is claimed of any format, for translating.
func Claims() []string {
	var out []string
	for _, f := range export.All {
		for _, c := range claims[f.Name] {
			out = append(out, c.says)
		}
	}
	return out
}

// Check reads back what format f wrote of d with options o. It may run on any
// goroutine; the context ends it, with its error in the proof reached.
func Check(ctx context.Context, f export.Format, d *export.Document, o export.Options, written []byte) []Proof {
	c := &check{ctx: ctx, d: d, f: f, o: o, written: written}
	var out []Proof
	for _, claim := range claims[f.Name] {
		if o.Settled && claim.says == officeClaims[1].says {
			continue // what was decided stands there as plain text
		}
		if claim.notes && len(d.Notes) == 0 {
			continue
		}
		err := ctx.Err()
		if err == nil {
			err = claim.holds(c)
		}
		out = append(out, Proof{claim.says, err})
	}
	return out
}

// ErrUnproved starts the error of an export that was stopped by a proof.
var ErrUnproved = errors.New("nothing was written, since what would have been written is wrong")

// Failed is the error of the first proof that failed; nil: none did.
func Failed(proofs []Proof) error {
	for _, p := range proofs {
		if errors.Is(p.Err, context.Canceled) {
			return p.Err
		}
		if p.Err != nil {
			return fmt.Errorf("%w; it does not hold that “%s”: %w", ErrUnproved, p.Claim, p.Err)
		}
	}
	return nil
}

// A Step of Write.
type Step int

// The steps of Write, in their order.
const (
	Writing Step = iota
	Proving
)

// Write writes d to w, but only what was proved: into memory first, then read
// back, then out. step is told what goes on and how many bytes are written so
// far, from the same goroutine; it may be nil. Cancelling the context ends it
// with nothing written.
func Write(ctx context.Context, w io.Writer, f export.Format, d *export.Document, o export.Options, step func(Step, int)) ([]Proof, error) {
	if step == nil {
		step = func(Step, int) {}
	}
	to := &memory{ctx: ctx, step: step}
	if err := f.Write(to, d, o); err != nil {
		return nil, err
	}
	step(Proving, to.b.Len())
	proofs := Check(ctx, f, d, o, to.b.Bytes())
	if err := errors.Join(ctx.Err(), Failed(proofs)); err != nil {
		return proofs, err
	}
	_, err := w.Write(to.b.Bytes())
	return proofs, err
}

// File is Write to a file, which has its name only when all of it is there.
func File(ctx context.Context, path string, f export.Format, d *export.Document, o export.Options, step func(Step, int)) (proofs []Proof, err error) {
	err = outfile.Whole(path, func(out io.Writer) (err error) {
		proofs, err = Write(ctx, out, f, d, o, step)
		return err
	})
	return proofs, err
}

// memory gathers what is written until the context ends.
type memory struct {
	ctx  context.Context
	b    bytes.Buffer
	step func(Step, int)
}

func (m *memory) Write(p []byte) (int, error) {
	if err := m.ctx.Err(); err != nil {
		return 0, err
	}
	m.step(Writing, m.b.Len()+len(p))
	return m.b.Write(p)
}

// raw and final are what the format can keep of the two texts.
func (c *check) raw() string   { return c.f.Kept(c.d.Raw.Text()) }
func (c *check) final() string { return c.f.Kept(c.d.Final()) }

// same is nil where two texts are the same, else says where they part.
func same(got, want string) error {
	if got == want {
		return nil
	}
	n := 0
	for n < len(got) && n < len(want) && got[n] == want[n] {
		n++
	}
	for n > 0 && !(text.IsEdge(got, n) && text.IsEdge(want, n)) {
		n--
	}
	return fmt.Errorf("line %d reads %s, not %s", strings.Count(want[:n], "\n")+1, from(got, n), from(want, n))
}

// from shows how a text goes on.
func from(s string, at int) string {
	const shown = 24
	end := at
	for i := 0; i < shown && end < len(s); i++ {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return fmt.Sprintf("%+q", s[at:end])
}
