-- How the table of the programme shows what a saved filter leaves; how letters are written that no font has.

ALTER TABLE saved_filter ADD COLUMN view TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_filter ADD COLUMN hidden_columns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE saved_filter ADD COLUMN sort_by TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_filter ADD COLUMN group_by TEXT NOT NULL DEFAULT '';

ALTER TABLE house_style ADD COLUMN code_points INTEGER NOT NULL DEFAULT 0;
