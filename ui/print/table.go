package print

import (
	"strings"

	"saveboard/model/text"
	"saveboard/ui/look"
)

// A column of a table. Numbers stand right-aligned under right-aligned heads.
type column struct {
	head  string
	role  look.Role
	right bool
	flex  bool // gives way first when the paper is narrow
	keep  int  // when that is not enough, the column with the largest keep falls away; 0 never does
}

// A title is cut down to comfortableTitle before a column falls away for it, and to narrowestTitle
// when there is none left.
const (
	comfortableTitle = 24
	narrowestTitle   = 16
)

const (
	tableIndent = 2
	columnGap   = 2
)

// table writes rows under heads, as wide as they need to be and no wider than the paper.
func (p *Page) table(columns []column, rows [][]string) {
	cells := make([][]text.Line, len(rows))
	widths := make([]int, len(columns))
	for j, c := range columns {
		widths[j] = text.Width(text.Clean(c.head))
	}
	for i, row := range rows {
		cells[i] = make([]text.Line, len(columns))
		for j, words := range row {
			cells[i][j] = text.Clean(words)
			widths[j] = max(widths[j], text.Width(cells[i][j]))
		}
	}
	shown := fit(columns, widths, p.paper.Width-tableIndent)

	heads := make([]text.Line, len(columns))
	for j, c := range columns {
		heads[j] = text.Clean(c.head)
	}
	p.row(columns, shown, widths, heads, func(column) look.Role { return look.Muted })
	for _, row := range cells {
		p.row(columns, shown, widths, row, func(c column) look.Role { return c.role })
	}
}

func (p *Page) row(columns []column, shown, widths []int, cells []text.Line, role func(column) look.Role) {
	parts := make([]string, 0, len(shown))
	cut := text.Clean(p.paper.Look.Glyphs.Cut)
	for _, j := range shown {
		line := text.CutWith(cells[j], widths[j], cut)
		inked := p.ink(look.Style{Role: role(columns[j])}, line.String())
		fill := strings.Repeat(" ", max(0, widths[j]-text.Width(line)))
		if columns[j].right {
			parts = append(parts, fill+inked)
			continue
		}
		parts = append(parts, inked+fill)
	}
	p.Line(strings.Repeat(" ", tableIndent), strings.Join(parts, strings.Repeat(" ", columnGap)))
}

// fit chooses the columns that have room, in their order, and narrows the flexible one.
func fit(columns []column, widths []int, room int) []int {
	shown := make([]int, len(columns))
	for j := range columns {
		shown[j] = j
	}
	for {
		total, flex := -columnGap, -1
		least := shown[0]
		for _, j := range shown {
			total += widths[j] + columnGap
			if columns[j].flex {
				flex = j
			}
			if columns[j].keep > columns[least].keep {
				least = j
			}
		}
		if total <= room {
			return shown
		}
		if flex >= 0 && widths[flex]-(total-room) >= comfortableTitle {
			widths[flex] -= total - room
			return shown
		}
		if columns[least].keep == 0 {
			if flex >= 0 {
				widths[flex] = min(widths[flex], max(narrowestTitle, widths[flex]-(total-room)))
			}
			return shown
		}
		shown = without(shown, least)
	}
}

func without(list []int, gone int) []int {
	kept := make([]int, 0, len(list))
	for _, j := range list {
		if j != gone {
			kept = append(kept, j)
		}
	}
	return kept
}
