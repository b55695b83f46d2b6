package experiment

import (
	"math"
	"slices"
	"testing"

	"saveboard/model"
)

func TestAVideoInBothGroupsCountsInNeither(t *testing.T) {
	t.Parallel()
	a, b := []model.VideoID{5, 3, 8, 1, 3}, []model.VideoID{8, 2, 5, 9}
	onlyA, onlyB, both := Apart(a, b)
	if !slices.Equal(onlyA, []model.VideoID{3, 1}) || !slices.Equal(onlyB, []model.VideoID{2, 9}) || both != 2 {
		t.Errorf("got %v and %v with %d in both", onlyA, onlyB, both)
	}
	if onlyA, onlyB, both := Apart(a, a); len(onlyA)+len(onlyB) != 0 || both != 4 {
		t.Errorf("one group twice is %v and %v with %d in both", onlyA, onlyB, both)
	}
	if !slices.Equal(a, []model.VideoID{5, 3, 8, 1, 3}) {
		t.Errorf("the group became %v", a)
	}
}

func TestAVideoIsComparedByItsViewsNeverByItsSaves(t *testing.T) {
	t.Parallel()
	// ΣK = 28 and ΣV = 2849: p = 28.5/2850 = 0.01 over both groups, so 500 views are just enough.
	a := []Counts{{20, 1000}, {0, 500}, {3, 499}}
	b := []Counts{{5, 750}, {0, 100}}
	ya, yb := SaveRates(a, b)
	for _, c := range []struct {
		name string
		got  model.Real
		want float64 // NaN: not usable
	}{
		{"many views", ya[0], math.Log(20.5 / 1001)},
		{"no save, 5 expected", ya[1], math.Log(0.5 / 501)},
		{"3 saves, 4.99 expected", ya[2], math.NaN()},
		{"in B", yb[0], math.Log(5.5 / 751)},
		{"few views", yb[1], math.NaN()},
	} {
		if math.IsNaN(c.want) == c.got.Known() || c.got.Known() && !equal(c.got, c.want) {
			t.Errorf("%s: y is %v, want %v", c.name, c.got, c.want)
		}
	}
	if ya, yb := SaveRates(nil, nil); len(ya)+len(yb) != 0 {
		t.Errorf("no videos have the values %v and %v", ya, yb)
	}
}

func TestEqualRatesTieWhateverTheirViews(t *testing.T) {
	t.Parallel()
	y, _ := SaveRates([]Counts{{16, 1649}, {49, 4949}, {5, 549}}, nil) // 16.5/1650 = 49.5/4950 = 5.5/550
	if y[0] != y[1] || y[0] != y[2] {
		t.Errorf("the values are %v", y)
	}
}

// likeness is the trait with that name in a list.
func likeness(t *testing.T, list []Likeness, trait Trait, name string) Likeness {
	t.Helper()
	for _, l := range list {
		if l.Trait == trait && l.Name == name {
			return l
		}
	}
	t.Fatalf("there is no trait %v %q in %+v", trait, name, list)
	return Likeness{}
}

// of are videos that differ in one trait, as set gives it.
func of(values []float64, set func(*Background, float64)) []Background {
	group := make([]Background, len(values))
	for i, v := range values {
		if !math.IsNaN(v) {
			set(&group[i], v)
		}
	}
	return group
}

func TestGroupsOfUnlikeAgeOrLengthAreWarnedAbout(t *testing.T) {
	t.Parallel()
	unknown := math.NaN()
	for _, c := range []struct {
		name string
		a, b []float64
		warn bool
	}{
		{"equal", []float64{40, 50, 60}, []float64{50}, false},
		{"1.5 times", []float64{30, 30, 30}, []float64{20, 20}, false},
		{"more than 1.5 times", []float64{30.1, 30.1}, []float64{20, 20}, true},
		{"less than 1/1.5", []float64{20, 20}, []float64{30.1, 30.1}, true},
		{"by the median, not the mean", []float64{10, 11, 5000}, []float64{10, 11, 12}, false},
		{"of those known", []float64{unknown, 40, unknown}, []float64{10, unknown}, true},
		{"of none known", []float64{unknown}, []float64{10}, false},
		{"0 against some", []float64{0}, []float64{10}, true},
		{"0 against 0", []float64{0}, []float64{0}, false},
	} {
		for trait, set := range map[Trait]func(*Background, float64){
			Age:    func(v *Background, x float64) { v.AgeDays = model.Known(x) },
			Length: func(v *Background, x float64) { v.LengthS = model.Known(x) },
		} {
			l := likeness(t, Likenesses(of(c.a, set), of(c.b, set)), trait, "")
			if l.Warn != c.warn {
				t.Errorf("%s, trait %v: %+v, want warn %v", c.name, trait, l, c.warn)
			}
		}
	}
}

func TestPostingTimesAreComparedAroundTheClock(t *testing.T) {
	t.Parallel()
	const h = 3600
	for _, c := range []struct {
		name  string
		a, b  []float64 // hours
		wantA float64
		warn  bool
	}{
		{name: "2 h 59 apart", a: []float64{18}, b: []float64{15 + 1.0/60}, wantA: 18},
		{name: "3 h apart", a: []float64{18}, b: []float64{15}, wantA: 18, warn: true},
		{name: "3 h over midnight", a: []float64{23}, b: []float64{2}, wantA: 23, warn: true},
		{name: "2 h over midnight", a: []float64{23}, b: []float64{1}, wantA: 23},
		{name: "median between", a: []float64{8, 10}, b: []float64{9}, wantA: 9},
		{name: "a group on both sides of midnight", a: []float64{23.5, 0.5}, b: []float64{0}, wantA: 0},
		{name: "mostly before midnight", a: []float64{22, 23, 23.5, 0.5, 1}, b: []float64{23}, wantA: 23.5},
		{name: "an outlier at noon", a: []float64{12, 22.5, 23.5, 0.25}, b: []float64{22}, wantA: 23},
		// Stretches of 12 h, cut at 0 and at 12: the cut at 0 is the earlier.
		{name: "two equal stretches", a: []float64{6, 18}, b: []float64{12}, wantA: 12},
		// The same, cut at 9 and at 21: from 9 on, 15 comes before 3.
		{name: "two equal stretches, shifted", a: []float64{3, 15}, b: []float64{21}, wantA: 21},
		{name: "all at one time", a: []float64{7, 7, 7}, b: []float64{7}, wantA: 7},
	} {
		set := func(v *Background, x float64) { v.PostedS = model.Known(math.Round(x * h)) }
		l := likeness(t, Likenesses(of(c.a, set), of(c.b, set)), Posted, "")
		if !equal(l.A, c.wantA*h) || l.Warn != c.warn {
			t.Errorf("%s: %v h with warn %v, want %v h with %v", c.name, l.A.Or(-1)/h, l.Warn, c.wantA, c.warn)
		}
	}
	if l := likeness(t, Likenesses(make([]Background, 3), make([]Background, 3)), Posted, ""); l.A.Known() || l.Warn {
		t.Errorf("without a posting time there is %+v", l)
	}
}

func TestSharesOfACategoryAreComparedInWholeNumbers(t *testing.T) {
	t.Parallel()
	videos := func(names ...string) []Background {
		group := make([]Background, len(names))
		for i, n := range names {
			group[i].Category = n
		}
		return group
	}
	// Tutorials 3 of 5 against 2 of 5: 0.6 − 0.4 is just under 0.2 in floating point, and 20 points all the same.
	list := Likenesses(videos("tutorial", "tutorial", "tutorial", "skit", ""), videos("tutorial", "tutorial", "skit", "haul", ""))
	for _, c := range []struct {
		name string
		a, b float64
		warn bool
	}{{"tutorial", 0.6, 0.4, true}, {"skit", 0.2, 0.2, false}, {"haul", 0, 0.2, true}} {
		l := likeness(t, list, Category, c.name)
		if !equal(l.A, c.a) || !equal(l.B, c.b) || l.Warn != c.warn {
			t.Errorf("%s: %+v, want %v and %v with warn %v", c.name, l, c.a, c.b, c.warn)
		}
	}
	var names []string
	for _, l := range list[3:] {
		names = append(names, l.Name)
	}
	if !slices.Equal(names, []string{"haul", "skit", "tutorial"}) {
		t.Errorf("the categories are %v, want each once, by name and none for those without", names)
	}
	// 19 points are few enough.
	if l := likeness(t, Likenesses(make([]Background, 100), append(videos(slices.Repeat([]string{"x"}, 19)...), make([]Background, 81)...)), Category, "x"); l.Warn {
		t.Errorf("19 points are warned about: %+v", l)
	}
	if list := Likenesses(videos("x"), nil); len(list) != 3 {
		t.Errorf("against no video there is %+v", list)
	}
}

func BenchmarkLikenesses(b *testing.B) {
	group := make([]Background, 2000)
	for i := range group {
		group[i] = Background{model.Known(float64(i * 37 % 400)), model.Known(float64(i * 11 % 90)), model.Known(float64(i * 7919 % 86400)), []string{"", "x", "y"}[i%3]}
	}
	for b.Loop() {
		Likenesses(group, group[:1000])
	}
}
