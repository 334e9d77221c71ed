// Package language guesses what a damaged text is written in and knows which
// accented letters that takes.
//
// Context: accented letters are what mojibake destroyed, and package words tells
// a text's language by common words that have them, among the ten it lists.
// Decision: everyday words without accents are counted in a sample; a language
// must have twice as many as the next. Consequence: 26 languages are told apart
// by nothing that the damage touched, before it is repaired; the two guesses may
// differ, and are for different ends.
package language

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/scan"
)

// A Language is what a text is mostly written in, as far as repairs need it.
type Language uint8

// The languages whose common words are counted.
const (
	Unknown Language = iota
	English
	French
	Italian
	Portuguese
	Spanish
	German
	Catalan
	Dutch
	Danish // and Norwegian
	Swedish
	Finnish
	Estonian
	icelandic
	irish
	Polish
	Czech
	slovak
	Hungarian
	Romanian
	croatian // Serbian and Slovene in Latin letters too
	lithuanian
	latvian
	Turkish
	Vietnamese
	esperanto
	indonesian
	Count
)

// Facts are, for each language, unaccented words that are everyday in
// it, and its accented small letters, frequent first. A word of several
// languages tells none, and so is entered for each.
var Facts = [Count]struct{ words, Letters string }{
	English:    {"the and of that with was his this have from they which not you are been were would their come care bus", ""},
	French:     {"les des est dans une pour que qui sur avec pas elle ses mais nous vous dit petit et du au sa nom", "éèàêçîôûâùëïœüæÿ"},
	Italian:    {"che della non per sono gli nel anche dei alla delle una piu come questo si con del fra vai alle", "èàùòéìíîóú"},
	Portuguese: {"que nao uma com os dos mais ao pelo seu sua das foi por em ele como vai", "ãáéçíóêõúâôàü"},
	Spanish:    {"los las el que por una del con su y en como pero mas sus muy sin este ser ir mis dos", "óíáéñúüï"},
	German:     {"der die und das nicht ist ein eine mit den von dem auch sich auf ich nur alle", "üäöß"},
	Catalan:    {"amb els dels aquest seva molt tots altres aquesta aquests heu cal nom tamb quan ser fitxer", "àèéíòóúçïü"},
	Dutch:      {"het een van niet zijn voor met wordt zich maar deze naar worden", "ëéïöüèêá"},
	Danish:     {"og ikke jeg eller skal hvis blir noget deres bliver fra alle mellom til", "åøæéèêóòô"},
	Swedish:    {"och inte att till detta eller sig vid vara mycket mellan", "äåöé"},
	Finnish:    {"joka ovat mutta kun ole voi jos sen niin mit", "äöåšž"},
	Estonian:   {"mis kui oli aga oma siis selle kus mitte", "äõüöšž"},
	icelandic:  {"og ekki sem er til hann var hafa fyrir", "áðéíóúýþæö"},
	irish:      {"agus bhfuil ach leis sin faoi chun duine", "áéíóú"},
	Polish:     {"nie jest oraz aby tego dla jak przez lub tylko ale jego przy czy", "łężąśćóńź"},
	Czech:      {"jako pro nebo jsou pokud byl podle jen tento jejich jste", "íáéěřýžščůúťňóď"},
	slovak:     {"sa ako pre alebo bol tento ktor jeho nie", "áéíýčšžúľťóňäôďĺŕ"},
	Hungarian:  {"az nem hogy egy meg csak ezt kell vagy lehet", "áéőóöüíúű"},
	Romanian:   {"este pentru sau care din sunt prin acest unui fost este dac", "ășțîâşţ"},
	croatian:   {"ili kao nije samo koji koja koje ali iz biti", "šžčćđ"},
	lithuanian: {"ir yra nuo kaip tik jis iki arba bus", "ėšįžąųčęū"},
	latvian:    {"kas uz tas vai bija tika lai", "āīēšņļžūķģč"},
	Turkish:    {"bir ile daha olan gibi kadar ise sonra veya bu ve", "ıüşöçğâîûİ"},
	Vietnamese: {"trong cho khi theo minh thay nhau thanh nhi nh tr ng", "ôưáàđâêơăíóìéúãýòèùõĩũ" + vietnameseTones},
	esperanto:  {"kaj estas kiu oni sed estis iun nur", "ĉŝĝŭĵĥ"},
	indonesian: {"yang dan untuk dengan tidak dari adalah pada ini akan atau", ""},
}

// ShortDash says whether the language sets – for all its dashes.
func (l Language) ShortDash() bool {
	switch l {
	case German, Dutch, Danish, Swedish, Finnish, Estonian, Czech, slovak, Hungarian:
		return true
	}
	return false
}

// Quotes are the marks a language opens and closes quotations with, the inner
// ones behind the outer ones.
func (l Language) Quotes() [4]string {
	switch l {
	case German, Czech, slovak, Estonian, icelandic, lithuanian:
		return [4]string{"„", "“", "‚", "‘"}
	case Polish, Hungarian, Romanian:
		return [4]string{"„", "”", "«", "»"}
	case Swedish, Finnish:
		return [4]string{"”", "”", "’", "’"}
	}
	return [4]string{"“", "”", "‘", "’"}
}

// vietnameseTones are the letters only Vietnamese has.
const vietnameseTones = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// frequentWords leads from a word to its language; to Unknown where
// several have it.
var frequentWords = func() map[string]Language {
	m := map[string]Language{}
	for l := range Facts {
		for w := range strings.FieldsSeq(Facts[l].words) {
			if had, taken := m[w]; taken && had != Language(l) {
				m[w] = Unknown
				continue
			}
			m[w] = Language(l)
		}
	}
	return m
}()

// Guess names the language of which a text's sample holds clearly the
// most frequent words.
func Guess(s string) Language {
	var hits [Count]int
	for from := 0; from < len(s); {
		for from < len(s) && !scan.IsASCIILetter(s[from]) {
			from++
		}
		end := from
		for end < len(s) && scan.IsASCIILetter(s[end]) {
			end++
		}
		whole := (from == 0 || s[from-1] < utf8.RuneSelf) && (end == len(s) || s[end] < utf8.RuneSelf)
		if n := end - from; whole && n > 0 && n <= 5 && s[from] >= 'a' {
			hits[frequentWords[s[from:end]]]++
		}
		from = end
	}
	best, second := Unknown, 0
	for l := English; l < Count; l++ {
		if best == Unknown || hits[l] > hits[best] {
			if best != Unknown {
				second = max(second, hits[best])
			}
			best = l
		} else {
			second = max(second, hits[l])
		}
	}
	if hits[best] < 2 || hits[best] < 2*second {
		return Unknown
	}
	return best
}
