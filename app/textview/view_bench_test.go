package textview

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// benchStyles are four styles as the application may use them.
var benchStyles = []Style{
	{Back: rgb(0xfde3e1), Strike: true, Line: rgb(0xc62828)},
	{Back: rgb(0xdff3e3), Underline: SolidLine, Line: rgb(0x2e7d32)},
	{Back: rgb(0xfff3cd), Underline: DottedLine, Line: rgb(0x946200)},
	{Underline: WavyLine, Line: rgb(0xd32f2f)},
}

// paneView is a View of two columns of about 700 × 900 pixels.
func paneView(tb testing.TB, n int) *View {
	test.NewTempApp(tb)
	t := Light()
	t.Styles = benchStyles
	v := New(t, DefaultLook(), nil)
	v.SetColumns(novel{n: n}, novel{n: n})
	v.fit(image.Pt(1428, 900), 1)
	return v
}

func BenchmarkPaint(b *testing.B) {
	v := paneView(b, 100_000)
	v.SetTop(50_000, 0)
	p := &v.picture
	p.draw(v.body)
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			p.build(v.body)
		}
	})
	b.Run("pixels", func(b *testing.B) {
		for b.Loop() {
			p.painter.Paint(p.image, &p.scene)
		}
	})
}

func BenchmarkScrollStep(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v := paneView(b, n)
			v.SetTop(n/2, 0)
			for b.Loop() {
				v.scrollBy(60)
				v.picture.draw(v.body)
			}
		})
	}
}

// A page in a part of the text not seen before, at a new place each time. The
// words are known, as most are after some pages.
func BenchmarkColdPage(b *testing.B) {
	v := paneView(b, 1_000_000)
	row := 0
	for b.Loop() {
		row = (row + 7919) % 1_000_000
		v.SetTop(row, 0)
		v.picture.draw(v.body)
	}
}

// A page none of whose words was shaped and none of whose glyphs was drawn.
func BenchmarkFirstPage(b *testing.B) {
	v := paneView(b, 10_000)
	for b.Loop() {
		v.refit(true)
		v.picture.draw(v.body)
	}
}

func BenchmarkJumpToEnd(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v := paneView(b, n)
			for b.Loop() {
				v.ScrollToFraction(0)
				v.ScrollToFraction(1)
			}
		})
	}
}

func BenchmarkWidthChange(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			v := paneView(b, n)
			v.SetTop(n/2, 0)
			w := 1428
			for b.Loop() {
				w ^= 64
				v.fit(image.Pt(w, 900), 1)
			}
		})
	}
}

func BenchmarkSetColumns(b *testing.B) {
	v := paneView(b, 10)
	for b.Loop() {
		v.SetColumns(novel{n: 1_000_000}, novel{n: 1_000_000})
	}
}

// One row of 1 MB in one line, and of 100 MB, looked at in the middle for the
// first time.
func BenchmarkHugeRow(b *testing.B) {
	for _, size := range []int{1 << 20, 100 << 20} {
		b.Run(fmt.Sprint(size>>20, "MB"), func(b *testing.B) {
			v := paneView(b, 10)
			s := rows{strings.Repeat(strings.Join(sentences, ""), size/400)}
			part := 0.0
			for b.Loop() {
				v.SetColumns(unmarked{s}, nil)
				v.ScrollToFraction(0.2 + part)
				v.picture.draw(v.body)
				if part += 0.01; part > 0.5 {
					part = 0
				}
			}
		})
	}
}

type unmarked struct{ rows }

func (unmarked) Marks(int) []Mark { return nil }
