package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"saveboard/assets"
	"saveboard/data/library"
	"saveboard/data/store"
	"saveboard/model"
	"saveboard/ui/look"
	"saveboard/ui/screen"
	"saveboard/ui/shell"
)

// The monkey presses keys at random on the real dashboard with a real database, clicks, turns the
// wheel, pastes and drags the window to sizes nobody has. Time is that of a bubble, so it passes only
// when everything waits, and what is still under way at the end fails the test. Answers come at once, later
// and in any order. The same seed presses the same keys.
func TestAMonkeyBreaksNothing(t *testing.T) {
	t.Parallel()
	for seed := range uint64(monkeys) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "saveboard.db")
			if err := os.WriteFile(path, assets.Demo, 0o600); err != nil {
				t.Fatal(err)
			}
			synctest.Test(t, func(t *testing.T) { newMonkey(t, seed, path).play(keysOfAMonkey) })
			wholeAfterwards(t, path)
		})
	}
}

// wholeAfterwards looks at the database as doctor does.
func wholeAfterwards(t *testing.T, path string) {
	t.Helper()
	data, err := openExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer data.Close()
	quick, err := data.Check(t.Context())
	deep, errDeep := data.CheckDeep(t.Context())
	if err != nil || errDeep != nil {
		t.Fatal(err, errDeep)
	}
	for _, f := range append(quick, deep...) {
		if !f.OK {
			t.Errorf("afterwards the database is not as it should be: %s: %s", f.Name, f.Detail)
		}
	}
}

// A monkey is a dashboard and somebody who does not look at it.
type monkey struct {
	t      *testing.T
	rand   *rand.Rand
	data   *store.Store
	m      tea.Model
	end    context.CancelFunc
	came   chan tea.Msg
	keys   []string // the actions' own
	did    []string // since the dashboard began
	width  int
	height int
	wide   func(string) int // how this terminal counts cells
	quits  int
}

func newMonkey(t *testing.T, seed uint64, path string) *monkey {
	data, err := openExisting(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	k := &monkey{t: t, rand: rand.New(rand.NewPCG(seed, 2026)), data: data}
	for _, list := range shell.Keys() {
		for _, a := range list.Actions {
			k.keys = append(k.keys, a.Keys...)
		}
	}
	return k
}

// play presses so many keys, and ends everything.
func (k *monkey) play(keys int) {
	defer func() {
		k.leave()
		if err := k.data.Close(); err != nil {
			k.t.Error(err)
		}
	}()
	k.begin()
	for range keys {
		k.act()
	}
}

// begin starts the program.
func (k *monkey) begin() {
	ctx, end := context.WithCancel(k.t.Context())
	d := &openData{library.New(k.data, false, assets.Explainer), k.data, false} // one's own, to be edited
	opens := func(ctx context.Context) (shell.Opened, error) {
		accounts, err := d.Accounts(ctx)
		if err != nil {
			return shell.Opened{}, err
		}
		now, err := (&program{}).clock(ctx, &openData{d.Library, d.store, true}) // stands still
		return shell.Opened{
			Views:    views(own{d, now}),
			Scope:    screen.Scope{Account: firstChoice(accounts), Period: model.LastDays(28)},
			Accounts: accounts,
		}, err
	}
	glyphs := []look.Glyphs{look.Full(), look.ASCII()}[k.rand.IntN(2)]
	k.did, k.end, k.came, k.wide = nil, end, make(chan tea.Msg, 10_000), ansi.StringWidthWc
	k.m = shell.New(ctx, opens, shell.Options{
		Depth: look.TrueColour, Glyphs: glyphs, Browse: func(string) error { return nil }, Files: k.files(),
		Log: func(what string, v any, stack []byte) { k.fail("%s: %v\n%s", what, v, stack) },
	})
	k.run(k.m.Init())
	k.take(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	if k.rand.IntN(2) == 0 {
		k.take(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
		k.wide = ansi.StringWidth
	}
	k.resize(80, 24)
}

// files take what is exported, or say why not.
func (k *monkey) files() shell.Files {
	write := func(name string, content []byte) (string, error) {
		switch len(content) % 3 {
		case 0:
			return "", fs.ErrExist
		case 1:
			return "", errors.New("the disk is full")
		}
		return "/home/mira/" + name, nil
	}
	return shell.Files{Folder: "the folder you are in", Create: write, Replace: write}
}

// leave ends the program as Run does, and waits for what it has under way.
func (k *monkey) leave() {
	k.end()
	synctest.Wait()
	time.Sleep(time.Minute)
	synctest.Wait()
}

// run has a command answer beside the dashboard.
func (k *monkey) run(cmd tea.Cmd) {
	if cmd != nil {
		came := k.came
		go func() { came <- cmd() }()
	}
}

// take gives the dashboard a message and looks at the window.
func (k *monkey) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
		return
	case tea.BatchMsg:
		for _, cmd := range msg {
			k.run(cmd)
		}
		return
	case tea.QuitMsg:
		k.quits++
		k.leave()
		k.begin()
		return
	}
	if name := fmt.Sprintf("%T", msg); strings.HasPrefix(name, "tea.sequence") {
		k.fail("a sequence, which the monkey cannot run")
	}
	var cmd tea.Cmd
	k.m, cmd = k.m.Update(msg)
	k.run(cmd)
	k.look()
}

// listen takes what has come, in any order.
func (k *monkey) listen() {
	var all []tea.Msg
	for {
		select {
		case msg := <-k.came:
			all = append(all, msg)
			continue
		default:
		}
		break
	}
	k.rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	for quits, i := k.quits, 0; i < len(all) && quits == k.quits; i++ { // who has left hears nothing any more
		k.take(all[i])
	}
}

// look fails when the window is not as large as it is.
func (k *monkey) look() {
	content := k.m.View().Content
	if content == "" {
		return
	}
	lines := strings.Split(content, "\n")
	if len(lines) > max(1, k.height) {
		k.fail("%d lines in a window of %d×%d", len(lines), k.width, k.height)
	}
	for y, line := range lines {
		if w := k.wide(line); w > k.width {
			k.fail("line %d has %d cells in a window of %d×%d: %q", y, w, k.width, k.height, ansi.Strip(line))
		}
	}
	if strings.Contains(content, "omething went wrong") || strings.Contains(ansi.Strip(content), "  NaN") { // "NaN" alone can be typed
		k.fail("the window says that something is wrong")
	}
}

func (k *monkey) fail(format string, args ...any) {
	k.t.Helper()
	did := k.did[max(0, len(k.did)-40):]
	k.t.Fatalf("%s\nafter %s\nin\n%s", fmt.Sprintf(format, args...), strings.Join(did, ", "), ansi.Strip(k.m.View().Content))
}

// act does one thing at random.
func (k *monkey) act() {
	switch n := k.rand.IntN(1000); {
	case n < 780:
		k.press()
	case n < 850:
		at := tea.Mouse{X: k.rand.IntN(k.width + 2), Y: k.rand.IntN(k.height + 2), Button: tea.MouseLeft}
		k.do(fmt.Sprintf("click %d %d", at.X, at.Y), tea.MouseClickMsg(at))
	case n < 900:
		button := []tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown, tea.MouseWheelLeft, tea.MouseRight}[k.rand.IntN(4)]
		k.do("wheel", tea.MouseWheelMsg{X: k.rand.IntN(80), Y: k.rand.IntN(24), Button: button})
	case n < 920:
		text := hostile()[k.rand.IntN(len(hostile()))]
		k.do(fmt.Sprintf("paste %q", text), tea.PasteMsg{Content: text})
	case n < 950:
		k.did = append(k.did, "resize")
		k.resize(1+k.rand.IntN(300), 1+k.rand.IntN(100))
	case n < 985: // back to sizes that people have
		sizes := [][2]int{{80, 24}, {140, 40}, {60, 20}, {40, 12}, {120, 30}, {104, 24}}
		size := sizes[k.rand.IntN(len(sizes))]
		k.resize(size[0], size[1])
	case n < 988:
		k.do("background", tea.BackgroundColorMsg{Color: []ansi.BasicColor{ansi.BrightWhite, ansi.Black}[k.rand.IntN(2)]})
	case n < 991:
		k.do("profile", tea.ColorProfileMsg{Profile: []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII}[k.rand.IntN(4)]})
	default:
		k.do("wait", nil)
		time.Sleep(time.Duration(k.rand.IntN(1500)) * time.Millisecond)
	}
	if k.rand.IntN(3) == 0 {
		if k.rand.IntN(2) == 0 {
			synctest.Wait()
		}
		k.listen()
	}
}

func (k *monkey) do(what string, msg tea.Msg) {
	k.did = append(k.did, what)
	k.take(msg)
}

func (k *monkey) resize(width, height int) {
	k.width, k.height = width, height
	k.do(fmt.Sprintf("%d×%d", width, height), tea.WindowSizeMsg{Width: width, Height: height})
}

// press presses one of the keys that do something, or types a letter.
func (k *monkey) press() {
	if k.rand.IntN(4) > 0 {
		key := k.keys[k.rand.IntN(len(k.keys))]
		if leaves := key == "q" || key == "ctrl+c"; !leaves || k.rand.IntN(20) == 0 {
			k.do(key, pressed(key))
		}
		return
	}
	const letters = "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/#>-.%\"()é日🍞 "
	r := []rune(letters)[k.rand.IntN(len([]rune(letters)))]
	k.do(fmt.Sprintf("type %q", r), tea.KeyPressMsg{Code: r, Text: string(r)})
}

// pressed is the key of that name.
func pressed(name string) tea.KeyPressMsg {
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd, "backspace": tea.KeyBackspace, "space": tea.KeySpace,
	}
	parts := strings.Split(name, "+")
	if name == "+" {
		parts = []string{name}
	}
	key := tea.KeyPressMsg{Code: codes[parts[len(parts)-1]]}
	if slices.Contains(parts, "shift") {
		key.Mod |= tea.ModShift
	}
	if slices.Contains(parts, "ctrl") {
		key.Mod |= tea.ModCtrl
	}
	if key.Code == 0 {
		key.Code = []rune(parts[len(parts)-1])[0]
	}
	if key.Mod == 0 && (key.Code < 0x80 && key.Code > ' ' || key.Code == tea.KeySpace) {
		key.Text = string(key.Code)
	}
	return key
}

// hostile are texts that nobody types.
func hostile() []string {
	return []string{
		"", " ", "bread", "#rye rate>1.5% -posted:2026-03..", "\x1b[31mred\x1b]0;title\a", "\u202eevil\u202c", "a\nb\r\nc\t\x00\x7f", strings.Repeat("long ", 400),
		strings.Repeat("🍞", 90), "e\u0301\u0301\u0301\u0301\u0301", "👩‍👩‍👧‍👦🏳️‍🌈", "خبز بالعربية", "日本語のパン", "\xff\xfe broken", "((((((((((", "\"", "0001-01-01..9999-12-31", "36500d",
	}
}
