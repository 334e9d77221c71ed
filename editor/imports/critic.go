package imports

import (
	"fmt"
	"strings"

	"emend/editor/text"
)

// A Comment is a remark that stands in a marked-up text.
type Comment struct {
	Span text.Span // of the passage in Text; empty where none was highlighted
	Body string
}

// criticEnds are the marks of CriticMarkup, by the two characters behind the
// brace that opens one.
var criticEnds = map[string]string{"++": "++}", "--": "--}", "~~": "~~}", "==": "==}", ">>": "<<}"}

// Critic reads a text in CriticMarkup: Text is the one with every change
// rejected, Cleaned the one with every change accepted. A mark that is never
// closed is an error, which names its line. It is not among All: only the
// reader knows that braces mean this.
func Critic(s string) (*Text, []Comment, error) {
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
			return nil, nil, fmt.Errorf("line %d: the mark {%s is never closed by %s", strings.Count(s[:at], "\n")+1, kind, end)
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
				return nil, nil, fmt.Errorf("line %d: {~~%s~~} lacks the ~> between old and new", strings.Count(s[:at], "\n")+1, inner)
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
			comments = append(comments, Comment{span, strings.TrimSpace(inner)})
		}
		passage.Start = -1
	}
	return &Text{Text: r.raw.String(), Cleaned: r.final.String(), Tracked: r.tracked}, comments, nil
}
