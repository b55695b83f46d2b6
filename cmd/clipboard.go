package cmd

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os/exec"
	"runtime"
	"strings"
	"time"
	"unicode/utf16"

	"saveboard/ui/shell"
)

// A tool is a program that fills the system's clipboard with what it reads.
type tool struct {
	name string
	args []string
	env  []string            // beside that of the program
	text func(string) []byte // how it wants a text; nil: as UTF-8
}

// clipboard is where the dashboard's copies go.
func (p *program) clipboard() shell.Clipboard {
	return shell.Clipboard{Through: through(p.env), Put: func(ctx context.Context, text string) (string, error) {
		for _, t := range tools(p.env, runtime.GOOS) {
			if path, err := exec.LookPath(t.name); err == nil {
				return t.name, t.fill(ctx, path, p.env, text)
			}
		}
		if p.env["TMUX"] != "" {
			p.fillTmux(ctx, text)
		}
		return "", shell.ErrNoTool
	}}
}

// fillTmux gives tmux the text to paste, and to hand on to the terminal, which gives no answer. It may be
// too old for that; the sequence that follows asks as well.
func (p *program) fillTmux(ctx context.Context, text string) {
	t := tool{name: "tmux", args: []string{"load-buffer", "-w", "-"}}
	if path, err := exec.LookPath(t.name); err == nil {
		_ = t.fill(ctx, path, p.env, text)
	}
}

// through is what stands between the program and the terminal.
func through(env environment) shell.Through {
	switch {
	case env["TMUX"] != "" || strings.HasPrefix(env["TERM"], "tmux"):
		return shell.Tmux
	case env["STY"] != "" || env["TERM"] == "screen" || strings.HasPrefix(env["TERM"], "screen."):
		return shell.GNUScreen
	}
	return shell.Nothing
}

// remote tells whether people sit at another machine than this one.
func remote(env environment) bool { return env["SSH_CONNECTION"] != "" || env["SSH_TTY"] != "" }

// tools are those that may fill the clipboard that people paste from, best first.
func tools(env environment, system string) []tool {
	if remote(env) {
		return nil // they would fill that of the machine at the far end
	}
	var list []tool
	add := func(when bool, t tool) {
		if when {
			list = append(list, t)
		}
	}
	add(system == "darwin", tool{name: "pbcopy", env: []string{"LC_CTYPE=UTF-8"}})
	add(system == "windows" || env["WSL_DISTRO_NAME"] != "", tool{name: "clip.exe", text: utf16Text})
	add(env["WAYLAND_DISPLAY"] != "", tool{name: "wl-copy"})
	add(env["DISPLAY"] != "", tool{name: "xclip", args: []string{"-selection", "clipboard"}})
	add(env["DISPLAY"] != "", tool{name: "xsel", args: []string{"--clipboard", "--input"}})
	return list
}

// patience is how long a tool may take.
const patience = 3 * time.Second

// fill runs the tool. What it says must not reach the screen.
func (t tool) fill(ctx context.Context, path string, env environment, text string) error {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	c := exec.CommandContext(ctx, path, t.args...)
	c.Env = append(env.list(), t.env...)
	content := []byte(text)
	if t.text != nil {
		content = t.text(text)
	}
	c.Stdin = strings.NewReader(string(content))
	c.WaitDelay = time.Second
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w", t.name, err)
	}
	return nil
}

// utf16Text is a text as Windows knows Unicode by: UTF-16 with its mark at the start.
func utf16Text(s string) []byte {
	content := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(s)) {
		content = binary.LittleEndian.AppendUint16(content, unit)
	}
	return content
}

// browser opens pages; nil where no browser would come up before the eyes of whoever asks for it.
func (p *program) browser() func(url string) error {
	unix := runtime.GOOS != "windows" && runtime.GOOS != "darwin"
	noScreen := p.env["DISPLAY"] == "" && p.env["WAYLAND_DISPLAY"] == "" && p.env["WSL_DISTRO_NAME"] == ""
	if noScreen && (unix || remote(p.env)) {
		return nil
	}
	return func(url string) error {
		if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") {
			return errors.New("this is no address of a page")
		}
		done := make(chan error, 1)
		go func() { done <- browse(url) }()
		select {
		case err := <-done:
			return err
		case <-time.After(patience): // some starters stay as long as the browser does
			return nil
		}
	}
}
