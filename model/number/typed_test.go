package number_test

import (
	"testing"

	"saveboard/model"
	"saveboard/model/number"
)

func TestACountAsAPersonTypesIt(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]model.Count{
		"12480": model.Exact(12480), "12,480": model.Exact(12480), "12.480": model.Exact(12480), "12 480": model.Exact(12480), " 7 ": model.Exact(7),
		"1.2K": model.Rounded(1200, 100), "1,2k": model.Rounded(1200, 100), "12K": model.Rounded(12000, 1000), "12.4 k": model.Rounded(12400, 100),
		"1.31M": model.Rounded(1310000, 10000), "2M": model.Rounded(2000000, 1000000), "0": model.Exact(0), "": model.Unknown, "-": model.Unknown, "—": model.Unknown,
		"１２": model.Exact(12), "1,204,000": model.Exact(1204000),
	} {
		if got, ok := number.Typed(said); !ok || got != want {
			t.Errorf("%q is %v, %v; want %v", said, got, ok, want)
		}
	}
	for _, said := range []string{"many", "99+", ">1K", "-4", "1.5", "12%", "12,48", "9999999999999999999"} {
		if got, ok := number.Typed(said); ok {
			t.Errorf("%q is %v, want no count", said, got)
		}
	}
}

func FuzzTyped(f *testing.F) {
	for _, seed := range []string{"12480", "1.2K", "1,204,000", "99+", "-4", "１２", "1.234K", "1e9", "Mio"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		count, ok := number.Typed(s)
		if !ok && count.Known() {
			t.Errorf("%q is no count and yet %v", s, count)
		}
	})
}
