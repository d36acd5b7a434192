-- Until when a night belongs to the day before; what learners and hosts say after the week; of what an event is a copy.

ALTER TABLE profile ADD COLUMN day_ends_at TEXT;

ALTER TABLE event ADD COLUMN rating_count INTEGER;
ALTER TABLE event ADD COLUMN rating_average REAL;
ALTER TABLE event ADD COLUMN learner_words TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN host_words TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN copied_from_id TEXT;
