//! The format of the file: its migrations, and the settings of a connection to it.

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;
use crate::log::{projection, seen, witness};
use crate::rows::bounds::OutOfBounds;
use crate::rows::tables::{self, RECORDS};

/// Tells SQLite's own tools that a file is a plan: the letters `PAID`.
pub(crate) const APPLICATION_ID: i64 = 0x5041_4944;

/// Every step from an empty file to the format of today; never edited after a release.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("../../migrations/0001_log.sql"),
    include_str!("../../migrations/0002_records.sql"),
    include_str!("../../migrations/0003_progress.sql"),
    include_str!("../../migrations/0004_chain.sql"),
    include_str!("../../migrations/0005_workflow.sql"),
    include_str!("../../migrations/0006_releases.sql"),
    include_str!("../../migrations/0007_filters.sql"),
    include_str!("../../migrations/0008_placing.sql"),
    include_str!("../../migrations/0009_series.sql"),
    include_str!("../../migrations/0010_inbox.sql"),
    include_str!("../../migrations/0011_plain_words.sql"),
    include_str!("../../migrations/0012_letters.sql"),
    include_str!("../../migrations/0013_publications.sql"),
    include_str!("../../migrations/0014_sets.sql"),
    include_str!("../../migrations/0015_house_style.sql"),
    include_str!("../../migrations/0016_own_fields.sql"),
    include_str!("../../migrations/0017_replicas.sql"),
    include_str!("../../migrations/0018_festival.sql"),
    include_str!("../../migrations/0019_views.sql"),
];

/// Memory that SQLite may use, in bytes: no plan comes near it, whatever a file says of itself.
const HEAP_LIMIT: i64 = 2 << 30;

/// The longest text or content of a cell, in bytes: three times what a plan can hold.
const CELL_LIMIT: i32 = 64 << 20;

/// After how many steps of SQLite's machine it is asked whether to go on.
const STEPS_AT_ONCE: i32 = 10_000;

/// Steps for reading what tables and indexes a file has; ours take some thousands.
const STEPS_FOR_SCHEMA: u64 = 1_000_000;

/// Steps for which a file is looked at before its size counts: about a second.
const STEPS_FOR_ANY: u64 = 50_000_000;

/// Steps for each byte of a file; looking at a whole plan takes fewer than ten, repairing one a few times that.
const STEPS_FOR_BYTE: u64 = 60;

/// The format in which changes first had a hash.
pub(crate) const CHAINED: i64 = 4;

/// The format this program writes.
pub const FORMAT_VERSION: i64 = MIGRATIONS.len() as i64;

/// The format of an open file.
pub(crate) fn format_of(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Takes a file for looking at it, if its format is known and nothing else is in it, and gives it up when that costs more
/// than its size explains: pages that lead to each other can make a small file look endless. Counted in steps rather
/// than time, so that a busy machine refuses nothing.
pub(crate) fn accept(
    connection: &mut Connection,
    bytes: u64,
    check: impl FnOnce(&Connection) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    limit_steps(connection, STEPS_FOR_SCHEMA)?;
    take_alone(connection)?;
    check(connection)?;
    limit_steps(connection, STEPS_FOR_ANY.saturating_add(bytes.saturating_mul(STEPS_FOR_BYTE)))
}

fn limit_steps(connection: &mut Connection, steps: u64) -> Result<(), StoreError> {
    let mut left = steps / STEPS_AT_ONCE as u64;
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    Ok(connection.progress_handler(STEPS_AT_ONCE, Some(is_over))?)
}

/// What holds for every connection to a file that somebody else may have made: it can read and write rows, and nothing
/// in the file runs. Our own triggers are temporary and go on.
fn guard(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    // A statement is planned once, and not anew for each small number that is bound to it.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.busy_timeout(std::time::Duration::from_millis(200))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "cell_size_check", "ON")?;
    connection.pragma_update_and_check(None, "hard_heap_limit", HEAP_LIMIT, |_| Ok(()))?;
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, CELL_LIMIT)?;
    connection.set_prepared_statement_cache_capacity(256);
    Ok(())
}

/// Takes a file for this program alone and leaves its bytes, and those beside it, as they are: for looking at a file
/// that is not known yet, and for a place where several connections cannot see each other.
fn take_alone(connection: &Connection) -> Result<(), StoreError> {
    guard(connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    Ok(())
}

/// Settings of a file that was accepted; shared with readers of this program, or not.
pub(crate) fn settle(connection: &Connection, is_shared: bool) -> Result<(), StoreError> {
    guard(connection)?;
    connection.pragma_update(None, "locking_mode", if is_shared { "NORMAL" } else { "EXCLUSIVE" })?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(())
}

/// Settings of a second connection, which only reads.
pub(crate) fn only_read(connection: &Connection) -> Result<(), StoreError> {
    guard(connection)?;
    connection.pragma_update(None, "secure_delete", "ON")?;
    connection.pragma_update(None, "cache_size", -8_000)?;
    connection.pragma_update(None, "query_only", "ON")?;
    Ok(())
}

/// What bringing a file to the newest format showed.
#[derive(Debug, Default)]
pub(crate) struct Migrated {
    /// Cells in which the tables differed from the log, which counts from then on.
    pub(crate) differences: Vec<String>,
    /// Values beyond what a plan can hold.
    pub(crate) beyond: Vec<OutOfBounds>,
}

/// Brings a file to the newest format, all steps or none. Every record must be readable afterwards.
pub(crate) fn migrate(
    connection: &mut Connection,
    steps: &[&str],
    random: impl FnMut() -> [u8; 16],
) -> Result<Migrated, StoreError> {
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
    let tables = tables::load(&transaction)?;
    let differences = projection::differences(&transaction, &tables)?;
    if !differences.is_empty() || seen::is_merged(&transaction)? {
        projection::write_tables(&transaction, &tables)?;
    }
    if (found as i64) < CHAINED && CHAINED <= steps.len() as i64 {
        witness::seal_all(&transaction, random)?;
    }
    let beyond = tables::check_all(&transaction)?;
    transaction.commit()?;
    Ok(Migrated { differences, beyond })
}

/// Everything that a file of a format has made: kind, name, table and SQL of each object.
type Schema = Vec<(String, String, String, Option<String>)>;

fn schema_of(connection: &Connection) -> Result<Schema, StoreError> {
    let mut statement =
        connection.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Refuses a file that holds more, less or other than what its format makes: a plan from a stranger runs nothing.
pub(crate) fn check_schema(connection: &Connection, format: i64) -> Result<(), StoreError> {
    let steps = usize::try_from(format).ok().and_then(|format| MIGRATIONS.get(..format)).unwrap_or(MIGRATIONS);
    let fresh = Connection::open_in_memory()?;
    steps.iter().try_for_each(|step| fresh.execute_batch(step))?;
    let (found, expected) = (schema_of(connection)?, schema_of(&fresh)?);
    match found.iter().find(|object| !expected.contains(object)) {
        Some((_, name, ..)) => Err(StoreError::Foreign { name: name.clone() }),
        None if found.len() == expected.len() => Ok(()),
        None => Err(StoreError::damaged("schema")),
    }
}

/// Only the tables of records, for a database in memory that shows the past.
pub(crate) fn create_records(connection: &mut Connection) -> Result<(), StoreError> {
    migrate(connection, MIGRATIONS, Default::default).map(drop)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn every_record_has_its_table() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, MIGRATIONS, Default::default).unwrap();
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
    fn a_statement_is_planned_once_whatever_is_bound() {
        let mut connection = Connection::open_in_memory().unwrap();
        guard(&connection).unwrap();
        migrate(&mut connection, MIGRATIONS, Default::default).unwrap();
        let sql = "SELECT upto FROM seen WHERE rid = ?1 AND peer = ?2 AND seq <= ?3 ORDER BY seq DESC LIMIT 1";
        let mut statement = connection.prepare(sql).unwrap();
        for number in 0..9 {
            assert!(!statement.exists([number, number + 1, number]).unwrap());
        }
        assert_eq!(statement.get_status(StatementStatus::RePrepare), 0);
    }

    #[test]
    fn steps_are_numbered_without_a_gap() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        assert_eq!(files.len(), MIGRATIONS.len(), "each file is a step");
        for (at, (file, step)) in files.iter().zip(MIGRATIONS).enumerate() {
            let name = file.file_name().unwrap().to_string_lossy();
            assert!(name.starts_with(&format!("{:04}_", at + 1)), "{name} is step {}", at + 1);
            assert_eq!(std::fs::read_to_string(file).unwrap(), *step, "{name}");
        }
    }

    #[test]
    fn a_step_that_fails_leaves_the_old_format() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = [MIGRATIONS[0], "CREATE TABLE half (a); CREATE TABLE broken ("];
        assert!(migrate(&mut connection, &steps, Default::default).is_err());
        assert_eq!(format_of(&connection).unwrap(), 0);
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!(tables, 0);
    }
    fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> T {
        connection.pragma_query_value(None, name, |row| row.get(0)).unwrap()
    }

    /// What holds for every connection to a file of somebody else.
    #[track_caller]
    fn check_guarded(connection: &Connection) {
        for (config, expected) in [
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true),
        ] {
            assert_eq!(connection.db_config(config).unwrap(), expected);
        }
        let numbers = ["busy_timeout", "temp_store", "cell_size_check", "hard_heap_limit"];
        assert_eq!(numbers.map(|name| pragma::<i64>(connection, name)), [200, 2, 1, 2_147_483_648]);
        assert_eq!(connection.limit(Limit::SQLITE_LIMIT_LENGTH).unwrap(), 67_108_864);
    }

    #[test]
    fn a_file_is_looked_at_alone_and_settled_for_work() {
        let folder = tempfile::tempdir().unwrap();
        for (name, is_shared, locking) in [("shared", true, "normal"), ("alone", false, "exclusive")] {
            let mut connection = Connection::open(folder.path().join(name)).unwrap();
            accept(&mut connection, 0, |_| Ok(())).unwrap();
            check_guarded(&connection);
            assert_eq!(pragma::<String>(&connection, "locking_mode"), "exclusive");
            let keeps_log = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
            assert!(connection.db_config(keeps_log).unwrap());
            settle(&connection, is_shared).unwrap();
            check_guarded(&connection);
            assert_eq!(pragma::<String>(&connection, "locking_mode"), locking);
            assert_eq!(pragma::<String>(&connection, "journal_mode"), "wal");
            let numbers = ["synchronous", "secure_delete", "cache_size"];
            assert_eq!(numbers.map(|name| pragma::<i64>(&connection, name)), [2, 1, -32_000]);
            assert!(!connection.db_config(keeps_log).unwrap());
        }
        let reader = Connection::open(folder.path().join("shared")).unwrap();
        only_read(&reader).unwrap();
        check_guarded(&reader);
        let numbers = ["query_only", "secure_delete", "cache_size"];
        assert_eq!(numbers.map(|name| pragma::<i64>(&reader, name)), [1, 1, -8_000]);
    }

    #[test]
    fn a_file_is_given_up_when_it_costs_more_steps_than_its_size_explains() {
        let mut connection = Connection::open_in_memory().unwrap();
        // Some fifteen steps for each.
        let count = |connection: &Connection, upto: i64| -> rusqlite::Result<i64> {
            let sql =
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) SELECT count(*) FROM n";
            connection.query_row(sql, [upto], |row| row.get(0))
        };
        for (steps, upto, is_done) in [
            (1_000_000, 10_000, true),
            (1_000_000, 200_000, false),
            (10_000_000, 200_000, true),
            (30_000, 10_000, false),
        ] {
            limit_steps(&mut connection, steps).unwrap();
            assert_eq!(count(&connection, upto).is_ok(), is_done, "{upto} with {steps} steps");
        }
        let refused = accept(&mut connection, 0, |connection| Ok(count(connection, 200_000).map(drop)?));
        assert!(matches!(refused, Err(StoreError::Sql { .. })), "reading what tables there are takes no such time");
        accept(&mut connection, 0, |_| Ok(())).unwrap();
        assert_eq!(count(&connection, 200_000).unwrap(), 200_000, "looking at it may");
    }

    #[test]
    fn a_file_holds_what_its_format_makes_and_nothing_else() {
        for format in [1, 4, FORMAT_VERSION] {
            let made = |sql: &str| {
                let connection = Connection::open_in_memory().unwrap();
                MIGRATIONS[..format as usize].iter().try_for_each(|step| connection.execute_batch(step)).unwrap();
                connection.execute_batch(sql).unwrap();
                check_schema(&connection, format).map_err(|error| error.to_string())
            };
            assert_eq!(made(""), Ok(()), "{format}");
            assert_eq!(made("CREATE TABLE extra (a)"), Err("foreign_schema".to_owned()), "{format}");
            assert_eq!(made("DROP INDEX op_of_change"), Err("damaged".to_owned()), "{format}");
        }
    }
}
