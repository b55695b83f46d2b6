// Command gen packs the demo data into the database file that ships inside the program:
//
//	go run ./data/demo/gen assets/demo.db
//
// It writes through the store like any import, so the file has what the store keeps ready. Run it
// after a change of the generator or of the schema; its test says when that was forgotten.
package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	_ "modernc.org/sqlite"

	"saveboard/data/demo"
	"saveboard/data/store"
	"saveboard/model"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gen FILE")
		os.Exit(2)
	}
	if err := write(context.Background(), os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write replaces the file at path by the demo's database.
func write(ctx context.Context, path string) error {
	fresh := path + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := fill(ctx, fresh); err != nil {
		return fmt.Errorf("write %s: %w", fresh, err)
	}
	if err := tighten(ctx, fresh); err != nil {
		return fmt.Errorf("pack %s: %w", fresh, err)
	}
	return os.Rename(fresh, path)
}

func fill(ctx context.Context, path string) (err error) {
	db, err := store.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	truth, records := demo.Generate(demo.Seed)
	return db.Import(ctx, func(ctx context.Context, tx *store.Tx) error {
		err := tx.Begin(ctx, model.ImportFile{
			At: truth.AsOf, File: "invented counts", Format: "business-suite", Source: "business-suite",
			TakenFrom: model.TakenRecord, Zone: demo.Zone, OwnTimes: true,
		})
		if err != nil {
			return err
		}
		for _, r := range records {
			if err := tx.Keep(ctx, r); err != nil {
				return err
			}
		}
		counts, err := tx.End(ctx)
		if err == nil && counts.SnapshotsNew != len(records) {
			err = fmt.Errorf("%d of %d records became snapshots: %v", counts.SnapshotsNew, len(records), counts.Notices)
		}
		return err
	})
}

// tighten makes the file as small as it gets and takes it out of WAL mode, in which a database in
// memory cannot be opened.
func tighten(ctx context.Context, path string) (err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	for _, statement := range []string{"PRAGMA journal_mode = DELETE", "VACUUM"} {
		if _, err := db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}
