package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"emend/app/review"
)

// trustPath is where the trust that rules and patterns have won is kept,
// beside the settings.
func (s *Settings) trustPath() string { return filepath.Join(filepath.Dir(s.path), "trust.json") }

// Trust reads what was learnt in other texts. There always is an answer; the
// error says why it is empty.
func (s *Settings) Trust() (review.Trusts, error) {
	l := review.Trusts{}
	if s.path == "" {
		return l, nil
	}
	data, err := os.ReadFile(s.trustPath())
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &l)
	}
	if err != nil {
		return review.Trusts{}, fmt.Errorf("read what was learnt, %s: %w", s.trustPath(), err)
	}
	return l, nil
}

// Learn adds what was learnt in a text.
func (s *Settings) Learn(more review.Trusts) error {
	if s.path == "" || len(more) == 0 {
		return nil
	}
	l, err := s.Trust()
	if err != nil {
		return err
	}
	return s.SetTrust(l.Plus(more))
}

// SetTrust puts other trust in the place of what is kept.
func (s *Settings) SetTrust(l review.Trusts) error {
	if s.path == "" {
		return nil
	}
	if err := write(s.trustPath(), l); err != nil {
		return fmt.Errorf("keep what was learnt: %w", err)
	}
	return nil
}
