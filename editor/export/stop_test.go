package export

import (
	"bytes"
	"strings"
	"testing"

	"emend/editor/repair"
	"emend/editor/text"
)

// TestStopCutsWritingShort: the formats that are made piece by piece end soon
// when nobody wants them any more.
func TestStopCutsWritingShort(t *testing.T) {
	const n = 20_000
	raw := strings.Repeat("tho lamp of tho keeper\n", n/2)
	var repairs []repair.Repair
	for at := 0; ; {
		k := strings.Index(raw[at:], "tho")
		if k < 0 {
			break
		}
		at += k + len("tho")
		repairs = append(repairs, repair.Repair{
			Span: text.Span{Start: at - len("tho"), End: at}, Replacement: "the",
			Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.95, Group: repair.GroupKey("ocr.letters", "tho")},
		})
	}
	d := NewDocument(text.Decode([]byte(raw)), repairs, nil, repair.Policy{})
	for _, f := range []Format{HTML, Critic, TEI, Markdown, DOCX, ODT} {
		var whole, cut bytes.Buffer
		if err := f.Write(&whole, d, Options{}); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		asked := 0
		stopped := *d
		stopped.Stop = func() bool { asked++; return asked > 3 }
		if err := f.Write(&cut, &stopped, Options{}); err != nil {
			t.Errorf("%s, stopped: %v", f.Name, err)
		}
		if cut.Len() > whole.Len()/2 || asked > 8 {
			t.Errorf("%s: %d of %d bytes are written, and it asked %d times", f.Name, cut.Len(), whole.Len(), asked)
		}
	}
}
