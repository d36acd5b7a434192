-- A witness for the log: each change has a hash over what it did, what it says and the hash of the change before.
-- Every operation and every word of a change enters it under a salt of its own, derived from the salt of the change,
-- so that what is erased can leave its hash behind and nothing can be guessed from it.

ALTER TABLE change ADD COLUMN salt BLOB;
ALTER TABLE change ADD COLUMN hash BLOB;

-- What an erased operation was in the hash of its change; nothing for the mark that a change erased something.
ALTER TABLE erased ADD COLUMN hash BLOB;

-- Salts of the operations that stay when others of their change are erased and the salt of the change goes.
CREATE TABLE op_salt (
    cid INTEGER NOT NULL,
    obj INTEGER NOT NULL,
    field INTEGER NOT NULL,
    salt BLOB NOT NULL,
    PRIMARY KEY (cid, obj, field)
) STRICT, WITHOUT ROWID;

-- The same for the words of a change: its author, and the values of its label. A word has a salt, or, erased, a hash.
CREATE TABLE word_salt (
    cid INTEGER NOT NULL,
    word TEXT NOT NULL,
    salt BLOB,
    hash BLOB,
    PRIMARY KEY (cid, word)
) STRICT, WITHOUT ROWID;

-- Of the name, time, author and vector of a named state.
ALTER TABLE version ADD COLUMN hash BLOB;
