package furniture

import (
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/text"
)

// Chrome proposes to delete what web pages and newsletters put around a
// text.
var Chrome = rule.Detector{
	Rule:  "furniture.chrome",
	Title: "Web and newsletter chrome",
	Doc: "Lines such as [Subscribe now], [Leave a comment], [Partager cet article] alone at the start or the end of the text. " +
		"Inside the text they are proposed low; in a sentence never.",
	Find: func(p *rule.Pass) { reportFurniture(p, chromePattern) },
}

const chromePattern = "chrome line"

// How sure a line of chrome is by where it stands.
const (
	chromeAtEdge   = 0.97 // nothing but chrome between it and the edge
	chromeNearEdge = 0.92 // among the few outermost lines, by itself
	chromeInRow    = 0.75 // inside the text, beside other chrome
	chromeAlone    = 0.4  // inside the text, by itself
)

// outermost is the number of lines from an edge of the text that are near it.
const outermost = 5

// chrome are the wordings, in lower case, numbers as 0, without marks at
// either end. Those after the bar in a language's line are chrome only beside
// others, being ordinary words too.
var chrome = chromeTable(
	"subscribe now;subscribe;subscribe for free;subscribe to our newsletter;sign up;sign up now;sign up for our newsletter;sign in;log in;leave a comment;"+
		"leave a reply;share this post;share this article;share this story;share this;share on facebook;share on twitter;share on linkedin;tweet this;"+
		"read more;read more posts;read the full story;continue reading;keep reading;accept cookies;accept all cookies;accept all;reject all;manage cookies;cookie settings;"+
		"cookie policy;privacy policy;terms of service;terms of use;all rights reserved;skip to content;skip to main content;back to top;click here to subscribe;"+
		"get the app;download the app;open in app;view in browser;view this email in your browser;unsubscribe;manage preferences;forward to a friend;"+
		"give a gift subscription;get 0% off;upgrade to paid;become a paid subscriber;refer a friend;share with a friend;start writing;recommended articles;"+
		"related articles;related posts;related stories;you may also like;most popular;trending now;print this page;email this article;follow us;follow us on twitter;"+
		"follow us on facebook;follow us on instagram;loading comments;show comments;load more comments;load more;view comments;0 comments;0 comment;no comments;0 likes;0 shares;0 min read;0 minute read;0 minutes read;"+
		"thanks for reading;thanks for reading! subscribe for free to receive new posts and support my work;type your email|"+
		"share;like;comment;comments;home;menu;search;next;previous;advertisement;sponsored;print;email;reply;follow;about;contact;discussion about this post;top;close;loading",
	"s'abonner;abonnez-vous;s'abonner maintenant;abonnez-vous à notre newsletter;inscrivez-vous;se connecter;laisser un commentaire;laissez un commentaire;partager cet article;"+
		"partager sur facebook;partager sur twitter;lire la suite;lire aussi;en savoir plus;accepter les cookies;tout accepter;accepter tout;tout refuser;gérer les cookies;"+
		"politique de confidentialité;mentions légales;conditions d'utilisation;tous droits réservés;aller au contenu;retour en haut;se désabonner;se désinscrire;articles similaires;"+
		"sur le même sujet;suivez-nous;0 commentaires;0 commentaire;aucun commentaire;0 min de lecture|partager;accueil;rechercher;imprimer;suivant;précédent;publicité;commentaires",
	"jetzt abonnieren;abonnieren;newsletter abonnieren;jetzt anmelden;anmelden;einloggen;kommentar schreiben;einen kommentar hinterlassen;kommentar hinterlassen;"+
		"schreibe einen kommentar;artikel teilen;diesen artikel teilen;diesen beitrag teilen;beitrag teilen;auf facebook teilen;auf twitter teilen;weiterlesen;mehr lesen;mehr erfahren;cookies akzeptieren;"+
		"alle cookies akzeptieren;alle akzeptieren;alle ablehnen;cookie-einstellungen;datenschutz;datenschutzerklärung;impressum;nutzungsbedingungen;alle rechte vorbehalten;"+
		"zum inhalt springen;nach oben;abbestellen;newsletter abbestellen;ähnliche artikel;ähnliche beiträge;das könnte sie auch interessieren;folgen sie uns;0 kommentare;keine kommentare;0 min lesezeit|"+
		"teilen;startseite;menü;suche;drucken;weiter;zurück;anzeige;werbung;kommentare",
	"suscríbete;suscribirse;suscríbete ahora;suscríbase;suscríbete a nuestro boletín;regístrate;iniciar sesión;deja un comentario;dejar un comentario;deja una respuesta;compartir este artículo;"+
		"comparte este artículo;compartir en facebook;compartir en twitter;leer más;seguir leyendo;saber más;aceptar cookies;aceptar todas las cookies;aceptar todo;rechazar todo;configurar cookies;"+
		"política de privacidad;política de cookies;aviso legal;términos de uso;todos los derechos reservados;saltar al contenido;ir al contenido;volver arriba;darse de baja;cancelar suscripción;"+
		"artículos relacionados;también te puede interesar;síguenos;0 comentarios;sin comentarios;0 min de lectura|compartir;inicio;buscar;imprimir;siguiente;anterior;publicidad;comentarios",
)

// chromeTable reads the table above: 's' for the sure, 'w' for the others, by
// the hash of their words.
func chromeTable(languages ...string) map[uint64]byte {
	m := map[uint64]byte{}
	for _, l := range languages {
		sure, other, _ := strings.Cut(l, "|")
		for w := range strings.SplitSeq(other, ";") {
			key, _ := lineKeys(w)
			m[key] = 'w'
		}
		for w := range strings.SplitSeq(sure, ";") {
			key, _ := lineKeys(w)
			m[key] = 's'
		}
	}
	return m
}

// chromeLines finds the lines of chrome and weighs them by where they stand.
func chromeLines(s string, lines []shortLine) []rule.Finding {
	c := chromeText{s: s, lines: lines, kinds: make([]byte, len(lines))}
	found := false
	for i := range lines {
		c.kinds[i] = chromeKind(lines[i].chrome)
		found = found || c.kinds[i] != 0
	}
	if !found {
		return nil
	}
	c.body = bodyOf(s, lines, c.kinds)
	var out []rule.Finding
	for i := range lines {
		if confidence := c.weigh(i); confidence > 0 {
			out = append(out, rule.Finding{
				Span:       lines[i].goes(s, lines[i].Start >= c.body.End),
				Confidence: confidence,
				Pattern:    chromePattern,
				Evidence:   "well-known wording of web pages and newsletters, alone on its line",
				Container:  true,
			})
		}
	}
	return out
}

// A chromeText is a text with the kinds of its short lines.
type chromeText struct {
	s     string
	lines []shortLine
	kinds []byte
	body  text.Span // from the first to the last line that is not chrome
}

// weigh is how sure line i is chrome; 0: it is not.
func (c *chromeText) weigh(i int) float64 {
	kind, l := c.kinds[i], &c.lines[i]
	sure := kind == 's'
	row := kind != 0 && (c.beside(i-1, i) || c.beside(i+1, i))
	switch {
	case (l.End <= c.body.Start || l.Start >= c.body.End) && (sure || row):
		return chromeAtEdge
	case sure && len(c.lines) > 4*outermost && nearEdge(c.s, l):
		return chromeNearEdge
	case row:
		return chromeInRow
	case sure:
		return chromeAlone
	}
	return 0
}

// beside says whether line j is sure chrome and next to line i.
func (c *chromeText) beside(j, i int) bool {
	if j < 0 || j >= len(c.lines) || c.kinds[j] != 's' {
		return false
	}
	return adjacent(c.s, &c.lines[min(i, j)], &c.lines[max(i, j)])
}
