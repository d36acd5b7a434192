-- When people and partners can come, and who sees to a problem by when.

ALTER TABLE person ADD COLUMN away_dates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE person ADD COLUMN available_from TEXT;
ALTER TABLE person ADD COLUMN available_to TEXT;

ALTER TABLE partner ADD COLUMN away_dates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE partner ADD COLUMN available_from TEXT;
ALTER TABLE partner ADD COLUMN available_to TEXT;

CREATE TABLE problem_owner (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    due_on TEXT
) STRICT;
