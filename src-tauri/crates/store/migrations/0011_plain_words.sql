-- What an event is in plain words, for the booklet in plain language.

ALTER TABLE event ADD COLUMN plain_text TEXT NOT NULL DEFAULT '';
