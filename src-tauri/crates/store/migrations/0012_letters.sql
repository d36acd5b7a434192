-- Texts of letters that a plan has of its own, and of what a letter told.

CREATE TABLE letter_text (
    id TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL DEFAULT 'accepted',
    language TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE interaction ADD COLUMN letter_reason TEXT;
ALTER TABLE interaction ADD COLUMN letter_release_id TEXT;
ALTER TABLE interaction ADD COLUMN letter_event_ids TEXT NOT NULL DEFAULT '[]';
