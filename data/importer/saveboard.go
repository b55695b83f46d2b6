package importer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"saveboard/model"
	"saveboard/model/number"
)

// The versions of saveboard's own export that this reads.
const (
	videosForm    = "videos/1"
	snapshotsForm = "snapshots/1"
)

// saveboardCSV is saveboard's own export as CSV.
func saveboardCSV() Format {
	return Format{
		Name: "saveboard", OwnTimes: true, Streams: true,
		Match: func(s Sample) Match {
			m := matchHeader(s, [][]string{{"saveboard"}, {"account"}, {"video_id"}, {"taken_at"}, {"saves_step"}})
			m.Need++
			if at := columnOf(s.Header, "saveboard"); m.Have == m.Need-1 && at != none && (len(s.Records) == 0 || isForm(s.Records[0], at)) {
				m.Have++
			}
			return m
		},
		Read: readSaveboardCSV,
	}
}

func isForm(cells []string, at int) bool {
	return at < len(cells) && (strings.HasPrefix(cells[at], "videos/") || strings.HasPrefix(cells[at], "snapshots/"))
}

// saveboardJSON is saveboard's own export as JSON lines.
func saveboardJSON() Format {
	return Format{
		Name: "saveboard", OwnTimes: true, Streams: true,
		Match: func(s Sample) Match {
			best := Match{Need: 4}
			if s.Shape != ShapeJSON {
				return best
			}
			for _, o := range s.Objects {
				if o.Path != "" || !isForm([]string{o.Keys["saveboard"]}, 0) {
					continue
				}
				have := 1
				for _, key := range []string{"account", "video_id", "taken_at", "saves_step"} {
					for _, name := range o.Names {
						if name == key {
							have++
						}
					}
				}
				best.Have = max(best.Have, have)
			}
			best.Need = 5
			return best
		},
		Read: readSaveboardJSON,
	}
}

// checkForm refuses what a later version wrote.
func checkForm(form string) error {
	if form == videosForm || form == snapshotsForm {
		return nil
	}
	return &Refusal{
		Sentence: fmt.Sprintf("This export is in the form %q; this saveboard reads %s and %s.", form, videosForm, snapshotsForm),
		Help:     "Read it with the version of saveboard that wrote it, or a later one.",
	}
}

func readSaveboardCSV(ctx context.Context, in *Input, out *Output) error {
	column := make(map[string]int, len(in.Table.Header))
	for i, h := range in.Table.Header {
		column[h] = i
	}
	var cells []string // of the current record
	cell := func(name string) string {
		if at, ok := column[name]; ok {
			return cells[at]
		}
		return ""
	}
	e := exported{
		text: func(name string) string { return strings.TrimPrefix(cell(name), "'") },
		list: func(name string) []string { return jsonTexts(cell(name)) },
	}
	for {
		r, err := in.Table.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		var ok bool
		if cells, ok = fit(r.Cells, in.Table.Header); !ok {
			out.Reject(r.Line, WrongWidth, "")
			continue
		}
		if err := checkForm(cell("saveboard")); err != nil {
			return err
		}
		if err := e.emit(r.Line, out); err != nil {
			return err
		}
	}
}

// jsonTexts reads a JSON array of texts.
func jsonTexts(s string) []string {
	if s == "" || s == "[]" {
		return nil
	}
	var list []string
	if json.Unmarshal([]byte(s), &list) != nil {
		return nil
	}
	return list
}

func readSaveboardJSON(ctx context.Context, in *Input, out *Output) error {
	dec := jsontext.NewDecoder(in.Text, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for line := 1; ; line++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var keys map[string]jsontext.Value
		err := json.UnmarshalDecode(dec, &keys)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return &Refusal{
				Sentence: fmt.Sprintf("Record %d of this export is broken JSON.", line),
				Help:     "Export again, and import that file.",
			}
		}
		e := exported{
			text: func(name string) string { return jsonText(keys[name]) },
			list: func(name string) []string { return jsonTexts(string(keys[name])) },
		}
		if err := checkForm(e.text("saveboard")); err != nil {
			return err
		}
		if err := e.emit(line, out); err != nil {
			return err
		}
	}
}

// jsonText is a JSON scalar as text; null is empty.
func jsonText(v jsontext.Value) string {
	switch v.Kind() {
	case '"':
		s, err := jsontext.AppendUnquote(nil, v)
		if err != nil {
			return ""
		}
		return string(s)
	case 'n', 0, '{', '[':
		return ""
	}
	return string(v)
}

// exported is one row of the export, whatever form it is in.
type exported struct {
	text func(name string) string
	list func(name string) []string
}

// emit hands the row on. What is not a word of the export's vocabulary is left to its default.
func (e exported) emit(line int, out *Output) error {
	r := Row{
		Line: line, ID: e.text("video_id"), Link: e.text("url"), Account: e.text("account"), Own: e.text("account_own") == "true",
		Photo: e.text("kind") == string(model.KindPhoto), Title: e.text("title"), Hashtags: e.list("hashtags"),
		Category: e.text("category"), CategoryFrom: categoryFrom(e.text("category_from")), Labels: e.list("labels"), Note: e.text("note"),
		Source: e.text("source"), TakenFrom: takenFrom(e.text("taken_at_from")),
	}
	if r.Category == "" {
		r.CategoryFrom = ""
	}
	if seconds, err := strconv.ParseInt(e.text("duration_s"), 10, 64); err == nil && seconds >= 0 && model.Fits(seconds) {
		r.Duration = model.Exact(seconds)
	}
	if s := e.text("posted_at"); s != "" {
		r.Posted, r.PostedFrom = exportedTime(s), postedFrom(e.text("posted_at_from"))
	}
	r.Taken = exportedTime(e.text("taken_at"))
	known := false
	for c, names := range exportedCounters {
		r.Counters[c].Text = e.text(names[0])
		known = known || !number.IsMissing(r.Counters[c].Text)
		if s := e.text(names[1]); s != "" {
			step, err := strconv.ParseInt(s, 10, 64)
			if err != nil || !model.ValidStep(step) {
				out.Reject(line, BadNumber, "")
				return nil
			}
			r.Counters[c].Step = step
		}
	}
	if known && r.Taken.At == 0 || !known && e.text("saveboard") == snapshotsForm {
		out.Reject(line, NoCounter, "") // counts of no moment, or a moment without counts
		return nil
	}
	return out.Row(r)
}

// exportedCounters are the columns of each counter and of its step.
var exportedCounters = [5][2]string{
	model.Views:    {"views", "views_step"},
	model.Likes:    {"likes", "likes_step"},
	model.Comments: {"comments", "comments_step"},
	model.Shares:   {"shares", "shares_step"},
	model.Saves:    {"saves", "saves_step"},
}

// exportedTime reads an instant in UTC, or a day.
func exportedTime(s string) When {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return When{At: model.InstantOf(t)}
	}
	if d, err := model.ParseDay(s); err == nil {
		return When{OnlyDay: true, Day: d}
	}
	return When{}
}

func categoryFrom(s string) model.CategoryFrom {
	switch f := model.CategoryFrom(s); f {
	case model.CategoryUser, model.CategoryFile, model.CategoryRule:
		return f
	}
	return model.CategoryFile
}

func takenFrom(s string) model.TakenFrom {
	switch f := model.TakenFrom(s); f {
	case model.TakenRecord, model.TakenOption, model.TakenFilename, model.TakenMtime:
		return f
	}
	return model.TakenRecord
}

func postedFrom(s string) model.PostedFrom {
	switch f := model.PostedFrom(s); f {
	case model.PostedRecord, model.PostedDay, model.PostedID:
		return f
	}
	return model.PostedRecord
}
