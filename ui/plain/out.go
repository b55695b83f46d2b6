package plain

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"saveboard/model/view"
	"saveboard/ui/print"
)

func outCommands() []command {
	return []command{
		{Word{
			"copy", "N", "put what this screen says, or what N says, on the clipboard",
			[]string{"copy", "copy 3"},
			[]string{"overview.copy", "videos.copy", "categories.copy", "trends.copy", "timing.copy", "accounts.copy", "compare.copy", "video.copy", "why.copy", "shell.copy-source"},
		}, (*conversation).copy},
		{Word{"browse", "N", "open the page of a video in the browser", []string{"browse 3"}, []string{"overview.browse", "videos.browse", "compare.browse", "video.browse"}}, (*conversation).browse},
		{Word{
			"export", "FILE", "write what this screen shows into a file: .csv, .json or .md; the marked videos alone where some are",
			[]string{"export", "export json", "export videos.md"},
			[]string{"shell.export", "shell.export-write", "shell.export-format"},
		}, (*conversation).export},
	}
}

// copy puts what the screen says, or what has a number, on the clipboard. Where there is no tool for that, the text
// is printed, so that it can be taken from there.
func (c *conversation) copy(rest string) {
	said := c.spoken
	if rest != "" {
		n, err := numberOf(rest)
		if err != nil {
			c.say("copy takes a number, or nothing.")
			return
		}
		t, ok := c.target(n)
		if !ok {
			return
		}
		said = t.spoken
	}
	switch {
	case said.text == "":
		c.say("There is nothing to copy.")
	case c.o.Copy == nil || c.o.Copy(c.ctx, said.text) != nil:
		c.say("There is no clipboard that this can be put on. It says:")
		for line := range strings.SplitSeq(said.text, "\n") {
			c.say(line)
		}
	default:
		c.say("Copied " + said.what + ".")
	}
}

// browse opens the page of a video. Where no browser can be started, its address is printed.
func (c *conversation) browse(rest string) {
	v, ok := c.one(rest)
	if ok && v.URL == "" {
		v, ok = c.fresh(v.ID)
	}
	switch {
	case !ok:
	case v.URL == "":
		c.say("No page is known of this video.")
	case c.o.Browse == nil || c.o.Browse(v.URL) != nil:
		c.say("No browser can be started here. The page is " + v.URL)
	default:
		c.say("Opened " + v.URL)
	}
}

// one is the video of a number, or the one that is open.
func (c *conversation) one(rest string) (view.Video, bool) {
	switch n, err := numberOf(rest); {
	case rest == "" && c.here.screen == videoScreen:
		return c.fresh(c.here.video)
	case err != nil:
		c.say("browse takes the number of a video, or nothing where one is open.")
		return view.Video{}, false
	default:
		videos, ok := c.videosAt([]int{n})
		if !ok {
			return view.Video{}, false
		}
		return videos[0], true
	}
}

// export writes what is shown into a file. One that is there already is replaced only where that is said.
func (c *conversation) export(rest string) {
	p, ok := c.packed()
	if !ok {
		return
	}
	format, named := print.FileFormats()[0], unquoted(rest)
	if f, err := print.ParseFormat(strings.ToLower(named)); err == nil && slices.Contains(print.FileFormats(), f) {
		format, named = f, ""
	} else if f, ok := print.FormatOf(named); ok {
		format = f
	}
	if named == "" {
		named = p.File(format, c.zoneOf(p))
	}
	var content bytes.Buffer
	if err := p.Write(&content, format, print.Paper{Program: c.o.Paper.Program}); err != nil {
		c.fail(err)
		return
	}
	where, err := c.o.Files.Create(named, content.Bytes())
	if errors.Is(err, fs.ErrExist) {
		if !c.agrees(fmt.Sprintf("There is a file %s already. Replace it?", named)) {
			if !c.ended {
				c.say("Nothing was written.")
			}
			return
		}
		where, err = c.o.Files.Replace(named, content.Bytes())
	}
	if err != nil {
		c.fail(err)
		return
	}
	c.say(strings.TrimSpace("Wrote " + p.Wrote(format) + " to " + where + ". " + p.Not))
}

// packed is what the screen shows as it goes into a file: of a list the marked videos alone, where some are.
func (c *conversation) packed() (print.Parcel, bool) {
	if c.o.Files.Create == nil {
		c.say("Files cannot be written here.")
		return print.Parcel{}, false
	}
	p, ok := print.Pack(c.shown)
	if !ok {
		c.say("There is nothing to export here.")
		return p, false
	}
	list, isList := c.shown.(*view.Videos)
	if !isList || len(c.marks) == 0 {
		return p, true
	}
	alone := *list
	alone.Videos = slices.DeleteFunc(slices.Clone(list.Videos), func(v view.Video) bool { return !c.marked(v.ID) })
	if len(alone.Videos) == 0 {
		c.say("None of the marked videos is in this list.")
		return p, false
	}
	p, ok = print.Pack(&alone)
	return p.AsMarked(len(c.marks) - len(alone.Videos)), ok
}

// zoneOf is the time zone that the day in a file's name is one of.
func (c *conversation) zoneOf(p print.Parcel) *time.Location {
	if c.views.Zone == nil {
		return time.UTC
	}
	return c.views.Zone(p.TimeZone())
}
