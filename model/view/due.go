package view

import (
	"cmp"
	"slices"
	"strings"

	"saveboard/model"
	"saveboard/model/number"
)

// A DueQuery asks which videos' saves to type in now. Its period, metric and filter have no part in it.
type DueQuery struct {
	Query
	Limit int // how many videos at most; 0: as many as are asked for when nobody says
}

// Due is the list of videos whose saves are typed in by hand: those first that a count is due of, then the newest.
type Due struct {
	Head
	Videos []DueVideo `json:"videos"`
	Owing  int        `json:"owing"` // how many of them, the first ones, a count is due of
}

// A DueVideo is a video as one types its saves.
type DueVideo struct {
	ID        model.VideoID `json:"-"`
	VideoID   string        `json:"video_id"`
	Account   string        `json:"account"`
	Title     string        `json:"title"`
	PostedAt  model.Instant `json:"posted_at"`
	AgeDays   float64       `json:"age_days"`
	Saves     model.Count   `json:"saves"` // the last known
	SavesStep Step          `json:"saves_step"`
	SavesAt   model.Instant `json:"saves_at"` // when that was counted; 0 where it never was
	Mark      string        `json:"mark"`     // which count is due: "24 h"; empty for none
	Due       string        `json:"due"`      // the same in words: "24 h count, due for 3 h"
	left      model.Instant // how long the count can still be taken, in seconds
}

// dueUnasked is how many videos there are when nobody says: what one types in a minute, and some more.
const dueUnasked = 30

// A dueMark is an age at which a video's saves are worth counting: what happens between two of them says how it
// spreads, and other videos were counted there too.
type dueMark struct {
	name string
	age  model.Instant // in seconds
}

func dueMarks() [4]dueMark {
	const hour, day = 3600, 86400
	return [4]dueMark{{"1 h", hour}, {"24 h", day}, {"7 d", 7 * day}, {"28 d", 28 * day}}
}

// A count stands for an age when it was taken from a tenth before it on until the video is twice as old; later it
// says little about that age, and is not asked for any more. So no two marks are ever due at once.
func (m dueMark) from() model.Instant { return m.age - m.age/10 }
func (m dueMark) end() model.Instant  { return 2 * m.age }

// dueReach is the age up to which a count can be due, in seconds.
func dueReach() model.Instant { return dueMarks()[3].end() }

// dueOf is the mark that a video of that age lacks a count at. Where only the day of the posting is known, a mark within
// its first days would be off by half of it: there is none.
func dueOf(h model.Video, snapshots []model.Snapshot, asOf model.Instant) (dueMark, bool) {
	age := asOf - h.Posted
	for _, m := range dueMarks() {
		if age < m.age || age >= m.end() || h.PostedFrom == model.PostedDay && m.age <= 86400 {
			continue
		}
		counted := slices.ContainsFunc(snapshots, func(s model.Snapshot) bool {
			at := s.Taken - h.Posted
			return s.Counters[model.Saves].Known() && at >= m.from() && at < m.end()
		})
		return m, !counted
	}
	return dueMark{}, false
}

// DueCandidates are the videos that the histories are needed of to say what is due: of one's own accounts, or where
// one account is chosen of that, whosever it is. Those young enough to be due come with the newest others.
func DueCandidates(accounts []model.Account, videos []model.Video, q DueQuery) []model.VideoID {
	own := make(map[model.AccountID]bool)
	for _, a := range dueAccounts(accounts, q) {
		own[a.ID] = true
	}
	videos = slices.DeleteFunc(slices.Clone(videos), func(v model.Video) bool { return v.Posted > q.AsOf || !own[v.ID.Account()] })
	slices.SortFunc(videos, func(a, b model.Video) int { return cmp.Or(cmp.Compare(b.Posted, a.Posted), cmp.Compare(b.ID, a.ID)) })
	var ids []model.VideoID
	for i, v := range videos {
		if i >= q.limit() && q.AsOf-v.Posted >= dueReach() || i >= dueLooked {
			break
		}
		ids = append(ids, v.ID)
	}
	return ids
}

// dueLooked is how many videos are looked at to find those due: more than anybody posts in that time and counts by hand.
const dueLooked = 400

func (q DueQuery) limit() int {
	if q.Limit > 0 {
		return q.Limit
	}
	return dueUnasked
}

// dueAccounts are one's own of the accounts; where none of them is, all.
func dueAccounts(accounts []model.Account, q DueQuery) []model.Account {
	own := slices.DeleteFunc(slices.Clone(accounts), func(a model.Account) bool { return !a.Own })
	if q.Account != model.AllAccounts || len(own) == 0 {
		return accounts
	}
	return own
}

// ComputeDue orders the videos of those histories, which are the candidates'.
func ComputeDue(in Input, histories []model.History, q DueQuery) Due {
	in.Accounts = dueAccounts(in.Accounts, q)
	q.Query = Query{Account: q.Account, AsOf: q.AsOf, Zone: q.Zone}
	about := aboutOf(in)
	v := Due{Videos: []DueVideo{}}
	for _, h := range histories {
		snapshots, _ := known(h, q.AsOf)
		if len(snapshots) > 0 {
			about.countsOf = max(about.countsOf, snapshots[len(snapshots)-1].Taken)
		}
		v.Videos = append(v.Videos, dueVideo(h.Video, snapshots, q.AsOf))
	}
	slices.SortFunc(v.Videos, func(a, b DueVideo) int {
		return cmp.Or(cmp.Compare(b.owes(), a.owes()), cmp.Compare(a.left, b.left), cmp.Compare(b.PostedAt, a.PostedAt), cmp.Compare(b.ID, a.ID))
	})
	v.Videos = v.Videos[:min(len(v.Videos), q.limit())]
	for _, row := range v.Videos {
		v.Owing += row.owes()
	}
	v.Head = about.head("due", q.Query)
	v.Answer, v.AnswerShort = v.say()
	return v
}

func dueVideo(h model.Video, snapshots []model.Snapshot, asOf model.Instant) DueVideo {
	row := DueVideo{ID: h.ID, VideoID: h.TikTokID, Account: h.Handle, Title: h.Title, PostedAt: h.Posted, AgeDays: asOf.Days(h.Posted)}
	for _, s := range snapshots {
		if saves := s.Counters[model.Saves]; saves.Known() {
			row.Saves, row.SavesStep, row.SavesAt = saves, Step(saves.Step()), s.Taken
		}
	}
	if m, ok := dueOf(h, snapshots, asOf); ok {
		row.Mark, row.left = m.name, h.Posted+m.end()-asOf
		row.Due = m.name + " count, due for " + number.Age(asOf.Days(h.Posted+m.age))
	}
	return row
}

// owes is 1 where a count is due.
func (v DueVideo) owes() int {
	if v.Mark == "" {
		return 0
	}
	return 1
}

// say is what there is to do, in words and shorter.
func (v Due) say() (long, short string) {
	var marks []string
	for _, row := range v.Videos[:v.Owing] {
		if !slices.Contains(marks, row.Mark) {
			marks = append(marks, row.Mark)
		}
	}
	switch {
	case len(v.Videos) == 0:
		return "There is no video to count yet.", "There is no video to count yet."
	case v.Owing == 0:
		return "Nothing is due now. Type what TikTok's app shows of any of them.", "Nothing is due now. Any can be typed."
	case v.Owing == 1:
		return "One video is due for its " + marks[0] + " count. Type what TikTok's app shows.", "One video is due for its " + marks[0] + " count."
	}
	short = number.Of(v.Owing, "video") + " are due for a count."
	return strings.TrimSuffix(short, ".") + " (" + strings.Join(marks, ", ") + "). Type what TikTok's app shows.", short
}
