package main

import (
	"bytes"
	"compress/gzip"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"html"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/words/lexicon"

	"golang.org/x/text/encoding/charmap"
)

// A text is counted word by word where no list of counts is to be had. Only the
// counts are kept; the texts' licences are named in the README.

var (
	dropped = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<pre.*?</pre>|<code.*?</code>|<!--.*?-->`)
	markup  = regexp.MustCompile(`<[^>]*>`)
)

// readTexts counts the words and pairs of words of every file under the given
// paths. Words that are not in filter must be met more often to count.
func (t *table) readTexts(paths []string, filter map[string]bool) error {
	t.pairs = map[[2]string]uint64{}
	seen := map[string]uint64{}
	lines := map[string]bool{} // help pages repeat their frames
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := readText(name)
			for line := range strings.Lines(text) {
				if !lines[line] {
					lines[line] = true
					t.count(line, seen)
				}
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for w, n := range seen {
		if n >= attested || filter[w] && n >= listed {
			t.counts[w] = n
		}
	}
	for p, n := range t.pairs {
		if n < pairsMet || t.counts[p[0]] == 0 || t.counts[p[1]] == 0 {
			delete(t.pairs, p)
		}
	}
	return nil
}

// How often a word or a pair must be met to be taken in: what is in no list of
// the language is a name or a slip of the pen more often than not.
const (
	listed   = 1
	attested = 12
	pairsMet = 6
)

func (t *table) count(line string, seen map[string]uint64) {
	last := ""
	lexicon.Each(line, func(w string, linked bool) {
		w = strings.ReplaceAll(strings.ToLower(w), "’", "'")
		if !isWord(w) {
			last = ""
			return
		}
		seen[w]++
		if linked && last != "" {
			t.pairs[[2]string{last, w}]++
		}
		last = w
	})
}

// readText returns a file's text without its markup; files of other kinds give
// nothing.
func readText(name string) (string, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	switch {
	case strings.HasSuffix(name, ".bzz"):
		data, err = readBlocks(name, data)
	case strings.HasSuffix(name, ".dz"), strings.HasSuffix(name, ".gz") && !strings.Contains(name, "/doc/"):
		data, err = unzip(data)
	case strings.HasSuffix(name, ".html"):
	case strings.Contains(name, "/fortunes/") && filepath.Ext(name) == "":
	default:
		return "", nil
	}
	if err != nil {
		return "", err
	}
	if !utf8.Valid(data) {
		data, err = charmap.ISO8859_1.NewDecoder().Bytes(data)
	}
	s := dropped.ReplaceAllString(string(data), " ")
	return html.UnescapeString(markup.ReplaceAllString(s, " ")), err
}

func unzip(data []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

// readBlocks reads a SWORD module: blocks deflated one by one, whose places
// stand in the file of the same name that ends in .bzs.
func readBlocks(name string, data []byte) ([]byte, error) {
	index, err := os.ReadFile(strings.TrimSuffix(name, "z") + "s")
	if err != nil {
		return nil, err
	}
	var out []byte
	for ; len(index) >= 12; index = index[12:] {
		at, n := binary.LittleEndian.Uint32(index), binary.LittleEndian.Uint32(index[4:])
		if int(at)+int(n) > len(data) {
			return nil, errors.New(name + ": a block lies outside the file")
		}
		z, err := zlib.NewReader(bytes.NewReader(data[at : at+n]))
		if err != nil {
			return nil, err
		}
		block, err := io.ReadAll(z)
		if err != nil {
			return nil, err
		}
		out = append(out, block...)
	}
	return out, nil
}

// readList reads a plain list of words, one a line.
func readList(name string) (map[string]bool, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	list := map[string]bool{}
	for w := range strings.Lines(string(data)) {
		list[strings.ToLower(strings.TrimSpace(w))] = true
	}
	return list, nil
}
