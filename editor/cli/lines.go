package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
)

// A batch of lines on its way. ready is closed when out, errs are filled. Of a
// line that is longer than longestLine it holds one piece.
type lineBatch struct {
	first int // number of the first line, from 1
	lines [][]byte
	size  int
	piece piece
	out   []byte
	errs  []lineError
	ready chan struct{}
}

// piece says what the lines of a batch are.
type piece int

const (
	wholeLines piece = iota
	longStart        // the start of a line that is too long to be cleaned
	longRest         // what comes behind it
)

// A batcher cuts its input into batches of lines, with their line ends.
type batcher struct {
	r       *bufio.Reader
	longest int                   // line that is handed on whole
	emit    func(*lineBatch) bool // false: no more are wanted
	b       *lineBatch            // the next
}

var (
	errLongLine = fmt.Errorf("the line is longer than %d MB; is this JSON Lines?", longestLine>>20)
	errUnwanted = errors.New("no more lines are wanted")
)

// readBatches hands on the lines of in until emit returns false.
func readBatches(in io.Reader, longest int, emit func(*lineBatch) bool) error {
	c := batcher{r: bufio.NewReaderSize(in, batchBytes), longest: longest, emit: emit, b: &lineBatch{first: 1, ready: make(chan struct{})}}
	for {
		line, err := c.readLine()
		if errors.Is(err, errLongLine) {
			err = c.passLong(line)
		} else if err == nil || err == io.EOF {
			c.add(line)
		}
		if c.b.size >= batchBytes || err != nil {
			err = errors.Join(c.flush(), err)
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, errUnwanted):
			return nil
		case err != nil:
			return fmt.Errorf("read: %w", err)
		}
	}
}

func (c *batcher) add(line []byte) {
	if len(line) > 0 {
		c.b.lines, c.b.size = append(c.b.lines, line), c.b.size+len(line)
	}
}

// flush hands on what has been gathered.
func (c *batcher) flush() error {
	if len(c.b.lines) == 0 {
		return nil
	}
	next := c.b.first
	if c.b.piece == wholeLines {
		next += len(c.b.lines)
	}
	if !c.emit(c.b) {
		return errUnwanted
	}
	c.b = &lineBatch{first: next, ready: make(chan struct{})}
	return nil
}

// passLong hands on a line that is too long, of which the start has been read,
// piece by piece.
func (c *batcher) passLong(line []byte) error {
	err := errLongLine
	for kind := longStart; errors.Is(err, errLongLine); kind = longRest {
		if err := c.flush(); err != nil {
			return err
		}
		c.b.piece = kind
		c.add(line)
		line, err = c.readLine()
	}
	if err := c.flush(); err != nil {
		return err
	}
	c.b.piece = longRest
	c.add(line)
	flushed := c.flush()
	c.b.first++
	return errors.Join(flushed, err)
}

// readLine returns the next line with its end, or as much of it as a line may
// have, in
// memory of its own.
func (c *batcher) readLine() ([]byte, error) {
	var line []byte
	for {
		part, err := c.r.ReadSlice('\n')
		line = append(line, part...)
		if err != bufio.ErrBufferFull {
			return line, err
		}
		if len(line) >= c.longest {
			return line, errLongLine
		}
	}
}
