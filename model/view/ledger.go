package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"saveboard/model"
	"saveboard/model/daily"
)

// A Ledger is what the figures of many videos rest on: which imports their counts came from, how exactly they
// are known, and how many videos have no say in a sum. It is made when somebody asks where a figure comes from,
// in one pass over the histories.
type Ledger struct {
	cal      *calendar
	demo     bool
	imports  map[int64]model.ImportFile
	videos   int        // that the filter takes, posted by the moment of asking
	all      provenance // of every snapshot known by then
	period   provenance // of those in the period, and of the last one of each video before it
	counters [5]tally   // of gains over the period
	rates    int        // videos whose save rate over the period is known
}

// A tally says how many videos are in a sum of gains, and why others are not.
type tally struct {
	known   int
	never   int // without any count of it
	once    int // without two counts that reach into the period
	rounded int // videos with a count in the period that is not exact
	step    int64
}

// provenance is how many snapshots each import brought.
type provenance map[int64]*brought

type brought struct {
	snapshots   int
	first, last model.Instant
}

func (p provenance) add(s model.Snapshot) {
	b := p[s.Import]
	if b == nil {
		b = &brought{first: s.Taken}
		p[s.Import] = b
	}
	b.snapshots++
	b.first, b.last = min(b.first, s.Taken), max(b.last, s.Taken)
}

// LedgerOf makes the ledger of the videos that q's filter takes.
func LedgerOf(ctx context.Context, in Input, q Query) (*Ledger, error) {
	l := &Ledger{
		cal: newCalendar(in.Accounts, in.Zones, q), demo: in.Demo, imports: in.Imports, all: make(provenance), period: make(provenance),
	}
	chosen, err := newChooser(ctx, in, q)
	if err != nil {
		return nil, err
	}
	var room daily.Room
	for h, err := range in.Videos {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return nil, fmt.Errorf("where the figures come from: %w", err)
		}
		if h.Posted > q.AsOf || !chosen.takes(&h.Video) {
			continue
		}
		snapshots, _ := known(h, q.AsOf)
		l.add(daily.LinesIn(&room, h.Posted, snapshots), snapshots, l.cal.zone(h.Handle))
	}
	return l, nil
}

func (l *Ledger) add(lines daily.Lines, snapshots []model.Snapshot, zone *model.Zone) {
	l.videos++
	from, to := l.cal.stretch(zone)
	before := -1
	for i, s := range snapshots {
		l.all.add(s)
		switch {
		case s.Taken < from:
			before = i
		case s.Taken <= to:
			l.period.add(s)
		}
	}
	if before >= 0 && before < len(snapshots)-1 { // what the gains at the period's start are measured from
		l.period.add(snapshots[before])
	}
	gained := daily.Between(lines, []model.Instant{from, to})[0]
	for c, gain := range gained.Gains {
		t := &l.counters[c]
		switch {
		case gain.Known():
			t.known++
		case !lines[c].Known():
			t.never++
		default:
			t.once++
		}
		t.round(snapshots, model.Counter(c), from, to)
	}
	if gained.RateSaves.Known() {
		l.rates++
	}
}

// round looks for counts of the period that are not exact.
func (t *tally) round(snapshots []model.Snapshot, c model.Counter, from, to model.Instant) {
	coarsest := int64(0)
	for _, s := range snapshots {
		if s.Taken >= from && s.Taken <= to {
			coarsest = max(coarsest, s.Counters[c].Step())
		}
	}
	if coarsest > 1 {
		t.rounded++
	}
	t.step = max(t.step, coarsest)
}

// step says how exactly the counts of a counter are known over the period.
func (l *Ledger) step(c model.Counter) string {
	t := l.counters[c]
	if t.step <= 1 {
		return stepInWords(t.step)
	}
	return fmt.Sprintf("of %d of %d videos some counts are rounded, at most to the nearest %s", t.rounded, l.videos, exact(float64(t.step)))
}

// leftOut says how many videos a sum of the counter's gains does without.
func (l *Ledger) leftOut(c model.Counter) []LeftOut {
	t := l.counters[c]
	return reasonsFor(
		LeftOut{"without a count of " + c.String(), t.never},
		LeftOut{"without two counts of " + c.String() + " that reach into the period", t.once},
	)
}

// reasonsFor are those reasons that some video is left out for.
func reasonsFor(all ...LeftOut) []LeftOut {
	list := []LeftOut{}
	for _, out := range all {
		if out.Videos > 0 {
			list = append(list, out)
		}
	}
	return list
}

// namedSources is how many files a card names.
const namedSources = 3

// sources are the files of a provenance.
func (p provenance) sources(imports map[int64]model.ImportFile, demo bool, place *model.Zone) CardSources {
	s := CardSources{Invented: demo, Latest: []CardSource{}, place: place}
	for id, b := range p {
		s.Snapshots += b.snapshots
		if s.From == 0 || b.first < s.From {
			s.From = b.first
		}
		s.To = max(s.To, b.last)
		if f, ok := imports[id]; ok {
			s.Latest = append(s.Latest, CardSource{f.File, f.Format, f.Source, f.At, f.TakenFrom, b.snapshots, b.first, b.last})
		}
	}
	s.Files = len(s.Latest)
	slices.SortFunc(s.Latest, func(a, b CardSource) int {
		return cmp.Or(cmp.Compare(b.To, a.To), cmp.Compare(b.ReadAt, a.ReadAt), cmp.Compare(a.File, b.File), cmp.Compare(b.From, a.From))
	})
	s.Latest = s.Latest[:min(namedSources, len(s.Latest))]
	return s
}

// ofAll are the files behind what goes by all that is known, ofPeriod those behind what is taken over the period.
func (l *Ledger) ofAll() CardSources    { return l.all.sources(l.imports, l.demo, l.cal.main) }
func (l *Ledger) ofPeriod() CardSources { return l.period.sources(l.imports, l.demo, l.cal.main) }
