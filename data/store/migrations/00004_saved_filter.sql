-- +goose Up

CREATE TABLE saved_filter (     -- filters that are kept under a name
  folded TEXT PRIMARY KEY,      -- the name in lower case: Keepers and keepers are one
  name   TEXT NOT NULL,
  filter TEXT NOT NULL          -- as it was typed
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 4;
