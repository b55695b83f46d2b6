package plain

import (
	"fmt"
	"strings"

	"saveboard/model"
	"saveboard/model/edit"
	"saveboard/model/number"
	"saveboard/model/view"
)

// noCount is said of what is no number of saves.
const noCount = "That is no count. Write 12480, 12,480 or 12.4K."

// log lists what is due, keeps counts that are typed behind it, or asks for one after another.
func (c *conversation) log(rest string) {
	switch {
	case rest == "" && c.here.screen != videoScreen:
		c.lead(place{screen: logScreen})
	case !c.mayEdit():
	case strings.EqualFold(rest, "each"):
		c.logEach()
	case c.here.screen == videoScreen:
		if v, ok := c.fresh(c.here.video); ok {
			c.logOne(v, rest)
		}
	default:
		c.logPairs(strings.Fields(rest))
	}
}

// logOne keeps the count of one video; where none is typed it is asked for.
func (c *conversation) logOne(v view.Video, typed string) {
	if typed == "" {
		answer, ok := c.question("How many saves has " + about([]view.Video{v}) + " now?" + before(v.Saves) + " An empty line keeps nothing.")
		if !ok {
			return
		}
		typed = answer
	}
	if typed == "" {
		c.say("Nothing was kept.")
		return
	}
	if count, ok := c.countOf(v.Saves, typed); ok {
		c.keep([]edit.Typed{typedSaves(v.VideoID, count)})
	}
}

// before says how many saves were known.
func before(saves model.Count) string {
	if !saves.Known() {
		return ""
	}
	return " It had " + number.ASCII().Exact(saves.Real()) + "."
}

// logPairs keeps the counts behind numbers: 3 1240 5 1.2K.
func (c *conversation) logPairs(words []string) {
	var counts []edit.Typed
	for i := 0; i < len(words); i += 2 {
		n, err := numberOf(words[i])
		if err != nil {
			c.say("log takes a number of the list and a count behind it, such as log 3 1240.")
			return
		}
		videos, ok := c.videosAt([]int{n})
		if !ok {
			return
		}
		v, ok := c.fresh(videos[0].ID)
		switch {
		case !ok:
			return
		case i+1 == len(words) && i == 0:
			c.logOne(v, "")
			return
		case i+1 == len(words):
			c.say(fmt.Sprintf("Number %d has no count behind it. Nothing was kept.", n))
			return
		}
		count, ok := c.countOf(v.Saves, strings.TrimRight(words[i+1], ",;"))
		if !ok {
			return
		}
		counts = append(counts, typedSaves(v.VideoID, count))
	}
	c.keep(counts)
}

func typedSaves(video string, saves model.Count) edit.Typed {
	t := edit.Typed{Video: video}
	t.Counters[model.Saves] = saves
	return t
}

// countOf is the count that was typed. A slip is asked about, once.
func (c *conversation) countOf(before model.Count, typed string) (model.Count, bool) {
	count, ok := number.Typed(typed)
	if !ok || !count.Known() {
		c.say(noCount + " Nothing was kept.")
		return count, false
	}
	if slip := edit.SlipOf(before, count); slip != edit.NoSlip && !c.agrees(slipInWords(slip, before, count)) {
		if !c.ended {
			c.say("Nothing was kept.")
		}
		return count, false
	}
	return count, true
}

func slipInWords(slip edit.Slip, before, now model.Count) string {
	n := number.ASCII()
	was, is := n.Exact(before.Real()), n.Exact(now.Real())
	if slip == edit.Tenfold {
		return fmt.Sprintf("%s saves are ten times the %s known before, or more. Keep it?", is, was)
	}
	return fmt.Sprintf("%s saves are fewer than the %s known before. Keep it?", is, was)
}

func (c *conversation) keep(counts []edit.Typed) {
	c.apply(edit.Log{Taken: c.views.Edits.Now(), Counts: counts})
}

// logEach asks for the saves of one video after another, those that are due first, and keeps all as one edit.
func (c *conversation) logEach() {
	due, err := c.views.Due(c.ctx, view.DueQuery{Query: c.query()})
	if err != nil {
		c.fail(err)
		return
	}
	if c.say(due.Answer); len(due.Videos) == 0 {
		return
	}
	c.say("An empty line leaves a video out, done keeps what was typed, stop keeps nothing.")
	var counts []edit.Typed
	for i, v := range due.Videos {
		count, answer := c.askSaves(v, i+1, len(due.Videos))
		if count.Known() {
			counts = append(counts, typedSaves(v.VideoID, count))
		}
		if answer == stops || c.ended {
			c.say("Nothing was kept.")
			return
		}
		if answer == ends {
			break
		}
	}
	if len(counts) == 0 {
		c.say("Nothing was typed, so nothing was kept.")
		return
	}
	c.keep(counts)
}

// What ends the questions, beside the last video.
const (
	ends  = "done"
	stops = "stop"
)

// askSaves asks for the saves of a video until a count comes that is meant, or another word. It is unknown for one that is left out.
func (c *conversation) askSaves(v view.DueVideo, n, of int) (count model.Count, word string) {
	asked := fmt.Sprintf("%d of %d: %s", n, of, quoted(v.Title, v.VideoID))
	if v.Due != "" {
		asked += ", " + v.Due
	}
	asked += "." + before(v.Saves)
	for {
		answer, ok := c.question(asked)
		if answer = strings.ToLower(answer); !ok || answer == "" || answer == ends || answer == stops {
			return model.Unknown, answer
		}
		count, ok := number.Typed(answer)
		slip := edit.SlipOf(v.Saves, count)
		switch {
		case !ok || !count.Known():
			c.say(noCount)
		case slip == edit.NoSlip || c.agrees(slipInWords(slip, v.Saves, count)):
			return count, answer
		case c.ended:
			return model.Unknown, ""
		}
	}
}
