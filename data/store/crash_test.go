package store_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"saveboard/data/store"
	"saveboard/model"
)

// The test binary is its own victim: started with this set to a database, it imports until it is killed.
const crashVariable = "SAVEBOARD_TEST_IMPORT_UNTIL_KILLED"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashVariable); path != "" {
		fmt.Fprintln(os.Stderr, importUntilKilled(path))
		os.Exit(failed)
	}
	os.Exit(m.Run())
}

// failed is how the victim ends by itself.
const failed = 7

const crashVideos = 400

// importUntilKilled imports a snapshot of every video in each import, and says so after each.
func importUntilKilled(path string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	done, err := s.Imports(ctx)
	if err != nil {
		return err
	}
	fmt.Println("ready")
	for d := len(done); ; d++ {
		err := s.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
			if err := tx.Begin(ctx, model.ImportFile{At: start, File: "day.csv", Source: "business-suite", OwnTimes: true}); err != nil {
				return err
			}
			for n := range crashVideos {
				r := ofDay(n, d)
				r.Counters = model.Counters{model.Saves: model.Exact(int64(d))}
				if err := tx.Keep(ctx, r); err != nil {
					return err
				}
				if n%100 == 0 { // writes what is pending, so that the import has many points to die at
					if _, _, err := tx.Video(ctx, r.VideoID); err != nil {
						return err
					}
				}
			}
			_, err := tx.End(ctx)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Println("committed")
	}
}

func TestAKilledImportLeavesAllOrNothing(t *testing.T) {
	t.Parallel()
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	path := filepath.Join(t.TempDir(), "save.db")
	random := rand.New(rand.NewPCG(7, 7))
	least := 0 // imports that were said to be committed
	for round := range rounds {
		// In turn in its first import and in a later one, however slow the machine is.
		least += killed(t, path, round%2, time.Duration(random.IntN(60_000))*time.Microsecond)
		least = checkAfterCrash(t, path, least)
	}
}

// killed lets imports run until so many are committed and then for a while, kills them, and returns how
// many were committed.
func killed(t *testing.T, path string, first int, after time.Duration) (committed int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashVariable+"="+path)
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	said := bufio.NewScanner(out)
	if !said.Scan() || said.Text() != "ready" {
		child.Process.Kill()
		t.Fatalf("the child says %q, want ready", said.Text())
	}
	for committed < first && said.Scan() {
		committed++
	}
	timer := time.AfterFunc(after, func() { child.Process.Kill() })
	defer timer.Stop()
	for said.Scan() {
		committed++
	}
	if err := child.Wait(); err == nil || child.ProcessState.ExitCode() == failed {
		t.Fatalf("the child ended by itself, with %v", err)
	}
	return committed
}

// checkAfterCrash opens the database and returns how many whole imports it holds.
func checkAfterCrash(t *testing.T, path string, least int) (whole int) {
	t.Helper()
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	imports, err := s.Imports(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all := histories(t, s, model.AllAccounts)
	if len(imports) < least || len(imports) > 0 && len(all) != crashVideos {
		t.Fatalf("%d imports and %d videos are stored, want %d or more and all", len(imports), len(all), least)
	}
	for _, h := range all {
		if len(h.Snapshots) != len(imports) {
			t.Fatalf("video %s has %d snapshots of %d imports", h.TikTokID, len(h.Snapshots), len(imports))
		}
	}
	findings, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if !f.OK {
			t.Errorf("%s: %s", f.Name, f.Detail)
		}
	}
	checkTotals(t, s)
	return len(imports)
}
