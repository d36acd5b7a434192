//! The plan that a program begins with: opened while the page comes, told about once somebody can read it.

use std::path::PathBuf;

use store::OpenRisk;

use crate::Failure;
use crate::desk::{Desk, hold};

/// The plan that a program begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// A file that was named at the start.
    File(PathBuf),
    /// The key of a recent plan.
    Recent(String),
}

/// What has become of the plan that a program begins with.
#[derive(Default)]
pub(super) enum Beginning {
    /// There is none, or it is on the desk.
    #[default]
    Nothing,
    /// It is to be opened.
    Waits(First),
    /// It could not be opened, which nobody was told yet.
    Failed(Failure),
}

impl Desk {
    /// Says what is opened first.
    pub fn begin_with(&self, first: First) {
        *hold(&self.first) = Beginning::Waits(first);
    }

    /// Opens what is to be opened first while the page comes; how it went is told to the one who asks.
    pub fn open_early(&self) {
        let mut beginning = hold(&self.first);
        if let Beginning::Waits(first) = &*beginning {
            *beginning = match self.open_named(first.clone()) {
                Ok(()) => Beginning::Nothing,
                Err(failure) => Beginning::Failed(failure),
            };
        }
    }

    /// Whether a plan waits for `open_first`, or is being opened.
    pub(crate) fn has_first(&self) -> bool {
        self.first.try_lock().map_or(true, |beginning| !matches!(*beginning, Beginning::Nothing))
    }

    /// Opens what is to be opened first, or tells how that went; once.
    pub(crate) fn open_first(&self) -> Result<(), Failure> {
        let beginning = std::mem::take(&mut *hold(&self.first));
        self.note_everything();
        match beginning {
            Beginning::Waits(first) => self.open_named(first),
            Beginning::Failed(failure) => Err(failure),
            Beginning::Nothing => Ok(()),
        }
    }

    /// Opens a file, or a recent plan in the way that the person accepted before.
    pub(crate) fn open_named(&self, first: First) -> Result<(), Failure> {
        match first {
            First::File(path) => self.open(&path, OpenRisk::Refuse),
            First::Recent(key) => {
                let found = self.machine().find(&key);
                let (path, is_risk_accepted) = found.ok_or_else(|| Failure::new("recent_unknown"))?;
                self.open(&path, if is_risk_accepted { OpenRisk::Accept } else { OpenRisk::Refuse })
            }
        }
    }
}
