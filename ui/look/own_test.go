package look

import (
	"strings"
	"testing"
)

func TestAThemeOfOnesOwnIsItsBaseButForItsColours(t *testing.T) {
	t.Parallel()
	mine, err := NewOwn("mine", "light")
	if err != nil {
		t.Fatal(err)
	}
	if err := mine.Set("saves", "#ff0000"); err != nil {
		t.Fatal(err)
	}
	themes, base := Themes{mine}, New("light", TrueColour, Full())
	l := themes.New("mine", TrueColour, Full())
	if got := l.In(Saves, "9"); !strings.Contains(got, "38;2;255;0;0") || l.Name != "mine" {
		t.Errorf("%s paints saves %q", l.Name, got)
	}
	if l.In(Views, "9") != base.In(Views, "9") {
		t.Error("a colour that was not changed is another one")
	}
	if got := themes.New("mine", Colours256, Full()).In(Saves, "9"); !strings.Contains(got, "38;5;196") {
		t.Errorf("with 256 colours saves are %q", got)
	}
	if got := themes.New("mine", Colours16, Full()); got.In(Saves, "9") != New("light", Colours16, Full()).In(Saves, "9") || got.Name != "mine" {
		t.Error("with 16 colours it does not look as its base")
	}
	if got := themes.New("mine", NoColour, Full()); got.Name != Mono {
		t.Errorf("without colours it is %s", got.Name)
	}
	if themes.Next(Mono) != "mine" || themes.Next("mine") != "dark" {
		t.Error("the theme key does not come by it")
	}
}

func TestAWrongLineOfAThemeIsASentence(t *testing.T) {
	t.Parallel()
	if _, err := NewOwn("dark", "light"); err == nil {
		t.Error("a theme of one's own may be called dark")
	}
	mine, err := NewOwn("mine", "nice")
	if err == nil || mine.Base != "dark" {
		t.Errorf("an unknown base gives %q, %v", mine.Base, err)
	}
	for _, wrong := range [][2]string{{"savez", "#ff0000"}, {"saves", "ff0000"}, {"saves", "#f00"}, {"saves", "#gg0000"}, {"saves", "red"}, {"saves", "#+f0000"}} {
		if err := mine.Set(wrong[0], wrong[1]); err == nil {
			t.Errorf("%s = %s is taken", wrong[0], wrong[1])
		}
	}
}

func TestEveryRoleHasAName(t *testing.T) {
	t.Parallel()
	if got := len(RoleNames()); got != int(roles) {
		t.Fatalf("%d names for %d roles", got, roles)
	}
	for name, want := range map[string]Role{"text": Text, "saves_quiet": SavesQuiet, "select": Select, "heat4": Heat4, "cat8": Cat8} {
		if got, ok := roleOf(name); !ok || got != want {
			t.Errorf("%s is role %d, want %d", name, got, want)
		}
	}
}
