// Floor shows what the toolkit alone needs for a frame of a window like ours:
// as many texts, boxes and pixels of pictures, nothing behind them. It draws so
// many frames, prints median, 95th percentile and worst in ms, and ends.
//
//	go build -tags gles -o floor ./app/e2e/floor
//
// A window without anything in it comes first, for what a frame costs in itself.
package main

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// What the window of a review shows at 1280 × 800, counted in its tree.
const (
	texts    = 142 // of 1,240 pixels each
	boxes    = 32  // of 3,700
	pictureX = 951
	pictureY = 418
)

const (
	frames = 160
	first  = 40 // frames left out, while textures and shaders are made
)

// start is asked for its least size when a frame begins.
type start struct {
	canvas.Rectangle
	begins func()
}

// MinSize is for the toolkit.
func (s *start) MinSize() fyne.Size {
	s.begins()
	return fyne.Size{}
}

// A floor draws frames and times them.
type floor struct {
	content *fyne.Container
	picture *canvas.Raster
	stages  []stage
	begun   time.Time
	times   []time.Duration
}

// A stage is what is in the window for a while.
type stage struct {
	name string
	fill func()
}

func main() {
	win := app.NewWithID("org.emend.Floor").NewWindow("Floor")
	f := &floor{content: container.NewWithoutLayout()}
	f.stages = []stage{{"empty window", func() {}}, {"its texts, boxes and picture", f.fill}}
	f.stages[0].fill()
	win.SetPadded(false)
	win.SetContent(container.NewStack(&start{begins: f.begins}, f.content))
	win.Resize(fyne.NewSize(1280, 800))
	(&fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: func(float32) { f.tick(win) }}).Start()
	win.ShowAndRun()
}

// fill puts in what a review shows.
func (f *floor) fill() {
	for i := range texts {
		t := canvas.NewText(fmt.Sprintf("wording %03d", i), color.Gray{Y: 200})
		t.TextSize = 12
		t.Move(fyne.NewPos(float32(i%12)*100, 430+float32(i/12)*28))
		t.Resize(t.MinSize())
		f.content.Add(t)
	}
	for i := range boxes {
		b := canvas.NewRectangle(color.Gray{Y: 60})
		b.CornerRadius = 4
		b.Move(fyne.NewPos(960+float32(i%2)*150, float32(i/2)*26))
		b.Resize(fyne.NewSize(148, 25))
		f.content.Add(b)
	}
	img := image.NewRGBA(image.Rect(0, 0, pictureX, pictureY))
	for i := range img.Pix {
		img.Pix[i] = uint8(i/4) | 0xf0
	}
	f.picture = canvas.NewRaster(func(int, int) image.Image { return img })
	f.picture.ScaleMode = canvas.ImageScalePixels
	f.picture.Resize(fyne.NewSize(pictureX, pictureY))
	f.content.Add(f.picture)
}

func (f *floor) begins() {
	if f.begun.IsZero() {
		f.begun = time.Now()
		fyne.Do(f.shown)
	}
}

// shown takes in that a frame is shown.
func (f *floor) shown() {
	if !f.begun.IsZero() {
		f.times = append(f.times, time.Since(f.begun))
		f.begun = time.Time{}
	}
}

// tick has the next frame drawn.
func (f *floor) tick(win fyne.Window) {
	f.shown()
	if len(f.times) >= frames {
		f.report()
		if f.stages = f.stages[1:]; len(f.stages) == 0 {
			win.Close()
			return
		}
		f.stages[0].fill()
		f.content.Refresh()
	}
	if f.picture != nil {
		f.picture.Refresh()
	} else {
		f.content.Refresh()
	}
}

func (f *floor) report() {
	ds := f.times[first:]
	slices.Sort(ds)
	ms := func(k int) float64 { return float64(ds[k]) / float64(time.Millisecond) }
	fmt.Printf("%-28s %6.1f %6.1f %6.1f\n", f.stages[0].name, ms(len(ds)/2), ms(len(ds)*95/100), ms(len(ds)-1))
	f.times = f.times[:0]
}
