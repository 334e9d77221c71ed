package decisions

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
	"unicode/utf8"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// formatVersion is that of the lines. Lines of a newer one are refused.
const formatVersion = 1

// A word is a string in JSON; where it is not valid UTF-8, which a JSON string
// cannot hold, it is {"base64": "…"}.
type word string

// MarshalJSON writes every byte.
func (w word) MarshalJSON() ([]byte, error) {
	if utf8.ValidString(string(w)) {
		return plainJSON(string(w))
	}
	return json.Marshal(map[string][]byte{"base64": []byte(w)})
}

// UnmarshalJSON reads what MarshalJSON writes.
func (w *word) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '{' {
		var v struct{ Base64 string }
		if err := json.Unmarshal(b, &v); err != nil {
			return err
		}
		s, err := base64.StdEncoding.DecodeString(v.Base64)
		*w = word(s)
		return err
	}
	return json.Unmarshal(b, (*string)(w))
}

// plainJSON is v in JSON with <, > and & left as they are, to be read by people.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Begins says whether the first line of a file is that of a set.
func Begins(first []byte) bool {
	var l line
	return json.Unmarshal(first, &l) == nil && l.Type == headType
}

// A line is one line of the file. Offsets are bytes in the decoded raw text.
type line struct {
	Type string `json:"type"` // "emend-decisions" (the first), "decision", "edit", "note"

	Version  int    `json:"version,omitempty"`
	Name     word   `json:"name,omitempty"`
	Encoding string `json:"encoding,omitempty"`
	SHA256   string `json:"sha256,omitempty"`

	Rule   repair.RuleID `json:"rule,omitempty"`
	Start  *int          `json:"start,omitempty"`
	End    *int          `json:"end,omitempty"`
	Before *word         `json:"before,omitempty"`
	After  *word         `json:"after,omitempty"` // proposed, or the edit's
	State  string        `json:"state,omitempty"`
	Text   word          `json:"text,omitempty"` // the reader's, when edited
	Reason word          `json:"reason,omitempty"`
	Never  bool          `json:"never,omitempty"` // rejected wherever it stands

	Prefix word       `json:"prefix,omitempty"`
	Suffix word       `json:"suffix,omitempty"`
	Author word       `json:"author,omitempty"`
	Time   *time.Time `json:"time,omitempty"`

	Note *note `json:"note,omitempty"`
}

// A note is what a note has beside its place and quote.
type note struct {
	ID         word                `json:"id"`
	Body       word                `json:"body"`
	Tags       []word              `json:"tags,omitempty"`
	Colour     word                `json:"colour,omitempty"`
	Motivation annotate.Motivation `json:"motivation"`
	Modified   *time.Time          `json:"modified,omitempty"`
	Orphan     bool                `json:"orphan,omitempty"`
}

const (
	headType     = "emend-decisions"
	decisionType = "decision"
	editType     = "edit"
	noteType     = "note"
)

// Write writes a set as JSON Lines: a head, then decisions, edits and notes,
// each by place.
func (s *Set) Write(w io.Writer) error {
	b := bufio.NewWriter(w)
	for l := range s.lines {
		out, err := plainJSON(l)
		if err != nil {
			return fmt.Errorf("write decisions: %w", err)
		}
		b.Write(out)
		b.WriteByte('\n')
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write decisions: %w", err)
	}
	return nil
}

func (s *Set) lines(yield func(*line) bool) {
	src := &s.Source
	if !yield(&line{Type: headType, Version: formatVersion, Name: word(src.Name), Encoding: src.Encoding, SHA256: src.SHA256}) {
		return
	}
	for i := range s.Decisions {
		d := &s.Decisions[i]
		l := placed(decisionType, d.Key.Span, d.Key.Original, d.Prefix, d.Suffix, d.Author, d.Time)
		l.Rule, l.After = d.Key.Rule, (*word)(&d.Replacement)
		l.State, l.Text, l.Reason = d.Decision.State.String(), word(d.Decision.Text), word(d.Decision.Reason)
		l.Never = d.Decision.Never
		if !yield(l) {
			return
		}
	}
	for i := range s.Edits {
		e := &s.Edits[i]
		l := placed(editType, e.Span, e.Original, e.Prefix, e.Suffix, e.Author, e.Time)
		l.After = (*word)(&e.Replacement)
		if !yield(l) {
			return
		}
	}
	for i := range s.Notes {
		n := &s.Notes[i]
		l := placed(noteType, n.Span, n.Quote.Exact, n.Quote.Prefix, n.Quote.Suffix, n.Author, n.Created)
		l.Note = &note{
			ID: word(n.ID), Body: word(n.Body), Tags: words[word](n.Tags), Colour: word(n.Colour),
			Motivation: n.Motivation, Modified: instant(n.Modified), Orphan: n.Orphan,
		}
		if !yield(l) {
			return
		}
	}
}

func placed(kind string, s text.Span, before, prefix, suffix, author string, t time.Time) *line {
	w := word(before)
	return &line{
		Type: kind, Start: &s.Start, End: &s.End, Before: &w,
		Prefix: word(prefix), Suffix: word(suffix), Author: word(author), Time: instant(t),
	}
}

func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}

func words[To, From ~string](list []From) []To {
	var out []To
	for _, s := range list {
		out = append(out, To(s))
	}
	return out
}

// maxLine bounds a line: a repeated passage of that many bytes can be decided.
const maxLine = 64 << 20

// Read reads a set that Write wrote. The error names the line. Fields it does
// not know are passed over.
func Read(r io.Reader) (*Set, error) {
	s := &Set{}
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	for n := 1; in.Scan(); n++ {
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		var l line
		err := json.Unmarshal(bytes.TrimPrefix(in.Bytes(), []byte("\uFEFF")), &l)
		if err == nil {
			err = s.take(&l, n == 1)
		}
		if err != nil {
			return nil, fmt.Errorf("read decisions, line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("read decisions: %w", err)
	}
	if s.Source.SHA256 == "" {
		return nil, errors.New("read decisions: there is no first line that names the text (\"type\":\"" + headType + "\")")
	}
	s.sort()
	return s, nil
}

// take adds what a line says.
func (s *Set) take(l *line, first bool) error {
	if first != (l.Type == headType) {
		return fmt.Errorf("the first line, and no other, has \"type\":%q; this one has %q", headType, l.Type)
	}
	if l.Type == headType {
		if l.Version > formatVersion {
			return fmt.Errorf("it was written by a newer Emend (format %d, this one knows %d); update Emend to read it", l.Version, formatVersion)
		}
		s.Source.Name, s.Source.Encoding, s.Source.SHA256 = string(l.Name), l.Encoding, l.SHA256
		return nil
	}
	if l.Start == nil || l.End == nil || l.Before == nil || *l.Start < 0 || *l.End < *l.Start || *l.End-*l.Start != len(*l.Before) {
		return errors.New("\"start\", \"end\" and \"before\" are missing or do not fit one another")
	}
	span := text.Span{Start: *l.Start, End: *l.End}
	var t time.Time
	if l.Time != nil {
		t = *l.Time
	}
	switch l.Type {
	case decisionType:
		return s.takeDecision(l, span, t)
	case editType:
		if l.After == nil {
			return errors.New("\"after\" is missing")
		}
		s.Edits = append(s.Edits, Edit{span, string(*l.Before), string(*l.After), string(l.Prefix), string(l.Suffix), string(l.Author), t})
	case noteType:
		return s.takeNote(l, span, t)
	default:
		return fmt.Errorf("there is no \"type\":%q", l.Type)
	}
	return nil
}

func (s *Set) takeDecision(l *line, span text.Span, t time.Time) error {
	state, ok := repair.ParseState(l.State)
	if !ok || state == repair.Pending || l.Rule == "" || l.After == nil {
		return errors.New("a decision has \"rule\", \"after\" and a \"state\" that is accepted, rejected or edited")
	}
	s.Decisions = append(s.Decisions, Decision{
		Key:         repair.Key{Rule: l.Rule, Span: span, Original: string(*l.Before)},
		Replacement: string(*l.After),
		Decision:    repair.Decision{State: state, Text: string(l.Text), Reason: string(l.Reason), Never: l.Never && state == repair.Rejected},
		Prefix:      string(l.Prefix), Suffix: string(l.Suffix), Author: string(l.Author), Time: t,
	})
	return nil
}

func (s *Set) takeNote(l *line, span text.Span, t time.Time) error {
	n := l.Note
	if n == nil || n.ID == "" {
		return errors.New("a note has \"note\" with an \"id\"")
	}
	a := annotate.Annotation{
		ID: string(n.ID), Span: span,
		Quote: annotate.Quote{Exact: string(*l.Before), Prefix: string(l.Prefix), Suffix: string(l.Suffix)},
		Body:  string(n.Body), Tags: words[string](n.Tags), Colour: string(n.Colour), Motivation: n.Motivation,
		Author: string(l.Author), Created: t, Orphan: n.Orphan,
	}
	if n.Modified != nil {
		a.Modified = *n.Modified
	}
	s.Notes = append(s.Notes, a)
	return nil
}
