package detect

import (
	"strings"
	"testing"

	"emend/editor/detect/words"
)

func TestLanguageSaysWhatIsJudged(t *testing.T) {
	for name, want := range map[string]struct {
		code   string
		judged bool
	}{"English": {"en", true}, "French": {"fr", true}, "German": {"de", true}, "Spanish": {"es", true}, "Italian": {"it", false}, "Russian": {"", false}, "Chinese": {"", false}} {
		code := words.Language(strings.Join(sentences[name], " "))
		if judged := words.For(code) != nil; code != want.code || judged != want.judged {
			t.Errorf("%s: %q, judged %v", name, code, judged)
		}
	}
}

// sentences are sound prose of many languages, written for these tests.
var sentences = map[string][]string{
	"English":    {"The keeper’s lamp was lit at six — nobody saw the pilot.", "“Well,” she said, “it’s late, and the café’s shut…”", "He paid £40 for the naïve painting."},
	"French":     {"Le gardien a allumé la lampe à six heures, et le quai dormait déjà.", "« Où est passé le pilote ? » demanda l’élève, très étonnée.", "Noël fut gai : crème brûlée, gâteaux, garçons et œufs frais."},
	"German":     {"Der Wärter zündete die Lampe um sechs an, und der Hafen schlief längst.", "„Schön“, sagte sie, „aber wo bleibt der Lotse?“", "Über große Straßen führen viele Brücken."},
	"Spanish":    {"El farero encendió la lámpara a las seis; nadie vio al piloto.", "¿Dónde está el niño? ¡Mañana volverá con su bebé!", "La cigüeña dejó un pañuelo en el balcón."},
	"Portuguese": {"O faroleiro acendeu a lâmpada às seis, e ninguém viu o piloto.", "Não há razão para tanta confusão, disse a mãe à criança.", "As lições de português são fáceis; o avô já não vem."},
	"Italian":    {"Il guardiano accese la lampada alle sei, e già dormiva la città.", "Perché non è più venuto? Così finì la serata, però c’è tempo."},
	"Dutch":      {"De wachter ontstak de lamp om zes uur; niemand zag de loods.", "Eén knieën, twee zeeën, en een coördinator met reünie."},
	"Danish":     {"Fyrpasseren tændte lampen klokken seks, og ingen så lodsen på øen.", "Årets sidste æble lå på gulvet ved døren."},
	"Swedish":    {"Fyrvaktaren tände lampan klockan sex, och ingen såg lotsen på ön.", "Är det verkligen så här långt till ängen?"},
	"Finnish":    {"Majakanvartija sytytti lampun kuudelta, eikä kukaan nähnyt luotsia.", "Äiti lähti töihin yöllä, mutta isä jäi tänne."},
	"Icelandic":  {"Vitavörðurinn kveikti á lampanum klukkan sex og enginn sá lóðsinn.", "Þetta er það sem ég óttaðist mest, sagði hún æst."},
	"Polish":     {"Latarnik zapalił lampę o szóstej i nikt nie widział pilota.", "Żółta łódź płynęła cicho, a światło gasło już na ścieżce.", "Gdzież są chłopcy? Byli tu wczoraj, słowo daję."},
	"Czech":      {"Strážce rozsvítil lampu v šest a nikdo neviděl lodivoda.", "Příliš žluté světlo padalo na vodu, která byla úplně černá."},
	"Hungarian":  {"Az őr hatkor gyújtotta meg a lámpát, és senki sem látta a révkalauzt.", "Különös fény tűnt föl a kikötő fölött, őszintén szólva szép volt."},
	"Romanian":   {"Paznicul a aprins lampa la șase și nimeni n-a văzut pilotul.", "Când vine toamna, câinele rămâne în grădină, lângă pădure."},
	"Turkish":    {"Bekçi lambayı saat altıda yaktı, kimse kılavuzu görmedi.", "Işık söndü, çocuk ağladı; şimdi gece çok sessiz."},
	"Lithuanian": {"Sargas uždegė lempą šeštą valandą ir niekas nematė locmano.", "Gražūs žiburėliai švietė virš upės, kur plaukė žąsys."},
	"Russian":    {"Смотритель зажёг лампу в шесть, и никто не видел лоцмана.", "«Где же он?» — спросила она тихо.", "Ночь была тёмная, и ветер гнал волну к берегу."},
	"Ukrainian":  {"Доглядач запалив лампу о шостій, і ніхто не бачив лоцмана.", "Її ґанок був порожній, а їжак спав під ялинкою."},
	"Greek":      {"Ο φύλακας άναψε τη λάμπα στις έξι και κανείς δεν είδε τον πιλότο.", "Πού πήγε το παιδί; Ήταν αργά, και η θάλασσα ήταν ήσυχη."},
	"Hebrew":     {"השומר הדליק את המנורה בשש ואיש לא ראה את הנווט.", "הלילה היה חשוך והרוח נשבה חזק."},
	"Arabic":     {"أشعل الحارس المصباح في السادسة ولم ير أحد المرشد.", "كان الليل مظلما والبحر هادئا."},
	"Vietnamese": {"Người gác đèn thắp đèn lúc sáu giờ, không ai thấy hoa tiêu.", "Đêm ấy trời tối lắm, gió thổi mạnh vào bờ biển."},
	"Chinese":    {"守望者在六点点亮了灯，谁也没有看见领航员。", "夜很黑，风吹着海浪。"},
	"Japanese":   {"灯台守は六時に明かりをつけたが、水先人を見た者はいなかった。", "夜は暗く、風が強かった。"},
	"Korean":     {"등대지기는 여섯 시에 불을 켰고 아무도 도선사를 보지 못했다.", "밤은 어둡고 바람이 세게 불었다."},
}
