package cmd

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/cli/browser"

	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/shell"
)

// openDashboard opens the dashboard, or prints the overview where there is no terminal for it.
func (p *program) openDashboard(ctx context.Context) error {
	if p.flags.plain {
		return p.talk(ctx)
	}
	if !p.isTerminal(p.out) || !p.isTerminal(p.in) {
		err := p.printOverview(ctx)
		if err == nil && somebodyAt(p.out) && somebodyAt(p.in) {
			_, err = fmt.Fprintln(p.out, "\nThis terminal only prints. saveboard --plain answers here, a command a line.")
		}
		return err
	}
	data := p.openAhead(ctx)
	defer data.Close()
	w := wishesOf(p.settled)
	return shell.Run(ctx, data.wait, shell.Options{
		Theme:  p.settled.Theme.Is,
		Depth:  p.depth(),
		Glyphs: p.glyphs(),
		Themes: w.themes,
		Keys:   w.keys,
		Notice: w.notice(),
		Aside:  w.aside(p.settled.Theme.Is),
		Browse: p.browser(),
		Log:    p.logPanic,

		Keyboard: p.keyboard(),
		Suspend:  suspend(),
		GiveUp:   p.giveUp(data),

		Clipboard: p.clipboard(),

		Program: signature,
		Files:   p.files(),
	}, tea.WithOutput(thrifty(p.out)), tea.WithEnvironment(p.env.list()))
}

// ahead is data that are being opened while the terminal is set up.
type ahead struct {
	done   chan struct{} // closed when the rest stands
	stop   context.CancelFunc
	data   editable // nil when it could not be opened
	opened shell.Opened
	err    error
}

func (p *program) openAhead(ctx context.Context) *ahead {
	ctx, stop := context.WithCancel(ctx)
	a := &ahead{done: make(chan struct{}), stop: stop}
	go func() {
		defer close(a.done)
		if a.data, a.err = p.openEditable(ctx); a.err == nil {
			a.opened, a.err = p.opened(ctx, a.data)
		}
	}()
	return a
}

// wait is what was opened, once it is.
func (a *ahead) wait(ctx context.Context) (shell.Opened, error) {
	select {
	case <-ctx.Done():
		return shell.Opened{}, ctx.Err()
	case <-a.done:
		return a.opened, a.err
	}
}

// Close stops the opening if it is still under way, and closes what was opened. An opening that does not
// stop is no reason to stay.
func (a *ahead) Close() error {
	a.stop()
	select {
	case <-a.done:
	case <-time.After(patience):
		return nil
	}
	if a.data == nil {
		return nil
	}
	return a.data.Close()
}

// opened is what the dashboard begins with.
func (p *program) opened(ctx context.Context, data editable) (shell.Opened, error) {
	accounts, err := data.data().Accounts(ctx)
	if err != nil {
		return shell.Opened{}, err
	}
	account, notice := p.firstShown(data.data(), accounts)
	v := views(data)
	v.Edits.Zone = sync.OnceValue(func() string { return p.settled.Zone().Is.String() })
	return shell.Opened{
		Views:    v,
		Scope:    screen.Scope{Account: account, Period: p.settled.Period.Is, Metric: p.settled.Metric.Is},
		Accounts: accounts,
		Notice:   notice,
	}, nil
}

// firstShown is the account that the dashboard begins with. One that is set and not there is told of.
func (p *program) firstShown(data *openData, accounts []model.Account) (id model.AccountID, notice string) {
	handle := strings.ToLower(strings.TrimPrefix(p.accountOf("", data), "@"))
	switch handle {
	case "":
		return firstChoice(accounts), ""
	case "all":
		return model.AllAccounts, ""
	}
	for _, a := range accounts {
		if a.Handle == handle {
			return a.ID, ""
		}
	}
	return firstChoice(accounts), fmt.Sprintf("%s: There is no account @%s.", p.settled.Account.From, handle)
}

// thrifty is a terminal that is not sent what stands on it already.
func thrifty(out io.Writer) io.Writer {
	if f, ok := out.(term.File); ok {
		return shell.Thrifty(f)
	}
	return out
}

// views hands the library's functions to the screens; only here do the two meet.
func views(of editable) shell.Views {
	return shell.Views{
		Figures: from(of, (*openData).Figures), Overview: from(of, (*openData).Overview),
		Videos: from(of, (*openData).Videos), Video: from(of, (*openData).Video),
		Categories: from(of, (*openData).Categories), Trends: from(of, (*openData).Trends), Timing: from(of, (*openData).Timing),
		Compared: from(of, (*openData).CompareAccounts), Compare: from(of, (*openData).Compare),
		Why: from(of, (*openData).Why), Due: from(of, (*openData).Due), Cards: from(of, (*openData).Cards),
		Values:   from(of, (*openData).Values),
		Accounts: func(ctx context.Context) ([]model.Account, error) { return of.data().Accounts(ctx) },
		Version:  func(ctx context.Context) (int64, error) { return of.data().Version(ctx) },
		Edits:    edits(of),
		Zone:     zoneNamed,
		Now:      of.now,
	}
}

// clock is the moment that screens ask about: the end of the present minute, so that what was just
// imported is in it and answers can be kept for a while; the demo's stands still.
func (p *program) clock(ctx context.Context, data *openData) (func() model.Instant, error) {
	if data.demo {
		pinned, err := data.asOf(ctx, p.now)
		return func() model.Instant { return pinned }, err
	}
	return func() model.Instant {
		return model.InstantOf(time.Now().Truncate(time.Minute).Add(time.Minute))
	}, nil
}

// depth is how many colours the terminal has, by its environment.
func (p *program) depth() look.Depth {
	switch colorprofile.Env(p.env.list()) {
	case colorprofile.TrueColor:
		return look.TrueColour
	case colorprofile.ANSI256:
		return look.Colours256
	case colorprofile.ANSI:
		return look.Colours16
	}
	return look.NoColour
}

// browse opens a page in the browser. What the browser says must not reach the screen.
func browse(url string) error {
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return browser.OpenURL(url)
}

// logPanic writes what went wrong inside a screen to the log; the screen itself shows a sentence.
func (p *program) logPanic(what string, v any, stack []byte) {
	path := p.settled.Log.Is
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return
	}
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return // nothing can be done about a log that cannot be written
	}
	defer file.Close()
	slog.New(slog.NewTextHandler(file, nil)).Error(what, "panic", v, "stack", string(stack))
}
