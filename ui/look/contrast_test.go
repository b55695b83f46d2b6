package look

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAColourOfOnesOwnThatIsHardToReadIsNamedWithItsContrast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		base    string
		colours [][2]string
		want    []string
	}{
		{"dark", nil, nil},
		{"dark", [][2]string{{"saves", "#ffd75f"}, {"likes", "#ffffff"}}, nil},
		{"dark", [][2]string{{"views", "#444444"}}, []string{"“views” is hard to read: a contrast of 1.4:1 on #282a36, and it needs 4.5:1"}},
		{"dark", [][2]string{{"saves", "#555555"}}, []string{"“saves” is hard to read: a contrast of 1.9:1 on #282a36, and it needs 4.5:1"}}, // once
		{"light", [][2]string{{"views", "#bbbbbb"}}, []string{"“views” is hard to read: a contrast of 1.7:1 on #fdf6e3, and it needs 4.5:1"}},
		{"light", [][2]string{{"border", "#868d98"}}, nil}, // is only to be seen
		{"light", [][2]string{{"border", "#dddddd"}}, []string{"“border” is hard to see: a contrast of 1.2:1 on #fdf6e3, and it needs 3:1"}},
		{"dark", [][2]string{{"select", "#e0e0e0"}, {"text", "#101010"}}, []string{
			"“text” is hard to read: a contrast of 1.1:1 on #000000, and it needs 4.5:1",
			"“focus” is hard to read: a contrast of 1.2:1 when selected, and it needs 4.5:1",
			"“saves” is hard to read: a contrast of 1.2:1 when selected, and it needs 4.5:1",
			"“up” is hard to read: a contrast of 1.6:1 when selected, and it needs 4.5:1",
			"“down” is hard to read: a contrast of 1.6:1 when selected, and it needs 4.5:1",
		}},
		{Mono, [][2]string{{"views", "#444444"}}, nil}, // has no colours
	} {
		own, err := NewOwn("mine", c.base)
		if err != nil {
			t.Fatal(err)
		}
		for _, set := range c.colours {
			if err := own.Set(set[0], set[1]); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for _, p := range own.Pale() {
			got = append(got, p.Sentence)
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s with %v: %q, want %q", c.base, c.colours, got, c.want)
		}
	}
}

func TestAThemeWithTheColoursOfItsBaseIsNotPale(t *testing.T) {
	t.Parallel()
	for column := range palettes {
		own := Own{Name: "mine", Base: Names()[column], colours: make(map[Role]colour)}
		for r := range roles {
			own.colours[r] = palette[r][column]
		}
		if pale := own.Pale(); len(pale) > 0 {
			t.Errorf("%s: %+v", own.Base, pale)
		}
	}
}

func TestContrastIsTheSameBothWaysAndNeverBeyondBlackOnWhite(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Uint32Range(0, 0xffffff).Draw(t, "a"), rapid.Uint32Range(0, 0xffffff).Draw(t, "b")
		if got := contrast(a, b); got != contrast(b, a) || got < 1 || got > contrast(0, 0xffffff) {
			t.Fatalf("%06x on %06x has %v:1", a, b, got)
		}
	})
	if got := contrast(0, 0xffffff); got < 20.999 || got > 21.001 {
		t.Errorf("black on white has %v:1", got)
	}
}
