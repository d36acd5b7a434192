//! The undo stack: the steps back and the steps forward, derived from the log alone.
//!
//! Undo takes back what was done in this file. What came from a colleague has a line of its own for each replica, which
//! says what of it is without effect now; nothing here steps along it.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use crate::StoreError;
use crate::log::seen::Known;

/// Whose steps: of this file, or of a colleague's replica by its number.
type Owner = Option<i64>;

/// Which changes of one file are in effect. The first change makes the plan and cannot be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct UndoStack {
    /// What was done here.
    pub(crate) own: Line,
    /// What each colleague did.
    others: HashMap<i64, Line>,
    /// Changes without effect now.
    pub(crate) undone: BTreeSet<i64>,
    /// What each undoing change that is in effect took back, and from whose line.
    taken: HashMap<i64, Vec<(i64, Owner)>>,
    founding: Option<i64>,
}

/// The steps of one line of changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Changes that undo can take back, the next one last.
    pub(crate) back: Vec<i64>,
    /// Undoing changes that redo can take back, the next one last.
    pub(crate) forward: Vec<i64>,
}

impl Line {
    /// A step back and those after it.
    fn from(&self, target: i64) -> Vec<i64> {
        self.back.iter().copied().skip_while(|step| *step != target).collect()
    }
}

/// One change as it enters the stack.
#[derive(Clone, Copy)]
struct Step {
    change: i64,
    owner: Owner,
    /// What it takes back, and whose that is.
    undoes: Option<(i64, Owner)>,
}

impl UndoStack {
    /// Reads the whole log.
    pub(crate) fn load(connection: &Connection) -> Result<Self, StoreError> {
        let mut stack = UndoStack::default();
        let received = "SELECT DISTINCT rid FROM change WHERE is_received = 1";
        let received: BTreeSet<i64> =
            connection.prepare(received)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let owner = |rid: i64| received.contains(&rid).then_some(rid);
        let known = Known::new(connection);
        let knows = |later: i64, earlier: i64| match (known.made(later)?, known.made(earlier)?) {
            (Some(later), Some(earlier)) => known.knows(later.stamp, earlier.stamp),
            (None, _) | (_, None) => Ok(false),
        };
        let mut statement = connection.prepare(
            "SELECT c.cid, c.rid, t.cid, t.rid FROM change c
             LEFT JOIN change t ON t.rid = c.undoes_rid AND t.seq = c.undoes_seq ORDER BY c.cid",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let target: Option<(i64, i64)> = row.get::<_, Option<i64>>(2)?.zip(row.get(3)?);
            let undoes = target.map(|(target, rid)| (target, owner(rid)));
            stack.enter(Step { change: row.get(0)?, owner: owner(row.get(1)?), undoes }, knows)?;
        }
        Ok(stack)
    }

    /// Adds the newest change of this file, which undoes one of this file or none.
    pub(crate) fn push(&mut self, change: i64, undoes: Option<i64>) {
        let step = Step { change, owner: None, undoes: undoes.map(|target| (target, None)) };
        // In one line each step knows those before it, and nothing is asked that could fail.
        let _ = self.enter(step, |_, _| Ok(true));
    }

    fn line(&mut self, owner: Owner) -> &mut Line {
        match owner {
            None => &mut self.own,
            Some(rid) => self.others.entry(rid).or_default(),
        }
    }

    /// Adds a change; `knows` says whether the author of one had seen another.
    fn enter(&mut self, step: Step, knows: impl Fn(i64, i64) -> Result<bool, StoreError>) -> Result<(), StoreError> {
        let Step { change, owner, undoes } = step;
        let Some((target, of)) = undoes else {
            let is_founding = *self.founding.get_or_insert(change) == change;
            let line = self.line(owner);
            if !is_founding {
                line.back.push(change);
            }
            line.forward.clear();
            return Ok(());
        };
        if self.taken.contains_key(&target) {
            self.bring_back(target, owner, of);
        } else if self.line(of).back.contains(&target) {
            let taken = self.take(step, target, of, knows)?;
            self.undone.extend(taken.iter().map(|(step, _)| step));
            self.taken.insert(change, taken);
            if owner == of {
                self.line(of).forward.push(change);
            }
        }
        Ok(())
    }

    /// Takes a step off its line with everything after it. Of another's line only what the one who undoes had seen goes,
    /// and of their own what they did after it.
    fn take(
        &mut self,
        step: Step,
        target: i64,
        of: Owner,
        knows: impl Fn(i64, i64) -> Result<bool, StoreError>,
    ) -> Result<Vec<(i64, Owner)>, StoreError> {
        let mut taken: Vec<(i64, Owner)> = Vec::new();
        for one in self.line(of).from(target) {
            if step.owner == of || knows(step.change, one)? {
                taken.push((one, of));
            }
        }
        if step.owner != of {
            for one in self.line(step.owner).back.clone() {
                if knows(one, target)? {
                    taken.push((one, step.owner));
                }
            }
        }
        for (one, owner) in &taken {
            self.line(*owner).back.retain(|step| step != one);
        }
        Ok(taken)
    }

    /// Brings back what an undoing change took, and, in one line, what was undone after it.
    fn bring_back(&mut self, target: i64, owner: Owner, of: Owner) {
        let line = self.line(of);
        let position = line.forward.iter().rposition(|step| *step == target).filter(|_| owner == of);
        let undoing = match position {
            Some(position) => line.forward.split_off(position),
            None => vec![target],
        };
        for one in undoing.into_iter().rev() {
            for (step, owner) in self.taken.remove(&one).unwrap_or_default() {
                self.undone.remove(&step);
                let back = &mut self.line(owner).back;
                back.push(step);
                back.sort_unstable();
            }
            self.undone.insert(one);
        }
    }
}
