-- The ledger of an exchange, version 1. A later version is a file of its own, which changes the tables of this one.
-- No personal data: names of files, counts, and digests that cannot be turned back.

CREATE TABLE run (
  id       INTEGER PRIMARY KEY,
  began    TEXT NOT NULL,             -- YYYY-MM-DDThh:mm:ss
  ended    TEXT,                      -- NULL: it was killed, or it runs
  outcome  TEXT,                      -- done, findings, unwritable, interrupted
  program  TEXT NOT NULL              -- maex and its version
) STRICT;

-- One file that arrived. A file of the same bytes that arrives again on the same route has the end 'repeat'.
CREATE TABLE item (
  id        INTEGER PRIMARY KEY,
  run       INTEGER NOT NULL REFERENCES run,
  route     TEXT NOT NULL,
  name      TEXT NOT NULL,            -- of the file, without its folder
  digest    TEXT NOT NULL,            -- SHA-256 of its bytes
  size      INTEGER NOT NULL,
  settings  TEXT NOT NULL,            -- digest of what decided on it, see settings_digest()
  outcome   TEXT NOT NULL,            -- sent, same, repeat, waiting, quarantined
  reason    TEXT NOT NULL,            -- code of a failure: unreadable, crashed, …; empty: none
  problem   TEXT NOT NULL,            -- sentence of a failure; empty: none
  records   INTEGER NOT NULL,         -- incidents with their victims, and other records
  fresh     INTEGER NOT NULL,         -- not sent before
  changed   INTEGER NOT NULL,         -- sent before with other content
  same      INTEGER NOT NULL,         -- sent before with this content
  gone      INTEGER NOT NULL,         -- in the last file of this name, and not in this one
  held_back INTEGER NOT NULL,         -- incidents that did not qualify
  errors    INTEGER NOT NULL,
  warnings  INTEGER NOT NULL,
  lost      INTEGER NOT NULL,         -- values that the target does not carry
  unread    INTEGER NOT NULL,         -- values that were not understood
  kept      TEXT NOT NULL,            -- where the file is now; empty: nowhere
  confirmed INTEGER NOT NULL,         -- 0: its files may not be in place yet
  replaced  INTEGER NOT NULL          -- 1: the file was tried again, and a later item has the result
) STRICT;
CREATE INDEX item_digest ON item (digest, route);
CREATE INDEX item_run ON item (run);

-- What has to happen to files once an item is in the ledger. Each step can be done again.
CREATE TABLE step (
  item   INTEGER NOT NULL REFERENCES item,
  number INTEGER NOT NULL,
  kind   TEXT NOT NULL,               -- place: move `source` to `target`; drop: remove `source` if it is still `stamp`
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  digest TEXT NOT NULL,               -- of the placed file
  stamp  TEXT NOT NULL,               -- device, number, size and time of change of a dropped file
  PRIMARY KEY (item, number)
) STRICT, WITHOUT ROWID;

-- The records that were sent on a route: the last content of each.
CREATE TABLE record (
  route   TEXT NOT NULL,
  key     INTEGER NOT NULL,           -- of the record's own number; of its content where it has none
  content INTEGER NOT NULL,
  item    INTEGER NOT NULL REFERENCES item,
  PRIMARY KEY (route, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX record_item ON record (item);
