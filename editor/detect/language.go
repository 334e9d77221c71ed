package detect

import "strings"

// A language is what a text is mostly written in, as far as repairs need it.
type language uint8

// The languages whose common words are counted.
const (
	unknownLanguage language = iota
	english
	french
	italian
	portuguese
	spanish
	german
	catalan
	dutch
	danish // and Norwegian
	swedish
	finnish
	estonian
	icelandic
	irish
	polish
	czech
	slovak
	hungarian
	romanian
	croatian // Serbian and Slovene in Latin letters too
	lithuanian
	latvian
	turkish
	vietnamese
	esperanto
	indonesian
	languageCount
)

// languageFacts are, for each language, unaccented words that are everyday in
// it, and its accented small letters, frequent first. A word of several
// languages tells none.
var languageFacts = [languageCount]struct{ words, letters string }{
	english:    {"the and of that with was his this have from they which not you are been were would their", ""},
	french:     {"les des est dans une pour que qui sur avec pas elle ses mais nous vous dit petit et du au", "éèàêçîôûâùëïœüæÿ"},
	italian:    {"che della non per sono gli nel anche dei alla delle una piu come questo si", "èàùòéìíîóú"},
	portuguese: {"que nao uma com os dos mais ao pelo seu sua das foi por em ele", "ãáéçíóêõúâôàü"},
	spanish:    {"los las el que por una del con su y en como pero mas sus muy", "óíáéñúüï"},
	german:     {"der die und das nicht ist ein eine mit den von dem auch sich auf", "üäöß"},
	catalan:    {"amb els dels aquest seva molt tots altres aquesta aquests heu cal nom tamb quan ser fitxer", "àèéíòóúçïü"},
	dutch:      {"het een van niet zijn voor met wordt zich maar deze naar worden", "ëéïöüèêá"},
	danish:     {"og ikke jeg eller skal hvis blir noget deres bliver fra alle mellom", "åøæéèêóòô"},
	swedish:    {"och inte att till detta eller sig vid vara mycket mellan", "äåöé"},
	finnish:    {"joka ovat mutta kun ole voi jos sen niin mit", "äöåšž"},
	estonian:   {"mis kui oli aga oma siis selle kus mitte", "äõüöšž"},
	icelandic:  {"og ekki sem er til hann var hafa fyrir", "áðéíóúýþæö"},
	irish:      {"agus bhfuil ach leis sin faoi chun duine", "áéíóú"},
	polish:     {"nie jest oraz aby tego dla jak przez lub tylko ale jego przy czy", "łężąśćóńź"},
	czech:      {"jako pro nebo jsou pokud byl podle jen tento jejich jste", "íáéěřýžščůúťňóď"},
	slovak:     {"sa ako pre alebo bol tento ich ktor jeho nie", "áéíýčšžúľťóňäôďĺŕ"},
	hungarian:  {"az nem hogy egy meg csak ezt kell vagy lehet", "áéőóöüíúű"},
	romanian:   {"este pentru sau care din sunt prin acest unui fost este dac", "ășțîâşţ"},
	croatian:   {"ili kao nije samo koji koja koje ali iz biti", "šžčćđ"},
	lithuanian: {"ir yra nuo kaip tik jis iki arba bus", "ėšįžąųčęū"},
	latvian:    {"kas uz tas vai bija tika lai", "āīēšņļžūķģč"},
	turkish:    {"bir ile daha olan gibi kadar ise sonra veya bu ve", "ıüşöçğâîûİ"},
	vietnamese: {"trong cho khi theo minh thay nhau thanh nhi nh tr ng", "ôưáàđâêơăíóìéúãýòèùõĩũ" + vietnameseTones},
	esperanto:  {"kaj estas kiu oni sed estis iun nur", "ĉŝĝŭĵĥ"},
	indonesian: {"yang dan untuk dengan tidak dari adalah pada ini akan atau", ""},
}

// vietnameseTones are the letters only Vietnamese has.
const vietnameseTones = "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"

// frequentWords leads from a word to its language; to unknownLanguage where
// several have it.
var frequentWords = func() map[string]language {
	m := map[string]language{}
	for l := range languageFacts {
		for w := range strings.FieldsSeq(languageFacts[l].words) {
			if had, taken := m[w]; taken && had != language(l) {
				m[w] = unknownLanguage
				continue
			}
			m[w] = language(l)
		}
	}
	return m
}()

// guessLanguage names the language of which a text's sample holds clearly the
// most frequent words.
func guessLanguage(s string) language {
	var hits [languageCount]int
	for from := 0; from < len(s); {
		for from < len(s) && !isASCIILetter(s[from]) {
			from++
		}
		end := from
		for end < len(s) && isASCIILetter(s[end]) {
			end++
		}
		if n := end - from; n > 0 && n <= 5 && s[from] >= 'a' {
			hits[frequentWords[s[from:end]]]++
		}
		from = end
	}
	best, second := unknownLanguage, 0
	for l := english; l < languageCount; l++ {
		if best == unknownLanguage || hits[l] > hits[best] {
			if best != unknownLanguage {
				second = max(second, hits[best])
			}
			best = l
		} else {
			second = max(second, hits[l])
		}
	}
	if hits[best] < 2 || hits[best] < 2*second {
		return unknownLanguage
	}
	return best
}
