package imports

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"emend/editor/export"
	"emend/editor/repair"
	"emend/editor/text"
)

// zipped makes a ZIP of pairs of name and content.
func zipped(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read sniffs and reads, and fails the test where either does.
func read(t *testing.T, format string, data []byte) *Text {
	t.Helper()
	f, ok := Sniff(data)
	if !ok || f.Name != format {
		t.Fatalf("taken for %q, not %s", f.Name, format)
	}
	out, err := f.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{"<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body><h1>A  town</h1>\n<p>One\ntwo <b>th</b>ree.<br>Four &amp; &eacute;.</p></body></html>", "A town\n\nOne two three.\nFour & é.\n"},
		{"<html><body><script>x<y</script><ul><li>one<li>two</ul><pre>a  b\n c</pre>end</body></html>", "one\ntwo\n\na  b\n c\n\nend\n"},
		{"<html><table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></html>", "a\tb\nc\n"},
		{"<html><head><meta charset=iso-8859-1><p>caf\xe9", "café\n"},
		{"<html><body></body></html>", ""},
	} {
		if got := read(t, "html", []byte(c.page)).Text; got != c.want {
			t.Errorf("%s\nreads %q, want %q", c.page, got, c.want)
		}
	}
}

func TestPlainTextIsNoDocument(t *testing.T) {
	for _, s := range []string{"", "PK\x03\x04 nothing", "Dear <html> reader", "<note>", "\xff\xfe\x00", "<", "<!--", "<?xml"} {
		if f, ok := Sniff([]byte(s)); ok {
			t.Errorf("%q was taken for %s", s, f.Name)
		}
	}
}

func TestHOCR(t *testing.T) {
	got := read(t, "hocr", []byte(`<html><head><title>x</title></head><body><div class='ocr_page' title='image "p1.png"; ppageno 0'>
<p class='ocr_par'><span class='ocr_line'><span class='ocrx_word' title='bbox 1 2 3 4; x_wconf 91'>The</span> <span class='ocrx_word' title='x_wconf 40'><em>h0use</em></span></span>
<span class='ocr_line'><span class='ocrx_word'>burns</span></span></p></div><div class='ocr_page' title='ppageno 1'><span class='ocrx_word' title='x_wconf 99'>End</span></div></body></html>`))
	if got.Text != "The h0use\nburns\n\fEnd\n" {
		t.Errorf("text %q", got.Text)
	}
	checkWords(t, got, "The 0.91 h0use 0.40 End 0.99", "0 1")
}

// checkWords compares the words with their confidences, and the names of the
// pages.
func checkWords(t *testing.T, got *Text, words, pages string) {
	t.Helper()
	var w, p []string
	for _, word := range got.Words {
		w = append(w, fmt.Sprintf("%s %.2f", got.Text[word.Span.Start:word.Span.End], word.Confidence))
	}
	for _, page := range got.Pages {
		p = append(p, page.Name)
		if page.Start > 0 && got.Text[page.Start-1] != '\f' {
			t.Errorf("page %s does not start behind a form feed", page.Name)
		}
	}
	if strings.Join(w, " ") != words || strings.Join(p, " ") != pages {
		t.Errorf("words %q on pages %q, want %q on %q", strings.Join(w, " "), strings.Join(p, " "), words, pages)
	}
}

func TestALTO(t *testing.T) {
	got := read(t, "alto", []byte(`<?xml version="1.0" encoding="UTF-8"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>
<Page PHYSICAL_IMG_NR="7"><PrintSpace><TextBlock><TextLine><String CONTENT="The" WC="0.91"/><SP/><String CONTENT="shep" WC="0.80" SUBS_TYPE="HypPart1" SUBS_CONTENT="shepherd"/><HYP CONTENT="-"/></TextLine>
<TextLine><String CONTENT="herd" WC="0.70"/></TextLine></TextBlock><TextBlock><TextLine><String CONTENT="Ende"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>`))
	if got.Text != "The shep-\nherd\n\nEnde\n" {
		t.Errorf("text %q", got.Text)
	}
	checkWords(t, got, "The 0.91 shep 0.80 herd 0.70", "7")
}

func TestPAGE(t *testing.T) {
	got := read(t, "page", []byte(`<?xml version="1.0"?><PcGts><Page imageFilename="s1.tif"><TextRegion><TextLine>
<Word><Glyph><TextEquiv><Unicode>T</Unicode></TextEquiv></Glyph><TextEquiv index="1" conf="0.3"><Unicode>Tne</Unicode></TextEquiv><TextEquiv index="0" conf="0.9"><Unicode>The</Unicode></TextEquiv></Word>
<Word><TextEquiv conf="0.5"><Unicode>end</Unicode></TextEquiv></Word><TextEquiv><Unicode>The end</Unicode></TextEquiv></TextLine>
<TextLine><TextEquiv><Unicode>of it</Unicode></TextEquiv></TextLine><TextEquiv><Unicode>The end
of it</Unicode></TextEquiv></TextRegion></Page></PcGts>`))
	if got.Text != "The end\nof it\n" {
		t.Errorf("text %q", got.Text)
	}
	checkWords(t, got, "The 0.90 end 0.50", "s1.tif")
}

func book(t testing.TB, extra ...string) []byte {
	return zipped(t, append([]string{
		"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="OEBPS/x.opf"/></rootfiles></container>`,
		"OEBPS/x.opf", `<package><manifest><item id="b" href="text/b%20two.xhtml"/><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`,
		"OEBPS/a.xhtml", `<?xml version="1.0"?><html><head><title>t</title></head><body><p>One.</p></body></html>`,
		"OEBPS/text/b two.xhtml", `<html><body><h1>Two</h1><p>End.</p></body></html>`,
	}, extra...)...)
}

func TestEPUB(t *testing.T) {
	if got := read(t, "epub", book(t)).Text; got != "One.\n\nTwo\n\nEnd.\n" {
		t.Errorf("%q", got)
	}
	locked := book(t, "META-INF/encryption.xml", `<encryption><CipherReference URI="OEBPS/a.xhtml"/></encryption>`)
	if _, err := readEPUB(locked); err == nil || !strings.Contains(err.Error(), "DRM") {
		t.Errorf("a locked book: %v", err)
	}
}

// roundTrip is a document with tracked changes as export writes it.
func roundTrip(t *testing.T, f export.Format) *Text {
	t.Helper()
	const raw = "The old shep-\nherd  doesna€™ t come.\n\n\tHe sleeps.\fEnd"
	d := export.NewDocument(text.Decode([]byte(raw)), []repair.Repair{
		{Span: text.Span{Start: 12, End: 14}, Grounds: &repair.Grounds{Rule: "layout.hyphen", Confidence: 1}},
		{Span: text.Span{Start: 18, End: 20}, Replacement: " ", Grounds: &repair.Grounds{Rule: "spacing.inside", Confidence: 1}},
		{Span: text.Span{Start: 25, End: 33}, Replacement: "’", Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 1}},
		{Span: text.Span{Start: 40, End: 42}, Replacement: " — ", Grounds: &repair.Grounds{Rule: "layout.paragraph", Confidence: 1}},
	}, nil, repair.Policy{Minimum: 0.9})
	d.Time = time.Unix(0, 0)
	var b bytes.Buffer
	if err := f.Write(&b, d, export.Options{}); err != nil {
		t.Fatal(err)
	}
	got := read(t, f.Name, b.Bytes())
	if got.Text != raw || got.Cleaned != d.Final() || !got.Tracked {
		t.Errorf("%s: %q and %q, want %q and %q", f.Name, got.Text, got.Cleaned, raw, d.Final())
	}
	return got
}

func TestOfficeRoundTrip(t *testing.T) {
	roundTrip(t, export.DOCX)
	roundTrip(t, export.ODT)
}

func TestWordOfOthers(t *testing.T) {
	const ns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	data := zipped(t,
		"word/document.xml", `<?xml version="1.0"?><w:document `+ns+`><w:body><w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:instrText>PAGE</w:instrText><w:t xml:space="preserve"> cell </w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:body></w:document>`,
		"word/footnotes.xml", `<w:footnotes `+ns+`><w:footnote w:id="2"><w:p><w:r><w:t>See there.</w:t></w:r></w:p></w:footnote></w:footnotes>`)
	got := read(t, "docx", data)
	if want := "One\ttwo[^1]\n cell \n\n[^1]: See there.\n"; got.Text != want || got.Tracked {
		t.Errorf("%q, want %q", got.Text, want)
	}
}

func TestHostile(t *testing.T) {
	deep := strings.Repeat("<a>", 5000)
	a, err := openArchive(zipped(t, "x", strings.Repeat("0", 5000)))
	if err != nil {
		t.Fatal(err)
	}
	a.left = 100
	if _, err := a.part("x"); !errors.Is(err, errTooLarge) {
		t.Errorf("a part over the bound: %v", err)
	}
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"docx", zipped(t, "word/document.xml", deep), "nested"},
		{"docx", zipped(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>`), "entity"},
		{"docx", zipped(t, "word/document.xml", "<x><y>"), "cut off"},
		{"odt", zipped(t, "content.xml", deep), "nested"},
		{"epub", zipped(t, "META-INF/container.xml", `<c><rootfile full-path="../../etc/passwd"/></c>`), "missing"},
		{"alto", []byte("<alto>" + deep), "nested"},
		{"page", []byte("<PcGts>" + deep), "nested"},
	} {
		f, _ := ByName(c.name)
		if _, err := f.Read(c.data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want one that says %q", c.name, err, c.says)
		}
	}
	if _, err := readHTML([]byte("<html>" + strings.Repeat("<div>", 200_000) + "x")); err != nil {
		t.Errorf("deep HTML: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("<html><body><p>x<pre>y"))
	f.Add([]byte("<html><span class=ocrx_word title='x_wconf 1'>a<b>c"))
	f.Add([]byte(`<alto><Page/><String CONTENT="a" WC="x"/></alto>`))
	f.Add([]byte(`<PcGts><Word><TextEquiv><Unicode>x</Unicode></TextEquiv></Word></PcGts>`))
	f.Add([]byte(`<x><deletion><p>a</p></deletion><p>b</p></x>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range All {
			checkRead(t, format, data)
		}
		checkRead(t, All[0], zipped(t, "word/document.xml", string(data)))
		checkRead(t, All[1], zipped(t, "content.xml", string(data)))
		checkRead(t, All[2], zipped(t, "META-INF/container.xml", `<c><rootfile full-path="x"/></c>`, "x", string(data)))
	})
}

func checkRead(t *testing.T, f Format, data []byte) {
	out, err := f.Read(data)
	if err != nil {
		return
	}
	for _, w := range out.Words {
		if w.Span.Start < 0 || w.Span.End > len(out.Text) || w.Confidence < 0 || w.Confidence > 1 {
			t.Fatalf("%s of %q: word %+v", f.Name, data, w)
		}
	}
	for _, p := range out.Pages {
		if p.Start < 0 || p.Start > len(out.Text) {
			t.Fatalf("%s of %q: page %+v", f.Name, data, p)
		}
	}
}

// TestDeletionInTheBody reads a text as LibreOffice writes it while it shows
// changes: what was deleted stands in the body, also over paragraphs.
func TestDeletionInTheBody(t *testing.T) {
	got := read(t, "odt", zipped(t, "content.xml", `<o:d xmlns:o="o" xmlns:text="t"><o:text><text:tracked-changes>
<text:changed-region text:id="a"><text:deletion/></text:changed-region><text:changed-region text:id="b"><text:insertion/></text:changed-region></text:tracked-changes>
<text:p>One <text:change-start text:change-id="a"/>red<text:change-start text:change-id="b"/>dish<text:change-end text:change-id="b"/></text:p><text:p>or <text:change-end text:change-id="a"/><text:change-start text:change-id="b"/>blue <text:change-end text:change-id="b"/>house</text:p></o:text></o:d>`))
	if got.Text != "One red\nor house" || got.Cleaned != "One blue house" {
		t.Errorf("%q, %q", got.Text, got.Cleaned)
	}
}

// TestBombs are refused with a word on why, and soon: by what they say of
// themselves, or when they have unpacked too much.
func TestBombs(t *testing.T) {
	var lies bytes.Buffer
	z := zip.NewWriter(&lies)
	w, err := z.CreateRaw(&zip.FileHeader{Name: "word/document.xml", Method: zip.Deflate, CompressedSize64: 2, UncompressedSize64: 1 << 40})
	if err != nil {
		t.Fatal(err)
	}
	w.Write([]byte{3, 0})
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	long := `<alto><String CONTENT="` + strings.Repeat("a", maxTag+1) + `"/></alto>`
	for _, c := range []struct {
		name string
		data []byte
		says string
	}{
		{"docx", lies.Bytes(), "unpacks to more"},
		{"alto", []byte(long), "tags is longer"},
		{"html", []byte(`<html><p title="` + strings.Repeat("a", maxTag+1) + `">x`), "tags is longer"},
		{"epub", book(t)[:300], "damaged"},
	} {
		f, _ := ByName(c.name)
		if _, err := f.Read(c.data); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want one that says %q", c.name, err, c.says)
		}
	}
	huge := Format{Title: "x", read: func([]byte) (*Text, error) { return nil, errors.New("it was read") }}
	if _, err := huge.Read(make([]byte, MaxFile+1)); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file over the bound: %v", err)
	}
}
