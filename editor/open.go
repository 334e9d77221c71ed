package editor

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"emend/editor/imports"
	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/text"
)

// ErrNoProject is returned where something is to be kept but the session has
// no project to keep it in.
var ErrNoProject = errors.New("this review is not kept anywhere yet")

// sqliteMagic starts every project file.
var sqliteMagic = []byte("SQLite format 3\x00")

// OpenFile opens a text, or a project. A text gets a working project in the
// user's data folder, so that nothing is lost before it is saved under a name;
// a text that was open before goes on where it was; of a document that is no
// text to the eye (Word, PDF) the text is taken out. post runs a function on
// the goroutine that owns the session; nil, it is run at once.
func OpenFile(path string, post func(func())) (*Session, error) {
	return OpenFileAs(path, "", post)
}

// OpenFileAs is OpenFile for a text in the given encoding; empty, in the one
// it appears to be in. Projects keep the encoding they were made with.
func OpenFileAs(path, encoding string, post func(func())) (*Session, error) {
	isProject, err := looksLikeProject(path)
	if err != nil {
		return nil, err
	}
	if isProject {
		f, err := project.Open(path)
		if err != nil {
			return nil, err
		}
		return openProject(f, post)
	}
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	if f, ok := imports.Sniff(data); ok && f.Binary && encoding == "" {
		return openDocument(path, f, data, post)
	}
	full, err := filepath.Abs(path)
	if err != nil {
		full = path
	}
	return OpenBytes(record.Source{Path: full, Name: filepath.Base(path), Encoding: encoding}, data, post)
}

// OpenBytes starts or resumes the review of a text that came from source, in
// the encoding that source names or else the one it appears to be in.
func OpenBytes(source record.Source, data []byte, post func(func())) (*Session, error) {
	raw, asked := text.Decode(data), source.Encoding != ""
	if asked {
		var err error
		if raw, err = text.DecodeAs(data, source.Encoding); err != nil {
			return nil, fmt.Errorf("open %s: %w", source.Name, err)
		}
	}
	source.Encoding, source.SHA256 = raw.Encoding(), raw.SHA256()
	f, resumed, notice := project.Working(source, data)
	if resumed {
		s, err := openProject(f, post)
		if errors.Is(err, project.ErrDamaged) {
			if f, resumed, notice = project.SetAside(source, data, err); resumed {
				s, err = openProject(f, post)
			}
		}
		switch {
		case !resumed:
		case err != nil:
			return nil, err
		case asked && s.raw.Encoding() != raw.Encoding():
			return reread(s, source, data, post)
		default:
			var aside *project.AsideError
			if errors.As(notice, &aside) {
				bringBack(s, aside.Found.State)
			}
			if notice != nil {
				s.kept.notice = notice
			}
			return s, nil
		}
	}
	if f == nil {
		return nil, notice
	}
	s := New(raw, source)
	if notice != nil {
		s.kept.notice = notice
	}
	s.Project().keepIn(f, post)
	return s, nil
}

// reread gives up a review in which nothing was done yet, to begin it anew in
// another encoding. One in which something was done is not given up.
func reread(s *Session, source record.Source, data []byte, post func(func())) (*Session, error) {
	was, done := s.raw.Encoding(), s.history.Seq() > 0
	err := s.Close()
	if done {
		return nil, fmt.Errorf("%s is under review as %s; save that review under a name before reading the text as %s", source.Name, was, source.Encoding)
	}
	if err != nil {
		return nil, err
	}
	if err := project.DiscardWorking(source, data); err != nil {
		return nil, err
	}
	return OpenBytes(source, data, post)
}

// looksLikeProject goes by the name, and only then by what is in the file: a
// project that this process has open must not be opened and closed beside
// SQLite, which would lose its locks by that.
func looksLikeProject(path string) (bool, error) {
	if strings.EqualFold(filepath.Ext(path), ".emend") {
		return true, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	head := make([]byte, len(sqliteMagic))
	n, _ := f.Read(head)
	return bytes.Equal(head[:n], sqliteMagic), nil
}
