-- Partners over time, evidence, indicators, the roadmap, money and decisions; files by their hash.
-- As in 0002, a default never changes.

CREATE TABLE partner_role (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL,
    role TEXT NOT NULL,
    from_on TEXT,
    until_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE offer (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL,
    week_id TEXT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    amount_minor INTEGER,
    quantity REAL,
    unit TEXT NOT NULL DEFAULT '',
    pledged_on TEXT,
    due_on TEXT,
    received_minor INTEGER,
    received_quantity REAL,
    received_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE interaction (
    id TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL,
    person_id TEXT,
    kind TEXT NOT NULL,
    held_on TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    answer_due_on TEXT,
    answered_on TEXT,
    author TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tie (
    id TEXT NOT NULL PRIMARY KEY,
    from_partner_id TEXT NOT NULL,
    to_partner_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    captured_on TEXT NOT NULL,
    strength INTEGER,
    reliability INTEGER,
    openness INTEGER,
    shared_aims INTEGER,
    influence INTEGER,
    resources INTEGER,
    commitment INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE opinion (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL,
    feature_id TEXT NOT NULL,
    rater TEXT NOT NULL DEFAULT '',
    now INTEGER,
    ambition INTEGER,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE criterion (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT NOT NULL,
    feature_id TEXT NOT NULL,
    points REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE evidence (
    id TEXT NOT NULL PRIMARY KEY,
    assessment_id TEXT,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    link TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    file_hash TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    file_bytes INTEGER,
    added_on TEXT
) STRICT;

CREATE TABLE cross_link (
    id TEXT NOT NULL PRIMARY KEY,
    from_area_id TEXT NOT NULL,
    from_feature_id TEXT,
    to_area_id TEXT NOT NULL,
    to_feature_id TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE practice (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    year INTEGER,
    is_own INTEGER NOT NULL DEFAULT 0,
    problem TEXT NOT NULL DEFAULT '',
    what_was_done TEXT NOT NULL DEFAULT '',
    partners TEXT NOT NULL DEFAULT '',
    resources TEXT NOT NULL DEFAULT '',
    results TEXT NOT NULL DEFAULT '',
    lessons TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE indicator (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    decimals INTEGER NOT NULL DEFAULT 0,
    direction TEXT NOT NULL,
    kind TEXT NOT NULL,
    method TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    collector TEXT NOT NULL DEFAULT '',
    interval_months INTEGER,
    next_due_on TEXT,
    base_year INTEGER,
    base_value REAL,
    totals TEXT NOT NULL,
    status_method TEXT NOT NULL,
    suppress_below INTEGER,
    computed TEXT NOT NULL DEFAULT '',
    is_context INTEGER NOT NULL DEFAULT 0,
    revision TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE indicator_target (
    id TEXT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL,
    year INTEGER NOT NULL DEFAULT 0,
    value REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE reading (
    id TEXT NOT NULL PRIMARY KEY,
    indicator_id TEXT NOT NULL,
    measured_on TEXT NOT NULL,
    group_kind TEXT NOT NULL,
    group_name TEXT NOT NULL DEFAULT '',
    neighbourhood_id TEXT,
    value REAL,
    sample_size INTEGER,
    margin REAL,
    source TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE goal (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    due_on TEXT,
    revised_due_on TEXT,
    status TEXT NOT NULL,
    explanation TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE action (
    id TEXT NOT NULL PRIMARY KEY,
    goal_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    owner TEXT NOT NULL DEFAULT '',
    involved TEXT NOT NULL DEFAULT '',
    resources TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    starts_on TEXT,
    due_on TEXT,
    revised_due_on TEXT,
    done_on TEXT,
    status TEXT NOT NULL,
    explanation TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE task (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT,
    subject_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    assignee TEXT NOT NULL DEFAULT '',
    due_on TEXT,
    done_on TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    author TEXT NOT NULL DEFAULT '',
    written_on TEXT
) STRICT;

CREATE TABLE budget_line (
    id TEXT NOT NULL PRIMARY KEY,
    year INTEGER NOT NULL DEFAULT 0,
    week_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    category TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    partner_id TEXT,
    source TEXT NOT NULL DEFAULT '',
    planned_minor INTEGER NOT NULL DEFAULT 0,
    secured_minor INTEGER NOT NULL DEFAULT 0,
    spent_minor INTEGER NOT NULL DEFAULT 0,
    matched_minor INTEGER NOT NULL DEFAULT 0,
    matched_by TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE agenda_item (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    paper_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    minutes INTEGER,
    note TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    meeting_id TEXT NOT NULL,
    agenda_item_id TEXT,
    recommendation_id TEXT,
    title TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL,
    action_id TEXT,
    note TEXT NOT NULL DEFAULT '',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE declaration (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    adopted_on TEXT,
    body TEXT NOT NULL DEFAULT '',
    signatories TEXT NOT NULL DEFAULT '[]',
    link TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE board (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    cards TEXT NOT NULL DEFAULT '[]',
    position TEXT NOT NULL DEFAULT ''
) STRICT;

-- Content of attached files, outside the log: the records hold the hash.
CREATE TABLE attachment (
    hash TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
) STRICT;

ALTER TABLE partner ADD COLUMN memorandum_signed_on TEXT;
ALTER TABLE partner ADD COLUMN memorandum_ends_on TEXT;
ALTER TABLE partner ADD COLUMN memorandum_remind_on TEXT;
ALTER TABLE partner ADD COLUMN memorandum_note TEXT NOT NULL DEFAULT '';
ALTER TABLE partner ADD COLUMN invited_on TEXT;
ALTER TABLE partner ADD COLUMN answered_on TEXT;
ALTER TABLE person ADD COLUMN consent_on TEXT;
ALTER TABLE person ADD COLUMN consent_note TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN keep_until TEXT;
ALTER TABLE framework ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE framework ADD COLUMN adopted_on TEXT;
ALTER TABLE framework ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE assessment ADD COLUMN kind TEXT NOT NULL DEFAULT 'rating';
ALTER TABLE assessment ADD COLUMN is_light INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assessment ADD COLUMN neighbourhood_id TEXT;
ALTER TABLE assessment ADD COLUMN pass_mark REAL;
ALTER TABLE feature ADD COLUMN is_light INTEGER NOT NULL DEFAULT 0;
ALTER TABLE milestone ADD COLUMN action_id TEXT;
ALTER TABLE milestone ADD COLUMN revised_due_on TEXT;
ALTER TABLE milestone ADD COLUMN after_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE milestone ADD COLUMN explanation TEXT NOT NULL DEFAULT '';
ALTER TABLE risk ADD COLUMN action_id TEXT;
ALTER TABLE risk ADD COLUMN reviewed_on TEXT;
ALTER TABLE risk ADD COLUMN is_closed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE meeting ADD COLUMN title TEXT NOT NULL DEFAULT '';
ALTER TABLE meeting ADD COLUMN themes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE meeting ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE neighbourhood ADD COLUMN outline TEXT NOT NULL DEFAULT '';
ALTER TABLE event ADD COLUMN registered_count INTEGER;
ALTER TABLE event ADD COLUMN attended_count INTEGER;
ALTER TABLE event ADD COLUMN first_time_count INTEGER;
ALTER TABLE event ADD COLUMN returned_on TEXT;
