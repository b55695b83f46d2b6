package trends

import (
	"cmp"
	"maps"
	"slices"

	"saveboard/model/trend"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/chart"
)

// A list is the rows of one way, and what is drawn above them.
type list struct {
	rows  []row
	short int   // categories or hashtags that have too few videos for a row
	lines []int // the series that have a line, the most important first

	colours map[int]look.Role // of the lines, by their series
}

// A row is a category or hashtag.
type row struct {
	series int // what is said of it: of its save rate, else of its saves
	other  int // the same videos' other series; -1: none
}

// A key names a category or hashtag of an account.
type key struct {
	kind          view.SeriesKind
	name, account string
}

func keyOf(s view.TrendSeries) key { return key{s.Kind, s.Name, s.Account} }

// arrange makes the lists out of an answer, in its order: rising and falling first, then what shows no trend.
func arrange(v *view.Trends) (lists [ofSpikes]list) {
	at := make(map[key]int)
	var rows []row
	var short []int
	for i, s := range v.Series {
		if r, ok := at[keyOf(s)]; ok {
			if r >= 0 {
				rows[r].other = i
			}
			continue
		}
		at[keyOf(s)] = len(rows)
		if s.Direction == trend.TooShort { // they come last: no other series of it has a trend
			at[keyOf(s)] = -1
			short = append(short, i)
			continue
		}
		rows = append(rows, row{i, -1})
	}
	had := make(map[int]look.Role)
	for w := range lists {
		of := func(i int) bool {
			kind := v.Series[i].Kind
			return way(w) == everything || (way(w) == ofCategories) == (kind == view.CategorySeries)
		}
		lists[w] = listOf(v, rows, short, of)
		lists[w].colours = paint(v, lists[w].lines, had)
		maps.Copy(had, lists[w].colours)
	}
	return lists
}

func listOf(v *view.Trends, rows []row, short []int, of func(int) bool) list {
	var l list
	var still []int
	for _, r := range rows {
		if !of(r.series) {
			continue
		}
		l.rows = append(l.rows, r)
		if v.Series[r.series].Moves() {
			l.lines = append(l.lines, r.series)
		} else {
			still = append(still, r.series)
		}
	}
	for _, i := range short {
		if of(i) {
			l.short++
		}
	}
	if len(l.rows) == 0 { // nothing to say yet, but curves to look at
		still = slices.DeleteFunc(slices.Clone(short), func(i int) bool { return !of(i) })
	}
	slices.SortStableFunc(still, func(a, b int) int { return cmp.Compare(v.Series[b].Videos, v.Series[a].Videos) })
	l.lines = append(l.lines, still...)
	l.lines = l.lines[:min(len(l.lines), chart.MaxLines)]
	return l
}

// paint gives the lines of a list colours that differ among them: to categories those that they have on every
// screen, to the others what they had in the list before, where it is free, and else the first one that is.
func paint(v *view.Trends, lines []int, had map[int]look.Role) map[int]look.Role {
	colours := make(map[int]look.Role)
	taken := make(map[look.Role]bool)
	give := func(i int, c look.Role) {
		if _, ok := colours[i]; !ok && !taken[c] {
			colours[i], taken[c] = c, true
		}
	}
	for _, i := range lines {
		if c := v.Series[i].Colour; c <= int(look.Cat8-look.Cat1) {
			give(i, look.Cat1+look.Role(c))
		}
	}
	for _, i := range lines {
		if c, ok := had[i]; ok {
			give(i, c)
		}
	}
	for _, i := range lines {
		for c := look.Cat1; c <= look.Cat8; c++ {
			give(i, c)
		}
	}
	return colours
}

// colour is what a series is drawn in. One that has a line only while it is focused takes what the lines leave over.
func (m Model) colour(series int) look.Role {
	l := m.lists[m.beside]
	if c, ok := l.colours[series]; ok {
		return c
	}
	return paint(m.shown, append(slices.Clone(l.lines), series), l.colours)[series]
}

// drawn are the series that have a line now, at most so many. The focused one is the last and lies over the others.
func (m Model) drawn(most int) (lines []int, focused int) {
	l := m.lists[m.beside]
	lines, focused = slices.Clone(l.lines), -1
	if at := m.windows[m.beside].Cursor; m.way != ofSpikes && at < len(l.rows) {
		focused = l.rows[at].series
		lines = slices.DeleteFunc(lines, func(i int) bool { return i == focused })
		lines = append([]int{focused}, lines...)
	}
	lines = lines[:min(len(lines), most)]
	slices.Reverse(lines)
	return lines, focused
}
