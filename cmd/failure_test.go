package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/cmd"
)

func TestADamagedDatabaseIsToldWithAWayOut(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	env := homeEnv(home)
	exported(t, env, manyLines(1, 10))
	path := filepath.Join(home, "saveboard", "saveboard.db")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copy(content[4096:], bytes.Repeat([]byte("Z"), len(content)))
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"show", "videos"}, {"doctor"}, {"import", "-"}} {
		var stdout, stderr bytes.Buffer
		code := cmd.Run(t.Context(), args, strings.NewReader(manyLines(2, 10)), &stdout, &stderr, env)
		if code != 1 || !strings.HasPrefix(stderr.String(), "The database is damaged.\nKeep a copy") || stdout.Len() > 0 {
			t.Errorf("%v ends with %d and says %q%q", args, code, stdout.String(), stderr.String())
		}
	}
}
