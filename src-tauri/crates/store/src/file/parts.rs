//! Files in the making, such as a copy or a paper that somebody saves: each is noted in the app's folder first, so that
//! what a crash leaves of it is removed by whoever opens a plan next.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::file::lock::key_of;
use crate::file::paths::{file_name, remove_if_there};

/// How the name of a file in the making ends; nothing else is ever removed.
const ENDING: &str = "part";

/// The note of a file in the making; it is withdrawn when this value is gone.
#[derive(Debug)]
pub struct Noted {
    note: Option<(PathBuf, File)>,
}

impl Drop for Noted {
    fn drop(&mut self) {
        if let Some((path, file)) = self.note.take() {
            drop(file);
            let _ = fs::remove_file(path);
        }
    }
}

/// Notes a file before it is written, whose name ends in `.part`; `home` is the app's data folder. A folder that cannot
/// be written keeps nobody from saving a file.
pub fn note(part: &Path, home: &Path) -> Noted {
    let made = || -> Option<(PathBuf, File)> {
        let folder = home.join("parts");
        fs::create_dir_all(&folder).ok()?;
        let path = folder.join(format!("{}.json", key_of(part)));
        let mut file = File::options().create(true).truncate(false).write(true).open(&path).ok()?;
        // Held while the file is written, so that nobody takes it for left.
        file.try_lock().ok()?;
        file.set_len(0).ok()?;
        file.write_all(&serde_json::to_vec(part).ok()?).ok()?;
        Some((path, file))
    };
    Noted { note: made() }
}

/// Removes what crashes have left; gives the names of what could not be removed.
pub(crate) fn remove_left(home: &Path) -> Vec<String> {
    let entries = fs::read_dir(home.join("parts")).into_iter().flatten().flatten();
    entries.filter_map(|entry| remove(&entry.path())).collect()
}

fn remove(note: &Path) -> Option<String> {
    let mut file = File::open(note).ok()?;
    file.try_lock().ok()?;
    let mut text = Vec::new();
    file.read_to_end(&mut text).ok()?;
    let part =
        serde_json::from_slice::<PathBuf>(&text).ok().filter(|part| part.extension().is_some_and(|it| it == ENDING));
    let left = part.filter(|part| remove_if_there(part).is_err()).map(|part| file_name(&part));
    if left.is_none() {
        drop(file);
        let _ = fs::remove_file(note);
    }
    left
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn what_a_crash_left_is_removed_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let (home, part) = (folder.path().join("home"), folder.path().join("copy.paideia.part"));
        fs::write(&part, b"half").unwrap();
        let noted = note(&part, &home);
        assert_eq!(remove_left(&home), Vec::<String>::new());
        assert!(part.exists(), "somebody is writing it");
        // As a crash leaves it: nobody holds the note, and it is still there.
        let (note_path, bytes) = {
            let (path, _) = noted.note.as_ref().unwrap();
            (path.clone(), fs::read(path).unwrap())
        };
        drop(noted);
        assert!(!note_path.exists(), "withdrawn");
        fs::write(&note_path, bytes).unwrap();
        assert_eq!(remove_left(&home), Vec::<String>::new());
        assert!(!part.exists() && !note_path.exists());
    }

    #[test]
    fn nothing_but_a_file_in_the_making_is_ever_removed() {
        let folder = tempfile::tempdir().unwrap();
        let (home, plan) = (folder.path().join("home"), folder.path().join("plan.paideia"));
        fs::create_dir_all(home.join("parts")).unwrap();
        fs::write(&plan, b"plan").unwrap();
        fs::write(home.join("parts/a.json"), serde_json::to_vec(&plan).unwrap()).unwrap();
        fs::write(home.join("parts/b.json"), b"nonsense").unwrap();
        assert_eq!(remove_left(&home), Vec::<String>::new());
        assert!(plan.exists());
        let in_the_way = folder.path().join("x.part");
        fs::create_dir(&in_the_way).unwrap();
        fs::write(home.join("parts/c.json"), serde_json::to_vec(&in_the_way).unwrap()).unwrap();
        assert_eq!(remove_left(&home), ["x.part"], "told until it is gone");
        assert_eq!(remove_left(&home), ["x.part"]);
    }
    #[test]
    fn a_file_that_two_write_is_noted_by_the_first_and_none_where_nothing_can_be_noted() {
        let folder = tempfile::tempdir().unwrap();
        let (home, part) = (folder.path().join("home"), folder.path().join("copy.paideia.part"));
        let first = note(&part, &home);
        let (path, _) = first.note.as_ref().unwrap();
        assert_eq!(serde_json::from_slice::<PathBuf>(&fs::read(path).unwrap()).unwrap(), part);
        let second = note(&part, &home);
        assert!(second.note.is_none());
        drop(second);
        assert!(path.exists(), "it is the first one's");
        fs::write(&part, b"half").unwrap();
        assert!(note(&part, &part).note.is_none(), "a file is no folder");
    }
}
