package timing

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model/view"
	"saveboard/ui/screen"
)

// The hours are moved through with the arrows alone: l logs counts, here as everywhere.
func actions() []screen.Action[Model] {
	const here, moving = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "timing.open", Name: "Open its videos", Hint: "its videos", Keys: []string{"enter"}, Group: here, Off: noVideos, Do: open},
		{ID: "timing.next-slot", Name: "The next best slot", Hint: "best slots", Keys: []string{"pgdown"}, Group: here, Off: noSlots, Do: slot(+1)},
		{ID: "timing.previous-slot", Name: "The slot before it", Keys: []string{"pgup"}, Group: here, Off: noSlots, Do: slot(-1)},
		{ID: "timing.copy", Name: "Copy what it says", Keys: []string{"y"}, Group: here, Off: nothing, Do: copied},
		{ID: "timing.left", Name: "An hour earlier", Keys: []string{"left"}, Group: moving, Do: hours(-1)},
		{ID: "timing.right", Name: "An hour later", Keys: []string{"right"}, Group: moving, Do: hours(+1)},
		{ID: "timing.up", Name: "The day before", Keys: []string{"up", "k"}, Group: moving, Do: days(-1)},
		{ID: "timing.down", Name: "The day after", Keys: []string{"down", "j"}, Group: moving, Do: days(+1)},
		{ID: "timing.first", Name: "The first hour of the day", Keys: []string{"g", "home"}, Group: moving, Do: hours(-24)},
		{ID: "timing.last", Name: "The last hour of the day", Keys: []string{"G", "end"}, Group: moving, Do: hours(+24)},
	}
}

func noVideos(m Model) string {
	if said := nothing(m); said != "" {
		return said
	}
	if m.focused().Videos == 0 {
		return "nothing was posted in that hour"
	}
	return ""
}

func nothing(m Model) string {
	if m.shown == nil || m.empty() {
		return "there is nothing to compare here"
	}
	return ""
}

func noSlots(m Model) string {
	if m.shown != nil && len(m.shown.Best) == 0 {
		return "there is no best slot here"
	}
	return ""
}

// open asks for the videos of the focused hour; of the whole run of hours where it is in one of the best slots.
func open(m Model) (Model, tea.Cmd) {
	day, from, to := m.at.day+1, m.at.hour, m.at.hour
	for _, s := range m.shown.Best {
		if m.at.within(s) {
			from, to = s.From, s.To-1
		}
	}
	hours := fmt.Sprintf("hour:%d", from)
	if to > from {
		hours = fmt.Sprintf("hour:%d..%d", from, to)
	}
	chosen := "weekday:" + strings.ToLower(view.WeekdayName(day)[:3]) + " " + hours
	return m, screen.Send(screen.OpenMatching{Filter: chosen})
}

func slot(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.nextSlot(by), nil }
}

// hours moves along the day; in the list that stands where there is no room for the map, through its rows.
func hours(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		if m.layout().list {
			return m.step(by), nil
		}
		return m.move(0, by), nil
	}
}

func days(by int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) {
		if m.layout().list {
			return m.step(by), nil
		}
		return m.move(by, 0), nil
	}
}

// copied puts the answer, the focused hour, the best slots and the caution on the clipboard, in words.
func copied(m Model) (Model, tea.Cmd) {
	said := []string{m.shown.Answer, sentence(m.focused())}
	for _, s := range m.shown.Best {
		said = append(said, s.Sentence())
	}
	said = append(said, "Hours in "+m.shown.TimeZone+".", m.shown.Caution)
	return m, screen.Send(screen.Copy{What: "what is said about your hours", Text: strings.Join(said, "\n")})
}
