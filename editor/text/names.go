package text

import (
	"fmt"
	"strings"
	"sync"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// utf8Name is the encoding in which text and file are the same bytes.
const utf8Name = "utf-8"

// A named encoding. x is what x/text calls it, by which aliases are found.
type named struct {
	name  string
	x     encoding.Encoding
	codec func() codec
}

// known lists every encoding, in the order a menu shows them.
var known = []named{
	{utf8Name, nil, func() codec { return nil }},
	{"utf-16le", nil, func() codec { return utf16Codec{big: false} }},
	{"utf-16be", nil, func() codec { return utf16Codec{big: true} }},
	{"utf-32le", nil, func() codec { return utf32Codec{big: false} }},
	{"utf-32be", nil, func() codec { return utf32Codec{big: true} }},
	single("windows-1252", charmap.Windows1252),
	single("iso-8859-1", charmap.ISO8859_1),
	single("iso-8859-15", charmap.ISO8859_15),
	single("macintosh", charmap.Macintosh),
	single("ibm437", charmap.CodePage437),
	single("ibm850", charmap.CodePage850),
	single("ibm858", charmap.CodePage858),
	single("windows-1250", charmap.Windows1250),
	single("iso-8859-2", charmap.ISO8859_2),
	single("iso-8859-16", charmap.ISO8859_16),
	single("ibm852", charmap.CodePage852),
	single("windows-1251", charmap.Windows1251),
	single("koi8-r", charmap.KOI8R),
	single("koi8-u", charmap.KOI8U),
	single("iso-8859-5", charmap.ISO8859_5),
	single("ibm855", charmap.CodePage855),
	single("ibm866", charmap.CodePage866),
	single("x-mac-cyrillic", charmap.MacintoshCyrillic),
	single("windows-1253", charmap.Windows1253),
	single("iso-8859-7", charmap.ISO8859_7),
	single("windows-1254", charmap.Windows1254),
	single("iso-8859-9", charmap.ISO8859_9),
	single("windows-1255", charmap.Windows1255),
	single("iso-8859-8", charmap.ISO8859_8),
	single("ibm862", charmap.CodePage862),
	single("windows-1256", charmap.Windows1256),
	single("iso-8859-6", charmap.ISO8859_6),
	single("windows-1257", charmap.Windows1257),
	single("iso-8859-4", charmap.ISO8859_4),
	single("iso-8859-13", charmap.ISO8859_13),
	single("iso-8859-3", charmap.ISO8859_3),
	single("iso-8859-10", charmap.ISO8859_10),
	single("iso-8859-14", charmap.ISO8859_14),
	single("ibm860", charmap.CodePage860),
	single("ibm863", charmap.CodePage863),
	single("ibm865", charmap.CodePage865),
	single("windows-1258", charmap.Windows1258),
	single("windows-874", charmap.Windows874),
	multi("shift_jis", japanese.ShiftJIS),
	multi("euc-jp", japanese.EUCJP),
	multi("gb18030", simplifiedchinese.GB18030),
	multi("gbk", simplifiedchinese.GBK),
	multi("big5", traditionalchinese.Big5),
	multi("euc-kr", korean.EUCKR),
	{"us-ascii", nil, sync.OnceValue(func() codec { return newASCII() })},
}

func single(name string, m *charmap.Charmap) named {
	return named{name, m, sync.OnceValue(func() codec { return newSingleByte(name, m) })}
}

func multi(name string, e encoding.Encoding) named {
	return named{name, e, sync.OnceValue(func() codec { return newMultiByte(name, e) })}
}

// aliases are names in use that neither index has, or that they understand as
// something else.
var aliases = map[string]string{
	"utf8": utf8Name, "utf-8-sig": utf8Name, "cp65001": utf8Name,
	"unicode": "utf-16", "utf16": "utf-16", "utf32": "utf-32",
	"utf16le": "utf-16le", "utf16be": "utf-16be", "utf32le": "utf-32le", "utf32be": "utf-32be",
	"ascii": "us-ascii", "ansi": "windows-1252", "latin-1": "iso-8859-1", "latin-9": "iso-8859-15",
	"macroman": "macintosh", "mac-roman": "macintosh", "iso-8859-8-i": "iso-8859-8",
	"cp858": "ibm858", "ibm00858": "ibm858", "cp874": "windows-874",
	"cp932": "shift_jis", "sjis": "shift_jis", "eucjp": "euc-jp", "euckr": "euc-kr",
	"cp936": "gbk", "cp949": "euc-kr", "uhc": "euc-kr", "cp950": "big5", "gb2312": "gbk",
}

// Encodings lists the canonical names of all encodings, the commonest of each
// part of the world first. The slice is the caller's.
func Encodings() []string {
	names := make([]string, len(known))
	for i, e := range known {
		names[i] = e.name
	}
	return names
}

// lookup finds an encoding by any of its names.
func lookup(name string) (named, error) {
	key := strings.ToLower(strings.TrimSpace(name))
	if to, ok := aliases[strings.ReplaceAll(key, "_", "-")]; ok {
		key = to
	}
	for _, e := range known {
		if e.name == key || e.name == strings.ReplaceAll(key, "_", "-") {
			return e, nil
		}
	}
	// IANA first: it takes "latin1" for ISO 8859-1, HTML for windows-1252,
	// and a reader who names an encoding means that one.
	iana, _ := ianaindex.IANA.Encoding(key)
	html, _ := htmlindex.Get(key)
	for _, x := range []encoding.Encoding{iana, html} {
		for _, e := range known {
			if x != nil && e.x == x {
				return e, nil
			}
		}
	}
	return named{}, fmt.Errorf("encoding %q is not known; known are %s", name, strings.Join(Encodings(), ", "))
}

// endless returns "utf-16" or "utf-32" where name is one of these, which leave
// the byte order open, and else "".
func endless(name string) string {
	key := strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "_", "-")
	if to, ok := aliases[key]; ok {
		key = to
	}
	if key == "utf-16" || key == "utf-32" {
		return key
	}
	return ""
}

// codecOf returns the codec of a canonical name, nil for UTF-8.
func codecOf(name string) codec {
	for _, e := range known {
		if e.name == name {
			return e.codec()
		}
	}
	panic("text: no encoding is called " + name)
}
