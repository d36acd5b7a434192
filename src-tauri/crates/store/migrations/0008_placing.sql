-- What a placement weighs against what, where the plan says other than usual; and what the host of an event wishes.

ALTER TABLE profile ADD COLUMN weight_unplaced INTEGER;
ALTER TABLE profile ADD COLUMN weight_capacity_waste INTEGER;
ALTER TABLE profile ADD COLUMN weight_wish_day INTEGER;
ALTER TABLE profile ADD COLUMN weight_wish_time INTEGER;
ALTER TABLE profile ADD COLUMN weight_wish_place INTEGER;
ALTER TABLE profile ADD COLUMN weight_day_spread INTEGER;
ALTER TABLE profile ADD COLUMN weight_neighbourhood_spread INTEGER;
ALTER TABLE profile ADD COLUMN weight_audience_clash INTEGER;
ALTER TABLE profile ADD COLUMN weight_host_clash INTEGER;
ALTER TABLE profile ADD COLUMN weight_pillar_balance INTEGER;
ALTER TABLE profile ADD COLUMN weight_same_day INTEGER;
ALTER TABLE profile ADD COLUMN weight_moved_time INTEGER;
ALTER TABLE profile ADD COLUMN weight_moved_room INTEGER;
ALTER TABLE profile ADD COLUMN weight_moved_venue INTEGER;

ALTER TABLE event ADD COLUMN wished_dates TEXT NOT NULL DEFAULT '[]';
ALTER TABLE event ADD COLUMN wished_from TEXT;
ALTER TABLE event ADD COLUMN wished_to TEXT;
ALTER TABLE event ADD COLUMN wished_venue_id TEXT;
