package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"saveboard/cmd"
)

func TestEveryLineOfTheExampleFileCountsWithoutItsMark(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	run := func(args ...string) (code int, printed string) {
		var out bytes.Buffer
		code = cmd.Run(t.Context(), args, strings.NewReader(""), &out, &out, []string{"XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "TZ=UTC"})
		return code, out.String()
	}
	_, example := run("config", "--example")
	lines := regexp.MustCompile(`(?m)^# ([a-z][a-z0-9_.-]* = |\[)`)
	if n := len(lines.FindAllString(example, -1)); n < 50 {
		t.Fatalf("only %d lines of the example are lines of TOML", n)
	}
	path := filepath.Join(home, "all.toml")
	if err := os.WriteFile(path, lines.ReplaceAll([]byte(example), []byte("$1")), 0o600); err != nil {
		t.Fatal(err)
	}
	code, printed := run("config", "--config", path)
	if code != 0 {
		t.Errorf("the example with every line in force: %d\n%s", code, printed)
	}
	if n := strings.Count(printed, "all.toml:"); n < 60 {
		t.Errorf("only %d values come from the file:\n%s", n, printed)
	}
}
