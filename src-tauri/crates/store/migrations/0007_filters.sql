-- Filters of the programme under a name, for all who open the plan. Lists are JSON arrays; an empty one lets all through.

CREATE TABLE saved_filter (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    pillars TEXT NOT NULL DEFAULT '[]',
    organisers TEXT NOT NULL DEFAULT '[]',
    statuses TEXT NOT NULL DEFAULT '[]',
    neighbourhoods TEXT NOT NULL DEFAULT '[]',
    venues TEXT NOT NULL DEFAULT '[]',
    audiences TEXT NOT NULL DEFAULT '[]',
    days TEXT NOT NULL DEFAULT '[]',
    tracks TEXT NOT NULL DEFAULT '[]',
    only_problems INTEGER NOT NULL DEFAULT 0
) STRICT;
