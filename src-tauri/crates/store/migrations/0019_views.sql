-- How the table of the programme shows what a saved filter leaves.

ALTER TABLE saved_filter ADD COLUMN view TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_filter ADD COLUMN hidden_columns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE saved_filter ADD COLUMN sort_by TEXT NOT NULL DEFAULT '';
ALTER TABLE saved_filter ADD COLUMN group_by TEXT NOT NULL DEFAULT '';
