package cmd_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"saveboard/cmd"
	"saveboard/data/store"
)

// marker stands in everything of the planted files that names or describes somebody: savers,
// commenters, followers, whoever collected the file.
const marker = "decoy"

// TestNobodysNameIsWrittenAnywhere plants names in a file of every format and then searches every byte
// that the program wrote: the database, its WAL and index, the rejects file, what it printed, the
// exports, the backup, the log folder.
func TestNobodysNameIsWrittenAnywhere(t *testing.T) {
	t.Parallel()
	planted := filepath.Join("..", "data", "importer", "testdata", "decoys")
	home := t.TempDir()
	in, out := filepath.Join(home, "in"), filepath.Join(home, "out")
	if err := os.CopyFS(in, os.DirFS(planted)); err != nil {
		t.Fatal(err)
	}
	if found := filesWith(t, in, marker); len(found) < 10 {
		t.Fatalf("only %d planted files hold the marker", len(found))
	}
	run := runner(t, out)
	run("import", "--taken-at", "2026-04-20", filepath.Join(in, "business-suite.csv"))

	// A reader that stays open keeps the WAL from being folded away, so that it can be searched too.
	reader, err := store.OpenReadOnly(t.Context(), filepath.Join(out, "saveboard", "saveboard.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if _, err := reader.Accounts(t.Context()); err != nil {
		t.Fatal(err)
	}

	rejects := filepath.Join(out, "rejects.csv")
	run("import", "--taken-at", "2026-04-21", "--account", "tiny.forge", "--rejects", rejects, in)
	run("import", "--taken-at", "2026-04-22", "--json", in)
	run("export", "videos", "--output", filepath.Join(out, "videos.csv"))
	run("export", "snapshots", "--format", "jsonl", "--output", filepath.Join(out, "snapshots.jsonl"))
	run("backup", filepath.Join(out, "backup.db"))
	run("show", "videos", "--account", "all", "--format", "json")
	run("show", "overview", "--account", "all")
	run("doctor", "--deep")

	if videos, err := reader.Videos(t.Context(), 0); err != nil || len(videos) < 2 {
		t.Fatalf("%d videos of the planted files were stored, %v", len(videos), err)
	}
	for _, written := range []string{"saveboard.db", "saveboard.db-wal"} {
		if info, err := os.Stat(filepath.Join(out, "saveboard", written)); err != nil || info.Size() == 0 {
			t.Errorf("%s is not there to be searched: %v", written, err)
		}
	}
	for _, where := range filesWith(t, out, marker) {
		t.Errorf("a planted name was written: %s", where)
	}
}

// runner runs the program in a home of its own. What it prints goes to files there.
func runner(t *testing.T, home string) func(args ...string) {
	t.Helper()
	if err := os.MkdirAll(home, 0o700); err != nil {
		t.Fatal(err)
	}
	env := []string{"XDG_DATA_HOME=" + home, "XDG_STATE_HOME=" + home, "XDG_CONFIG_HOME=" + home, "TZ=UTC"}
	printed := 0
	return func(args ...string) {
		t.Helper()
		var stdout, stderr bytes.Buffer
		code := cmd.Run(t.Context(), args, strings.NewReader(""), &stdout, &stderr, env)
		if code != 0 && code != 3 {
			t.Fatalf("saveboard %s ends with %d: %s", strings.Join(args, " "), code, stderr.String())
		}
		printed++
		name := filepath.Join(home, "printed-"+strings.Repeat("i", printed))
		if err := os.WriteFile(name, append(stdout.Bytes(), stderr.Bytes()...), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// filesWith lists the files below a folder that hold the word, in any case, each with its place.
func filesWith(t *testing.T, folder, word string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		lower := bytes.ToLower(content)
		if at := bytes.Index(lower, []byte(word)); at >= 0 {
			found = append(found, fmt.Sprintf("%s: …%q…", filepath.Base(path), content[max(0, at-60):min(len(content), at+40)]))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
