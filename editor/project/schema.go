package project

import (
	"context"
	"fmt"
)

// applicationID marks a SQLite file as a project: "EMND".
const applicationID = 0x454D4E44

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
` + logKept + `
CREATE TRIGGER log_final   BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_in_turn BEFORE INSERT ON log
	WHEN NEW.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM log)
	BEGIN SELECT RAISE(ABORT, 'the log has no gaps'); END;
CREATE TRIGGER raw_kept    BEFORE DELETE ON raw BEGIN SELECT RAISE(ABORT, 'the raw text is never changed'); END;
CREATE TRIGGER raw_final   BEFORE UPDATE ON raw BEGIN SELECT RAISE(ABORT, 'the raw text is never changed'); END;
`

const logKept = "CREATE TRIGGER log_kept BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;"

// tipTable holds the state beside the log. It is there for speed alone: a file
// that lacks it holds the same review.
const tipTable = "CREATE TABLE tip (id INTEGER PRIMARY KEY CHECK (id = 1), seq INTEGER NOT NULL, generation INTEGER NOT NULL, body BLOB NOT NULL) STRICT"

// hasTip says whether a file has that table. Programs between format 1 and the
// first of format 2 wrote some without.
func hasTip(ctx context.Context, s *store) (bool, error) {
	n, err := s.number(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'tip'")
	return n > 0, err
}

// mendTip makes the table where it is missing.
func mendTip(ctx context.Context, s *store) error {
	if has, err := hasTip(ctx, s); has || err != nil {
		return err
	}
	return s.exec(ctx, tipTable)
}

// A migration leads a file from one format to the next, inside a transaction.
type migration struct {
	name string // what it does, for the error
	run  func(context.Context, *store) error
}

// migrations[i] leads from format i+1 to format i+2.
var migrations = []migration{
	// In format 2 an act may also end with a policy, which a program of format
	// 1 would pass over without a word, and repairs may stand in templates.
	{"keep the state beside the log", func(ctx context.Context, s *store) error {
		return s.exec(ctx, tipTable)
	}},
	// In format 3 an act may also end with names of versions and conflicts,
	// which a program of format 2 would pass over without a word.
	{"keep conflicts and other names of versions", func(context.Context, *store) error { return nil }},
}

// format is what this program writes: user_version in the file.
var format = 1 + len(migrations)

// migrate brings a file of an older format up to the last step, all or
// nothing.
func migrate(ctx context.Context, s *store, from int, steps []migration) error {
	if from < 1 {
		return fmt.Errorf("%w (format %d)", ErrNotOurs, from)
	}
	return s.transaction(ctx, func() error {
		for i := from - 1; i < len(steps); i++ {
			if err := steps[i].run(ctx, s); err != nil {
				return fmt.Errorf("bring format %d up to %d (%s): %w", i+1, i+2, steps[i].name, err)
			}
			if err := s.exec(ctx, fmt.Sprintf("PRAGMA user_version = %d", i+2)); err != nil {
				return err
			}
		}
		return nil
	})
}
