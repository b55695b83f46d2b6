package logging

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with so many videos on it, the second and third last counted at 1,240 and 702.
func shown(t *testing.T, videos, width, height int) Model {
	t.Helper()
	v := sample.Due(videos)
	for i, saves := range []int64{1240, 702} {
		if i+1 < len(v.Videos) {
			v.Videos[i+1].Saves = model.Exact(saves)
		}
	}
	load := func(context.Context, view.DueQuery) (view.Due, error) { return v, nil }
	return screentest.Shown(New(t.Context(), load), width, height)
}

// press types keys and words, and returns what the last one says.
func press(m Model, keys ...string) (Model, tea.Msg) {
	var cmd tea.Cmd
	for _, k := range keys {
		switch msg := key(k); {
		case msg.Code != 0:
			m, cmd = m.Update(msg)
		default:
			for _, r := range k {
				m, cmd = m.Update(screentest.Press(string(r)))
			}
		}
	}
	if cmd == nil {
		return m, nil
	}
	return m, cmd()
}

func key(name string) tea.KeyPressMsg {
	switch name {
	case "tab":
		return tea.KeyPressMsg{Code: tea.KeyTab}
	case "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case "ctrl+s":
		return tea.KeyPressMsg{Code: 's', Mod: tea.ModCtrl}
	case "backspace":
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	case "enter", "esc", "up", "down", "pgup", "pgdown":
		return screentest.Press(name)
	}
	return tea.KeyPressMsg{}
}

func keys(s string) []string { return strings.Fields(s) }

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, keys, theme string
		videos, w, h      int
	}{
		{"fresh", "", "dark", 25, 80, 24},
		{"typed", "1.2K tab 1.3K tab 760 tab", "dark", 25, 80, 24},
		{"typed", "1.2K tab 1.3K tab 760 tab", "light", 25, 140, 40},
		{"lower", "1.2K tab 1190 tab", "dark", 25, 140, 40},
		{"tenfold", "tab 12400", "light", 25, 80, 24},
		{"tenfold", "tab 12400 tab", "dark", 25, 60, 20},
		{"wrong", "many tab", "light", 25, 60, 20},
		{"lower", "tab 1 tab", "dark", 25, 40, 12},
		{"typed", "12 tab 1300 tab", "light", 25, 40, 12},
		{"typed", "1.2K tab 1300 tab", "ascii", 25, 80, 24},
		{"typed", "1.2K tab 12400 tab tab", "mono", 25, 80, 24},
		{"nothing", "", "dark", 0, 80, 24},
	} {
		t.Run(fmt.Sprintf("%s-%dx%d-%s", c.name, c.w, c.h, c.theme), func(t *testing.T) {
			t.Parallel()
			m, _ := press(shown(t, c.videos, c.w, c.h), keys(c.keys)...)
			screentest.Golden(t, m.View(screentest.Frame(screentest.Look(c.theme), c.w, c.h)))
		})
	}
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, typed := range []string{"", "1.2K tab 99999999999 tab", "🍞🍞🍞🍞🍞🍞🍞🍞🍞🍞 tab", "tab 144115188075855871 enter"} {
		m, _ := press(shown(t, 25, 80, 24), keys(typed)...)
		screentest.FitsEverySize(t, 17, 7, m)
	}
	screentest.FitsEverySize(t, 29, 11, shown(t, 0, 80, 24))
}

// TestTheCursorBlinksInItsField holds the cursor to a cell of the focused row.
func TestTheCursorBlinksInItsField(t *testing.T) {
	t.Parallel()
	m, _ := press(shown(t, 3, 80, 24), "tab", "1300")
	page := m.View(screentest.Mono(80, 24))
	if page.Cursor == nil || page.Cursor.Y != bodyRow+1 {
		t.Fatalf("the cursor is at %+v", page.Cursor)
	}
	row := []rune(strings.Split(screentest.Text(page), "\n")[bodyRow+1])
	if before := string(row[:page.Cursor.X]); !strings.HasSuffix(before, "1300") {
		t.Errorf("before the cursor stands %q", before)
	}
}

func TestAllNumbersAreKeptAsOne(t *testing.T) {
	t.Parallel()
	m, said := press(shown(t, 3, 80, 24), "1.2K", "tab", "enter", "up", "down", "760", "enter")
	log, ok := said.(screen.LogCounts)
	if !ok {
		t.Fatalf("enter on the last row says %#v", said)
	}
	want := []model.Count{model.Rounded(1200, 100), model.Exact(760)}
	var got []model.Count
	for _, c := range log.Counts {
		got = append(got, c.Counters[model.Saves])
	}
	if !slices.Equal(got, want) || log.Counts[1].Video != m.shown.Videos[2].VideoID || log.From != ID {
		t.Errorf("kept %+v, want %v", log, want)
	}
	if again, said := press(m, "5"); said != nil || again.typed[m.shown.Videos[2].ID].field.Text() != "760" {
		t.Error("something is typed while they are being kept")
	}
	failed, _ := m.Update(screen.Kept{})
	if len(failed.entries()) != 2 {
		t.Error("the numbers are gone, and were not kept")
	}
	if _, said := press(failed, "ctrl+s"); len(said.(screen.LogCounts).Counts) != 2 {
		t.Error("they cannot be kept a second time")
	}
	if kept, _ := m.Update(screen.Kept{Well: true}); len(kept.entries()) != 0 || kept.window.Cursor != 0 {
		t.Error("what was kept still stands there")
	}
}

func TestASlipIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	for typed, asks := range map[string]string{"1190": "Fewer than the 1,240 before. ↵ again keeps it.", "12400": "Ten times the 1,240 before, or more. ↵ again keeps it."} {
		m, _ := press(shown(t, 3, 80, 24), "tab", typed, "tab")
		if page := m.View(screentest.Mono(80, 24)); page.Status != asks || m.window.Cursor != 1 {
			t.Errorf("%s: row %d, %q, want %q", typed, m.window.Cursor, page.Status, asks)
		}
		if m, _ := press(m, "0", "backspace", "tab"); m.window.Cursor != 1 {
			t.Errorf("%s: what is typed anew is not asked about", typed)
		}
		m, _ = press(m, "enter", "tab")
		if _, said := press(m, "ctrl+s"); len(said.(screen.LogCounts).Counts) != 1 {
			t.Errorf("%s: what is meant is not kept: %#v", typed, said)
		}
	}
	m, said := press(shown(t, 3, 80, 24), "tab", "1190", "ctrl+s")
	if said != nil {
		t.Fatalf("ctrl+s asks nothing and says %#v", said)
	}
	if _, said := press(m, "ctrl+s"); said.(screen.LogCounts).Counts[0].Counters[model.Saves] != model.Exact(1190) {
		t.Errorf("ctrl+s again says %#v", said)
	}
	// A rounded number that can be the same one is no slip.
	if m, _ := press(shown(t, 3, 80, 24), "tab", "1.2K", "tab"); m.window.Cursor != 2 || m.read(m.shown.Videos[1]).slip != edit.NoSlip {
		t.Error("1.2K is asked about after 1,240")
	}
}

func TestWhatIsNoNumberIsSaidAndNeverKept(t *testing.T) {
	t.Parallel()
	m, _ := press(shown(t, 3, 80, 24), "many", "tab")
	if got := m.View(screentest.Mono(80, 24)).Status; m.window.Cursor != 0 || !strings.HasPrefix(got, "That is no count.") {
		t.Errorf("row %d, %q", m.window.Cursor, got)
	}
	m, _ = press(m, "tab", "1300", "tab")
	if m.window.Cursor != 2 {
		t.Errorf("the cursor is held at row %d", m.window.Cursor)
	}
	m, said := press(m, "ctrl+s")
	if said != nil || m.window.Cursor != 0 {
		t.Errorf("ctrl+s goes to row %d and says %#v", m.window.Cursor, said)
	}
	if _, said := press(shown(t, 3, 80, 24), "ctrl+s"); said != (screen.Refused{Why: "no number was typed yet"}) {
		t.Errorf("nothing is kept: %#v", said)
	}
}

func TestTypedNumbersAreNotDroppedUnasked(t *testing.T) {
	t.Parallel()
	if _, said := press(shown(t, 3, 80, 24), "esc"); said != (screen.Back{}) {
		t.Errorf("esc says %#v", said)
	}
	m, said := press(shown(t, 3, 80, 24), "12", "esc")
	if _, asks := said.(screen.Notice); !asks {
		t.Fatalf("esc says %#v", said)
	}
	if _, said := press(m, "tab", "esc"); said == (screen.Back{}) {
		t.Error("esc after another key drops them")
	}
	left, said := press(m, "esc")
	if said != (screen.Back{}) || len(left.entries()) != 0 {
		t.Errorf("esc again says %#v", said)
	}
}

func TestTheCursorStaysWithItsNumberWhenNewDataComeIn(t *testing.T) {
	t.Parallel()
	m, _ := press(shown(t, 3, 80, 24), "tab", "13")
	turned := sample.Due(3)
	slices.Reverse(turned.Videos)
	m.asking = screen.NewAsking(t.Context(), ID, func(context.Context, view.DueQuery) (view.Due, error) { return turned, nil })
	m = screentest.Told(m, screen.Shown{Scope: screentest.Scope()})
	m, _ = press(m, "00")
	if got := m.typed[turned.Videos[m.window.Cursor].ID].field.Text(); got != "1300" {
		t.Errorf("in the field stands %q", got)
	}
}

func TestNoKeyTwice(t *testing.T) {
	t.Parallel()
	m := shown(t, 3, 80, 24)
	screentest.NoKeyTwice(t, m.Actions())
	if !m.Typing() {
		t.Error("letters are keys while a field is there")
	}
	if empty := shown(t, 0, 80, 24); empty.Typing() {
		t.Error("letters are text where there is no field")
	}
}

func TestTheStatusSaysWhichVideosAreInSight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		videos int
		keys   []string
		want   string
	}{
		{25, nil, "1–15 of 25   1 h count, due for 26 m"},
		{25, []string{"down", "down"}, "1–15 of 25"},
		{25, []string{"pgdown", "pgdown"}, "11–25 of 25"},
		{3, []string{"down", "down"}, "3 of 3"}, // where all are, which one is typed
	} {
		m, _ := press(shown(t, c.videos, 80, 24), c.keys...)
		if got := m.View(screentest.Mono(80, 24)).Status; got != c.want {
			t.Errorf("of %d after %q: %q, want %q", c.videos, c.keys, got, c.want)
		}
	}
}
