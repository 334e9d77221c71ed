// Package salvage reads what can be read of a damaged project. It works on a
// copy: the file itself is never touched.
package salvage

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/tables"
	"emend/editor/repair"
)

// Survey is what Rescue would find.
func Survey(path string) Report {
	_, report, err := Rescue(path)
	if err != nil {
		return Report{LogCut: true}
	}
	return report
}

// Rescue reads a copy of a damaged project.
func Rescue(path string) (*tables.Contents, Report, error) {
	folder, err := os.MkdirTemp("", "emend-salvage-")
	if err != nil {
		return nil, Report{}, err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "copy")
	if err := copyPadded(path, copied); err != nil {
		return nil, Report{}, err
	}
	// A journal beside it holds what an unfinished act had overwritten.
	if err := CopyFile(path+"-journal", copied+"-journal"); err != nil && !os.IsNotExist(err) {
		return nil, Report{}, err
	}
	ctx := context.Background()
	s, err := database.Open(ctx, copied, database.Access{Mode: "rw"})
	if err != nil {
		return nil, Report{}, err
	}
	defer s.Close()
	// Without this SQLite refuses a file that is shorter than it says.
	if err := s.Exec(ctx, "PRAGMA writable_schema = ON"); err != nil {
		return nil, Report{}, err
	}
	r := &rescuer{file: s, contents: tables.NewContents()}
	err = r.readAll(ctx)
	return r.contents, r.report, err
}

// A rescuer reads a damaged project record by record, passing over what
// cannot be read.
type rescuer struct {
	file     *database.Conn
	contents *tables.Contents
	report   Report

	generation int64 // the newest whose repairs are whole
}

func (r *rescuer) readAll(ctx context.Context) error {
	id, err := r.file.Number(ctx, "PRAGMA application_id")
	if err != nil {
		return err
	}
	if id != tables.ApplicationID {
		return tables.ErrNotOurs
	}
	body, err := r.file.Blob(ctx, "SELECT body FROM project WHERE id = 1")
	size := 0
	if err == nil {
		r.contents.Source, size, _, _ = form.UnpackSource(body)
	}
	r.readRaw(ctx, size)
	r.readLog(ctx)
	r.readVersions(ctx)
	r.readRepairs(ctx)
	r.readTip(ctx)
	if body, err := r.file.Blob(ctx, "SELECT body FROM view WHERE id = 1"); err == nil {
		if _, err := form.UnpackView(body); err == nil {
			r.report.View = true
			r.contents.Add("INSERT INTO view VALUES (1, ?)", body)
		}
	}
	if len(r.contents.Raw) == 0 && size > 0 && len(r.contents.Log) == 0 {
		return fmt.Errorf("%w: neither the raw text nor any act can be read", tables.ErrDamaged)
	}
	return nil
}

// readRaw reads the raw text of the given size, from the file it came from
// where parts of it are lost and that file has not changed.
func (r *rescuer) readRaw(ctx context.Context, size int) {
	src := &r.contents.Source
	r.report.RawSize = size
	var parts [][]byte
	for i := 0; i*tables.RawPart < size; i++ {
		length := min(tables.RawPart, size-i*tables.RawPart)
		data, err := r.file.Blob(ctx, "SELECT data FROM raw WHERE part = ?", i)
		if err != nil || len(data) != length {
			r.report.RawLost += length
			data = make([]byte, length)
		}
		parts = append(parts, data)
	}
	for _, p := range parts {
		r.contents.Raw = append(r.contents.Raw, p...)
	}
	if tables.Hash(r.contents.Raw) == src.SHA256 {
		return
	}
	if original, err := os.ReadFile(src.Path); err == nil && src.SHA256 != "" && tables.Hash(original) == src.SHA256 {
		r.contents.Raw, r.report.RawFrom, r.report.RawLost = original, src.Path, 0
		return
	}
	r.report.RawWrong = r.report.RawLost == 0 // somewhere, nobody knows where
	src.SHA256 = tables.Hash(r.contents.Raw)
}

func (r *rescuer) readLog(ctx context.Context) {
	for seq := int64(1); ; seq++ {
		body, err := r.file.Blob(ctx, "SELECT body FROM log WHERE seq = ?", seq)
		if err == nil {
			_, err = form.UnpackEntry(body)
		}
		if err != nil {
			break
		}
		r.contents.Log = append(r.contents.Log, body)
	}
	r.report.Entries = len(r.contents.Log)
	last, err := tables.LastEntry(ctx, r.file)
	r.report.LogCut = err != nil || last > int64(r.report.Entries)
}

// readTip reads the state beside the log, where the log itself ends before it.
// It is no good without the repairs it was made with.
func (r *rescuer) readTip(ctx context.Context) {
	if !r.report.LogCut {
		return
	}
	body, err := r.file.Blob(ctx, "SELECT body FROM tip WHERE seq > ? AND generation = ?", r.report.Entries, r.generation)
	if err != nil {
		return
	}
	if t, err := form.UnpackTip(body); err == nil {
		r.report.State = t
	}
}

// readVersions keeps the versions whose part of the log is there.
func (r *rescuer) readVersions(ctx context.Context) {
	for _, id := range r.file.Numbers(ctx, "SELECT id FROM version ORDER BY id") {
		body, err := r.file.Blob(ctx, "SELECT body FROM version WHERE id = ?", id)
		if err != nil {
			continue
		}
		if v, err := form.UnpackVersion(body); err == nil && v.Seq <= int64(r.report.Entries) {
			r.report.Versions++
			r.contents.Add("INSERT INTO version VALUES (?, ?)", id, body)
		}
	}
}

// readRepairs keeps the generations that are whole. What is lost of them can
// be detected again.
func (r *rescuer) readRepairs(ctx context.Context) {
	for _, id := range r.file.Numbers(ctx, "SELECT id FROM generation ORDER BY id") {
		body, err := r.file.Blob(ctx, "SELECT body FROM generation WHERE id = ?", id)
		if err != nil {
			continue
		}
		_, want, err := form.UnpackGeneration(body)
		var blocks [][]byte
		found := 0
		if err == nil {
			err = r.file.Blobs(ctx, func(_ int64, block []byte) error {
				list := make([]repair.Repair, min(want-found, form.BlockRepairs))
				found += len(list)
				blocks = append(blocks, bytes.Clone(block))
				return form.UnpackBlock(block, list)
			}, "SELECT id, body FROM repairs WHERE generation = ? ORDER BY id", id)
		}
		if err != nil || found != want {
			continue
		}
		r.report.Repairs, r.generation = found, id
		r.contents.Add("INSERT INTO generation VALUES (?, ?)", id, body)
		for _, b := range blocks {
			r.contents.Add("INSERT INTO repairs (generation, body) VALUES (?, ?)", id, b)
		}
	}
}
