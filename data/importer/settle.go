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
	id       uint64
	kind     model.Kind // empty when the file does not say
	account  string
	title    string // as written: it is cleaned once the account is known for sure
	category string
	source   string
	hashtags []string
	duration model.Count
	counters model.Counters

	posted, taken moment
	unclear       [2]moment
	cells         [5]number.Cell
	steps         [5]uint8 // 1 + the power of ten that the format names; 0: to be inferred

	line      int32
	own, gone bool // gone: rejected
}

// step is what the format itself says of a counter's step, and 0 when it says nothing.
func (r *row) step(c model.Counter) int64 {
	if r.steps[c] == 0 {
		return 0
	}
	step := int64(1)
	for range r.steps[c] - 1 {
		step *= 10
	}
	return step
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
	if r.HTMLText {
		r.Title = text.UnescapeHTML(r.Title)
	}
	c := row{
		line: int32(r.Line), id: ref.id, kind: ref.kind(r.Photo), duration: r.Duration, own: r.Own,
		account: s.intern(firstOf(ref.handle, cleanHandle(r.Account), cleanHandle(s.opts.Account))),
		source:  s.intern(r.Source), category: s.intern(text.Clean(r.Category).String()),
		title:  strings.Clone(r.Title), // a cell holds on to its whole line
		posted: pack(r.Posted), taken: pack(r.Taken), unclear: [2]moment{pack(r.unclear[0]), pack(r.unclear[1])},
	}
	for _, tag := range r.Hashtags {
		c.hashtags = append(c.hashtags, s.intern(tag))
	}
	for i, cell := range r.Counters {
		c.cells[i] = number.ReadCell(cell.Text)
		c.steps[i] = stepPower(cell.Step)
		if c.cells[i].Bad() {
			s.out.rejectWith(r.Line, BadNumber, badCount(model.Counter(i)), fmt.Sprint(ref.id))
			return nil
		}
	}
	for i, cell := range c.cells {
		s.columns[i].Add(cell)
	}
	s.rows = append(s.rows, c)
	return nil
}

// stepPower packs a step for row.steps.
func stepPower(step int64) uint8 {
	if !model.ValidStep(step) {
		return 0
	}
	power := uint8(1)
	for ; step > 1; step /= 10 {
		power++
	}
	return power
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
	word = strings.Clone(word)
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
	s.out.reject(int(r.line), reason, fmt.Sprint(r.id))
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
	var stored model.Video
	var known bool
	if r.account == "" || !r.counters.Known() { // nothing else depends on what is stored
		var err error
		if stored, known, err = s.known.Video(ctx, id); err != nil {
			return model.Record{}, "", err
		}
	}
	account := r.account
	if account == "" && known {
		account = stored.Handle
	}
	title := text.Caption(r.title, account)
	rec := model.Record{
		VideoID: id, Account: account, Own: r.own || s.format.Own || s.opts.Own, Kind: r.kind,
		Title: title, Hashtags: r.hashtags, DurationS: r.duration, Category: r.category, Source: firstOf(r.source, s.format.Name),
		Counters: r.counters,
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
