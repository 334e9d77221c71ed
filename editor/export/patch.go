package export

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"emend/editor/text"
)

// Patch is a unified diff.
var Patch = Format{
	Name:      "patch",
	Title:     "Unified diff (patch)",
	Extension: ".patch",
	Doc: "A unified diff that turns the input file into the final text, byte for byte: patch FILE < OUT. It is made of the " +
		"file's own bytes and so fits any encoding in which a line end is one byte.",
	Carries: Carries{Final: true},
	Write:   writePatch,
}

// contextLines is what patch expects.
const contextLines = 3

func writePatch(w io.Writer, d *Document, o Options) error {
	encoding := d.Raw.Encoding()
	if strings.HasPrefix(encoding, "utf-16") || strings.HasPrefix(encoding, "utf-32") {
		return fmt.Errorf("%s ends lines with several bytes, which a patch cannot tell; convert the text to UTF-8 first: emend clean --only none --encoding utf-8", encoding)
	}
	if o.Encoding != "" {
		return fmt.Errorf("a patch keeps the encoding of the file it is for; leave out --encoding")
	}
	final := Edits(d, o)
	if _, err := d.Raw.Encode(final); err != nil {
		return err // it names the character that does not fit
	}
	edits := make([]udiff.Edit, len(final))
	for i, e := range final {
		wording, err := text.EncodeTo(e.New, encoding, strings.HasPrefix(e.New, bom))
		if err != nil {
			return err
		}
		at := d.Raw.FileSpan(e.Span)
		edits[i] = udiff.Edit{Start: at.Start, End: at.End, New: string(wording)}
	}
	name := oneLine(filepath.Base(d.Source.Name)) // in no other folder: patch writes where it is told
	if d.Source.Name == "" {
		name = "text"
	}
	before := string(d.Raw.Bytes())
	if after, err := udiff.Apply(before, edits); err == nil && after == before {
		return nil // what one edit takes away another puts back
	}
	out, err := udiff.ToUnified("a/"+name, "b/"+name, before, edits, contextLines)
	if err != nil {
		return fmt.Errorf("make the patch: %w", err)
	}
	_, err = io.WriteString(w, out)
	return err
}
