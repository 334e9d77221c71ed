package cli

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"emend/editor/export"
	"emend/editor/project"
)

func newExport(std *Streams) *cobra.Command {
	var c cleaning
	var to, out, pending, author string
	var settled, quiet bool
	cmd := &cobra.Command{
		Use:   "export FILE --to FORMAT [-o OUT]",
		Short: "Write a text with its repairs in another format",
		Long: "Write a text in one of these formats:\n\n" + formatList() + `
Before writing, what a format cannot carry is told on standard error, with how
often it occurs. Undecided repairs count where they reach --min (--pending apply)
or not at all (--pending leave).`,
		Example: `  emend export scan.txt --to docx -o scan.docx
  emend export scan.txt --to html --pending leave -o report.html`,
		Args: exactly(1, "a FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := c.settle(cmd.Flags().Changed)
			if err != nil {
				return err
			}
			o.Settled = settled
			format, err := formatNamed(to, out)
			if err != nil {
				return err
			}
			d, err := openDocument(cmd, std, &c, args[0], pending)
			if err != nil {
				return err
			}
			d.Author = author
			if !quiet {
				tellLosses(std, format, d)
			}
			return writeOut(std, out, args, func(w io.Writer) error { return placed(args[0], format.Write(w, d, o)) })
		},
	}
	f := cmd.Flags()
	c.addFlags(f)
	f.StringVar(&to, "to", "", "the `FORMAT` (default: by the extension of OUT)")
	f.StringVarP(&out, "output", "o", "", "write to this file instead of standard output")
	f.StringVar(&pending, "pending", "apply", "undecided repairs: apply those that reach --min, or leave all")
	f.StringVar(&author, "author", "", "name to sign the changes with")
	f.BoolVar(&settled, "settled", false, "docx, odt: decided repairs as plain text, only undecided ones as tracked changes")
	f.BoolVarP(&quiet, "quiet", "q", false, "do not tell what the format cannot carry")
	return cmd
}

// openDocument reads a text and what is proposed for it.
func openDocument(cmd *cobra.Command, std *Streams, c *cleaning, name, pending string) (*export.Document, error) {
	raw, err := readRaw(std, name, c.from)
	if err != nil {
		return nil, err
	}
	d, err := c.document(cmd.Context(), raw)
	if err != nil {
		return nil, err
	}
	switch pending {
	case "apply":
	case "leave":
		p := d.Policy
		p.Left = true
		d = export.NewDocument(raw, d.Repairs, nil, p)
	default:
		return nil, fmt.Errorf("--pending %s is not known; it is apply or leave", pending)
	}
	d.Title = titleFor(name)
	d.Source = project.Source{Name: filepath.Base(name), Encoding: raw.Encoding(), SHA256: raw.SHA256()}
	d.Time = time.Now().UTC()
	return d, nil
}

// titleFor is a text's title as its file name gives it.
func titleFor(name string) string {
	base := filepath.Base(name)
	if name == stdio {
		return "Text"
	}
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// formatNamed finds a format by name or, where none is given, by extension.
func formatNamed(to, out string) (export.Format, error) {
	if to != "" {
		if f, ok := export.ByName(to); ok {
			return f, nil
		}
		return export.Format{}, fmt.Errorf("--to %s is not known; the formats are %s", to, strings.Join(formatNames(), ", "))
	}
	for _, f := range export.All {
		if out != "" && f.Extension == strings.ToLower(filepath.Ext(out)) {
			return f, nil
		}
	}
	return export.Format{}, errors.New("say which format: --to " + strings.Join(formatNames(), "|"))
}

func formatNames() []string {
	var names []string
	for _, f := range export.All {
		names = append(names, f.Name)
	}
	return names
}

// formatList is the list of formats for the help.
func formatList() string {
	var b strings.Builder
	for _, f := range export.All {
		fmt.Fprintf(&b, "  %-9s %s (%s)\n", f.Name, f.Title, f.Extension)
	}
	return b.String()
}

// tellLosses says on standard error what the format cannot carry.
func tellLosses(std *Streams, f export.Format, d *export.Document) {
	for _, l := range f.Losses(d) {
		fmt.Fprintf(std.Err, "emend: %s cannot carry %s: %d\n", f.Name, l.What, l.Count)
	}
}
