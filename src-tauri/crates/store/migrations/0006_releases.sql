-- Releases of a week's programme; version is the id of a named state.

CREATE TABLE release (
    id TEXT NOT NULL PRIMARY KEY,
    week_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    released_on TEXT,
    is_printed INTEGER NOT NULL DEFAULT 0
) STRICT;
