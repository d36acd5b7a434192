//! From a path to an open plan: is it one, may we have it, is it whole, is it ours to change.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use domain::Profile;
use rusqlite::{Connection, OpenFlags};

use crate::file::check::{check_header, check_pages, plan_id_of};
use crate::file::copies::{self, Reason};
use crate::file::format::{self, APPLICATION_ID, FORMAT_VERSION, MIGRATIONS};
use crate::file::lease::Lease;
use crate::file::lock::{self, Lock};
use crate::file::paths::{beside, file_name, remove_if_there};
use crate::file::risk;
use crate::ids::IdSource;
use crate::log::projection;
use crate::log::undo_stack::UndoStack;
use crate::plan_file::Notice;
use crate::rows::{schema, tables};
use crate::{Label, OpenRisk, PlanFile, StoreError, Surroundings};

impl PlanFile {
    /// Makes a plan in a new file. The profile gets an id when it has none.
    pub fn create(path: &Path, surroundings: &Surroundings, profile: &Profile) -> Result<Self, StoreError> {
        create(path, surroundings, profile)
    }

    /// Opens a plan. A file that is no plan, or of a newer format, is left as it is, byte for byte.
    pub fn open(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<Self, StoreError> {
        open(path, risk, surroundings)
    }
}

/// Makes a new plan beside its final name and moves it there when it is whole.
fn create(path: &Path, surroundings: &Surroundings, profile: &Profile) -> Result<PlanFile, StoreError> {
    if path.exists() {
        return Err(StoreError::AlreadyExists { name: file_name(path) });
    }
    let part = path.with_file_name(format!(".{}.part", file_name(path)));
    remove_if_there(&part)?;
    let made = initialise(&part, surroundings).and_then(|()| Ok(fs::rename(&part, path)?));
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

fn initialise(path: &Path, surroundings: &Surroundings) -> Result<(), StoreError> {
    let mut connection = Connection::open(path).map_err(cannot_open)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    format::settle(&connection)?;
    format::migrate(&mut connection, MIGRATIONS)?;
    let plan = IdSource::new(surroundings.clone()).next();
    connection.execute("INSERT INTO meta (key, value) VALUES ('plan_id', ?1), ('revision', 0)", [plan])?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Opens a plan, or says why not and leaves it as it is.
fn open(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
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
        notices.push(Notice::new("recovered"));
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
        undo_stack: UndoStack::load(&connection)?,
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
    format::take_alone(&connection)?;
    let found = format::format_of(&connection)?;
    if found > FORMAT_VERSION {
        return Err(StoreError::NewerFormat { found, known: FORMAT_VERSION });
    }
    check_pages(&connection, notices)?;
    format::settle(&connection)?;
    if found < FORMAT_VERSION {
        let plan_id = plan_id_of(&connection)?;
        copies::make(&connection, &plan_id, Reason::BeforeMigration, surroundings)?;
        format::migrate(&mut connection, MIGRATIONS)?;
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
    let is_equal = projection::differences(&file.connection, &file.tables).map_err(as_damage)?.is_empty();
    if !is_equal {
        copies::make(&file.connection, &file.plan_id, Reason::BeforeRepair, file.ids.surroundings())?;
        file.rebuild().map_err(as_damage)?;
        file.notices.push(Notice::new("repaired"));
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
