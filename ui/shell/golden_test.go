package shell

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"saveboard/ui/look"
	"saveboard/ui/screen"
)

func TestGolden(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name          string
		width, height int
		options       Options
		profile       colorprofile.Profile
		keys          string
		typed         string
		msg           tea.Msg
	}{
		{name: "tabs-140x40", width: 140, height: 40},
		{name: "tabs-104x24-light", width: 104, height: 24, options: Options{Theme: "light"}, keys: "2"},
		{name: "tabs-92x24", width: 92, height: 24, keys: "2"},
		{name: "tabs-80x24-light", width: 80, height: 24, options: Options{Theme: "light"}},
		{name: "tabs-60x20", width: 60, height: 20, keys: "2"},
		{name: "tabs-60x20-light", width: 60, height: 20, options: Options{Theme: "light"}, keys: "r"},
		{name: "tabs-40x12", width: 40, height: 12, keys: "2"},
		{name: "too-small", width: 38, height: 10},
		{name: "help-80x24", width: 80, height: 24, keys: "2 ?"},
		{name: "help-40x12", width: 40, height: 12, keys: "2 ? down"},
		{name: "accounts-80x24", width: 80, height: 24, keys: "a down"},
		{name: "filter-80x24", width: 80, height: 24, keys: "2 /", typed: "bread #rye"},
		{name: "filter-wrong-80x24", width: 80, height: 24, keys: "2 /", typed: "category:tutorial raet>1.5%"},
		{name: "filter-values-60x20-light", width: 60, height: 20, options: Options{Theme: "light"}, keys: "2 /", typed: "category:"},
		{name: "palette-80x24", width: 80, height: 24, keys: "2 :", typed: "knife"},
		{name: "palette-40x12-light", width: 40, height: 12, options: Options{Theme: "light"}, keys: "2 :", typed: "tutor"},
		{name: "failure-80x24", width: 80, height: 24, msg: screen.Failed{Err: errors.New("videos of account 1: the file is not there any more")}},
		{name: "ascii-80x24", width: 80, height: 24, options: Options{Glyphs: look.ASCII()}, keys: "2 ?"},
		{name: "mono-80x24", width: 80, height: 24, profile: colorprofile.ASCII, keys: "2 down"},
	} {
		t.Run(c.name, func(t *testing.T) {
			pictured(t, func(t *testing.T) *session {
				s := open(t, &library{videos: 212}, c.options, c.width, c.height)
				if c.profile != 0 {
					s.say(tea.ColorProfileMsg{Profile: c.profile})
				}
				s.press(strings.Fields(c.keys)...)
				s.typed(c.typed)
				s.pass(time.Second)
				if c.msg != nil {
					s.say(c.msg)
				}
				return s
			})
		})
	}
}

// pictured compares the window at the end of a journey with what the test keeps of it.
func pictured(t *testing.T, f func(t *testing.T) *session) {
	t.Helper()
	var window string
	journey(t, func(t *testing.T) { window = f(t).m.View().Content })
	golden.RequireEqual(t, window+"\n")
}
