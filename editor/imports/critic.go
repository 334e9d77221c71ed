package imports

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// criticEnds are the marks of CriticMarkup, by the two characters behind the
// brace that opens one.
var criticEnds = map[string]string{"++": "++}", "--": "--}", "~~": "~~}", "==": "==}", ">>": "<<}"}

func readCriticBytes(data []byte) (*Text, error) {
	if !utf8.Valid(data) {
		data = []byte(text.Decode(data).Text())
	}
	return Critic(clean(string(data)))
}

// Critic reads a text in CriticMarkup: Text is the one with every change
// rejected, Cleaned the one with every change accepted. A mark that is never
// closed is an error, which names its line. Nothing
// sniffs it: only the reader knows that braces mean this.
func Critic(s string) (*Text, error) {
	var r readings
	var comments []Comment
	passage := text.Span{Start: -1}
	for at := 0; at < len(s); {
		open := strings.IndexByte(s[at:], '{')
		if open < 0 || at+open+3 > len(s) {
			r.add(s[at:], "")
			break
		}
		kind := s[at+open+1 : at+open+3]
		end, known := criticEnds[kind]
		if !known {
			r.add(s[at:at+open+1], "")
			at += open + 1
			passage.Start = -1
			continue
		}
		if open > 0 {
			r.add(s[at:at+open], "")
			passage.Start = -1
		}
		at += open
		length := strings.Index(s[at+3:], end)
		if length < 0 {
			return nil, fmt.Errorf("line %d: the mark {%s is never closed by %s", strings.Count(s[:at], "\n")+1, kind, end)
		}
		inner := s[at+3 : at+3+length]
		at += 3 + length + 3
		switch kind {
		case "++":
			r.add(inner, "ins")
		case "--":
			r.add(inner, "del")
		case "~~":
			before, after, found := strings.Cut(inner, "~>")
			if !found {
				return nil, fmt.Errorf("line %d: {~~%s~~} lacks the ~> between old and new", strings.Count(s[:at], "\n")+1, inner)
			}
			r.add(before, "del")
			r.add(after, "ins")
		case "==":
			passage = text.Span{Start: r.raw.Len(), End: r.raw.Len() + len(inner)}
			r.add(inner, "")
			continue
		case ">>":
			span := text.Span{Start: r.raw.Len(), End: r.raw.Len()}
			if passage.Start >= 0 {
				span = passage
			}
			comments = append(comments, Comment{Span: span, Body: strings.TrimSpace(inner)})
		}
		passage.Start = -1
	}
	return &Text{Text: r.raw.String(), Cleaned: r.final.String(), Tracked: r.tracked, Comments: comments}, nil
}
