//! A place that is a folder.

use std::fs;

use super::{Access, Address, Listed, OpenedPlace, Place};
use crate::error::ExchangeError;

const NAME: &str = "00.paideia-part";

fn open(folder: &std::path::Path) -> Result<OpenedPlace, ExchangeError> {
    OpenedPlace::new(&Address::Folder(folder.to_owned()), &Access::default())
}

#[test]
fn what_is_put_is_listed_read_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let place = open(folder.path()).unwrap();
    place.prepare().unwrap();
    assert_eq!(place.list(), Ok(Vec::new()));
    place.put(NAME, b"bytes").unwrap();
    assert_eq!(place.list(), Ok(vec![Listed { name: NAME.to_owned(), size: 5 }]));
    assert_eq!(place.read(NAME), Ok(b"bytes".to_vec()));
    place.put(NAME, b"bytes").unwrap();
    place.remove(NAME).unwrap();
    place.remove(NAME).unwrap();
    assert_eq!(place.list(), Ok(Vec::new()));
    assert!(matches!(place.read(NAME), Err(ExchangeError::FileGone { .. })));
}

#[test]
fn what_is_not_ours_is_not_seen() {
    let folder = tempfile::tempdir().unwrap();
    let place = open(folder.path()).unwrap();
    place.put(NAME, b"bytes").unwrap();
    fs::write(folder.path().join("budget.xlsx"), "no business of ours").unwrap();
    fs::create_dir(folder.path().join("folder.paideia-part")).unwrap();
    #[cfg(unix)]
    for name in ["elsewhere", "elsewhere.paideia-part"] {
        std::os::unix::fs::symlink(folder.path(), folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join("00 (conflicted copy).paideia-part"), "bytes").unwrap();
    let names: Vec<String> = place.list().unwrap().into_iter().map(|listed| listed.name).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_stick_that_is_away_is_not_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    let place = open(&stick).unwrap();
    assert!(matches!(place.prepare(), Err(ExchangeError::PlaceUnreachable { .. })));
    assert_eq!((place.stamp(), stick.exists()), (None, false));
    fs::create_dir(&stick).unwrap();
    place.put(NAME, b"bytes").unwrap();
    fs::remove_dir_all(&stick).unwrap();
    assert!(matches!(place.list(), Err(ExchangeError::PlaceUnreachable { .. })));
    assert!(matches!(place.put(NAME, b"bytes"), Err(ExchangeError::PlaceUnreachable { .. })));
    assert!(!stick.exists());
}

#[test]
fn no_half_file_is_ever_seen_under_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let place = open(folder.path()).unwrap();
    place.put(NAME, &vec![7; 1 << 20]).unwrap();
    let names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.'))
        .collect();
    assert_eq!(names, [NAME]);
}
