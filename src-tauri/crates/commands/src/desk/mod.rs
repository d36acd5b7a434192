//! The desk: one open plan, the settings of this machine, and the long work that is going on.
//!
//! Writers take turns; readers look at the last whole revision and never wait for a writer. Knows no command: what
//! commands keep between two calls lies in slots of their own.

pub(crate) mod beginning;
pub(crate) mod beside;
mod frame;
pub mod home;
pub(crate) mod machine;
mod secrets;
pub(crate) mod shown;
mod slots;
pub(crate) mod touched;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub mod views;
pub(crate) mod writing;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use domain::Id;
#[cfg(test)]
use domain::Plan;
use exchange::{FileSecrets, Keyring};
use store::{OpenRisk, PlanFile, Reader, Surroundings};
use text::Texts;

use crate::Failure;
use crate::desk::machine::Machine;
use crate::desk::secrets::TeamSecrets;
use crate::desk::shown::Shown;
use crate::desk::slots::Slots;
use crate::desk::touched::{Steps, Touched};
use crate::desk::views::{AsOf, Progress};
use crate::desk::writing::Stands;

pub use frame::Frame;

/// Where all commands work.
pub struct Desk {
    surroundings: Surroundings,
    /// The window, where there is one.
    frame: OnceLock<Box<dyn Frame>>,
    /// A second way to read the open file. Before it in this list, so that it is gone first.
    reader: Mutex<Option<Reader>>,
    file: Mutex<Option<PlanFile>>,
    shown: RwLock<Option<Arc<Shown>>>,
    /// The plan as it was, while somebody looks back: everything is read from it and nothing can be changed.
    past: RwLock<Option<(AsOf, Arc<Shown>)>>,
    /// States of the past with which today is compared, under the name they were asked for and the week they are seen
    /// by; the last that was asked for at the end.
    before: Mutex<Vec<(BeforeKey, Arc<Shown>)>>,
    steps: Mutex<Steps>,
    stands: Mutex<Stands>,
    machine: Mutex<Machine>,
    /// By the language that was asked for, which may be one that has no messages.
    texts: Mutex<Option<(String, Texts)>>,
    /// Whether plans that are opened are listed among the recent ones.
    has_memory: bool,
    /// What is to be opened first, once there is a window to tell how it went.
    first: Mutex<beginning::Beginning>,
    /// A plan that was not opened because of where it lies or what is wrong with it, until the person has decided.
    refused: Mutex<Option<PathBuf>>,
    progress: Mutex<Progress>,
    stop: Arc<AtomicBool>,
    slots: Slots,
    secrets: TeamSecrets,
}

/// How many states of the past are kept.
const MOST_BEFORE: usize = 3;

/// Which past it is, and the week through which it is looked at.
type BeforeKey = (String, Option<Id>);

impl Desk {
    /// An empty desk with the settings of its home folder.
    pub fn new(surroundings: Surroundings) -> Self {
        let machine = Machine::load(&surroundings.home);
        Self {
            surroundings,
            frame: OnceLock::new(),
            reader: Mutex::default(),
            file: Mutex::default(),
            shown: RwLock::default(),
            past: RwLock::default(),
            before: Mutex::default(),
            steps: Mutex::default(),
            stands: Mutex::default(),
            machine: Mutex::new(machine),
            texts: Mutex::default(),
            has_memory: true,
            first: Mutex::default(),
            refused: Mutex::default(),
            progress: Mutex::default(),
            stop: Arc::default(),
            slots: Slots::default(),
            secrets: TeamSecrets::default(),
        }
    }

    /// The same desk with a keyring, which opens the secrets of teams; without one their passphrases are asked for.
    pub fn with_keyring(mut self, keyring: Arc<dyn Keyring>) -> Self {
        self.secrets = TeamSecrets::new(keyring);
        self
    }

    /// The secrets of a plan's team, as long as the program runs.
    pub(crate) fn secrets(&self, plan_id: &str) -> Arc<FileSecrets> {
        self.secrets.of(&self.surroundings, plan_id)
    }

    /// The same desk for scripts: what they open is not listed among the recent plans.
    pub fn without_memory(mut self) -> Self {
        self.has_memory = false;
        self
    }

    /// Gives the desk its window; a second one changes nothing.
    pub fn put_in(&self, frame: Box<dyn Frame>) {
        drop(self.frame.set(frame));
    }

    /// The window, where there is one.
    pub(crate) fn frame(&self) -> Option<&dyn Frame> {
        self.frame.get().map(Box::as_ref)
    }

    /// Rises with everything that changes what is shown.
    pub fn revision(&self) -> i64 {
        hold(&self.steps).revision()
    }

    /// What changed after one revision and up to another.
    pub(crate) fn touched(&self, after: i64, upto: i64) -> Touched {
        hold(&self.steps).between(after, upto)
    }

    /// What is known of the team is another now.
    pub(crate) fn note_team(&self) {
        hold(&self.steps).push(Touched::team());
    }

    /// Everything on the screens must be asked again. Called after what is shown has changed.
    pub(crate) fn note_everything(&self) {
        hold(&self.steps).push(Touched::everything());
    }

    /// What a part of the table keeps between two calls, such as an import that was begun. Gone with the plan.
    pub(crate) fn slot<T: Default + Send + 'static>(&self) -> Arc<Mutex<T>> {
        self.slots.slot()
    }

    /// Brings everything into the one file; for the shell to call after a second of rest.
    pub fn rest(&self) -> Result<(), Failure> {
        match self.file.try_lock() {
            Ok(file) => Ok(file.as_ref().map_or(Ok(()), PlanFile::rest)?),
            // Somebody is writing: no rest yet.
            Err(_) => Ok(()),
        }
    }

    /// The plan that was not opened because of where it lies or what is wrong with it; the shell offers it instead of a dialog.
    pub fn refused_path(&self) -> Option<PathBuf> {
        hold(&self.refused).clone()
    }

    /// Asks long work to stop; what it has begun is taken back.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// The wish to stop, for work that hears it by itself.
    pub(crate) fn wish_to_stop(&self) -> &Arc<AtomicBool> {
        &self.stop
    }

    /// How far long work has come.
    pub fn progress(&self) -> Progress {
        hold(&self.progress).clone()
    }

    /// Begins long work: forgets an old wish to stop.
    pub(crate) fn begin(&self, step: &str) {
        self.stop.store(false, Ordering::Relaxed);
        self.report(step, 0, 0);
    }

    /// Tells how far long work has come; `false` asks it to stop.
    pub(crate) fn report(&self, step: &str, done: usize, total: usize) -> bool {
        self.report_on(step, String::new(), done, total)
    }

    /// The same with the text of what is worked on.
    pub(crate) fn report_on(&self, step: &str, about: String, done: usize, total: usize) -> bool {
        *hold(&self.progress) = Progress { step: step.to_owned(), about, done, total };
        !self.stop.load(Ordering::Relaxed)
    }

    /// Long work is over.
    pub(crate) fn finish(&self) {
        *hold(&self.progress) = Progress::default();
    }

    /// The time now.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        (self.surroundings.clock)()
    }

    /// The folder of settings and copies.
    pub(crate) fn home(&self) -> &Path {
        &self.surroundings.home
    }

    /// What the store is given, with the author of the settings.
    pub(crate) fn surroundings(&self) -> Surroundings {
        let mut surroundings = self.surroundings.clone();
        let author = hold(&self.machine).settings.author.clone();
        if !author.is_empty() {
            surroundings.author = author;
        }
        surroundings
    }

    /// The messages of the chosen language, read once.
    pub fn texts(&self) -> Texts {
        let language = hold(&self.machine).settings.language.clone();
        let mut known = hold(&self.texts);
        match known.as_ref() {
            Some((of, texts)) if *of == language => texts.clone(),
            _ => known.insert((language.clone(), Texts::new(&language))).1.clone(),
        }
    }

    /// What is kept on this machine.
    pub(crate) fn machine(&self) -> MutexGuard<'_, Machine> {
        hold(&self.machine)
    }

    /// Changes what is kept on this machine and writes it.
    pub(crate) fn change_machine<T>(&self, change: impl FnOnce(&mut Machine) -> T) -> Result<T, Failure> {
        let mut machine = hold(&self.machine);
        let answer = change(&mut machine);
        machine.save(self.home())?;
        Ok(answer)
    }

    /// The plan at its last whole revision, or as it was while somebody looks back.
    pub(crate) fn shown(&self) -> Result<Arc<Shown>, Failure> {
        if let Some((_, past)) = self.past.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
            return Ok(Arc::clone(past));
        }
        self.shown_now()
    }

    /// To when somebody looks back.
    pub(crate) fn as_of(&self) -> Option<AsOf> {
        let past = self.past.read().unwrap_or_else(PoisonError::into_inner);
        past.as_ref().map(|(as_of, _)| as_of.clone())
    }

    /// Looks back to a state of the plan, or at today again.
    pub(crate) fn look_back(&self, past: Option<(AsOf, Shown)>) {
        let past = past.map(|(as_of, shown)| (as_of, Arc::new(shown)));
        *self.past.write().unwrap_or_else(PoisonError::into_inner) = past;
        self.note_everything();
    }

    /// A state of the past to compare with, made once: what is past does not change until it is forgotten. A few are
    /// kept, so that the last meeting and a release do not drive each other out.
    pub(crate) fn before(
        &self,
        name: &str,
        week_id: Option<&Id>,
        make: impl FnOnce() -> Result<Shown, Failure>,
    ) -> Result<Arc<Shown>, Failure> {
        let key = (name.to_owned(), week_id.cloned());
        let mut before = hold(&self.before);
        let known = before.iter().position(|(known, _)| *known == key).map(|at| before.remove(at));
        let kept = match known {
            Some(kept) => kept,
            None => (key, Arc::new(make()?)),
        };
        let shown = Arc::clone(&kept.1);
        before.push(kept);
        let extra = before.len().saturating_sub(MOST_BEFORE);
        before.drain(..extra);
        Ok(shown)
    }

    /// Forgets the past that was looked at: another plan is on the desk, or its history was changed.
    pub(crate) fn forget_before(&self) {
        hold(&self.before).clear();
    }

    /// The plan at its last whole revision, on the day of today.
    pub(crate) fn shown_now(&self) -> Result<Arc<Shown>, Failure> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner).clone();
        let shown = shown.ok_or_else(|| Failure::new("no_plan_open"))?;
        let Some(next) = shown.on_day_of(self.now()) else { return Ok(shown) };
        let mut held = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        // Somebody may have written, or closed the plan, meanwhile: what is newer stays.
        if let Some(newer) = held.as_ref().filter(|held| held.serial != shown.serial) {
            return Ok(Arc::clone(newer));
        }
        let next = Arc::new(next);
        *held = Some(Arc::clone(&next));
        drop(held);
        self.note_everything();
        Ok(next)
    }

    /// Asks the open file something that the snapshot does not hold.
    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&Reader) -> Result<T, Failure>) -> Result<T, Failure> {
        if let Some(reader) = hold(&self.reader).as_ref() {
            return ask(reader);
        }
        // Where a file can only be had alone, a question waits for who writes; who writes may want the reader, so that
        // it is not held meanwhile.
        self.ask_file(|file| ask(file))
    }

    /// Asks the open file itself, once nobody writes.
    pub(crate) fn ask_file<T>(&self, ask: impl FnOnce(&PlanFile) -> Result<T, Failure>) -> Result<T, Failure> {
        let file = hold(&self.file);
        ask(file.as_ref().ok_or_else(|| Failure::new("no_plan_open"))?)
    }

    /// Shows a plan that no file holds.
    #[cfg(test)]
    pub(crate) fn show_plan(&self, plan: Plan) {
        let now = self.shown_now().expect("a plan");
        let shown = Shown::new(now.revision, Arc::new(plan), now.week_id.clone(), self.now()).of_file(now.file.clone());
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(shown));
    }

    /// Opens a plan in place of the one on the desk, which stays when this fails.
    pub(crate) fn open(&self, path: &Path, risk: OpenRisk) -> Result<(), Failure> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.ask(|file| Ok(file.path() == path)).unwrap_or(false) {
            return Ok(());
        }
        let opened = PlanFile::open(&path, risk, &self.surroundings());
        use store::StoreError::{Damaged, InSyncedFolder, OnNetwork};
        if let Err(OnNetwork { .. } | InSyncedFolder { .. } | Damaged { .. }) = &opened {
            *hold(&self.refused) = Some(path.clone());
        }
        self.put_on_desk(opened?, risk == OpenRisk::Accept)
    }

    /// Puts an open file on the desk and remembers it.
    pub(crate) fn put_on_desk(&self, file: PlanFile, is_risk_accepted: bool) -> Result<(), Failure> {
        // What cannot be read takes nothing off the desk.
        file.snapshot()?;
        self.part_from_team();
        self.clear();
        self.take_up(file, is_risk_accepted)
    }

    /// Goes on with the same plan in another file. It stays on the desk meanwhile, so that no form over it goes.
    pub(crate) fn go_on_in(&self, path: &Path) -> Result<(), Failure> {
        self.release();
        let opened = PlanFile::open(path, OpenRisk::Accept, &self.surroundings());
        // A risky place is told; that the person wants it all the same is for the next opening to ask.
        let taken = opened.map_err(Failure::from).and_then(|file| self.take_up(file, false));
        taken.inspect_err(|_| self.clear())
    }

    /// Shows an open file and remembers it.
    fn take_up(&self, mut file: PlanFile, is_risk_accepted: bool) -> Result<(), Failure> {
        let plan = file.snapshot()?;
        // What came before it was shown is shown now.
        file.touched();
        let city = plan.profile.as_ref().map(|profile| profile.city.clone()).unwrap_or_default();
        let today = crate::desk::shown::local(&plan, self.now()).date();
        let path = file.path().to_owned();
        self.show(&file, None)?;
        self.read_beside(&file)?;
        *hold(&self.file) = Some(file);
        self.note_everything();
        if !self.has_memory {
            return Ok(());
        }
        self.change_machine(|machine| machine.remember(&path, &city, today, is_risk_accepted))
    }

    /// Gives up the file; what is shown stays. Whoever closes a plan last brings everything into the one file.
    fn release(&self) {
        *hold(&self.reader) = None;
        *hold(&self.file) = None;
    }

    /// Closes the plan and what was begun with it.
    pub(crate) fn clear(&self) {
        *self.past.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.forget_before();
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = None;
        self.release();
        *hold(&self.refused) = None;
        self.slots.clear();
        self.note_everything();
    }

    /// Chooses the week everything is about, on this machine.
    pub(crate) fn choose_week(&self, week_id: Id) -> Result<(), Failure> {
        let held = hold(&self.file);
        let file = held.as_ref().ok_or_else(|| Failure::new("no_plan_open"))?;
        self.change_machine(|machine| machine.weeks.insert(file.plan_id().to_owned(), week_id.clone()))?;
        self.show(file, None)?;
        // Whoever looks back does so through the week that was chosen.
        let mut past = self.past.write().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, shown)) = past.as_mut() {
            *shown = Arc::new(shown.through(Some(week_id)));
        }
        drop(past);
        self.note_everything();
        Ok(())
    }
}

/// Locks. What a panic left behind is whole: every change of it is one assignment.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
