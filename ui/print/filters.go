package print

import (
	"saveboard/model/filter"
	"saveboard/ui/look"
)

// A FilterList is the saved filters, by name.
type FilterList struct {
	Filters []filter.Saved `json:"filters"`
}

// Filters prints the saved filters.
func Filters() Kind[FilterList] {
	return Kind[FilterList]{
		Text: func(p *Page, l FilterList) {
			if len(l.Filters) == 0 {
				p.Say(look.Style{}, "No filters are saved yet. saveboard filter save keepers 'rate>2%' saves one.")
				return
			}
			rows := make([][]string, len(l.Filters))
			for i, f := range l.Filters {
				rows[i] = []string{"@" + f.Name, f.Text}
			}
			p.table([]column{{head: "Name"}, {head: "Filter"}}, rows)
		},
		List: func(l FilterList) any { return l.Filters },
	}
}
