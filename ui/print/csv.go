package print

import (
	"encoding/csv"
	"io"
	"strings"

	"saveboard/model/text"
)

// writeCSV writes the list with a header. Unknown is empty. Text that a spreadsheet would run as a
// formula gets one ' before it.
func writeCSV(w io.Writer, list any, skip []string) error {
	s, err := sheetOf(list, skip)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write(s.columns); err != nil {
		return err
	}
	line := make([]string, len(s.columns))
	for _, row := range s.rows {
		for i, c := range row {
			line[i] = c.text
			if c.kind == textCell && c.text != "" && strings.ContainsRune("=+-@\t\r", rune(c.text[0])) {
				line[i] = "'" + c.text
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeMarkdown writes the list as a table. Unknown is a dash; text cannot end its cell or begin
// markup.
func writeMarkdown(w io.Writer, list any, skip []string) error {
	s, err := sheetOf(list, skip)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("| " + strings.Join(s.columns, " | ") + " |\n|" + strings.Repeat(" --- |", len(s.columns)) + "\n")
	for _, row := range s.rows {
		b.WriteByte('|')
		for _, c := range row {
			b.WriteString(" " + markdownCell(c) + " |")
		}
		b.WriteByte('\n')
	}
	_, err = io.WriteString(w, b.String())
	return err
}

func markdownCell(c cell) string {
	switch c.kind {
	case unknownCell:
		return "—"
	case bareCell:
		return c.text
	}
	return markdownEscapes().Replace(text.Clean(c.text).String())
}

// markdownEscapes are for text that is no markup.
func markdownEscapes() *strings.Replacer {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", `\<`, "`", "\\`", "*", `\*`, "[", `\[`)
}
