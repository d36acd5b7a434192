//! Changing the plan on the desk: writers take turns, and readers see each change when it is whole.

use std::cell::Cell;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, PoisonError};

use domain::{Plan, rules};
use serde::Deserialize;
use store::{Meanwhile, PlanFile, Seen};

use crate::Failure;
use crate::desk::shown::{FileState, Shown};
use crate::desk::touched::Touched;
use crate::desk::{Desk, hold};
use crate::plan::wording::Wording;
use crate::team::held::authors;

thread_local! {
    /// What whoever asks knows of the plan. A call runs on one thread from the door to the file.
    static FILLED: Cell<Option<Filled>> = const { Cell::new(None) };
}

/// What somebody knows who hands back a form, in revisions of the desk.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Filled {
    /// When the form was filled.
    pub at: i64,
    /// When they were told what others had changed since.
    #[serde(default)]
    pub told: Option<i64>,
}

/// Does something as asked by who filled a form then; `None`: who sees the plan as it is.
pub(crate) fn filled<T>(form: Option<Filled>, work: impl FnOnce() -> T) -> T {
    /// Whatever comes of the work, the next call begins anew.
    struct Ended;
    impl Drop for Ended {
        fn drop(&mut self) {
            FILLED.set(None);
        }
    }
    FILLED.set(form);
    let _ended = Ended;
    work()
}

/// Of how many writes it is known after which change of the plan they came.
const KEPT: usize = 4_096;

/// For each write the revision of the desk that it led to, and the last change of the plan before it.
#[derive(Default)]
pub(crate) struct Stands(VecDeque<(i64, i64)>);

impl Stands {
    fn push(&mut self, revision: i64, change: i64) {
        self.0.push_back((revision, change));
        if KEPT < self.0.len() {
            self.0.pop_front();
        }
    }

    /// The last change that somebody saw at a revision; `None`: nothing was written since.
    fn change_at(&self, revision: i64) -> Option<i64> {
        self.0.iter().find(|(later, _)| revision < *later).map(|(_, change)| *change)
    }

    /// The same of a form; `None`: nothing was written since it was filled.
    fn seen(&self, form: Filled) -> Option<Seen> {
        let told = form.told.map(|told| self.change_at(told).unwrap_or(i64::MAX));
        Some(Seen { filled: self.change_at(form.at)?, told })
    }
}

impl Desk {
    /// Changes the open plan: looks, refuses or runs one command, and shows the new revision to all readers.
    pub(crate) fn write<T>(
        &self,
        change: impl FnOnce(&Plan, &mut PlanFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.as_of().is_some() {
            return Err(Failure::new("looking_back"));
        }
        let seen = FILLED.get().and_then(|form| hold(&self.stands).seen(form));
        let answer = self.change_file(|file| {
            let plan = file.snapshot()?;
            file.seen_as(seen);
            let answer = change(&plan, file);
            file.seen_as(None);
            answer
        });
        answer.map_err(|failure| self.told(failure))
    }

    /// What was changed since a form was filled, in words.
    fn told(&self, failure: Failure) -> Failure {
        let found = failure.values.get("found").filter(|_| failure.code == "changed_meanwhile");
        let Some(Ok(found)) = found.map(|found| serde_json::from_str::<Vec<Meanwhile>>(found)) else { return failure };
        let (Ok(shown), Ok(authors)) = (self.shown_now(), authors(self)) else { return failure };
        let texts = self.texts();
        let wording = Wording::new(&shown, self.texts());
        let who = |it: &Meanwhile| authors.get(&it.replica).map_or_else(|| it.author.clone(), |(name, _)| name.clone());
        let cell = |it: &Meanwhile| {
            if it.field == "*" {
                return texts.get("meanwhile-deleted");
            }
            let (field, value) = wording.told(&it.table, &it.field, &it.now);
            let id = if value.is_empty() { "meanwhile-empty" } else { "meanwhile-cell" };
            texts.format(id, &[("field", field.into()), ("value", value.into())])
        };
        let who: BTreeSet<String> = found.iter().map(who).collect();
        let what: Vec<String> = found.iter().map(cell).collect();
        Failure::new(&failure.code)
            .with("who", who.into_iter().collect::<Vec<_>>().join(", "))
            .with("what", what.join("; "))
    }

    /// Changes the file of a plan, also while somebody looks back: what comes from colleagues asks nobody. Refused when
    /// another plan is on the desk by now.
    pub(crate) fn take_in<T>(
        &self,
        plan_id: &str,
        take: impl FnOnce(&mut PlanFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.change_file(|file| match file.plan_id() == plan_id {
            true => take(file),
            false => Err(Failure::new("no_plan_open")),
        })
    }

    /// Shows what came of a change to all readers.
    fn change_file<T>(&self, change: impl FnOnce(&mut PlanFile) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut held = hold(&self.file);
        let file = held.as_mut().ok_or_else(|| Failure::new("no_plan_open"))?;
        let (before, last) = (file.revision(), file.last_change()?);
        let answer = change(file);
        // A command that found nothing to do left everything as it was.
        if file.revision() != before {
            let touched = Touched::by(file);
            self.show(file, touched.tables())?;
            if touched == Touched::everything() {
                // Another file may lie there now.
                self.read_beside(file)?;
            }
            let is_other = touched == Touched::everything();
            hold(&self.steps).push(touched);
            let mut stands = hold(&self.stands);
            match is_other && file.last_change()? < last {
                true => *stands = Stands::default(),
                false => stands.push(self.revision(), last),
            }
        }
        answer
    }

    /// Opens a second way to read, which waits for nobody who writes.
    pub(super) fn read_beside(&self, file: &PlanFile) -> Result<(), Failure> {
        let mut reader = hold(&self.reader);
        *reader = None;
        *reader = file.reader()?;
        Ok(())
    }

    /// What stands in front of changes of the open plan from now on.
    pub(crate) fn call_author(&self, name: &str) {
        if let Some(file) = hold(&self.file).as_mut() {
            file.set_author(name);
        }
    }

    /// Shows the plan to all readers. What was worked out of the state before is kept where nothing touched it.
    pub(super) fn show(&self, file: &PlanFile, touched: Option<rules::Touched>) -> Result<(), Failure> {
        let week_id = self.machine().weeks.get(file.plan_id()).cloned();
        let mut shown =
            Shown::new(file.revision(), file.snapshot()?, week_id, self.now()).of_file(FileState::of(file)?);
        if let (Some(touched), Ok(before)) = (touched, self.shown_now()) {
            shown = shown.follows(&before, Some(touched));
        }
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(shown));
        Ok(())
    }
}
