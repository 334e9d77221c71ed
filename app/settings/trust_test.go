package settings

import (
	"os"
	"path/filepath"
	"testing"

	"emend/app/review"
)

func TestTrustIsCarried(t *testing.T) {
	s, err := Load(filepath.Join(t.TempDir(), "emend", "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Learn(review.Trusts{"ocr.letters tho → the": {Right: 5, Wrong: 1}}); err != nil {
			t.Fatal(err)
		}
	}
	l, err := s.Trust()
	if got := l["ocr.letters tho → the"]; err != nil || got != (review.Trust{Right: 10, Wrong: 2}) {
		t.Errorf("%+v %v", got, err)
	}
	if err := s.SetTrust(review.Trusts{}); err != nil {
		t.Fatal(err)
	}
	if l, err := s.Trust(); err != nil || len(l) != 0 {
		t.Errorf("forgotten: %v %v", l, err)
	}
	if err := os.WriteFile(s.trustPath(), []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Trust(); err == nil {
		t.Error("a file that cannot be read is not told")
	}
	if err := s.Learn(review.Trusts{"x": {Right: 1}}); err == nil {
		t.Error("a file that cannot be read was written over")
	}
}
