package text

import (
	"math"
	"unicode"
)

// A language is what guessing knows of one: the non-ASCII letters it is
// written with, the commonest first. It is knowledge of spelling, not counts
// from any collection of texts.
type language struct {
	name    string
	letters string
	logP    map[rune]float64
}

// A family is languages that share encodings. It is dense where nearly every
// letter of a text is above 7F, and so any one sign is rare among them.
type family struct {
	dense     bool
	languages []*language
	encodings []candidate
}

// A candidate is an encoding and how much less than windows-1252 it is to be
// expected before a byte was read, as a natural logarithm. The numbers are
// small: a few letters in words outweigh them, and where a text has no more
// than an é or two they leave it with windows-1252.
type candidate struct {
	name  string
	prior float64
}

// foreign is the share of letters that a language's own list lacks: names,
// loan words, quotations. It is spread over that many letters.
const (
	foreign      = 0.01
	foreignCount = 60
)

func lang(name, letters string) *language {
	l := &language{name: name, letters: letters, logP: map[rune]float64{}}
	sum, rank := 0.0, 2.0
	for range letters {
		sum += 1 / rank
		rank++
	}
	rank = 2.0
	for _, r := range letters {
		l.logP[r] = math.Log((1 - foreign) / rank / sum)
		rank++
	}
	return l
}

// logLetter is the logarithm of how often l uses r among its non-ASCII letters.
func (l *language) logLetter(r rune) float64 {
	if p, ok := l.logP[r]; ok {
		return p
	}
	if p, ok := l.logP[unicode.ToLower(r)]; ok {
		return p
	}
	return math.Log(foreign / foreignCount)
}

var families = []family{
	{
		false,
		[]*language{
			lang("French", "éèàêçùâôîûœëïü"), lang("German", "üäöß"), lang("Spanish", "óíáéñúü"),
			lang("Portuguese", "ãçáéíóõêâúàôü"), lang("Italian", "èàòùìé"), lang("English", "éèñöüçïáóëêâ"),
			lang("Dutch", "ëéïöèüê"), lang("Swedish", "äåöéü"), lang("Danish", "øåæéöä"), lang("Finnish", "äöå"),
			lang("Icelandic", "íáðéóöúþýæ"), lang("Catalan", "àéèóíçòúïü"), lang("Estonian", "äõüöšž"),
		},
		[]candidate{
			{"windows-1252", 0},
			{"macintosh", -3},
			{"ibm850", -4},
			{"ibm437", -4},
			{"iso-8859-15", -4},
		},
	},
	{
		false,
		[]*language{
			lang("Polish", "łęąóżśćńź"), lang("Czech", "íáěéřščžýůúťňďó"), lang("Slovak", "áíéčýžšúľťóôňďäŕĺ"),
			lang("Hungarian", "áéőöóíüúű"), lang("Romanian", "ăîțșâţş"), lang("Croatian", "čšžćđ"), lang("Slovene", "čšž"),
		},
		[]candidate{{"windows-1250", -3}, {"iso-8859-2", -4}, {"ibm852", -5}, {"iso-8859-16", -7}},
	},
	{
		false,
		[]*language{lang("Turkish", "ıüşçğöİâ")},
		[]candidate{{"windows-1254", -4}},
	},
	{
		false,
		[]*language{lang("Lithuanian", "ėšųįžūčąę"), lang("Latvian", "āīēšņūļžčģķ"), lang("Estonian", "äõüöšž")},
		[]candidate{{"windows-1257", -4}, {"iso-8859-4", -6}},
	},
	{
		true,
		[]*language{
			lang("Russian", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"), lang("Ukrainian", "оанивтерісклудмпязьгбчйхцїжєюшщфґ"),
			lang("Bulgarian", "аоиетнрсвлдкпмзъугбчяжщхцйфюшь"), lang("Serbian", "аоиенртсјвкдуплмзбгљчњшћхжцђф"),
			lang("Belarusian", "анеіоростлядкувпмзыьбгчжйўцхшёэюф"), lang("Macedonian", "аоеитнрсвдлкпмузјгбшчжцњхќѓфџљѕ"),
		},
		[]candidate{
			{"windows-1251", -3},
			{"koi8-r", -4},
			{"koi8-u", -5},
			{"ibm866", -4},
			{"iso-8859-5", -5},
			{"x-mac-cyrillic", -5},
			{"ibm855", -6},
		},
	},
	{
		true,
		[]*language{lang("Greek", "αοιτεσνηρπκυςλμόίωάήδέγχύθφβώξζψϊϋΐΰ")},
		[]candidate{{"windows-1253", -3}, {"iso-8859-7", -4}},
	},
	{
		true,
		[]*language{lang("Hebrew", "יוהלאתרבמשנעדקחפכגסטצםזןךץף"), lang("Pointed Hebrew", "יוהלאתרבמִַָשׁנעדְּקחֶפֵכֹגסֲטצםזןךץף")},
		[]candidate{{"windows-1255", -4}, {"iso-8859-8", -5}, {"ibm862", -5}},
	},
	{
		true,
		[]*language{lang("Arabic", "الينمرتوبةعدسفهكقحجأشطصخزضذثىءإغآؤئظ"), lang("Persian", "ایهردنومتبسشکگخزعفقچپحجآصطژضغيك")},
		[]candidate{{"windows-1256", -4}, {"iso-8859-6", -5}},
	},
	{
		true,
		[]*language{lang("Thai", "านรอก่เง้มยลวัดทสิตีะปบคห์ืแจพูุช็ขใำไโผซึถศณษธฉภญฐฟฮฒฬ")},
		[]candidate{{"windows-874", -4}},
	},
	{
		false,
		[]*language{lang("Vietnamese", "́̀đ̣ôưêơâàăá̉ã̃óéíèìòùúý")},
		[]candidate{{"windows-1258", -5}},
	},
}

// An eastAsian is an encoding of many thousand characters. frequent lists the
// commonest, which make up about half of any text; level1 says which first
// bytes hold the standard's table of everyday characters.
type eastAsian struct {
	candidate
	frequent     string
	first, last  byte // of level 1
	level1Count  int
	logFrequency map[rune]float64
}

// frequentShare is how much of a text its frequent characters are.
// Measured figures for the 150 commonest: Chinese 0.5, Korean 0.6, Japanese
// (with kana) above 0.7. One number does for all.
const frequentShare = 0.6

func asian(name string, prior float64, first, last byte, frequent string) *eastAsian {
	e := &eastAsian{
		candidate: candidate{name, prior}, first: first, last: last,
		frequent: frequent, level1Count: (int(last) - int(first) + 1) * 94,
		logFrequency: map[rune]float64{},
	}
	sum, rank := 0.0, 4.0
	for range frequent {
		sum += 1 / rank
		rank++
	}
	rank = 4
	for _, r := range frequent {
		if _, twice := e.logFrequency[r]; !twice {
			e.logFrequency[r] = math.Log(frequentShare / rank / sum)
		}
		rank++
	}
	return e
}

const (
	frequentSimplified = "的，。一是不了人我在有他这中大来上个国和地到说们为子出也时年得就那要下以生会自着去之过家学对可里后小么" +
		"心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东、：；？！“”《》"
	frequentTraditional = "的，。一是不了人我在有他這中大來上個國和地到說們為子出也時年得就那要下以生會自著去之過家學對可裡後小麼" +
		"心多天而能好都然沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東、：；？！「」《》"
	frequentJapanese = "のいにたをはしてがるで、。なかとれもっすらりこまうきさくよだあけつえせみどそおわちめろほばじやごへげひふずびゆ" +
		"ンースルトラリイクアレロドシタジマフコプテグサメパニバ「」・日一国人年大十二本中長出三時行見月分後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南"
	frequentKorean = "이다는의에을가고를은하지한로기사도어서자나시리그대정인해있과부라일수아만스니제으여게보들주장전국상유오성했면것생공비구화원" +
		"동모미신방소내조안우마경때관문분연없선거었년진위말러계실세무차간적와습요"
)

var eastAsians = []*eastAsian{
	asian("gb18030", -4, 0xB0, 0xD7, frequentSimplified),
	asian("big5", -4, 0xA4, 0xC6, frequentTraditional),
	asian("shift_jis", -4, 0x88, 0x97, frequentJapanese),
	asian("euc-jp", -5, 0xB0, 0xCF, frequentJapanese),
	asian("euc-kr", -4, 0xB0, 0xC8, frequentKorean),
}
