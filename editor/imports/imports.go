// Package imports takes the text out of documents that are not plain text:
// HTML, EPUB, Word, OpenDocument, PDF with a text layer, and what OCR programs
// write (hOCR, ALTO, PAGE).
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
	Pages   []Page // in order; none where the source has no pages
	Words   []Word // in order; those whose confidence the source gives
}

// A Page is where a page of the source begins.
type Page struct {
	Start int
	Name  string // as the source names it: "12", "scan-12.png"
}

// A Word is a word an OCR program was more or less sure of.
type Word struct {
	Span       text.Span
	Confidence float64 // 0..1
}

// A Format is a kind of document that can be read.
type Format struct {
	Name  string // on the command line: "docx"
	Title string
	sniff func(data []byte) bool
	read  func(data []byte) (*Text, error)
}

// All lists the formats, the more particular first: hOCR is HTML too.
var All = []Format{
	{"docx", "Word", isZipWith("word/document.xml"), readDOCX},
	{"odt", "OpenDocument text", isZipWith("content.xml"), readODT},
	{"epub", "EPUB", isZipWith("META-INF/container.xml"), readEPUB},
	{"pdf", "PDF", isPDF, readPDF},
	{"alto", "ALTO (OCR)", hasRoot("alto"), readALTO},
	{"page", "PAGE (OCR)", hasRoot("PcGts"), readPAGE},
	{"hocr", "hOCR (OCR)", isHOCR, readHOCR},
	{"html", "HTML", isHTML, readHTML},
}

// Sniff says which format data is in; ok is false for plain text and for
// everything unknown.
func Sniff(data []byte) (f Format, ok bool) {
	for _, f := range All {
		if f.sniff(data) {
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
	t, err := f.read(data)
	if err != nil {
		return nil, fmt.Errorf("read as %s: %w", f.Title, err)
	}
	return t, nil
}

// The bounds on a document. The largest honest ones seen are a tenth of them.
const (
	maxPart  = 256 << 20 // bytes of one part of a ZIP, unpacked
	maxAll   = 1 << 30   // bytes of all parts read, unpacked
	maxDepth = 1000      // elements inside each other
)

var (
	errTooLarge = errors.New("it unpacks to more than any honest document does, and may be a trap; take it apart with another program")
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
