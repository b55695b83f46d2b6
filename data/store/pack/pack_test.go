package pack_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"saveboard/data/store/pack"
	"saveboard/model"
)

var byWord = cmp.Comparer(func(a, b model.Count) bool { return a == b })

func snapshots(t *rapid.T) []model.Snapshot {
	count := rapid.Custom(func(t *rapid.T) model.Count {
		if rapid.IntRange(0, 3).Draw(t, "unknown") == 0 {
			return model.Unknown
		}
		n := rapid.Int64Range(0, model.MaxCount).Draw(t, "value")
		c, _ := model.RoundedTo(n, rapid.IntRange(0, 18).Draw(t, "exponent"))
		return c
	})
	list := make([]model.Snapshot, rapid.IntRange(0, 70).Draw(t, "snapshots"))
	taken := model.Instant(rapid.Int64Range(0, 4e9).Draw(t, "first"))
	for i := range list {
		list[i].Taken = taken
		taken += model.Instant(rapid.Int64Range(1, 2*86400).Draw(t, "later"))
		for c := range list[i].Counters {
			list[i].Counters[c] = count.Draw(t, "count")
		}
		list[i].Import = rapid.Int64().Draw(t, "import")
	}
	return list
}

func TestWhatIsPackedIsUnpackedTheSame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		want := snapshots(t)
		got, err := pack.Unpack(nil, pack.Pack(nil, want))
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != len(want) || len(want) > 0 && !cmp.Equal(want, got, byWord) {
			t.Fatalf("unpacked another list (-packed +unpacked):\n%s", cmp.Diff(want, got, byWord))
		}
	})
}

func TestUnknownIsNotPackedAsZero(t *testing.T) {
	t.Parallel()
	list := []model.Snapshot{
		{Taken: 100, Counters: model.Counters{model.Views: model.Exact(0), model.Saves: model.Exact(7)}},
		{Taken: 200, Counters: model.Counters{model.Views: model.Rounded(12_300, 100)}},
		{Taken: 300, Counters: model.Counters{model.Views: model.Exact(12_345), model.Saves: model.Exact(6)}, Import: math.MaxInt64},
	}
	got, err := pack.Unpack(nil, pack.Pack(nil, list))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(list, got, byWord); diff != "" {
		t.Errorf("(-packed +unpacked):\n%s", diff)
	}
	if got[1].Counters[model.Saves].Known() || !got[0].Counters[model.Views].Known() {
		t.Errorf("saves of the second are %v and views of the first %v, want unknown and 0",
			got[1].Counters[model.Saves], got[0].Counters[model.Views])
	}
}

func TestUnpackAppendsToTheCallersSlice(t *testing.T) {
	t.Parallel()
	first := model.Snapshot{Taken: 1}
	got, err := pack.Unpack([]model.Snapshot{first}, pack.Pack(nil, []model.Snapshot{{Taken: 1}, {Taken: 2}}))
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != 3 || got[0] != first || got[2].Taken != 2 {
		t.Errorf("got %v, want the slice's own snapshot and then both packed ones", got)
	}
}

func TestCorruptBytesAreAnErrorAndGiveNothing(t *testing.T) {
	t.Parallel()
	good := pack.Pack(nil, year(1)[:3])
	for name, blob := range map[string][]byte{
		"nothing":                   {},
		"another version":           append([]byte{2}, good[1:]...),
		"a reserved bit":            {1, 0x80, 2},
		"cut inside a number":       {1, 0x00, 0x80},
		"cut before a counter":      {1, 0x01, 2},
		"cut before the steps":      {1, 0x21, 2, 2},
		"cut before the import":     {1, 0x40, 2},
		"a step of 10^19":           {1, 0x21, 2, 2, 19},
		"a count below zero":        {1, 0x01, 2, 1},
		"time that stands still":    {1, 0x00, 2, 0x00, 0},
		"a number of eleven digits": {1, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1},
	} {
		mine := []model.Snapshot{{Taken: 5}}
		got, err := pack.Unpack(mine, blob)
		if !errors.Is(err, pack.ErrCorrupt) || len(got) != 1 {
			t.Errorf("%s: %v and %d snapshots, want ErrCorrupt and the caller's one", name, err, len(got))
		}
	}
}

func TestAnInstantBeforeTheEpochHasABlockOfItsOwn(t *testing.T) {
	t.Parallel()
	for at, want := range map[model.Instant]int64{0: 0, pack.BlockSeconds - 1: 0, pack.BlockSeconds: 1, -1: -1, -pack.BlockSeconds: -1} {
		if got := pack.Block(at); got != want {
			t.Errorf("Block(%d) = %d, want %d", at, got, want)
		}
	}
}

func FuzzUnpack(f *testing.F) {
	f.Add(pack.Pack(nil, nil))
	f.Add(pack.Pack(nil, year(3)[:64]))
	f.Add([]byte{1, 0x7f, 2, 2, 2, 2, 2, 2, 1, 2, 3, 4, 5, 9})
	f.Fuzz(func(t *testing.T, blob []byte) {
		list, err := pack.Unpack(nil, blob)
		if err != nil {
			if len(list) != 0 {
				t.Fatalf("%d snapshots beside %v", len(list), err)
			}
			return
		}
		again, err := pack.Unpack(nil, pack.Pack(nil, list))
		if err != nil {
			t.Fatal(err)
		}
		if len(list) > 0 && !cmp.Equal(list, again, byWord) {
			t.Fatalf("packed again and unpacked:\n%s", cmp.Diff(list, again, byWord))
		}
	})
}

// year is a year of daily snapshots of one video, as a cron job brings them.
func year(seed uint64) []model.Snapshot {
	random := rand.New(rand.NewPCG(seed, 0))
	list := make([]model.Snapshot, 365)
	values := [5]int64{90_000, 8_000, 120, 300, 2_000}
	gains := [5]int64{400, 40, 2, 5, 20}
	for i := range list {
		list[i].Taken = model.Instant(1_780_000_000 + i*86400 + random.IntN(600))
		list[i].Import = int64(i/7 + 1)
		for c := range values {
			values[c] += random.Int64N(gains[c])
			list[i].Counters[c] = model.Exact(values[c])
		}
	}
	return list
}

// blocks packs the snapshots as the store does: one blob for each block.
func blocks(list []model.Snapshot) (blobs [][]byte) {
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && pack.Block(list[to].Taken) == pack.Block(list[from].Taken) {
			to++
		}
		blobs = append(blobs, pack.Pack(nil, list[from:to]))
		from = to
	}
	return blobs
}

func BenchmarkUnpackAYear(b *testing.B) {
	blobs := blocks(year(1))
	bytes := 0
	for _, blob := range blobs {
		bytes += len(blob)
	}
	list := make([]model.Snapshot, 0, 365)
	for b.Loop() {
		list = list[:0]
		for _, blob := range blobs {
			var err error
			if list, err = pack.Unpack(list, blob); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(bytes)/365, "bytes/snapshot")
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/365, "ns/snapshot")
}

func BenchmarkPackAYear(b *testing.B) {
	list := year(1)
	var dst []byte
	for b.Loop() {
		dst = pack.Pack(dst[:0], list)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/365, "ns/snapshot")
}
