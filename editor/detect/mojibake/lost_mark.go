package mojibake

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
)

// mark settles which mark of punctuation lost its bytes, all of which look
// alike then: by its neighbours, and by the quotations open before it.
func (l *loser) mark(f *folded.Fold, word, next string) {
	open, of := l.open(f.Span.Start), l.m.Folded.Language
	marks := of.Quotes()
	switch role := l.role(f.Span); {
	case of == language.Dutch && len(next) == 1 && strings.Contains("snt", next):
		f.Text, f.Other, f.Confidence = "’", marks[0], 0.93 // ’s zomers, z’n
	case role == joins:
		l.joined(f, word, next)
	case role == stands, role == opening && class.At(l.s, f.Span.End) == class.Punct:
		f.Text, f.Other, f.Confidence = "–", "—", 0.8
		if of.ShortDash() {
			f.Confidence = 0.95
		}
	case role == opening:
		f.Text, f.Other, f.Confidence = marks[0], marks[2], l.quoteSure(f.Span.End)
		switch {
		case decade(l.s[f.Span.End:]):
			f.Text, f.Other = "’", "‘"
		case of == language.Spanish: // who says it, more often than what is quoted
			f.Text, f.Other, f.Confidence = "—", marks[0], 0.8
		case class.At(l.s, f.Span.End) == class.Digit, strings.HasSuffix(strings.TrimRight(l.s[:f.Span.Start], " "), l.s[f.Span.Start:f.Span.End]):
			f.Confidence = 0.6 // a minus; or a dash behind a quotation
		case open == 1:
			f.Text, f.Other, f.Confidence = marks[2], marks[0], 0.8
		}
	case role == closing:
		f.Text, f.Other, f.Confidence = marks[1], marks[3], endsSure(l.s, f.Span.Start)
		switch {
		case of == language.Spanish:
			f.Text, f.Other, f.Confidence = "—", marks[1], 0.8
		case open == 0 && word != "":
			f.Text, f.Other, f.Confidence = "’", marks[1], 0.8
		case open == 0:
			f.Confidence = 0.8
		case open > 1:
			f.Text, f.Other, f.Confidence = marks[3], marks[1], 0.8
		}
	}
}

// farQuote bounds the quotations that are looked through.
const farQuote = 400

// quoteSure says how sure the double mark that opens a quotation at an offset is:
// what ends in a mark of its own is speech; a few words may stand between single
// ones.
func (l *loser) quoteSure(at int) float64 {
	rest := l.s[at:min(len(l.s), at+farQuote)]
	for from := 0; ; {
		i := strings.Index(rest[from:], "â")
		if i < 0 {
			return 0.85
		}
		from += i
		if end := at + from; l.role(lostAt(l.s, end)) == closing {
			return endsSure(l.s, end)
		}
		from += len("â")
	}
}

// endsSure says so of the mark that closes a quotation at an offset.
func endsSure(s string, at int) float64 {
	if at > 0 && strings.IndexByte(".,!?", s[at-1]) >= 0 {
		return 0.95
	}
	return 0.85
}

// joined settles what stood between two words, or two figures, without a space.
func (l *loser) joined(f *folded.Fold, word, next string) {
	f.Text, f.Other, f.Confidence = "—", "–", 0.88 // measured: 0.89
	switch {
	case scan.ContractionEnds[next], word == "O" || word == "o" || len(word) == 1 && scan.Elides(word):
		f.Text, f.Other, f.Confidence = "’", "", 0.95
	case class.Before(l.s, f.Span.Start) == class.Digit && class.At(l.s, f.Span.End) == class.Digit, l.m.Folded.Language.ShortDash():
		f.Text, f.Other, f.Confidence = "–", "—", 0.95
	}
}
