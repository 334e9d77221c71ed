package exporting

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2/widget"

	"emend/app/say"
	"emend/editor/export"
	"emend/editor/prove"
	"emend/editor/text"
)

// How much of a file is shown before it is written.
const (
	previewBytes = 16 << 10
	previewLines = 40
	previewWidth = 120
)

// A review of more repairs takes long to read, and much memory: that begins when
// the sheet has been drawn, and the reader chooses no other format.
const (
	manyRepairs = 50_000
	pause       = 150 * time.Millisecond
)

// errEnough ends the writing of what is shown.
var errEnough = errors.New("enough is written")

// preview shows in the background how the file will begin, and what the
// format drops.
func (f *form) preview() {
	f.away.stop()
	ctx, stop := context.WithCancel(context.Background())
	f.away.stop = stop
	format := f.chosen()
	o, err := f.choices.options(format)
	f.sheet.Trouble(err)
	if err != nil {
		return
	}
	// The review may move meanwhile; what is shown then is the version at hand.
	read := f.choices.read
	f.head.SetText(say.T("Looking at the text…"))
	wait := time.Duration(0)
	if len(f.choices.session.Repairs()) > manyRepairs {
		wait = pause
	}
	go func() {
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
		l, err := f.look(ctx, format, read, o)
		f.host.Post(func() {
			if ctx.Err() == nil {
				f.looked(l, err)
			}
		})
	}()
}

// A looking is what a file will be.
type looking struct {
	reading
	lost  string // what the format drops, in words; empty: nothing
	begin string
}

// look reads the version as chosen and begins the file, unless it is stopped.
func (f *form) look(ctx context.Context, format export.Format, read func() (reading, error), o export.Options) (l looking, err error) {
	f.away.turn.Lock()
	defer f.away.turn.Unlock()
	if err := ctx.Err(); err != nil {
		return l, err
	}
	if l.reading, err = read(); err != nil || ctx.Err() != nil {
		return l, err
	}
	d := *l.document
	d.Stop = func() bool { return ctx.Err() != nil }
	if l.lost = told(format.Losses(&d)); ctx.Err() == nil {
		l.begin, err = beginning(ctx, format, d, o)
	}
	return l, err
}

// looked shows what the file will be.
func (f *form) looked(l looking, err error) {
	if l.document == nil {
		f.head.SetText("")
		f.sheet.Trouble(err)
		return
	}
	f.choices.list(l.reading)
	f.head.SetText(l.lost)
	f.head.Importance = widget.WarningImportance
	if l.lost == "" {
		f.head.Importance = widget.LowImportance
		f.head.SetText(say.T("Everything there is goes into the file, which begins:"))
	}
	f.head.Refresh()
	f.away.open, f.away.count = l.open, l.count
	f.describe()
	f.shown.SetText(l.begin)
	if err != nil {
		f.sheet.Trouble(err)
	}
}

// told says what a format drops.
func told(losses []export.Loss) string {
	var dropped []string
	for _, l := range losses {
		dropped = append(dropped, say.Count(l.Count)+" × "+say.T(l.What))
	}
	if len(dropped) == 0 {
		return ""
	}
	return say.F("It does not hold: %s.", strings.Join(dropped, ", "))
}

// beginning is how a file begins, made safe to look at.
func beginning(ctx context.Context, f export.Format, d export.Document, o export.Options) (string, error) {
	if f.Name == "docx" || f.Name == "odt" {
		return visible(tracked(&d)), nil
	}
	w := &enough{ctx: ctx}
	if f.Name == "brat" {
		w.most = 1 << 62 // a ZIP is read from its end
	} else {
		w.most = previewBytes
	}
	d.Stop = func() bool { return ctx.Err() != nil || w.b.Len() >= w.most }
	if err := f.Write(w, &d, o); err != nil && !errors.Is(err, errEnough) {
		return "", err
	}
	out := w.b.Bytes()
	if f.Name == "brat" {
		out = lastPart(out)
	}
	if o.Encoding == "" && f.Name == "text" {
		o.Encoding = d.Raw.Encoding()
	}
	if o.Encoding != "" {
		if raw, err := text.DecodeAs(out, o.Encoding); err == nil {
			return visible(raw.Text()), nil
		}
	}
	return visible(string(out)), nil
}

// enough gathers what is written until it is enough.
type enough struct {
	ctx  context.Context
	b    bytes.Buffer
	most int
}

func (w *enough) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	w.b.Write(p[:min(len(p), max(0, w.most-w.b.Len()))])
	if w.b.Len() >= w.most {
		return 0, errEnough
	}
	return len(p), nil
}

// tracked shows the beginning of a text with its tracked changes.
func tracked(d *export.Document) string {
	var b strings.Builder
	raw, at := d.Raw.Text(), 0
	for _, p := range d.Mapping.Pieces() {
		if b.Len() > previewBytes {
			break
		}
		b.WriteString(raw[at:p.Raw.Start])
		at = p.Raw.End
		before := strings.ReplaceAll(raw[p.Raw.Start:p.Raw.End], "\n", "⏎")
		switch {
		case p.New == "":
			fmt.Fprintf(&b, "[−%s]", before)
		case before == "":
			fmt.Fprintf(&b, "[+%s]", p.New)
		default:
			fmt.Fprintf(&b, "[−%s +%s]", before, p.New)
		}
	}
	b.WriteString(raw[at:min(len(raw), at+previewBytes)])
	return b.String()
}

// lastPart is the last file of a ZIP.
func lastPart(data []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || len(z.File) == 0 {
		return nil
	}
	r, err := z.File[len(z.File)-1].Open()
	if err != nil {
		return nil
	}
	defer r.Close()
	out, _ := io.ReadAll(io.LimitReader(r, previewBytes))
	return out
}

// visible cuts a text to what is shown of it, with signs for what cannot be.
func visible(s string) string {
	var b strings.Builder
	lines := 0
	for line := range strings.Lines(s) {
		if lines++; lines > previewLines {
			b.WriteString("…")
			break
		}
		runes := []rune(strings.TrimRight(line, "\r\n"))
		cut := len(runes) > previewWidth
		for _, r := range runes[:min(len(runes), previewWidth)] {
			switch {
			case r == '\t':
				b.WriteString("    ")
			case r < 0x20:
				b.WriteRune(0x2400 + r)
			case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp):
				b.WriteRune(unicode.ReplacementChar)
			default:
				b.WriteRune(r)
			}
		}
		if cut {
			b.WriteString("…")
		}
		b.WriteString("\n")
	}
	return b.String()
}

// write writes the file in the background and shows how far it is, and then
// what was proved of it. Closing the sheet stops it; nothing is left then.
func (f *form) write(path string, o export.Options) {
	f.away.stop()
	ctx, stop := context.WithCancel(context.Background())
	f.away.stop = stop
	format, read, h := f.chosen(), f.choices.read, f.host
	f.ok.Disable()
	f.shown.SetText("")
	f.head.SetText(say.T("Writing…"))
	var last time.Time
	step := func(s prove.Step, n int) {
		if now := time.Now(); s == prove.Proving || now.Sub(last) > 50*time.Millisecond {
			last = now
			f.host.Post(func() { f.progress(ctx, s, n) })
		}
	}
	go func() {
		r, err := read()
		var proofs []prove.Proof
		if err == nil {
			proofs, err = prove.File(ctx, path, format, r.document, o, step)
		}
		h.Post(func() {
			switch {
			case errors.Is(err, context.Canceled):
				h.Say(say.F("Stopped; %s was not written.", path))
			case ctx.Err() != nil: // closed when it was written already, or had failed
				h.Trouble(err)
				if err == nil {
					h.Say(say.F("Exported to %s", path))
				}
			default:
				f.finished(path, proofs, err)
			}
		})
	}()
}

func (f *form) progress(ctx context.Context, s prove.Step, n int) {
	switch {
	case ctx.Err() != nil:
	case s == prove.Writing:
		f.head.SetText(say.F("Writing… %.1f MB. Esc stops it, and nothing is left.", float64(n)/1e6))
	default:
		f.head.SetText(say.F("Reading back %.1f MB, to prove it…", float64(n)/1e6))
	}
}

// finished shows the proofs as ticks.
func (f *form) finished(path string, proofs []prove.Proof, err error) {
	f.ok.Enable()
	var lines []string
	for _, p := range proofs {
		sign := "✓"
		if p.Err != nil {
			sign = "✗"
		}
		lines = append(lines, sign+"  "+say.T(p.Claim))
	}
	f.shown.SetText(strings.Join(lines, "\n"))
	f.head.Importance = widget.MediumImportance
	if err != nil {
		f.head.SetText("")
		f.sheet.Trouble(fmt.Errorf("%s: %w", say.F("export to %s", path), err))
		return
	}
	f.done = true
	f.head.Importance = widget.SuccessImportance
	f.head.SetText(say.F("Written and read back: %s", path))
	f.ok.SetText(say.T("Done"))
	f.host.Say(say.F("Exported to %s", path))
}
