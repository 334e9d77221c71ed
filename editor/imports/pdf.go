package imports

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"
)

func isPDF(data []byte) bool { return bytes.HasPrefix(head(data), []byte("%PDF-")) }

// pdfTime is the time a PDF may take. A thousand pages take some seconds.
const pdfTime = 2 * time.Minute

// errNoText is what a scan without a text layer ends in.
var errNoText = errors.New("it holds no text, only pictures of pages perhaps; let an OCR program read it first")

// readPDF reads the text layer. pdftotext keeps columns and line-end hyphens
// with -layout (without it, it eats real hyphens); the library built in keeps
// words and lines of simple pages.
func readPDF(data []byte) (*Text, error) {
	ctx, stop := context.WithTimeout(context.Background(), pdfTime)
	defer stop()
	pages, err := pdfPages(ctx, data)
	if err != nil {
		return nil, err
	}
	var b builder
	for i, page := range pages {
		b.page(strconv.Itoa(i + 1))
		b.text(strings.TrimRight(strings.ReplaceAll(page, "\f", "\n"), " \n"))
	}
	if strings.Trim(b.b.String(), " \n\f") == "" {
		return nil, errNoText
	}
	return b.done(), nil
}

// pdfPages returns the text of each page.
func pdfPages(ctx context.Context, data []byte) ([]string, error) {
	if path, err := exec.LookPath("pdftotext"); err == nil {
		return pagesByTool(ctx, path, data)
	}
	return pagesByLibrary(ctx, data)
}

// pagesByTool lets pdftotext read, which ends each page with a form feed.
func pagesByTool(ctx context.Context, path string, data []byte) ([]string, error) {
	cmd := exec.CommandContext(ctx, path, "-layout", "-enc", "UTF-8", "-", "-")
	cmd.Stdin = bytes.NewReader(data)
	var out, said limited
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("it took longer than %v and was given up", pdfTime)
		}
		if out.full {
			return nil, errTooLarge
		}
		first, _, _ := strings.Cut(said.b.String(), "\n")
		return nil, fmt.Errorf("pdftotext cannot read it: %s (%w)", first, err)
	}
	return strings.Split(strings.TrimSuffix(out.b.String(), "\f"), "\f"), nil
}

// limited gathers what a program writes, and ends it at the bound on a part.
type limited struct {
	b    bytes.Buffer
	full bool
}

func (l *limited) Write(p []byte) (int, error) {
	if l.full = l.b.Len()+len(p) > maxPart; l.full {
		return 0, errTooLarge
	}
	return l.b.Write(p)
}

// pagesByLibrary reads page by page, which a damaged page survives. The
// library panics on damage, and cannot be stopped: at the deadline it is left
// behind.
func pagesByLibrary(ctx context.Context, data []byte) ([]string, error) {
	type outcome struct {
		pages []string
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		pages, err := libraryPages(ctx, data)
		done <- outcome{pages, err}
	}()
	select {
	case o := <-done:
		return o.pages, o.err
	case <-ctx.Done():
		return nil, fmt.Errorf("it took longer than %v and was given up", pdfTime)
	}
}

func libraryPages(ctx context.Context, data []byte) (pages []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("it is damaged: %v", p)
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("it is damaged or locked: %w", err)
	}
	const mostPages = 100_000
	for i := range min(r.NumPage(), mostPages) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		pages = append(pages, libraryPage(r, i+1))
	}
	return pages, nil
}

// libraryPage is the text of one page, "" where it is damaged.
func libraryPage(r *pdf.Reader, n int) (s string) {
	defer func() {
		if recover() != nil {
			s = ""
		}
	}()
	page := r.Page(n)
	if page.V.IsNull() {
		return ""
	}
	s, err := page.GetPlainText(nil)
	if err != nil {
		return ""
	}
	return s
}
