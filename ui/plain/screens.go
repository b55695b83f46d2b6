package plain

import (
	"fmt"
	"slices"
	"strings"

	"saveboard/model/number"
	"saveboard/model/trend"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/print"
)

// A screenID names a screen as the dashboard does.
type screenID string

const (
	overviewScreen   screenID = "overview"
	videosScreen     screenID = "videos"
	categoriesScreen screenID = "categories"
	trendsScreen     screenID = "trends"
	timingScreen     screenID = "timing"
	accountsScreen   screenID = "accounts"
	whyScreen        screenID = "why"
	videoScreen      screenID = "video"
	compareScreen    screenID = "compare"
	logScreen        screenID = "log"
	suggestScreen    screenID = "suggest"
)

// A screen is what a name or a number opens: the numbers are those of the dashboard's tabs.
type named struct {
	key  string
	name screenID
}

func screens() []named {
	return []named{
		{"1", overviewScreen},
		{"2", videosScreen},
		{"3", categoriesScreen},
		{"4", trendsScreen},
		{"5", timingScreen},
		{"7", accountsScreen},
		{"8", whyScreen},
	}
}

// pageRows is how many rows of a long list come at once.
const pageRows = 20

func noStyle() look.Style { return look.Style{} }

// show asks for the screen that one is on, and prints it.
func (c *conversation) show() {
	c.items, c.chart, c.rows, c.subject, c.shown, c.spoken = nil, nil, 0, view.Focus{}, nil, words{}
	if err := c.print(c.query()); err != nil {
		c.fail(err)
	}
}

func (c *conversation) print(q view.Query) error {
	switch c.here.screen {
	case overviewScreen:
		return c.overview(q)
	case videosScreen:
		return c.videos(q)
	case videoScreen:
		return c.video(q)
	case categoriesScreen:
		return c.categories(q)
	case trendsScreen:
		return c.trends(q)
	case timingScreen:
		return c.timing(q)
	case accountsScreen:
		return c.accounts(q)
	case whyScreen:
		return c.why(q)
	case compareScreen:
		return c.compared(q)
	case logScreen:
		return c.due(q)
	case suggestScreen:
		return c.suggestions()
	}
	return nil
}

// query asks for a view as of now.
func (c *conversation) query() view.Query {
	return view.Query{Account: c.scope.Account, Period: c.scope.Period, Metric: c.scope.Metric, Filter: c.scope.Filter, AsOf: c.views.Now()}
}

// put prints a view, with numbers before what can be opened, and keeps it for what is asked about it next.
func put[V any](c *conversation, kind print.Kind[V], v V) {
	if about, ok := any(v).(interface{ Subject() view.Focus }); ok {
		c.subject = about.Subject()
	}
	c.shown = &v
	paper := c.o.Paper
	paper.Numbers = c.here.from + 1
	page := print.NewPage(paper)
	kind.Text(page, v)
	c.write(page)
	if kind.Chart != nil {
		c.chart = func(p *print.Page) { kind.Chart(p, v) }
		c.say("table: the charts as tables.")
	}
}

// videoTarget is a video behind a number.
func videoTarget(v *view.Video, figure string) target {
	return target{
		place: place{screen: videoScreen, video: v.ID}, about: v, focus: view.FocusOn(v.ID, figure),
		spoken: words{"the video's title and link", v.Title + "\n" + v.URL},
	}
}

// in joins what is said, without what is empty.
func in(said ...string) string {
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " ")
}

func (c *conversation) overview(q view.Query) error {
	v, err := c.views.Overview(c.ctx, q)
	if err != nil {
		return err
	}
	for i, f := range v.Findings {
		t := target{
			place: place{screen: screenID(f.Screen), video: f.Video}, focus: v.FocusOnFinding(i),
			spoken: words{"the finding", strings.TrimSuffix(f.Sentence, ".") + ": " + f.Detail + "."},
		}
		if f.Screen == "video" && f.Video == 0 {
			t.screen = videosScreen
		}
		c.items = append(c.items, t)
	}
	c.videoAt = nil
	listed, _ := v.Listed()
	for i := range listed {
		c.items = append(c.items, videoTarget(&listed[i], "saves_gained"))
		c.videoAt = append(c.videoAt, listed[i].ID)
	}
	c.spoken = words{"the answer and the chart in words", in(v.Answer, v.Chart)}
	put(c, print.Overview(), v)
	return nil
}

func (c *conversation) videos(q view.Query) error {
	v, err := c.views.Videos(c.ctx, view.VideosQuery{Query: q, Sort: view.Column(c.here.sort), Reverse: c.here.reverse, Category: c.here.category})
	if err != nil {
		return err
	}
	all := v
	c.videoAt = nil
	for i := range all.Videos {
		c.items = append(c.items, videoTarget(&all.Videos[i], all.Sort.Figure()))
		c.videoAt = append(c.videoAt, all.Videos[i].ID)
	}
	c.rows = len(all.Videos)
	if c.here.from >= c.rows {
		c.here.from = max(0, c.rows-1) / pageRows * pageRows
	}
	to := min(c.here.from+pageRows, c.rows)
	v.Videos = all.Videos[c.here.from:to]
	put(c, print.Videos(), v)
	c.shown, c.spoken = &all, words{"the answer", v.Answer}
	order := string(v.Sort)
	if v.Reverse {
		order += ", reversed"
	}
	if c.rows > 0 {
		c.say(fmt.Sprintf("%d to %d of %s, sorted by %s.", c.here.from+1, to, number.Of(c.rows, "video"), order))
	}
	if len(c.marks) > 0 {
		c.say(c.markedInWords())
	}
	if to < c.rows {
		c.say("more: the next ones.")
	}
	return nil
}

func (c *conversation) video(q view.Query) error {
	v, err := c.views.Video(c.ctx, view.VideoQuery{Query: q, Video: c.here.video})
	if err != nil {
		return err
	}
	c.videoAt = c.here.among
	title := quoted(v.Video.Title, v.Video.VideoID)
	c.spoken = words{"what this screen says, with the link", title + ": " + in(v.Answer, v.Chart) + "\n" + v.Video.URL}
	put(c, print.Video(), v)
	return nil
}

func (c *conversation) compared(q view.Query) error {
	v, err := c.views.Compare(c.ctx, view.Compare(q, c.here.among))
	if err != nil {
		return err
	}
	c.videoAt = nil
	for i := range v.Videos {
		c.items = append(c.items, videoTarget(&v.Videos[i].Video, "saves"))
		c.videoAt = append(c.videoAt, v.Videos[i].ID)
	}
	c.spoken = words{"how these compare, in words", in(v.Answer, v.Chart)}
	put(c, print.Compare(), v)
	return nil
}

func (c *conversation) categories(q view.Query) error {
	v, err := c.views.Categories(c.ctx, view.CategoriesQuery{Query: q, Sort: view.CategoryColumn(c.here.sort), Reverse: c.here.reverse})
	if err != nil {
		return err
	}
	for _, one := range v.Categories {
		name := ""
		if one.Name != nil {
			name = *one.Name
		}
		c.items = append(c.items, target{
			place: place{screen: videosScreen, category: &name}, focus: v.FocusOn(one),
			spoken: words{"what is said about " + one.DisplayName(), in(append([]string{v.Answer}, one.Sentences...)...)},
		})
	}
	c.spoken = words{"the answer", in(v.Answer, v.Verdict)}
	put(c, print.Categories(), v)
	return nil
}

func (c *conversation) trends(q view.Query) error {
	v, err := c.views.Trends(c.ctx, view.TrendsQuery{Query: q})
	if err != nil {
		return err
	}
	for _, s := range v.Series {
		if s.Direction == trend.TooShort {
			continue
		}
		t := target{place: place{screen: videosScreen}, matching: "#" + s.Name}
		if s.Kind == view.CategorySeries {
			name := s.Name
			t = target{place: place{screen: videosScreen, category: &name}}
		}
		t.focus = v.FocusOn(s)
		t.spoken = words{"what is said about " + s.DisplayName(), in(v.Answer, s.Sentence(), s.LeftOutInWords())}
		c.items = append(c.items, t)
	}
	c.videoAt = nil
	for _, s := range v.Spikes {
		c.items = append(c.items, target{
			place: place{screen: videoScreen, video: s.Video}, focus: v.FocusOnSpike(s),
			spoken: words{"the spike in words", quoted(s.Title, s.VideoID) + ", " + s.Day.Civil().Format("2 January 2006") + ": " + s.Sentence() + "."},
		})
		c.videoAt = append(c.videoAt, s.Video)
	}
	c.spoken = words{"the answer", v.Answer}
	put(c, print.Trends(), v)
	return nil
}

func (c *conversation) timing(q view.Query) error {
	v, err := c.views.Timing(c.ctx, q)
	if err != nil {
		return err
	}
	said := []string{v.Answer}
	for _, s := range v.Best {
		said = append(said, s.Sentence())
		c.items = append(c.items, hoursTarget(s.Weekday, s.From, s.To, view.Focus{View: v.View, Figure: "effect", Item: s.Item()}, s.Sentence()))
	}
	if v.Shaded {
		for _, cell := range v.Cells {
			c.items = append(c.items, hoursTarget(cell.Weekday, cell.Hour, cell.Hour+1, v.FocusOn(cell), cell.Sentence()))
		}
	}
	c.spoken = words{"what is said about your hours", strings.Join(append(said, "Hours in "+v.TimeZone+".", v.Caution), "\n")}
	put(c, print.Timing(), v)
	return nil
}

// hoursTarget is the videos that were posted on a weekday, from one hour up to another.
func hoursTarget(day, from, to int, focus view.Focus, sentence string) target {
	hours := fmt.Sprintf("hour:%d", from)
	if to > from+1 {
		hours = fmt.Sprintf("hour:%d..%d", from, to-1)
	}
	return target{
		place: place{screen: videosScreen}, matching: "weekday:" + strings.ToLower(view.WeekdayName(day)[:3]) + " " + hours,
		focus: focus, spoken: words{"what is said about these hours", sentence},
	}
}

func (c *conversation) accounts(q view.Query) error {
	v, err := c.views.Accounts(c.ctx, view.AccountsQuery{Query: q, Sort: view.AccountColumn(c.here.sort), Reverse: c.here.reverse})
	if err != nil {
		return err
	}
	for _, a := range v.Accounts {
		c.items = append(c.items, target{
			place: place{screen: videosScreen}, account: &a.ID, focus: v.FocusOn(a),
			spoken: words{"what is said about " + a.Name(), in(v.Answer, a.Sentence)},
		})
	}
	c.spoken = words{"the answer", v.Answer}
	put(c, print.Accounts(), v)
	return nil
}

// due prints the videos whose saves are typed in next.
func (c *conversation) due(q view.Query) error {
	v, err := c.views.Due(c.ctx, view.DueQuery{Query: q})
	if err != nil {
		return err
	}
	c.videoAt = nil
	for i := range v.Videos {
		c.items = append(c.items, target{place: place{screen: videoScreen, video: v.Videos[i].ID}, focus: view.FocusOn(v.Videos[i].ID, "saves")})
		c.videoAt = append(c.videoAt, v.Videos[i].ID)
	}
	c.spoken = words{"the answer", v.Answer}
	put(c, print.Due(), v)
	if len(v.Videos) > 0 {
		c.say("log 1 1240 keeps a count of number 1, log each asks for one after another.")
	}
	return nil
}
