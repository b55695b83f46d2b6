package overview

import "saveboard/ui/widget/chart"

// A layout says what stands where at a size. Rows count from the screen's first line.
//
// What falls away when room gets short, first to last: the fifth figure, columns of the movers, the
// chart, the fourth figure, the movers, the figures' sparklines.
type layout struct {
	list    bool // no room for blocks: one list of everything
	figures int  // how many stand beside one another
	step    int  // from one figure to the next
	sparks  bool

	middle     int // the row of the chart's and the findings' titles
	chart      int // rows of the chart, 0 for none
	chartWidth int
	findingsX  int
	findings   int // rows for findings, two each and, where it is tall, one blank
	each       int // rows a finding takes

	moversAt int // the row of the movers' title
	movers   int // rows of movers, 0 for none
}

// The sizes at which more, not wider, things are shown.
const (
	manyFigures = 104 // five figures
	sidePane    = 120 // the wide right pane
	twoPanes    = 72  // chart and findings beside one another
	threeWide   = 50  // three figures
)

const (
	answerRows  = 2 // the answer and the line below it
	figureRows  = 3
	leastList   = 11 // below this there is only a list
	leastMiddle = 9  // with a chart: its title and eight rows
	tallMiddle  = 16
	mostMovers  = 12
)

func (m Model) layout() layout {
	w, h := m.width, m.height
	l := layout{figures: 2, sparks: true}
	switch {
	case w >= manyFigures:
		l.figures = 5
	case w >= twoPanes:
		l.figures = 4
	case w >= threeWide:
		l.figures = 3
	}
	l.step = (w - 4) / l.figures
	if h < leastList {
		l.list, l.figures = true, 5
		return l
	}
	l.middle = answerRows + figureRows + 1
	if w >= twoPanes && h-l.middle >= leastMiddle+3 {
		return l.wide(w, h)
	}
	return l.narrow(h)
}

// wide has the chart at the left and the findings at the right, and the movers below both.
func (l layout) wide(w, h int) layout {
	right, gap := 42, 2
	if w >= sidePane {
		right, gap = 50, 3
	}
	l.findingsX = w - 1 - right
	l.chartWidth = l.findingsX - gap - 1
	rest := h - l.middle
	blank := 0
	if rest >= 18 {
		blank = 1
	}
	middle, extra := leastMiddle, max(0, rest-leastMiddle-4-blank)
	middle += min(tallMiddle-leastMiddle, extra/2)
	l.movers = min(mostMovers, rest-middle-blank-1)
	middle = min(chart.Tallest(h)-2, rest-blank-1-l.movers)
	l.chart, l.findings = middle-1, middle-1
	l.each = 2
	if l.findings >= 14 {
		l.each = 3
	}
	l.moversAt = l.middle + middle + blank
	return l
}

// narrow has the findings and the movers below one another, and no chart.
func (l layout) narrow(h int) layout {
	l.findingsX, l.each = 1, 2
	rest := h - l.middle - 1 // without the findings' title
	l.findings = rest
	if rest < 5 {
		return l
	}
	// Findings take two rows each and two thirds of the room, at most five of them; the movers have
	// their title and a blank row above.
	l.findings = max(2, min(10, (rest-2)*2/3/2*2))
	l.movers = min(mostMovers, rest-l.findings-2)
	l.moversAt = l.middle + 1 + l.findings + 1
	return l
}
