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

	"emend/editor/text"
)

// stdio is the name that stands for standard input or output.
const stdio = "-"

// sqliteMagic is how a project file starts.
const sqliteMagic = "SQLite format 3\x00"

// isProject says whether a name is that of a project file.
func isProject(name string) bool { return strings.EqualFold(filepath.Ext(name), ".emend") }

// readRaw reads a text from a file or standard input. encoding is empty where
// the text is to tell.
func readRaw(std *Streams, name, encoding string) (*text.Raw, error) {
	data, err := readAll(std, name)
	if err != nil {
		return nil, err
	}
	return decode(name, data, encoding)
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
		data, err := io.ReadAll(std.In)
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
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
