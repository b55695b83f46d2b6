// Package trends is the screen that answers: what is rising, what is fading? It draws the weekly save rate of
// categories and hashtags, lists those whose videos are kept more and more, or less and less, and the spikes.
//
// One row is one category or hashtag: its save rate says how it moves, and where that does not move its saves do.
// All accounts of one question are listed together, each judged by itself.
package trends

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/screen"
	"saveboard/ui/widget/chart"
	"saveboard/ui/widget/table"
)

// ID names the screen.
const ID screen.ID = "trends"

// Load computes the view. It may take long; it stops when ctx does.
type Load func(ctx context.Context, q view.TrendsQuery) (view.Trends, error)

// A way is what is listed: series of both kinds or of one, or spikes.
type way uint8

const (
	everything way = iota
	ofCategories
	ofHashtags
	ofSpikes
	ways
)

// A Model is the screen: what was asked, what came, and where the cursor is on each of the lists.
type Model struct {
	screen.Defaults

	asking  screen.Asking[view.TrendsQuery, view.Trends]
	shown   *view.Trends // the last good answer, never written to; it stays under a newer error
	lists   [ofSpikes]list
	way     way // the list that has the cursor
	beside  way // the list of series, which stays in sight where the spikes have a panel of their own
	windows [ways]table.Window
	width   int
	height  int // of the frame, for how far a page is
	chart   *chart.Memo
}

// New is the screen before it was shown.
func New(ctx context.Context, load Load) Model {
	return Model{asking: screen.NewAsking(ctx, ID, load), width: 80, height: 19, chart: new(chart.Memo)}
}

// picked is what a click on a row says: the list and the row in it.
type picked struct {
	way way
	row int
}

// Addressee is this screen.
func (picked) Addressee() screen.ID { return ID }

// Update takes a key or a message.
func (m Model) Update(msg tea.Msg) (Model, tea.Cmd) {
	asking, answer, cmd, heard := m.asking.Hear(msg, m.question)
	if heard {
		m.asking = asking
		return m.take(answer), cmd
	}
	switch msg := msg.(type) {
	case screen.Resized:
		m.width, m.height = msg.Width, msg.Height
		return m, nil
	case picked:
		if msg.way == m.way && msg.row == m.windows[m.way].Cursor {
			return open(m)
		}
		m = m.turnTo(msg.way)
		return m.move(msg.row - m.windows[m.way].Cursor), nil
	}
	m, cmd, _ = screen.Dispatch(actions(), m, msg)
	return m, cmd
}

// question is what is asked of a scope. Neither the period nor the metric has a part in it.
func (m Model) question(s screen.Scope) view.TrendsQuery {
	return view.TrendsQuery{Query: s.OfAllTime()}
}

// take keeps an answer, where one came. Each cursor stays on what it is on, wherever that stands now.
func (m Model) take(answer *view.Trends) Model {
	if answer == nil {
		return m
	}
	before := m
	m.shown = answer
	m.lists = arrange(m.shown)
	for w := range ways {
		i := -1
		if w == ofSpikes {
			if was, ok := before.spikeAt(before.windows[w].Cursor); ok {
				i = slices.IndexFunc(m.shown.Spikes, func(s view.VideoSpike) bool { return s.Video == was.Video && s.Day == was.Day })
			}
		} else if was, ok := before.seriesAt(w, before.windows[w].Cursor); ok {
			i = slices.IndexFunc(m.lists[w].rows, func(r row) bool { return keyOf(m.shown.Series[r.series]) == keyOf(was) })
		}
		if i >= 0 {
			m.windows[w].Cursor = i
		}
		m.windows[w] = m.windows[w].Within(m.rows(w), m.rows(w))
	}
	if !m.has(m.way) {
		m = m.turnTo(m.after(m.way))
	}
	return m
}

// turnTo gives the cursor to a list.
func (m Model) turnTo(w way) Model {
	if m.way = w; w != ofSpikes {
		m.beside = w
	}
	return m
}

// rows is how many rows a list has.
func (m Model) rows(w way) int {
	switch {
	case m.shown == nil:
		return 0
	case w == ofSpikes:
		return len(m.shown.Spikes)
	}
	return len(m.lists[w].rows)
}

// has tells whether a list has something to say.
func (m Model) has(w way) bool { return m.rows(w) > 0 || w != ofSpikes && m.lists[w].short > 0 }

// seriesAt is the series of a row.
func (m Model) seriesAt(w way, i int) (view.TrendSeries, bool) {
	if m.shown == nil || w == ofSpikes || i >= len(m.lists[w].rows) {
		return view.TrendSeries{}, false
	}
	return m.shown.Series[m.lists[w].rows[i].series], true
}

func (m Model) spikeAt(i int) (view.VideoSpike, bool) {
	if m.shown == nil || i >= len(m.shown.Spikes) {
		return view.VideoSpike{}, false
	}
	return m.shown.Spikes[i], true
}

// focused is what the cursor is on: a series or a spike.
func (m Model) focused() (series *view.TrendSeries, spike *view.VideoSpike) {
	at := m.windows[m.way].Cursor
	if s, ok := m.spikeAt(at); m.way == ofSpikes && ok {
		return nil, &s
	}
	if s, ok := m.seriesAt(m.way, at); ok {
		return &s, nil
	}
	return nil, nil
}

// video is the focused spike's video, or 0.
func (m Model) video() model.VideoID {
	if _, spike := m.focused(); spike != nil {
		return spike.Video
	}
	return 0
}

// targets are what edits are about: the focused spike's video.
func (m Model) targets() []screen.Target {
	if _, spike := m.focused(); spike != nil {
		return []screen.Target{screen.TargetOfSpike(spike)}
	}
	return nil
}

// source is what "where this comes from" is asked about: the focused series or spike.
func (m Model) source() view.Focus {
	switch series, spike := m.focused(); {
	case series != nil:
		return m.shown.FocusOn(*series)
	case spike != nil:
		return m.shown.FocusOnSpike(*spike)
	}
	return view.Focus{}
}

// move moves the cursor by so many rows of its list.
func (m Model) move(by int) Model {
	n := m.rows(m.way)
	m.windows[m.way] = m.windows[m.way].Move(by, n, m.visible())
	return m
}

// Actions describes what can be done here.
func (m Model) Actions() []screen.Info { return screen.Infos(actions(), m) }
