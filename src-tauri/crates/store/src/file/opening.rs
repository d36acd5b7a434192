//! From a path to an open plan: is it one, may we have it, is it whole, is it ours to change.
//!
//! A file that is as it was when it was last closed here is opened at once. Any other is looked at first, through a
//! connection that leaves every byte as it is.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Profile;
use rusqlite::{Connection, OpenFlags};

use crate::file::check::{self, as_damage, cannot_open, check_header, plan_id_of};
use crate::file::copies::{CopyFolder, Reason};
use crate::file::format::{self, APPLICATION_ID, CHAINED, FORMAT_VERSION, MIGRATIONS, Migrated};
use crate::file::lease::{self, Lease};
use crate::file::lock::{self, Lock};
use crate::file::paths::{file_name, has_log, remove_if_there, remove_side_files};
use crate::file::{beyond, parts, repair, risk, wal};
use crate::ids::IdSource;
use crate::plan_file::{self, Act, Notice, Writing};
use crate::reader::Reader;
use crate::rows::bounds::OutOfBounds;
use crate::rows::{tables, triggers};
use crate::{Label, OpenRisk, PlanFile, StoreError, Surroundings, Tx};

impl PlanFile {
    /// Makes a plan in a new file, whole or not at all. The profile gets an id when it has none. A risky place is
    /// told in the notices.
    pub fn create(path: &Path, surroundings: &Surroundings, profile: &Profile) -> Result<Self, StoreError> {
        create(path, surroundings, profile, |_| Ok(()))
    }

    /// The same with whatever else a new plan begins with, all of it as its first change.
    pub fn create_with(
        path: &Path,
        surroundings: &Surroundings,
        profile: &Profile,
        also: impl FnOnce(&mut Tx) -> Result<(), StoreError>,
    ) -> Result<Self, StoreError> {
        create(path, surroundings, profile, also)
    }

    /// Makes the file of a plan that others have begun. It holds nothing: all of it comes by [`receive`](Self::receive).
    pub fn create_to_receive(path: &Path, plan_id: &str, surroundings: &Surroundings) -> Result<Self, StoreError> {
        if uuid::Uuid::try_parse(plan_id).is_err() {
            return Err(StoreError::NotAPlan);
        }
        make(path, surroundings, |part| {
            let (connection, _) = begin(part, plan_id, surroundings)?;
            finish(connection)
        })
    }

    /// Opens a plan. A file that is no plan, or of a newer format, is left as it is, byte for byte.
    pub fn open(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<Self, StoreError> {
        open(path, risk, surroundings)
    }
}

/// Makes a plan that holds its profile as its first change.
fn create(
    path: &Path,
    surroundings: &Surroundings,
    profile: &Profile,
    also: impl FnOnce(&mut Tx) -> Result<(), StoreError>,
) -> Result<PlanFile, StoreError> {
    make(path, surroundings, |part| initialise(part, surroundings, profile, also))
}

/// Makes a new plan beside its final name and moves it there when it is whole.
fn make(
    path: &Path,
    surroundings: &Surroundings,
    fill: impl FnOnce(&Path) -> Result<(), StoreError>,
) -> Result<PlanFile, StoreError> {
    if path.exists() {
        return Err(StoreError::AlreadyExists { name: file_name(path) });
    }
    let part = path.with_file_name(format!(".{}.part", file_name(path)));
    remove_if_there(&part)?;
    let _noted = parts::note(&part, &surroundings.home);
    let made = fill(&part).and_then(|()| Ok(fs::rename(&part, path)?));
    if let Err(error) = made {
        let _ = remove_side_files(&part);
        let _ = fs::remove_file(&part);
        return Err(error);
    }
    open(path, OpenRisk::Accept, surroundings)
}

/// An empty plan of this id.
fn begin(path: &Path, plan_id: &str, surroundings: &Surroundings) -> Result<(Connection, Lease), StoreError> {
    let mut connection = Connection::open(path).map_err(cannot_open)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    format::settle(&connection, false)?;
    format::migrate(&mut connection, MIGRATIONS, Default::default)?;
    triggers::create(&connection)?;
    connection.execute("INSERT INTO meta (key, value) VALUES ('plan_id', ?1), ('revision', 0)", [plan_id])?;
    let lease = Lease::load(&connection, plan_id, path, surroundings)?;
    Ok((connection, lease))
}

/// Brings everything into the one file. Closing would do it too, but say nothing when the disk is full, and the file
/// would get its name without its log.
fn finish(connection: Connection) -> Result<(), StoreError> {
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

fn initialise(
    path: &Path,
    surroundings: &Surroundings,
    profile: &Profile,
    also: impl FnOnce(&mut Tx) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let ids = IdSource::new(surroundings.clone());
    let (mut connection, mut lease) = begin(path, &ids.next(), surroundings)?;
    let tables = tables::load(&connection)?;
    let mut profile = profile.clone();
    let label = Label::new("new_plan").with("city", &profile.city.clone());
    let mut writing =
        Writing { connection: &mut connection, tables: &tables, ids: &ids, lease: &mut lease, base: None };
    writing.write(&label, Act::Change, |tx| {
        plan_file::by_rows(tx, |tx| {
            if profile.id.is_empty() {
                profile.id = tx.new_id();
            }
            tx.put(&profile)?;
            also(tx)
        })
    })?;
    finish(connection)?;
    // The file keeps its identity when it gets its name.
    let _ = lease.confirm();
    Ok(())
}

/// Opens a plan, finishes what was begun before, and makes the copy of the day.
fn open(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
    let mut file = open_only(path, risk, surroundings)?;
    parts::remove_left(&surroundings.home);
    file.finish_erasures()?;
    copy_daily(&mut file);
    Ok(file)
}

/// Opens a plan, or says why not and leaves it as it is.
pub(crate) fn open_only(path: &Path, risk: OpenRisk, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
    let path = fs::canonicalize(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => StoreError::FileMissing { name: file_name(path) },
        _ => error.into(),
    })?;
    if path.to_str().is_none() {
        return Err(StoreError::NotUnicode { name: file_name(&path) });
    }
    let mut notices = Vec::new();
    let place = risk::check(&path);
    let is_shared = !matches!(place, Err(StoreError::OnNetwork { .. }));
    match (place, risk) {
        (Ok(()), _) => {}
        (Err(error), OpenRisk::Refuse) => return Err(error),
        (Err(error), OpenRisk::Accept) => notices.push(error.into()),
    }
    notices.extend(risk::conflicted_copies(&path));
    // Before reading: closing a file that is open elsewhere in this process would give up SQLite's locks on it.
    let mut lock = lock::take(&path, is_shared, surroundings)?;
    let format = check_header(&path).map_err(|error| known_as_plan(error, &path, surroundings))?;
    if fs::metadata(&path)?.permissions().readonly() {
        return Err(StoreError::ReadOnly);
    }
    let is_recovered = has_log(&path);
    let is_known = format == FORMAT_VERSION && !is_recovered && lease::is_as_closed(&path, &surroundings.home);
    // What was sealed when it was closed held nothing beyond.
    let mut is_within_bounds = true;
    if !is_known {
        let told = look(&path, surroundings).map_err(as_damage)?;
        is_within_bounds = told.is_within_bounds;
        if told.is_replaced {
            drop(lock);
            lock = lock::take(&path, is_shared, surroundings)?;
        }
        notices.extend(told.notices);
    }
    let connection = connect(&path, is_shared).map_err(as_damage)?;
    let mut file = assemble(connection, path, lock, is_shared, surroundings, notices).map_err(as_damage)?;
    file.is_within_bounds = is_within_bounds;
    tell_older(&mut file);
    Ok(file)
}

/// A file without the marks of a plan is a damaged one where safety copies of it are kept, and can be recovered.
fn known_as_plan(error: StoreError, path: &Path, surroundings: &Surroundings) -> StoreError {
    let has_copies = || CopyFolder::find(path, None, &surroundings.home).is_some();
    match error {
        StoreError::NotAPlan if has_copies() => StoreError::damaged("header"),
        error => error,
    }
}

/// Tells that the file holds less than was once saved here. Where a log lay beside it that is not another state's, the
/// end of that could not be read, or is missing.
fn tell_older(file: &mut PlanFile) {
    if !file.lease.is_older {
        return;
    }
    let count = file.notices.len();
    file.notices.retain(|notice| notice.code != "recovered");
    let is_recovered = file.notices.len() < count;
    if is_recovered {
        // Without room for the copy there is nothing more to do than to say so.
        let _ = wal::keep(&file.path);
    }
    file.notices.push(Notice::new(if is_recovered { "damaged_log" } else { "older_state" }));
}

/// What came of looking at a file.
#[derive(Default)]
pub(crate) struct Looked {
    pub(crate) notices: Vec<Notice>,
    /// Another file lies at the path now.
    is_replaced: bool,
    /// No value lies beyond what a plan can hold.
    pub(crate) is_within_bounds: bool,
}

impl Looked {
    fn tell_beyond(&mut self, connection: &Connection, values: &[OutOfBounds]) -> Result<(), StoreError> {
        self.is_within_bounds = values.is_empty();
        self.notices.extend(beyond::notices(connection, values)?);
        Ok(())
    }
}

/// Looks at a file that nobody knows; brings it to today's format; puts right what can be proven, after a copy.
pub(crate) fn look(path: &Path, surroundings: &Surroundings) -> Result<Looked, StoreError> {
    let mut looked = Looked::default();
    if wal::set_foreign_aside(path)? {
        looked.notices.push(Notice::new("foreign_log"));
    } else if has_log(path) {
        looked.notices.push(Notice::new("recovered"));
    }
    let mut connection = check::look_into(path)?;
    let found = format::format_of(&connection)?;
    if found < CHAINED {
        let complaints = check::complaints(&connection)?;
        if let Some(detail) = complaints.into_iter().next() {
            return Err(StoreError::Damaged { detail });
        }
    }
    if found < FORMAT_VERSION {
        let migrated = bring_up(&mut connection, path, surroundings)?;
        looked.notices.extend(repair::notice(&migrated.differences));
        looked.tell_beyond(&connection, &migrated.beyond)?;
        return Ok(looked);
    }
    let mut findings = check::examine(&connection)?;
    if !findings.is_whole() {
        drop(connection);
        repair::repair(path, &findings, surroundings)?;
        looked.notices.extend(repair::notice(&findings.names()));
        looked.is_replaced = true;
        connection = check::look_into(path)?;
        findings.beyond = tables::check_all(&connection)?;
    }
    looked.tell_beyond(&connection, &findings.beyond)?;
    Ok(looked)
}

/// Brings a file to today's format after a copy of it.
fn bring_up(connection: &mut Connection, path: &Path, surroundings: &Surroundings) -> Result<Migrated, StoreError> {
    let plan_id = plan_id_of(connection)?;
    let copies = CopyFolder::of(path, &plan_id, &surroundings.home)?;
    copies.add(connection, Reason::BeforeMigration, surroundings)?;
    format::settle(connection, false)?;
    format::migrate(connection, MIGRATIONS, || (surroundings.random)())
}

/// Connects to a file that was found whole.
pub(crate) fn connect(path: &Path, is_shared: bool) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(cannot_open)?;
    format::settle(&connection, is_shared)?;
    triggers::create(&connection)?;
    Ok(connection)
}

/// Reads what is kept in memory beside an open connection.
fn assemble(
    connection: Connection,
    path: PathBuf,
    lock: Lock,
    is_shared: bool,
    surroundings: &Surroundings,
    notices: Vec<Notice>,
) -> Result<PlanFile, StoreError> {
    let plan_id = plan_id_of(&connection)?;
    let revision = connection.query_row("SELECT value FROM meta WHERE key = 'revision'", [], |row| row.get(0))?;
    let lease = Lease::load(&connection, &plan_id, &path, surroundings)?;
    let tables = Arc::from(tables::load(&connection)?);
    let reader = Reader::new(connection, path, plan_id, tables, surroundings.clone());
    Ok(PlanFile {
        opened_after: reader.last_change()?,
        state: reader.state()?,
        reader,
        ids: IdSource::new(surroundings.clone()),
        lease,
        snapshots: Default::default(),
        touched: Default::default(),
        is_within_bounds: true,
        revision,
        seen: None,
        notices,
        is_shared,
        lock,
    })
}

/// A copy on the first opening of a day, unless there is nothing to keep yet. Nothing is about to change the file as a
/// whole, so that work can go on without the copy.
fn copy_daily(file: &mut PlanFile) {
    let made = make_daily(file);
    file.notices.extend(made.err().map(Notice::from));
}

fn make_daily(file: &PlanFile) -> Result<(), StoreError> {
    let surroundings = file.ids.surroundings();
    let copies = CopyFolder::of(&file.path, &file.plan_id, &surroundings.home)?;
    copies.remember()?;
    let changes: i64 = file.connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
    if changes <= 1 || !copies.is_first_of_day(surroundings)? {
        return Ok(());
    }
    match file.lock.plan() {
        // Through the handle that is open anyway: closing another one would give up SQLite's locks.
        Some(plan) if !has_log(&file.path) => copies.add_bytes(plan, Reason::Daily, surroundings),
        _ => copies.add(&file.connection, Reason::Daily, surroundings),
    }
}

#[cfg(test)]
mod tests;
