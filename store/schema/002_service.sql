-- What the world puts in the way of a job, so that it is tried again with growing waits; how often
-- the service was cut off while it had the job in hand; and when the job got its outcome.
ALTER TABLE arrivals ADD COLUMN hindered INTEGER NOT NULL DEFAULT 0;    -- times in a row
ALTER TABLE arrivals ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;  -- milliseconds since 1970
ALTER TABLE arrivals ADD COLUMN interrupted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE arrivals ADD COLUMN finished INTEGER NOT NULL DEFAULT 0;
CREATE INDEX arrivals_to_be_moved ON arrivals (id)
  WHERE original = 'move' AND moved_to = '' AND state IN ('done', 'failed');
CREATE INDEX arrivals_waiting_at ON arrivals (source) WHERE state = 'waiting';
CREATE INDEX arrivals_by_place ON arrivals (moved_to) WHERE moved_to <> '';
CREATE INDEX arrivals_by_end ON arrivals (finished) WHERE finished > 0;

-- What lies in an inbox and cannot be taken. The log names the number, `rosett status` the file.
CREATE TABLE obstacles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  path TEXT NOT NULL UNIQUE,
  message TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT;
