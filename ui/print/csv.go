package print

import (
	"encoding/csv"
	"io"
	"strings"

	"saveboard/model/text"
)

// writeCSV writes the rows with a header. Unknown is empty. Text that a spreadsheet would run as a
// formula gets one ' before it; numbers stay numbers.
func writeCSV(w io.Writer, s sheet) error {
	out := csv.NewWriter(w)
	if err := out.Write(s.columns); err != nil {
		return err
	}
	line := make([]string, len(s.columns))
	for _, row := range s.rows {
		for i, c := range row {
			if line[i] = c.text; c.kind == textCell {
				line[i] = text.Guard(c.text)
			}
		}
		if err := out.Write(line); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// writeMarkdown writes the rows as a table, and below it where they come from. Unknown is a dash; text
// cannot end its cell or begin markup.
func writeMarkdown(w io.Writer, s sheet, from string) error {
	var b strings.Builder
	b.WriteString("| " + strings.Join(s.columns, " | ") + " |\n|" + strings.Repeat(" --- |", len(s.columns)) + "\n")
	for _, row := range s.rows {
		b.WriteByte('|')
		for _, c := range row {
			b.WriteString(" " + markdownCell(c) + " |")
		}
		b.WriteByte('\n')
	}
	if from != "" {
		b.WriteString("\n" + markdownCell(cell{from, textCell}) + "\n")
	}
	_, err := io.WriteString(w, b.String())
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
