package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"emend/editor"
	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/prove"
	"emend/editor/record"
	"emend/editor/repair"
)

// exporting is what the flags of export ask for.
type exporting struct {
	cleaning
	to, out, pending, author, saved, report string
	settled, quiet                          bool
}

func newExport(std *Streams) *cobra.Command {
	var e exporting
	cmd := &cobra.Command{
		Use:   "export PROJECT|FILE --to FORMAT [-o OUT]",
		Short: "Write a text or a saved review in another format",
		Long: "Write a text with its repairs, or a project with all its decisions and notes, in\none of these formats:\n\n" + formatList() + `
Before writing, what a format cannot carry is told on standard error, with how
often it occurs. What was written is read back and proved (accepting all changes
of a Word file gives the final text, a patch applies, …); where that fails,
nothing is written.

Undecided repairs count where they reach --min (--pending apply), or not at all
(--pending leave), or you are asked rule by rule (--pending ask); a project has
its own setting, which these override.`,
		Example: `  emend export scan.txt --to docx -o scan.docx
  emend export scan.emend --to tei --saved "second reading" -o scan.xml
  emend export scan.txt --to html --pending leave -o report.html`,
		Args: exactly(1, "a PROJECT or a FILE"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o, err := e.settle(cmd.Flags().Changed)
			if err != nil {
				return err
			}
			o.Settled = e.settled
			format, err := formatNamed(e.to, e.out)
			if err != nil {
				return err
			}
			if e.settled && format.Name != "docx" && format.Name != "odt" {
				return fmt.Errorf("--settled belongs to docx and odt, which have tracked changes; %s has none", format.Name)
			}
			d, err := e.openDocument(cmd, std, args[0])
			if err != nil {
				return err
			}
			if !e.quiet {
				tellLosses(std, format, d)
			}
			if e.pending == "ask" {
				if d, err = askPending(std, d); err != nil {
					return err
				}
			}
			return writeOut(std, e.out, args, func(w io.Writer) error { return proved(cmd.Context(), w, args[0], format, d, o) })
		},
	}
	f := cmd.Flags()
	e.addFlags(f)
	f.StringVar(&e.to, "to", "", "the `FORMAT` (default: by the extension of OUT)")
	f.StringVarP(&e.out, "output", "o", "", "write to this file instead of standard output")
	f.StringVar(&e.pending, "pending", "apply", "undecided repairs: apply those that reach --min, leave all, or ask for each rule")
	f.StringVar(&e.saved, "saved", "", "the saved `VERSION` of a project, by name or number (default: its present state)")
	f.StringVar(&e.author, "author", "", "name to sign the changes with")
	f.BoolVar(&e.settled, "settled", false, "docx, odt: decided repairs as plain text, only undecided ones as tracked changes")
	f.BoolVarP(&e.quiet, "quiet", "q", false, "do not tell what the format cannot carry")
	return cmd
}

// openDocument reads a text and what is proposed for it, or a project with all
// that was decided in it.
func (e *exporting) openDocument(cmd *cobra.Command, std *Streams, name string) (*export.Document, error) {
	switch {
	case e.pending == "ask" && name == stdio:
		return nil, errors.New("--pending ask reads your answers from standard input, which cannot be the text as well")
	case e.pending != "apply" && e.pending != "leave" && e.pending != "ask":
		return nil, fmt.Errorf("--pending %s is not known; it is apply, leave or ask", e.pending)
	}
	s, err := e.open(cmd.Context(), std, name)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if e.saved != "" {
		if s, err = versionOf(s, e.saved); err != nil {
			return nil, placed(name, err)
		}
	}
	p := s.Policy()
	if changed := cmd.Flags().Changed; changed("min") || changed("all") {
		p.Minimum = e.minimum
	}
	if cmd.Flags().Changed("pending") {
		p.Left = e.pending == "leave"
	}
	s.SetPolicy(p)
	if e.author != "" {
		s.SetAuthor(e.author)
	}
	return s.Exchange().Document(), nil
}

// proved writes a document in a format, after what would be written was read
// back.
func proved(ctx context.Context, w io.Writer, name string, f export.Format, d *export.Document, o export.Options) error {
	_, err := prove.Write(ctx, w, f, d, o, nil)
	return placed(name, err)
}

// open starts a session on a text, with what is detected in it, or on a
// project.
func (c *cleaning) open(ctx context.Context, std *Streams, name string) (*editor.Session, error) {
	project, err := isProjectFile(name)
	if err != nil {
		return nil, err
	}
	if project {
		s, err := editor.OpenFile(name, nil)
		if err != nil {
			return nil, placed(name, err)
		}
		return s, nil
	}
	in, err := c.read(std, name)
	if err != nil {
		return nil, err
	}
	found, err := in.detect(ctx, detect.Options{Enabled: c.filtered})
	if err != nil {
		return nil, err
	}
	s := editor.New(in.raw, sourceOf(name, in))
	s.Detection().Set(found)
	s.SetPolicy(repair.Policy{Minimum: c.minimum})
	return s, nil
}

// sourceOf tells where a text came from.
func sourceOf(name string, in input) record.Source {
	s := record.Source{Name: filepath.Base(name), Encoding: in.raw.Encoding(), SHA256: in.raw.SHA256()}
	if in.origin != nil {
		s.Origin = in.origin.Pack()
	}
	if name == stdio {
		s.Name = "stdin.txt"
	} else if full, err := filepath.Abs(name); err == nil {
		s.Path = full
	}
	return s
}

// versionOf finds a version by its name or its number.
func versionOf(s *editor.Session, wanted string) (*editor.Session, error) {
	var names []string
	for _, v := range slices.Backward(s.Versions().List()) { // of one name, the newest
		if v.Name == wanted || strconv.FormatInt(v.ID, 10) == wanted {
			return s.Versions().At(v)
		}
		names = append(names, strconv.Quote(v.Name))
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("no version %q: the project has no saved versions", wanted)
	}
	return nil, fmt.Errorf("no version %q; saved are %s", wanted, strings.Join(names, ", "))
}

// formatNamed finds a format by name or, where none is given, by extension.
func formatNamed(to, out string) (export.Format, error) {
	if to != "" {
		if f, ok := export.ByName(to); ok {
			return f, nil
		}
		return export.Format{}, fmt.Errorf("--to %s is not known; the formats are %s", to, strings.Join(formatNames(), ", "))
	}
	best := -1 // the longest that fits: .critic.md is not .md
	for i, f := range export.All {
		if strings.HasSuffix(strings.ToLower(filepath.Base(out)), f.Extension) && (best < 0 || len(f.Extension) > len(export.All[best].Extension)) {
			best = i
		}
	}
	if best >= 0 {
		return export.All[best], nil
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
		std.tell("emend: %s cannot carry %s: %d\n", f.Name, l.What, l.Count)
	}
}
