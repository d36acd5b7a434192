-- The log below the tables: who changed which cell, when, and having seen what. Columns for the causality of
-- several replicas are here from the start, so that merging needs no new format.

-- What the file says of itself: plan_id, revision.
CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value ANY NOT NULL
) STRICT;

-- A replica is one place that writes; a copied file gets a new one.
CREATE TABLE replica (
    rid INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE
) STRICT;

-- Every record that ever was.
CREATE TABLE obj (
    oid INTEGER PRIMARY KEY,
    tbl TEXT NOT NULL,
    id TEXT NOT NULL,
    UNIQUE (tbl, id)
) STRICT;

-- Names of fields. Number 0 is the presence of the record itself: 1 there, 0 removed.
CREATE TABLE field (
    fid INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO field (fid, name) VALUES (0, '*');

-- One step: wall is milliseconds since 1970 in UTC, label is JSON, prev is the rand of the replica's last change.
CREATE TABLE change (
    cid INTEGER PRIMARY KEY,
    rid INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    rand BLOB NOT NULL,
    prev BLOB,
    wall INTEGER NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes_rid INTEGER,
    undoes_seq INTEGER,
    UNIQUE (rid, seq)
) STRICT;

-- What a change's author had seen of others, where it differs from the change before.
CREATE TABLE seen (
    rid INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    peer INTEGER NOT NULL,
    upto INTEGER NOT NULL,
    PRIMARY KEY (rid, seq, peer)
) STRICT, WITHOUT ROWID;

CREATE TABLE op (
    obj INTEGER NOT NULL,
    field INTEGER NOT NULL,
    cid INTEGER NOT NULL,
    value ANY,
    PRIMARY KEY (obj, field, cid)
) STRICT, WITHOUT ROWID;
CREATE INDEX op_of_change ON op (cid);

-- Operations whose values were erased for ever, so that no colleague's copy brings them back.
CREATE TABLE erased (
    obj INTEGER NOT NULL,
    field INTEGER NOT NULL,
    rid INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (obj, field, rid, seq)
) STRICT, WITHOUT ROWID;

-- Changes that arrived before the ones they build on.
CREATE TABLE pending (
    uid TEXT NOT NULL,
    seq INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (uid, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE conflict (
    obj INTEGER NOT NULL,
    field INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (obj, field)
) STRICT, WITHOUT ROWID;

-- Named states: vector is JSON, replica uid to the last seq it holds of it.
CREATE TABLE version (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    wall INTEGER NOT NULL,
    author TEXT NOT NULL,
    vector TEXT NOT NULL
) STRICT;
