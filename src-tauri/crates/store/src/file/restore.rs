//! Going back to a safety copy, and saving what can be saved of a file that does not open any more.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::file::check::{self, plan_id_of};
use crate::file::copies::{self, CopyFolder, Reason, SafetyCopy};
use crate::file::lease::Lease;
use crate::file::paths::{ANEW, RESCUE, RESCUED, RESTORE, beside, file_name, remove_if_there, remove_side_files};
use crate::file::repair::{copy_with_log, graft, put_in_place, settle};
use crate::file::salvage::{self, Salvaged};
use crate::file::{lock, opening};
use crate::log::history::{Change, changes_of};
use crate::log::{chain, witness};
use crate::reader::Reader;
use crate::rows::tables;
use crate::rows::touched::Touched;
use crate::{OpenRisk, PlanFile, StoreError, Surroundings};

/// The key of what can be saved from the damaged file itself.
pub const ITSELF: &str = "itself";

/// What can be saved of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Rescue {
    /// How many things are wrong, and the first of them.
    pub damage_count: usize,
    /// The first of them by name.
    pub damage: Vec<String>,
    /// From what it can be saved; the first loses least.
    pub choices: Vec<RescueChoice>,
}

/// One way to save a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct RescueChoice {
    /// What `recover` takes: the key of a safety copy, or `itself`.
    pub key: String,
    /// When the safety copy was made.
    pub at: Option<DateTime<Utc>>,
    /// How many changes come back.
    pub change_count: usize,
    /// How many changes the damaged file holds that do not; `None` when nobody can read how many it held.
    pub lost_count: Option<usize>,
    /// The first of them that can be read.
    pub lost: Vec<Change>,
    /// Values that nothing proves; they are taken as they stand.
    pub unproven_count: usize,
}

/// How many lost changes are named.
const NAMED: usize = 20;

impl PlanFile {
    /// Puts a safety copy in the place of the plan, after making a copy of the plan as it is.
    pub fn restore_safety_copy(&mut self, key: &str) -> Result<(), StoreError> {
        let surroundings = self.ids.surroundings().clone();
        let copies = CopyFolder::of(&self.path, &self.plan_id, &surroundings.home)?;
        let copy = copies.file(key)?;
        check_copy_of(&copy, &self.plan_id)?;
        copies.add(&self.connection, Reason::BeforeRestore, &surroundings)?;
        let whole = beside(&self.path, RESTORE);
        place_copy(&copy, &whole)?;
        self.replace_by(&whole, &surroundings)
    }

    /// Puts the same plan as others have it in the place of this file, after making a copy of it as it is: what was
    /// changed here and reached nobody is in the copy alone then. `fill` brings in what the others have.
    pub fn begin_anew<E: From<StoreError>>(
        &mut self,
        fill: impl FnOnce(&mut PlanFile) -> Result<(), E>,
    ) -> Result<(), E> {
        let surroundings = self.ids.surroundings().clone();
        let whole = beside(&self.path, ANEW);
        let clear = || remove_side_files(&whole).and_then(|()| remove_if_there(&whole));
        clear()?;
        let mut fresh = PlanFile::create_to_receive(&whole, &self.plan_id, &surroundings)?;
        let filled = fill(&mut fresh).and_then(|()| {
            // Closing brings everything into the one file, but would say nothing when the disk is full.
            fresh.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).map_err(StoreError::from)?;
            let copies = CopyFolder::of(&self.path, &self.plan_id, &surroundings.home)?;
            Ok(copies.add(&self.connection, Reason::BeforeRestore, &surroundings).map(|_| ())?)
        });
        drop(fresh);
        if filled.is_err() {
            let _ = clear();
            return filled;
        }
        Ok(self.replace_by(&whole, &surroundings)?)
    }

    /// Goes on with another file of the same plan, which lies beside this one.
    fn replace_by(&mut self, whole: &Path, surroundings: &Surroundings) -> Result<(), StoreError> {
        // The file must be closed while it is replaced.
        let open = std::mem::replace(&mut self.reader.connection, Connection::open_in_memory()?);
        if let Err((open, error)) = open.close() {
            self.reader.connection = open;
            remove_if_there(whole)?;
            return Err(error.into());
        }
        let replaced = remove_side_files(&self.path).and_then(|()| Ok(fs::rename(whole, &self.path)?));
        self.reopen(surroundings)?;
        replaced
    }

    fn reopen(&mut self, surroundings: &Surroundings) -> Result<(), StoreError> {
        self.lock.give_back();
        self.lock = lock::take(&self.path, self.is_shared, surroundings)?;
        let looked = opening::look(&self.path, surroundings)?;
        self.notices.extend(looked.notices);
        self.is_within_bounds = looked.is_within_bounds;
        let connection = opening::connect(&self.path, self.is_shared)?;
        let tables = Arc::from(tables::load(&connection)?);
        let (path, plan_id) = (self.path.clone(), self.plan_id.clone());
        self.lease = Lease::load(&connection, &plan_id, &path, surroundings)?;
        // Greater than before, so that everything on the screen is read again.
        let sql = "UPDATE meta SET value = max(value, ?1) + 1 WHERE key = 'revision' RETURNING value";
        self.revision = connection.query_row(sql, [self.revision], |row| row.get(0))?;
        self.reader = Reader::new(connection, path, plan_id, tables, surroundings.clone());
        self.state = self.reader.state()?;
        // Copies that cannot be noted as this file's are found by its place all the same.
        let _ = CopyFolder::of(&self.path, &self.plan_id, &surroundings.home)?.remember();
        self.touched = Touched::everything();
        self.snapshots.get_mut().forget();
        Ok(())
    }
}

/// Tells what is wrong with a file and what can be saved from where, without changing anything.
pub fn rescue(path: &Path, surroundings: &Surroundings) -> Result<Rescue, StoreError> {
    let path = existing(path)?;
    let _lock = lock::take(&path, true, surroundings)?;
    let work = Work::of(&path, surroundings)?;
    let damaged = check::look_into(&work.file);
    let names = match damaged.as_ref().map(check::examine) {
        Ok(Ok(findings)) => findings.names(),
        Ok(Err(error)) => vec![told(&error)],
        Err(error) => vec![told(error)],
    };
    let mut choices = Vec::new();
    if let Some(copies) = copies_for(&path, damaged.as_ref().ok(), surroundings) {
        for copy in copies.list()? {
            choices.extend(choice(&copy, &copies.file(&copy.key)?, damaged.as_ref().ok(), &work.part)?);
        }
    }
    if let Ok(connection) = &damaged {
        choices.extend(choice_of_itself(connection, &work.part, surroundings));
    }
    // Where the loss is unknown the newest copy stands first, as they are listed.
    choices.sort_by_key(|choice| (choice.lost_count.is_none(), choice.lost_count, choice.unproven_count));
    Ok(Rescue { damage_count: names.len(), damage: names.into_iter().take(NAMED).collect(), choices })
}

/// Saves a plan in one of the ways that `rescue` tells, and opens it. The file as it was is kept among the safety copies.
pub fn recover(path: &Path, key: &str, surroundings: &Surroundings) -> Result<PlanFile, StoreError> {
    let path = existing(path)?;
    let lock = lock::take(&path, true, surroundings)?;
    let work = Work::of(&path, surroundings)?;
    let damaged = check::look_into(&work.file);
    if key == ITSELF {
        let connection = damaged?;
        salvage_whole(&connection, &work.part, surroundings)?;
        drop(connection);
        put_in_place(&path, &work.part, surroundings)?;
    } else {
        let no_copy = || StoreError::NoSuchCopy { key: key.to_owned() };
        let copies = copies_for(&path, damaged.as_ref().ok(), surroundings).ok_or_else(no_copy)?;
        let copy = copies.file(key)?;
        check_copy_of(&copy, copies.plan())?;
        place_copy(&copy, &work.part)?;
        if let Ok(damaged) = &damaged {
            let _ = continue_copy(&work.part, &copy, damaged)?;
        }
        drop(damaged);
        put_in_place(&path, &work.part, surroundings)?;
    }
    drop(work);
    drop(lock);
    PlanFile::open(&path, OpenRisk::Accept, surroundings)
}

/// The safety copies of a file, or, where it was moved and none are known for it, those of another file of the same
/// plan that this one is proven to continue.
fn copies_for(path: &Path, damaged: Option<&Connection>, surroundings: &Surroundings) -> Option<CopyFolder> {
    if let Some(own) = CopyFolder::find(path, None, &surroundings.home) {
        return Some(own);
    }
    let damaged = damaged?;
    let plan = plan_id_of(damaged).ok()?;
    let others = CopyFolder::all(&surroundings.home).into_iter().filter(|folder| folder.plan() == plan);
    others.into_iter().find(|folder| {
        let copies = folder.list().unwrap_or_default();
        let files: Vec<PathBuf> = copies.iter().filter_map(|copy| folder.file(&copy.key).ok()).collect();
        !files.is_empty() && files.iter().all(|file| is_continued(file, damaged).unwrap_or(false))
    })
}

/// Whether a file has the last change of a copy in its own place.
fn is_continued(copy: &Path, damaged: &Connection) -> Result<bool, StoreError> {
    let copy = check::look_into(copy)?;
    let count = change_count(&copy)? as i64;
    chain::is_same(damaged, count, &copy)
}

/// Copies in which a damaged file is looked at; gone afterwards.
struct Work {
    file: PathBuf,
    part: PathBuf,
}

impl Work {
    fn of(path: &Path, surroundings: &Surroundings) -> Result<Self, StoreError> {
        let beside_plan = Work { file: beside(path, RESCUE), part: beside(path, RESCUED) };
        if copy_with_log(path, &beside_plan.file).is_ok() {
            return Ok(beside_plan);
        }
        drop(beside_plan);
        let folder = surroundings.home.join("rescue");
        fs::create_dir_all(&folder)?;
        let work = Work { file: folder.join("damaged"), part: folder.join("rescued") };
        copy_with_log(path, &work.file)?;
        Ok(work)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        for path in [&self.file, &self.part] {
            let _ = remove_side_files(path);
            let _ = fs::remove_file(path);
        }
    }
}

fn existing(path: &Path) -> Result<PathBuf, StoreError> {
    fs::canonicalize(path).map_err(|_| StoreError::FileMissing { name: file_name(path) })
}

fn told(error: &StoreError) -> String {
    let values: Vec<String> = error.values().into_values().collect();
    format!("{} {}", error.code(), values.join(" ")).trim().to_owned()
}

/// What a safety copy would bring back, with what the damaged file can prove to follow it.
fn choice(
    copy: &SafetyCopy,
    file: &Path,
    damaged: Option<&Connection>,
    part: &Path,
) -> Result<Option<RescueChoice>, StoreError> {
    let plan_id = check::look_into(file).and_then(|connection| plan_id_of(&connection));
    let Ok(plan_id) = plan_id else { return Ok(None) };
    if check_copy_of(file, &plan_id).is_err() {
        return Ok(None);
    }
    place_copy(file, part)?;
    let connection = match damaged {
        Some(damaged) => continue_copy(part, file, damaged)?,
        None => check::look_into(part)?,
    };
    let change_count = change_count(&connection)?;
    let there = damaged.map(|damaged| changes_of(damaged, change_count as i64, NAMED)).and_then(Result::ok);
    let total = damaged.and_then(|damaged| self::change_count(damaged).ok());
    drop(connection);
    remove_side_files(part)?;
    remove_if_there(part)?;
    Ok(Some(RescueChoice {
        key: copy.key.clone(),
        at: Some(copy.at),
        change_count,
        lost_count: total.map(|total| total.saturating_sub(change_count)),
        lost: there.unwrap_or_default(),
        unproven_count: 0,
    }))
}

/// What would come back of the damaged file itself.
fn choice_of_itself(damaged: &Connection, part: &Path, surroundings: &Surroundings) -> Option<RescueChoice> {
    let saved = salvage_whole(damaged, part, surroundings);
    let _ = remove_side_files(part).and_then(|()| remove_if_there(part));
    let saved = saved.ok()?;
    Some(RescueChoice {
        key: ITSELF.to_owned(),
        at: None,
        change_count: saved.change_count,
        lost_count: Some(saved.lost_count),
        lost: Vec::new(),
        unproven_count: saved.unproven_count,
    })
}

/// Saves what can be read, if that makes a whole plan.
fn salvage_whole(damaged: &Connection, part: &Path, surroundings: &Surroundings) -> Result<Salvaged, StoreError> {
    remove_side_files(part)?;
    remove_if_there(part)?;
    let saved = salvage::salvage(damaged, part, surroundings)?;
    match check::examine(&check::look_into(part)?)?.names().into_iter().next() {
        Some(detail) => Err(StoreError::Damaged { detail }),
        None if saved.change_count == 0 => Err(StoreError::damaged("change")),
        None => Ok(saved),
    }
}

fn change_count(connection: &Connection) -> Result<usize, StoreError> {
    let count: i64 = connection.query_row("SELECT count(*) FROM change", [], |row| row.get(0))?;
    Ok(count.max(0) as usize)
}

/// Adds to a copy of a safety copy whatever the damaged file can prove to have followed it.
fn continue_copy(part: &Path, copy: &Path, damaged: &Connection) -> Result<Connection, StoreError> {
    let last = match witness::broken(damaged) {
        Ok(broken) => broken.into_iter().find(|change| chain_base(copy).is_ok_and(|last| last < *change)),
        Err(_) => return check::look_into(part),
    };
    let upto = last.map_or(i64::MAX, |broken| broken - 1);
    let mut connection = check::look_into(part)?;
    let is_whole = graft(&mut connection, damaged, upto).is_ok()
        && check::examine(&connection).is_ok_and(|findings| findings.is_whole());
    if is_whole {
        settle(connection)?;
    } else {
        drop(connection);
        remove_side_files(part)?;
        place_copy(copy, part)?;
    }
    check::look_into(part)
}

/// The last change of a copy.
fn chain_base(copy: &Path) -> Result<i64, StoreError> {
    Ok(change_count(&check::look_into(copy)?)? as i64)
}

/// A copy must be whole and of the same plan before anything is given up for it.
fn check_copy_of(copy: &Path, plan_id: &str) -> Result<(), StoreError> {
    copies::check_copy(copy, None)?;
    if plan_id_of(&check::look_into(copy)?)? != plan_id {
        return Err(StoreError::OtherPlan);
    }
    Ok(())
}

/// Copies under another name; nothing half done is left when there is no room.
fn place_copy(copy: &Path, to: &Path) -> Result<(), StoreError> {
    let placed = copy_with_log(copy, to).and_then(|()| Ok(fs::File::options().write(true).open(to)?.sync_all()?));
    if placed.is_err() {
        let _ = fs::remove_file(to);
    }
    placed
}

#[cfg(test)]
mod tests;
