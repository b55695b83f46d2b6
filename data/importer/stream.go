package importer

import (
	"fmt"

	"saveboard/model"
	"saveboard/model/number"
	"saveboard/model/text"
)

// streamRow makes a record of a row that says everything itself, as saveboard's own export does:
// nothing is inferred, nothing is put right, so that what was written out comes back the same.
func streamRow(r Row, o Options, out *Output, zoneOf func(account string) (*model.Zone, error), keep func(model.Record) error) error {
	ref, reason := identify(r.ID, r.Link, o.Now)
	id := fmt.Sprint(ref.id)
	if reason != "" {
		out.reject(r.Line, reason, "")
		return nil
	}
	rec := model.Record{
		VideoID: id, Account: firstOf(cleanHandle(r.Account), ref.handle, cleanHandle(o.Account)), Own: r.Own || o.Own, Kind: ref.kind(r.Photo),
		Title: text.Runes(text.Clean(r.Title).String(), text.MaxCaption), Hashtags: r.Hashtags, DurationS: r.Duration,
		Category: text.Clean(r.Category).String(), CategoryFrom: r.CategoryFrom, Labels: r.Labels, Note: text.Clean(r.Note).String(),
		Posted: model.Instant(ref.id >> 32), PostedFrom: model.PostedID,
		Taken: r.Taken.At, TakenFrom: r.TakenFrom, Source: firstOf(r.Source, "saveboard"),
	}
	switch {
	case r.Posted.At != 0:
		rec.Posted, rec.PostedFrom = r.Posted.At, r.PostedFrom
	case r.Posted.OnlyDay:
		zone, err := zoneOf(rec.Account)
		if err != nil {
			return err
		}
		rec.Posted, rec.PostedFrom = middayOf(r.Posted.Day, zone), model.PostedDay
	}
	for i, c := range r.Counters {
		cell := number.ReadCell(c.Text)
		value, _, verdict := cell.Settle(number.Column{}, number.DecimalPoint, 0)
		step := max(c.Step, 1)
		switch {
		case verdict == number.NotACount || !model.ValidStep(step):
			out.reject(r.Line, BadNumber, id)
			return nil
		case verdict == number.Counted:
			rec.Counters[i] = model.Rounded(value, step)
		}
	}
	switch {
	case rec.Taken > o.Now+600:
		out.reject(r.Line, FutureTime, id)
		return nil
	case rec.Taken != 0 && rec.Taken < rec.Posted-86400:
		out.reject(r.Line, BeforePosting, id)
		return nil
	}
	return keep(rec)
}
