package shell

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/text"
	"saveboard/ui/look"
	"saveboard/ui/widget/canvas"
	"saveboard/ui/widget/dialog"
	"saveboard/ui/widget/field"
	"saveboard/ui/widget/help"
)

// nextPeriod steps through the periods. The step after all time is one that is typed.
func nextPeriod(m Model) (Model, tea.Cmd) {
	if m.scope.Period == (model.Period{}) {
		return startPeriod(m)
	}
	return m.setPeriod(m.scope.Period.Next())
}

func (m Model) setPeriod(p model.Period) (Model, tea.Cmd) {
	s := m.scope
	s.Period = p
	if m.timeless() {
		m.notice = elsewhere(p.Words())
	}
	return m.rescope(s)
}

// startPeriod lets a period be typed. The last one that was stands there already.
func startPeriod(m Model) (Model, tea.Cmd) {
	m.mode = mode{kind: dating, field: field.Of(m.typedPeriod)}
	return m, nil
}

// typePeriod takes a message while a period is typed. The key that steps through the periods steps on
// as long as nothing was typed, so that it never stops anybody on the way round.
func (m Model) typePeriod(msg tea.Msg) (Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch name := key.String(); {
		case name == "esc":
			m.mode = mode{}
			return m, nil
		case name == "enter":
			return takePeriod(m)
		case m.does(name, "shell.period") && m.mode.field.Text() == m.typedPeriod:
			return passPeriod(m)
		case key.Text == "" && m.does(name, "shell.suspend"):
			return suspend(m)
		}
	}
	next, ok := m.mode.field.Update(msg)
	if ok {
		m.mode.field, m.mode.refused = next, ""
	}
	return m, nil
}

// passPeriod goes on to the first of the periods.
func passPeriod(m Model) (Model, tea.Cmd) {
	m.mode = mode{}
	return m.setPeriod(model.Periods()[0])
}

// takePeriod takes the period that was typed, or says why it is none.
func takePeriod(m Model) (Model, tea.Cmd) {
	if m.mode.kind != dating {
		return m, nil
	}
	typed := m.mode.field.Text()
	if strings.TrimSpace(typed) == "" {
		return passPeriod(m)
	}
	p, err := parsePeriod(typed)
	if err != nil {
		m.mode.refused = sentence(err.Error())
		return m, nil
	}
	m.mode = mode{}
	if p.Next() == model.Periods()[0] && p != (model.Period{}) { // none of those that the key steps through
		m.typedPeriod = p.Name()
	}
	return m.setPeriod(p)
}

// parsePeriod reads a period as people type it: "90 D" is "90d".
func parsePeriod(typed string) (model.Period, error) {
	return model.ParsePeriod(strings.ToLower(strings.Join(strings.Fields(typed), "")))
}

// Rows of the box that a period is typed in.
const (
	periodSays = 2 // what it means, or why it is no period
	periodRows = periodSays + 3
)

// periodBox is the box that a period is typed in, and the cell of its cursor.
func (m Model) periodBox() (dialog.Box, int) {
	width := m.boxWidth(50)
	c := canvas.New(m.look, dialog.Inner(width), periodRows)
	cursor := m.mode.field.Draw(c, 0, 0, c.Width, look.Style{})
	typed := strings.TrimSpace(m.mode.field.Text())
	said, style := "Such as 90d, 12w, 6mo, 2y, or two dates: 2026-03-01..2026-05-31", look.Style{Role: look.Faint}
	switch p, err := parsePeriod(typed); {
	case m.mode.refused != "":
		said, style = m.mode.refused, look.Style{Role: look.Error}
	case typed != "" && err == nil:
		said, style = capital(p.Words())+".", look.Style{Role: look.Muted}
	}
	for i, line := range canvas.Wrap(text.Clean(m.look.Glyphs.Say(said)).String(), c.Width) {
		c.Text(0, periodSays+i, style, line)
	}
	enter := "take it"
	if typed == "" {
		enter = model.Periods()[0].Words()
	}
	return dialog.Box{
		Title: "Period", Width: width, Lines: c.Lines(),
		Hints: []help.Hint{{Key: m.look.Glyphs.Enter, Word: enter, Action: "shell.period-take"}, {Key: "esc", Word: "close", Action: "shell.esc"}},
	}, cursor
}
