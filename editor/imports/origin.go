package imports

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"emend/editor/text"
)

// An Origin is what is known of the document that a text was taken out of: it
// goes with the text into its project.
type Origin struct {
	Format string // name of the Format: "hocr"
	SHA256 string // of the document's file
	Pages  text.Pages
	Words  []Word
}

// packedOrigin is an Origin as it is kept: words as start, length, confidence
// in thousandths.
type packedOrigin struct {
	Format string            `json:"format"`
	SHA256 string            `json:"sha256"`
	Starts []int             `json:"starts,omitempty"`
	Names  []string          `json:"names,omitempty"`
	Words  [][3]int          `json:"words,omitempty"` // start behind the end of the word before
	Wholes map[string]string `json:"wholes,omitempty"`
}

// perMille is how finely a confidence is kept.
const perMille = 1000

// Pack writes o as a compact string of bytes.
func (o *Origin) Pack() string {
	p := packedOrigin{Format: o.Format, SHA256: o.SHA256}
	for _, page := range o.Pages {
		p.Starts, p.Names = append(p.Starts, page.Start), append(p.Names, page.Name)
	}
	end := 0
	for i, w := range o.Words {
		confidence := int(w.Confidence*perMille + 0.5)
		if !w.Known {
			confidence = -1
		}
		p.Words = append(p.Words, [3]int{w.Span.Start - end, w.Span.Len(), confidence})
		end = w.Span.End
		if w.Whole != "" {
			if p.Wholes == nil {
				p.Wholes = map[string]string{}
			}
			p.Wholes[fmt.Sprint(i)] = w.Whole
		}
	}
	var out bytes.Buffer
	z, _ := flate.NewWriter(&out, flate.DefaultCompression) // fails for unknown levels only
	_ = json.NewEncoder(z).Encode(p)                        // into memory, of plain values: cannot fail
	_ = z.Close()
	return out.String()
}

// UnpackOrigin reads what Pack wrote, for a text of the given length. What
// does not fit that text is an error.
func UnpackOrigin(s string, length int) (*Origin, error) {
	data, err := io.ReadAll(io.LimitReader(flate.NewReader(strings.NewReader(s)), maxPart))
	if err != nil {
		return nil, fmt.Errorf("what is known of the document is damaged: %w", err)
	}
	var p packedOrigin
	if err := json.Unmarshal(data, &p); err != nil {
		return nil, fmt.Errorf("what is known of the document is damaged: %w", err)
	}
	o := &Origin{Format: p.Format, SHA256: p.SHA256}
	bad := len(p.Names) != len(p.Starts)
	last := 0
	for i, start := range p.Starts {
		if bad = bad || start < last || start > length; bad {
			break
		}
		o.Pages, last = append(o.Pages, text.Page{Start: start, Name: p.Names[i]}), start
	}
	end := 0
	for i, w := range p.Words {
		start := end + w[0]
		if bad = bad || w[0] < 0 || w[1] < 0 || w[0] > length || w[1] > length || start+w[1] > length; bad {
			break
		}
		end = start + w[1]
		o.Words = append(o.Words, Word{
			Span: text.Span{Start: start, End: end}, Known: w[2] >= 0,
			Confidence: float64(min(max(w[2], 0), perMille)) / perMille, Whole: p.Wholes[fmt.Sprint(i)],
		})
	}
	if bad {
		return nil, errors.New("what is known of the document does not fit the text")
	}
	return o, nil
}
