package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"emend/editor/export"
	"emend/editor/text"
)

// The bounds of the pipeline. A batch of lines is a quarter megabyte, so that
// handing it over costs nothing beside cleaning it; what is in flight is
// bounded in bytes too, so that memory does not grow with the input. A line
// longer than longestLine can only be passed on.
const (
	batchBytes  = 256 << 10
	inFlight    = 64 << 20
	longestLine = 256 << 20
)

// linesOf cleans one field of JSON Lines.
type linesOf struct {
	*cleaning
	field     string
	keepGoing bool
	longest   int // line that is cleaned
	options   export.Options
}

// A lineError is a line that could not be cleaned; done is how much of the
// batch's output stands before it.
type lineError struct {
	done int
	err  error
}

func (l *linesOf) run(cmd *cobra.Command, std *Streams, args []string, out string) error {
	for _, flag := range []string{"encoding", "from", "bom"} {
		if cmd.Flags().Changed(flag) {
			return fmt.Errorf("--%s does not go with --jsonl: JSON is UTF-8", flag)
		}
	}
	if cmd.Flags().Changed("fresh") {
		return errors.New("--fresh belongs to several texts with -o OUT/, not to --jsonl")
	}
	var err error
	if l.options, err = l.layout.options(); err != nil {
		return err
	}
	l.workers = 1 // the lines share the cores
	in := std.In
	switch {
	case len(args) > 1:
		return errors.New("--jsonl takes standard input or one FILE")
	case len(args) == 1 && args[0] != stdio:
		f, err := os.Open(args[0])
		if err != nil {
			return fmt.Errorf("cannot read %w", err)
		}
		defer f.Close()
		in = f
	}
	return writeOut(std, out, args, func(w io.Writer) error { return l.stream(cmd.Context(), std, in, w) })
}

// A pipeline is the way of the batches: to the workers and, in the order of
// the input, to the writer. The budget bounds the bytes in flight.
type pipeline struct {
	ctx         context.Context
	work, queue chan *lineBatch
	budget      chan struct{}
}

// cost is what a batch takes of the budget; a batch larger than all of it
// takes all.
func (p *pipeline) cost(b *lineBatch) int { return min(b.size/batchBytes+1, cap(p.budget)) }

// send hands a batch on and says whether that came about.
func (p *pipeline) send(b *lineBatch) bool {
	for range p.cost(b) {
		select {
		case p.budget <- struct{}{}:
		case <-p.ctx.Done():
			return false
		}
	}
	for _, to := range []chan *lineBatch{p.queue, p.work} {
		select {
		case to <- b:
		case <-p.ctx.Done():
			return false
		}
	}
	return true
}

// stream reads, cleans and writes at once: one reader, a worker a core, and
// the writer, which takes the batches in the order of the input.
func (l *linesOf) stream(ctx context.Context, std *Streams, in io.Reader, w io.Writer) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	workers := runtime.GOMAXPROCS(0)
	p := pipeline{
		ctx: ctx, work: make(chan *lineBatch), queue: make(chan *lineBatch, 2*workers),
		budget: make(chan struct{}, inFlight/batchBytes),
	}
	var readErr error
	go func() {
		defer close(p.queue)
		defer close(p.work)
		readErr = readBatches(in, l.longest, p.send)
	}()
	for range workers {
		go func() {
			for b := range p.work {
				l.batch(ctx, b)
				close(b.ready)
			}
		}()
	}
	skipped, err := l.drain(std, w, &p)
	if err != nil {
		return err
	}
	if skipped > 0 {
		std.tell("emend: %d lines were passed on as they are\n", skipped)
	}
	return readErr
}

// drain writes the batches as they get ready, in order, and counts the lines
// that were passed on as they are.
func (l *linesOf) drain(std *Streams, w io.Writer, p *pipeline) (skipped int, err error) {
	for b := range p.queue {
		select {
		case <-b.ready:
		case <-p.ctx.Done():
			return skipped, p.ctx.Err()
		}
		if err := l.write(std, w, b); err != nil {
			return skipped, err
		}
		skipped += len(b.errs)
		for range p.cost(b) {
			<-p.budget
		}
	}
	return skipped, p.ctx.Err()
}

// write writes a batch, or what of it stands before the first error when
// errors are to stop the run.
func (l *linesOf) write(std *Streams, w io.Writer, b *lineBatch) error {
	out := b.out
	for _, e := range b.errs {
		if l.keepGoing {
			std.tell("emend: %v\n", e.err)
			continue
		}
		out = out[:e.done]
		if _, err := w.Write(out); err != nil {
			return fmt.Errorf("write: %w", err)
		}
		if f, ok := w.(*bufio.Writer); ok {
			f.Flush() // what came before the bad line is good
		}
		return fmt.Errorf("%w (--keep-going passes such lines on)", e.err)
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("write: %w", err)
	}
	return nil
}

// batch cleans the lines of a batch.
func (l *linesOf) batch(ctx context.Context, b *lineBatch) {
	if b.piece != wholeLines {
		b.out = b.lines[0]
		if b.piece == longStart {
			b.errs = []lineError{{0, fmt.Errorf("line %d: %w", b.first, errLongLine)}}
		}
		return
	}
	b.out = make([]byte, 0, b.size+b.size/8)
	for i, line := range b.lines {
		before := len(b.out)
		var err error
		if b.out, err = l.line(ctx, b.out, line); err != nil {
			b.errs = append(b.errs, lineError{before, fmt.Errorf("line %d: %w", b.first+i, err)})
			b.out = append(b.out[:before], line...)
		}
		b.lines[i] = nil
	}
}

// line appends one cleaned line to out.
func (l *linesOf) line(ctx context.Context, out, line []byte) ([]byte, error) {
	object := bytes.TrimPrefix(line, []byte("\uFEFF"))
	lead := len(line) - len(object)
	if len(bytes.TrimSpace(object)) == 0 {
		return append(out, line...), nil
	}
	value, err := stringField(object, l.field)
	if err != nil {
		return out, err
	}
	value = value.Shift(lead)
	s := unquote(line[value.Start:value.End])
	raw, err := text.DecodeAs([]byte(s.text), "utf-8")
	if err != nil {
		return out, err
	}
	d, err := l.document(ctx, input{raw: raw})
	if err != nil {
		return out, err
	}
	at := 0
	ascii := s.asciiOnly && isASCII(line)
	for _, e := range export.Edits(d, l.options) {
		from, to := value.Start+s.source(e.Span.Start), value.Start+s.source(e.Span.End)
		out = append(out, line[at:from]...)
		out = appendQuoted(out, e.New, ascii)
		at = to
	}
	return append(out, line[at:]...), nil
}
