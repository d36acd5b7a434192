//! A disk that is full, wherever in the work that happens: whatever is reported as done is there, whatever is not did
//! not happen, and nothing is left half done. The disk is a small one in memory, which Linux lets a child process have.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod common;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

use common::*;
use store::{OpenRisk, PlanFile, StoreError};

const FOLDER: &str = "PAIDEIA_FULL_DISK";

/// Takes whatever room is left on the disk but some.
fn fill(folder: &Path, left: u64) {
    let mut ballast = std::fs::File::create(folder.join("ballast")).unwrap();
    let mut taken: u64 = 0;
    while ballast.write_all(&[1; 4096]).is_ok() {
        taken += 4096;
    }
    ballast.set_len(taken.saturating_sub(left)).unwrap();
}

#[track_caller]
fn is_full<T: std::fmt::Debug>(what: &str, left: u64, done: &Result<T, StoreError>) -> bool {
    match done {
        Ok(_) => false,
        Err(StoreError::DiskFull) => true,
        Err(other) => panic!("{what} with {left} bytes left: {other:?}"),
    }
}

fn check_whole(file: &PlanFile, what: &str) {
    let found = file.verify().unwrap();
    assert!(found.is_intact && found.is_log_equal, "{what}: {found:?}");
}

/// Does nothing by itself: it is the child that the test below gives a disk.
#[test]
fn child_on_a_small_disk() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = PathBuf::from(folder);
    let now = Arc::new(AtomicI64::new(MORNING));
    let mut surroundings = surroundings(folder.join("home"), now);
    surroundings.author = "Ada".to_owned();
    let path = folder.join("riverton.paideia");
    let mut file = PlanFile::create(&path, &surroundings, &profile()).unwrap();
    file.command(label("save"), |tx| {
        tx.put(&person("p", "Zebedee Quillfeather", "zq@example.org"))?;
        (0..200).try_for_each(|number| tx.put(&room(&format!("r{number:03}"), &"Hall ".repeat(20), Some(number))))
    })
    .unwrap();
    drop(file);
    let mut fulls = std::collections::BTreeMap::<&str, usize>::new();
    let mut note = |what: &'static str, full: bool| *fulls.entry(what).or_default() += usize::from(full);
    for (round, left) in (0..14).map(|step| (step, 3_000 * (1 << step))) {
        let _ = std::fs::remove_file(folder.join("ballast"));
        let _ = std::fs::remove_file(folder.join("copy.paideia"));
        let _ = std::fs::remove_file(folder.join("second.paideia"));
        let mut file = PlanFile::open(&path, OpenRisk::Refuse, &surroundings).unwrap();
        let before = (*file.snapshot().unwrap()).clone();
        fill(&folder, left);
        let done = file.command(label("import"), |tx| {
            (0..400)
                .try_for_each(|number| tx.put(&room(&format!("n{number:03}"), &format!("{round} ").repeat(30), None)))
        });
        let full = is_full("import", left, &done);
        note("import", full);
        if full {
            assert_eq!(*file.snapshot().unwrap(), before, "nothing of an import that did not fit");
        }
        let done = file.undo();
        note("undo", is_full("undo", left, &done));
        check_whole(&file, "undo");
        let done = file.save_version("v");
        note("save_version", is_full("save_version", left, &done));
        let done = file.save_copy(&folder.join("copy.paideia"));
        let full = is_full("save_copy", left, &done);
        note("save_copy", full);
        assert_eq!(folder.join("copy.paideia").exists(), !full, "a copy is whole or not there");
        let done = PlanFile::create(&folder.join("second.paideia"), &surroundings, &profile()).map(drop);
        let full = is_full("new", left, &done);
        note("new", full);
        assert_eq!(folder.join("second.paideia").exists(), !full, "a new plan is whole or not there");
        let now = (*file.snapshot().unwrap()).clone();
        if let Some(copy) = file.safety_copies().unwrap().first().cloned() {
            let done = file.restore_safety_copy(&copy.key);
            let full = is_full("restore", left, &done);
            note("restore", full);
            if full {
                assert_eq!(*file.snapshot().unwrap(), now, "refused and changed");
            }
        }
        check_whole(&file, "restore");
        drop(file);
        // Looking at a plan needs no room.
        let opened = PlanFile::open(&path, OpenRisk::Refuse, &surroundings);
        note("open", is_full("open", left, &opened.map(|file| check_whole(&file, "open"))));
    }
    assert_eq!(fulls["open"], 0, "{fulls:?}");
    for what in ["import", "save_copy", "new", "restore"] {
        assert!((1..14).contains(&fulls[what]), "{what} met a full disk and a disk with room: {fulls:?}");
    }
    erase_on_a_full_disk(&folder, &path, &surroundings);
    println!("{fulls:?}");
}

/// It happens everywhere or nowhere, and what remains is told until it is done.
fn erase_on_a_full_disk(folder: &Path, path: &Path, surroundings: &store::Surroundings) {
    let says = |file: &PlanFile| file.snapshot().unwrap().people.len();
    let (mut nowhere, mut unfinished) = (0, 0);
    // What was given away is not ours to clean.
    let _ = std::fs::remove_file(folder.join("copy.paideia"));
    for left in (0..12).map(|step| 2_000 * (1 << step)) {
        let _ = std::fs::remove_file(folder.join("ballast"));
        let mut file = PlanFile::open(path, OpenRisk::Refuse, surroundings).unwrap();
        file.command(label("save"), |tx| tx.put(&person("p", "Zebedee Quillfeather", "zq@example.org"))).unwrap();
        fill(folder, left);
        match file.erase_person("p") {
            Err(StoreError::DiskFull) => {
                nowhere += 1;
                assert_eq!(says(&file), 1, "nothing happened");
            }
            Err(other) => panic!("{other:?}"),
            Ok(done) => {
                unfinished += usize::from(!done.unfinished.is_empty());
                assert_eq!(says(&file), 0);
                for path in holding(folder) {
                    let name = path.file_name().unwrap().to_string_lossy().replace("-wal", "");
                    assert!(done.unfinished.contains(&name), "{name} is not listed: {:?}", done.unfinished);
                }
            }
        }
        check_whole(&file, "erase");
        drop(file);
        let _ = std::fs::remove_file(folder.join("ballast"));
        let mut file = PlanFile::open(path, OpenRisk::Refuse, surroundings).unwrap();
        assert!(file.notices().iter().all(|notice| notice.code != "erasure_unfinished"), "with room it is finished");
        if says(&file) == 1 {
            file.erase_person("p").unwrap();
        }
        drop(file);
        assert_eq!(holding(folder), Vec::<PathBuf>::new(), "{left} bytes were left");
    }
    println!("erasing: {nowhere} times nowhere, {unfinished} times finished later");
    assert!(0 < nowhere);
}

fn holding(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path));
        } else if std::fs::read(&path).unwrap().windows(11).any(|window| window == b"Quillfeathe") {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_full_disk_is_told_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=60m none \"$1\" && exec \"$2\" --exact child_on_a_small_disk --nocapture";
    let child = Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .env(FOLDER, folder.path())
        .output();
    let output = match child {
        Ok(output) if cfg!(target_os = "linux") => output,
        _ => {
            println!("no small disk can be made here: only `inside_tests` fills one");
            return;
        }
    };
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if told.contains("unshare failed") || told.contains("Operation not permitted") {
        println!("no small disk can be made here: only `inside_tests` fills one");
        return;
    }
    assert!(output.status.success(), "{told}");
    assert!(told.contains("times nowhere"), "{told}");
}
