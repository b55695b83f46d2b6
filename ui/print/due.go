package print

import (
	"saveboard/model/number"
	"saveboard/model/view"
	"saveboard/ui/look"
)

// Due prints the videos whose saves are typed in by hand.
func Due() Kind[view.Due] {
	return Kind[view.Due]{
		Text: dueText,
		List: func(v view.Due) any { return v.Videos },
		Head: func(v *view.Due) *view.Head { return &v.Head },
	}
}

func dueText(p *Page, v view.Due) {
	p.Say(look.Style{Role: look.Muted}, "How many saves do they have now?")
	p.Say(look.Style{Bold: true}, v.Answer)
	if len(v.Videos) == 0 {
		return
	}
	p.Blank()
	rows := make([][]string, len(v.Videos))
	for i, d := range v.Videos {
		title, counted := d.Title, "never"
		if title == "" {
			title = "(no caption) " + d.VideoID
		}
		if d.SavesAt != 0 {
			counted = number.Age(v.AsOf.Days(d.SavesAt)) + " ago"
		}
		rows[i] = []string{title, number.Age(d.AgeDays), d.Due, p.number.Exact(d.Saves.Real()), counted}
	}
	p.list([]column{
		{head: "Video", flex: true},
		{head: "Age", role: look.Muted, right: true, keep: 2},
		{head: "Due", role: look.Warning},
		{head: "Saves", role: look.Saves, right: true},
		{head: "Counted", role: look.Muted, right: true, keep: 1},
	}, rows)
	p.foot(v.Head)
}
