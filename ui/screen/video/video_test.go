package video

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/model"
	"saveboard/model/curve"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/screen/screentest"
	"saveboard/ui/widget/canvas"
)

// sourdough is a video of 19 days: quick at first, then a second wave on 17 November.
func sourdough() view.VideoDetail {
	tutorials := "Tutorials"
	posted := time.Date(2026, 11, 3, 8, 10, 0, 0, time.UTC)
	gains := []float64{2400, 1900, 1400, 1050, 780, 400, 390, 330, 280, 200, 190, 130, 120, 150, 2310, 190, 110, 80, 70}
	d := view.VideoDetail{
		Head: view.Head{
			AsOf: model.InstantOf(time.Date(2026, 11, 22, 18, 0, 0, 0, time.UTC)), Accounts: []string{"mira.bakes"},
			Answer: "5.2× your typical video at 19 days, ahead of 41 of 47.", AnswerShort: "5.2× your typical video at 19 days.",
			Reasons: map[string]string{},
		},
		Video: view.Video{
			ID: 1<<20 + 1, URL: "https://www.tiktok.com/@mira.bakes/video/7300000000000000001", Account: "mira.bakes", Kind: model.KindVideo,
			Title: "Sourdough in 60 s 🍞", Category: &tutorials, Hashtags: []string{"sourdough", "bread", "60seconds"}, Labels: []string{"new hook"},
			Note: "Pinned to the profile on 10 November; stitched by another baker on the 17th.", DurationS: model.Exact(58),
			PostedAt: model.InstantOf(posted), PostedLocal: posted, PostedFrom: model.PostedRecord,
			SavesGained: model.Known(12480), SavesGainedStep: 1, EngagementRate: model.Known(.1522), KeepRatio: model.Known(.204),
			ShelfLife: model.Known(.41), HalfLifeDays: model.Known(4.1), SaveRate: model.Known(.0238), AdjustedSaveRate: model.Known(.0234),
		},
		Names: "12,480 people saved this. Their names are theirs.",
		Chart: "12,480 saves at 19 days; half of your videos had between 1,900 and 3,600 by then.",
		Daily: "Most on 3 Nov: 2,400 saves; 2 days estimated between counts.",
		Curve: []view.Knot{{AgeDays: 0, Saves: 0}},

		CategoryTypicalRate: model.Known(.0192), CategoryTypicalRateLow: model.Known(.0162), CategoryTypicalRateHigh: model.Known(.0228), CategoryVideos: 41,
	}
	d.Video.Counts = view.Counts{
		Views: model.Exact(524370), Likes: model.Exact(61204), Comments: model.Exact(1310), Shares: model.Exact(4870), Saves: model.Exact(12480),
	}
	for _, r := range []struct {
		c    model.Counter
		n    int64
		p    float64
		rank int
	}{
		{model.Views, 524370, 0, 0},
		{model.Likes, 61204, 11.67, 31},
		{model.Comments, 1310, 0.25, 43},
		{model.Shares, 4870, 0.93, 12},
		{model.Saves, 12480, 2.38, 9},
	} {
		rung := view.Rung{Counter: r.c, Count: model.Exact(r.n)}
		if r.p > 0 {
			rung.Per100, rung.Rank = model.Known(r.p), &curve.Rank{Rank: r.rank, Of: 48, Ahead: 48 - r.rank}
		}
		d.Ladder = append(d.Ladder, rung)
	}
	for age := 1.0; age <= 90; age++ {
		typical := 2600 * (1 - math.Exp(-age/6))
		d.Typical = append(d.Typical, view.TypicalAge{AgeDays: age, P25: 0.75 * typical, P50: typical, P75: 1.45 * typical, Videos: 48})
	}
	for _, e := range [][4]float64{{30, 13900, 13000, 15600}, {90, 16200, 14100, 20300}} {
		d.Forecast = append(d.Forecast, view.Expected{
			AgeDays: int(e[0]), Saves: model.Known(e[1]), SavesLow: model.Known(e[2]), SavesHigh: model.Known(e[3]), Videos: 30, Held: 24, HeldOf: 30,
		})
	}
	var sum float64
	for i, g := range gains {
		sum += g
		day := model.Date(2026, 11, 3+i)
		d.Days = append(d.Days, view.VideoDay{Day: day, Saves: model.Known(sum), SavesGained: model.Known(g), Estimated: i == 5 || i == 6})
		d.Curve = append(d.Curve, view.Knot{AgeDays: float64(i) + 0.6, Saves: sum})
	}
	return d
}

// oven is an old video that was found late, fell once, and has hardly anything known.
func oven() view.VideoDetail {
	d := sourdough()
	d.Video.Title = "خبز الصاج في عشر دقائق — 保存した人の名前は誰にも見えません。それは本人のものです。 My oven lied to me, so I rebuilt the whole schedule of a bakery around it and this is what came out\x1b[31m"
	d.Video.PostedLocal = time.Date(2025, 8, 3, 8, 10, 0, 0, time.UTC)
	d.Video.Category, d.Video.Note, d.Video.Labels = nil, "", nil
	d.CategoryTypicalRate, d.CategoryVideos = model.Real{}, 0
	d.Video.HalfLifeDays, d.Video.ShelfLife, d.Video.EngagementRate = model.Real{}, model.Real{}, model.Real{}
	d.Video.SavesGained, d.Video.SavesGainedStep, d.Video.SinceFirstSeen = model.Known(300), 100, true
	d.Reasons = map[string]string{
		"forecast":       "it is for day 7, 30 and 90, from a quarter of a day on",
		"half_life_days": "its saves were not counted near the time when half had come",
		"shelf_life":     "it needs a count near day 7 and an age of at least 8 days", "engagement_rate": "no snapshot has all five counters",
	}
	d.Ladder[1].Count, d.Ladder[1].Per100, d.Ladder[1].Rank = model.Unknown, model.Real{}, nil
	d.Forecast, d.Typical = nil, nil
	for age := 97.0; age <= 363; age += 7 {
		d.Typical = append(d.Typical, view.TypicalAge{AgeDays: age, P25: 5000 + 5*age, P50: 7000 + 7*age, P75: 9000 + 9*age, Videos: 20})
	}
	d.Answer, d.AnswerShort = "1.2× your typical video when it was 363 days old.", "1.2× your typical video when it was 363 days old."
	d.Chart = "10,682 saves at 467 days; first counted at 200 days, so how it began is not known."
	d.Ladder[0].Count = model.Rounded(520000, 10000)
	d.Video.Views = model.Rounded(520000, 10000)
	d.Curve = nil
	for i := range 30 {
		d.Curve = append(d.Curve, view.Knot{AgeDays: 200 + float64(i)*9.2, Saves: 9000 + float64(i*i)*2})
	}
	d.Days = nil
	for i := range 28 {
		g := model.Known(float64((i*7)%11) * 9)
		switch i {
		case 3:
			g = model.Real{}
		case 9:
			g = model.Known(-4)
		}
		d.Days = append(d.Days, view.VideoDay{Day: model.Date(2026, 10, 26+i), SavesGained: g, Estimated: i == 20})
	}
	return d
}

// fresh has one count and nothing else.
func fresh() view.VideoDetail {
	d := sourdough()
	d.Video.Title = ""
	d.Curve, d.Days, d.Typical, d.Forecast = []view.Knot{{AgeDays: 2, Saves: 41}}, nil, nil, nil
	d.Video.SaveRate = model.Real{}
	for i := range d.Ladder {
		d.Ladder[i].Rank = nil
	}
	d.Reasons = map[string]string{"typical": "it needs 8 videos counted around one age", "forecast": "only 9 earlier videos; 12 are needed"}
	d.Video.Counts = view.Counts{Saves: model.Exact(41)}
	d.Chart, d.Daily = "41 saves at 2 days; first counted at 2 days, so how it began is not known.", "No daily gain of its saves is known in this period."
	d.Names, d.Answer, d.AnswerShort = "41 people saved this. Their names are theirs.", "41 saves. Fewer than 5 other videos were counted around its age.", "41 saves."
	return d
}

// opened is the screen with an answer on it.
func opened(t *testing.T, d view.VideoDetail) Model {
	t.Helper()
	load := func(context.Context, view.VideoQuery) (view.VideoDetail, error) { return d, nil }
	m, _ := New(t.Context(), load).Update(screen.OpenVideo{Video: d.Video.ID, Among: []model.VideoID{7, d.Video.ID, 9}})
	m = screentest.Told(m, screen.Shown{Scope: screentest.Scope()})
	return m
}

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		view  view.VideoDetail
		theme string
		w, h  int
	}{
		{"sourdough", sourdough(), "dark", 140, 40},
		{"sourdough", sourdough(), "dark", 80, 24},
		{"sourdough", sourdough(), "dark", 60, 20},
		{"sourdough", sourdough(), "light", 140, 40},
		{"sourdough", sourdough(), "light", 80, 24},
		{"sourdough", sourdough(), "light", 60, 20},
		{"sourdough", sourdough(), "ascii", 80, 24},
		{"sourdough", sourdough(), "mono", 80, 24},
		{"sourdough", sourdough(), "dark", 40, 12},
		{"oven", oven(), "dark", 140, 40},
		{"oven", oven(), "dark", 80, 24},
		{"fresh", fresh(), "dark", 80, 24},
	} {
		t.Run(fmt.Sprintf("%s-%dx%d-%s", c.name, c.w, c.h, c.theme), func(t *testing.T) {
			t.Parallel()
			page := opened(t, c.view).View(screentest.Frame(screentest.Look(c.theme), c.w, c.h))
			golden.RequireEqual(t, strings.Join(page.Lines, "\n")+"\n")
		})
	}
}

func TestNothingIsWiderOrHigherThanTheFrame(t *testing.T) {
	t.Parallel()
	for _, d := range []view.VideoDetail{sourdough(), oven(), fresh(), {}} {
		m := New(t.Context(), nil)
		m.shown = &d
		screentest.FitsEverySize(t, 13, 11, m)
	}
}

func TestTheSentenceAboutNamesAlwaysStays(t *testing.T) {
	t.Parallel()
	m := opened(t, sourdough())
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {52, 14}, {40, 12}} {
		page := m.View(screentest.Mono(size[0], size[1]))
		shown := strings.Join(strings.Fields(ansi.Strip(strings.Join(page.Lines, " "))), " ")
		if !strings.Contains(shown, "12,480 people saved this. Their names are theirs.") {
			t.Errorf("at %d×%d it is missing in %q", size[0], size[1], shown)
		}
	}
}

func TestTwoCountsLateInALongLifeMakeACurve(t *testing.T) {
	t.Parallel()
	d := sourdough()
	d.Curve = []view.Knot{{AgeDays: 557, Saves: 12}, {AgeDays: 568, Saves: 30}}
	d.Days, d.Typical = nil, nil
	page := ansi.Strip(strings.Join(opened(t, d).View(screentest.Mono(80, 24)).Lines, "\n"))
	if strings.Contains(page, "A curve begins") || !strings.Contains(page, "18 mo") {
		t.Errorf("12 and 30 saves are two counts, and there is no curve:\n%s", page)
	}
}

func TestTheCurveIsSaidInWordsWhereverItIsDrawn(t *testing.T) {
	t.Parallel()
	m := opened(t, sourdough())
	for _, c := range []struct {
		width, height int
		want          string
	}{
		{60, 20, " ░ middle half of yours\n"},
		{80, 24, " ░ middle half of yours "},
		{140, 40, " ▒ your typical video  ░ middle half of yours "},
		{140, 40, " 12,480 saves at 19 days; half of your videos had between 1,900 and 3,600 by then. "},
	} {
		page := ansi.Strip(strings.Join(m.View(screentest.Mono(c.width, c.height)).Lines, "\n"))
		if !strings.Contains(page, c.want) {
			t.Errorf("%d columns do not say %q:\n%s", c.width, c.want, page)
		}
	}
	bandless := sourdough()
	bandless.Typical, bandless.Chart = nil, "12,480 saves at 19 days, half of them by 4.1 days."
	bandless.Reasons["typical"] = "it needs 8 videos counted around one age"
	for _, c := range []struct {
		width, height int
		want          string
	}{
		{80, 24, " 12,480 saves at 19 days. "},
		{200, 60, " 12,480 saves at 19 days, half of them by 4.1 days. No band of yours yet: it needs 8 videos counted around one age."},
	} {
		page := ansi.Strip(strings.Join(opened(t, bandless).View(screentest.Mono(c.width, c.height)).Lines, "\n"))
		if !strings.Contains(page, c.want) || strings.Contains(page, "▒") {
			t.Errorf("without a band %d columns do not say %q:\n%s", c.width, c.want, page)
		}
	}
	page := ansi.Strip(strings.Join(opened(t, fresh()).View(screentest.Mono(140, 40)).Lines, "\n"))
	if n := strings.Count(page, "41 saves at 2 days"); n != 1 {
		t.Errorf("without a curve its words are said %d times, want once:\n%s", n, page)
	}
}

func TestTheSameDayStandsInTheSameColumn(t *testing.T) {
	t.Parallel()
	d := sourdough()
	drawn := drawing{Canvas: canvas.New(look.New(look.Mono, look.NoColour, look.Full()), 0, 0), v: &d}
	spec := drawn.curveSpec(90, 19)
	c := drawn.calendar(spec.Width-len(spec.Series[0].Values), len(spec.Series[0].Values))
	if c.each != 3 {
		t.Fatalf("%d columns a day, want 3", c.each)
	}
	// The second wave came on the video's 15th day: the curve rises within just these columns.
	values := spec.Series[0].Values
	before, after := values[14*3-1], values[15*3-1]
	if rise := after - before; rise < 1500 {
		t.Errorf("in the columns of 17 November the curve rises by %v, want most of 2,310", rise)
	}
}

func TestKeysSayWhatTheyWant(t *testing.T) {
	t.Parallel()
	m := opened(t, sourdough())
	for key, want := range map[string]tea.Msg{
		"esc": screen.Back{},
		"o":   screen.Browse{URL: "https://www.tiktok.com/@mira.bakes/video/7300000000000000001"},
		"y": screen.Copy{
			What: "what this screen says, with the link",
			Text: "“Sourdough in 60 s 🍞”: 5.2× your typical video at 19 days, ahead of 41 of 47. 12,480 saves at 19 days; half of your videos had between 1,900 and 3,600 by then.\nhttps://www.tiktok.com/@mira.bakes/video/7300000000000000001",
		},
	} {
		_, cmd := m.Update(screentest.Press(key))
		if cmd == nil {
			t.Errorf("%s does nothing", key)
			continue
		}
		if got := cmd(); got != want {
			t.Errorf("%s says %#v, want %#v", key, got, want)
		}
	}
}

func TestNeighboursAreReachedAndTheEndsSaySo(t *testing.T) {
	t.Parallel()
	load := func(_ context.Context, q view.VideoQuery) (view.VideoDetail, error) {
		d := sourdough()
		d.Video.ID, d.Video.Title = q.Video, fmt.Sprint("video ", q.Video)
		return d, nil
	}
	m, _ := New(t.Context(), load).Update(screen.OpenVideo{Video: 7, Among: []model.VideoID{7, 8}})
	m = screentest.Told(m, screen.Shown{})
	m, late := m.Update(screentest.Press("n"))
	if m.place() != "2 of 2 videos" {
		t.Errorf("the place is %q", m.place())
	}
	if _, cmd := m.Update(screentest.Press("n")); cmd().(screen.Refused).Why != "this is the last video of the list" {
		t.Errorf("the end is not said: %v", cmd())
	}
	m = screentest.Told(m, screentest.Press("p"))
	m, _ = m.Update(screentest.Answer(late)) // outrun
	if m.shown.Video.ID != 7 {
		t.Errorf("video %d is shown, want 7", m.shown.Video.ID)
	}
}

func TestAQuestionIsNotAskedTwice(t *testing.T) {
	t.Parallel()
	m := opened(t, sourdough())
	if _, cmd := m.Update(screen.Shown{Scope: m.scope}); cmd != nil {
		t.Error("coming back asked again")
	}
	if _, cmd := m.Update(screen.DataChanged{}); cmd == nil {
		t.Error("changed data asked nothing")
	}
}

func TestAnErrorLeavesTheLastAnswer(t *testing.T) {
	t.Parallel()
	m := opened(t, sourdough())
	broken := errors.New("the file is locked")
	m.asking = screen.NewAsking(t.Context(), ID, func(context.Context, view.VideoQuery) (view.VideoDetail, error) { return view.VideoDetail{}, broken })
	m, cmd := m.Update(screen.Shown{Scope: m.scope})
	m, cmd = m.Update(screentest.Answer(cmd))
	if got := cmd(); got != (screen.Failed{Err: broken}) {
		t.Errorf("it says %v", got)
	}
	page := m.View(screentest.Mono(80, 24))
	if !strings.Contains(page.Lines[0], "Sourdough") {
		t.Errorf("the answer is gone: %q", page.Lines[0])
	}
}

func TestTheSecondLineStaysBlankForTheFilter(t *testing.T) {
	t.Parallel()
	l := look.New(look.Mono, look.NoColour, look.Full())
	for _, size := range [][2]int{{140, 40}, {80, 24}, {60, 20}, {40, 12}} {
		f := screentest.Frame(l, size[0], size[1])
		f.FilterLine = true
		page := opened(t, oven()).View(f)
		if page.Lines[1] != "" || page.Lines[2] == "" {
			t.Errorf("at %d×%d the lines are %q", size[0], size[1], page.Lines[:3])
		}
		if page.Video != 1<<20+1 || page.Head == nil {
			t.Errorf("the shell is not told which video this is: %+v", page)
		}
	}
}
