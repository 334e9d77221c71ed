package folded

import (
	"strconv"
	"strings"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/rule"
)

// Report proposes a reading with strings shared by all places alike.
func (c *Counts) Report(p *rule.Pass, said *SaidFolds, r *Fold) {
	last := len(r.Src) - 1
	h := uint(r.Src[last])*0x9E37 + uint(r.Src[last/2])*0x79B9 + uint(r.Src[0])*7 + uint(r.Text[len(r.Text)-1])*31 + uint(len(r.Src))
	e := &said[(h^h>>7)%uint(len(said))]
	if e.w == nil || e.From != r.Src || e.To != r.Text {
		e.Change, e.w = rule.Change{From: r.Src, To: r.Text}, c.wording(r)
	}
	w := e.w
	f := rule.Finding{Span: r.Span, Replacement: w.Text, Confidence: r.Confidence, Pattern: w.Pattern, Evidence: w.Evidence}
	if r.Other != "" {
		f.Alternatives = w.Others(r.Other)
	}
	p.Report(f)
}

// SaidFolds keeps the wordings of a window's places at hand, each at a place
// that its letters tell.
type SaidFolds [512]struct {
	rule.Change
	w *rule.Wording
}

func (c *Counts) wording(r *Fold) *rule.Wording {
	return c.wordings.Of(rule.Change{From: r.Src, To: r.Text}, func(made rule.Change) *rule.Wording {
		return &rule.Wording{Text: made.To, Pattern: rule.Pattern(made.From, made.To), Evidence: c.evidence(made.From, r.layers), Other: []string{r.Other}}
	})
}

// layerWords name how often a text was misread.
var layerWords = [codec.MaxLayers + 1]string{2: "twice", 3: "three times", 4: "four times"}

// evidence tells the chain of a folded place.
func (c *Counts) evidence(src string, layers int) string {
	how := "accents then dropped"
	switch {
	case strings.Contains(src, "EUR"):
		how = "symbols then spelt out in ASCII"
	case strings.HasPrefix(src, "^"), strings.HasPrefix(src, ":"), strings.HasPrefix(src, "x"):
		how = "then misread by a scanner"
	case strings.HasPrefix(src, "ã"):
		how = "then put in small letters"
	case strings.HasPrefix(src, "Â"), strings.HasPrefix(src, "A€"):
		how = "then put in capitals"
	case src == "a€" || src == "â€":
		how = "its last byte then lost"
	case strings.HasPrefix(src, "a€"), strings.HasPrefix(src, "A"):
	case strings.HasPrefix(src, "€"):
		how = "its first letter then lost"
	}
	n := c.Proven()
	s := "UTF-8 read as windows-1252, "
	if layers > 1 {
		s += layerWords[layers] + " over, "
	}
	s += how
	if n > 1 {
		s += "; " + strconv.Itoa(n) + " places prove the damage"
	}
	return s
}
