// Package annotate holds the reader's notes on passages and finds their place
// again when the raw text itself was replaced.
//
// A note is anchored in offsets of the raw text and in a quote. Decisions and
// edits never touch either: where a note shows in the cleaned text is the
// Mapping's business. The quote serves only when another raw text comes in.
package annotate

import (
	"time"

	"emend/editor/text"
)

// A Motivation says why a note was made, in the terms of the W3C Web
// Annotation vocabulary.
type Motivation string

// The motivations a reader can choose from.
const (
	Commenting   Motivation = "commenting"
	Tagging      Motivation = "tagging"
	Highlighting Motivation = "highlighting"
	Questioning  Motivation = "questioning"
	Bookmarking  Motivation = "bookmarking"
)

// A Quote is the noted passage of the raw text with what stands around it.
type Quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"` // up to 32 runes before Exact
	Suffix string `json:"suffix"` // up to 32 runes behind Exact
}

// An Annotation is a reader's note on a passage. Notes may overlap and nest.
type Annotation struct {
	ID         string     `json:"id"`   // unique within the project and across merged ones
	Span       text.Span  `json:"span"` // in the raw text
	Quote      Quote      `json:"quote"`
	Body       string     `json:"body"`
	Tags       []string   `json:"tags,omitempty"`
	Colour     string     `json:"colour,omitempty"` // name of a note colour: "yellow", "green", "blue", "rose"
	Motivation Motivation `json:"motivation"`
	Author     string     `json:"author,omitempty"`
	Created    time.Time  `json:"created"`
	Modified   time.Time  `json:"modified"`
	// Orphan: the raw text was replaced and the passage was not found in it;
	// Span is where it once was.
	Orphan bool `json:"orphan,omitempty"`
}
