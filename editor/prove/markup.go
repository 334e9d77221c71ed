package prove

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
)

// teiReading is one of the two readings of a TEI document.
func (c *check) teiReading(raw bool) (string, error) {
	leave := map[string]bool{"sic": true, "orig": true, "surplus": true}
	if raw {
		leave = map[string]bool{"corr": true, "reg": true}
	}
	var b strings.Builder
	inBody, depth := false, 0
	d := xml.NewDecoder(bytes.NewReader(c.written))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch e := t.(type) {
		case xml.StartElement:
			inBody = inBody || e.Name.Local == "body"
			if leave[e.Name.Local] {
				depth++
			}
			if e.Name.Local == "pb" && depth == 0 {
				b.WriteByte('\f')
			}
		case xml.EndElement:
			inBody = inBody && e.Name.Local != "body"
			if leave[e.Name.Local] {
				depth--
			}
		case xml.CharData:
			if inBody && depth == 0 {
				b.Write(e)
			}
		}
	}
}

func teiIsRaw(c *check) error {
	got, err := c.teiReading(true)
	if err != nil {
		return err
	}
	return same(got, c.raw())
}

func teiIsFinal(c *check) error {
	got, err := c.teiReading(false)
	if err != nil {
		return err
	}
	return same(got, c.final())
}

// inert are the elements of the report; any other could do something.
var inert = map[string]bool{
	"html": true, "head": true, "meta": true, "title": true, "style": true, "body": true, "h1": true, "h2": true, "p": true,
	"code": true, "small": true, "table": true, "tr": true, "th": true, "td": true, "del": true, "ins": true, "mark": true,
	"sup": true, "a": true, "ol": true, "li": true, "div": true, "details": true, "summary": true,
}

// A report reads an HTML report: the texts that stand side by side, without the
// numbers of notes, and what could do something.
type report struct {
	sides [2]strings.Builder
	wrong error // the first thing that is not inert

	inSides, inNumber bool
	cell              int // of the row; -1: in none
}

// html reads the report, once for all claims.
func (c *check) html() (*report, error) {
	if c.report != nil {
		return c.report, nil
	}
	r := &report{cell: -1}
	z := html.NewTokenizer(bytes.NewReader(c.written))
	for c.ctx.Err() == nil {
		switch z.Next() {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				return nil, z.Err()
			}
			c.report = r
			return r, nil
		case html.TextToken:
			if r.inSides && r.cell >= 0 && r.cell < len(r.sides) && !r.inNumber {
				r.sides[r.cell].Write(z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.starts(z)
		case html.EndTagToken:
			r.ends(z)
		}
	}
	return nil, c.ctx.Err()
}

// starts reads the tag that an element starts with.
func (r *report) starts(z *html.Tokenizer) {
	name, more := z.TagName()
	r.element(name)
	table := string(name) == "table"
	switch string(name) {
	case "table":
		r.inSides = false
	case "tr", "th":
		r.cell = -1
	case "td":
		r.cell++
	case "sup":
		r.inNumber = true
	}
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		r.attribute(key, value)
		r.inSides = r.inSides || table && string(key) == "class" && string(value) == "sides"
	}
}

// ends reads the tag that an element ends with.
func (r *report) ends(z *html.Tokenizer) {
	switch name, _ := z.TagName(); string(name) {
	case "table":
		r.inSides = false
	case "tr":
		r.cell = -1
	case "sup":
		r.inNumber = false
	}
}

// element notes an element that could do something.
func (r *report) element(name []byte) {
	if !inert[string(name)] {
		r.wrong = cmp.Or(r.wrong, fmt.Errorf("there is an element %s", name))
	}
}

// attribute notes an attribute that could do something.
func (r *report) attribute(key, value []byte) {
	if bytes.HasPrefix(key, []byte("on")) || string(key) == "src" || string(key) == "style" || string(key) == "href" && !bytes.HasPrefix(value, []byte("#")) {
		r.wrong = cmp.Or(r.wrong, fmt.Errorf("there is an attribute %s", key))
	}
}

// htmlIsInert looks at every element and attribute.
func htmlIsInert(c *check) error {
	r, err := c.html()
	if err != nil {
		return err
	}
	return r.wrong
}

// shown is a text without what rows and signs of breaks make of its line ends.
func shown(s string) string {
	return strings.NewReplacer("\r\n", "", "\n", "", "⏎", "").Replace(s)
}

func htmlIsRaw(c *check) error {
	r, err := c.html()
	if err != nil {
		return err
	}
	return same(shown(r.sides[0].String()), shown(c.raw()))
}

func htmlIsFinal(c *check) error {
	r, err := c.html()
	if err != nil {
		return err
	}
	return same(shown(r.sides[1].String()), shown(c.final()))
}
