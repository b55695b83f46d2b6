-- +goose Up

CREATE TABLE mapping (          -- what --map said of a table, for the next one with the same headers
  headers TEXT    NOT NULL,     -- a hash of their names, which themselves are never stored
  field   TEXT    NOT NULL,
  place   INTEGER NOT NULL,     -- of the field's column among the sorted headers; -1: it has none
  PRIMARY KEY (headers, field)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 2;
