package trends

import "saveboard/ui/widget/chart"

// A box is where something stands; none where its height is 0.
type box struct{ x, y, width, height int }

// A layout says what stands where at a size. What falls away when room gets short, first to last: the words about
// the focused row, the spikes' panel, the axis under the curves, the sparklines, the curves, how many videos.
type layout struct {
	chart, list, spikes, about box
	each                       int // rows that a series takes
}

const (
	top        = 2   // the answer and the filter stand above
	wide       = 120 // from here on the list stands beside the curves
	leastChart = 7
	leastList  = 5  // with its title
	leastBoth  = 12 // below this there is a list only
	aboutRows  = 8
	paneWidth  = 42
)

// layout places the panels for so many series in the list and so many spikes.
func (m Model) layout(width, height int) layout {
	series, spikes, room := m.rows(m.beside), m.rows(ofSpikes), max(0, height-top)
	if width >= wide && room >= leastBoth {
		return beside(width, room, chart.Tallest(height), series, spikes)
	}
	l := layout{each: 1, list: box{1, top, width - 2, room}}
	if room < leastBoth {
		return l
	}
	curves, list, panel := room-1-max(leastList, 6), 6, 0
	if room >= 28 { // spikes have a panel of their own
		list = max(leastList, min(series+2, room/3))
		panel = min(spikes+1, room/5)
		curves = room - 1 - list
		if panel > 1 {
			curves -= panel + 1
		} else {
			panel = 0
		}
	}
	l.chart = box{1, top, width - 2, min(chart.Tallest(height), max(leastChart, curves))}
	l.list.y = top + l.chart.height + 1
	l.list.height = room - l.chart.height - 1
	if panel > 0 {
		l.list.height -= panel + 1
		l.spikes = box{1, height - panel, width - 2, panel}
	}
	return l
}

// beside has the curves and the spikes at the left, the list and the words about the focused row at the right.
func beside(width, room, tallest, series, spikes int) layout {
	right := paneWidth + min(12, (width-140)/4)
	right = max(paneWidth-4, right)
	x := width - 1 - right
	l := layout{each: 3, list: box{x, top, right, room}, chart: box{1, top, x - 5, min(tallest, room)}}
	if room < 22 {
		if series*3 > room {
			l.each = 2
		}
		return l
	}
	if spikes > 0 {
		panel := min(max(4, room-tallest-1), spikes+1)
		l.chart.height = min(tallest, room-1-panel)
		l.spikes = box{1, top + l.chart.height + 1, x - 5, room - l.chart.height - 1}
	}
	needs := 3*series + 3 // with its title, and what is said of those that are too short
	l.list.height = min(max(needs, l.chart.height), room-1-aboutRows)
	if l.list.height < l.chart.height {
		l.list.height = room - 1 - aboutRows
	}
	y := top + l.list.height + 1
	l.about = box{x, y, right, top + room - y}
	return l
}

// visible is how many rows of the list with the cursor are in sight at once.
func (m Model) visible() int {
	l := m.layout(m.width, m.height)
	if m.way == ofSpikes {
		if l.spikes.height > 0 {
			return max(1, l.spikes.height-1)
		}
		return max(1, l.list.height-1)
	}
	return l.series()
}

// series is how many series are in sight: the title takes a row, and the last of them needs no blank one.
func (l layout) series() int {
	rows := l.list.height - 1
	if l.each == 3 {
		rows++
	}
	return max(1, rows/l.each)
}
