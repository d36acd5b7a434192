//! Long work over documents: how far it has come, and where it can be stopped.
//!
//! Whoever stops is heard while pages are set and files are made of them (see `publish::stoppable`), between one step
//! and the next, and the last time before a file takes its place. Without processes for pages, as in the terminal, a
//! PDF is made to its end; so is the website.

use domain::OutputKind;

use crate::Failure;
use crate::desk::Desk;

/// A document is put together from the plan.
pub(crate) const GATHERING: &str = "gathering";
/// Its pages are set.
pub(crate) const SETTING: &str = "setting";
/// Its file is made.
pub(crate) const MAKING: &str = "making";
/// Several documents are written, one after the other.
pub(crate) const SET: &str = "set";

/// The code of work that was stopped.
const STOPPED: &str = "export_stopped";

/// What it means to whoever asked for the work that it was stopped.
pub(crate) fn stopped_as(failure: Failure, code: &str) -> Failure {
    if failure.code == STOPPED { Failure::new(code) } else { failure }
}

/// Work that is going on. When it is dropped, nothing is going on any more.
pub(crate) struct Steps<'a> {
    desk: &'a Desk,
    /// Of several documents: the one that is written, how many are done, and how many there are.
    counted: Option<(OutputKind, usize, usize)>,
    /// Whether it tells anything: work within other work leaves that to the other.
    is_told: bool,
}

impl<'a> Steps<'a> {
    /// Begins work that somebody asked for.
    pub(crate) fn begin(desk: &'a Desk) -> Self {
        desk.begin(GATHERING);
        Self { desk, counted: None, is_told: true }
    }

    /// Begins a set of files, of which the first is of a kind.
    pub(crate) fn of_set(desk: &'a Desk, first: OutputKind, total: usize) -> Self {
        desk.begin(SET);
        Self { desk, counted: Some((first, 0, total)), is_told: true }
    }

    /// Begins work that the screen does by itself: what a person asked for, and stops, goes before it.
    pub(crate) fn aside(desk: &'a Desk) -> Self {
        let is_told = desk.progress().step.is_empty();
        if is_told {
            desk.begin(GATHERING);
        }
        Self { desk, counted: None, is_told }
    }

    /// The next step.
    ///
    /// # Errors
    ///
    /// `export_stopped` when somebody has asked to stop.
    pub(crate) fn at(&self, step: &str) -> Result<(), Failure> {
        let goes_on = || match self.counted {
            Some((kind, done, total)) => self.desk.report_on(SET, format!("output-kind-{}", kind.word()), done, total),
            None => self.desk.report(step, 0, 0),
        };
        if !self.is_told || goes_on() { Ok(()) } else { Err(Failure::new(STOPPED)) }
    }

    /// The next file of the set is of a kind.
    pub(crate) fn on(&mut self, kind: OutputKind) {
        if let Some((at, ..)) = &mut self.counted {
            *at = kind;
        }
    }

    /// One more of the set is done.
    pub(crate) fn count(&mut self) {
        if let Some((_, done, _)) = &mut self.counted {
            *done += 1;
        }
    }
}

impl Drop for Steps<'_> {
    fn drop(&mut self) {
        if self.is_told {
            self.desk.finish();
        }
    }
}
