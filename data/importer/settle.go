package importer

import (
	"context"
	"fmt"
	"sort"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

// A row is a Row made compact, with what the row alone can settle settled: whose video it is.
type row struct {
	line     int
	id       uint64
	photo    bool
	account  string
	title    string
	category string
	source   string
	hashtags []string
	duration model.Count
	own      bool

	posted, taken moment
	unclear       [2]moment
	cells         [5]number.Cell
	steps         [5]int64 // what the format says; 0: to be inferred
	counters      model.Counters
	gone          bool // rejected
}

// A settler holds a file's rows until its end, and then settles what only all of them can tell.
type settler struct {
	opts    Options
	format  Format
	known   Known
	out     *Output
	langs   number.Languages
	taken   fileTime
	rows    []row
	columns [5]number.Column
	words   map[string]string // texts that come again and again are kept once
	zones   *zones
	strange int // posting times that cannot be true
}

// add takes a row in, or rejects it.
func (s *settler) add(r Row) error {
	ref, reason := identify(r.ID, r.Link, s.opts.Now)
	if reason != "" {
		id := ""
		if ref.id != 0 {
			id = fmt.Sprint(ref.id)
		}
		s.out.reject(r.Line, reason, id)
		return nil
	}
	c := row{
		line: r.Line, id: ref.id, photo: ref.photo || r.Photo, duration: r.Duration, own: r.Own,
		account: s.intern(firstOf(ref.handle, cleanHandle(r.Account), cleanHandle(s.opts.Account))),
		source:  s.intern(r.Source), category: s.intern(text.Clean(r.Category).String()), hashtags: r.Hashtags,
		posted: pack(r.Posted), taken: pack(r.Taken), unclear: [2]moment{pack(r.unclear[0]), pack(r.unclear[1])},
	}
	if r.HTMLText {
		r.Title = text.UnescapeHTML(r.Title)
	}
	c.title = r.Title // cleaned once the account is known for sure
	for i, cell := range r.Counters {
		c.cells[i] = number.ReadCell(cell.Text)
		c.steps[i] = cell.Step
		if c.cells[i].Bad() {
			s.out.reject(r.Line, BadNumber, fmt.Sprint(ref.id))
			return nil
		}
	}
	for i, cell := range c.cells {
		s.columns[i].Add(cell)
	}
	s.rows = append(s.rows, c)
	return nil
}

func firstOf(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}

func (s *settler) intern(word string) string {
	if word == "" {
		return ""
	}
	if kept, ok := s.words[word]; ok {
		return kept
	}
	s.words[word] = word
	return word
}

// finish settles everything and hands each row that is left to keep, as a record. It returns a
// *Refusal when the file cannot be used without an answer from the user.
func (s *settler) finish(ctx context.Context, keep func(model.Record) error) error {
	if err := s.settleTimes(); err != nil {
		return err
	}
	s.settleCounters()
	for i := range s.rows {
		if err := ctx.Err(); err != nil {
			return err
		}
		r := &s.rows[i]
		if r.gone {
			continue
		}
		rec, reason, err := s.record(ctx, r)
		if err != nil {
			return err
		}
		if reason != "" {
			s.reject(r, reason)
			continue
		}
		if err := keep(rec); err != nil {
			return err
		}
	}
	if s.strange > 0 {
		s.out.Notice(fmt.Sprintf("%s: the posting time cannot be true of that video's id, so the id's own time counts.", rowsWord(s.strange)))
	}
	sort.SliceStable(s.out.report.Rejected, func(i, j int) bool {
		return s.out.report.Rejected[i].Line < s.out.report.Rejected[j].Line
	})
	return nil
}

func (s *settler) reject(r *row, reason Reason) {
	r.gone = true
	s.out.reject(r.line, reason, fmt.Sprint(r.id))
}

// wholeWords takes the last word off a title that its tool cut: the end of "… #bre..." is no hashtag.
func wholeWords(title string) string {
	for _, mark := range []string{"...", "…"} {
		if cut, found := strings.CutSuffix(title, mark); found {
			return cut[:strings.LastIndex(cut, " ")+1]
		}
	}
	return title
}

// record makes what is handed on of a settled row.
func (s *settler) record(ctx context.Context, r *row) (model.Record, Reason, error) {
	id := fmt.Sprint(r.id)
	stored, known, err := s.known.Video(ctx, id)
	if err != nil {
		return model.Record{}, "", err
	}
	account := r.account
	if account == "" && known {
		account = stored.Handle
	}
	title := text.Caption(r.title, account)
	rec := model.Record{
		VideoID: id, Account: account, Own: r.own || s.format.Own || s.opts.Own, Kind: model.KindVideo,
		Title: title, Hashtags: r.hashtags, DurationS: r.duration, Category: r.category, Source: firstOf(r.source, s.format.Name),
		Counters: r.counters,
	}
	if r.photo {
		rec.Kind = model.KindPhoto
	}
	if rec.Hashtags == nil {
		rec.Hashtags = text.Hashtags(wholeWords(title))
	}
	zone, err := s.zones.of(ctx, account)
	if err != nil {
		return model.Record{}, "", err
	}
	rec.Posted, rec.PostedFrom = s.postedAt(r, zone)
	rec.Taken, rec.TakenFrom = s.takenAt(r, zone)
	switch {
	case rec.Taken > s.opts.Now+600:
		return rec, FutureTime, nil
	case rec.Taken < rec.Posted-86400:
		return rec, BeforePosting, nil
	case !rec.Counters.Known() && !tellsMore(rec, stored, known):
		return rec, NoCounter, nil
	}
	return rec, "", nil
}

// tellsMore: the record has something of a video that is not stored yet.
func tellsMore(rec model.Record, stored model.Video, known bool) bool {
	if !known {
		return rec.Title != "" || rec.Category != "" || rec.DurationS.Known() || rec.PostedFrom == model.PostedRecord || rec.Note != "" || len(rec.Labels) > 0
	}
	return rec.Title != "" && stored.Title == "" || rec.Category != "" && stored.Category == "" ||
		rec.DurationS.Known() && !stored.DurationS.Known() || rec.PostedFrom == model.PostedRecord && stored.PostedFrom != model.PostedRecord
}
