package videos_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/model/view/sample"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
	"saveboard/ui/screen/videos"
)

// load answers with n videos, in the order that was asked for by name alone.
func load(n int) videos.Load {
	return videos.Load{
		Videos: func(_ context.Context, q view.VideosQuery) (view.Videos, error) {
			v := sample.Videos(n)
			if v.Sort = q.Sort; q.Sort == "" {
				v.Sort = view.BySaves
			}
			v.Reverse, v.Metric = q.Reverse, q.Metric
			return v, nil
		},
		Video: func(_ context.Context, q view.VideoQuery) (view.VideoDetail, error) {
			return sample.Detail(sample.Video(int(q.Video&(1<<20-1))-1, n)), nil
		},
	}
}

func shown(t testing.TB, l videos.Load, width, height int) videos.Model {
	t.Helper()
	m := videos.New(t.Context(), l)
	m, _ = m.Update(screen.Resized{Width: width, Height: height})
	m, cmd := m.Update(screen.Shown{Scope: screen.Scope{Period: model.LastDays(28)}})
	m, rest := m.Update(screentest.Answer(cmd))
	if width >= 120 {
		m, cmd = m.Update(rest())
		m, _ = m.Update(screentest.Answer(cmd))
	}
	return m
}

func frame(l look.Look, width, height int) screen.Frame {
	return screen.Frame{Width: width, Height: height, Look: l, Focused: true, WhyKey: "w", Scope: screen.Scope{Period: model.LastDays(28)}}
}

func plain(width, height int) screen.Frame {
	return frame(look.New("dark", look.NoColour, look.Full()), width, height)
}

func press(m videos.Model, keys ...string) (videos.Model, tea.Cmd) {
	var cmd tea.Cmd
	for _, k := range keys {
		m, cmd = m.Update(screentest.Press(k))
	}
	return m, cmd
}

func TestGolden(t *testing.T) {
	t.Parallel()
	dark, light := look.New("dark", look.TrueColour, look.Full()), look.New("light", look.TrueColour, look.Full())
	counting := dark
	counting.ByCodePoint = true
	for _, c := range []struct {
		name          string
		look          look.Look
		width, height int
		videos        int
		keys          []string
	}{
		{"140x40-dark", dark, 140, 40, 212, nil},
		{"140x40-light", light, 140, 40, 212, nil},
		{"80x24-dark", dark, 80, 24, 212, nil},
		{"80x24-light", light, 80, 24, 212, nil},
		{"60x20-dark", dark, 60, 20, 212, nil},
		{"60x20-light", light, 60, 20, 212, nil},
		{"40x12-dark", dark, 40, 12, 212, nil},
		{"80x24-ascii", look.New("dark", look.TrueColour, look.ASCII()), 80, 24, 212, []string{"down", "down"}},
		{"80x24-mono", look.New("dark", look.NoColour, look.Full()), 80, 24, 212, []string{"down", "down"}},
		{"80x24-sixteen", look.New("dark", look.Colours16, look.Full()), 80, 24, 212, []string{"down"}},
		{"80x24-by-code-point", counting, 80, 24, 212, nil},
		{"80x24-last", dark, 80, 24, 212, []string{"G"}},
		{"80x24-all-fit", dark, 80, 24, 9, nil},
		{"80x24-empty", dark, 80, 24, 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, _ := press(shown(t, load(c.videos), c.width, c.height-5), c.keys...)
			page := m.View(frame(c.look, c.width, c.height-5))
			golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\nstatus: "+page.Status+"\n")
		})
	}
}

func TestNothingIsTooWideOrTooHighAtAnySize(t *testing.T) {
	t.Parallel()
	screentest.FitsEverySize(t, 7, 5, shown(t, load(50), 140, 35))
}

func TestEveryColumnCanBeSortedByAndIsSeenThen(t *testing.T) {
	t.Parallel()
	heads := map[view.Column]string{
		view.ByTitle: "Video", view.ByCategory: "Category", view.ByAge: "Age", view.BySaves: "Saves", view.ByGained: "Gained", view.ByRate: "Rate",
		view.ByViews: "Views", view.ByLikes: "Likes", view.ByComments: "Comments", view.ByShares: "Shares", view.ByEngagement: "Engaged",
		view.ByKeep: "Per like", view.ByShelfLife: "After wk 1", view.ByHalfLife: "Half by",
	}
	m := shown(t, load(30), 80, 19)
	seen := map[view.Column]bool{}
	for range view.Columns() {
		var cmd tea.Cmd
		m, cmd = press(m, "s")
		answer := screentest.Answer(cmd).(screen.Answer[view.Videos])
		m, _ = m.Update(answer)
		column := answer.Value.Sort
		seen[column] = true
		arrow := "↓"
		if column == view.ByTitle || column == view.ByCategory || column == view.ByAge {
			arrow = "↑" // from A, and the newest first
		}
		if head := strings.Split(screentest.Text(m.View(plain(80, 19))), "\n")[2]; !strings.Contains(strings.ReplaceAll(head, " ", ""), strings.ReplaceAll(heads[column], " ", "")+arrow) {
			t.Errorf("sorted by %s the head is %q", column, head)
		}
	}
	if len(seen) != len(view.Columns()) {
		t.Errorf("the sort key came by %d of %d columns", len(seen), len(view.Columns()))
	}
	_, cmd := press(m, "S")
	if answer := screentest.Answer(cmd).(screen.Answer[view.Videos]); !answer.Value.Reverse {
		t.Error("S does not turn the order")
	}
}

func TestTheCursorStaysOnItsVideoWhenDataChange(t *testing.T) {
	t.Parallel()
	order := []int{0, 1, 2, 3, 4}
	l := load(5)
	l.Videos = func(context.Context, view.VideosQuery) (view.Videos, error) {
		v := sample.Videos(5)
		list := make([]view.Video, 0, 5)
		for _, i := range order {
			list = append(list, v.Videos[i])
		}
		v.Videos = list
		return v, nil
	}
	m, _ := press(shown(t, l, 80, 19), "down", "down")
	was := m.View(plain(80, 19)).Video
	order = []int{4, 3, 0, 1, 2}
	m = screentest.Told(m, screen.DataChanged{})
	if got := m.View(plain(80, 19)).Video; got != was || got != sample.Video(2, 5).ID {
		t.Errorf("the cursor went from video %d to %d", was, got)
	}
}

func TestTheListScrollsAndSaysWhereOneIs(t *testing.T) {
	t.Parallel()
	m := shown(t, load(10_000), 80, 19)
	for _, c := range []struct{ key, want string }{
		{"", "1–15 of 10,000"}, {"pgdown", "2–16 of 10,000"}, {"G", "9,986–10,000 of 10,000"}, {"up", "9,986–10,000 of 10,000"}, {"g", "1–15 of 10,000"},
	} {
		if c.key != "" {
			m, _ = press(m, c.key)
		}
		if got := m.View(plain(80, 19)).Status; got != c.want {
			t.Errorf("after %q: %q, want %q", c.key, got, c.want)
		}
	}
}

func TestThePreviewFollowsOnlyWhenTheCursorRests(t *testing.T) {
	t.Parallel()
	m := shown(t, load(30), 140, 35)
	var waits []tea.Cmd
	for range 3 {
		var cmd tea.Cmd
		m, cmd = press(m, "down")
		waits = append(waits, cmd)
	}
	for i, wait := range waits {
		next, ask := m.Update(wait())
		if (ask != nil) != (i == 2) {
			t.Errorf("after move %d of 3 the preview was asked for: %v", i+1, ask != nil)
		}
		m = next
	}
	if got := screentest.Text(m.View(plain(140, 35))); !strings.Contains(got, "Sourdough in 60 s 🍞\n") {
		t.Errorf("the preview left before another came:\n%s", got)
	}
}

func TestOpeningNamesTheVideoAndItsNeighbours(t *testing.T) {
	t.Parallel()
	m, _ := press(shown(t, load(30), 80, 19), "down")
	_, cmd := press(m, "enter")
	opened, ok := screentest.Answer(cmd).(screen.OpenVideo)
	if !ok || opened.Video != sample.Video(1, 30).ID || len(opened.Among) != 30 || opened.Among[2] != sample.Video(2, 30).ID {
		t.Errorf("opened %+v", opened)
	}
}

func TestACategorysVideosAreLeftForWhereTheyWereOpenedFrom(t *testing.T) {
	t.Parallel()
	var asked []string
	l := load(30)
	all := l.Videos
	l.Videos = func(ctx context.Context, q view.VideosQuery) (view.Videos, error) {
		only := "all"
		if q.Category != nil {
			only = *q.Category
		}
		asked = append(asked, only)
		return all(ctx, q)
	}
	m := shown(t, l, 80, 19)
	m = screentest.Told(m, screen.OpenCategory{Name: "Tutorials"})
	if !m.Nested() || !strings.HasPrefix(m.View(plain(80, 19)).Status, "Tutorials, esc shows all") {
		t.Errorf("status %q", m.View(plain(80, 19)).Status)
	}
	m, cmd := press(m, "esc")
	batch := cmd().(tea.BatchMsg)
	screentest.Answer(batch[0])
	if back := batch[1](); back != (screen.Back{}) || m.Nested() {
		t.Errorf("esc says %#v, nested %v", back, m.Nested())
	}
	if got := fmt.Sprint(asked); got != "[all Tutorials all]" {
		t.Errorf("asked for %s", got)
	}
}

func TestAClickOnAHeadSortsAndASecondOneTurns(t *testing.T) {
	t.Parallel()
	m := shown(t, load(30), 80, 19)
	for _, want := range []bool{false, true} {
		var click tea.Msg
		for _, r := range m.View(plain(80, 19)).Regions {
			if r.Y == 2 && r.X <= 55 && 55 < r.X+r.Width {
				click = r.Msg
			}
		}
		next, cmd := m.Update(click)
		answer := screentest.Answer(cmd).(screen.Answer[view.Videos])
		if answer.Value.Sort != view.ByGained || answer.Value.Reverse != want {
			t.Errorf("sorted by %s, turned %v, want gained, %v", answer.Value.Sort, answer.Value.Reverse, want)
		}
		m, _ = next.Update(answer)
	}
}

func BenchmarkMove(b *testing.B) {
	for _, n := range []int{10, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := shown(b, load(n), 80, 19)
			f := frame(look.New("dark", look.TrueColour, look.Full()), 80, 19)
			keys := []string{"down", "up"}
			for i := 0; b.Loop(); i++ {
				m, _ = press(m, keys[i%2])
				m.View(f)
			}
		})
	}
}

func TestThePreviewOfAnOldVideoCountsItsAgeInMonths(t *testing.T) {
	t.Parallel()
	l := load(30)
	l.Video = func(context.Context, view.VideoQuery) (view.VideoDetail, error) {
		d := sample.Detail(sample.Video(8, 30))
		d.Curve[len(d.Curve)-1].AgeDays = d.Video.AgeDays
		return d, nil
	}
	got := screentest.Text(shown(t, l, 140, 35).View(plain(140, 35)))
	if !strings.Contains(got, "3 mo ") || !strings.Contains(got, "9 mo") || strings.Contains(got, "91 d ") {
		t.Errorf("the curve of 315 days is not labelled in months:\n%s", got)
	}
}

func TestThePreviewColoursTheArrowOfAGainAlone(t *testing.T) {
	t.Parallel()
	l := look.New("dark", look.TrueColour, look.Full())
	m := shown(t, load(30), 140, 35)
	page := strings.Join(m.View(frame(l, 140, 35)).Lines, "\n")
	if want := l.In(look.Up, "▲ ") + l.In(look.Text, "6,240"); !strings.Contains(page, want) || !strings.Contains(ansi.Strip(page), "▲ 6,240 in 28 days") {
		t.Errorf("%q does not stand in the preview, in 28 days:\n%s", want, ansi.Strip(page))
	}
}
