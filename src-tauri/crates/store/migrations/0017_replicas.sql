-- Changes of several replicas in one file. A change is chained to the one before it of its own replica, so that its hash
-- is the same in every copy. Where it is chained to another change that one is named here: the first change of a
-- replica, and, in files from before this step, one that followed another replica's.

ALTER TABLE change ADD COLUMN base_rid INTEGER;
ALTER TABLE change ADD COLUMN base_seq INTEGER;
-- Whether it came from a colleague. It says who may undo it, and is not the same in every copy.
ALTER TABLE change ADD COLUMN is_received INTEGER NOT NULL DEFAULT 0;

UPDATE change SET (base_rid, base_seq) = (SELECT p.rid, p.seq FROM change p WHERE p.cid = change.cid - 1)
WHERE NOT EXISTS
    (SELECT 1 FROM change p WHERE p.cid = change.cid - 1 AND p.rid = change.rid AND p.seq = change.seq - 1);

CREATE INDEX change_with_base ON change (rid, seq) WHERE base_rid IS NOT NULL;
CREATE INDEX change_received ON change (rid) WHERE is_received = 1;
CREATE INDEX seen_of_peer ON seen (rid, peer, seq, upto);

-- Cells that somebody changed without having seen what somebody else did to them, and records (field 0) that were
-- deleted and changed so. Follows from the log; of all other cells the last operation is the value.
CREATE TABLE parallel (
    obj INTEGER NOT NULL,
    field INTEGER NOT NULL,
    PRIMARY KEY (obj, field)
) STRICT, WITHOUT ROWID;

-- Nothing waited in it so far. Several changes may claim one place: which of them is true shows when its turn comes.
DROP TABLE pending;
CREATE TABLE pending (
    uid TEXT NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (uid, seq, hash)
) STRICT, WITHOUT ROWID;
