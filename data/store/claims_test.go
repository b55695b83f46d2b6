package store

import (
	"testing"

	"saveboard/model"
)

func TestClaimsForgetTheOldestOnly(t *testing.T) {
	t.Parallel()
	var c claims
	at := func(i int) instant { return instant{"7000000000000000001", model.Instant(i)} }
	const all = 3*maxClaims + 1
	for i := range all {
		c.put(at(i), new(claim))
	}
	if c.get(at(all-1)) == nil || c.get(at(all-maxClaims)) == nil {
		t.Error("one of the last was forgotten")
	}
	if c.get(at(0)) != nil || len(c.young)+len(c.old) > 2*maxClaims {
		t.Errorf("%d claims are kept, the first too: %v", len(c.young)+len(c.old), c.get(at(0)) != nil)
	}
}

// A record whose twin was so long ago that it is forgotten is known by the import of what is stored.
func TestAForgottenTwinIsADuplicateAllTheSame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ownTimes bool
		want     int64
	}{{true, 6}, {false, 5}} { // the later of equals, or the one with more views
		f := &file{ImportFile: model.ImportFile{OwnTimes: c.ownTimes}}
		o := &origin{id: 3, source: "apify"}
		f.origins = append(f.origins, o)
		w := &work{video: model.Video{TikTokID: "7000000000000000001"}}
		for i, saves := range []int64{5, 6} {
			r := &model.Record{VideoID: w.video.TikTokID, Taken: 100, Source: "apify"}
			r.Counters[model.Saves] = model.Exact(10 * saves)
			r.Counters[model.Views] = model.Exact(int64(1000 - 100*i))
			f.state(w, r, o, map[int64]string{3: "apify"})
			f.claims = claims{}
		}
		if o.duplicates != 1 || o.outcomes != [outcomes]int{added: 1} {
			t.Errorf("own times %v: %+v, want one added and one duplicate", c.ownTimes, o)
		}
		if got, _ := w.at(100).Counters[model.Saves].Get(); got != 10*c.want {
			t.Errorf("own times %v: %d saves are stored, want %d", c.ownTimes, got, 10*c.want)
		}
	}
}
