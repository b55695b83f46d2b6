package importer

import (
	"context"
	"errors"
	"io"
	"strings"

	"github.com/go-json-experiment/json"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

// readTable reads every record of a table through a mapping.
func readTable(ctx context.Context, in *Input, out *Output, m mapping) error {
	m.later = in.Table.later
	for {
		r, err := in.Table.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, ok := fit(r.Cells, m.header)
		switch {
		case !ok:
			out.Reject(r.Line, WrongWidth, "")
		case m.isTotal(cells):
			out.Total()
		case m.isError(cells):
			out.Reject(r.Line, ErrorRow, "")
		case m.nameless != "" && m.isNameless(cells):
			out.Reject(r.Line, m.nameless, "")
		default:
			if err := out.Row(m.row(r.Line, cells)); err != nil {
				return err
			}
		}
	}
}

// fit makes a record as wide as the header when only nameless or empty cells are in question.
func fit(cells, header []string) ([]string, bool) {
	for len(cells) > len(header) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	for len(cells) < len(header) && header[len(cells)] == "" {
		cells = append(cells, "")
	}
	return cells, len(cells) == len(header)
}

// row takes what the mapping wants from one record.
func (m mapping) row(line int, cells []string) Row {
	cell := func(f field) string {
		if at := m.at[f]; at != none {
			return strings.TrimSpace(cells[at])
		}
		return ""
	}
	r := Row{
		Line:     line,
		ID:       cell(fieldID),
		Link:     cell(fieldLink),
		Account:  cell(fieldAccount),
		Title:    cell(fieldTitle),
		Duration: parseDuration(cell(fieldDuration)),
		Hashtags: splitHashtags(cell(fieldHashtags)),
		Posted:   m.when(cell(fieldPosted)),
		Taken:    m.whenTaken(cell(fieldTaken)),
	}
	if c := cell(fieldCategory); !number.IsMissing(c) {
		r.Category = text.Clean(c).String()
	}
	for _, at := range m.tags {
		r.Hashtags = text.AddTag(r.Hashtags, cells[at])
	}
	if m.slideshow != none {
		r.Photo = strings.EqualFold(strings.TrimSpace(cells[m.slideshow]), "true")
	}
	for i, at := range m.unclear {
		r.unclear[i] = m.when(cells[at])
	}
	for _, c := range model.AllCounters() {
		r.Counters[c].Text = cell(field(c))
	}
	return r
}

// when reads a time; in a format whose zone is known, a time without one is in it.
func (m mapping) when(s string) When {
	if number.IsMissing(s) {
		return When{}
	}
	w, ok := parseWhen(s)
	if !ok {
		return When{unread: true}
	}
	if _, serial := parseSerial(s); serial {
		w = w.plus(m.later)
	}
	if m.zone != nil && !w.Local.IsZero() {
		return When{At: model.InstantOf(inZone(w.Local, m.zone))}
	}
	return w
}

// whenTaken also reads a run's id that begins with its time, such as 20260330_193550_a14bfb.
func (m mapping) whenTaken(s string) When {
	w := m.when(s)
	if w.unread {
		if fromName, ok := timeInName(s); ok {
			return fromName
		}
	}
	return w
}

// isError: the tool says in this row that it could not read the video.
func (m mapping) isError(cells []string) bool {
	for _, at := range m.errors {
		if !number.IsMissing(cells[at]) && strings.TrimSpace(cells[at]) != "false" {
			return true
		}
	}
	return false
}

// isNameless: the row has neither id nor link.
func (m mapping) isNameless(cells []string) bool {
	for _, f := range []field{fieldID, fieldLink} {
		if at := m.at[f]; at != none && !number.IsMissing(cells[at]) {
			return false
		}
	}
	return true
}

// isTotal: a row of sums names no video and begins with a word for the sum.
func (m mapping) isTotal(cells []string) bool {
	for _, f := range []field{fieldID, fieldLink} {
		if at := m.at[f]; at != none && looksLikeReference(cells[at]) {
			return false
		}
	}
	for _, c := range cells {
		if word := headerKey(c); word != "" {
			return isTotalWord(word)
		}
	}
	return false
}

func looksLikeReference(s string) bool {
	_, _, isLink := parseLink(s)
	return isLink || looksLikeID(s)
}

// isTotalWord knows the word for a sum in the languages of headers, folded.
func isTotalWord(word string) bool {
	switch word {
	case "total", "totals", "grand total", "subtotal", "total general", "totales", "totaux", "totale", "totali", "totaal", "totalt", "i alt",
		"sum", "suma", "summe", "summa", "soma", "somme", "somma", "gesamt", "insgesamt", "razem", "łacznie", "lacznie", "toplam", "jumlah", "tong", "tong cong",
		"σ", "∑", "合計", "总计", "總計", "合计", "итого", "всего", "รวม", "합계", "총계", "المجموع", "الإجمالي", "الاجمالي":
		return true
	}
	return false
}

// splitHashtags reads a cell of hashtags: a list in JSON, or words with commas, spaces or #.
func splitHashtags(s string) []string {
	if number.IsMissing(s) {
		return nil
	}
	var list []string
	if strings.HasPrefix(s, "[") {
		if json.Unmarshal([]byte(s), &list) != nil {
			list = strings.FieldsFunc(strings.Trim(s, "[]"), isTagBreak)
		}
	} else {
		list = strings.FieldsFunc(s, isTagBreak)
	}
	var tags []string
	for _, t := range list {
		tags = text.AddTag(tags, strings.Trim(t, `'"`))
	}
	return tags
}

func isTagBreak(r rune) bool { return strings.ContainsRune(",;#|， \t\n、", r) }
