//! The format of the file: its migrations, and the settings of a connection to it.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;
use crate::log::projection;
use crate::rows::tables::{self, RECORDS};

/// Tells SQLite's own tools that a file is a plan: the letters `PAID`.
pub(crate) const APPLICATION_ID: i64 = 0x5041_4944;

/// Every step from an empty file to the format of today; never edited after a release.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_records.sql"),
    include_str!("../../migrations/0003_progress.sql"),
];

/// The format this program writes.
pub const FORMAT_VERSION: i64 = MIGRATIONS.len() as i64;

/// The format of an open file.
pub(crate) fn format_of(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Takes the file for this program alone, and leaves its bytes as they are until [`settle`].
pub(crate) fn take_alone(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.busy_timeout(std::time::Duration::from_millis(200))?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Settings of a file that was accepted.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Brings a file to the newest format, all steps or none.
pub(crate) fn migrate(connection: &mut Connection, steps: &[&str]) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = format_of(&transaction)?.max(0) as usize;
    for step in steps.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", steps.len() as i64)?;
    {
        let mut statement = transaction.prepare("INSERT INTO field (name) VALUES (?1) ON CONFLICT DO NOTHING")?;
        for field in RECORDS.iter().flat_map(|(_, fields)| fields.iter()) {
            statement.execute([field])?;
        }
    }
    // What a newer program left in the log appears now that there are tables and columns for it.
    projection::write_tables(&transaction, &tables::load(&transaction)?)?;
    transaction.commit()?;
    Ok(())
}

/// Only the tables of records, for a database in memory that shows the past.
pub(crate) fn create_records(connection: &mut Connection) -> Result<(), StoreError> {
    migrate(connection, MIGRATIONS)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn every_record_has_its_table() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS).unwrap();
        for (table, fields) in RECORDS {
            let mut statement = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid").unwrap();
            let columns = statement.query_map([table], |row| row.get(0)).unwrap();
            let columns: Vec<String> = columns.collect::<Result<_, _>>().unwrap();
            assert_eq!(columns, *fields, "table {table} in migrations/ against its record! in domain");
        }
        let loose = "SELECT group_concat(name) FROM pragma_table_list
                     WHERE schema = 'main' AND NOT strict AND name NOT LIKE 'sqlite%'";
        let loose: Option<String> = connection.query_row(loose, [], |row| row.get(0)).unwrap();
        assert_eq!(loose, None, "every table is STRICT");
        assert_eq!(format_of(&connection).unwrap(), FORMAT_VERSION);
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_format() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = [MIGRATIONS[0], "CREATE TABLE half (a); CREATE TABLE broken ("];
        assert!(migrate(&mut connection, &steps).is_err());
        assert_eq!(format_of(&connection).unwrap(), 0);
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
}
