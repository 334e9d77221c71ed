package mojibake_test

import (
	"strings"
	"testing"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/folded"
	"emend/editor/detect/trial"
)

// A probe is one class of damage and what it must become. Several have a proof
// in front: a sentence with the same damage beyond doubt.
type probe struct{ name, raw, want string }

const foldedProof = "She didna€™t know it, he wona€™t tell, they cana€™t go. "

const foldedGood = "She didn’t know it, he won’t tell, they can’t go. "

// proven puts a proof of folded damage in front of both texts of a probe.
func proven(name, raw, want string) probe {
	return probe{name, foldedProof + raw, foldedGood + want}
}

// misreadProbes are the exact chains, made with the tables.
func misreadProbes() (out []probe) {
	const (
		latin  = "The café’s façade — “très élégant” — cost £40…"
		russia = "Смотритель зажёг лампу"
		greek  = "Ο φύλακας άναψε τη λάμπα"
	)
	add := func(id codec.ID, script, s string) {
		out = append(out, probe{script + " as " + id.String(), id.Misread(s), s})
	}
	for _, id := range []codec.ID{codec.Windows1252, codec.Latin1, codec.Windows1250, codec.Windows1251, codec.Windows1253, codec.Windows1254, codec.Windows1257, codec.Latin2, codec.MacRoman, codec.CP437, codec.CP850, codec.CP866, codec.KOI8R, codec.KOI8U} {
		add(id, "Latin letters", latin)
	}
	for _, id := range []codec.ID{codec.Windows1252, codec.Latin1, codec.Windows1251, codec.MacRoman, codec.CP437, codec.CP850, codec.KOI8R, codec.CP866} {
		add(id, "Cyrillic", russia)
	}
	for _, id := range []codec.ID{codec.Windows1252, codec.Windows1253, codec.MacRoman} {
		add(id, "Greek", greek)
	}
	w, l, m := codec.Windows1252, codec.Latin1, codec.MacRoman
	more := func(name, raw, want string) { out = append(out, probe{name, raw, want}) }
	more("Arabic", w.Misread("أضاء الحارس المصباح"), "أضاء الحارس المصباح")
	more("Hebrew", w.Misread("השומר הדליק את המנורה"), "השומר הדליק את המנורה")
	more("Chinese", w.Misread("守望者点亮了灯"), "守望者点亮了灯")
	more("Japanese", w.Misread("灯台守は明かりをつけた"), "灯台守は明かりをつけた")
	more("Korean", w.Misread("등대지기가 불을 켰다"), "등대지기가 불을 켰다")
	more("Thai", w.Misread("ผู้เฝ้าประภาคาร"), "ผู้เฝ้าประภาคาร")
	more("Vietnamese", w.Misread("Người gác đèn biển ở đây"), "Người gác đèn biển ở đây")
	more("Polish", w.Misread("Latarnik zapalił światło, żółte"), "Latarnik zapalił światło, żółte")
	more("Turkish", w.Misread("Işık yandı, gemiler döndü"), "Işık yandı, gemiler döndü")
	more("emoji", w.Misread("well done 😀👍"), "well done 😀👍")
	more("two layers", w.Misread(w.Misread("the keeper’s café")), "the keeper’s café")
	more("three layers", w.Misread(w.Misread(w.Misread("the keeper’s café"))), "the keeper’s café")
	more("two layers, Latin-1 then 1252", w.Misread(l.Misread("the keeper’s café")), "the keeper’s café")
	more("two layers, MacRoman", m.Misread(m.Misread("the keeper’s café")), "the keeper’s café")
	more("good and bad in one line", "good é beside bad "+w.Misread("é")+"t"+w.Misread("é"), "good é beside bad été")
	more("… by way of MacRoman", "well‰Û_ it‰Ûªs late, don‰Ûªt", "well… it’s late, don’t")
	more("windows-1252 by way of MacRoman", codec.Windows1252ViaMac.Misread("don’t say “no” — it’s é"), "don’t say “no” — it’s é")
	return out
}

// writtenProbes are written out.
var writtenProbes = []probe{
	{"CESU-8 surrogates", codec.Latin1.Misread("fine \xed\xa0\xbd\xed\xb8\x80 day"), "fine 😀 day"},
	{"raw surrogates", "fine \xed\xa0\xbd\xed\xb8\x80 day", "fine 😀 day"},
	{"Java's NUL", "lamp\u00c0\u0080 post", "lamp post"},
	{"trailing A0 made a space", "voilÃ le vieux phare", "voilà le vieux phare"},
	{"Â and a no-break space", "ten.Â\u00a0Then it rang", "ten.\u00a0Then it rang"},
	{"Â and a space", "the pierÂ was wet", "the pier\u00a0was wet"},
	{"Â before a symbol", "it cost Â£40 and 20Â°C", "it cost £40 and 20°C"},
	{"9D lost", "â€œNo,â€ he said", "“No,” he said"},
	{"9D replaced", "â€œNo,â€\ufffd he said", "“No,” he said"},
	{"C1 controls", "said\u0085 the \u0093keeper\u0094", "said… the “keeper”"},
	{"C1 apostrophe", "the keeper\u0092s lamp", "the keeper’s lamp"},
	{"C1 letters of MacRoman", "el far\u0097 de la isl\u0087, tambi\u008en perdi\u0097 la luz", "el faró de la islá, también perdió la luz"},
	{"C1 deleted", "he donât know and sheâs gone", "he don’t know and she’s gone"},
	{"C1 made question marks", "he didnâ??t know", "he didn’t know"},
	{"ellipsis with a question mark", "wellâ?¦ no", "well… no"},
	{"GBK apostrophe", "I don鈥檛 know, it鈥檚 late", "I don’t know, it’s late"},
	{"GBK letter", "a caf茅 on the quay", "a café on the quay"},
	{"Shift-JIS", "I don窶冲 know, it窶冱 late", "I don’t know, it’s late"},
	{"Chinese as GBK", "", "海水很冷，灯塔亮着"},
	{"windows-1251 as 1252", "Ñìîòðèòåëü çàæ¸ã ëàìïó â øåñòü ÷àñîâ", "Смотритель зажёг лампу в шесть часов"},
	{"KOI8-R as windows-1251", "уНПФТЙФЕМШ ЪБЦЕЗ МБНРХ Ч ЫЕУФШ ЮБУПЧ", "Смотритель зажег лампу в шесть часов"},
	{"Latin-2 as Latin-1", "¦wiat³o by³o ¿ó³te, a l±d ciemny", "Światło było żółte, a ląd ciemny"},
	{"windows-1254 as 1252", "Iþýk yandý, aðaçlar sýrayla karardý, þehir uyudu", "Işık yandı, ağaçlar sırayla karardı, şehir uyudu"},
	{"windows-1252 as MacRoman", "ìDonít go,î she said. ìItís late and heís gone; Iím afraid.î", "“Don’t go,” she said. “It’s late and he’s gone; I’m afraid.”"},
	{"MacRoman as windows-1252", "ÒDonÕt go,Ó she said. ÒItÕs late and heÕs gone; IÕm afraid.Ó", "“Don’t go,” she said. “It’s late and he’s gone; I’m afraid.”"},

	{"folded apostrophe", "the keepera€™s lamp", "the keeper’s lamp"},
	{"folded with a false space", "the keepera€™ s lamp", "the keeper’s lamp"},
	{"folded, true space kept", "a€~olda€™ timber", "‘old’ timber"},
	{"folded plural genitive", "the workersa€™ club", "the workers’ club"},
	{"folded opening quote", "a€œWell,a€ he said. a€œNo.a€", "“Well,” he said. “No.”"},
	{"folded, œ spelt out", "a€oeWell,a€ he said. a€oeNo.a€", "“Well,” he said. “No.”"},
	{"folded with 9D", "a€œWell,a€\u009d he said", "“Well,” he said"},
	{"folded en dash", "from 1871a€“74", "from 1871–74"},
	{"folded em dash", "the milla€”a ruin", "the mill—a ruin"},
	{"folded dash with a straight mark, figures", "from 1871a€\"74", "from 1871–74"},
	{"folded dash with a straight mark, words", "the milla€\"a ruina€\"burnt", "the mill—a ruin—burnt"},
	{"folded ellipsis", "wella€¦ no", "well… no"},
	{"folded ellipsis, scanned", "Splendida€! said he", "Splendid… said he"},
	{"folded bullet", "a€¢ one thing", "• one thing"},
	{"folded ‘ spelt ~", "the a€~olda€™ one", "the ‘old’ one"},
	{"folded low quote", "er sagte a€žNeina€œ und ging", "er sagte „Nein“ und ging"},
	proven("folded é", "the emigrA©s", "the emigrés"),
	proven("folded ç", "the faA§ade", "the façade"),
	proven("folded è", "the crA¨me", "the crème"),
	proven("folded ü", "the MA¼ller", "the Müller"),
	proven("folded ö", "in KA¶ln", "in Köln"),
	proven("folded ñ", "the EspaA±a", "the España"),
	proven("folded í", "the rA\u00ado", "the río"),
	proven("folded é at a word's end", "an emigrA©, he said", "an emigré, he said"),
	proven("folded É", "the A‰cole", "the École"),
	proven("folded ©", "A© 1998 the keeper", "© 1998 the keeper"),
	proven("folded £", "for A£40", "for £40"),
	proven("folded °", "at 20A°C", "at 20°C"),
	proven("folded no-break space", "the pierA\u00a0was wet", "the pier\u00a0was wet"),
	{"folded no-break space made a space", "itaEURtms wet, donaEURtmt, canaEURtmt: the pierA was wet.A Then", "it’s wet, don’t, can’t: the pier\u00a0was wet.\u00a0Then"},
	{"folded quotation before A", "a€oeA ship,a€ he said. a€oeIta€™s late,a€ and a€oeno.a€", "“A ship,” he said. “It’s late,” and “no.”"},
	proven("folded ™ and €", "the Lampa„¢ cost a‚¬40", "the Lamp™ cost €40"),
	proven("folded arrow", "on a†’ off", "on → off"),
	proven("folded fraction", "1A½ miles", "1½ miles"),
	proven("folded, letter torn off", "as AbbA© said, and Abb A© Gaston", "as Abbé said, and Abbé Gaston"),
	proven("scanned: ^™", "the empire^™ s end", "the empire’s end"),
	{"folded French", "L’A©tA© de la mA¨re: c’A©tait dans la garA§onniA¨re A\u00a0 la ville", "L’été de la mère: c’était dans la garçonnière à la ville"},
	{"folded guillemets", "A«Les mA¨res sont lA\u00a0!A», dit le gardien des tA©lA©phones", "«Les mères sont là!», dit le gardien des téléphones"},
	{"elision with a false space", "la mA¨re a dit qua€™ il na€™ est pas fA¢chA© dans la€™ A®le", "la mère a dit qu’il n’est pas fâché dans l’île"},
	{"spelt out: aEURtm", "the keeperaEURtms lamp", "the keeper’s lamp"},
	{"spelt out: aEURTM", "the keeperaEURTMs lamp", "the keeper’s lamp"},
	{"spelt out: quotation", "aEURoeWell,aEUR he said. aEURoeNo, itaEURtms not.aEUR", "“Well,” he said. “No, it’s not.”"},
	{"spelt out: ‘", "the aEUR~oldaEURtm one", "the ‘old’ one"},
	{"spelt out: dash", "the millaEUR\"a ruin", "the mill—a ruin"},
	{"a lost", "the keeper€™s lamp", "the keeper’s lamp"},
	{"a scanned as a colon", "the AWS:€™s bill", "the AWS’s bill"},
	{"a scanned as x", "the AWSx€™s bill", "the AWS’s bill"},
	{"put in small letters", "montrã©al and quã©bec", "montréal and québec"},
	{"folded and in small letters", "itaguaa§u and foranea§a", "itaguaçu and foraneça"},
	{"put in capitals", "DONÂ€™T GO", "DON’T GO"},
	{"folded, then misread again", "the keeperaâ‚¬â„¢s lamp", "the keeper’s lamp"},
	{"misread, ™ spelt out", "the keeperâ€TMs lamp", "the keeper’s lamp"},
	{"misread, ˜ spelt ~", "the â€~oldâ€™ one", "the ‘old’ one"},
	{"misread, œ spelt oe", "â€oeWell,â€ he said", "“Well,” he said"},
	{"misread dash, straight mark", "from 1871â€\"74", "from 1871–74"},

	{"folded Polish", "", "Latarnik zapalił światło, żółte i słabe, gdzieś w mgle. Nie jest to łatwe, oraz to, że się będzie bał"},
	{"folded Czech", "", "Příliš žluté světlo padalo na říční vodu, která byla úplně černá, jako by někdo pro ně rozsvítil, nebo jsou to jen hvězdy"},
	{"folded Romanian", "", "Paznicul a aprins lampa la șase și nu a văzut nimic, pentru că noaptea era întunecoasă, iar orașul dormea liniștit sub stele, care sunt în cer; bărbații și fetițele visau"},
	{"folded German ß", "", "Die Straße war groß, und der Wächter wußte nicht, ob er die Tür schließen müsse für die Gäste, die später kämen; auch die Brücke läge frei"},
	{"folded Vietnamese", "", "Người gác đèn thắp đèn lúc sáu giờ, không ai thấy hoa tiêu; trong khi gió thổi mạnh vào bờ biển"},
	{"folded Danish", "", "Fyrpasseren tændte lampen, og ingen så lodsen på øen; året gik, og ikke alle fandt døren, som jeg så"},
	{"folded Hungarian", "", "Különös fény tűnt föl a kikötő fölött, őszintén szólva szép volt, hogy az őr nem csak egy lámpát látott"},
	{"folded Turkish", "", "Bekçi lambayı saat altıda yaktı, bir kılavuz görmedi; ama gibi olan kadar güzel bir ilk gün ile gece çöktü"},
	{"folded Italian", "", "Perché non è più venuto? Così la serata finì, però c’è tempo, e già la città dormiva con gli altri della casa"},
	{"folded Spanish", "", "El farero encendió la lámpara; ¿dónde está el niño? Mañana volverá con su bebé, pero los demás, según él, no"},
	{"folded Portuguese", "", "Não há razão para tanta confusão, disse a mãe à criança; é que as lições dos mais são fáceis"},
	{"misread twice, then folded", "the keeperA¢a‚¬a„¢s lamp, the cafAƒA© and A‚A©2010", "the keeper’s lamp, the café and ©2010"},
	{"misread twice, then folded, quotation", "A¢a‚¬A“No,A¢a‚¬A\u009d he said A¢a‚¬a€œ and left", "“No,” he said – and left"},
	{"misread three times, then folded", "the cafAƒÆ’A‚A© was shut", "the café was shut"},
	{"misread three times, then folded, marks straight", "the cafAƒÆ'A‚A© was shut", "the café was shut"},
	{"folded, then misread, letter", "the cafAÂ© and the faAÂ§ade", "the café and the façade"},
	{"folded, ƒ as f", "the cafAfA© of the rAfA©sumAfA© that she didna€™t know, he cana€™t, it isna€™t", "the café of the résumé that she didn’t know, he can’t, it isn’t"},
	{"small letters, Polish", "latarnik zapaliå‚ i daå‚ znak i poszedå‚ spaä‡, bo ksiä™å¼yc byå‚ jasny, a nikt go nie widziaå‚", "latarnik zapalił i dał znak i poszedł spać, bo księżyc był jasny, a nikt go nie widział"},
	{"folded, small letters, German", "die ta¼r war fa¼r die ga¤ste gea¶ffnet, und der wa¤rter ha¶rte sie", "die tür war für die gäste geöffnet, und der wärter hörte sie"},
	{"9D as a question mark", "â€œNo,â€? he said. â€œGo,â€? she said. â€œSo,â€? and â€œthat’s it,â€? they said", "“No,” he said. “Go,” she said. “So,” and “that’s it,” they said"},
	{"controls as question marks, quotations", "â??No, I donâ??t know,â?? he said. â??Itâ??s late,â?? she said", "“No, I don’t know,” he said. “It’s late,” she said"},
	{"controls deleted, elision", "Lâhomme nâest pas venu, et il nâa rien dit dans lâaprÃ¨s-midi; câest tout ce que je sais des gens qui sont ici", "L’homme n’est pas venu, et il n’a rien dit dans l’après-midi; c’est tout ce que je sais des gens qui sont ici"},
	{"Big5 as Latin-1", "", "夜裡的海風很冷，燈塔的光在霧中忽明忽暗。守塔人說，他已經在這裡住了三十年。"},
	{"Shift-JIS as Latin-1", "", "夜の海風はとても冷たく、灯台の光が霧の中で明滅していた。"},
	{"GBK, a wide letter", "", "“So, l’œuvre d’un élève à l’école, c’était tout"},

	{"folded, © as c", foldedProof + "JosAc went", foldedGood + "José went"},
	{"folded, symbols spelt out", foldedProof + "MA!laga, KAPln, RA3s, CafA(c), jalapeA+-o and 40Adeg C", foldedGood + "Málaga, Köln, Rós, Café, jalapeño and 40° C"},
	{"folded, fractions spelt out", foldedProof + "JA 1/4 rgen MA1⁄4ller", foldedGood + "Jürgen Müller"},
	{"folded, € dropped", "The keeperaTMs lamp isnaTMt lit, and they donaTMt know", "The keeper’s lamp isn’t lit, and they don’t know"},
	{"folded, names of other languages", foldedProof + "DvoA™A¡k, MichaA‚ and AŒapek, “Aœber”", foldedGood + "Dvořák, Michał and Čapek, “Über”"},
	{"folded, degrees and fractions", foldedProof + "350 A°F and A½ cup, 3A—10", foldedGood + "350 °F and ½ cup, 3×10"},
	{"entities of misread text at line ends", "the caf&Atilde;&copy;\nthe ol&Atilde;&copy;\nthe na&Atilde;&macr;\nand they don&acirc;&euro;&trade;t know", "the café\nthe olé\nthe naï\nand they don’t know"},

	{"entities", "caf&eacute; &amp; bar", "café & bar"},
	{"entities escaped twice", "caf&amp;eacute; noir", "café noir"},
	{"entities of misread text", "the keeper&acirc;&euro;&trade;s lamp", "the keeper’s lamp"},
	{"numbered entities", "the keeper&#8217;s caf&#xe9;", "the keeper’s café"},
	{"entities in capitals", "CAF&EACUTE; NOIR", "CAFÉ NOIR"},
	{"ligatures", "the ﬁrst o\ufb03ce \ufb02oor", "the first office floor"},
	{"full width", "the ｃａｔ sat", "the cat sat"},
	{"control characters", "the ke\x01eper\x00", "the keeper"},
	{"terminal escapes", "a \x1b[1;31mred\x1b[0m lamp", "a red lamp"},
	{"struck over", "N\bNA\bAM\bME\bE of the lamp", "NAME of the lamp"},
	{"byte order mark inside", "the\ufeff keeper", "the keeper"},
	{"zero-width space", "the kee\u200bper", "the keeper"},
	{"soft hyphen", "the kee\u00adper", "the keeper"},
	{"line separator", "one\u2028two", "one\ntwo"},
	{"quoted-printable", "un caf=C3=A9 pr=C3=A8s du quai", "un café près du quai"},
	{"quoted-printable line ends", "un caf=C3=A9 pr=C3=A8s du=\n quai", "un café près du quai"},
	{"escapes", `un caf\u00e9 pr\u00e8s du quai`, "un café près du quai"},
	{"percent escapes", "un caf%C3%A9 noir", "un café noir"},
	{"combining accents", "un cafe\u0301 noir", "un café noir"},
	{"accent behind its letter", "die Universita¨t und die Schu¨ler", "die Universität und die Schüler"},
	{"accent before its letter", "die Universit¨at und die Sch¨uler f¨ur", "die Universität und die Schüler für"},
	{"private ligature", "the de\ue000nition and the o\ue001cial", "the definition and the official"},
	{"lost ligature", "the de nition is di erent and signi cant", "the definition is different and significant"},
}

// openProbes are known failures: one that starts to pass belongs above.
var openProbes = []probe{
	{"K\ufffdnig", "Herr K\ufffdnig kam", "Herr König kam"},
}

func TestProbes(t *testing.T) {
	probes := misreadProbes()
	for _, p := range writtenProbes {
		switch p.name {
		default:
			if p.raw == "" {
				p.raw = folded.Strip(codec.Windows1252.Misread(p.want))
			}
		case "Chinese as GBK":
			p.raw = asWide(codec.GBK, p.want)
		case "Big5 as Latin-1":
			p.raw = codec.Latin1.Misread(bytesIn(codec.Big5, p.want))
		case "Shift-JIS as Latin-1":
			p.raw = codec.Latin1.Misread(bytesIn(codec.ShiftJIS, p.want))
		case "GBK, a wide letter":
			p.raw = asWide(codec.GBK, p.want)
		}
		probes = append(probes, p)
	}
	right := 0
	for _, p := range probes {
		if got := trial.CleanedByDefaults(t, p.raw, "mojibake", "characters"); got != p.want {
			t.Errorf("%s:\n  %q\n→ %q\n, %q", p.name, p.raw, got, p.want)
			for _, r := range trial.DetectDefaults(t, p.raw, "mojibake", "characters") {
				t.Logf("     %s %.2f %q → %q", r.Rule, r.Confidence, p.raw[r.Span.Start:r.Span.End], r.Replacement)
			}
			continue
		}
		right++
	}
	t.Logf("%d of %d classes repaired exactly", right, len(probes))
	for _, p := range openProbes {
		if trial.CleanedByDefaults(t, p.raw, "mojibake", "characters") == p.want {
			t.Errorf("%s is repaired now: it is no known failure", p.name)
		}
	}
}

// asWide reads the bytes of s in an East Asian encoding.
func asWide(w *codec.Wide, s string) string {
	var b strings.Builder
	for rest := []byte(s); len(rest) > 0; {
		r, size := w.Decode(rest)
		if size == 0 {
			r, size = rune(rest[0]), 1
		}
		b.WriteRune(r)
		rest = rest[size:]
	}
	return b.String()
}

// bytesIn writes s in an East Asian encoding.
func bytesIn(w *codec.Wide, s string) string {
	var b []byte
	for _, r := range s {
		if r < 0x80 {
			b = append(b, byte(r))
		}
		b, _ = w.Append(b, r)
	}
	return string(b)
}
