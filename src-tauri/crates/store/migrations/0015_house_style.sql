-- How what goes out looks: logo, colour, fonts. At most one row a plan.

CREATE TABLE house_style (
    id TEXT NOT NULL PRIMARY KEY,
    logo TEXT NOT NULL DEFAULT '',
    logo_alt TEXT NOT NULL DEFAULT '',
    accent TEXT NOT NULL DEFAULT '',
    heading_font TEXT NOT NULL DEFAULT '',
    text_font TEXT NOT NULL DEFAULT ''
) STRICT;
