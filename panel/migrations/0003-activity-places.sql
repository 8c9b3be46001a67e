-- A row's place among its account's, 1 for the oldest: page 40,000 is found by a number, not by skipping what is before it.
ALTER TABLE activity ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
CREATE INDEX activity_places ON activity (user_id, place);

-- How many rows an account has, and what its places are worth; kept by `activity-places.ts`.
CREATE TABLE activity_counts (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  total INTEGER NOT NULL,
  newest INTEGER NOT NULL,
  -- Whether every row has its place.
  numbered INTEGER NOT NULL,
  -- Whether places are the order of writing, too; says nothing while they are to be numbered anew.
  in_order INTEGER NOT NULL
) STRICT;

INSERT INTO activity_counts
  SELECT user_id, count(*), max(timestamp), 0, 0 FROM activity GROUP BY user_id;

-- Filters first find which events an account has, then count those meant.
CREATE INDEX activity_events ON activity (user_id, event);
-- With the event beside it, rows that a filter leaves out are passed over without being read.
DROP INDEX activity_newest;
CREATE INDEX activity_newest ON activity (user_id, timestamp DESC, id, event);
