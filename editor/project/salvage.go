package project

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"emend/editor/outfile"
	"emend/editor/record"
	"emend/editor/repair"
)

// A Report says what of a damaged project could be read.
type Report struct {
	RawSize  int         // length of the raw text in bytes, when it was whole
	RawLost  int         // bytes of it that could not be read; NULs stand for them
	RawWrong bool        // it was read, but some byte differs from what it was
	RawFrom  string      // the file it was taken from instead, unchanged since
	Entries  int         // of the log, from the first up to the first lost one
	LogCut   bool        // later entries are, or may be, lost
	State    *record.Tip // where they are: the state they led to, if that can be read
	Repairs  int
	Versions int
	View     bool
}

// String tells the report in one line.
func (r Report) String() string {
	var parts []string
	raw := fmt.Sprintf("%d of %d bytes of the raw text", r.RawSize-r.RawLost, r.RawSize)
	switch {
	case r.RawFrom != "":
		raw = "the raw text (from " + r.RawFrom + ")"
	case r.RawWrong:
		raw = "the raw text (with wrong bytes in it)"
	case r.RawLost == 0 && r.RawSize > 0:
		raw = "the raw text"
	}
	acts := fmt.Sprintf("all %d log entries", r.Entries)
	if r.LogCut {
		acts = fmt.Sprintf("the first %d log entries", r.Entries)
	}
	if r.State != nil {
		acts += " and the state after the last one"
	}
	parts = append(parts, raw, acts, fmt.Sprintf("%d repairs", r.Repairs), fmt.Sprintf("%d versions", r.Versions))
	return strings.Join(parts, ", ")
}

// Salvage reads what can be read of a damaged or truncated project into a new
// one at out, which must not exist. The original is not touched. Of the log
// the entries before the first lost one are kept, since later ones may undo
// what is not there; the state after all of them is in the report where it can
// be read, for who can make an act of it.
func Salvage(path, out string) (Report, error) {
	out, err := filepath.Abs(out)
	if err == nil {
		err = outfile.Absent(out)
	}
	if err != nil {
		return Report{}, fail("salvage into", out, err)
	}
	c, report, err := rescue(path)
	if err != nil {
		return report, fail("salvage project", path, err)
	}
	return report, fail("salvage into", out, build(out, c, durable, false))
}

// SalvageName is a free name beside a damaged project, for what is salvaged of
// it.
func SalvageName(path string) string {
	stem := strings.TrimSuffix(path, suffix) + " salvaged"
	name := stem + suffix
	for n := 2; outfile.Absent(name) != nil && n < 1000; n++ {
		name = fmt.Sprintf("%s %d%s", stem, n, suffix)
	}
	return name
}

// survey is what Salvage would find.
func survey(path string) Report {
	_, report, err := rescue(path)
	if err != nil {
		return Report{LogCut: true}
	}
	return report
}

// rescue reads a copy of a damaged project.
func rescue(path string) (*contents, Report, error) {
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
	if err := copyFile(path+"-journal", copied+"-journal"); err != nil && !os.IsNotExist(err) {
		return nil, Report{}, err
	}
	ctx := context.Background()
	s, err := openStore(ctx, copied, access{mode: "rw"})
	if err != nil {
		return nil, Report{}, err
	}
	defer s.close()
	// Without this SQLite refuses a file that is shorter than it says.
	if err := s.exec(ctx, "PRAGMA writable_schema = ON"); err != nil {
		return nil, Report{}, err
	}
	r := &rescuer{store: s, contents: &contents{unique: token() + token()}}
	err = r.readAll(ctx)
	return r.contents, r.report, err
}

// A rescuer reads a damaged project record by record, passing over what
// cannot be read.
type rescuer struct {
	store    *store
	contents *contents
	report   Report

	generation int64 // the newest whose repairs are whole
}

func (r *rescuer) readAll(ctx context.Context) error {
	id, err := r.store.number(ctx, "PRAGMA application_id")
	if err != nil {
		return err
	}
	if id != applicationID {
		return ErrNotOurs
	}
	body, err := r.one(ctx, "SELECT body FROM project WHERE id = 1")
	size := 0
	if err == nil {
		r.contents.source, size, _, _ = unpackSource(body)
	}
	r.readRaw(ctx, size)
	r.readLog(ctx)
	r.readVersions(ctx)
	r.readRepairs(ctx)
	r.readTip(ctx)
	if body, err := r.one(ctx, "SELECT body FROM view WHERE id = 1"); err == nil {
		if _, err := unpackView(body); err == nil {
			r.report.View = true
			r.add("INSERT INTO view VALUES (1, ?)", body)
		}
	}
	if len(r.contents.raw) == 0 && size > 0 && len(r.contents.log) == 0 {
		return fmt.Errorf("%w: neither the raw text nor any act can be read", ErrDamaged)
	}
	return nil
}

func (r *rescuer) add(insert string, args ...any) {
	r.contents.rows = append(r.contents.rows, row{insert, args})
}

// one reads one blob.
func (r *rescuer) one(ctx context.Context, query string, args ...any) (body []byte, err error) {
	err = r.store.conn.QueryRowContext(ctx, query, args...).Scan(&body)
	return body, err
}

// ids lists the keys of a table as far as they can be read.
func (r *rescuer) ids(ctx context.Context, query string) []int64 {
	rows, err := r.store.conn.QueryContext(ctx, query)
	if err != nil {
		return nil
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if rows.Scan(&id) != nil || rows.Err() != nil {
			break
		}
		out = append(out, id)
	}
	return out
}

// readRaw reads the raw text of the given size, from the file it came from
// where parts of it are lost and that file has not changed.
func (r *rescuer) readRaw(ctx context.Context, size int) {
	src := &r.contents.source
	r.report.RawSize = size
	var parts [][]byte
	for i := 0; i*rawPart < size; i++ {
		length := min(rawPart, size-i*rawPart)
		data, err := r.one(ctx, "SELECT data FROM raw WHERE part = ?", i)
		if err != nil || len(data) != length {
			r.report.RawLost += length
			data = make([]byte, length)
		}
		parts = append(parts, data)
	}
	for _, p := range parts {
		r.contents.raw = append(r.contents.raw, p...)
	}
	if hashOf(r.contents.raw) == src.SHA256 {
		return
	}
	if original, err := os.ReadFile(src.Path); err == nil && src.SHA256 != "" && hashOf(original) == src.SHA256 {
		r.contents.raw, r.report.RawFrom, r.report.RawLost = original, src.Path, 0
		return
	}
	r.report.RawWrong = r.report.RawLost == 0 // somewhere, nobody knows where
	src.SHA256 = hashOf(r.contents.raw)
}

func (r *rescuer) readLog(ctx context.Context) {
	for seq := int64(1); ; seq++ {
		body, err := r.one(ctx, "SELECT body FROM log WHERE seq = ?", seq)
		if err == nil {
			_, err = unpackEntry(body)
		}
		if err != nil {
			break
		}
		r.contents.log = append(r.contents.log, body)
	}
	r.report.Entries = len(r.contents.log)
	last, err := r.store.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	r.report.LogCut = err != nil || last > int64(r.report.Entries)
}

// readTip reads the state beside the log, where the log itself ends before it.
// It is no good without the repairs it was made with.
func (r *rescuer) readTip(ctx context.Context) {
	if !r.report.LogCut {
		return
	}
	var seq, generation int64
	var body []byte
	err := r.store.conn.QueryRowContext(ctx, "SELECT seq, generation, body FROM tip").Scan(&seq, &generation, &body)
	if err != nil || seq <= int64(r.report.Entries) || generation != r.generation {
		return
	}
	if t, err := unpackTip(body); err == nil {
		r.report.State = t
	}
}

// readVersions keeps the versions whose part of the log is there.
func (r *rescuer) readVersions(ctx context.Context) {
	for _, id := range r.ids(ctx, "SELECT id FROM version ORDER BY id") {
		body, err := r.one(ctx, "SELECT body FROM version WHERE id = ?", id)
		if err != nil {
			continue
		}
		if v, err := unpackVersion(body); err == nil && v.Seq <= int64(r.report.Entries) {
			r.report.Versions++
			r.add("INSERT INTO version VALUES (?, ?)", id, body)
		}
	}
}

// readRepairs keeps the generations that are whole. What is lost of them can
// be detected again.
func (r *rescuer) readRepairs(ctx context.Context) {
	for _, id := range r.ids(ctx, "SELECT id FROM generation ORDER BY id") {
		body, err := r.one(ctx, "SELECT body FROM generation WHERE id = ?", id)
		if err != nil {
			continue
		}
		_, want, err := unpackGeneration(body)
		var blocks [][]byte
		found := 0
		if err == nil {
			err = r.store.blobs(ctx, func(_ int64, block []byte) error {
				list := make([]repair.Repair, min(want-found, blockRepairs))
				found += len(list)
				blocks = append(blocks, bytes.Clone(block))
				return unpackBlock(block, list)
			}, "SELECT id, body FROM repairs WHERE generation = ? ORDER BY id", id)
		}
		if err != nil || found != want {
			continue
		}
		r.report.Repairs, r.generation = found, id
		r.add("INSERT INTO generation VALUES (?, ?)", id, body)
		for _, b := range blocks {
			r.add("INSERT INTO repairs (generation, body) VALUES (?, ?)", id, b)
		}
	}
}
