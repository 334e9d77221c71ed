package inspect

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestLetters(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct{ before, after, want string }{
		{"a€™", "’", "− a  U+0061 LATIN SMALL LETTER A | − €  U+20AC EURO SIGN | − ™  U+2122 TRADE MARK SIGN | + ’  U+2019 RIGHT SINGLE QUOTATION MARK"},
		{"lossif", "Iossif", "− l  U+006C LATIN SMALL LETTER L | + I  U+0049 LATIN CAPITAL LETTER I"},
		{"a \n\nb", "a b", "− ↵  U+000A LINE FEED  ×2"},
		{"a\u0093b", "ab", "− ‹0093›  U+0093 control"},
		{"same", "same", ""},
		{strings.Repeat("long ", 200), "", ""},
	} {
		var got []string
		for _, l := range Letters(c.before, c.after) {
			got = append(got, l.String())
		}
		if s := strings.Join(got, " | "); s != c.want {
			t.Errorf("%q → %q:\n%s\nwant\n%s", c.before, c.after, s, c.want)
		}
	}
}
