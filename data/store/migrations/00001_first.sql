-- +goose Up

CREATE TABLE account (          -- an id of 0 means all accounts
  id      INTEGER PRIMARY KEY CHECK (id > 0),
  handle  TEXT    NOT NULL UNIQUE,      -- empty: of videos whose poster is unknown
  own     INTEGER NOT NULL,
  zone    TEXT    NOT NULL,             -- IANA name; its days are counted in it
  videos  INTEGER NOT NULL DEFAULT 0,   -- kept ready by the import, as counted is
  counted INTEGER NOT NULL DEFAULT 0    -- taken of its latest snapshot
) STRICT;

CREATE TABLE account_alias (    -- people rename: the handles that an account had
  handle  TEXT PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES account
) STRICT, WITHOUT ROWID;

CREATE TABLE category (
  id     INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE           -- the name in lower case: Vlog and vlog are one
) STRICT;

CREATE TABLE rule (             -- a word of the title, or a #hashtag, gives a category; the oldest that fits wins
  id       INTEGER PRIMARY KEY,
  word     TEXT    NOT NULL UNIQUE,
  category INTEGER NOT NULL REFERENCES category
) STRICT;

CREATE TABLE video (            -- id = account << 20 | n: an account is one range of ids
  id            INTEGER PRIMARY KEY,
  tiktok_id     TEXT    NOT NULL UNIQUE,
  uploaded      INTEGER NOT NULL,       -- the time inside tiktok_id
  kind          TEXT    NOT NULL,
  posted        INTEGER NOT NULL,
  posted_from   TEXT    NOT NULL,
  title         TEXT    NOT NULL,
  hashtags      TEXT    NOT NULL,       -- one a line
  duration      INTEGER,                -- seconds; NULL: unknown, here and below
  category      INTEGER REFERENCES category,
  category_from TEXT,
  rule          INTEGER REFERENCES rule, -- the rule that gave the category
  note          TEXT    NOT NULL
) STRICT;
CREATE INDEX video_uploaded ON video (uploaded);
CREATE INDEX video_rule ON video (rule) WHERE rule IS NOT NULL;

CREATE TABLE label (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE video_label (
  video INTEGER NOT NULL REFERENCES video ON UPDATE CASCADE,
  place INTEGER NOT NULL,               -- labels keep the order they were given in
  label INTEGER NOT NULL REFERENCES label,
  PRIMARY KEY (video, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE latest (           -- each counter's newest known value; NULL: never known
  video     INTEGER PRIMARY KEY REFERENCES video ON UPDATE CASCADE,
  taken     INTEGER NOT NULL,           -- of the latest snapshot; 0: there is none
  described INTEGER NOT NULL,           -- taken of the record that title, hashtags, duration and kind are from
  views     INTEGER,
  likes     INTEGER,
  comments  INTEGER,
  shares    INTEGER,
  saves     INTEGER,
  steps     INTEGER NOT NULL            -- five exponents of 5 bits, then five bits: the counter is older than taken
) STRICT;

CREATE TABLE history (          -- every snapshot of one video within 64 days, in time order, packed (data/store/pack)
  block     INTEGER NOT NULL,
  video     INTEGER NOT NULL,
  snapshots BLOB    NOT NULL,
  PRIMARY KEY (block, video)
) STRICT, WITHOUT ROWID;

CREATE TABLE daily_total (      -- what all videos of an account gained on a local day; account 0: of all accounts
  account      INTEGER NOT NULL,
  day          INTEGER NOT NULL,
  posted       INTEGER NOT NULL,        -- videos posted on that day
  covered      INTEGER NOT NULL,        -- videos whose gain of saves is known
  estimated    INTEGER NOT NULL,        -- of these, without a snapshot that day
  views        REAL,                    -- gains; NULL: no video's is known
  likes        REAL,
  comments     REAL,
  shares       REAL,
  saves        REAL,
  rate_saves   REAL,
  rate_views   REAL,
  after_week_1 REAL,
  of_views     INTEGER NOT NULL,        -- how many videos each sum is of, so that taking the last one
  of_likes     INTEGER NOT NULL,        -- away leaves unknown and not 0; saves and after_week_1 are of covered
  of_comments  INTEGER NOT NULL,
  of_shares    INTEGER NOT NULL,
  of_rate      INTEGER NOT NULL,
  PRIMARY KEY (account, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE import (           -- where snapshots come from: a row for each source and taken_from in a file
  id                  INTEGER PRIMARY KEY,
  at                  INTEGER NOT NULL,
  file                TEXT    NOT NULL, -- its name, never its path
  format              TEXT    NOT NULL,
  source              TEXT    NOT NULL,
  taken_from          TEXT    NOT NULL,
  zone                TEXT    NOT NULL,
  own_times           INTEGER NOT NULL,
  videos_new          INTEGER NOT NULL,
  videos_known        INTEGER NOT NULL,
  snapshots_new       INTEGER NOT NULL,
  snapshots_known     INTEGER NOT NULL,
  snapshots_corrected INTEGER NOT NULL,
  duplicates          INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 1;
