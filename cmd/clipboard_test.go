package cmd

import (
	"slices"
	"testing"

	"saveboard/ui/shell"
)

func TestTheClipboardIsThatOfWhoeverSitsThere(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		system string
		env    environment
		want   []string
	}{
		"a Mac":                    {"darwin", environment{}, []string{"pbcopy"}},
		"a Mac far away":           {"darwin", environment{"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, nil},
		"Windows":                  {"windows", environment{}, []string{"clip.exe"}},
		"Linux inside Windows":     {"linux", environment{"WSL_DISTRO_NAME": "Debian"}, []string{"clip.exe"}},
		"Wayland":                  {"linux", environment{"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, []string{"wl-copy", "xclip", "xsel"}},
		"X":                        {"linux", environment{"DISPLAY": ":0"}, []string{"xclip", "xsel"}},
		"X far away":               {"linux", environment{"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, nil},
		"a console":                {"linux", environment{}, nil},
		"a console inside of tmux": {"linux", environment{"TMUX": "/tmp/tmux-0/default"}, nil},
	} {
		var got []string
		for _, tool := range tools(c.env, c.system) {
			got = append(got, tool.name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestWhatStandsBeforeTheTerminalIsKnown(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		env  environment
		want shell.Through
	}{
		"nothing":         {environment{"TERM": "xterm-256color"}, shell.Nothing},
		"tmux":            {environment{"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default"}, shell.Tmux},
		"screen":          {environment{"TERM": "screen.xterm-256color", "STY": "1.pts"}, shell.GNUScreen},
		"screen over SSH": {environment{"TERM": "screen"}, shell.GNUScreen},
		"tmux over SSH":   {environment{"TERM": "tmux-256color"}, shell.Tmux},
	} {
		if got := through(c.env); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

func TestWindowsIsGivenUTF16(t *testing.T) {
	t.Parallel()
	if got := utf16Text("é🍞"); !slices.Equal(got, []byte{0xff, 0xfe, 0xe9, 0, 0x3c, 0xd8, 0x5e, 0xdf}) {
		t.Errorf("it is % x", got)
	}
}
