//! Which rows were written: for the plan in memory, and for whoever shows it.

use std::collections::{BTreeMap, BTreeSet};

use domain::Id;

/// From how many written rows on a table is read as a whole.
const MANY: usize = 500;

/// Which rows were written: by table the ids, or nothing where all of it must be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Touched {
    tables: BTreeMap<String, Option<BTreeSet<Id>>>,
    /// More than rows of single tables.
    is_everything: bool,
}

impl Touched {
    /// Notes a row.
    pub(crate) fn row(&mut self, table: &str, id: &str) {
        let Some(ids) = self.tables.get_mut(table) else {
            self.tables.insert(table.to_owned(), Some(BTreeSet::from([id.to_owned()])));
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
    pub(crate) fn join(&mut self, other: Touched) {
        self.is_everything |= other.is_everything;
        for (table, ids) in other.tables {
            match ids {
                Some(ids) => ids.iter().for_each(|id| self.row(&table, id)),
                None => drop(self.tables.insert(table, None)),
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }

    /// The whole plan is another one.
    pub(crate) fn everything() -> Self {
        Touched { is_everything: true, ..Touched::default() }
    }

    /// The same for others; `None` for everything.
    pub(crate) fn told(self) -> Option<BTreeMap<String, Option<Vec<Id>>>> {
        let tables = self.tables.into_iter().map(|(table, ids)| (table, ids.map(|ids| ids.into_iter().collect())));
        (!self.is_everything).then(|| tables.collect())
    }

    /// The ids of a table; `None` when nothing of it was written, nothing inside when all of it must be read.
    pub(crate) fn ids(&self, table: &str) -> Option<Option<&BTreeSet<Id>>> {
        self.tables.get(table).map(Option::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_of_a_table_mean_all_of_it() {
        let mut touched = Touched::default();
        (0..MANY).for_each(|number| touched.row("reading", &number.to_string()));
        assert!(touched.tables["reading"].is_some());
        let mut other = Touched::default();
        other.row("reading", "more");
        other.row("goal", "one");
        touched.join(other);
        assert!(touched.tables["reading"].is_none());
        assert_eq!(touched.tables["goal"], Some(BTreeSet::from(["one".to_owned()])));
        touched.row("reading", "one");
        assert!(touched.tables["reading"].is_none(), "all stays all");
    }
    #[test]
    fn what_was_written_is_told_by_table_and_id() {
        let mut touched = Touched::default();
        assert!(touched.is_empty());
        assert_eq!(touched.clone().told(), Some(BTreeMap::new()));
        touched.row("room", "b");
        touched.row("room", "a");
        touched.row("room", "b");
        (0..=MANY).for_each(|number| touched.row("reading", &number.to_string()));
        assert!(!touched.is_empty());
        let ab = BTreeSet::from(["a".to_owned(), "b".to_owned()]);
        assert_eq!(
            (touched.ids("room"), touched.ids("reading"), touched.ids("goal")),
            (Some(Some(&ab)), Some(None), None)
        );
        let told = BTreeMap::from([("reading".to_owned(), None), ("room".to_owned(), Some(ab.into_iter().collect()))]);
        assert_eq!(touched.clone().told(), Some(told.clone()));
        touched.join(Touched::default());
        assert_eq!(touched.clone().told(), Some(told), "nothing more was written");
        touched.join(Touched::everything());
        assert_eq!(touched.clone().told(), None);
        touched.join(Touched::default());
        assert_eq!(touched.told(), None, "everything stays everything");
    }
}
