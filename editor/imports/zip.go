package imports

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
)

// isZipWith says whether data is a ZIP that holds a part of a name.
func isZipWith(name string) func([]byte) bool {
	return func(data []byte) bool {
		if !bytes.HasPrefix(data, []byte("PK\x03\x04")) {
			return false
		}
		a, err := openArchive(data)
		return err == nil && a.parts[name] != nil
	}
}

// An archive is a ZIP in memory, with bounds on what it unpacks to. Names are
// only looked up in it, never on a disk.
type archive struct {
	parts map[string]*zip.File
	left  int64 // bytes that may still be unpacked
}

func openArchive(data []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("the ZIP is damaged: %w", err)
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File)), left: maxAll}
	for _, f := range z.File {
		a.parts[f.Name] = f
	}
	return a, nil
}

// part unpacks a part.
func (a *archive) part(name string) ([]byte, error) {
	f := a.parts[name]
	if f == nil {
		return nil, fmt.Errorf("its part %s is missing", name)
	}
	limit := min(maxPart, a.left)
	if f.UncompressedSize64 > uint64(limit) { // it says so itself; what lies is caught below
		return nil, errTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("its part %s: %w", name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("its part %s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return nil, errTooLarge
	}
	a.left -= int64(len(data))
	return data, nil
}

// readEPUB reads the chapters of a book in their order.
func readEPUB(data []byte) (*Text, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	names, err := a.spine()
	if err != nil {
		return nil, err
	}
	locked, err := a.locked()
	if err != nil {
		return nil, err
	}
	var b builder
	for _, name := range names {
		if locked[name] {
			return nil, errors.New("it is locked (DRM), and its text cannot be read")
		}
		chapter, err := a.part(name)
		if err != nil {
			return nil, err
		}
		b.want(paragraph)
		if err := htmlInto(&b, decoded(chapter)); err != nil {
			return nil, fmt.Errorf("its part %s: %w", name, err)
		}
	}
	return b.done(), nil
}

// spine lists the parts that are chapters, in the order of reading.
func (a *archive) spine() ([]string, error) {
	container, err := a.part("META-INF/container.xml")
	if err != nil {
		return nil, err
	}
	opf := ""
	err = eachToken(container, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "rootfile" && opf == "" {
			opf = attr(e, "full-path")
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("its container: %w", err)
	}
	list, err := a.part(opf)
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	var names []string
	err = eachToken(list, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "item":
			href, err := url.PathUnescape(attr(e, "href"))
			if err != nil {
				href = attr(e, "href")
			}
			files[attr(e, "id")] = path.Join(path.Dir(opf), href)
		case "itemref":
			if name, ok := files[attr(e, "idref")]; ok {
				names = append(names, name)
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("its list of parts: %w", err)
	}
	if len(names) == 0 {
		return nil, errors.New("it lists no chapters")
	}
	return names, nil
}

// locked lists the parts that are encrypted. Books often encrypt fonts alone.
func (a *archive) locked() (map[string]bool, error) {
	const list = "META-INF/encryption.xml"
	out := map[string]bool{}
	if a.parts[list] == nil {
		return out, nil
	}
	data, err := a.part(list)
	if err != nil {
		return nil, err
	}
	err = eachToken(data, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "CipherReference" {
			name, err := url.PathUnescape(attr(e, "URI"))
			if err == nil {
				out[name] = true
			}
		}
		return nil
	})
	return out, err
}
