package timing

// The sizes at which more, not wider, things are shown.
const (
	tallWidth   = 120 // cells of 4 × 2, and words about the focused hour at their right
	tallHeight  = 28
	hugeHeight  = 42 // cells 3 rows high, where they are 5 and 6 wide too
	leastPane   = 24
	paneGap     = 5   // between the map and the words
	goodPane    = 36  // as much as the words have before cells get wider than 4
	whiskersAt  = 104 // the slots' intervals are drawn
	intervalsAt = 72  // and written
	leastMap    = 10  // below this there is only a list of the slots
)

const (
	answerRows = 2
	mapRows    = 7 // a day each
)

// A layout says what stands where at a size. Rows count from the screen's first line; 0 is nowhere.
//
// What falls away when room gets short, first to last: whiskers, the slots' intervals, words of the legend,
// the cells' width, slots but the best, the caution, the slots, the legend, the map.
type layout struct {
	list bool // no room for a map: a list of the slots

	mapX, cellWidth, cellHeight int
	hours                       int // the row above the map
	pane                        int // where the words about the focused hour begin, at the right of the map
	words                       int // or their row below it
	legend                      int
	end                         int // the cell after the panel of slots
	below                       int // the first row that is free for slots and caution
}

func (m Model) layout() layout {
	w, h := m.width, m.height
	if h < leastMap {
		return layout{list: true}
	}
	l := layout{mapX: 6, cellWidth: 1, cellHeight: 1, hours: answerRows, end: w - 1}
	switch {
	case w >= tallWidth:
		l.mapX = 7
		l.cellWidth = min(max((w-1-goodPane-paneGap-l.mapX)/24, 4), 6)
		switch {
		case h >= hugeHeight && l.cellWidth > 4:
			l.cellHeight = 3
		case h >= tallHeight:
			l.cellHeight = 2
		}
	case w >= 79:
		l.cellWidth = 3
	case w >= 55:
		l.cellWidth = 2
	}
	y := l.hours + 1 + mapRows*l.cellHeight
	if end := l.mapX + 24*l.cellWidth; w >= end+paneGap+leastPane {
		l.pane, l.end = end+paneGap, end
	} else if y < h {
		l.words = y
	}
	if y+1 < h {
		l.legend = y + 1
	}
	l.below = y + 2
	return l
}
