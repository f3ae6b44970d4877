package view

import "strconv"

// Plot is the picture of messages per day. Its bars are placed by attributes of
// the SVG, since the content security policy allows no style on elements.
type Plot struct {
	Bars []Bar
	Top  string // the number that the highest line stands for
}

// Day is what was counted on one day.
type Day struct {
	Label string // below the bar: "14"
	Title string // in words: "Tuesday 14 July: 12 answered by itself, 2 asked you"
	Name  string // for the table: "Tuesday 14 July"
	Own   int    // answered by itself
	Asked int    // asked the owner
	Today bool
}

// Bar is one day with its place in the picture.
type Bar struct {
	Day
	X, OwnY, OwnHeight, AskedY, AskedHeight string
}

// The picture in units of its own view box.
const (
	plotWidth  = 700
	plotHeight = 120
	plotGap    = 0.3 // of a bar's share of the width
)

// NewPlot places the bars, the highest day filling the picture. It returns nil
// where nothing was counted: there is nothing to see then.
func NewPlot(days []Day) *Plot {
	top := 0
	for _, d := range days {
		top = max(top, d.Own+d.Asked)
	}
	if top == 0 {
		return nil
	}
	top = roundUp(top)
	plot := &Plot{Top: strconv.Itoa(top)}
	share := float64(plotWidth) / float64(len(days))
	for i, d := range days {
		own := float64(plotHeight) * float64(d.Own) / float64(top)
		asked := float64(plotHeight) * float64(d.Asked) / float64(top)
		x := (float64(i) + plotGap/2) * share
		plot.Bars = append(plot.Bars, Bar{
			Day:  d,
			X:    number(x),
			OwnY: number(plotHeight - own), OwnHeight: number(own),
			AskedY: number(plotHeight - own - asked), AskedHeight: number(asked),
		})
	}
	return plot
}

func (p Plot) barWidth() string {
	return number((1 - plotGap) * float64(plotWidth) / float64(len(p.Bars)))
}

// roundUp makes the top of the scale a number that reads well.
func roundUp(n int) int {
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100, 200, 500} {
		if n <= 10*step {
			return (n + step - 1) / step * step
		}
	}
	return n
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
