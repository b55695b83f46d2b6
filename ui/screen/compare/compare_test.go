package compare

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
)

// shown is the screen with an answer on it, in a window of that size, after some keys.
func shown(t *testing.T, c view.Comparison, width, height int, keys ...string) Model {
	t.Helper()
	load := func(context.Context, view.CompareQuery) (view.Comparison, error) { return c, nil }
	m := screentest.Shown(New(t.Context(), load), width, height)
	m = screentest.Told(m, screen.OpenCompare{Videos: []model.VideoID{1, 2}})
	for _, k := range keys {
		m, _ = m.Update(screentest.Press(k))
	}
	return m
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		videos int
		keys   string
		theme  string
		w, h   int
	}{
		{6, "", "dark", 140, 40},
		{6, "v down", "light", 140, 40},
		{2, "", "dark", 80, 24},
		{6, "down down", "light", 80, 24},
		{3, "v", "dark", 60, 20},
		{3, "down", "light", 60, 20},
		{6, "G", "dark", 40, 12},
		{3, "", "ascii", 80, 24},
		{3, "", "mono", 80, 24},
	} {
		t.Run(fmt.Sprintf("%d %s-%dx%d", c.videos, c.theme, c.w, c.h), func(t *testing.T) {
			t.Parallel()
			m := shown(t, sample.Comparison(c.videos), c.w, c.h, strings.Fields(c.keys)...)
			screentest.Golden(t, m.View(screentest.Frame(screentest.Look(c.theme), c.w, c.h)))
		})
	}
}

func TestItFitsEverySize(t *testing.T) {
	t.Parallel()
	for _, n := range []int{0, 1, 2, 6} {
		screentest.FitsEverySize(t, 13, 7, shown(t, sample.Comparison(n), 80, 24))
	}
}

func TestTheFilterLineStaysBlank(t *testing.T) {
	t.Parallel()
	screentest.LeavesTheFilterLineBlank(t, shown(t, sample.Comparison(3), 80, 24))
}

func TestActions(t *testing.T) {
	t.Parallel()
	screentest.NoKeyTwice(t, New(t.Context(), nil).Actions())
	m := shown(t, sample.Comparison(3), 80, 24, "down")
	_, cmd := m.Update(screentest.Press("enter"))
	if opened, ok := screentest.Answer(cmd).(screen.OpenVideo); !ok || opened.Video != m.shown.Videos[1].ID || len(opened.Among) != 3 {
		t.Errorf("enter says %+v", opened)
	}
	_, cmd = m.Update(screentest.Press("y"))
	if said, ok := screentest.Answer(cmd).(screen.Copy); !ok || !strings.Contains(said.Text, m.shown.Answer) || !strings.Contains(said.Text, m.shown.Chart) {
		t.Errorf("y says %+v", said)
	}
	_, cmd = m.Update(screentest.Press("esc"))
	if _, ok := screentest.Answer(cmd).(screen.Back); !ok {
		t.Error("esc does not lead back")
	}
	clicked, _ := m.Update(rowClicked(2))
	if v := clicked.focused(); v == nil || v.ID != m.shown.Videos[2].ID {
		t.Error("a click does not move the cursor")
	}
}

func TestOtherVideosBeginAnewAndTheSameStay(t *testing.T) {
	t.Parallel()
	m := shown(t, sample.Comparison(3), 80, 24, "down", "v")
	same, _ := m.Update(screen.OpenCompare{Videos: []model.VideoID{1, 2}})
	if same.window.Cursor != 1 || same.reach != wholeLives || same.shown == nil {
		t.Error("the same videos lose their place")
	}
	other, cmd := m.Update(screen.OpenCompare{Videos: []model.VideoID{1, 3}})
	if other.window.Cursor != 0 || other.reach != toYoungest || other.shown != nil || cmd == nil {
		t.Error("other videos are not asked for anew")
	}
}

func TestWhatIsLeftOutStandsInTheStatusLine(t *testing.T) {
	t.Parallel()
	c := sample.Comparison(6)
	c.LeftOut = []view.LeftOut{{Reason: "beyond the six that can be told apart", Videos: 2}}
	page := shown(t, c, 80, 24).View(screentest.Mono(80, 24))
	if want := "2 more videos marked, beyond the six that can be told apart"; page.Status != want {
		t.Errorf("the status is %q", page.Status)
	}
}

func TestAnErrorIsSaid(t *testing.T) {
	t.Parallel()
	load := func(context.Context, view.CompareQuery) (view.Comparison, error) {
		return view.Comparison{}, errors.New("the file is not there any more")
	}
	m, _ := New(t.Context(), load).Update(screen.Shown{})
	m = screentest.Told(m, screen.OpenCompare{Videos: []model.VideoID{1, 2}})
	if said := screentest.Text(m.View(screentest.Mono(80, 24))); !strings.Contains(said, "not there any more") {
		t.Errorf("it says %q", said)
	}
	screentest.OffersNothing(t, m.Actions()[1:])
}
