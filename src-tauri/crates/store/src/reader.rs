//! What can be asked of a plan file without changing it.
//!
//! An open file is a reader itself, and can give a second one with a connection of its own: it sees the last whole
//! change, and waits for nobody who writes. Questions about the log are asked in `log/`.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::Id;
use rusqlite::{Connection, OpenFlags};

use crate::file::format;
use crate::log::undo_stack::UndoStack;
use crate::rows::tables::Table;
use crate::{StoreError, Surroundings};

/// A connection to a plan file through which nothing is written.
pub struct Reader {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) plan_id: Id,
    pub(crate) tables: Arc<[Table]>,
    pub(crate) surroundings: Surroundings,
    /// The undo stack, and the state of the file that it was read from.
    stack: RefCell<Option<(i64, UndoStack)>>,
}

impl Reader {
    /// Reads through a connection.
    pub(crate) fn new(
        connection: Connection,
        path: PathBuf,
        plan_id: Id,
        tables: Arc<[Table]>,
        surroundings: Surroundings,
    ) -> Self {
        Reader { connection, path, plan_id, tables, surroundings, stack: RefCell::default() }
    }

    /// A second connection to the same file.
    pub(crate) fn second(&self) -> Result<Reader, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        format::only_read(&connection)?;
        let tables = Arc::clone(&self.tables);
        Ok(Reader::new(connection, self.path.clone(), self.plan_id.clone(), tables, self.surroundings.clone()))
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The plan's own id, the same in every copy.
    pub fn plan_id(&self) -> &str {
        &self.plan_id
    }

    /// The format of the file.
    pub fn format_version(&self) -> i64 {
        crate::FORMAT_VERSION
    }

    /// How many replicas have written into this plan.
    pub fn replica_count(&self) -> Result<usize, StoreError> {
        let count: i64 = self.connection.query_row("SELECT count(*) FROM replica", [], |row| row.get(0))?;
        Ok(count.max(0) as usize)
    }

    /// Asks the undo stack, which is read again when another connection has written.
    pub(crate) fn with_stack<T>(&self, ask: impl FnOnce(&UndoStack) -> T) -> Result<T, StoreError> {
        let state = self.state()?;
        let mut stack = self.stack.borrow_mut();
        match stack.as_ref() {
            Some((known, stack)) if *known == state => Ok(ask(stack)),
            _ => {
                let (_, read) = stack.insert((state, UndoStack::load(&self.connection)?));
                Ok(ask(read))
            }
        }
    }

    /// Adds a change of this connection to the undo stack.
    pub(crate) fn push(&mut self, change: i64, undoes: Option<i64>) {
        if let Some((_, stack)) = self.stack.get_mut() {
            stack.push(change, undoes);
        }
    }

    /// Forgets the undo stack, which is read again when it is asked.
    pub(crate) fn forget_stack(&mut self) {
        *self.stack.get_mut() = None;
    }

    /// The number of the last change.
    pub fn last_change(&self) -> Result<i64, StoreError> {
        Ok(self.connection.query_row("SELECT coalesce(max(cid), 0) FROM change", [], |row| row.get(0))?)
    }

    /// Changes when another connection has written.
    pub(crate) fn state(&self) -> Result<i64, StoreError> {
        Ok(self.connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use crate::inside_tests::{create, milestone, put};

    #[test]
    fn a_reader_says_which_file_it_reads_and_how_far_that_has_come() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        let place = std::fs::canonicalize(folder.path().join("a.paideia")).unwrap();
        assert_eq!((file.path(), file.format_version()), (place.as_path(), crate::FORMAT_VERSION));
        let sql = "SELECT value FROM meta WHERE key = 'plan_id'";
        let id: String = file.connection.query_row(sql, [], |row| row.get(0)).unwrap();
        assert_eq!(file.plan_id(), id);
        assert_eq!((file.last_change().unwrap(), file.replica_count().unwrap()), (1, 1), "its profile");
        put(&mut file, &milestone(1, "Print", "Ann"));
        put(&mut file, &milestone(2, "Bind", "Ann"));
        file.connection.execute("INSERT INTO replica (uid) VALUES ('Ben'), ('Cleo')", []).unwrap();
        assert_eq!((file.last_change().unwrap(), file.replica_count().unwrap()), (3, 3));
    }

    #[test]
    fn a_second_reader_sees_each_whole_change_and_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = create(&folder);
        put(&mut file, &milestone(1, "Print", "Ann"));
        let reader = file.reader().unwrap().unwrap();
        assert_eq!((reader.path(), reader.plan_id()), (file.path(), file.plan_id()));
        let (state, own) = (reader.state().unwrap(), file.state().unwrap());
        assert_eq!(reader.state().unwrap(), state, "nobody has written");
        assert_eq!(reader.undo_label().unwrap().unwrap().code, "save");
        file.command(crate::Label::new("rename"), |tx| tx.put(&milestone(1, "Print it", "Ann"))).unwrap();
        assert_ne!(reader.state().unwrap(), state, "somebody else has written");
        assert_eq!(file.state().unwrap(), own, "what one has written oneself is known");
        assert_eq!(reader.undo_label().unwrap().unwrap().code, "rename", "the steps are read again");
        assert_eq!(reader.last_change().unwrap(), 3);
        let written = reader.connection.execute("DELETE FROM milestone", []).unwrap_err().to_string();
        assert_eq!(written, "attempt to write a readonly database");
    }
}
