//! The desk: one open plan, the settings of this machine, and the long work that is going on.
//!
//! Writers take turns; readers look at the last whole revision and never wait for a writer.

pub mod home;
pub(crate) mod machine;
pub(crate) mod shown;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock};

use chrono::{DateTime, Utc};
use domain::{Id, Plan};
use serde::Serialize;
use serde_json::Value;
use store::{OpenRisk, PlanFile, Surroundings};
use text::Texts;

use crate::Failure;
use crate::council::papers::SetPaper;
use crate::desk::machine::Machine;
use crate::desk::shown::Shown;
use crate::door::table;
use crate::imports::Work;
use crate::indicators::imports::IndicatorWork;
use crate::partners::files::PartnerWork;
use crate::views::{AsOf, Progress};

/// What a call brings back.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    /// The plan's revision afterwards; 0 without a plan.
    pub revision: i64,
    /// What the command returns.
    pub value: Value,
}

/// What a window can do for its page, which may do nothing but call.
pub trait Frame: Send + Sync {
    /// Fills the screen, or goes back to its place.
    fn fill_screen(&self, is_full: bool);
    /// Shows everything larger or smaller, in per cent.
    fn zoom(&self, percent: u32);
}

/// Where all commands work.
pub struct Desk {
    surroundings: Surroundings,
    /// The window, where there is one.
    frame: OnceLock<Box<dyn Frame>>,
    file: Mutex<Option<PlanFile>>,
    shown: RwLock<Option<Arc<Shown>>>,
    /// The plan as it was, while somebody looks back: everything is read from it and nothing can be changed.
    past: RwLock<Option<(AsOf, Arc<Shown>)>>,
    /// A state of the past with which today is compared, under the name it was asked for.
    before: Mutex<Option<(String, Arc<Shown>)>>,
    machine: Mutex<Machine>,
    /// Whether plans that are opened are listed among the recent ones.
    has_memory: bool,
    /// A plan that was not opened because of where it lies, until the person has decided.
    risky: Mutex<Option<PathBuf>>,
    progress: Mutex<Progress>,
    stop: AtomicBool,
    pub(crate) import: Mutex<Option<Work>>,
    pub(crate) partner_import: Mutex<Option<PartnerWork>>,
    pub(crate) indicator_import: Mutex<Option<IndicatorWork>>,
    pub(crate) paper: Mutex<Option<SetPaper>>,
}

impl Desk {
    /// An empty desk with the settings of its home folder.
    pub fn new(surroundings: Surroundings) -> Self {
        let machine = Machine::load(&surroundings.home);
        Self {
            surroundings,
            frame: OnceLock::new(),
            file: Mutex::default(),
            shown: RwLock::default(),
            past: RwLock::default(),
            before: Mutex::default(),
            machine: Mutex::new(machine),
            has_memory: true,
            risky: Mutex::default(),
            progress: Mutex::default(),
            stop: AtomicBool::new(false),
            import: Mutex::default(),
            partner_import: Mutex::default(),
            indicator_import: Mutex::default(),
            paper: Mutex::default(),
        }
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

    /// Runs a command of the table. `path` is the file a person chose, for the kinds that take one.
    pub fn call(&self, name: &str, args: Value, path: Option<PathBuf>) -> Result<Answer, Failure> {
        let value = table::dispatch(self, name, args, path)?;
        let revision = self.shown().map_or(0, |shown| shown.revision);
        Ok(Answer { revision, value })
    }

    /// Brings everything into the one file; for the shell to call after a second of rest.
    pub fn rest(&self) -> Result<(), Failure> {
        match self.file.try_lock() {
            Ok(file) => Ok(file.as_ref().map_or(Ok(()), PlanFile::rest)?),
            // Somebody is writing: no rest yet.
            Err(_) => Ok(()),
        }
    }

    /// The plan that was not opened because of where it lies; the shell offers it instead of a dialog.
    pub fn risky_path(&self) -> Option<PathBuf> {
        hold(&self.risky).clone()
    }

    /// Asks long work to stop; what it has begun is taken back.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
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
        *hold(&self.progress) = Progress { step: step.to_owned(), done, total };
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

    /// The messages of the chosen language.
    pub(crate) fn texts(&self) -> Texts {
        Texts::new(&hold(&self.machine).settings.language)
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
    }

    /// A state of the past to compare with, made once: what is past does not change until it is forgotten.
    pub(crate) fn before(
        &self,
        key: &str,
        make: impl FnOnce() -> Result<Shown, Failure>,
    ) -> Result<Arc<Shown>, Failure> {
        let mut before = hold(&self.before);
        if let Some((_, shown)) = before.as_ref().filter(|(known, _)| known == key) {
            return Ok(Arc::clone(shown));
        }
        let made = Arc::new(make()?);
        *before = Some((key.to_owned(), Arc::clone(&made)));
        Ok(made)
    }

    /// Forgets the past that was looked at: another plan is on the desk, or its history was changed.
    pub(crate) fn forget_before(&self) {
        *hold(&self.before) = None;
    }

    /// The plan at its last whole revision.
    pub(crate) fn shown_now(&self) -> Result<Arc<Shown>, Failure> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        shown.clone().ok_or_else(|| Failure::new("no_plan_open"))
    }

    /// Asks the open file something that the snapshot does not hold.
    pub(crate) fn ask<T>(&self, ask: impl FnOnce(&PlanFile) -> Result<T, Failure>) -> Result<T, Failure> {
        let file = hold(&self.file);
        ask(file.as_ref().ok_or_else(|| Failure::new("no_plan_open"))?)
    }

    /// Changes the open plan: looks, refuses or runs one command, and shows the new revision to all readers.
    pub(crate) fn write<T>(
        &self,
        change: impl FnOnce(&Plan, &mut PlanFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.as_of().is_some() {
            return Err(Failure::new("looking_back"));
        }
        let mut held = hold(&self.file);
        let file = held.as_mut().ok_or_else(|| Failure::new("no_plan_open"))?;
        let plan = file.snapshot()?;
        let answer = change(&plan, file);
        drop(plan);
        self.show(file)?;
        answer
    }

    /// Shows the plan again, such as after another week was chosen.
    pub(crate) fn show_again(&self) -> Result<(), Failure> {
        self.ask(|file| self.show(file))
    }

    fn show(&self, file: &PlanFile) -> Result<(), Failure> {
        let week_id = self.machine().weeks.get(file.plan_id()).cloned();
        let shown = Shown::new(file.revision(), file.snapshot()?, week_id);
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(shown));
        Ok(())
    }

    /// Opens a plan in place of the one on the desk, which stays when this fails.
    pub(crate) fn open(&self, path: &Path, risk: OpenRisk) -> Result<(), Failure> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.ask(|file| Ok(file.path() == path)).unwrap_or(false) {
            return Ok(());
        }
        let opened = PlanFile::open(&path, risk, &self.surroundings());
        if let Err(store::StoreError::OnNetwork { .. } | store::StoreError::InSyncedFolder { .. }) = &opened {
            *hold(&self.risky) = Some(path.clone());
        }
        self.put_on_desk(opened?, risk == OpenRisk::Accept)
    }

    /// Puts an open file on the desk and remembers it.
    pub(crate) fn put_on_desk(&self, file: PlanFile, is_risk_accepted: bool) -> Result<(), Failure> {
        let plan = file.snapshot()?;
        let city = plan.profile.as_ref().map(|profile| profile.city.clone()).unwrap_or_default();
        let today = crate::desk::shown::local(&plan, self.now()).date();
        let path = file.path().to_owned();
        self.clear();
        self.show(&file)?;
        *hold(&self.file) = Some(file);
        if !self.has_memory {
            return Ok(());
        }
        self.change_machine(|machine| machine.remember(&path, &city, today, is_risk_accepted))
    }

    /// Closes the plan and what was begun with it.
    pub(crate) fn clear(&self) {
        self.look_back(None);
        self.forget_before();
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = None;
        *hold(&self.file) = None;
        *hold(&self.risky) = None;
        *hold(&self.import) = None;
        *hold(&self.partner_import) = None;
        *hold(&self.indicator_import) = None;
        *hold(&self.paper) = None;
    }

    /// Chooses the week everything is about, on this machine.
    pub(crate) fn choose_week(&self, week_id: Id) -> Result<(), Failure> {
        let plan_id = self.ask(|file| Ok(file.plan_id().to_owned()))?;
        self.change_machine(|machine| machine.weeks.insert(plan_id, week_id))?;
        self.show_again()
    }
}

/// Locks. What a panic left behind is whole: every change of it is one assignment.
pub(crate) fn hold<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
