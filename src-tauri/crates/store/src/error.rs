//! What can go wrong with a plan file, as codes and values. The sentences are elsewhere: `error-<code>`.

use std::collections::BTreeMap;
use std::io;

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::rows::meanwhile::Meanwhile;

/// Why something could not be done. Nothing was changed.
#[derive(Debug, Error)]
#[error("{}", self.code())]
#[allow(missing_docs, reason = "the fields are the values of the message")]
pub enum StoreError {
    /// The file exists but is no plan.
    NotAPlan,
    /// Written by a newer version of the program.
    NewerFormat { found: i64, known: i64 },
    /// The file says of itself a format that never was.
    UnknownFormat { found: i64 },
    /// There is something in the file that the program did not put there and that could do something.
    Foreign { name: String },
    /// The name of the file is not Unicode.
    NotUnicode { name: String },
    /// The file that was open is not where it was: moved, renamed, deleted or replaced.
    FileMoved { name: String },
    /// The safety copy is of another plan.
    OtherPlan,
    /// Changes that came from somewhere are of another plan.
    ForeignChanges,
    /// A change does not fit its hash, or says what no program of ours would.
    ForgedChange { replica: String, seq: i64 },
    /// A change claims the place of one that is known otherwise: two copies went on as the same replica.
    ForkedChange { replica: String, seq: i64 },
    /// Bytes that are said to be changes are none, or not all of them.
    ChangesUnreadable { detail: String },
    /// Changes in the form of a newer version of the program.
    NewerChanges { found: i64, known: i64 },
    /// Too many changes wait for others that never came.
    TooManyWaiting,
    /// Nothing is to be decided there, or that is none of the choices.
    NoSuchConflict { table: String, id: String, field: String },
    /// A value is none that the field can hold.
    NoValueOf { table: String, field: String },
    /// A form would write over what was changed since it was filled.
    ChangedMeanwhile { found: Vec<Meanwhile> },
    /// Somebody else has written into the open file.
    WrittenByOthers,
    /// The file is a plan but cannot be trusted.
    Damaged { detail: String },
    /// Open in another window or on another machine.
    HeldBy { holder: String },
    /// Locked by a program that does not say who it is.
    InUse,
    /// On a network share, where locks and writes cannot be trusted; `kind` is the kind of share.
    OnNetwork { kind: String },
    /// In a folder that a service keeps in step with others.
    InSyncedFolder { service: String },
    /// The file or its folder must not be written.
    ReadOnly,
    /// No room left.
    DiskFull,
    /// There is a file already.
    AlreadyExists { name: String },
    /// There is no such file.
    FileMissing { name: String },
    /// There is no such record.
    NotFound { table: String, id: String },
    /// There is no such change in the history.
    NoSuchChange { change: i64 },
    /// There is no such named version.
    NoSuchVersion { name: String },
    /// There is no such safety copy.
    NoSuchCopy { key: String },
    /// The file system said no.
    Unreadable { detail: String },
    /// A handler refuses within a command; the code is its own.
    Refused { code: &'static str, values: BTreeMap<String, String> },
    /// SQLite said no.
    Sql { detail: String },
}

impl StoreError {
    /// The code of the message `error-<code>`.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::NotAPlan => "not_a_plan",
            StoreError::NewerFormat { .. } => "newer_format",
            StoreError::UnknownFormat { .. } => "unknown_plan_format",
            StoreError::Foreign { .. } => "foreign_schema",
            StoreError::NotUnicode { .. } => "name_not_unicode",
            StoreError::FileMoved { .. } => "file_moved",
            StoreError::OtherPlan => "copy_of_other_plan",
            StoreError::ForeignChanges => "foreign_changes",
            StoreError::ForgedChange { .. } => "forged_change",
            StoreError::ForkedChange { .. } => "forked_change",
            StoreError::ChangesUnreadable { .. } => "changes_unreadable",
            StoreError::NewerChanges { .. } => "newer_changes",
            StoreError::TooManyWaiting => "too_many_waiting",
            StoreError::NoSuchConflict { .. } => "no_such_conflict",
            StoreError::NoValueOf { .. } => "no_value_of",
            StoreError::ChangedMeanwhile { .. } => "changed_meanwhile",
            StoreError::WrittenByOthers => "written_by_others",
            StoreError::Damaged { .. } => "damaged",
            StoreError::HeldBy { .. } => "held_by",
            StoreError::InUse => "in_use",
            StoreError::OnNetwork { .. } => "on_network",
            StoreError::InSyncedFolder { .. } => "in_synced_folder",
            StoreError::ReadOnly => "read_only",
            StoreError::DiskFull => "disk_full",
            StoreError::AlreadyExists { .. } => "already_exists",
            StoreError::FileMissing { .. } => "file_missing",
            StoreError::NotFound { .. } => "not_found",
            StoreError::NoSuchChange { .. } => "no_such_change",
            StoreError::NoSuchVersion { .. } => "no_such_version",
            StoreError::NoSuchCopy { .. } => "no_such_copy",
            StoreError::Unreadable { .. } => "unreadable",
            StoreError::Refused { code, .. } => code,
            StoreError::Sql { .. } => "sql",
        }
    }

    /// What the message needs.
    pub fn values(&self) -> BTreeMap<String, String> {
        let pairs: Vec<(&str, String)> = match self {
            StoreError::NewerFormat { found, known } | StoreError::NewerChanges { found, known } => {
                vec![("found", found.to_string()), ("known", known.to_string())]
            }
            StoreError::Damaged { detail }
            | StoreError::Unreadable { detail }
            | StoreError::ChangesUnreadable { detail }
            | StoreError::Sql { detail } => vec![("detail", detail.clone())],
            StoreError::ForgedChange { replica, seq } | StoreError::ForkedChange { replica, seq } => {
                vec![("replica", replica.clone()), ("number", seq.to_string())]
            }
            StoreError::NoSuchConflict { table, id, field } => {
                vec![("table", table.clone()), ("id", id.clone()), ("field", field.clone())]
            }
            StoreError::NoValueOf { table, field } => vec![("table", table.clone()), ("field", field.clone())],
            StoreError::UnknownFormat { found } => vec![("found", found.to_string())],
            StoreError::ChangedMeanwhile { found } => {
                vec![("found", serde_json::to_string(found).unwrap_or_default())]
            }
            StoreError::HeldBy { holder } => vec![("holder", holder.clone())],
            StoreError::OnNetwork { kind } => vec![("kind", kind.clone())],
            StoreError::InSyncedFolder { service } => vec![("service", service.clone())],
            StoreError::AlreadyExists { name }
            | StoreError::FileMissing { name }
            | StoreError::Foreign { name }
            | StoreError::NotUnicode { name }
            | StoreError::FileMoved { name }
            | StoreError::NoSuchVersion { name } => vec![("name", name.clone())],
            StoreError::NotFound { table, id } => vec![("table", table.clone()), ("id", id.clone())],
            StoreError::NoSuchChange { change } => vec![("change", change.to_string())],
            StoreError::NoSuchCopy { key } => vec![("key", key.clone())],
            StoreError::Refused { values, .. } => return values.clone(),
            StoreError::NotAPlan
            | StoreError::InUse
            | StoreError::OtherPlan
            | StoreError::ForeignChanges
            | StoreError::TooManyWaiting
            | StoreError::WrittenByOthers
            | StoreError::ReadOnly
            | StoreError::DiskFull => Vec::new(),
        };
        pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    /// A record that does not fit its struct, or a log that does not fit itself.
    pub(crate) fn damaged(detail: impl Into<String>) -> Self {
        StoreError::Damaged { detail: detail.into() }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let detail = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => StoreError::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => StoreError::ReadOnly,
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => StoreError::Damaged { detail },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
                StoreError::InUse
            }
            Some(_) => StoreError::Sql { detail },
            // Conversions fail only when a cell holds what was never written there.
            None => StoreError::Damaged { detail },
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly,
            _ => StoreError::Unreadable { detail: error.to_string() },
        }
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn what_the_file_system_says_becomes_a_code() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, "disk_full"),
            (io::ErrorKind::QuotaExceeded, "disk_full"),
            (io::ErrorKind::PermissionDenied, "read_only"),
            (io::ErrorKind::ReadOnlyFilesystem, "read_only"),
            (io::ErrorKind::NotFound, "unreadable"),
            (io::ErrorKind::IsADirectory, "unreadable"),
        ] {
            assert_eq!(StoreError::from(io::Error::from(kind)).code(), expected, "{kind:?}");
        }
    }

    #[test]
    fn what_sqlite_says_becomes_a_code() {
        for (code, expected) in [
            (ffi::SQLITE_FULL, "disk_full"),
            (ffi::SQLITE_READONLY, "read_only"),
            (ffi::SQLITE_PERM, "read_only"),
            (ffi::SQLITE_NOTADB, "damaged"),
            (ffi::SQLITE_CORRUPT, "damaged"),
            (ffi::SQLITE_BUSY, "in_use"),
            (ffi::SQLITE_LOCKED, "in_use"),
            (ffi::SQLITE_PROTOCOL, "in_use"),
            (ffi::SQLITE_INTERRUPT, "sql"),
            (ffi::SQLITE_ERROR, "sql"),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(StoreError::from(error).code(), expected, "{code}");
        }
        assert_eq!(StoreError::from(rusqlite::Error::QueryReturnedNoRows).code(), "damaged", "no failure of SQLite's");
    }

    /// Code, then each value that its sentence needs.
    fn told(error: &StoreError) -> String {
        let values = error.values().into_iter().map(|(key, value)| format!(" {key}={value}"));
        format!("{error}{}", values.collect::<String>())
    }

    #[test]
    fn an_error_carries_what_its_sentence_needs() {
        let text = |text: &str| text.to_owned();
        let refused = StoreError::Refused { code: "full", values: [(text("room"), text("Hall"))].into() };
        for (error, expected) in [
            (StoreError::NotAPlan, "not_a_plan"),
            (StoreError::NewerFormat { found: 20, known: 19 }, "newer_format found=20 known=19"),
            (StoreError::UnknownFormat { found: -7 }, "unknown_plan_format found=-7"),
            (StoreError::Foreign { name: text("t") }, "foreign_schema name=t"),
            (StoreError::NotUnicode { name: text("a") }, "name_not_unicode name=a"),
            (StoreError::FileMoved { name: text("a") }, "file_moved name=a"),
            (StoreError::OtherPlan, "copy_of_other_plan"),
            (StoreError::ForeignChanges, "foreign_changes"),
            (StoreError::ForgedChange { replica: text("r"), seq: 3 }, "forged_change number=3 replica=r"),
            (StoreError::ForkedChange { replica: text("r"), seq: 3 }, "forked_change number=3 replica=r"),
            (StoreError::ChangesUnreadable { detail: text("d") }, "changes_unreadable detail=d"),
            (StoreError::NewerChanges { found: 3, known: 2 }, "newer_changes found=3 known=2"),
            (StoreError::TooManyWaiting, "too_many_waiting"),
            (
                StoreError::NoSuchConflict { table: text("room"), id: text("r"), field: text("name") },
                "no_such_conflict field=name id=r table=room",
            ),
            (StoreError::NoValueOf { table: text("room"), field: text("name") }, "no_value_of field=name table=room"),
            (StoreError::ChangedMeanwhile { found: Vec::new() }, "changed_meanwhile found=[]"),
            (StoreError::WrittenByOthers, "written_by_others"),
            (StoreError::damaged("header"), "damaged detail=header"),
            (StoreError::HeldBy { holder: text("ada@desk") }, "held_by holder=ada@desk"),
            (StoreError::InUse, "in_use"),
            (StoreError::OnNetwork { kind: text("nfs") }, "on_network kind=nfs"),
            (StoreError::InSyncedFolder { service: text("Box") }, "in_synced_folder service=Box"),
            (StoreError::ReadOnly, "read_only"),
            (StoreError::DiskFull, "disk_full"),
            (StoreError::AlreadyExists { name: text("a") }, "already_exists name=a"),
            (StoreError::FileMissing { name: text("a") }, "file_missing name=a"),
            (StoreError::NotFound { table: text("room"), id: text("r") }, "not_found id=r table=room"),
            (StoreError::NoSuchChange { change: 4 }, "no_such_change change=4"),
            (StoreError::NoSuchVersion { name: text("v") }, "no_such_version name=v"),
            (StoreError::NoSuchCopy { key: text("k") }, "no_such_copy key=k"),
            (StoreError::Unreadable { detail: text("d") }, "unreadable detail=d"),
            (refused, "full room=Hall"),
            (StoreError::Sql { detail: text("d") }, "sql detail=d"),
        ] {
            assert_eq!(told(&error), expected);
        }
    }
}
