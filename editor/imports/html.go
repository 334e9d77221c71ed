package imports

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"emend/editor/text"
)

// isHTML looks for the start of a page; a text that merely talks of HTML has
// other things first.
func isHTML(data []byte) bool {
	h := bytes.ToLower(head(data))
	return bytes.HasPrefix(h, []byte("<!doctype html")) || rootOf(h) == "html"
}

func isHOCR(data []byte) bool {
	return isHTML(data) && (bytes.Contains(data, []byte("ocr_page")) || bytes.Contains(data, []byte("ocrx_word")) || bytes.Contains(data, []byte("ocr-system")))
}

// decoded is a page in UTF-8: by its byte order mark, its own declaration, or
// as the engine guesses.
func decoded(data []byte) string {
	_, name, certain := charset.DetermineEncoding(data[:min(len(data), 1024)], "")
	if !certain {
		return text.Decode(data).Text()
	}
	raw, err := text.DecodeAs(data, name)
	if err != nil {
		return text.Decode(data).Text()
	}
	return strings.TrimPrefix(raw.Text(), "\uFEFF")
}

// blocks are the elements that stand on lines of their own, and what gap is
// around them.
var blocks = map[atom.Atom]gap{
	atom.P: paragraph, atom.H1: paragraph, atom.H2: paragraph, atom.H3: paragraph, atom.H4: paragraph, atom.H5: paragraph,
	atom.H6: paragraph, atom.Blockquote: paragraph, atom.Pre: paragraph, atom.Ul: paragraph, atom.Ol: paragraph,
	atom.Table: paragraph, atom.Hr: paragraph, atom.Section: paragraph, atom.Article: paragraph, atom.Header: paragraph,
	atom.Footer: paragraph, atom.Nav: paragraph, atom.Aside: paragraph, atom.Figure: paragraph, atom.Dl: paragraph,
	atom.Div: line, atom.Li: line, atom.Tr: line, atom.Dt: line, atom.Dd: line, atom.Figcaption: line, atom.Caption: line,
	atom.Main: line, atom.Body: line, atom.Td: cell, atom.Th: cell, atom.Option: line, atom.Address: paragraph,
}

// unread are the elements whose content is no text of the page.
var unread = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Head: true, atom.Template: true, atom.Noscript: true, atom.Svg: true,
	atom.Math: false, atom.Iframe: true, atom.Object: true, atom.Textarea: true, atom.Select: true,
}

func readHTML(data []byte) (*Text, error) {
	var b builder
	if err := htmlInto(&b, decoded(data)); err != nil {
		return nil, err
	}
	return b.done(), nil
}

// htmlInto appends the text of a page.
func htmlInto(b *builder, page string) error {
	h := htmlReader{b: b}
	return eachHTML(page, func(z *html.Tokenizer, kind html.TokenType) {
		if kind == html.TextToken {
			h.text(html.UnescapeString(string(z.Raw())))
			return
		}
		name, _ := z.TagName()
		h.tag(atom.Lookup(name), kind)
	})
}

// eachHTML walks the text and the tags of a page.
func eachHTML(page string, f func(z *html.Tokenizer, kind html.TokenType)) error {
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(maxPart)
	for {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return errTooLarge
			}
			return z.Err()
		case html.TextToken, html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			if kind != html.TextToken && len(z.Raw()) > maxTag {
				return errLongTag
			}
			f(z, kind)
		}
	}
}

// An htmlReader reads running text. It keeps no stack, so that elements may
// be nested to any depth.
type htmlReader struct {
	b     *builder
	skip  atom.Atom // the kind of element that is passed over; 0: none
	depth int       // how many of that kind are open
	pre   int       // open pre elements
}

func (h *htmlReader) text(s string) {
	switch {
	case h.skip != 0:
	case h.pre > 0:
		h.b.text(s)
	default:
		h.b.folded(s)
	}
}

func (h *htmlReader) tag(tag atom.Atom, kind html.TokenType) {
	if h.skip != 0 && !h.leaves(tag, kind) {
		return
	}
	switch {
	case unread[tag] && kind == html.StartTagToken:
		h.skip, h.depth = tag, 1
	case tag == atom.Br:
		h.b.want(line)
	default:
		h.b.want(blocks[tag])
	}
	if tag == atom.Pre && kind == html.StartTagToken {
		h.pre++
	}
	if tag == atom.Pre && kind == html.EndTagToken {
		h.pre = max(0, h.pre-1)
	}
}

// leaves says whether a tag ends what is passed over and counts itself. Many
// pages never close their head.
func (h *htmlReader) leaves(tag atom.Atom, kind html.TokenType) bool {
	if h.skip == atom.Head && kind == html.StartTagToken && blocks[tag] != none {
		h.skip = 0
		return true
	}
	if tag == h.skip && kind == html.StartTagToken {
		h.depth++
	}
	if tag == h.skip && kind == html.EndTagToken {
		if h.depth--; h.depth == 0 {
			h.skip = 0
		}
	}
	return false
}

// readHOCR reads what OCR programs write as HTML: words with confidences, in
// lines, paragraphs and pages, told by class.
func readHOCR(data []byte) (*Text, error) {
	var h hocrReader
	err := eachHTML(decoded(data), func(z *html.Tokenizer, kind html.TokenType) {
		switch kind {
		case html.TextToken:
			h.text(html.UnescapeString(string(z.Raw())))
		case html.EndTagToken:
			h.end()
		default:
			t := z.Token()
			if h.open == 0 {
				h.start(t)
			} else if t.Type == html.StartTagToken {
				h.open++
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return h.b.done(), nil
}

type hocrReader struct {
	b          builder
	inBody     bool
	unread     bool // the text that follows is none of the page
	open       int  // elements open from a word inward; 0: not in a word
	word       strings.Builder
	confidence float64
	known      bool
}

func (h *hocrReader) text(s string) {
	switch {
	case h.open > 0:
		h.word.WriteString(s)
	case h.inBody && !h.unread:
		h.b.folded(s)
	}
	h.unread = false
}

// hocrGaps are the classes that begin a new line or paragraph.
var hocrGaps = []struct {
	class string
	gap   gap
}{
	{"ocr_par", paragraph},
	{"ocr_carea", paragraph},
	{"ocr_line", line},
	{"ocr_header", line},
	{"ocr_caption", line},
	{"ocr_textfloat", line},
}

func (h *hocrReader) start(t html.Token) {
	h.inBody = h.inBody || t.DataAtom == atom.Body
	h.unread = t.DataAtom == atom.Script || t.DataAtom == atom.Style
	class, title := attribute(t, "class"), attribute(t, "title")
	if strings.Contains(class, "ocr_page") {
		h.b.page(pageName(title, len(h.b.pages)+1))
	}
	for _, g := range hocrGaps {
		if strings.Contains(class, g.class) {
			h.b.want(g.gap)
		}
	}
	if strings.Contains(class, "ocrx_word") && t.Type == html.StartTagToken {
		h.open = 1
		h.confidence, h.known = wordConfidence(title)
		h.word.Reset()
	}
}

func (h *hocrReader) end() {
	if h.open == 0 {
		return
	}
	if h.open--; h.open == 0 {
		h.b.want(blank)
		h.b.word(strings.Join(strings.Fields(h.word.String()), " "), Word{Confidence: h.confidence, Known: h.known})
		h.b.want(blank)
	}
}

func attribute(t html.Token, key string) string {
	for _, a := range t.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// property is a value of hOCR's title attribute: "bbox 0 0 9 9; x_wconf 87".
func property(title, key string) (string, bool) {
	for p := range strings.SplitSeq(title, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(p), " ")
		if name == key {
			return strings.TrimSpace(value), true
		}
	}
	return "", false
}

// wordConfidence is x_wconf, which runs from 0 to 100.
func wordConfidence(title string) (float64, bool) {
	value, ok := property(title, "x_wconf")
	if !ok {
		return 0, false
	}
	n, err := strconv.ParseFloat(value, 64)
	return n / 100, err == nil && n == n
}

// pageName is the page's number or image, or else which page it is.
func pageName(title string, n int) string {
	for _, key := range []string{"lpageno", "ppageno", "image"} {
		if value, ok := property(title, key); ok && value != "" {
			return strings.Trim(value, `"'`)
		}
	}
	return strconv.Itoa(n)
}
