//! The undo stack: the steps back and the steps forward, derived from the log alone.

use std::collections::{BTreeSet, HashMap};

use rusqlite::Connection;

use crate::StoreError;

/// Which changes of one file are in effect. The first change makes the plan and cannot be undone.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct UndoStack {
    /// Changes that undo can take back, the next one last.
    pub(crate) back: Vec<i64>,
    /// Undoing changes that redo can take back, the next one last.
    pub(crate) forward: Vec<i64>,
    /// What each undoing change took off `back`, oldest first.
    taken: HashMap<i64, Vec<i64>>,
    /// Changes without effect now.
    pub(crate) undone: BTreeSet<i64>,
    founding: Option<i64>,
}

impl UndoStack {
    /// Reads the whole log.
    pub(crate) fn load(connection: &Connection) -> Result<Self, StoreError> {
        let mut stack = UndoStack::default();
        let mut statement = connection.prepare(
            "SELECT c.cid, t.cid FROM change c
             LEFT JOIN change t ON t.rid = c.undoes_rid AND t.seq = c.undoes_seq ORDER BY c.cid",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            stack.push(row.get(0)?, row.get(1)?);
        }
        Ok(stack)
    }

    /// Adds the newest change. One that undoes takes back its target and everything after it.
    pub(crate) fn push(&mut self, change: i64, undoes: Option<i64>) {
        let Some(target) = undoes else {
            match self.founding {
                Some(_) => self.back.push(change),
                None => self.founding = Some(change),
            }
            self.forward.clear();
            return;
        };
        if let Some(position) = self.back.iter().rposition(|step| *step == target) {
            let taken = self.back.split_off(position);
            self.undone.extend(&taken);
            self.taken.insert(change, taken);
            self.forward.push(change);
        } else if let Some(position) = self.forward.iter().rposition(|step| *step == target) {
            for undoing in self.forward.split_off(position).into_iter().rev() {
                let taken = self.taken.remove(&undoing).unwrap_or_default();
                taken.iter().for_each(|step| {
                    self.undone.remove(step);
                });
                self.undone.insert(undoing);
                self.back.extend(taken);
            }
        }
    }
}
