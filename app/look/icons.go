package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// icon makes a themed icon of strokes in a square of 24.
func icon(name, body string) fyne.Resource {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24">` + body + `</svg>`
	return theme.NewThemedResource(fyne.NewStaticResource(name+".svg", []byte(svg)))
}

// The icons that the toolkit lacks, drawn as its own are: filled shapes.
var (
	NoteIcon   = icon("note", `<path fill="#000000" d="M4 3h16c1.100 0 2 .900 2 2v10c0 1.100-.900 2-2 2h-8l-5 5v-5H4c-1.100 0-2-.900-2-2V5c0-1.100.900-2 2-2zm2 4v2h12V7H6zm0 4v2h8v-2H6z"/>`)
	AcceptIcon = icon("accept-group", `<path fill="#000000" d="M1.500 12.500l1.400-1.400 4.200 4.200 1.100-1.100 1.400 1.400-2.500 2.500zM9 15.500l-1.400-1.400-2.700-2.700L6.300 10 9 12.700 18.700 3l1.400 1.400zM13 15.500l-1.400-1.400 1.400-1.400 0 0L22 4l1.400 1.400z"/>`)
	RejectIcon = icon("reject-group", `<path fill="#000000" d="M3 6.400L4.400 5 9 9.600 13.600 5 15 6.400 10.400 11 15 15.600 13.600 17 9 12.400 4.400 17 3 15.600 7.600 11zM13 19h8v-2h-8zM17 13h4v-2h-4z"/>`)
)
