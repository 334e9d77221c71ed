package prove

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"emend/editor/export"
	"emend/editor/imports"
	"emend/editor/repair"
	"emend/editor/text"
)

// textIsFinal decodes the file as its encoding asks. Where lines were wrapped
// or ended otherwise, white space is set aside.
func textIsFinal(c *check) error {
	encoding := c.o.Encoding
	if encoding == "" {
		encoding = c.d.Raw.Encoding()
	}
	raw, err := text.DecodeAs(c.written, encoding)
	if err != nil {
		return err
	}
	const bom = "\uFEFF"
	got, want := raw.Text(), c.d.Final()
	if c.o.BOM != export.KeepBOM {
		got, want = strings.TrimPrefix(got, bom), strings.TrimPrefix(want, bom)
	}
	if c.o.Wrap > 0 || c.o.EOL != text.None {
		got, want = strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(want), " ")
	}
	if encoding != c.d.Raw.Encoding() {
		got, want = strings.ToValidUTF8(got, "\uFFFD"), strings.ToValidUTF8(want, "\uFFFD")
	}
	return same(got, want)
}

// rejectedIsInput writes the document with everything rejected.
func rejectedIsInput(c *check) error {
	no := make([]repair.Decision, len(c.d.Repairs))
	for i := range no {
		no[i].State = repair.Rejected
	}
	d := export.NewDocument(c.d.Raw, c.d.Repairs, no, c.d.Policy)
	if !bytes.Equal(encoded(d), c.d.Raw.Bytes()) {
		return errors.New("it is not")
	}
	return nil
}

// encoded is the final text in the bytes of its file; nil where a repair does
// not fit the encoding.
func encoded(d *export.Document) []byte {
	out, err := d.Raw.Encode(export.Edits(d, export.Options{}))
	if err != nil {
		return nil
	}
	return out
}

// markdownIsFinal takes the marks out, one by one from the front, and with
// the text done only the notes may be left.
func markdownIsFinal(c *check) error {
	want, rest := c.final(), string(c.written)
	open := "[^" + c.d.FootnotePrefix() + "-"
	var got strings.Builder
	for got.Len() < len(want) {
		i := strings.Index(rest, open)
		if left := len(want) - got.Len(); i < 0 || i > left {
			i = min(left, len(rest))
			got.WriteString(rest[:i])
			rest = rest[i:]
			break
		}
		got.WriteString(rest[:i])
		_, after, closed := strings.Cut(rest[i:], "]")
		if !closed {
			return errors.New("a footnote mark is not closed")
		}
		rest = after
	}
	if err := same(got.String(), want); err != nil {
		return err
	}
	notes := 0
	for i := range c.d.Notes {
		if strings.Contains(rest, fmt.Sprintf("\n%s%d]: ", open, i+1)) {
			notes++
		}
	}
	if notes < len(c.d.Notes) || len(c.d.Notes) == 0 && rest != "" {
		return fmt.Errorf("%d of %d notes are there", notes, len(c.d.Notes))
	}
	return nil
}

// office is the document as our reader of the format sees it.
func (c *check) office() (*imports.Text, error) {
	f, ok := imports.ByName(c.f.Name)
	if !ok {
		return nil, fmt.Errorf("there is no reader of %s", c.f.Name)
	}
	t, err := f.Read(c.written)
	if err == nil && !t.Tracked {
		t.Cleaned = t.Text
	}
	return t, err
}

func acceptedIsFinal(c *check) error {
	t, err := c.office()
	if err != nil {
		return err
	}
	return same(t.Cleaned, c.final())
}

func rejectedIsRaw(c *check) error {
	t, err := c.office()
	if err != nil {
		return err
	}
	return same(t.Text, c.raw())
}

func commentsAreThere(c *check) error {
	t, err := c.office()
	if err != nil {
		return err
	}
	var got, want []string
	for i := range c.d.Notes {
		if n := &c.d.Notes[i]; !n.Orphan {
			want = append(want, c.f.Kept(export.NoteText(n.Body, n.Tags)))
		}
	}
	for _, n := range t.Comments {
		got = append(got, n.Body)
	}
	slices.Sort(got)
	slices.Sort(want)
	return same(strings.Join(got, "\n"), strings.Join(want, "\n"))
}

// criticIsFinal: reading gives every line end as LF.
func criticIsFinal(c *check) error {
	unix := strings.NewReplacer("\r\n", "\n", "\r", "\n")
	t, err := imports.Critic(unix.Replace(string(c.written)))
	if err != nil {
		return err
	}
	return same(t.Cleaned, unix.Replace(c.final()))
}
