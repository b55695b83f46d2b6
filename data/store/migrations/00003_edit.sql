-- +goose Up

CREATE TABLE edit (             -- what was changed by hand, oldest first, so that it can be taken back
  id       INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  what     TEXT    NOT NULL,    -- the sentence that was said: Moved 4 videos to Tutorials.
  forward  TEXT    NOT NULL,    -- the edit, as JSON
  backward TEXT    NOT NULL,    -- what was there before, as JSON
  undone   INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 3;
