package editor

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"emend/editor/imports"
	"emend/editor/record"
	"emend/editor/text"
)

// OpenDocument takes the text out of a document and starts, or resumes, its
// review. format is the name of an imports.Format; empty, the one the document
// appears to be in. Tracked changes in it become repairs and comments notes.
func OpenDocument(path, format string, post func(func())) (*Session, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	f, err := documentFormat(format, data)
	if err != nil {
		return nil, err
	}
	return openDocument(path, f, data, post)
}

func documentFormat(name string, data []byte) (imports.Format, error) {
	if name == "" {
		if f, ok := imports.Sniff(data); ok {
			return f, nil
		}
		return imports.Format{}, errors.New("this is no document that can be taken apart; if it is plain text, open it as such")
	}
	f, ok := imports.ByName(name)
	if !ok {
		return f, fmt.Errorf("there is no document format %q", name)
	}
	return f, nil
}

func openDocument(path string, f imports.Format, data []byte, post func(func())) (*Session, error) {
	t, err := f.Read(data)
	if err != nil {
		return nil, err
	}
	full, err := filepath.Abs(path)
	if err != nil {
		full = path
	}
	sum := sha256.Sum256(data)
	source := record.Source{
		Path: full, Name: filepath.Base(path), Encoding: "utf-8",
		Origin: t.Origin(f.Name, hex.EncodeToString(sum[:])).Pack(),
	}
	s, err := OpenBytes(source, []byte(t.Text), post)
	if err != nil || s.history.Seq() > 0 || !s.Detection().Needed() {
		return s, err
	}
	s.Notes().bringComments(t.Comments)
	if t.Tracked {
		found, err := Compared(context.Background(), t.Text, t.Cleaned, nil)
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.Detection().SetCompared(found)
	}
	if len(t.Left) > 0 && s.kept.notice == nil {
		s.kept.notice = fmt.Errorf("%s: left out: %s", source.Name, strings.Join(t.Left, ", "))
	}
	return s, nil
}

// ReadText is the text of a file, decoded; of a document that is no text to the
// eye, the text that is in it, with tracked changes accepted.
func ReadText(path string) (string, error) {
	data, err := readFile(path)
	if err != nil {
		return "", err
	}
	f, ok := imports.Sniff(data)
	if !ok || !f.Binary {
		return text.Decode(data).Text(), nil
	}
	t, err := f.Read(data)
	if err != nil {
		return "", err
	}
	if t.Tracked {
		return t.Cleaned, nil
	}
	return t.Text, nil
}

// readFile reads a file, but not one that is more than can be reviewed.
func readFile(path string) ([]byte, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if st.Size() > imports.MaxFile {
		return nil, fmt.Errorf("%s: %w", path, imports.ErrTooLarge)
	}
	return os.ReadFile(path)
}

// mostDocuments is how many files of a folder make a queue.
const mostDocuments = 10_000

// Documents lists the files to be reviewed one after the other: those that are
// named, and of folders all they hold, by name, each once. Hidden ones and those of links
// are left out.
func Documents(paths []string) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	add := func(path string) {
		if full, err := filepath.Abs(path); err != nil || !seen[full] {
			seen[full] = true
			out = append(out, path)
		}
	}
	for _, path := range paths {
		st, err := os.Stat(path)
		if err != nil {
			return nil, err
		}
		if !st.IsDir() {
			add(path)
			continue
		}
		err = filepath.WalkDir(path, func(p string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case p != path && strings.HasPrefix(e.Name(), "."):
				if e.IsDir() {
					return fs.SkipDir
				}
				return nil
			case e.Type().IsRegular():
				add(p)
			}
			if len(out) > mostDocuments {
				return fmt.Errorf("%s holds more than %d files; name a folder in it", path, mostDocuments)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("there are no files in %s", strings.Join(paths, ", "))
	}
	return out, nil
}
