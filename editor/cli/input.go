package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"emend/editor/imports"
	"emend/editor/text"
)

// stdio is the name that stands for standard input or output.
const stdio = "-"

// sqliteMagic is how a project file starts.
const sqliteMagic = "SQLite format 3\x00"

// isProject says whether a name is that of a project file.
func isProject(name string) bool { return strings.EqualFold(filepath.Ext(name), ".emend") }

// A reading is how a file is to be read: the flags --from and --as.
type reading struct {
	from string // encoding; empty: the one the text appears to be in
	as   string // document format; empty: only what is no text to the eye is taken apart
}

func (r *reading) addFlags(f *pflag.FlagSet) {
	f.StringVar(&r.from, "from", "", "read in this encoding instead of the one the text appears to be in")
	f.StringVar(&r.as, "as", "", "take the text out of a document of this `FORMAT`: hocr, alto, page, html, … (Word and PDF need none)")
}

// An input is a text that was read and what is known of the document it was
// taken out of (nil: it is the file itself).
type input struct {
	raw    *text.Raw
	origin *imports.Origin
}

// pages are those of the document, or those of the text's form feeds.
func (in input) pages() text.Pages {
	if in.origin != nil && len(in.origin.Pages) > 0 {
		return in.origin.Pages
	}
	return text.PagesOf(in.raw.Text())
}

// read reads a text from a file or standard input.
func (r *reading) read(std *Streams, name string) (input, error) {
	data, err := readAll(std, name)
	if err != nil {
		return input{}, err
	}
	f, known := imports.Sniff(data)
	if r.as != "" {
		if f, err = documentFormat(r.as); err != nil {
			return input{}, err
		}
	} else if !known || !f.Binary || r.from != "" {
		raw, err := decode(name, data, r.from)
		return input{raw: raw}, err
	}
	t, err := f.Read(data)
	if err != nil {
		return input{}, placed(name, err)
	}
	if t.Tracked {
		std.tell("emend: %s: its tracked changes are taken as rejected; emend import --cleaned takes them as accepted\n", shown(name))
	}
	tellLeft(std, name, t)
	return input{raw: text.Decode([]byte(t.Text)), origin: t.Origin(f.Name, "")}, nil
}

// tellLeft says what a document holds that was not taken.
func tellLeft(std *Streams, name string, t *imports.Text) {
	for _, what := range t.Left {
		std.tell("emend: %s: left out: %s\n", shown(name), what)
	}
}

// documentFormat finds a document format by name.
func documentFormat(name string) (imports.Format, error) {
	f, ok := imports.ByName(name)
	if !ok {
		return f, fmt.Errorf("--as %s is not known; the formats are %s", name, strings.Join(documentNames(), ", "))
	}
	return f, nil
}

func documentNames() []string {
	var names []string
	for _, f := range imports.All {
		names = append(names, f.Name)
	}
	return names
}

// decode makes the raw text of a file's bytes.
func decode(name string, data []byte, encoding string) (*text.Raw, error) {
	if bytes.HasPrefix(data, []byte(sqliteMagic)) {
		return nil, fmt.Errorf("%s is an Emend project or another database, not a text; take its text out with: emend export %s --to text", shown(name), name)
	}
	if encoding == "" {
		return text.Decode(data), nil
	}
	raw, err := text.DecodeAs(data, encoding)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(name), err)
	}
	return raw, nil
}

// isProjectFile says whether a file is a project, by what it holds.
func isProjectFile(name string) (bool, error) {
	if name == stdio {
		return false, nil
	}
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return false, fmt.Errorf("there is no file %s", name)
	}
	if err != nil {
		return false, fmt.Errorf("cannot read %w", err)
	}
	defer f.Close()
	head := make([]byte, len(sqliteMagic))
	n, _ := io.ReadFull(f, head)
	return string(head[:n]) == sqliteMagic, nil
}

func readAll(std *Streams, name string) ([]byte, error) {
	if name == stdio {
		data, err := io.ReadAll(io.LimitReader(std.In, imports.MaxFile+1))
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		if len(data) > imports.MaxFile {
			return nil, fmt.Errorf("standard input: %w", imports.ErrTooLarge)
		}
		return data, nil
	}
	info, err := os.Stat(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	if err == nil && info.IsDir() {
		return nil, fmt.Errorf("%s is a folder; give a file, or a folder to: emend clean %s -o OUT/", name, name)
	}
	if err == nil && info.Size() > imports.MaxFile {
		return nil, fmt.Errorf("%s: %w", name, imports.ErrTooLarge)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read %w", err) // os names the file
	}
	return data, nil
}

// shown is a file's name in messages.
func shown(name string) string {
	if name == stdio {
		return "standard input"
	}
	return name
}

// An interruptible reader gives up waiting when the reader of the text breaks
// off: a terminal or a pipe that says nothing would else hold the program.
type interruptible struct {
	ctx context.Context
	r   io.Reader
	buf []byte
}

// Read reads from r, or returns the context's error.
func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	if i.buf == nil {
		i.buf = make([]byte, 64<<10)
	}
	type outcome struct {
		n   int
		err error
	}
	done := make(chan outcome, 1)
	buf := i.buf[:min(len(i.buf), len(p))] // not p, which is the caller's again after an interrupt
	go func() {
		n, err := i.r.Read(buf)
		done <- outcome{n, err}
	}()
	select {
	case o := <-done:
		return copy(p, buf[:o.n]), o.err
	case <-i.ctx.Done():
		return 0, i.ctx.Err()
	}
}

// jsonLines writes JSON that keeps "<", ">" and "&" readable.
func jsonLines(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}
