package view

import (
	"testing"

	"saveboard/model"
)

func figuresOf(t *testing.T, q Query, videos ...model.History) Overview {
	t.Helper()
	totals, err := totalsOf(t.Context(), input(videos...), q)
	if err != nil {
		t.Fatal(err)
	}
	return ComputeFigures(totals, q)
}

func TestTheOverviewSumsWhatWasGainedInThePeriod(t *testing.T) {
	t.Parallel()
	// The last snapshot is of 21 March, noon: 7 days to then are 15 March to 21 March, noon.
	o := figuresOf(t, query(7, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20), weekly(2, "", 1, 2))
	near(t, "saves", o.Saves.Value, 6.5*22)
	near(t, "save rate", o.SaveRate.Value, 0.01)
	near(t, "views", o.Views.Value, 650*22)
	near(t, "shares", o.Shares.Value, 13*22)
	near(t, "kept after week 1", o.KeptAfterWeek1.Value, 1)
	if len(o.Days) != 7 || len(o.Before) != 7 {
		t.Fatalf("%d days and %d before, want 7 and 7", len(o.Days), len(o.Before))
	}
	near(t, "15 March", o.Days[0].SavesGained, 22)
	near(t, "21 March", o.Days[6].SavesGained, 11)
	// 14 to 20 March against 7 to 13 March: the gain doubled on 11 March at noon.
	near(t, "change of saves", o.Saves.Change, (7*22.)/(4*11+0.5*11+0.5*22+2*22)-1)
	near(t, "change of the rate", o.SaveRate.Change, 0)
}

func TestKnownReadyTotalsAreTheSameAsSummingTheHistories(t *testing.T) {
	t.Parallel()
	q := query(3, "2026-03-21T18:00:00Z")
	in := input(weekly(1, "", 10, 20), weekly(2, "", 1, 2))
	all, err := totalsOf(t.Context(), in, q)
	if err != nil {
		t.Fatal(err)
	}
	first, last := TotalsNeeded(in.Accounts, in.Zones, q)
	ready := Totals{Accounts: all.Accounts, Zones: all.Zones, Videos: all.Videos, CountsOf: all.CountsOf}
	for _, d := range all.Days {
		if d.Day < first {
			ready.Before += d.Posted
		}
		if d.Day >= first && d.Day <= last {
			ready.Days = append(ready.Days, d)
		}
	}
	a, b := ComputeFigures(all, q), ComputeFigures(ready, q)
	near(t, "saves", a.Saves.Value, b.Saves.Value.Or(unknown))
	near(t, "change", a.Saves.Change, b.Saves.Change.Or(unknown))
	if len(all.Days) == len(ready.Days) {
		t.Errorf("the range %s to %s leaves nothing out", first, last)
	}
}

func TestAChangeNeedsHalfOfTheVideoDaysCovered(t *testing.T) {
	t.Parallel()
	late := func(n int64) model.History {
		return history(n, "", "", "2026-03-01T12:00:00Z",
			count{"2026-03-14T12:00:00Z", 100, -1, -1, -1, 10}, count{"2026-03-21T12:00:00Z", 200, -1, -1, -1, 20})
	}
	q := query(7, "2026-03-21T18:00:00Z")
	near(t, "one of two covered before", figuresOf(t, q, weekly(1, "", 10, 20), late(2)).Saves.Change, (7*20+10*6.5/7)/(4*10+5+10+40.)-1)
	o := figuresOf(t, q, weekly(1, "", 10, 20), late(2), late(3))
	near(t, "one of three covered before", o.Saves.Change, unknown)
	if o.Reasons["saves.change"] == "" {
		t.Error("nothing says why the change is unknown")
	}
	if all := figuresOf(t, query(0, "2026-03-21T18:00:00Z"), weekly(1, "", 10, 20)); all.Saves.Change.Known() {
		t.Error("all time has a change")
	}
}

func TestWhatComesAfterTheMomentOfAskingIsHidden(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-08T18:00:00Z")
	o := figuresOf(t, q, weekly(1, "", 10, 20), history(2, "", "", "2026-03-09T12:00:00Z", count{"2026-03-10T12:00:00Z", 9, 9, 9, 9, 9}))
	near(t, "saves", o.Saves.Value, 10*6.5)
	if o.Videos != 1 || o.CountsOf != at("2026-03-08T12:00:00Z") {
		t.Errorf("%d videos, counts of %s", o.Videos, o.CountsOf)
	}
}

func TestMoversAreTheLargestGainsAndLosses(t *testing.T) {
	t.Parallel()
	q := query(7, "2026-03-21T18:00:00Z")
	o := overviewOf(t, q, weekly(1, "Tutorials", 10, 20), weekly(2, "Skits", 1, 2), weekly(3, "Skits", 40, -30), weekly(4, "", 1, 0))
	if len(o.Movers) != 3 || o.Movers[0].ID != 1<<20+3 || o.Movers[1].ID != 1<<20+1 {
		t.Fatalf("movers: %v", o.Movers)
	}
	if len(o.Findings) < 2 || o.Findings[0].Kind != "none" || o.Findings[1].Target != o.Movers[1].VideoID {
		t.Errorf("nothing stands out, then comes what gained most: %v", o.Findings)
	}
}
