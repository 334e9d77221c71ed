package imports

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"emend/editor/text"
)

// eachToken walks XML and stops at its first damage. Entities of its own
// making are refused by the reader underneath; other encodings than UTF-8 are
// read by the engine.
func eachToken(data []byte, f func(xml.Token) error) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = func(name string, in io.Reader) (io.Reader, error) {
		all, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		raw, err := text.DecodeAs(all, name)
		if err != nil {
			return nil, err
		}
		return strings.NewReader(raw.Text()), nil
	}
	depth, at := 0, int64(0)
	for {
		t, err := d.RawToken()
		length := d.InputOffset() - at
		at += length
		if errors.Is(err, io.EOF) {
			if depth != 0 {
				return errors.New("it is cut off: elements are still open at its end")
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("not well-formed: %w", err)
		}
		switch t.(type) {
		case xml.StartElement:
			if length > maxTag {
				return errLongTag
			}
			depth++
		case xml.EndElement:
			depth--
		}
		if depth > maxDepth {
			return errTooDeep
		}
		if err := f(t); err != nil {
			return err
		}
	}
}

// attr is an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// confidenceOf reads a confidence from 0 to 1.
func confidenceOf(s string) (float64, bool) {
	n, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return n, err == nil && n == n
}

// readALTO reads the XML of libraries: strings in lines, blocks and pages. A
// word divided at a line end is kept divided, as it stands on the page.
func readALTO(data []byte) (*Text, error) {
	var b builder
	err := eachToken(data, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "Page":
			name := attr(e, "PHYSICAL_IMG_NR")
			if name == "" {
				name = strconv.Itoa(len(b.pages) + 1)
			}
			b.page(name)
		case "TextBlock":
			b.want(paragraph)
		case "TextLine":
			b.want(line)
		case "SP":
			b.want(blank)
		case "String":
			b.want(blank)
			b.word(attr(e, "CONTENT"), altoWord(e))
		case "HYP":
			b.gap = none
			b.text(attr(e, "CONTENT"))
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return b.done(), nil
}

// altoWord is what is said of a word: its confidence (WC), or the mean of those
// of its characters (CC, a digit each, 0 sure to 9 unsure), and the word of
// which it is a part.
func altoWord(e xml.StartElement) Word {
	w := Word{Whole: attr(e, "SUBS_CONTENT")}
	if w.Confidence, w.Known = confidenceOf(attr(e, "WC")); w.Known {
		return w
	}
	sum, n := 0, 0
	for _, c := range strings.ReplaceAll(attr(e, "CC"), " ", "") {
		if c < '0' || c > '9' {
			return w
		}
		sum, n = sum+int(c-'0'), n+1
	}
	if n > 0 {
		const unsure = 9
		w.Confidence, w.Known = 1-float64(sum)/float64(unsure*n), true
	}
	return w
}

// A pageReader reads PAGE XML. Text stands on words, lines and regions at
// once; the finest is read, and of several readings the one with the lowest
// index.
type pageReader struct {
	b         builder
	level     []string // open TextRegion, TextLine, Word
	words     int      // of the open line
	best      string   // reading of the innermost open element
	bestConf  float64
	bestKnown bool
	bestIndex int
	equivAt   int // len(level) at which a TextEquiv is open; 0: none
	index     int
	conf      float64
	known     bool
	unicode   bool
	plain     strings.Builder
}

func readPAGE(data []byte) (*Text, error) {
	r := pageReader{bestIndex: -1}
	err := eachToken(data, func(t xml.Token) error {
		switch e := t.(type) {
		case xml.StartElement:
			r.start(e)
		case xml.EndElement:
			r.end(e.Name.Local)
		case xml.CharData:
			if r.unicode {
				r.plain.Write(e)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return r.b.done(), nil
}

func (r *pageReader) start(e xml.StartElement) {
	switch e.Name.Local {
	case "Page":
		name := attr(e, "imageFilename")
		if name == "" {
			name = strconv.Itoa(len(r.b.pages) + 1)
		}
		r.b.page(name)
	case "TextRegion", "TextLine", "Word":
		switch e.Name.Local {
		case "TextRegion":
			r.b.want(paragraph)
		case "TextLine":
			r.b.want(line)
			r.words = 0
		case "Word":
			r.b.want(blank)
		}
		r.level = append(r.level, e.Name.Local)
		r.best, r.bestIndex = "", -1
	case "Glyph":
		r.level = append(r.level, "Glyph")
	case "TextEquiv":
		index, err := strconv.Atoi(attr(e, "index"))
		if err != nil {
			index = 1 << 30
		}
		r.index = index
		r.conf, r.known = confidenceOf(attr(e, "conf"))
		r.equivAt = len(r.level)
		r.plain.Reset()
	case "Unicode":
		r.unicode = r.equivAt > 0
	}
}

func (r *pageReader) end(name string) {
	switch name {
	case "Unicode":
		r.unicode = false
	case "TextEquiv":
		if n := len(r.level); n > 0 && r.level[n-1] != "Glyph" && (r.bestIndex < 0 || r.index < r.bestIndex) {
			r.best, r.bestIndex, r.bestConf, r.bestKnown = r.plain.String(), r.index, r.conf, r.known
		}
		r.equivAt = 0
	case "TextRegion", "TextLine", "Word", "Glyph":
		if len(r.level) > 0 {
			r.level = r.level[:len(r.level)-1]
		}
		switch {
		case name == "Word" && r.bestIndex >= 0:
			r.b.word(r.best, Word{Confidence: r.bestConf, Known: r.bestKnown})
			r.words++
		case name == "TextLine" && r.words == 0 && r.bestIndex >= 0:
			r.b.text(r.best)
		}
		if name != "Glyph" {
			r.best, r.bestIndex = "", -1
		}
	}
}
