package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/outfile"
)

// A batch cleans several texts into a folder, on all cores.
type batch struct {
	*cleaning
	options export.Options
	fresh   bool
	out     *os.Root
	report  *report

	mu     sync.Mutex // guards what follows
	counts struct{ done, skipped, failed, left, total int }
	shown  time.Time // when progress was last shown
}

func (b *batch) run(ctx context.Context, std *Streams, args []string, out string) error {
	if out == "" || out == stdio {
		return errors.New("several texts need a folder to go to: -o OUT/")
	}
	found, err := collect(args, out)
	if err != nil {
		return err
	}
	texts := found.texts
	if err := os.MkdirAll(out, 0o777); err != nil {
		return fmt.Errorf("cannot make the folder %w", err)
	}
	if b.out, err = os.OpenRoot(out); err != nil {
		return fmt.Errorf("cannot open the folder %w", err)
	}
	defer b.out.Close()
	if b.report, err = openReport(b.out, b.settings()); err != nil {
		return err
	}
	b.counts.total = len(texts)
	if len(texts) > 1 {
		b.workers = 1 // the texts share the cores
	}
	b.share(ctx, std, texts)
	if err := b.report.close(); err != nil {
		return err
	}
	std.tell("%s", found.linksLeft(linksLeft))
	return b.sum(ctx, std, out)
}

// share cleans the texts with one goroutine a core.
func (b *batch) share(ctx context.Context, std *Streams, texts []source) {
	next := make(chan source)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(texts)) {
		wg.Go(func() {
			for s := range next {
				b.one(ctx, std, s)
			}
		})
	}
	for _, s := range texts {
		if ctx.Err() != nil {
			break
		}
		next <- s
	}
	close(next)
	wg.Wait()
}

// settings tells everything the outcome depends on besides the text.
func (b *batch) settings() string {
	return fmt.Sprintf("rules %s, only-skip %s, min %g, from %q, %+v", detect.Version, b.rules.key(), b.minimum, b.from, b.layout)
}

// one cleans one text and notes what became of it.
func (b *batch) one(ctx context.Context, std *Streams, s source) {
	if !b.fresh && b.report.has(s) {
		b.tell(std, &b.counts.skipped)
		return
	}
	line := s.line()
	err := b.clean(ctx, s, &line)
	if ctx.Err() != nil {
		return // it will be done by the next run
	}
	if err != nil {
		line.Status, line.Error = "failed", err.Error()
		b.mu.Lock()
		fmt.Fprintf(std.Err, "%semend: %s\n", b.clearLine(std), visible(err.Error()))
		b.mu.Unlock()
	}
	b.report.add(line)
	switch line.Status {
	case "failed":
		b.tell(std, &b.counts.failed)
	case notText:
		b.tell(std, &b.counts.left)
	default:
		b.tell(std, &b.counts.done)
	}
}

// notText is the status of a file that a batch leaves out.
const notText = "not text"

// binaryShare is the share of control characters from which a file with a NUL
// is a picture or an archive: these have some ten in a hundred, a text with
// stray NULs hardly one in a hundred.
const binaryShare = 0.05

// isBinary says whether s is what decoding makes of a picture, an archive or
// another file that is no text.
func isBinary(s string) bool {
	if strings.IndexByte(s, 0) < 0 {
		return false
	}
	controls := 0
	for i := range len(s) {
		if c := s[i]; c < ' ' && (c < '\t' || c > '\r') {
			controls++
		}
	}
	return float64(controls) > binaryShare*float64(len(s))
}

func (b *batch) clean(ctx context.Context, s source, line *reportLine) error {
	if s.err != nil {
		return s.err
	}
	data, err := os.ReadFile(s.path)
	if err != nil {
		return fmt.Errorf("cannot read %w", err)
	}
	raw, err := decode(s.path, data, b.from)
	if err != nil {
		return err
	}
	if isBinary(raw.Text()) {
		line.Status = notText
		return nil
	}
	d, err := b.document(ctx, input{raw: raw})
	if err != nil {
		return err
	}
	if dir := filepath.Dir(s.rel); dir != "." {
		if err := b.out.MkdirAll(dir, 0o777); err != nil {
			return fmt.Errorf("%s: cannot make its folder: %w", s.path, err)
		}
	}
	var size counter
	err = outfile.In(b.out, s.rel, func(w io.Writer) error {
		size.w = w
		return placed(s.path, export.Text.Write(&size, d, b.options))
	})
	line.Status, line.Written = "done", size.n
	line.Encoding, line.Proposed, line.Applied = raw.Encoding(), len(d.Repairs), d.Mapping.PieceCount()
	return err
}

// A counter counts the bytes that pass to w.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// tell counts a text and shows progress to a person, ten times a second.
func (b *batch) tell(std *Streams, count *int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	*count++
	if now := time.Now(); std.ErrTerminal && now.Sub(b.shown) > 100*time.Millisecond {
		b.shown = now
		n := b.counts.done + b.counts.skipped + b.counts.failed + b.counts.left
		fmt.Fprintf(std.Err, "\r%d of %d texts", n, b.counts.total)
	}
}

// clearLine is what takes the progress off the terminal's line.
func (b *batch) clearLine(std *Streams) string {
	if !std.ErrTerminal || b.shown.IsZero() {
		return ""
	}
	return "\r" + strings.Repeat(" ", 40) + "\r"
}

// sum tells the outcome, as an error where a text failed.
func (b *batch) sum(ctx context.Context, std *Streams, out string) error {
	if std.ErrTerminal {
		fmt.Fprint(std.Err, b.clearLine(std))
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("interrupted after %d of %d texts; the same command goes on from there",
			b.counts.done+b.counts.skipped, b.counts.total)
	}
	at := filepath.Join(out, reportName)
	if b.counts.failed > 0 {
		return fmt.Errorf("%d of %d texts failed, %d done, %d done before; see %s",
			b.counts.failed, b.counts.total, b.counts.done, b.counts.skipped, at)
	}
	if b.counts.left > 0 {
		std.tell("%d files are no texts and were left out\n", b.counts.left)
	}
	std.tell("%d texts done, %d done before; see %s\n", b.counts.done, b.counts.skipped, at)
	return nil
}
