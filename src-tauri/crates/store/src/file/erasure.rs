//! Erasing everywhere: the plan, every safety copy of it, and every file of it in the folder of local copies. What was
//! begun is finished.
//!
//! Before anything is erased, what is to be erased is written down in the application's folder. It stays there until
//! the plan and all copies are done, is taken up again at each opening, and is told until then. What files attached as
//! evidence hold is not changed; those that may tell of the person are listed.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use domain::{Id, Person, Record};
use rusqlite::{Connection, TransactionBehavior};
use serde::{Deserialize, Serialize};

use crate::file::check::{self, plan_id_of};
use crate::file::copies::{self, CopyFolder};
use crate::file::paths::{beside, file_name, leftovers, remove_if_there, remove_side_files};
use crate::file::repair::copy_with_log;
use crate::file::{format, opening, parts};
use crate::ids::IdSource;
use crate::log::erase::{self, Source, Target};
use crate::log::erased::Erased;
use crate::log::found::Place;
use crate::log::words::redacted;
use crate::log::{marks, ops};
use crate::plan_file::{self, Act, Notice, Written};
use crate::reader::Reader;
use crate::rows::attachments::AttachedFile;
use crate::rows::touched::Touched;
use crate::rows::{tables, triggers};
use crate::{Label, OpenRisk, PlanFile, StoreError, Surroundings, Tx};

/// What an erasure did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasure {
    /// Records of the person, with the duplicates of them that a merge left behind.
    pub person_count: usize,
    /// Free text of today that still tells of the person.
    pub still: Vec<Place>,
    /// Attached files that say the words, or whose content cannot be read.
    pub files: Vec<AttachedFile>,
    /// What was erased, in lower case, for whatever else this computer keeps: see [`redact`].
    pub words: Vec<String>,
    /// Copies that could not be done yet, such as on a full disk; they are done at the next opening.
    pub unfinished: Vec<String>,
}

/// A text with a sign in the place of each word that an erasure took; whole words, whatever their case.
pub fn redact(text: &str, words: &[String]) -> String {
    words.iter().fold(text.to_owned(), |text, word| redacted(&text, word))
}

/// An erasure that was begun.
#[derive(Debug, Serialize, Deserialize)]
struct Intention {
    plan: Id,
    target: Target,
    #[serde(skip)]
    file: PathBuf,
}

impl PlanFile {
    /// Erases a person with everything that was ever written of them, here and in all copies. Cannot be undone.
    pub fn erase_person(&mut self, id: &str) -> Result<Erasure, StoreError> {
        let missing = || StoreError::NotFound { table: Person::TABLE.to_owned(), id: id.to_owned() };
        ops::find_obj(&self.connection, Person::TABLE, id)?.ok_or_else(missing)?;
        let target = Target::person(&self.connection, id)?;
        self.erase(target)
    }

    /// Erases words from everything that is past: earlier values, labels, names of versions. What says them today
    /// stays, and is told.
    pub fn erase_from_history(&mut self, words: &str) -> Result<Erasure, StoreError> {
        let words = words.trim().to_lowercase();
        if words.chars().count() < 3 {
            return Err(StoreError::Refused { code: "words_too_short", values: Default::default() });
        }
        self.erase(Target::past(&self.connection, &words)?)
    }

    /// Takes out what colleagues have erased, in all copies too; says whether nothing of it is left on this computer. No
    /// change is made of it: the one who erased has made it.
    pub fn take_erased(&mut self, erased: &Erased) -> Result<bool, StoreError> {
        self.check_place()?;
        let target = Target::erased(erased.clone());
        if !erase::is_left(&self.connection, &self.tables, &target)? {
            return Ok(Intention::all(&self.plan_id, &self.surroundings.home).is_empty());
        }
        let intention = Intention::write(&self.plan_id, target, self.ids.surroundings())?;
        if let Err(error) = self.erase_here(&intention.target) {
            remove_if_there(&intention.file)?;
            return Err(error);
        }
        Ok(self.finish(&intention)?.is_empty())
    }

    fn erase(&mut self, target: Target) -> Result<Erasure, StoreError> {
        self.check_place()?;
        let intention = Intention::write(&self.plan_id, target, self.ids.surroundings())?;
        if let Err(error) = self.erase_here(&intention.target) {
            // Nothing happened anywhere.
            remove_if_there(&intention.file)?;
            return Err(error);
        }
        let words: BTreeSet<String> = intention.target.names.union(&intention.target.past).cloned().collect();
        let still = self.places_of(&words)?.into_iter().filter(|place| place.is_now).collect();
        let files = self.attached_files(&words)?;
        let person_count = intention.target.people.len();
        let unfinished = self.finish(&intention)?;
        Ok(Erasure { person_count, still, files, words: words.into_iter().collect(), unfinished })
    }

    /// The plan itself, as one change that no undo takes back.
    fn erase_here(&mut self, target: &Target) -> Result<(), StoreError> {
        if target.is_colleagues() {
            return self.follow_colleague(target);
        }
        let label = Label::new(target.code());
        self.write(&label, Act::Erasure, |tx| {
            erase::forget(tx, target, Source::Plan)?;
            let ops = ops::collect(tx.connection, tx.tables)?;
            Ok(((), Written::Rows(ops)))
        })?;
        self.touched.join(Touched::everything());
        self.snapshots.get_mut().forget();
        Ok(())
    }

    /// The plan itself, without a change of its own: its rows follow its log.
    fn follow_colleague(&mut self, target: &Target) -> Result<(), StoreError> {
        let Reader { connection, tables, .. } = &mut self.reader;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut tx = Tx { connection: &transaction, tables, ids: &self.ids, base: None };
        erase::forget(&mut tx, target, Source::Copy)?;
        erase::follow_log(&tx)?;
        marks::note_all(&transaction, tables)?;
        let revision = plan_file::raise_revision(&transaction)?;
        transaction.commit()?;
        self.revision = revision;
        self.reader.forget_stack();
        self.touched.join(Touched::everything());
        self.snapshots.get_mut().forget();
        Ok(())
    }

    /// Freed pages and copies; gives the names of what could not be done yet.
    fn finish(&mut self, intention: &Intention) -> Result<Vec<String>, StoreError> {
        let mut unfinished = Vec::new();
        if scrub(&self.connection).is_err() {
            unfinished.push(file_name(&self.path));
        }
        // What is in them cannot be cleaned: they go as a whole.
        let leftovers = leftovers(&self.path);
        unfinished.extend(leftovers.iter().filter(|path| remove_if_there(path).is_err()).map(|path| file_name(path)));
        unfinished.extend(parts::remove_left(&self.surroundings.home));
        unfinished.extend(self.finish_local_plans(intention));
        unfinished.extend(finish_copies(&self.plan_id, &intention.target, self.ids.surroundings()));
        unfinished.sort();
        unfinished.dedup();
        if unfinished.is_empty() {
            remove_if_there(&intention.file)?;
        }
        Ok(unfinished)
    }

    /// Other files of the plan among the local copies; gives the names of those that are still to be done.
    fn finish_local_plans(&self, intention: &Intention) -> Vec<String> {
        let others = copies::local_plans(&self.surroundings.home);
        let others = others.iter().filter_map(|path| fs::canonicalize(path).ok()).filter(|path| *path != self.path);
        let left = others.flat_map(|path| match self.erase_in_other(&path, intention) {
            Ok(left) => left,
            // Somebody works in it, or it is damaged: nothing of it is thrown away.
            Err(_) => vec![file_name(&path)],
        });
        left.collect()
    }

    /// A file that may have been worked on since it was copied is a plan of its own: what is erased there is one change.
    fn erase_in_other(&self, path: &Path, intention: &Intention) -> Result<Vec<String>, StoreError> {
        if plan_id_of(&check::look_into(path)?)? != self.plan_id {
            return Ok(Vec::new());
        }
        let mut other = opening::open_only(path, OpenRisk::Accept, &self.surroundings)?;
        let target = intention.target.in_other(&other.connection)?;
        // Who the person was there stands in copies too. It is known from there alone, so that they come first.
        let mut left = finish_copies(&self.plan_id, &target, &self.surroundings);
        if !left.is_empty() {
            left.push(file_name(path));
            return Ok(left);
        }
        if erase::is_left(&other.connection, &other.tables, &target)? {
            other.erase_here(&target)?;
        }
        scrub(&other.connection)?;
        leftovers(path).iter().try_for_each(|left| remove_if_there(left))?;
        Ok(left)
    }

    /// Takes up erasures that were begun and not finished; tells what is still to be done.
    pub(crate) fn finish_erasures(&mut self) -> Result<(), StoreError> {
        let mut unfinished = Vec::new();
        for intention in Intention::all(&self.plan_id, &self.surroundings.home) {
            let is_here = erase::is_left(&self.connection, &self.tables, &intention.target)?;
            if is_here {
                self.erase_here(&intention.target)?;
            }
            unfinished.extend(self.finish(&intention)?);
        }
        if let Some(first) = unfinished.first() {
            let values = [("name".to_owned(), first.clone()), ("file_count".to_owned(), unfinished.len().to_string())];
            self.notices.push(Notice { values: values.into(), ..Notice::new("erasure_unfinished") });
        }
        Ok(())
    }
}

impl Intention {
    fn write(plan: &str, target: Target, surroundings: &Surroundings) -> Result<Self, StoreError> {
        let folder = surroundings.home.join("erasures");
        fs::create_dir_all(&folder)?;
        let name = uuid::Builder::from_random_bytes((surroundings.random)()).into_uuid();
        let intention = Intention { plan: plan.to_owned(), target, file: folder.join(format!("{name}.json")) };
        let text = serde_json::to_vec(&intention).map_err(|error| StoreError::damaged(error.to_string()))?;
        let part = beside(&intention.file, ".part");
        // What it would erase stands in it.
        let _noted = parts::note(&part, &surroundings.home);
        let written = fs::write(&part, text)
            .and_then(|()| File::open(&part)?.sync_all())
            .and_then(|()| fs::rename(&part, &intention.file));
        if written.is_err() {
            let _ = fs::remove_file(&part);
        }
        written?;
        Ok(intention)
    }

    fn all(plan: &str, home: &Path) -> Vec<Self> {
        let entries = fs::read_dir(home.join("erasures")).into_iter().flatten().flatten();
        let intentions = entries.filter_map(|entry| {
            let file = entry.path();
            let intention: Intention = serde_json::from_slice(&fs::read(&file).ok()?).ok()?;
            (intention.plan == plan).then_some(Intention { file, ..intention })
        });
        intentions.collect()
    }
}

/// Every safety copy of the plan on this machine; gives the names of those that are still to be done.
fn finish_copies(plan: &str, target: &Target, surroundings: &Surroundings) -> Vec<String> {
    let mut unfinished = Vec::new();
    for folder in CopyFolder::all(&surroundings.home).iter().filter(|folder| folder.plan() == plan) {
        for leftover in folder.leftovers() {
            if remove_if_there(&leftover).is_err() {
                unfinished.push(file_name(&leftover));
            }
        }
        for copy in folder.list().unwrap_or_default() {
            let Ok(path) = folder.file(&copy.key) else { continue };
            match erase_in_copy(&path, target, surroundings) {
                Ok(()) => {}
                // One that cannot be read cannot be changed either: it goes as a whole.
                Err(StoreError::Damaged { .. } | StoreError::NotAPlan | StoreError::Foreign { .. }) => {
                    let removed = remove_side_files(&path).and_then(|()| remove_if_there(&path));
                    unfinished.extend(removed.is_err().then(|| file_name(&path)));
                }
                Err(_) => unfinished.push(file_name(&path)),
            }
        }
    }
    unfinished
}

/// Writes a copy anew without the target; the old one stays until then.
fn erase_in_copy(path: &Path, target: &Target, surroundings: &Surroundings) -> Result<(), StoreError> {
    let part = beside(path, ".part");
    let made = copy_with_log(path, &part).and_then(|()| erase_in_file(&part, target, surroundings));
    let placed = made.and_then(|()| {
        File::options().write(true).open(&part)?.sync_all()?;
        remove_side_files(path)?;
        Ok(fs::rename(&part, path)?)
    });
    if placed.is_err() {
        let _ = remove_side_files(&part);
        let _ = fs::remove_file(&part);
    }
    placed
}

fn erase_in_file(path: &Path, target: &Target, surroundings: &Surroundings) -> Result<(), StoreError> {
    let mut connection = check::look_into(path)?;
    if format::format_of(&connection)? < format::FORMAT_VERSION {
        // A copy of an older format is of no use without being brought up, which its log allows at any time.
        format::migrate(&mut connection, format::MIGRATIONS, || (surroundings.random)())?;
    }
    format::settle(&connection, false)?;
    triggers::create(&connection)?;
    let tables = tables::load(&connection)?;
    let ids = IdSource::new(surroundings.clone());
    let transaction = connection.transaction()?;
    let mut tx = Tx { connection: &transaction, tables: &tables, ids: &ids, base: None };
    erase::forget(&mut tx, target, Source::Copy)?;
    erase::follow_log(&tx)?;
    transaction.commit()?;
    scrub(&connection)?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Writes the whole file anew, so that no freed page keeps a byte, and empties the write-ahead log.
fn scrub(connection: &Connection) -> Result<(), StoreError> {
    connection.execute_batch("VACUUM")?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}

#[cfg(test)]
mod tests;
