//! From a path to an open plan: is it one, may we have it, is it whole, is it ours to change.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use domain::Profile;
use rusqlite::{Connection, OpenFlags, OptionalExtension};

use crate::copies::{self, Reason};
use crate::file::Notice;
use crate::ids::IdSource;
use crate::lease::Lease;
use crate::line::Line;
use crate::lock::{self, Lock};
use crate::schema::{self, APPLICATION_ID, FORMAT_VERSION, MIGRATIONS};
use crate::{Label, OpenRisk, PlanFile, StoreError, Surroundings, rebuild, risk, tables};

/// Makes a new plan beside its final name and moves it there when it is whole.
pub(crate) fn create(path: &Path, surroundings: &Surroundings, profile: &Profile) -> Result<PlanFile, StoreError> {
    if path.exists() {
        return Err(StoreError::AlreadyExists { name: file_name(path) });
    }
    let part = path.with_file_name(format!(".{}.part", file_name(path)));
    remove_if_there(&part)?;
    let made = found(&part, surroundings).and_then(|()| Ok(fs::rename(&part, path)?));
    if let Err(error) = made {
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    let mut file = open(path, OpenRisk::Accept, surroundings)?;
    let mut profile = profile.clone();
    file.command(Label::new("new_plan").with("city", &profile.city.clone()), |tx| {
        if profile.id.is_empty() {
            profile.id = tx.new_id();
        }
        tx.put(&profile)
    })?;
    file.rest()?;
    Ok(file)
}

fn found(path: &Path, surroundings: &Surroundings) -> Result<(), StoreError> {
    let mut connection = Connection::open(path).map_err(cannot_open)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    schema::settle(&connection)?;
    schema::migrate(&mut connection, MIGRATIONS)?;
    let plan = IdSource::new(surroundings.clone()).next();
    connection.execute("INSERT INTO meta (key, value) VALUES ('plan_id', ?1), ('revision', 0)", [plan])?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens a plan, or says why not and leaves it as it is.
pub(crate) fn open(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
    let path = fs::canonicalize(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::FileMissing { name: file_name(path) },
        _ => error.into(),
    })?;
    let mut notices = Vec::new();
    match (risk::check(&path), risk) {
        (Ok(()), _) => {}
        (Err(error), OpenRisk::Refuse) => return Err(error),
        (Err(error), OpenRisk::Accept) => {
            notices.push(Notice { code: error.code().to_owned(), values: error.values() });
        }
    }
    // Before reading: closing a file that is open elsewhere in this process would give up SQLite's locks on it.
    let lock = lock::take(&path, surroundings)?;
    check_header(&path)?;
    if fs::metadata(&path)?.permissions().readonly() {
        return Err(StoreError::ReadOnly);
    }
    let is_recovered = fs::metadata(beside(&path, "-wal")).is_ok_and(|metadata| metadata.len() > 0);
    let connection = connect(&path, surroundings, &mut notices).map_err(as_damage)?;
    if is_recovered {
        notices.push(notice("recovered"));
    }
    let mut file = assemble(connection, path, lock, surroundings, notices).map_err(as_damage)?;
    daily(&mut file, is_recovered)?;
    Ok(file)
}

/// Reads what is kept in memory beside an open connection.
pub(crate) fn assemble(
    connection: Connection,
    path: PathBuf,
    lock: Lock,
    surroundings: &Surroundings,
    notices: Vec<Notice>,
) -> Result<PlanFile, StoreError> {
    let plan_id = plan_id_of(&connection)?;
    let revision = connection.query_row("SELECT value FROM meta WHERE key = 'revision'", [], |row| row.get(0))?;
    Ok(PlanFile {
        tables: tables::load(&connection)?,
        ids: IdSource::new(surroundings.clone()),
        lease: Lease::load(&connection, &plan_id, &path, surroundings)?,
        line: Line::load(&connection)?,
        snapshots: Default::default(),
        connection,
        path,
        plan_id,
        revision,
        notices,
        _lock: lock,
    })
}

/// Connects to a file whose header is that of a plan, checks it, and brings it to the newest format.
pub(crate) fn connect(
    path: &Path,
    surroundings: &Surroundings,
    notices: &mut Vec<Notice>,
) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
    schema::hold(&connection)?;
    let found = schema::format_of(&connection)?;
    if found > FORMAT_VERSION {
        return Err(StoreError::NewerFormat { found, known: FORMAT_VERSION });
    }
    check_pages(&connection, notices)?;
    schema::settle(&connection)?;
    if found < FORMAT_VERSION {
        let plan_id = plan_id_of(&connection)?;
        copies::make(&connection, &plan_id, Reason::BeforeMigration, surroundings)?;
        schema::migrate(&mut connection, MIGRATIONS)?;
    }
    schema::check_columns(&connection)?;
    schema::create_triggers(&connection)?;
    Ok(connection)
}

/// A copy on the first opening of a day; then, and after a crash, the tables are held against the log.
fn daily(file: &mut PlanFile, is_recovered: bool) -> Result<(), StoreError> {
    let is_first = copies::is_first_of_day(&file.plan_id, file.ids.surroundings())?;
    if !is_first && !is_recovered {
        return Ok(());
    }
    let is_equal = rebuild::differences(&file.connection, &file.tables).map_err(as_damage)?.is_empty();
    if !is_equal {
        copies::make(&file.connection, &file.plan_id, Reason::BeforeRepair, file.ids.surroundings())?;
        file.rebuild().map_err(as_damage)?;
        file.notices.push(notice("repaired"));
        return Ok(());
    }
    if is_first
        && let Err(error) = copies::make(&file.connection, &file.plan_id, Reason::Daily, file.ids.surroundings())
    {
        // Nothing is about to change the file as a whole, so that work can go on without the copy.
        file.notices.push(Notice { code: error.code().to_owned(), values: error.values() });
    }
    Ok(())
}

/// Whether the first hundred bytes are those of a plan of a known format.
fn check_header(path: &Path) -> Result<(), StoreError> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(StoreError::NotAPlan);
    }
    let mut header = Vec::with_capacity(100);
    File::open(path)?.take(100).read_to_end(&mut header)?;
    let number = |at: usize| header.get(at..at + 4).map(|bytes| i64::from(be(bytes)));
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") || number(68) != Some(APPLICATION_ID) {
        return Err(StoreError::NotAPlan);
    }
    match number(60) {
        Some(found) if found > FORMAT_VERSION => Err(StoreError::NewerFormat { found, known: FORMAT_VERSION }),
        _ => Ok(()),
    }
}

fn be(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

/// Holds every page against SQLite's own check; puts right what only concerns an index.
fn check_pages(connection: &Connection, notices: &mut Vec<Notice>) -> Result<(), StoreError> {
    let complaints = complaints(connection)?;
    if complaints.is_empty() {
        return Ok(());
    }
    let is_index = |text: &String| {
        text.contains("missing from index") || text.contains("entries in index") || text.contains("non-unique entry")
    };
    if complaints.iter().all(is_index) {
        connection.execute_batch("REINDEX")?;
        let left = self::complaints(connection)?;
        if left.is_empty() {
            notices.push(notice("repaired"));
            return Ok(());
        }
    }
    Err(StoreError::damaged(complaints.into_iter().next().unwrap_or_default()))
}

/// What SQLite's check of the file finds wrong.
pub(crate) fn complaints(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut statement = connection.prepare("PRAGMA integrity_check(20)")?;
    let lines: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

fn plan_id_of(connection: &Connection) -> Result<String, StoreError> {
    let sql = "SELECT value FROM meta WHERE key = 'plan_id'";
    let id: Option<String> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    // It names folders and files, so it must be what we wrote.
    id.filter(|id| uuid::Uuid::try_parse(id).is_ok()).ok_or_else(|| StoreError::damaged("meta.plan_id"))
}

/// While opening, SQL that fails on our own tables means that the tables are not what we made.
fn as_damage(error: StoreError) -> StoreError {
    match error {
        StoreError::Sql { detail } => StoreError::Damaged { detail },
        other => other,
    }
}

fn cannot_open(error: rusqlite::Error) -> StoreError {
    match StoreError::from(error) {
        StoreError::Sql { detail } => StoreError::Unreadable { detail },
        other => other,
    }
}

pub(crate) fn notice(code: &str) -> Notice {
    Notice { code: code.to_owned(), values: Default::default() }
}

/// The last part of a path, for messages.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The path of a file that SQLite keeps beside the plan.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

pub(crate) fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
