package plain

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
	"saveboard/model/view"
)

func markingCommands() []command {
	return []command{
		{Word{
			"mark", "N...", "mark videos, to compare or to change them together; all, invert and none are for the whole list",
			[]string{"mark 3 5-9", "mark all", "mark invert", "mark none"},
			[]string{"videos.mark", "videos.mark-down", "videos.mark-up", "videos.mark-all", "videos.mark-invert", "videos.mark-none"},
		}, (*conversation).mark},
		{Word{"unmark", "N...", "take the marks of some off", []string{"unmark 3"}, nil}, (*conversation).unmark},
		{Word{"marks", "", "which videos are marked", nil, nil}, func(c *conversation, _ string) { c.listMarks() }},
		{Word{
			"compare", "N N...", "how some videos did at equal age; without numbers the marked ones",
			[]string{"compare 3 7 12", "compare sourdough, knife", "compare"},
			[]string{"videos.compare"},
		}, (*conversation).compare},
	}
}

// mostInARange is how many numbers a range can have.
const mostInARange = 10_000

// numbersIn reads the numbers that a line begins with, such as "3 5-9, 12", and what stands behind them.
func numbersIn(line string) (numbers []int, behind string) {
	for {
		line = strings.TrimLeft(line, " ,")
		word, rest, _ := strings.Cut(line, " ")
		first, last, ok := rangeOf(strings.TrimRight(word, ","))
		if !ok {
			return numbers, line
		}
		for n := first; n <= last; n++ {
			numbers = append(numbers, n)
		}
		line = rest
	}
}

// rangeOf reads 3, or 5-9.
func rangeOf(word string) (first, last int, ok bool) {
	from, to, isRange := strings.Cut(word, "-")
	first, err := numberOf(from)
	if err != nil || first < 0 {
		return 0, 0, false
	}
	if !isRange {
		return first, first, true
	}
	last, err = numberOf(to)
	return first, last, err == nil && last >= first && last-first < mostInARange
}

// videosAt are the videos that have these numbers; what is none is told.
func (c *conversation) videosAt(numbers []int) ([]view.Video, bool) {
	videos, seen := make([]view.Video, 0, len(numbers)), make(map[model.VideoID]bool)
	for _, n := range numbers {
		t, ok := c.target(n)
		if !ok {
			return nil, false
		}
		v, ok := c.videoOf(t)
		if !ok {
			c.say(fmt.Sprintf("Number %d is no video.", n))
			return nil, false
		}
		if !seen[v.ID] {
			videos = append(videos, v)
		}
		seen[v.ID] = true
	}
	return videos, true
}

// videoOf is the video that stands behind a number.
func (c *conversation) videoOf(t target) (view.Video, bool) {
	switch {
	case t.about != nil:
		return *t.about, true
	case t.screen == videoScreen && t.video != 0:
		return c.fresh(t.video)
	case t.named != "":
		id, ok := c.find(t.named)
		if !ok {
			return view.Video{}, false
		}
		return c.fresh(id)
	}
	return view.Video{}, false
}

// fresh is a video as it is now, whatever period is shown.
func (c *conversation) fresh(id model.VideoID) (view.Video, bool) {
	q := view.Query{Account: c.scope.Account, Metric: c.scope.Metric, AsOf: c.views.Now()}
	v, err := c.views.Video(c.ctx, view.VideoQuery{Query: q, Video: id})
	if err != nil {
		c.fail(err)
		return view.Video{}, false
	}
	return v.Video, true
}

// quoted is a video inside a sentence.
func quoted(title, id string) string {
	if text.Clean(title).Empty() {
		return "the video " + id
	}
	return "“" + title + "”"
}

func (c *conversation) marked(id model.VideoID) bool {
	_, ok := c.marks[id]
	return ok
}

func (c *conversation) markAll(videos []view.Video) {
	for i := range videos {
		c.marks[videos[i].ID] = videos[i]
	}
}

func (c *conversation) unmarkAll(videos []view.Video) {
	for i := range videos {
		delete(c.marks, videos[i].ID)
	}
}

// inOrder are the marked videos, in the order of their ids.
func (c *conversation) inOrder() []view.Video {
	return slices.SortedFunc(maps.Values(c.marks), func(a, b view.Video) int { return cmp.Compare(a.ID, b.ID) })
}

// listed are the videos of the list here, of all its pages.
func (c *conversation) listed() []view.Video {
	var list []view.Video
	for _, t := range c.items {
		if t.about != nil {
			list = append(list, *t.about)
		}
	}
	return list
}

func (c *conversation) mark(rest string) {
	list := c.listed()
	switch strings.ToLower(rest) {
	case "":
		if c.here.screen == videoScreen {
			c.markVideos(c.here.video)
			return
		}
		c.say("mark takes numbers, all, invert or none, such as mark 3 5-9.")
		return
	case "none":
		clear(c.marks)
	case "all":
		c.markAll(list)
	case "invert":
		others := slices.DeleteFunc(slices.Clone(list), func(v view.Video) bool { return c.marked(v.ID) })
		c.unmarkAll(list)
		c.markAll(others)
	default:
		videos, ok := c.numbered("mark", rest)
		if !ok {
			return
		}
		c.markAll(videos)
	}
	c.say(c.markedInWords())
}

// markVideos marks the video that one is at.
func (c *conversation) markVideos(id model.VideoID) {
	if v, ok := c.fresh(id); ok {
		c.markAll([]view.Video{v})
		c.say(c.markedInWords())
	}
}

func (c *conversation) unmark(rest string) {
	videos, ok := c.numbered("unmark", rest)
	if !ok {
		return
	}
	c.unmarkAll(videos)
	c.say(c.markedInWords())
}

// numbered are the videos that a line of nothing but numbers names.
func (c *conversation) numbered(word, rest string) ([]view.Video, bool) {
	numbers, behind := numbersIn(rest)
	if len(numbers) == 0 || behind != "" {
		c.say(word + " takes numbers, such as " + word + " 3 5-9.")
		return nil, false
	}
	return c.videosAt(numbers)
}

// markedInWords says how many videos are marked, and which numbers of the list here they have.
func (c *conversation) markedInWords() string {
	if len(c.marks) == 0 {
		return "No video is marked."
	}
	var here []string
	seen := make(map[model.VideoID]bool)
	for i, t := range c.items {
		if t.about != nil && c.marked(t.about.ID) && !seen[t.about.ID] {
			here = append(here, strconv.Itoa(i+1))
			seen[t.about.ID] = true
		}
	}
	said := number.Of(len(c.marks), "video") + " marked"
	if len(here) > 0 {
		said += "; here " + strings.Join(here, ", ")
	}
	if n := len(c.marks) - len(here); n > 0 && len(here) > 0 {
		said += fmt.Sprintf("; %d not in this list", n)
	}
	return said + "."
}

// listMarks names the marked videos. Their numbers stay those of the list here.
func (c *conversation) listMarks() {
	c.say(c.markedInWords())
	for _, v := range c.inOrder() {
		c.say(quoted(v.Title, v.VideoID))
	}
}

// compare sets some videos beside each other: those of the numbers, those that words with commas between them name,
// or the marked ones.
func (c *conversation) compare(rest string) {
	numbers, behind := numbersIn(rest)
	var ids []model.VideoID
	if rest == "" {
		for _, v := range c.inOrder() {
			ids = append(ids, v.ID)
		}
	}
	videos, ok := c.videosAt(numbers)
	if !ok {
		return
	}
	for _, v := range videos {
		ids = append(ids, v.ID)
	}
	for words := range strings.SplitSeq(behind, ",") {
		if words = strings.TrimSpace(words); words == "" {
			continue
		}
		id, ok := c.find(words)
		if !ok {
			return
		}
		ids = append(ids, id)
	}
	if len(view.Compare(c.query(), ids).Asked()) < 2 {
		c.say("compare takes two different videos or more, such as compare 3 7 12; without numbers it takes the marked ones.")
		return
	}
	c.lead(place{screen: compareScreen, among: ids})
}
