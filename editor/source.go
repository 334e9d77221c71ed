package editor

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"

	"emend/editor/decisions"
	"emend/editor/detect"
	"emend/editor/imports"
	"emend/editor/record"
	"emend/editor/text"
)

// A SourceKind says what became of the file that a raw text was read from.
type SourceKind int

// The kinds. The raw text itself is in the project, whatever becomes of its
// file.
const (
	SourceNone    SourceKind = iota // it came from no file
	SourceSame                      // the file holds what was read
	SourceChanged                   // it holds other bytes now
	SourceGone                      // it is not there any more
)

// A SourceState is what CheckSource found.
type SourceState struct {
	Kind   SourceKind
	SHA256 string // of what the file holds now, where it changed
}

// CheckSource looks whether the file of a raw text still is what was read. It
// reads the whole file and may run on any goroutine.
func CheckSource(src record.Source) (SourceState, error) {
	if src.Path == "" {
		return SourceState{Kind: SourceNone}, nil
	}
	f, err := os.Open(src.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return SourceState{Kind: SourceGone}, nil
	}
	if err != nil {
		return SourceState{}, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return SourceState{}, err
	}
	sum := hex.EncodeToString(h.Sum(nil))
	if sum == src.SHA256 || sum == documentSum(src) {
		return SourceState{Kind: SourceSame}, nil
	}
	return SourceState{Kind: SourceChanged, SHA256: sum}, nil
}

// documentSum is the hash of the document that a raw text was taken out of;
// empty where it is the file itself.
func documentSum(src record.Source) string {
	if src.Origin == "" {
		return ""
	}
	o, err := imports.UnpackOrigin(src.Origin, maxOffset)
	if err != nil {
		return ""
	}
	return o.SHA256
}

// maxOffset is beyond every text: here the places in an origin do not matter.
const maxOffset = 1 << 40

// keptSource is where the view state remembers a changed file that the reader
// has been told of.
const keptSource = "source.kept"

// KeepSource notes that the reader goes on with the text as it was although
// its file now holds bytes of the given hash.
func (p Project) KeepSource(sha256 string) {
	p.kept.passed = sha256
	p.SetView(p.kept.view)
}

// SourceKept says whether the reader was told of a file with these bytes, and
// went on with the text as it was.
func (p Project) SourceKept(sha256 string) bool { return p.kept.passed == sha256 && sha256 != "" }

// Renew begins the review of what the file of the raw text holds now, and
// brings in every decision, edit and note of this review at the place where
// its words stand there, as one undo step. It reads, detects and searches in
// the background; done gets the new session, or an error, through post. This
// session and its project stay as they are.
func (s *Session) Renew(ctx context.Context, enabled func(*detect.Detector) bool, post func(func()), done func(*Session, []decisions.Outcome, error)) {
	set, author, was := s.Exchange().Decided(), s.Author(), s.raw
	src := s.source
	go func() {
		next, err := openAnew(ctx, src, encodingChosen(was), enabled, post)
		post(func() {
			if err != nil {
				done(nil, nil, err)
				return
			}
			next.SetAuthor(author)
			next.Exchange().BringIn(ctx, set, post, func(outcomes []decisions.Outcome, err error) {
				if err != nil {
					err = errors.Join(err, next.Close())
					next = nil
				}
				done(next, outcomes, err)
			})
		})
	}()
}

// encodingChosen is the encoding of a raw text where the reader chose another
// one than it appears to be in, and else empty.
func encodingChosen(raw *text.Raw) string {
	if text.Decode(raw.Bytes()).Encoding() == raw.Encoding() {
		return ""
	}
	return raw.Encoding()
}

// openSource opens a file as src was opened: as the document it is, where its
// text was taken out.
func openSource(src record.Source, encoding string, post func(func())) (*Session, error) {
	if src.Origin == "" {
		return OpenFileAs(src.Path, encoding, post)
	}
	format := ""
	if o, err := imports.UnpackOrigin(src.Origin, maxOffset); err == nil {
		format = o.Format
	}
	return OpenDocument(src.Path, format, post)
}

// openAnew opens a file as a review of its own and detects where that is still
// to do.
func openAnew(ctx context.Context, src record.Source, encoding string, enabled func(*detect.Detector) bool, post func(func())) (*Session, error) {
	s, err := openSource(src, encoding, post)
	if err != nil || !s.Detection().Needed() {
		return s, err
	}
	found, err := detect.Run(ctx, s.raw.Text(), detect.Options{Enabled: enabled})
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.Detection().Set(found)
	return s, nil
}
