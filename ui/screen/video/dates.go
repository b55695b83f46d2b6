package video

import (
	"time"

	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/widget/axis"
	"saveboard/ui/widget/columns"
)

// dates is a row with a date a week, or a month where there are many, under the columns.
func dates(l look.Look, days []view.VideoDay, spec columns.Spec) string {
	var marks []axis.Mark
	for i, day := range days {
		civil := day.Day.Civil()
		text := ""
		switch {
		case len(days) > 70 && civil.Day() == 1:
			text = civil.Format("Jan")
		case len(days) <= 70 && civil.Weekday() == time.Monday:
			text = civil.Format("2 Jan")
		}
		if text != "" {
			marks = append(marks, axis.Mark{Column: spec.Left + i*spec.Each, Text: text})
		}
	}
	line, _ := axis.Place(spec.Width, axis.From, marks)
	return l.In(look.Faint, line)
}
