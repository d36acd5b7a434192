//! What changed on the desk, step by step, so that a page asks again only what could have changed.
//!
//! The number of a step is the desk's revision. It rises with every write, and also when another plan, another week,
//! another day or another language is on the desk; the plan's own revision knows nothing of those.

use std::collections::{BTreeMap, VecDeque};

use domain::{Id, Profile, Record, rules};
use serde::Serialize;
use store::PlanFile;

/// How many steps are kept. Who knows less is told that everything changed.
const KEPT: usize = 256;

/// Stands for everything: the plan, its week or the language is another one.
pub(crate) const DESK: &str = "desk";
/// Stands for the log of changes, which every write extends.
pub(crate) const HISTORY: &str = "history";

/// Stands for the team of the plan: its members, and how the exchange with them goes.
pub(crate) const TEAM: &str = "team";

/// Tables and the ids of their rows that were written; `None` where all of a table may have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Touched(pub BTreeMap<String, Option<Vec<Id>>>);

impl Touched {
    /// Everything may have changed.
    pub(crate) fn everything() -> Self {
        Self(BTreeMap::from([(DESK.to_owned(), None)]))
    }

    /// The team, and nothing of the plan.
    pub(crate) fn team() -> Self {
        Self(BTreeMap::from([(TEAM.to_owned(), None)]))
    }

    /// What the last write touched, and the history, which every write makes longer.
    pub(crate) fn by(file: &mut PlanFile) -> Self {
        match file.touched() {
            // City, zone and currency are in every answer.
            Some(mut tables) if !tables.contains_key(Profile::TABLE) => {
                tables.insert(HISTORY.to_owned(), None);
                Self(tables)
            }
            _ => Self::everything(),
        }
    }

    /// The tables of the plan, when it is known which were touched.
    pub(crate) fn tables(&self) -> Option<rules::Touched> {
        let mut tables = self.0.clone();
        tables.remove(HISTORY);
        tables.remove(TEAM);
        (!tables.contains_key(DESK)).then_some(tables)
    }

    fn join(&mut self, other: &Touched) {
        for (table, ids) in &other.0 {
            match (self.0.entry(table.clone()).or_insert_with(|| Some(Vec::new())), ids) {
                (Some(known), Some(ids)) => {
                    known.extend(ids.iter().cloned());
                    known.sort();
                    known.dedup();
                }
                (known, _) => *known = None,
            }
        }
    }
}

/// The steps of this desk.
#[derive(Default)]
pub(crate) struct Steps {
    revision: i64,
    kept: VecDeque<Touched>,
}

impl Steps {
    pub(crate) fn revision(&self) -> i64 {
        self.revision
    }

    /// Notes one more step. What is shown must have changed before, or an answer could claim to be newer than it is.
    pub(crate) fn push(&mut self, touched: Touched) {
        self.revision += 1;
        self.kept.push_back(touched);
        if KEPT < self.kept.len() {
            self.kept.pop_front();
        }
    }

    /// What changed after one revision and up to another.
    pub(crate) fn between(&self, after: i64, upto: i64) -> Touched {
        let first = self.revision - self.kept.len() as i64;
        if after < first && after < upto {
            return Touched::everything();
        }
        let mut touched = Touched::default();
        for (step, known) in (first + 1..).zip(&self.kept) {
            if after < step && step <= upto {
                touched.join(known);
            }
        }
        touched
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(table: &str, id: &str) -> Touched {
        Touched(BTreeMap::from([(table.to_owned(), Some(vec![id.to_owned()]))]))
    }

    #[test]
    fn steps_are_joined() {
        let mut steps = Steps::default();
        steps.push(row("event", "b"));
        steps.push(row("event", "a"));
        steps.push(row("venue", "v"));
        steps.push(Touched(BTreeMap::from([("venue".to_owned(), None)])));
        let ids = |ids: &[&str]| Some(ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
        assert_eq!(steps.between(0, 2).0, BTreeMap::from([("event".to_owned(), ids(&["a", "b"]))]));
        assert_eq!(
            steps.between(1, 4).0,
            BTreeMap::from([("event".to_owned(), ids(&["a"])), ("venue".to_owned(), None)])
        );
        assert_eq!(steps.between(4, 4), Touched::default());
        assert_eq!(steps.between(7, 4), Touched::default(), "who knows more has missed nothing");
    }

    #[test]
    fn who_missed_too_many_steps_is_told_that_everything_changed() {
        let mut steps = Steps::default();
        (0..=KEPT).for_each(|_| steps.push(row("event", "a")));
        assert_eq!(steps.between(0, steps.revision()), Touched::everything());
        assert_eq!(steps.between(1, steps.revision()), row("event", "a"));
    }
}
