package imports

import (
	"context"
	"fmt"
	"os/exec"
	"strings"
	"testing"
)

// twoPages is a PDF of two pages, written by hand.
func twoPages() []byte {
	var b strings.Builder
	var at []int
	object := func(s string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), s)
	}
	stream := func(s string) string { return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s) }
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object("<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>")
	page := "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources << /Font << /F1 7 0 R >> >> /Contents %d 0 R >>"
	object(fmt.Sprintf(page, 5))
	object(fmt.Sprintf(page, 6))
	object(stream("BT /F1 12 Tf 20 250 Td (The old shepherd) Tj ET"))
	object(stream("BT /F1 12 Tf 20 250 Td (sleeps at last) Tj ET"))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, off := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", off)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return []byte(b.String())
}

func TestPDF(t *testing.T) {
	got := read(t, "pdf", twoPages())
	if strings.Join(strings.Fields(got.Text), " ") != "The old shepherd sleeps at last" || !strings.Contains(got.Text, "\n\f") {
		t.Errorf("%q", got.Text)
	}
	checkWords(t, got, "", "1 2")
}

// TestPDFReaders compares the two ways in.
func TestPDFReaders(t *testing.T) {
	want := []string{"The old shepherd", "sleeps at last"}
	compare := func(name string, pages []string, err error) {
		if err != nil || len(pages) != 2 || strings.TrimSpace(pages[0]) != want[0] || strings.TrimSpace(pages[1]) != want[1] {
			t.Errorf("%s: %q, %v", name, pages, err)
		}
	}
	pages, err := pagesByLibrary(context.Background(), twoPages())
	compare("library", pages, err)
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	pages, err = pagesByTool(context.Background(), path, twoPages())
	compare("pdftotext", pages, err)
}

func TestDamagedPDF(t *testing.T) {
	whole := twoPages()
	for n := 0; n < len(whole); n += 37 {
		pagesByLibrary(context.Background(), whole[:n]) // must not panic
		broken := append([]byte(nil), whole...)
		broken[n] ^= 0x15
		pagesByLibrary(context.Background(), broken)
	}
	if _, err := readPDF([]byte("%PDF-1.4 nothing")); err == nil {
		t.Error("a PDF of nothing was read")
	}
}
