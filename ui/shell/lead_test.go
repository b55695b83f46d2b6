package shell

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"saveboard/model"
	"saveboard/model/view"
	"saveboard/ui/look"
	"saveboard/ui/screen"
)

func TestEscTakesBackTheFilterThatAHashtagSet(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30}
		s := open(t, l, Options{}, 80, 24)
		s.press("/")
		s.typed("rye")
		s.press("enter")
		s.say(screen.OpenMatching{Filter: "#bread"})
		s.shows("Which videos do people keep?", " / rye  #bread")
		if last := l.asked()[len(l.asked())-1]; last != `videos 28d saves "rye #bread"` {
			t.Errorf("asked last %s", last)
		}
		s.press("enter")
		s.shows("How is this one doing?")
		s.press("esc")
		s.shows("Which videos do people keep?", " / rye  #bread")
		s.press("esc")
		s.shows("How are my saves doing?", " / rye ")
		if s.m.scope.Filter != "rye" {
			t.Errorf("back, the filter is %q", s.m.scope.Filter)
		}
	})
}

func TestAFilterTypedOverAHashtagIsTheUsersOwn(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.say(screen.OpenMatching{Filter: "#bread"})
		s.press("/")
		s.typed("x")
		s.press("enter", "esc")
		s.shows("Which videos do people keep?")
		if s.m.scope.Filter != "" {
			t.Errorf("esc leaves the filter %q", s.m.scope.Filter)
		}
		s.press("esc")
		s.shows("How are my saves doing?")
		s.say(screen.OpenMatching{Filter: "#bread"})
		s.press("1")
		s.shows("How are my saves doing?", " / #bread") // a tab opened by its number takes nothing back
	})
}

// An answer to enter can come when one has already gone where it leads.
func TestAnAccountOpensItsVideosFromWhereverOneIs(t *testing.T) {
	journey(t, func(t *testing.T) {
		l := &library{videos: 30}
		s := open(t, l, Options{}, 80, 24)
		s.press("2")
		s.say(screen.OpenAccount{Account: 2})
		s.shows("Which videos do people keep?", "a @nils.kocht")
		asked := len(l.asked())
		s.press("down", "esc")
		if s.m.notice.failed || s.m.scope.Account != 2 || len(l.asked()) != asked {
			t.Errorf("esc goes back to account %d: %q", s.m.scope.Account, s.m.notice.text)
		}
		s.press("1")
		s.say(screen.OpenAccount{Account: 1})
		s.shows("Which videos do people keep?", "a @mira.bakes")
		s.press("esc")
		s.shows("How are my saves doing?", "a @nils.kocht")
	})
}

// still is a screen that goes by all that is known.
type still struct{}

func (s still) Update(tea.Msg) (still, tea.Cmd) { return s, nil }
func (still) View(screen.Frame) screen.Page {
	return screen.Page{Question: "What is rising?", AllTime: true, Videos: screen.NotCounted, Head: &view.Head{}}
}
func (still) Actions() []screen.Info { return nil }
func (still) Typing() bool           { return false }
func (still) Nested() bool           { return false }

func TestWhatHasNoPartInAPageIsFaintThereAndSaysSo(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 140, 40)
		s.m.held[s.m.tab].screen = screen.Hold(still{})
		s.say(tea.WindowSizeMsg{Width: 140, Height: 40})
		above := strings.Split(s.m.View().Content, "\n")[2]
		for _, said := range []string{"r 28 days", "m saves"} {
			if !strings.Contains(s.row(2), said) || strings.Contains(above, s.m.look.Paint(look.Style{Bold: true}, said[:1])) {
				t.Errorf("%q does not stand faint in %q", said, above)
			}
		}
		if strings.Contains(s.row(2), "video") {
			t.Errorf("a number of videos that nobody counted: %q", s.row(2))
		}
		if footer := s.row(39); strings.Contains(footer, "period") || strings.Contains(footer, "metric") {
			t.Errorf("the footer offers %q", footer)
		}
		s.press("r")
		s.shows("Now 90 days on other screens; here it changes nothing.")
		s.press("m")
		s.shows("Now save rate on other screens")
		if s.m.scope.Period != model.LastDays(90) {
			t.Error("the period did not change")
		}
		s.say(tea.WindowSizeMsg{Width: 60, Height: 20})
		if got := strings.TrimSpace(s.row(2)); !strings.HasSuffix(got, "@mira.bakes") {
			t.Errorf("at 60 columns the scope is %q", got)
		}
	})
}

func TestAVideoOpenedFromAComparisonLeadsBackToIt(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.press("2", "space", "space", "=")
		s.shows("How do these do, at equal age?")
		s.press("enter")
		s.shows("How is this one doing")
		s.press("w")
		s.shows("Why can nobody see")
		s.press("esc")
		s.shows("How is this one doing")
		s.press("esc")
		s.shows("How do these do, at equal age?")
		s.press("esc")
		s.shows("Which videos do people keep?", "2 marked")
		if len(s.m.trail) != 0 {
			t.Errorf("there is still a way back: %+v", s.m.trail)
		}
	})
}
