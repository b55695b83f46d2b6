package cmd_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"saveboard/cmd"
)

// TestAKilledImportChangesNothing kills the real program in the middle of an import, at points that a
// seed chooses, and finds the database as it was.
func TestAKilledImportChangesNothing(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	env := homeEnv(home)
	before := exported(t, env, manyLines(1, 200))
	program := programFile(t)
	lines := []byte(manyLines(2, 8000))
	random := rand.New(rand.NewPCG(3, 4))
	for range 4 {
		at := random.IntN(len(lines))
		importing := exec.CommandContext(t.Context(), program, "import", "-")
		importing.Env = append(os.Environ(), env...)
		stdin, err := importing.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := importing.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := stdin.Write(lines[:at]); err != nil {
			t.Fatalf("it ended by itself: %v", err)
		}
		if err := importing.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = importing.Wait() // it was killed
		if after := exported(t, env, ""); after != before {
			t.Fatalf("killed after %d of %d bytes, the import left something behind", at, len(lines))
		}
	}
	if after := exported(t, env, string(lines)); after == before {
		t.Error("the same import, not killed, changes nothing either")
	}
}

func TestAStoppedImportSaysThatNothingWasChanged(t *testing.T) {
	t.Parallel()
	env := homeEnv(t.TempDir())
	before := exported(t, env, manyLines(1, 200))
	ctx, stop := context.WithCancel(t.Context())
	half := manyLines(2, 4000)[:100_000]
	var stdout, stderr bytes.Buffer
	code := cmd.Run(ctx, []string{"import", "-"}, io.MultiReader(strings.NewReader(half), stopping{stop}), &stdout, &stderr, env)
	if code != 1 || stderr.String() != "Stopped. Nothing was changed.\n" {
		t.Errorf("it ends with %d and says %q", code, stderr.String())
	}
	if after := exported(t, env, ""); after != before {
		t.Error("the stopped import left something behind")
	}
}

func TestAStoppedFirstImportLeavesNothing(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	half := manyLines(2, 8000) // more than the transaction holds back
	var stdout, stderr bytes.Buffer
	code := cmd.Run(ctx, []string{"import", "-"}, io.MultiReader(strings.NewReader(half), stopping{stop}), &stdout, &stderr, homeEnv(home))
	if code != 1 || stderr.String() != "Stopped. Nothing was changed.\n" {
		t.Errorf("it ends with %d and says %q", code, stderr.String())
	}
	if left, err := os.ReadDir(home); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

func TestAKilledFirstImportLeavesNoDatabase(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data", "saveboard.db")
	importing := exec.CommandContext(t.Context(), programFile(t), "--db", path, "import", "-")
	stdin, err := importing.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := importing.Start(); err != nil {
		t.Fatal(err)
	}
	lines := manyLines(2, 8000)
	if _, err := io.WriteString(stdin, lines); err != nil {
		t.Fatalf("it ended by itself: %v", err)
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) == 0 {
		t.Fatalf("it has begun nothing: %v, %v", left, err)
	}
	if err := importing.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = importing.Wait() // it was killed
	if _, err := os.Stat(path); !os.IsNotExist(err) {
		t.Errorf("a database is left: %v", err)
	}
}

// TestTwoFirstImportsAtOnceAreBothStored runs one whole import while another, which found no database
// either, waits for the rest of its input.
func TestTwoFirstImportsAtOnceAreBothStored(t *testing.T) {
	t.Parallel()
	both, apart := homeEnv(t.TempDir()), homeEnv(t.TempDir())
	first, second := manyLines(1, 200), manyLines(1, 6000)
	exported(t, apart, first)
	want := exported(t, apart, second)

	other := meanwhile{func() {
		cmd.Run(t.Context(), []string{"import", "-"}, strings.NewReader(first), io.Discard, io.Discard, both)
	}}
	half := len(second) / 2
	in := io.MultiReader(strings.NewReader(second[:half]), other, strings.NewReader(second[half:]))
	var stdout, stderr bytes.Buffer
	if code := cmd.Run(t.Context(), []string{"import", "-"}, in, &stdout, &stderr, both); code != 0 {
		t.Fatalf("it ends with %d and says %q", code, stderr.String())
	}
	if !strings.Contains(stdout.String(), "5,800 videos new, 200 known") {
		t.Errorf("it says %s", stdout.String())
	}
	if exported(t, both, "") != want {
		t.Error("of two first imports at once, one is lost")
	}
}

// meanwhile is something that happens while the program waits for more input.
type meanwhile struct{ do func() }

func (m meanwhile) Read([]byte) (int, error) {
	m.do()
	return 0, io.EOF
}

// stopping is somebody pressing ctrl+c while the program waits for more input.
type stopping struct{ stop context.CancelFunc }

func (s stopping) Read([]byte) (int, error) {
	s.stop()
	return 0, nil
}

// exported imports lines, if any, and returns everything as it then is.
func exported(t *testing.T, env []string, lines string) string {
	t.Helper()
	run := func(args ...string) string {
		var stdout, stderr bytes.Buffer
		if code := cmd.Run(t.Context(), args, strings.NewReader(lines), &stdout, &stderr, env); code != 0 {
			t.Fatalf("saveboard %v ends with %d: %s", args, code, stderr.String())
		}
		return stdout.String()
	}
	if lines != "" {
		run("import", "-")
	}
	return run("export", "videos") + run("export", "snapshots")
}

// manyLines are snapshots in the form of saveboard's export, which an import stores as they come.
func manyLines(seed uint64, n int) string {
	random := rand.New(rand.NewPCG(seed, 1))
	posted := time.Date(2024, 3, 2, 17, 0, 0, 0, time.UTC)
	var b strings.Builder
	for i := range n {
		id := uint64(posted.Add(time.Duration(i)*time.Minute).Unix())<<32 + uint64(random.Uint32())
		fmt.Fprintf(&b, `{"saveboard":"snapshots/1","account":"mira.bakes","video_id":"%d","taken_at":"2024-06-0%dT18:00:00Z",`+
			`"taken_at_from":"record","views":%d,"views_step":1,"saves":%d,"saves_step":1,"source":"ytdlp"}`+"\n",
			id, 1+seed, 1000+random.IntN(100_000), random.IntN(1000))
	}
	return b.String()
}

func homeEnv(home string) []string {
	return []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "TZ=UTC"}
}

// programFile is the test binary under the name by which TestMain takes it for the program.
func programFile(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "saveboard")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	if err := os.Link(self, name); err == nil {
		return name
	}
	content, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, content, 0o700); err != nil {
		t.Fatal(err)
	}
	return name
}
