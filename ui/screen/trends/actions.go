package trends

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
)

func actions() []screen.Action[Model] {
	const here, moving = "On this screen", "Move"
	return []screen.Action[Model]{
		{ID: "trends.open", Name: "Open its videos", Hint: "open", Keys: []string{"enter"}, Group: here, Off: nothing, Do: open},
		{ID: "trends.way", Name: "Categories, tags, spikes", Hint: "categories, hashtags, spikes", Keys: []string{"v"}, Group: here, Off: oneWay, Do: nextWay},
		{ID: "trends.copy", Name: "Copy what it says", Keys: []string{"y"}, Group: here, Off: unanswered, Do: copied},
		{ID: "trends.down", Name: "Next row", Keys: []string{"down", "j"}, Group: moving, Do: by(+1)},
		{ID: "trends.up", Name: "Previous row", Keys: []string{"up", "k"}, Group: moving, Do: by(-1)},
		{ID: "trends.page-down", Name: "A page down", Keys: []string{"pgdown"}, Group: moving, Do: page(+1)},
		{ID: "trends.page-up", Name: "A page up", Keys: []string{"pgup"}, Group: moving, Do: page(-1)},
		{ID: "trends.first", Name: "First row", Keys: []string{"g", "home"}, Group: moving, Do: by(-screen.Far)},
		{ID: "trends.last", Name: "Last row", Keys: []string{"G", "end"}, Group: moving, Do: by(screen.Far)},
	}
}

func unanswered(m Model) string {
	if m.shown == nil {
		return "there is no answer yet"
	}
	return ""
}

func nothing(m Model) string {
	if series, spike := m.focused(); series == nil && spike == nil {
		return "nothing here has a trend yet"
	}
	return ""
}

func oneWay(m Model) string {
	if m.after(m.way) == m.way {
		return "there is nothing else to list"
	}
	return ""
}

// open shows the videos of the focused category or hashtag, or the focused spike's video among those of the others.
func open(m Model) (Model, tea.Cmd) {
	series, spike := m.focused()
	switch {
	case spike != nil:
		var among []model.VideoID
		for _, s := range m.shown.Spikes {
			if !slices.Contains(among, s.Video) {
				among = append(among, s.Video)
			}
		}
		return m, screen.Send(screen.OpenVideo{Video: spike.Video, Among: among})
	case series == nil:
		return m, nil
	case series.Kind == view.HashtagSeries:
		return m, screen.Send(screen.OpenMatching{Filter: "#" + series.Name})
	}
	return m, screen.Send(screen.OpenCategory{Name: series.Name})
}

// after is the next list that has something to say.
func (m Model) after(w way) way {
	for next := (w + 1) % ways; next != w; next = (next + 1) % ways {
		if m.has(next) {
			return next
		}
	}
	return w
}

func nextWay(m Model) (Model, tea.Cmd) { return m.turnTo(m.after(m.way)), nil }

func by(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(n), nil }
}

func page(n int) func(Model) (Model, tea.Cmd) {
	return func(m Model) (Model, tea.Cmd) { return m.move(n * m.visible()), nil }
}

// copied puts the answer and what is said about the focused row on the clipboard.
func copied(m Model) (Model, tea.Cmd) {
	what, said := "the answer", []string{m.shown.Answer}
	switch series, spike := m.focused(); {
	case spike != nil:
		what = "the spike in words"
		said = append(said, titleOf(*spike)+", "+dayOf(spike.Day)+": "+spike.Sentence()+".")
	case series != nil:
		what = "what is said about " + series.DisplayName()
		said = append(said, m.sentences()...)
		said = append(said, series.LeftOutInWords(), series.CurveInWords(halfYear))
	}
	said = slices.DeleteFunc(said, func(s string) bool { return s == "" })
	return m, screen.Send(screen.Copy{What: what, Text: strings.Join(said, " ")})
}

// sentences are what there is to say about the focused row.
func (m Model) sentences() []string {
	series, spike := m.focused()
	switch {
	case spike != nil:
		said := []string{dayOf(spike.Day) + ": " + spike.Sentence() + "."}
		return append(said, "Posted "+spike.PostedLocal.Format("2 January 2006")+".")
	case series == nil:
		return nil
	}
	said := []string{series.Sentence()}
	if r := m.lists[m.way].rows[m.windows[m.way].Cursor]; r.other >= 0 {
		said = append(said, m.shown.Series[r.other].Sentence())
	}
	return append(said, series.CertaintyInWords())
}
