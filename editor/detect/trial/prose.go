package trial

// Prose is a story written for these tests, one paragraph a line.
const Prose = `The ferry had been late for so many years that nobody in the village thought of it as late any more; it came when the fog allowed, and the fog was seldom in a hurry. Ansel kept the landing, the bell and the one lamp that could be seen from the far side, and he kept a book in which he wrote the hour of every crossing in a small upright hand.

On the morning of which I want to tell there was no fog at all. The water lay as flat as a slate, and the hills behind it had been set so close that one could count the sheep on them. Ansel rang the bell out of habit, waited, rang it again, and at last walked down to the end of the planks to see what kept the boat.

What he saw he described to me afterwards with great exactness, as he described everything. The boat was half way over. It did not move. There were four people in it, and all four were looking down at the water with the same attention that people give to a shop window at night, when the shop is shut and the light has been left on by mistake.

"They are counting something," said his daughter, who had come down behind him with the bread. She was nine years old and could be relied upon to notice. He asked her how she knew, and she held up her hand and folded the fingers in one after another, because the tallest of the four was doing just that.

It turned out to be bells. Under the keel, some forty feet down, the roofs of the old village had come up out of the mud during the dry summer, and on the church there hung a bell that everybody had believed sold to pay for the dam. It was not one bell, either, but seven, and the smallest of them still had its rope.

The commission that was sent to look into the matter needed two years for its report and found that nothing could be proved against anyone. I have read it twice. It is a thorough piece of work, with a map and a table of the depths, and there is not one word in it of the noise that the bells made in the great storm of that October.

Ansel's book has it, though. At ten minutes past four he wrote down what he heard, in the same hand as everything else, between the weather and the number of passengers; and since he was not a man who knew how to invent, the people on our side of the water have believed it ever since, and the people on the other side have not.`

// Sentences are sound prose of many languages, written for these tests.
var Sentences = map[string][]string{
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
