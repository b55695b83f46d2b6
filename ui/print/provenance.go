package print

import (
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/view"
)

// A provenance is where rows come from, in one line or as a column each: a table that was passed on still
// says what it is of.
type provenance struct {
	head  *view.Head // nil for what is no view: that says nothing
	order string
}

func provenanceOf[V any](kind Kind[V], v V) provenance {
	var p provenance
	if kind.Head == nil {
		return p
	}
	head := *kind.Head(&v)
	p.head = &head
	if kind.Only != nil {
		head.Filter = strings.TrimSpace(head.Filter + " " + kind.Only(v))
	}
	if kind.Order != nil {
		p.order = kind.Order(v)
	}
	return p
}

// columns are the provenance as cells, which stand behind those of every row, under the names that JSON has.
func (p provenance) columns() (names []string, cells []cell) {
	if p.head == nil {
		return nil, nil
	}
	add := func(name, value string, kind cellKind) {
		if value == "" {
			kind = unknownCell
		}
		names, cells = append(names, name), append(cells, cell{value, kind})
	}
	h := p.head
	instant := func(t model.Instant) string {
		if t == 0 {
			return ""
		}
		return t.String()
	}
	day := func(d model.Day) string {
		if d == model.NoDay {
			return ""
		}
		return d.String()
	}
	add("as_of", instant(h.AsOf), textCell)
	add("counts_of", instant(h.CountsOf), textCell)
	add("time_zone", h.TimeZone, textCell)
	add("accounts", accountsCell(h.Accounts), textCell)
	add("period", h.Period.Name, textCell)
	add("period_from", day(h.Period.From), textCell)
	add("period_to", day(h.Period.To), textCell)
	add("filter", h.Filter, textCell)
	add("sort", p.order, textCell)
	add("demo", strconv.FormatBool(h.Demo), bareCell)
	add("program", h.Program, textCell)
	return names, cells
}

// mostHandles is how many accounts a cell names. It stands in every row: a hundred handles would make a hundred
// times as much of them as of the figures.
const mostHandles = 20

// accountsCell are the handles of few accounts, and how many there are of more.
func accountsCell(handles []string) string {
	if len(handles) > mostHandles {
		return number.Of(len(handles), "account")
	}
	return strings.Join(handles, " ")
}

// line is the provenance in words, for below a table.
func (p provenance) line() string {
	if p.head == nil {
		return ""
	}
	h := *p.head
	parts := scopeOf(h)
	if p.order != "" {
		parts = append(parts, "sorted by "+p.order)
	}
	if h.AsOf != 0 {
		parts = append(parts, "as of "+localTime(h.AsOf, h.TimeZone))
	}
	if h.CountsOf != 0 {
		parts = append(parts, "counts of "+localTime(h.CountsOf, h.TimeZone))
	}
	if h.Demo {
		parts = append(parts, demoWords)
	}
	if h.Program != "" {
		parts = append(parts, h.Program)
	}
	return strings.Join(parts, " · ")
}

const demoWords = "demo data: an invented creator"

// turned is an order, and whether it was turned.
func turned(order string, reverse bool) string {
	if reverse {
		order += ", reversed"
	}
	return order
}
