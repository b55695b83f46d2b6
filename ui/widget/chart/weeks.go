package chart

import "saveboard/model"

// Weeks labels at most so many of the weeks by their first day, evenly; long stretches by months.
func Weeks(weeks []model.Day, most int) []XLabel {
	var labels []XLabel
	last := float64(max(1, len(weeks)-1))
	if len(weeks) > 26 {
		for i, w := range weeks {
			civil := w.Civil()
			if i == 0 || civil.Day() > 7 {
				continue // the first whole week of a month
			}
			name := civil.Format("Jan")
			if civil.Month() == 1 {
				name = civil.Format("Jan 2006")
			}
			labels = append(labels, XLabel{At: float64(i) / last, Text: name})
		}
		return labels
	}
	every := max(1, (len(weeks)+max(1, most)-1)/max(1, most))
	for i := 0; i < len(weeks); i += every {
		labels = append(labels, XLabel{At: float64(i) / last, Text: weeks[i].Civil().Format("2 Jan")})
	}
	return labels
}
