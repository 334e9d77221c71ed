package project

import (
	"path/filepath"

	"emend/editor/outfile"
	"emend/editor/project/database"
	"emend/editor/project/tables"
	"emend/editor/record"
)

// Create makes a project of raw bytes at path and opens it. It never touches
// a file that is there (ErrExists). src.SHA256 is filled in, and Imported
// where it is zero. The project appears whole or not at all.
func Create(path string, raw []byte, src record.Source) (*File, error) {
	return create(path, raw, src, database.Durable)
}

func create(path string, raw []byte, src record.Source, a database.Access) (*File, error) {
	path, err := filepath.Abs(path)
	if err == nil {
		err = outfile.Absent(path)
	}
	if err == nil {
		c := tables.NewContents()
		c.Hold(src, raw)
		err = tables.Build(path, c, a, false)
	}
	if err != nil {
		return nil, fail("create project", path, err)
	}
	return open(path, a)
}
