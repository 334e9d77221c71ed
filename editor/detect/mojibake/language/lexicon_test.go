package language

import "testing"

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		of   Language
		from []string
		want string
	}{
		{Spanish, []string{"sílo", "sólo"}, "sólo"},
		{Spanish, []string{"hacóa", "hacía"}, "hacía"},
		{German, []string{"für", "fär"}, "für"},
		{German, []string{"verstündnis", "verständnis"}, "verständnis"},
		{French, []string{"oü", "où"}, "où"},
	} {
		if i, share := c.of.Choose(c.from); c.from[i] != c.want || share < 0.9 {
			t.Errorf("%v: %s with %.2f, want %s", c.from, c.from[i], share, c.want)
		}
	}
	if _, share := Turkish.Choose([]string{"ağ", "aş"}); share != 0 {
		t.Error("words of Turkish were never counted")
	}
	if English.Frequency("for") == 0 || English.Frequency("abb") > English.Frequency("for") {
		t.Error("for is a word")
	}
}
