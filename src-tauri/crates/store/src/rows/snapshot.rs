//! The plan as one value, kept up to date row by row instead of being read anew after each write.
//!
//! Two plans take turns: the newest is shown to readers, who may hold it as long as they like, while the one before
//! it, once nobody holds it, is brought up to date and becomes the newest. So nothing is copied in ordinary work; a
//! reader who still holds the older one costs a copy. What is left out: how a row becomes a record, see `tables`.

use std::sync::Arc;

use domain::Plan;
use rusqlite::Connection;

use crate::StoreError;
use crate::rows::tables::{self, Table};
use crate::rows::touched::Touched;

/// The newest plan, the one before it, and what was written since each.
#[derive(Default)]
pub(crate) struct Snapshots {
    newest: Option<Arc<Plan>>,
    /// Written since the newest was read.
    since: Touched,
    /// The plan before the newest, and what the newest was brought up to date by.
    before: Option<(Arc<Plan>, Touched)>,
}

impl Snapshots {
    /// Notes what a change wrote.
    pub(crate) fn note(&mut self, touched: Touched) {
        self.since.join(touched);
    }

    /// Forgets everything: the next plan is read as a whole.
    pub(crate) fn forget(&mut self) {
        *self = Snapshots::default();
    }

    /// The plan as the tables say now.
    pub(crate) fn now(&mut self, connection: &Connection, known: &[Table]) -> Result<Arc<Plan>, StoreError> {
        let Some(newest) = self.newest.take() else {
            self.forget();
            let plan = Arc::new(tables::read_plan(connection)?);
            self.newest = Some(Arc::clone(&plan));
            return Ok(plan);
        };
        if self.since.is_empty() {
            self.newest = Some(Arc::clone(&newest));
            return Ok(newest);
        }
        let since = std::mem::take(&mut self.since);
        let mut missing = since.clone();
        let free = self.before.take().and_then(|(plan, touched)| Some((Arc::try_unwrap(plan).ok()?, touched)));
        let mut plan = match free {
            Some((plan, touched)) => {
                missing.join(touched);
                plan
            }
            None => (*newest).clone(),
        };
        // On an error nothing is kept, so the next plan is read as a whole.
        tables::refresh_plan(connection, known, &mut plan, &missing)?;
        let plan = Arc::new(plan);
        self.before = Some((newest, since));
        self.newest = Some(Arc::clone(&plan));
        Ok(plan)
    }
}
