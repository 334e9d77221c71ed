package cli

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"emend/editor/imports"
)

func newImport(std *Streams) *cobra.Command {
	var out, as string
	var cleaned bool
	cmd := &cobra.Command{
		Use:   "import FILE [-o OUT.txt]",
		Short: "Take the text out of a PDF, an EPUB, a Word document, OCR output",
		Long: "Write the text of a document that is not plain text, as UTF-8 with LF line ends and\na form feed between pages. It reads:\n\n" + importList() + `
Scripts, macros and links are never followed. A Word or OpenDocument text with
tracked changes gives the text with all of them rejected, or with --cleaned the
one with all accepted; "emend compare" reviews the two. For PDF, pdftotext is
used where it is installed.`,
		Example: `  emend import scan.pdf -o scan.txt
  emend import book.epub | emend clean - -o book.txt
  emend import reviewed.docx -o raw.txt && emend import reviewed.docx --cleaned -o new.txt`,
		Args: exactly(1, "a FILE"),
		RunE: func(_ *cobra.Command, args []string) error {
			data, err := readAll(std, args[0])
			if err != nil {
				return err
			}
			t, err := importAs(as, data)
			if err != nil {
				return placed(args[0], err)
			}
			s := t.Text
			if cleaned && t.Tracked {
				s = t.Cleaned
			}
			return writeOut(std, out, args, func(w io.Writer) error {
				_, err := io.WriteString(w, s)
				return err
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	f.StringVar(&as, "as", "", "read it as this `FORMAT` instead of the one it appears to be in")
	f.BoolVar(&cleaned, "cleaned", false, "accept tracked changes instead of rejecting them")
	return cmd
}

// importAs reads a document in a named format or the one it appears to be in.
func importAs(name string, data []byte) (*imports.Text, error) {
	if name == "critic" {
		t, _, err := imports.Critic(strings.ToValidUTF8(string(data), "\uFFFD"))
		return t, err
	}
	if name != "" {
		f, ok := imports.ByName(name)
		if !ok {
			return nil, fmt.Errorf("--as %s is not known; see emend import --help", name)
		}
		return f.Read(data)
	}
	f, ok := imports.Sniff(data)
	if !ok {
		return nil, errors.New("this is no document that can be taken apart; if it is plain text, the other commands read it as it is")
	}
	return f.Read(data)
}

// importList is the list of formats for the help.
func importList() string {
	var b strings.Builder
	for _, f := range imports.All {
		fmt.Fprintf(&b, "  %-7s %s\n", f.Name, f.Title)
	}
	return b.String() + "  critic  CriticMarkup (only with --as critic)\n"
}
