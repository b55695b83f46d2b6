package shell

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"saveboard/ui/screen"
)

func TestASystemsToolIsTakenAtItsWord(t *testing.T) {
	journey(t, func(t *testing.T) {
		var copied string
		s := open(t, &library{videos: 30}, Options{Clipboard: Clipboard{Put: func(_ context.Context, text string) (string, error) {
			copied = text
			return "xclip", nil
		}}}, 80, 24)
		s.press("2", "y")
		s.shows("Copied the video's title and link.")
		if !strings.Contains(copied, "\nhttps://www.tiktok.com/") {
			t.Errorf("copied %q", copied)
		}
	})
}

func TestWhatAToolCannotCopyIsSentToTheTerminal(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{Clipboard: Clipboard{Put: func(context.Context, string) (string, error) {
			return "xclip", errors.New("exit status 1")
		}}}, 120, 30)
		s.press("2", "y")
		s.shows("Xclip could not copy. Sent the video's title and link to the terminal's clipboard; it does not say")
	})
}

func TestWhereNoBrowserStartsTheAddressIsCopied(t *testing.T) {
	for name, open := range map[string]func(string) error{
		"there is none": nil,
		"it fails":      func(string) error { return errors.New("exit status 3") },
	} {
		t.Run(name, func(t *testing.T) {
			journey(t, func(t *testing.T) { noBrowserHere(t, open) })
		})
	}
}

func noBrowserHere(t *testing.T, browse func(string) error) {
	var copied string
	s := open(t, &library{videos: 30}, Options{Browse: browse, Clipboard: Clipboard{Put: func(_ context.Context, text string) (string, error) {
		copied = text
		return "pbcopy", nil
	}}}, 80, 24)
	s.press("2", "o")
	s.shows("No browser can be started here. Copied the page's address.")
	if !strings.HasPrefix(copied, "https://www.tiktok.com/") {
		t.Errorf("copied %q", copied)
	}
}

func TestWhatIsTooLongForTheTerminalIsRefusedAloud(t *testing.T) {
	journey(t, func(t *testing.T) {
		s := open(t, &library{videos: 30}, Options{}, 80, 24)
		s.say(screen.Copy{What: "all of it", Text: strings.Repeat("bread ", longest/6+1)})
		s.shows("✗ This is too long for the terminal's clipboard; x writes")
	})
}

func TestTheTerminalIsAskedThroughWhatStandsBefore(t *testing.T) {
	t.Parallel()
	const osc = "\x1b]52;c;YnJlYWQ=\x07"
	for through, want := range map[Through]string{
		Nothing:   osc,
		Tmux:      osc + "\x1bPtmux;\x1b\x1b]52;c;YnJlYWQ=\x07\x1b\\",
		GNUScreen: "\x1bP" + osc + "\x1b\\",
	} {
		if got := through.ask("bread"); got != want {
			t.Errorf("%d: %q, want %q", through, got, want)
		}
	}
}

func TestScreenGetsNoPieceThatItWouldDrop(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("sourdough 🍞 ", 300)
	var whole strings.Builder
	for piece := range strings.SplitSeq(strings.TrimSuffix(GNUScreen.ask(text), "\x1b\\"), "\x1b\\") {
		if len(piece)+2 > 768 {
			t.Errorf("a piece has %d bytes", len(piece)+2)
		}
		whole.WriteString(strings.TrimPrefix(piece, "\x1bP"))
	}
	spelled := strings.TrimSuffix(strings.TrimPrefix(whole.String(), "\x1b]52;c;"), "\x07")
	if got, err := base64.StdEncoding.DecodeString(spelled); err != nil || string(got) != text {
		t.Errorf("the terminal gets %d bytes, %v; want %d", len(got), err, len(text))
	}
}
