// Package tables is what a project file is made of: its tables and how older
// ones become those of today, its header, and how a new file is filled.
package tables

import (
	"context"
	"fmt"

	"emend/editor/project/database"
)

// ApplicationID marks a SQLite file as a project: "EMND".
const ApplicationID = 0x454D4E44

// schema is that of format 3, as of format 2. Whatever is not a number is a sealed record (see
// seal.go), so that damage is noticed wherever it is; the raw text is checked
// against its SHA-256. The order is that of worth: a copy is written in it,
// and of a file cut short the beginning survives.
const schema = `
CREATE TABLE project    (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;
CREATE TABLE version    (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE log        (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE raw        (part INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
CREATE TABLE generation (id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL) STRICT;
CREATE TABLE repairs    (id INTEGER PRIMARY KEY, generation INTEGER NOT NULL REFERENCES generation (id), body BLOB NOT NULL) STRICT;
` + tipTable + `;
CREATE TABLE view       (id INTEGER PRIMARY KEY CHECK (id = 1), body BLOB NOT NULL) STRICT;
CREATE INDEX repairs_generation ON repairs (generation);
` + LogKept + `
CREATE TRIGGER log_final   BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_in_turn BEFORE INSERT ON log
	WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM log)
	BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
CREATE TRIGGER raw_kept    BEFORE DELETE ON raw BEGIN SELECT RAISE(ABORT, 'the raw text is never changed'); END;
CREATE TRIGGER raw_final   BEFORE UPDATE ON raw BEGIN SELECT RAISE(ABORT, 'the raw text is never changed'); END;
`

const LogKept = "CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"

// tipTable holds the state beside the log. It is there for speed alone: a file
// that lacks it holds the same review.
const tipTable = "CREATE TABLE tip (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, generation INTEGER NOT NULL, body BLOB NOT NULL) STRICT"

// HasTip says whether a file has that table. Programs between format 1 and the
// first of format 2 wrote some without.
func HasTip(ctx context.Context, s *database.Conn) (bool, error) {
	n, err := s.Number(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'tip'")
	return n > 0, err
}

// MendTip makes the table where it is missing.
func MendTip(ctx context.Context, s *database.Conn) error {
	if has, err := HasTip(ctx, s); has || err != nil {
		return err
	}
	return s.Exec(ctx, tipTable)
}

// LastEntry is the number of the last entry in the log; 0: there is none.
func LastEntry(ctx context.Context, s *database.Conn) (int64, error) {
	return s.Number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
}

// NewestGeneration is the number of the newest set of repairs; 0: there is none.
func NewestGeneration(ctx context.Context, s *database.Conn) (int64, error) {
	return s.Number(ctx, "SELECT coalesce(max(id), 0) FROM generation")
}

// A migration leads a file from one format to the next, inside a transaction.
type migration struct {
	name string // what it does, for the error
	run  func(context.Context, *database.Conn) error
}

// migrations[i] leads from format i+1 to format i+2.
var migrations = []migration{
	// In format 2 an act may also end with a policy, which a program of format
	// 1 would pass over without a word, and repairs may stand in templates.
	{"keep the state beside the log", func(ctx context.Context, s *database.Conn) error {
		return s.Exec(ctx, tipTable)
	}},
	// In format 3 an act may also end with names of versions and conflicts,
	// which a program of format 2 would pass over without a word.
	{"keep conflicts and other names of versions", func(context.Context, *database.Conn) error { return nil }},
}

// Format is what this program writes: user_version in the file.
var Format = 1 + len(migrations)

// Upgrade brings a file of an older format up to this program's, all or nothing.
func Upgrade(ctx context.Context, s *database.Conn, from int) error {
	return migrate(ctx, s, from, migrations)
}

// migrate brings a file of an older format up to the last step, all or
// nothing.
func migrate(ctx context.Context, s *database.Conn, from int, steps []migration) error {
	if from < 1 {
		return fmt.Errorf("%w (format %d)", ErrNotOurs, from)
	}
	return s.Transaction(ctx, func() error {
		for i := from - 1; i < len(steps); i++ {
			if err := steps[i].run(ctx, s); err != nil {
				return fmt.Errorf("bring format %d up to %d (%s): %w", i+1, i+2, steps[i].name, err)
			}
			if err := s.Exec(ctx, fmt.Sprintf("PRAGMA user_version = %d", i+2)); err != nil {
				return err
			}
		}
		return nil
	})
}
