package diff

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"emend/editor/clock"
	"emend/editor/text"
)

// marked shows the hunks of b over a: [old|new] for words, {old|new} for
// white space.
func marked(a, b string) string {
	var out strings.Builder
	at := 0
	for _, h := range Texts(a, b) {
		out.WriteString(a[at:h.A.Start])
		open, end := "[", "]"
		if h.Space {
			open, end = "{", "}"
		}
		out.WriteString(open + a[h.A.Start:h.A.End] + "|" + b[h.B.Start:h.B.End] + end)
		at = h.A.End
	}
	return out.String() + a[at:]
}

func TestTexts(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"same words", "same words", "same words"},
		{"", "new", "[|new]"},
		{"old", "", "[old|]"},
		{"a red house", "a green house", "a [red|green] house"},
		{"a big red house", "a red house", "a [big |]red house"},
		{"one\ntwo", "one two", "one{\n| }two"},
		{"one \ntwo three", "one two three", "one {\n|}two three"},
		{"one\ntwo tree", "one two three", "one{\n| }two [tree|three]"},
		{"the Sergea€™ s book", "the Serge’s book", "the [Sergea€™ s|Serge’s] book"},
		{"wait....... no", "wait… no", "wait[.......|…] no"},
		{"don’t", "don't", "[don’t|don't]"},
		{"第一章開始", "第二章開始", "第[一|二]章開始"},
		{"e\u0301 x", "\u00e9 x", "[e\u0301|\u00e9] x"},
		{"x \xe9y z", "x \xe8y z", "x [\xe9|\xe8]y z"},
		{"end", "end\n", "end{|\n}"},
	} {
		if got := marked(c.a, c.b); got != c.want {
			t.Errorf("Texts(%q, %q) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// check fails unless the hunks of a and b are in order, disjoint, not empty,
// on edges of characters, true about white space, and lead from a to b.
func check(t *testing.T, a, b string) []Hunk {
	t.Helper()
	hunks := Texts(a, b)
	var out strings.Builder
	at, last := 0, Hunk{}
	for i, h := range hunks {
		if i > 0 && (h.A.Start < last.A.End || h.B.Start < last.B.End) || h.A.Empty() && h.B.Empty() {
			t.Fatalf("hunk %d: %+v after %+v", i, h, last)
		}
		for _, off := range []int{h.A.Start, h.A.End} {
			if !text.IsEdge(a, off) {
				t.Fatalf("hunk %+v cuts a character of %q", h, a)
			}
		}
		if !text.IsEdge(b, h.B.Start) || !text.IsEdge(b, h.B.End) {
			t.Fatalf("hunk %+v cuts a character of %q", h, b)
		}
		if h.Space && strings.Trim(a[h.A.Start:h.A.End]+b[h.B.Start:h.B.End], " \t\n\v\f\r") != "" {
			t.Fatalf("hunk %+v is not white space only", h)
		}
		out.WriteString(a[at:h.A.Start])
		out.WriteString(b[h.B.Start:h.B.End])
		at, last = h.A.End, h
	}
	out.WriteString(a[at:])
	if out.String() != b {
		t.Fatalf("the hunks lead from %q to %q, not to %q", a, out.String(), b)
	}
	return hunks
}

func FuzzTexts(f *testing.F) {
	f.Add("one two\nthree", "one  two three")
	f.Add("x\xe9y", "x\xe8y")
	f.Add("e\u0301\u0301", "\u00e9\u0301")
	f.Add("\xe2\x80\x99\x80", "\xe2\x80\x98\x80")
	f.Add(strings.Repeat("-", 300), strings.Repeat("-", 299)+"=")
	f.Fuzz(func(t *testing.T, a, b string) { check(t, a, b) })
}

// words writes n words of a small made-up language.
func words(r *rand.Rand, n, vocabulary int) []string {
	out := make([]string, n)
	for i := range out {
		w := r.IntN(vocabulary)
		out[i] = string(rune('a'+w%26)) + strings.Repeat("o", w/26%3) + string(rune('a'+w/78%26)) + strings.Repeat("e", w/2028)
	}
	return out
}

// damaged changes one word in every, and breaks the lines anew.
func damaged(r *rand.Rand, w []string, every int) (a, b string) {
	var x, y strings.Builder
	for i, word := range w {
		end := " "
		if i%12 == 11 {
			end = "\n"
		}
		x.WriteString(word + end)
		switch k := r.IntN(every); {
		case k > 0 || every == 1:
		case r.IntN(3) == 0:
			continue
		default:
			word = "q" + word
		}
		if i%100 == 99 {
			y.WriteString(word + "\n")
		} else {
			y.WriteString(word + " ")
		}
	}
	return x.String(), y.String()
}

func TestLargeAndPathological(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	prose := words(r, 40_000, 3000)
	a, b := damaged(r, prose, 100)
	n := 0
	for _, h := range check(t, a, b) {
		if !h.Space {
			n++
		}
	}
	if n < 300 || n > 500 {
		t.Errorf("one word in a hundred of 40,000 was changed; %d hunks", n)
	}
	other := strings.Join(words(rand.New(rand.NewPCG(3, 4)), 40_000, 3000), " ")
	check(t, a, other)
	check(t, a[:len(a)/2]+a, a)
	check(t, a[len(a)/2:]+a[:len(a)/2], a)
	one, two := strings.Repeat("word ", 100_000), strings.Repeat("word\n", 90_000)
	check(t, one, two)
	check(t, strings.Repeat("a b ", 30_000), strings.Repeat("b c ", 30_000))
	check(t, strings.Repeat("-", 200_000), strings.Repeat("-", 199_999))
	check(t, strings.Repeat(". . ", 50_000), strings.Repeat(".. ", 50_000))
	noise := make([]byte, 300_000)
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	check(t, string(noise), string(noise[1000:])+"x")
}

// TestSmallest compares with the least number of words that have to change.
func TestSmallest(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 300 {
		a := words(r, r.IntN(60), 9)
		b := words(r, r.IntN(60), 9)
		v := newVocabulary()
		m := matcher{a: v.tokens(strings.Join(a, " ")), b: v.tokens(strings.Join(b, " "))}
		m.numbers.init(v.count())
		m.match(region{0, len(m.a), 0, len(m.b)}, 0)
		got := 0
		for _, run := range m.runs {
			got += run.n
		}
		if want := commonWords(a, b); got != want {
			t.Fatalf("%d words matched of %q and %q, want %d", got, a, b, want)
		}
	}
}

// commonWords is the length of the longest common subsequence.
func commonWords(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		corner := 0
		for j := range b {
			next := row[j+1]
			if a[i] == b[j] {
				row[j+1] = corner + 1
			} else {
				row[j+1] = max(row[j], row[j+1])
			}
			corner = next
		}
	}
	return row[len(b)]
}

func TestLetters(t *testing.T) {
	for _, c := range []struct{ before, after, del, ins string }{
		{"Sergea€™ s", "Serge’s", "Serge[a€™ ]s", "Serge[’]s"},
		{"lossif", "Iossif", "[l]ossif", "[I]ossif"},
		{"red", "green", "[red]", "[green]"},
		{"cafe\u0301", "cafe", "caf[e\u0301]", "caf[e]"},
		{"t\xe9te", "t\xe8te", "t[\xe9]te", "t[\xe8]te"},
		{"same", "same", "same", "same"},
		{"", "new", "", "[new]"},
	} {
		del, ins := Letters(c.before, c.after)
		if got := bracket(c.before, del); got != c.del {
			t.Errorf("Letters(%q, %q) deletes %q, want %q", c.before, c.after, got, c.del)
		}
		if got := bracket(c.after, ins); got != c.ins {
			t.Errorf("Letters(%q, %q) inserts %q, want %q", c.before, c.after, got, c.ins)
		}
	}
	long := strings.Repeat("long word ", 300)
	if del, ins := Letters(long, long+"more"); len(del) != 0 || len(ins) != 1 {
		t.Errorf("a long wording: %v, %v", del, ins)
	}
}

func bracket(s string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, p := range spans {
		b.WriteString(s[at:p.Start] + "[" + s[p.Start:p.End] + "]")
		at = p.End
	}
	return b.String() + s[at:]
}

func FuzzLetters(f *testing.F) {
	f.Add("Sergea€™ s", "Serge’s")
	f.Add("\xffe\u0301", "\xfe")
	f.Fuzz(func(t *testing.T, a, b string) {
		del, ins := Letters(a, b)
		if kept, other := without(t, a, del), without(t, b, ins); kept != other {
			t.Fatalf("Letters(%q, %q): what stays is %q and %q", a, b, kept, other)
		}
	})
}

func without(t *testing.T, s string, spans []text.Span) string {
	var b strings.Builder
	at := 0
	for _, p := range spans {
		if p.Start < at || utf8.ValidString(s) && !text.IsEdge(s, p.Start) {
			t.Fatalf("spans %v of %q", spans, s)
		}
		b.WriteString(s[at:p.Start])
		at = p.End
	}
	return b.String() + s[at:]
}

func BenchmarkTexts(b *testing.B) {
	for _, n := range []int{20_000, 200_000, 2_000_000} {
		r := rand.New(rand.NewPCG(1, 2))
		x, y := damaged(r, words(r, n, 30_000), 100)
		b.Run(sizeName(len(x)), func(b *testing.B) {
			b.SetBytes(int64(len(x) + len(y)))
			b.ReportAllocs()
			for b.Loop() {
				Texts(x, y)
			}
		})
	}
}

func sizeName(n int) string {
	return map[bool]string{true: "10MB", false: map[bool]string{true: "1MB", false: "100KB"}[n > 500_000]}[n > 5_000_000]
}

// BenchmarkBesideGit compares a text of 10 MB whose lines were joined and one
// word in a hundred changed, and lets git compare the same pair in the same
// run. cpu/git is the ratio of the least CPU times of five rounds each.
func BenchmarkBesideGit(b *testing.B) {
	git, err := exec.LookPath("git")
	if err != nil {
		b.Skip("git is not installed")
	}
	r := rand.New(rand.NewPCG(1, 2))
	x, y := damaged(r, words(r, 2_000_000, 30_000), 100)
	dir := b.TempDir()
	for name, s := range map[string]string{"x": x, "y": y} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		own, theirs := time.Duration(1<<62), time.Duration(1<<62)
		for range 5 {
			before := clock.Used()
			Texts(x, y)
			own = min(own, clock.Used()-before)
			cmd := exec.Command(git, "diff", "--no-index", "--word-diff", "--histogram", "x", "y")
			cmd.Dir = dir
			cmd.Run() // status 1: they differ
			theirs = min(theirs, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
		}
		b.ReportMetric(own.Seconds()*1000, "own-cpu-ms")
		b.ReportMetric(theirs.Seconds()*1000, "git-cpu-ms")
		b.ReportMetric(own.Seconds()/theirs.Seconds(), "cpu/git")
	}
}
