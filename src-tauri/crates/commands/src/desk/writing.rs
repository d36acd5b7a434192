//! Changing the plan on the desk: writers take turns, and readers see each change when it is whole.

use std::sync::{Arc, PoisonError};

use domain::{Plan, rules};
use store::PlanFile;

use crate::Failure;
use crate::desk::shown::{FileState, Shown};
use crate::desk::touched::Touched;
use crate::desk::{Desk, hold};

impl Desk {
    /// Changes the open plan: looks, refuses or runs one command, and shows the new revision to all readers.
    pub(crate) fn write<T>(
        &self,
        change: impl FnOnce(&Plan, &mut PlanFile) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if self.as_of().is_some() {
            return Err(Failure::new("looking_back"));
        }
        self.change_file(|file| {
            let plan = file.snapshot()?;
            change(&plan, file)
        })
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
        let before = file.revision();
        let answer = change(file);
        // A command that found nothing to do left everything as it was.
        if file.revision() != before {
            let touched = Touched::by(file);
            self.show(file, touched.tables())?;
            if touched == Touched::everything() {
                // Another file may lie there now.
                self.read_beside(file)?;
            }
            hold(&self.steps).push(touched);
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
