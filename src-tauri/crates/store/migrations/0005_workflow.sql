-- The steps of events from one status to another, with their days and reasons. Events of earlier plans have none: when
-- they became what they are stands in the history alone.

CREATE TABLE status_step (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    from_status TEXT,
    to_status TEXT NOT NULL,
    taken_on TEXT,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
