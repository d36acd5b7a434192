//! The plan as one value, kept up to date row by row instead of being read anew after each write.
//!
//! Two plans take turns: the newest is shown to readers, who may hold it as long as they like, while the one before
//! it, once nobody holds it, is brought up to date and becomes the newest. So nothing is copied in ordinary work; a
//! reader who still holds the older one costs a copy. What is left out: how a row becomes a record, see `tables`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::{Plan, Record};
use rusqlite::Connection;

use crate::StoreError;
use crate::rows::tables::{self, Table};

/// From how many written rows on a table is read as a whole.
const MANY: usize = 500;

/// Which rows were written: by table the ids, or nothing where all of it must be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Touched(BTreeMap<String, Option<BTreeSet<String>>>);

impl Touched {
    /// Notes a row.
    pub(crate) fn row(&mut self, table: &str, id: &str) {
        let Some(ids) = self.0.get_mut(table) else {
            self.0.insert(table.to_owned(), Some(BTreeSet::from([id.to_owned()])));
            return;
        };
        if let Some(known) = ids {
            known.insert(id.to_owned());
            if MANY < known.len() {
                *ids = None;
            }
        }
    }

    /// Notes everything that another has noted.
    fn join(&mut self, other: Touched) {
        for (table, ids) in other.0 {
            match ids {
                Some(ids) => ids.iter().for_each(|id| self.row(&table, id)),
                None => drop(self.0.insert(table, None)),
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Brings the list of one table up to date. Lists are in the order of ids, as they are read.
    pub(crate) fn refresh<R: Record>(
        &self,
        connection: &Connection,
        known: &[Table],
        list: &mut Vec<R>,
    ) -> Result<(), StoreError> {
        let Some(ids) = self.0.get(R::TABLE) else { return Ok(()) };
        let (Some(ids), Some(table)) = (ids, tables::find(known, R::TABLE)) else {
            *list = tables::all::<R>(connection)?;
            return Ok(());
        };
        for id in ids {
            let record = table.row(connection, id)?.map(|cells| tables::record::<R>(&cells)).transpose()?;
            match (list.binary_search_by(|other| other.id().cmp(id)), record) {
                (Ok(at), Some(record)) => list[at] = record,
                (Ok(at), None) => drop(list.remove(at)),
                (Err(at), Some(record)) => list.insert(at, record),
                (Err(_), None) => {}
            }
        }
        Ok(())
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_of_a_table_mean_all_of_it() {
        let mut touched = Touched::default();
        (0..MANY).for_each(|number| touched.row("reading", &number.to_string()));
        assert!(touched.0["reading"].is_some());
        let mut other = Touched::default();
        other.row("reading", "more");
        other.row("goal", "one");
        touched.join(other);
        assert!(touched.0["reading"].is_none());
        assert_eq!(touched.0["goal"], Some(BTreeSet::from(["one".to_owned()])));
        touched.row("reading", "one");
        assert!(touched.0["reading"].is_none(), "all stays all");
    }
}
