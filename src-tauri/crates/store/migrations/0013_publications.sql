-- What went out: for each kind of document when it was last written, by whom, from which revision, and what was chosen.

CREATE TABLE publication (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT 'council_paper',
    options TEXT NOT NULL DEFAULT '[]',
    file_name TEXT NOT NULL DEFAULT '',
    written_at TEXT,
    written_by TEXT NOT NULL DEFAULT '',
    written_revision INTEGER
) STRICT;
