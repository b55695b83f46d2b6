package cmd_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"saveboard/assets"
)

// Where one's own data may not be looked at, the demo in their place would look as if they were lost.
func TestWhatMayNotBeReadIsSaid(t *testing.T) {
	t.Parallel()
	for name, barred := range map[string]string{"the file": "saveboard.db", "its folder": "."} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			bindToModes(t)
			folder := filepath.Join(t.TempDir(), "mine")
			path := filepath.Join(folder, "saveboard.db")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, assets.Demo, 0o600); err != nil {
				t.Fatal(err)
			}
			closed := filepath.Join(folder, barred)
			if err := os.Chmod(closed, 0); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(closed, 0o700) })
			for _, args := range [][]string{nil, {"show", "overview"}, {"undo"}, {"doctor"}} {
				out, err := command(t, t.TempDir(), append([]string{"--db", path}, args...)...).CombinedOutput()
				if err == nil || !strings.Contains(string(out), "saveboard.db may not be read or written.") {
					t.Errorf("saveboard %v: %v\n%s", args, err, out)
				}
			}
		})
	}
}

// bindToModes binds the programs that this test starts from now on to the modes of files, also where root runs the tests.
// It changes the thread, which ends with the test, since it is never unlocked.
func bindToModes(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	runtime.LockOSThread()
	for _, right := range []uintptr{unix.CAP_DAC_OVERRIDE, unix.CAP_DAC_READ_SEARCH} {
		if err := unix.Prctl(unix.PR_CAPBSET_DROP, right, 0, 0, 0); err != nil {
			t.Fatal(err)
		}
	}
}
