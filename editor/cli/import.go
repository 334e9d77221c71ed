package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"emend/editor"
	"emend/editor/imports"
	"emend/editor/outfile"
)

// importing is what the flags of import ask for.
type importing struct {
	out, as, into string
	cleaned       bool
}

func newImport(std *Streams) *cobra.Command {
	var m importing
	cmd := &cobra.Command{
		Use:   "import FILE... [-o OUT]",
		Short: "Take the text out of a PDF, an EPUB, a Word document, OCR output",
		Long: "Write the text of a document that is not plain text, as UTF-8 with LF line ends and\na form feed between pages. It reads:\n\n" + importList() + `
Scripts, macros and links are never followed. A Word or OpenDocument text with
tracked changes gives the text with all of them rejected, or with --cleaned the
one with all accepted; "emend compare" reviews the two. For PDF, pdftotext is
used where it is installed.

Several files, folders or patterns go into the folder OUT/, each as NAME.txt;
what cannot be read is told, and the others are done.

With --into PROJECT, what was decided or noted elsewhere is brought into a
project: decisions as JSON Lines ("emend decisions export"), or W3C Web
Annotations (JSON-LD) of any program.`,
		Example: `  emend import scan.pdf -o scan.txt
  emend import book.epub | emend clean - -o book.txt
  emend import reviewed.docx -o raw.txt && emend import reviewed.docx --cleaned -o new.txt
  emend import scans/ -o texts/
  emend import notes.jsonld --into scan.emend`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if m.as != "" {
				if _, err := documentFormat(m.as); err != nil {
					return err
				}
			}
			switch {
			case len(args) == 0:
				return fmt.Errorf("%s takes a FILE, not 0 arguments; see %s --help", cmd.CommandPath(), cmd.CommandPath())
			case m.into != "":
				return m.bring(cmd.Context(), std, args)
			case intoFolder(args, m.out):
				return m.all(std, args)
			}
			return m.one(std, args[0], args)
		},
	}
	f := cmd.Flags()
	f.StringVarP(&m.out, "output", "o", "", "write to this file instead of standard output, or for several into this folder")
	f.StringVar(&m.as, "as", "", "read it as this `FORMAT` instead of the one it appears to be in")
	f.BoolVar(&m.cleaned, "cleaned", false, "accept tracked changes instead of rejecting them")
	f.StringVar(&m.into, "into", "", "bring decisions or Web Annotations into this `PROJECT`")
	return cmd
}

func (m *importing) one(std *Streams, name string, args []string) error {
	data, err := readAll(std, name)
	if err != nil {
		return err
	}
	s, err := m.text(std, name, data)
	if err != nil {
		return placed(name, err)
	}
	return writeOut(std, m.out, args, func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	})
}

// errNoDocument says that a file is not one to be taken apart.
var errNoDocument = errors.New("this is no document that can be taken apart; if it is plain text, the other commands read it as it is")

// text is the text of a document's bytes.
func (m *importing) text(std *Streams, name string, data []byte) (string, error) {
	f, ok := imports.Sniff(data)
	if m.as != "" {
		f, ok = imports.ByName(m.as)
	}
	if !ok {
		return "", errNoDocument
	}
	t, err := f.Read(data)
	if err != nil {
		return "", err
	}
	tellLeft(std, name, t)
	if m.cleaned && t.Tracked {
		return t.Cleaned, nil
	}
	return t.Text, nil
}

// all takes the text out of several documents.
func (m *importing) all(std *Streams, args []string) error {
	if m.out == "" || m.out == stdio {
		return errors.New("several documents need a folder to go into: -o OUT/")
	}
	found, err := collect(args, m.out)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(m.out, 0o777); err != nil {
		return fmt.Errorf("make the folder %s: %w", m.out, err)
	}
	out, err := os.OpenRoot(m.out)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", m.out, err)
	}
	defer out.Close()
	var done, failed, left int
	for _, s := range found.texts {
		switch err := m.into1(std, out, s); {
		case errors.Is(err, errNoDocument):
			left++
		case err != nil:
			failed++
			std.tell("emend: %v\n", err)
		default:
			done++
		}
	}
	if left > 0 {
		std.tell("%d files are no documents and were left out\n", left)
	}
	std.tell("%s", found.linksLeft(linksLeft))
	if failed > 0 || done == 0 {
		return fmt.Errorf("%d of %d documents could not be read, %d done", failed, failed+done, done)
	}
	std.tell("%d documents done\n", done)
	return nil
}

// into1 writes the text of one of several documents.
func (m *importing) into1(std *Streams, out *os.Root, s source) error {
	if s.err != nil {
		return s.err
	}
	data, err := readAll(std, s.path)
	if err != nil {
		return err
	}
	words, err := m.text(std, s.path, data)
	if err != nil {
		return placed(s.path, err)
	}
	if err := out.MkdirAll(filepath.Dir(s.rel), 0o777); err != nil {
		return placed(s.path, err)
	}
	return outfile.In(out, s.rel+".txt", func(w io.Writer) error {
		_, err := io.WriteString(w, words)
		return err
	})
}

// bring applies decisions or annotations to a project, each file as one act.
func (m *importing) bring(ctx context.Context, std *Streams, args []string) error {
	s, err := openToWrite(m.into)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, name := range args {
		data, err := readAll(std, name)
		if err != nil {
			return err
		}
		if f, ok := imports.Sniff(data); ok && !bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")) {
			return fmt.Errorf("%s is a document (%s) and a text of its own; --into takes decisions and Web Annotations", name, f.Title)
		}
		outcomes, proposed, err := s.Exchange().ApplyReview(ctx, data)
		if err != nil {
			return placed(name, err)
		}
		tellOutcomes(std, outcomes)
		if proposed > 0 {
			std.tell("%s: %d proposals of another program\n", name, proposed)
		}
	}
	return placed(m.into, s.Close())
}

// openToWrite opens a project that is to take what was decided elsewhere.
func openToWrite(name string) (*editor.Session, error) {
	project, err := isProjectFile(name)
	if err == nil && !project {
		err = fmt.Errorf("%s is not a project; emend decisions apply writes a text as decided elsewhere", name)
	}
	if err != nil {
		return nil, err
	}
	s, err := editor.OpenFile(name, nil)
	if err != nil {
		return nil, placed(name, err)
	}
	if ro := s.Project().Saved().ReadOnly; ro != nil {
		s.Close()
		return nil, placed(name, ro)
	}
	return s, nil
}

// importList is the list of formats for the help.
func importList() string {
	var b strings.Builder
	for _, f := range imports.All {
		fmt.Fprintf(&b, "  %-7s %s\n", f.Name, f.Title)
	}
	return b.String() + "CriticMarkup is read only with --as critic.\n"
}
