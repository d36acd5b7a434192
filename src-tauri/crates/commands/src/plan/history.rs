//! Undo and redo, what happened, named versions, the bin and the safety copies.

use std::collections::BTreeMap;

use domain::Id;
use store::{Change, VersionRef};

use crate::Failure;
use crate::desk::Desk;
use crate::desk::machine::MACHINE_FILE;
use crate::desk::shown::Shown;
use crate::plan::wording::Wording;
use crate::records::drafts::need_text;
use crate::team::held::{Authors, authors};
use crate::views::{
    AttachedFile, BinRow, Difference, Erasure, FoundWords, HistoryAct, HistoryEntry, Label, Restored, SafetyCopy,
    VersionRow,
};

/// The most entries given at once.
const MOST_ENTRIES: usize = 1000;

/// A label of the log for the page.
pub(crate) fn label_view(label: store::Label) -> Label {
    Label { code: label.code, values: label.values }
}

pub(crate) fn undo(desk: &Desk) -> Result<Option<Label>, Failure> {
    desk.write(|_, file| Ok(file.undo()?.map(|undone| label_view(undone.label))))
}

pub(crate) fn redo(desk: &Desk) -> Result<Option<Label>, Failure> {
    desk.write(|_, file| Ok(file.redo()?.map(|undone| label_view(undone.label))))
}

pub(crate) fn undo_to(desk: &Desk, change_id: i64) -> Result<usize, Failure> {
    desk.write(|_, file| Ok(file.undo_to(change_id)?))
}

pub(crate) fn list_history(desk: &Desk, before: Option<i64>, limit: usize) -> Result<Vec<HistoryEntry>, Failure> {
    let shown = desk.shown()?;
    let authors = authors(desk)?;
    let changes = desk.ask(|file| Ok(file.history(before, limit.min(MOST_ENTRIES))?))?;
    let takes_back: BTreeMap<i64, i64> =
        changes.iter().filter_map(|change| Some((change.change_id, change.undoes?))).collect();
    let of = |change: Change| {
        let mut entry = entry(&shown, &authors, change, Vec::new());
        // What takes back something that itself took something back is a redo.
        if takes_back.get(&entry.change_id).is_some_and(|undone| takes_back.contains_key(undone)) {
            entry.act = HistoryAct::Redo;
        }
        entry
    };
    Ok(changes.into_iter().map(of).collect())
}

/// The history of several records in one list, last first.
pub(crate) fn record_entries(
    desk: &Desk,
    shown: &Shown,
    records: &[(&str, &str)],
) -> Result<Vec<HistoryEntry>, Failure> {
    let mut entries: Vec<HistoryEntry> = Vec::new();
    let wording = Wording::new(shown, desk.texts());
    let authors = authors(desk)?;
    desk.ask(|file| {
        for (table, id) in records {
            for (change, changes) in file.record_history(table, id)? {
                let changes = wording.changes_within(table, id, changes);
                match entries.iter_mut().find(|entry| entry.change_id == change.change_id) {
                    Some(entry) => entry.changes.extend(changes),
                    None => entries.push(entry(shown, &authors, change, changes)),
                }
            }
        }
        Ok(())
    })?;
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.change_id));
    Ok(entries)
}

/// A change, by the name that its author has in the team now: the log says how people were called then, and a computer
/// that was given no name calls itself by the name of whoever is logged in.
fn entry(shown: &Shown, authors: &Authors, change: Change, changes: Vec<domain::FieldChange>) -> HistoryEntry {
    HistoryEntry {
        change_id: change.change_id,
        at: shown.local(change.at),
        author: authors.get(&change.replica).map_or(change.author, |(name, _)| name.clone()),
        label: label_view(change.label),
        act: if change.undoes.is_some() { HistoryAct::Undo } else { HistoryAct::Change },
        record_count: change.record_count,
        changes,
        is_undone: change.is_undone,
    }
}

pub(crate) fn list_versions(desk: &Desk) -> Result<Vec<VersionRow>, Failure> {
    let shown = desk.shown()?;
    let versions = desk.ask(|file| Ok(file.versions()?))?;
    let rows = versions.into_iter().map(|version| VersionRow {
        id: version.id,
        name: version.name,
        at: shown.local(version.at),
        author: version.author,
    });
    Ok(rows.collect())
}

pub(crate) fn save_version(desk: &Desk, name: String) -> Result<Id, Failure> {
    need_text(&name, "name")?;
    let name = name.trim();
    desk.write(|_, file| {
        if file.versions()?.iter().any(|version| version.name == name) {
            return Err(Failure::invalid("name_taken", "name"));
        }
        Ok(file.save_version(name)?)
    })
}

pub(crate) fn list_differences(desk: &Desk, from: String, to: Option<String>) -> Result<Vec<Difference>, Failure> {
    let shown = desk.shown_now()?;
    let from = version_of(&from, &shown)?;
    let to = to.map(|to| version_of(&to, &shown)).transpose()?;
    let found = desk.ask(|file| Ok(file.differences(&from, to.as_ref())?))?;
    let wording = Wording::new(&shown, desk.texts());
    let rows = found.into_iter().map(|difference| Difference {
        changes: wording.changes(&difference.table, &difference.id, difference.changes),
        id: difference.id,
        name: difference.name,
        kind: difference.kind.to_owned(),
        table: difference.table,
    });
    Ok(rows.collect())
}

/// A version by name or id; `change:41` is the state after change 41 of the history, `on:2026-05-03` the one at the
/// end of that day in the city.
pub(crate) fn version_of(text: &str, shown: &Shown) -> Result<VersionRef, Failure> {
    if let Some(number) = text.strip_prefix("change:") {
        let change = number.parse().map_err(|_| Failure::new("no_such_version").with("name", text))?;
        return Ok(VersionRef::Change(change));
    }
    match day_of(text) {
        Some(on) => Ok(VersionRef::Time(shown.end_of(on))),
        None if text.starts_with("on:") => Err(Failure::new("no_such_version").with("name", text)),
        None => Ok(VersionRef::Named(text.to_owned())),
    }
}

/// The day of `on:2026-05-03`.
pub(crate) fn day_of(text: &str) -> Option<chrono::NaiveDate> {
    text.strip_prefix("on:")?.parse().ok()
}

pub(crate) fn list_bin(desk: &Desk) -> Result<Vec<BinRow>, Failure> {
    let shown = desk.shown()?;
    let binned = desk.ask(|file| Ok(file.bin()?))?;
    let rows = binned.into_iter().map(|record| BinRow {
        table: record.table,
        id: record.id,
        name: record.name,
        deleted_at: shown.local(record.deleted_at),
    });
    Ok(rows.collect())
}

pub(crate) fn restore_record(desk: &Desk, table: String, id: Id) -> Result<Restored, Failure> {
    let restored = desk.write(|_, file| Ok(file.restore(&table, &id)?))?;
    Ok(Restored {
        record_count: restored.record_count,
        link_count: restored.link_count,
        left_alone_count: restored.left_alone.len(),
        cleared_count: restored.cleared.len(),
    })
}

/// Where words stand, today and in the past.
pub(crate) fn list_words_in_history(desk: &Desk, words: String) -> Result<Vec<FoundWords>, Failure> {
    let places = desk.ask(|file| Ok(file.find_in_history(&words)?))?;
    Ok(places.into_iter().map(found_words).collect())
}

/// Erases words from everything that is past, here and in all copies; nothing takes it back.
pub(crate) fn delete_words_for_ever(desk: &Desk, words: String) -> Result<Erasure, Failure> {
    desk.forget_before();
    Ok(erasure(desk, desk.write(|_, file| Ok(file.erase_from_history(&words)?))?))
}

/// What an erasure did, for the page. The words go from what this computer keeps of the page too, such as searches.
pub(crate) fn erasure(desk: &Desk, done: store::Erasure) -> Erasure {
    let mut unfinished = done.unfinished;
    if desk.change_machine(|machine| machine.forget_words(done.words)).is_err() {
        unfinished.push(MACHINE_FILE.to_owned());
    }
    let attached = |file: store::AttachedFile| AttachedFile { id: file.id, name: file.name, says_them: file.says_them };
    Erasure {
        person_count: done.person_count,
        still: done.still.into_iter().map(found_words).collect(),
        files: done.files.into_iter().map(attached).collect(),
        unfinished,
    }
}

fn found_words(place: store::Place) -> FoundWords {
    FoundWords {
        table: place.table,
        id: place.id,
        field: place.field,
        change_id: place.change_id,
        is_now: place.is_now,
    }
}

pub(crate) fn list_safety_copies(desk: &Desk) -> Result<Vec<SafetyCopy>, Failure> {
    let shown = desk.shown()?;
    let copies = desk.ask(|file| Ok(file.safety_copies()?))?;
    let rows = copies.into_iter().map(|copy| SafetyCopy {
        key: copy.key,
        at: shown.local(copy.at),
        reason: copy.reason,
        bytes: copy.bytes,
    });
    Ok(rows.collect())
}

pub(crate) fn restore_safety_copy(desk: &Desk, key: String) -> Result<(), Failure> {
    desk.forget_before();
    desk.write(|_, file| Ok(file.restore_safety_copy(&key)?))
}
