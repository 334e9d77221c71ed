package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect"
	"emend/editor/imports"
	"emend/editor/repair"
)

// soundCount is what was proposed of the sound texts of one sub-folder.
type soundCount struct {
	texts, words int
	weak, sure   map[repair.RuleID]int // below 0.9, and from there on
}

// sound prints how much is proposed of texts that need no repair, by
// sub-folder (a language, or a package of translated documentation): what is
// shown at all and what would be applied.
func sound(folder string) {
	counts := map[string]*soundCount{}
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		raw, ok := readable(path)
		if !ok {
			return nil
		}
		of, _ := filepath.Rel(folder, path)
		name, _, _ := strings.Cut(filepath.ToSlash(of), "/")
		c := counts[name]
		if c == nil {
			c = &soundCount{weak: map[repair.RuleID]int{}, sure: map[repair.RuleID]int{}}
			counts[name] = c
		}
		c.add(of, raw)
		return nil
	}); err != nil {
		log.Fatal(err)
	}
	for name, c := range counts {
		if c.texts == 0 {
			delete(counts, name)
		}
	}
	printSound(counts)
}

// add runs the detectors over one text.
func (c *soundCount) add(name, raw string) {
	c.texts++
	c.words += len(strings.Fields(raw))
	for _, r := range run(raw) {
		if r.Confidence >= repair.DefaultMinimum {
			c.sure[r.Rule]++
		} else {
			c.weak[r.Rule]++
		}
		if *list == string(r.Rule) || *list == r.Rule.Family() {
			fmt.Printf("%.2f %s %s: %q → %q\n", r.Confidence, r.Rule, name, around(raw, r.Span.Start, r.Span.End), r.Replacement)
		}
	}
}

// around shows a place between brackets in what stands beside it.
func around(s string, start, end int) string {
	from, to := max(0, start-25), min(len(s), end+25)
	return strings.ToValidUTF8(s[from:start]+"["+s[start:end]+"]"+s[end:to], "")
}

func printSound(counts map[string]*soundCount) {
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	fmt.Printf("%-28s%8s%10s  proposals shown at all, of them at 0.9 and above\n", "", "texts", "words")
	for _, name := range names {
		c := counts[name]
		fmt.Printf("%-28s%8d%10d ", name, c.texts, c.words)
		for _, d := range detect.All() {
			if n, m := c.weak[d.Rule], c.sure[d.Rule]; n+m > 0 {
				fmt.Printf(" %s %d/%d", d.Rule, n+m, m)
			}
		}
		fmt.Println()
	}
}

// readable gives the text of a file: plain text, HTML, or the source of a
// manual page, perhaps compressed; ok is false for what is none of them or is
// not sound UTF-8.
func readable(path string) (raw string, ok bool) {
	data, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	name := path
	if strings.HasSuffix(name, ".gz") {
		name = strings.TrimSuffix(name, ".gz")
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return "", false
		}
		if data, err = io.ReadAll(z); err != nil {
			return "", false
		}
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 || len(data) == 0 {
		return "", false
	}
	switch ext := filepath.Ext(name); {
	case ext == ".html":
		f, _ := imports.ByName("html")
		t, err := f.Read(data)
		if err != nil {
			return "", false
		}
		return t.Text, true
	case len(ext) == 2 && ext[1] >= '1' && ext[1] <= '8':
		return manual(string(data)), true
	case ext == ".txt", ext == ".u8", ext == "":
		return string(data), true
	}
	return "", false
}

// manual takes requests and escapes out of the source of a manual page.
func manual(source string) string {
	plain := strings.NewReplacer(`\fB`, "", `\fI`, "", `\fR`, "", `\fP`, "", `\-`, "-", `\&`, "", `\(aq`, "'", `\(lq`, "“", `\(rq`, "”",
		`\(oq`, "‘", `\(cq`, "’", `\(em`, "—", `\(en`, "–", `\(dq`, `"`, `\e`, `\`, `\ `, " ", `\,`, "", `\/`, "", `\:`, "", `\~`, " ", `\c`, "")
	var b strings.Builder
	for line := range strings.Lines(source) {
		if !strings.HasPrefix(line, ".") && !strings.HasPrefix(line, "'") {
			b.WriteString(plain.Replace(line))
		}
	}
	return b.String()
}
