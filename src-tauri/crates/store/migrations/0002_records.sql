-- The tables of the plan: one for each record of `domain`, a column for each of its fields.
-- A cell without operations in the log holds the default given here, so a default never changes.

CREATE TABLE profile (
    id TEXT NOT NULL PRIMARY KEY,
    city TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL,
    population INTEGER,
    population_year INTEGER,
    population_source TEXT NOT NULL DEFAULT '',
    area_km2 REAL,
    time_zone TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '[]',
    organisation TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE neighbourhood (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    population INTEGER,
    deprivation_rank INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE week (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    theme TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    submissions_close_on TEXT,
    copy_deadline_on TEXT,
    print_on TEXT,
    returns_due_on TEXT,
    target_event_count INTEGER,
    target_place_count INTEGER,
    target_partner_count INTEGER,
    target_events_per_1000 REAL,
    short_text_max_words INTEGER NOT NULL DEFAULT 0,
    target_progress_percent INTEGER
) STRICT;

CREATE TABLE venue (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    postcode TEXT NOT NULL DEFAULT '',
    neighbourhood_id TEXT,
    latitude REAL,
    longitude REAL,
    owner_id TEXT,
    access_features TEXT NOT NULL DEFAULT '[]',
    access_note TEXT NOT NULL DEFAULT '',
    is_online INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE room (
    id TEXT NOT NULL PRIMARY KEY,
    venue_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    capacity INTEGER,
    setup_minutes INTEGER NOT NULL DEFAULT 0,
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE opening (
    id TEXT NOT NULL PRIMARY KEY,
    venue_id TEXT NOT NULL,
    weekday INTEGER,
    on_date TEXT,
    opens TEXT,
    closes TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE event (
    id TEXT NOT NULL PRIMARY KEY,
    week_id TEXT,
    external_id TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    short_text TEXT NOT NULL DEFAULT '',
    long_text TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL,
    mode TEXT NOT NULL,
    status TEXT NOT NULL,
    audiences TEXT NOT NULL DEFAULT '[]',
    age_from INTEGER,
    age_to INTEGER,
    languages TEXT NOT NULL DEFAULT '[]',
    level TEXT NOT NULL DEFAULT '',
    booking TEXT NOT NULL,
    booking_link TEXT NOT NULL DEFAULT '',
    booking_closes_on TEXT,
    capacity INTEGER,
    is_free INTEGER NOT NULL DEFAULT 0,
    cost_note TEXT NOT NULL DEFAULT '',
    money_asked_minor INTEGER,
    money_granted_minor INTEGER,
    access_features TEXT NOT NULL DEFAULT '[]',
    access_note TEXT NOT NULL DEFAULT '',
    is_already_planned INTEGER NOT NULL DEFAULT 0,
    is_insured INTEGER NOT NULL DEFAULT 0,
    received_on TEXT,
    recurrence_rule TEXT NOT NULL DEFAULT '',
    span_starts_on TEXT,
    span_ends_on TEXT,
    excluded_dates TEXT NOT NULL DEFAULT '[]',
    link TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    umbrella_id TEXT,
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    starts_at TEXT,
    ends_at TEXT,
    is_all_day INTEGER NOT NULL DEFAULT 0,
    is_time_known INTEGER NOT NULL DEFAULT 0,
    venue_id TEXT,
    room_id TEXT,
    is_cancelled INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE event_partner (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    partner_id TEXT NOT NULL,
    role TEXT NOT NULL
) STRICT;

CREATE TABLE event_person (
    id TEXT NOT NULL PRIMARY KEY,
    event_id TEXT NOT NULL,
    person_id TEXT NOT NULL
) STRICT;

CREATE TABLE partner (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    sector TEXT NOT NULL,
    status TEXT NOT NULL,
    neighbourhood_id TEXT,
    website TEXT NOT NULL DEFAULT '',
    first_year INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    partner_id TEXT,
    role TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    is_contact INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE framework (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    is_main INTEGER NOT NULL DEFAULT 0,
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE level (
    id TEXT NOT NULL PRIMARY KEY,
    framework_id TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    part TEXT NOT NULL,
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE area (
    id TEXT NOT NULL PRIMARY KEY,
    level_id TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    short_name TEXT NOT NULL DEFAULT '',
    colour INTEGER NOT NULL DEFAULT 0,
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE feature (
    id TEXT NOT NULL PRIMARY KEY,
    area_id TEXT NOT NULL,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    measures TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tag (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    area_id TEXT NOT NULL,
    feature_id TEXT
) STRICT;

CREATE TABLE assessment (
    id TEXT NOT NULL PRIMARY KEY,
    framework_id TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    held_on TEXT NOT NULL,
    scale_max INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE rating (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL,
    feature_id TEXT NOT NULL,
    now INTEGER,
    ambition INTEGER,
    note TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE meeting (
    id TEXT NOT NULL PRIMARY KEY,
    body TEXT NOT NULL DEFAULT '',
    held_on TEXT NOT NULL,
    papers_due_on TEXT,
    place TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE paper (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT,
    week_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    agenda_item TEXT NOT NULL DEFAULT '',
    report_of TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    written_on TEXT,
    purpose TEXT NOT NULL,
    wards TEXT NOT NULL DEFAULT '',
    is_public INTEGER NOT NULL DEFAULT 0,
    exemption TEXT NOT NULL DEFAULT '',
    summary TEXT NOT NULL DEFAULT '',
    summary_max_words INTEGER NOT NULL DEFAULT 0,
    background TEXT NOT NULL DEFAULT '',
    finance TEXT NOT NULL DEFAULT '',
    equality TEXT NOT NULL DEFAULT '',
    climate TEXT NOT NULL DEFAULT '',
    rural TEXT NOT NULL DEFAULT '',
    legal TEXT NOT NULL DEFAULT '',
    consultation TEXT NOT NULL DEFAULT '',
    next_steps TEXT NOT NULL DEFAULT '',
    max_pages INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recommendation (
    id TEXT NOT NULL PRIMARY KEY,
    paper_id TEXT NOT NULL,
    verb TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    subject_to TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE paper_option (
    id TEXT NOT NULL PRIMARY KEY,
    paper_id TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    is_do_nothing INTEGER NOT NULL DEFAULT 0,
    is_preferred INTEGER NOT NULL DEFAULT 0,
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE risk (
    id TEXT NOT NULL PRIMARY KEY,
    paper_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    likelihood TEXT NOT NULL,
    impact TEXT NOT NULL,
    answer TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE milestone (
    id TEXT NOT NULL PRIMARY KEY,
    week_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    due_on TEXT NOT NULL,
    responsible TEXT NOT NULL DEFAULT '',
    done_on TEXT
) STRICT;

CREATE TABLE accepted_problem (
    id TEXT NOT NULL PRIMARY KEY,
    key TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE import_mapping (
    id TEXT NOT NULL PRIMARY KEY,
    sender TEXT NOT NULL DEFAULT '',
    headers TEXT NOT NULL DEFAULT '[]',
    mapping TEXT NOT NULL DEFAULT '[]'
) STRICT;
