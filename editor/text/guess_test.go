package text

import (
	"strings"
	"testing"
)

// sentences are in the languages that guessing knows, each with encodings that
// were in use for it. What counts is the text: encodings that agree on it are
// as good as each other.
var sentences = []struct{ text, encodings string }{
	{"Le vieux pêcheur, là-bas, réparait ses filets déchirés en été.", "windows-1252 macintosh ibm850 ibm437"},
	{"Die Mühle über dem Fluß gehört längst den Möwen und schönen Träumen.", "windows-1252 macintosh ibm850 ibm437"},
	{"El niño soñaba con montañas y caminó después hasta el último jardín.", "windows-1252 macintosh ibm850"},
	{"O avô não sabia então que as lições da manhã são também canções.", "windows-1252 macintosh ibm850"},
	{"Perché la città è così bella? Già più volte l’ho detto, e la verità resterà.", "windows-1252 macintosh"},
	{"Gården låg öde när båten äntligen nådde ön på våren.", "windows-1252 macintosh ibm850"},
	{"Rødgrød på køkkenbordet, og børnene sang æbler ned fra træet året rundt.", "windows-1252 macintosh"},
	{"Hän näki järven yli, missä metsä hämärtyi ja lyhtyjä sytytettiin.", "windows-1252 macintosh ibm850"},
	{"Það er löng leið til þorpsins, sagði maðurinn við ána.", "windows-1252 ibm850"},
	{"“It’s late,” she said — the café’s naïve clock had stopped…", "windows-1252 macintosh"},
	{"Żółta łódź płynęła wśród mgły, a gęsi krzyczały nad łąką.", "windows-1250 iso-8859-2 ibm852"},
	{"Příliš dlouhé léto končilo a děti se vracely domů přes louky plné květů.", "windows-1250 iso-8859-2 ibm852"},
	{"Az öreg kőműves hűvös őszi reggelen újra építette a régi kaput.", "windows-1250 iso-8859-2 ibm852"},
	{"Čovjek je šutio, a žena i dijete išli su kući među čempresima što šume.", "windows-1250 iso-8859-2 ibm852"},
	{"Yağmurlu bir gündü; çocuklar ışığın altında kağıttan gemiler yapıyordu.", "windows-1254"},
	{"Senelis pasakojo apie ežerą, kuriame žvejai rasdavo gintarą ir šukių, kai ėjo į krantą.", "windows-1257"},
	{"Vecāmāte stāstīja, ka mežā dzīvojot lācis, kurš zināja visus ceļus.", "windows-1257"},
	{"Старый мельник Сава жил у реки и каждую весну чинил плотину.", "windows-1251 koi8-r ibm866 iso-8859-5 x-mac-cyrillic"},
	{"Їжак ніс яблуко додому, а вітер шумів у вербах біля річки.", "windows-1251 koi8-u iso-8859-5"},
	{"Старата къща стоеше между дъбовете и чакаше стопаните си.", "windows-1251"},
	{"Ο γέρος ψαράς καθόταν στην άκρη της θάλασσας και κοιτούσε τα κύματα.", "windows-1253 iso-8859-7"},
	{"הדייג הזקן ישב על שפת הים וחיכה לסירה שלא חזרה.", "windows-1255 iso-8859-8 ibm862"},
	{"جلس الصياد العجوز على شاطئ البحر ينتظر القارب.", "windows-1256 iso-8859-6"},
	{"ชาวประมงแก่นั่งอยู่ริมทะเลและรอเรือที่ยังไม่กลับมา", "windows-874"},
	{"老渔夫坐在海边，等着那条没有回来的船。", "gb18030"},
	{"老漁夫坐在海邊，等著那條沒有回來的船。", "big5"},
	{"年をとった漁師は海のそばにすわって、帰らない船を待っていた。", "shift_jis euc-jp"},
	{"늙은 어부는 바닷가에 앉아 돌아오지 않는 배를 기다렸다.", "euc-kr"},
}

func TestGuessBySentence(t *testing.T) {
	for _, s := range sentences {
		for _, name := range append(strings.Fields(s.encodings), "utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be") {
			if strings.HasPrefix(name, "utf-16") && !strings.Contains(s.text, " ") {
				continue // not one NUL to go by
			}
			data, err := EncodeTo(s.text, name, false)
			if err != nil {
				t.Fatal(err)
			}
			if r := Decode(data); r.Text() != s.text {
				t.Errorf("%s, read as %s: %q", name, r.Encoding(), r.Text())
			}
		}
	}
}

func TestGuess(t *testing.T) {
	for _, c := range []struct{ file, encoding string }{
		{"", "utf-8"},
		{"plain", "utf-8"},
		{"a\x00b\x00\x00plain text with NULs in it", "utf-8"},
		{"one\x00two\x00three\x00", "utf-8"},
		{"caf\xC3\xA9", "utf-8"},
		{"caf\xE9", "windows-1252"},
		{"\xA320 in 1\xBD hours", "windows-1252"},
		{"\x93quoted\x94", "windows-1252"},
		{"\xFF", "windows-1252"},
		{strings.Repeat("caf\xC3\xA9 ", 9) + "caf\xE9", "utf-8"},
		{strings.Repeat("caf\xE9 ", 9) + "caf\xC3\xA9", "windows-1252"},
		{"caf\xC3\xA9 and cut off \xE2\x80", "utf-8"},
		{"It\xE2\x80\x99s a caf\xC3\xA9, isn\xE2\x80\x99t it? \xE2\x80and \xC3\xA9t\xC3\xA9", "utf-8"},
		{"\xEF\xBBno mark: caf\xC3\xA9, \xC3\xA9t\xC3\xA9", "utf-8"},
		{"\xEF\xBB\xBFa", "utf-8"},
		{"\xFF\xFEa\x00", "utf-16le"},
		{"\xFE\xFF\x00a", "utf-16be"},
		{"\xFF\xFE\x00\x00a\x00\x00\x00", "utf-32le"},
		{"\x00\x00\xFE\xFF\x00\x00\x00a", "utf-32be"},
		{"o\x00d\x00d\x00 \x00e\x00n\x00d\x00!", "utf-16le"},
		{strings.Repeat("x", 200_000) + " caf\x8E d\x8Ej\x88 perdu", "macintosh"},
	} {
		if got := Decode([]byte(c.file)).Encoding(); got != c.encoding {
			t.Errorf("%.60q: %s, want %s", c.file, got, c.encoding)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]string{
		"UTF8": "utf-8", " utf_8 ": "utf-8", "Latin1": "iso-8859-1", "cp1252": "windows-1252",
		"MacRoman": "macintosh", "cp437": "ibm437", "CP850": "ibm850", "sjis": "shift_jis", "Shift-JIS": "shift_jis",
		"windows-31j": "shift_jis", "cp949": "euc-kr", "GB2312": "gbk", "ASCII": "us-ascii", "utf-16": "utf-16le",
	} {
		r, err := DecodeAs([]byte("a"), name)
		if err != nil {
			t.Error(err)
		} else if r.Encoding() != want {
			t.Errorf("%q is %s, want %s", name, r.Encoding(), want)
		}
	}
	for _, name := range []string{"", "klingon", "iso-2022-jp", "utf-7"} {
		if _, err := DecodeAs(nil, name); err == nil || !strings.Contains(err.Error(), "windows-1252") {
			t.Errorf("%q: error %v does not say what is known", name, err)
		}
	}
}
