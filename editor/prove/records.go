package prove

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"emend/editor/decisions"
	"emend/editor/export"
	"emend/editor/imports"
	"emend/editor/repair"
	"emend/editor/text"
)

// csvIsPlain reads the table.
func csvIsPlain(c *check) error {
	in := csv.NewReader(bytes.NewReader(c.written))
	in.ReuseRecord = true
	rows := 0
	for ; ; rows++ {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				return fmt.Errorf("row %d has the cell %s", rows+1, from(cell, 0))
			}
		}
	}
	if rows-1 != len(c.d.Repairs) {
		return fmt.Errorf("there are %d rows of %d repairs", rows-1, len(c.d.Repairs))
	}
	return nil
}

// replayed is the text that repairs and decisions read elsewhere lead to,
// under the same reading of what is undecided.
func (c *check) replayed(repairs []repair.Repair, said []repair.Decision) error {
	d := export.NewAsked(c.d.Raw, repairs, said, c.d.Policy, c.d.Asked)
	return same(c.f.Kept(d.Final()), c.final())
}

// linesGiveFinal makes the repairs anew from their records.
func linesGiveFinal(c *check) error {
	var repairs []repair.Repair
	var said []repair.Decision
	states := map[string]repair.State{"": repair.Pending}
	for _, s := range []repair.State{repair.Accepted, repair.Rejected, repair.Edited} {
		states[s.String()] = s
	}
	in := json.NewDecoder(bytes.NewReader(c.written))
	for {
		var r export.Record
		if err := in.Decode(&r); errors.Is(err, io.EOF) {
			return c.replayed(repairs, said)
		} else if err != nil {
			return err
		}
		span := text.Span{Start: r.Start, End: r.End}
		if r.Start < 0 || r.Start > r.End || r.End > c.d.Raw.Len() || c.f.Kept(c.d.Raw.Slice(span)) != r.Before {
			return fmt.Errorf("%s does not stand at %d", from(r.Before, 0), r.Start)
		}
		one := repair.Repair{Span: span, Replacement: r.After, Grounds: &repair.Grounds{Rule: r.Rule, Confidence: r.Confidence, Container: r.Container}}
		for _, s := range r.Steps {
			one.Steps = append(one.Steps, repair.Step{Rule: s.Rule, Replacement: s.After, Confidence: s.Confidence})
		}
		decision := repair.Decision{State: states[r.State]}
		if r.Text != nil {
			decision.Text = *r.Text
		}
		repairs, said = append(repairs, one), append(said, decision)
	}
}

// logGivesFinal applies the decisions to the same proposals.
func logGivesFinal(c *check) error {
	set, err := decisions.Read(bytes.NewReader(c.written))
	if err != nil {
		return err
	}
	t := decisions.Target{Raw: c.d.Raw.Text(), SHA256: c.d.Raw.SHA256()}
	for _, r := range c.d.Repairs {
		if r.Rule != decisions.RuleEdit {
			t.Repairs = append(t.Repairs, r)
		}
	}
	act, outcomes, err := decisions.Apply(c.ctx, set, t)
	if err != nil {
		return err
	}
	if n := decisions.Count(outcomes, decisions.Conflicting); n > 0 {
		return fmt.Errorf("%d lines of it contradict others", n)
	}
	repairs := slices.Clone(t.Repairs)
	said := map[repair.Key]repair.Decision{}
	for _, e := range act.Edits {
		repairs = append(repairs, *e.After)
		said[e.After.Key(t.Raw)] = repair.Decision{State: repair.Accepted}
	}
	for _, x := range act.Decisions {
		said[x.Key] = x.After
	}
	slices.SortStableFunc(repairs, repair.Compare)
	list := make([]repair.Decision, len(repairs))
	for i := range repairs {
		list[i] = said[repairs[i].Key(t.Raw)]
	}
	return c.replayed(repairs, list)
}

// A selector of a Web Annotation, as this package reads it.
type selector struct {
	Type, Exact, Prefix, Suffix string
	Start, End                  int
}

// quotesStand slices the raw text at every position.
func quotesStand(c *check) error {
	var page struct {
		Items []struct {
			Target []struct{ Selector []selector }
		}
	}
	if err := json.Unmarshal(c.written, &page); err != nil {
		return err
	}
	raw := c.raw() // every byte that is no character is one in both
	places := imports.NewPlaces(raw)
	orphans := 0
	for i, a := range page.Items {
		if len(a.Target) != 1 || len(a.Target[0].Selector) == 0 {
			return fmt.Errorf("annotation %d has no place", i+1)
		}
		s := a.Target[0].Selector
		if len(s) == 1 {
			orphans++ // it has a quote that stands nowhere
			continue
		}
		start, end := places.CodePoint(s[1].Start), places.CodePoint(s[1].End)
		if start < 0 || end < start || raw[start:end] != s[0].Exact ||
			!strings.HasSuffix(raw[:start], s[0].Prefix) || !strings.HasPrefix(raw[end:], s[0].Suffix) {
			return fmt.Errorf("%s does not stand at %d", from(s[0].Exact, 0), s[1].Start)
		}
	}
	for i := range c.d.Notes {
		if c.d.Notes[i].Orphan {
			orphans--
		}
	}
	if orphans != 0 || len(page.Items) != len(c.d.Repairs)+len(c.d.Notes) {
		return fmt.Errorf("there are %d annotations of %d repairs and %d notes", len(page.Items), len(c.d.Repairs), len(c.d.Notes))
	}
	return nil
}

// notesComeBack reads the annotations as another text's reader would.
func notesComeBack(c *check) error {
	read, err := imports.Annotations(c.written, c.d.Raw)
	if err != nil {
		return err
	}
	if len(read.Notes) != len(c.d.Notes) {
		return fmt.Errorf("%d of %d are there", len(read.Notes), len(c.d.Notes))
	}
	for i := range read.Notes {
		got, want := &read.Notes[i], &c.d.Notes[i]
		if !got.Orphan && !want.Orphan && got.Span != want.Span || got.ID != want.ID || got.Body != c.f.Kept(want.Body) || !slices.Equal(got.Tags, want.Tags) {
			return fmt.Errorf("note %d is another one", i+1)
		}
	}
	return nil
}

// bratPart is a file of the ZIP by its ending.
func (c *check) bratPart(ending string) ([]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(c.written), int64(len(c.written)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, ending) {
			in, err := f.Open()
			if err != nil {
				return nil, err
			}
			defer in.Close()
			return io.ReadAll(in)
		}
	}
	return nil, fmt.Errorf("it holds no %s", ending)
}

func bratIsRaw(c *check) error {
	got, err := c.bratPart(".txt")
	if err != nil {
		return err
	}
	return same(string(got), c.raw())
}

// bratStands slices the text at every place of every entity.
func bratStands(c *check) error {
	marks, err := c.bratPart(".ann")
	if err != nil {
		return err
	}
	raw := c.raw()
	places := imports.NewPlaces(raw)
	in := bufio.NewScanner(bytes.NewReader(marks))
	in.Buffer(nil, len(marks)+1)
	for in.Scan() {
		fields := strings.SplitN(in.Text(), "\t", 3)
		if len(fields) < 2 || !strings.HasPrefix(fields[0], "T") {
			continue
		}
		_, at, _ := strings.Cut(fields[1], " ")
		var words []string
		for place := range strings.SplitSeq(at, ";") {
			var start, end int
			if _, err := fmt.Sscanf(place, "%d %d", &start, &end); err != nil {
				return fmt.Errorf("%s: no place", fields[0])
			}
			i, j := places.CodePoint(start), places.CodePoint(end)
			if i < 0 || j < i {
				return fmt.Errorf("%s stands outside the text", fields[0])
			}
			words = append(words, raw[i:j])
		}
		if len(fields) < 3 || strings.Join(words, " ") != fields[2] {
			return fmt.Errorf("%s is not at %s", fields[0], at)
		}
	}
	return in.Err()
}
