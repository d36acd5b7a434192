-- Which day of its event's rule a session stands for, and whether it was changed on its own.

ALTER TABLE session ADD COLUMN occurrence_on TEXT;
ALTER TABLE session ADD COLUMN is_moved INTEGER NOT NULL DEFAULT 0;
