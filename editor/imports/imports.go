// Package imports takes the text out of documents that are not plain text:
// HTML, EPUB, Word, OpenDocument, PDF with a text layer, and what OCR programs
// write (hOCR, ALTO, PAGE). It also reads remarks: W3C annotations, CriticMarkup.
//
// Context: such files come from anywhere and may be damaged or hostile, while
// repairs need one plain text with known offsets. Decision: every reader
// works on bytes in memory, streams through its input without recursion, runs
// no script or macro, opens no other file and no address, and stops at bounds
// on size and depth that no honest document meets. Only PDF is left to others:
// to pdftotext where that is installed, else to a library, either with a
// deadline. Consequence: reading never panics, and what comes out is a text like any other, with page starts
// and word confidences beside it where the source knows them.
package imports

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	"emend/editor/text"
)

// A Text is what was taken out of a document. Offsets are bytes in Text.
type Text struct {
	Text string // valid UTF-8, lines end with LF, pages with a form feed
	// Cleaned, where Tracked, is the text with all tracked changes accepted;
	// Text is then the one with all rejected, so that the changes can be
	// reviewed as a comparison.
	Cleaned string
	Tracked bool
	Pages   text.Pages // none where the source has no pages
	Words   []Word     // in order; those of which the source says more than their letters
	// Comments stand in the document beside its text, by place in Text.
	Comments []Comment
	// Left names what the document holds and was not taken, for the reader.
	Left []string
}

// A Word is a word of which an OCR program says more than its letters.
type Word struct {
	Span       text.Span
	Confidence float64 // 0..1, that the word was read rightly
	Known      bool    // whether Confidence was given
	Whole      string  // the word of which this is a part at a line end; else empty
}

// A Comment is a remark on a passage.
type Comment struct {
	Span   text.Span // of the passage in Text; empty where it is of a place
	Body   string
	Author string
	Time   time.Time
}

// Origin is what is known of the text beside its letters, to be kept with it.
func (t *Text) Origin(format, sha256 string) *Origin {
	return &Origin{Format: format, SHA256: sha256, Pages: t.Pages, Words: t.Words}
}

// A Format is a kind of document that can be read.
type Format struct {
	Name       string // on the command line: "docx"
	Title      string
	Extensions []string // of files, with their dots
	// Binary says that a document is no text to the eye, so that it is taken
	// apart wherever a text is asked for. The others are texts too, and are
	// taken apart when the reader says so.
	Binary bool
	sniff  func(data []byte) bool // nil: never
	read   func(data []byte) (*Text, error)
}

// All lists the formats, the more particular first: hOCR is HTML too.
var All = []Format{
	{Name: "docx", Title: "Word", Extensions: []string{".docx", ".docm"}, Binary: true, sniff: isZipWith("word/document.xml"), read: readDOCX},
	{Name: "odt", Title: "OpenDocument text", Extensions: []string{".odt"}, Binary: true, sniff: isZipWith("content.xml"), read: readODT},
	{Name: "epub", Title: "EPUB", Extensions: []string{".epub"}, Binary: true, sniff: isZipWith("META-INF/container.xml"), read: readEPUB},
	{Name: "pdf", Title: "PDF", Extensions: []string{".pdf"}, Binary: true, sniff: isPDF, read: readPDF},
	{Name: "alto", Title: "ALTO (OCR)", Extensions: []string{".alto", ".xml"}, sniff: hasRoot("alto"), read: readALTO},
	{Name: "page", Title: "PAGE (OCR)", Extensions: []string{".page", ".xml"}, sniff: hasRoot("PcGts"), read: readPAGE},
	{Name: "hocr", Title: "hOCR (OCR)", Extensions: []string{".hocr", ".html"}, sniff: isHOCR, read: readHOCR},
	{Name: "html", Title: "HTML", Extensions: []string{".html", ".htm", ".xhtml"}, sniff: isHTML, read: readHTML},
	{Name: "critic", Title: "CriticMarkup", Extensions: []string{".md", ".txt"}, read: readCriticBytes},
}

// Sniff says which format data is in; ok is false for plain text and for
// everything unknown.
func Sniff(data []byte) (f Format, ok bool) {
	for _, f := range All {
		if f.sniff != nil && f.sniff(data) {
			return f, true
		}
	}
	return Format{}, false
}

// ByName finds a format; ok is false where there is none.
func ByName(name string) (f Format, ok bool) {
	for _, f := range All {
		if f.Name == strings.ToLower(name) {
			return f, true
		}
	}
	return Format{}, false
}

// Read takes the text out of a document. The error says what is wrong with it.
func (f Format) Read(data []byte) (*Text, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("read as %s: %w", f.Title, ErrTooLarge)
	}
	t, err := f.read(data)
	if err != nil {
		return nil, fmt.Errorf("read as %s: %w", f.Title, err)
	}
	return t, nil
}

// MaxFile is the most bytes of a file that are read: as much as can be held and
// searched at once.
const MaxFile = 1 << 30

// ErrTooLarge is what reading a larger one ends in.
var ErrTooLarge = errors.New("it is larger than 1 GB, which is more than can be reviewed at once; split it")

// The bounds on a document. The largest honest ones seen are a tenth of them.
const (
	maxPart  = 256 << 20 // bytes of one part of a ZIP, unpacked
	maxAll   = 1 << 30   // bytes of all parts read, unpacked
	maxDepth = 1000      // elements inside each other
	maxTag   = 16 << 20  // bytes of one tag with its attributes
)

var (
	errTooLarge = errors.New("it unpacks to more than any honest document does, and may be a trap; take it apart with another program")
	errLongTag  = fmt.Errorf("one of its tags is longer than %d MB, and it may be a trap", maxTag>>20)
	errTooDeep  = fmt.Errorf("its elements are nested more than %d deep, and it may be a trap", maxDepth)
)

// head is the start of a document as sniffers look at it: without byte order
// mark and blanks.
func head(data []byte) []byte {
	data = bytes.TrimPrefix(data[:min(len(data), 4096)], []byte("\uFEFF"))
	return bytes.TrimLeft(data, " \t\r\n")
}

// hasRoot says whether data is XML whose first element has a name.
func hasRoot(name string) func([]byte) bool {
	return func(data []byte) bool { return rootOf(head(data)) == name }
}

// rootOf is the local name of the first element of XML, "" for other data.
func rootOf(s []byte) string {
	for bytes.HasPrefix(s, []byte("<?")) || bytes.HasPrefix(s, []byte("<!--")) || bytes.HasPrefix(s, []byte("<!")) {
		end := ">"
		switch {
		case bytes.HasPrefix(s, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(s, []byte("<!--")):
			end = "-->"
		}
		i := bytes.Index(s, []byte(end))
		if i < 0 {
			return ""
		}
		s = bytes.TrimLeft(s[i+len(end):], " \t\r\n")
	}
	if len(s) == 0 || s[0] != '<' {
		return ""
	}
	s = s[1:]
	if end := bytes.IndexAny(s, " \t\r\n/>"); end >= 0 {
		s = s[:end]
	}
	_, local, found := strings.Cut(string(s), ":")
	if !found {
		return string(s)
	}
	return local
}
