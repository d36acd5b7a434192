-- Fields that the plan defines itself, and what events, venues, partners and indicators say in them.

CREATE TABLE own_field (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL DEFAULT 'event',
    name TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'text',
    choices TEXT NOT NULL DEFAULT '[]',
    hint TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE own_value (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL DEFAULT 'event',
    subject_id TEXT NOT NULL DEFAULT '',
    own_field_id TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT ''
) STRICT;

ALTER TABLE saved_filter ADD COLUMN own TEXT NOT NULL DEFAULT '[]';
