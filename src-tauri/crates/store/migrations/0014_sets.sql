-- What is written together with others into a folder, and the council's own Word document into which papers are poured.

ALTER TABLE publication ADD COLUMN set_endings TEXT NOT NULL DEFAULT '[]';

CREATE TABLE council_template (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    file_hash TEXT NOT NULL DEFAULT '',
    file_bytes INTEGER,
    chosen_on TEXT
) STRICT;
