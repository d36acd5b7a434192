//! The triggers that note which records a command touches.

use rusqlite::Connection;

use crate::StoreError;
use crate::rows::tables::RECORDS;

/// Notes in a table of this connection which records a command touched; the log is written from it. A second table
/// lists what is deleted while a record is removed with all that belongs to it.
pub(crate) fn create(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch(
        "CREATE TEMP TABLE touched (tbl TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tbl, id)) WITHOUT ROWID;
         CREATE TEMP TABLE deleting
             (tbl TEXT NOT NULL, id TEXT NOT NULL, step INTEGER NOT NULL, PRIMARY KEY (tbl, id)) WITHOUT ROWID",
    )?;
    for (table, fields) in RECORDS {
        let differs: Vec<String> = fields.iter().map(|field| format!("OLD.{field} IS NOT NEW.{field}")).collect();
        let note = |row: &str| format!("INSERT INTO touched VALUES ('{table}', {row}.id) ON CONFLICT DO NOTHING;");
        connection.execute_batch(&format!(
            "CREATE TEMP TRIGGER note_insert_{table} AFTER INSERT ON main.{table} BEGIN {new} END;
             CREATE TEMP TRIGGER note_update_{table} AFTER UPDATE ON main.{table} WHEN {differs} BEGIN {old} {new} END;
             CREATE TEMP TRIGGER note_delete_{table} AFTER DELETE ON main.{table} BEGIN {old} END;",
            old = note("OLD"),
            new = note("NEW"),
            differs = differs.join(" OR "),
        ))?;
    }
    Ok(())
}
