package prove

import (
	"bytes"
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

// htmlIsInert looks at every element and attribute.
func htmlIsInert(c *check) error {
	return c.htmlTokens(func(t html.Token) error {
		if t.Type != html.StartTagToken && t.Type != html.SelfClosingTagToken {
			return nil
		}
		if !inert[t.Data] {
			return fmt.Errorf("there is an element %s", t.Data)
		}
		for _, a := range t.Attr {
			key := strings.ToLower(a.Key)
			if strings.HasPrefix(key, "on") || key == "src" || key == "href" && !strings.HasPrefix(a.Val, "#") || key == "style" {
				return fmt.Errorf("%s has an attribute %s", t.Data, key)
			}
		}
		return nil
	})
}

func (c *check) htmlTokens(f func(html.Token) error) error {
	z := html.NewTokenizer(bytes.NewReader(c.written))
	for {
		if z.Next() == html.ErrorToken {
			if errors.Is(z.Err(), io.EOF) {
				return nil
			}
			return z.Err()
		}
		if err := f(z.Token()); err != nil {
			return err
		}
	}
}

// htmlSide reads a column of the texts that stand side by side, without the
// numbers of notes and the signs of breaks.
func (c *check) htmlSide(column int) (string, error) {
	var b strings.Builder
	inSides, cell, inNumber := false, -1, false
	err := c.htmlTokens(func(t html.Token) error {
		switch t.Type {
		case html.StartTagToken:
			switch t.Data {
			case "table":
				inSides = len(t.Attr) > 0 && t.Attr[0].Val == "sides"
			case "tr", "th":
				cell = -1
			case "td":
				cell++
			case "sup":
				inNumber = true
			}
		case html.EndTagToken:
			switch t.Data {
			case "table":
				inSides = false
			case "tr":
				cell = -1
			case "sup":
				inNumber = false
			}
		case html.TextToken:
			if inSides && cell == column && !inNumber {
				b.WriteString(t.Data)
			}
		}
		return nil
	})
	return b.String(), err
}

// shown is a text without what rows and signs of breaks make of its line ends.
func shown(s string) string {
	return strings.NewReplacer("\r\n", "", "\n", "", "⏎", "").Replace(s)
}

func htmlIsRaw(c *check) error {
	got, err := c.htmlSide(0)
	if err != nil {
		return err
	}
	return same(shown(got), shown(c.raw()))
}

func htmlIsFinal(c *check) error {
	got, err := c.htmlSide(1)
	if err != nil {
		return err
	}
	return same(shown(got), shown(c.final()))
}
