package plain

import (
	"fmt"
	"strconv"

	"saveboard/model"
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
	c.items, c.chart, c.rows, c.subject = nil, nil, 0, view.Focus{}
	q := c.query()
	var err error
	switch c.here.screen {
	case overviewScreen:
		err = c.overview(q)
	case videosScreen:
		err = c.videos(q)
	case videoScreen:
		err = c.video(q)
	case categoriesScreen:
		err = c.categories(q)
	case trendsScreen:
		err = c.trends(q)
	case timingScreen:
		v, failed := c.views.Timing(c.ctx, q)
		if err = failed; err == nil {
			put(c, print.Timing(), v)
		}
	case accountsScreen:
		err = c.accounts(q)
	case whyScreen:
		err = c.why(q)
	}
	if err != nil {
		c.fail(err)
	}
}

// query asks for a view as of now.
func (c *conversation) query() view.Query {
	return view.Query{Account: c.scope.Account, Period: c.scope.Period, Metric: c.scope.Metric, Filter: c.scope.Filter, AsOf: c.views.Now()}
}

// put prints a view, with numbers before what can be opened, and keeps its charts for when they are asked for.
func put[V any](c *conversation, kind print.Kind[V], v V) {
	if about, ok := any(v).(interface{ Subject() view.Focus }); ok {
		c.subject = about.Subject()
	}
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

func (c *conversation) overview(q view.Query) error {
	v, err := c.views.Overview(c.ctx, q)
	if err != nil {
		return err
	}
	var among []model.VideoID
	for _, m := range v.Movers {
		among = append(among, m.ID)
	}
	c.videoAt = among
	for _, f := range v.Findings {
		t := target{screen: screenID(f.Screen), video: f.Video}
		if f.Screen == "video" && f.Video == 0 {
			t.screen = videosScreen
		}
		c.items = append(c.items, t)
	}
	for _, id := range among {
		c.items = append(c.items, target{screen: videoScreen, video: id})
	}
	put(c, print.Overview(), v)
	return nil
}

func (c *conversation) videos(q view.Query) error {
	v, err := c.views.Videos(c.ctx, view.VideosQuery{Query: q, Sort: view.Column(c.here.sort), Reverse: c.here.reverse, Category: c.here.category})
	if err != nil {
		return err
	}
	c.videoAt = nil
	for _, one := range v.Videos {
		c.items = append(c.items, target{screen: videoScreen, video: one.ID})
		c.videoAt = append(c.videoAt, one.ID)
	}
	c.rows = len(v.Videos)
	c.here.from = min(c.here.from, max(0, c.rows-1)/pageRows*pageRows)
	to := min(c.here.from+pageRows, c.rows)
	v.Videos = v.Videos[c.here.from:to]
	put(c, print.Videos(), v)
	order := string(v.Sort)
	if v.Reverse {
		order += ", reversed"
	}
	if c.rows > 0 {
		c.say(fmt.Sprintf("%d to %d of %s, sorted by %s.", c.here.from+1, to, number.Of(c.rows, "video"), order))
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
	put(c, print.Video(), v)
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
		c.items = append(c.items, target{screen: videosScreen, category: &name})
	}
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
		t := target{screen: videosScreen, hashtag: s.Name}
		if s.Kind == view.CategorySeries {
			name := s.Name
			t = target{screen: videosScreen, category: &name}
		}
		c.items = append(c.items, t)
	}
	c.videoAt = nil
	for _, s := range v.Spikes {
		c.items = append(c.items, target{screen: videoScreen, video: s.Video})
		c.videoAt = append(c.videoAt, s.Video)
	}
	put(c, print.Trends(), v)
	return nil
}

func (c *conversation) accounts(q view.Query) error {
	v, err := c.views.Accounts(c.ctx, view.AccountsQuery{Query: q, Sort: view.AccountColumn(c.here.sort), Reverse: c.here.reverse})
	if err != nil {
		return err
	}
	for _, a := range v.Accounts {
		c.items = append(c.items, target{screen: overviewScreen, account: a.ID})
	}
	put(c, print.Accounts(), v)
	return nil
}

// why prints the list of the explainer's parts, or one of them.
func (c *conversation) why(q view.Query) error {
	v, err := c.views.Why(c.ctx, view.WhyQuery{Query: q, Video: c.here.video})
	if err != nil {
		return err
	}
	for i := range v.Parts {
		c.items = append(c.items, target{screen: whyScreen, part: i + 1, video: c.here.video})
	}
	if n := c.here.part; n > 0 && n <= len(v.Parts) {
		v.Parts = v.Parts[n-1 : n]
		put(c, print.Why(), v)
		return nil
	}
	page := print.NewPage(c.o.Paper)
	page.Say(noStyle(), v.Question)
	page.Say(noStyle(), v.Answer)
	for i, part := range v.Parts {
		page.Item(strconv.Itoa(i+1), noStyle(), part.Title)
	}
	c.write(page)
	return nil
}
