//! Every command that writes the plan or a file, on a disk that is full: it says so, the plan is whole and as it was, no
//! half file is left, and with room it does what it was asked. Which commands those are, the table says.
//!
//! The disk is a small one in memory, which Linux lets a child process have.
#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

mod acts;
#[path = "../all/common/mod.rs"]
#[allow(dead_code, reason = "of what the other tests have it needs a part")]
mod common;
mod team;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use commands::{Command, Desk, Effect, Failure, FileKind, Surroundings, Way, commands};
use domain::Plan;
use serde_json::{Value, json};
use store::{OpenRisk, PlanFile};

const FOLDER: &str = "PAIDEIA_FULL_DISK_OF_COMMANDS";

fn now() -> DateTime<Utc> {
    "2026-11-28T09:00:00Z".parse().unwrap()
}

/// Commands of which nothing shows in the plan as it is now: they change its past.
const PAST: &[&str] = &["save_version", "delete_words_for_ever"];

/// Only remembers what was chosen, or needs what a colleague wrote: these are tried by `team`.
const ELSEWHERE: &[&str] =
    &["choose_team_folder", "new_joined_plan", "undo_came_in", "resolve_conflict", "resolve_conflicts_of"];

/// Writes the plan, or a file.
fn writes(command: &&Command) -> bool {
    if ELSEWHERE.contains(&command.name) {
        return false;
    }
    command.effect == Effect::Write || command.file.is_some_and(|file| matches!(file.way, Way::Save | Way::Into))
}

/// The disk, and on it a plan, the program's own folder and a folder for what leaves the program.
struct Disk {
    root: PathBuf,
}

impl Disk {
    fn plan(&self) -> PathBuf {
        self.root.join("city/riverton.paideia")
    }

    /// Random numbers go on from one session to the next: a second replica under a known name would be no other.
    fn surroundings(&self) -> Surroundings {
        static SESSIONS: AtomicU64 = AtomicU64::new(1);
        let (session, counter) = (SESSIONS.fetch_add(1, Ordering::Relaxed), AtomicU64::new(1));
        let random = move || {
            let number = u128::from(session) << 64 | u128::from(counter.fetch_add(1, Ordering::Relaxed));
            number.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835).to_be_bytes()
        };
        Surroundings { random: Arc::new(random), ..common::surroundings(&self.root, "Ann", now) }
    }

    /// Nothing but the plan as it was made.
    fn begin(&self, pristine: &Path) {
        self.begin_empty();
        fs::copy(pristine, self.plan()).unwrap();
    }

    /// Nothing at all.
    fn begin_empty(&self) {
        for entry in fs::read_dir(&self.root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        fs::create_dir(self.root.join("city")).unwrap();
        fs::create_dir(self.root.join("out")).unwrap();
    }

    fn desk(&self) -> Desk {
        let desk = Desk::new(self.surroundings());
        desk.call("open_plan", json!({ "accept_risk": false }), Some(self.plan())).unwrap();
        desk
    }

    /// Takes whatever room is left but some.
    fn fill(&self, left: u64) {
        let mut ballast = fs::File::create(self.root.join("ballast")).unwrap();
        let mut taken: u64 = 0;
        while ballast.write_all(&[1; 4096]).is_ok() {
            taken += 4096;
        }
        ballast.set_len(taken.saturating_sub(left)).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.root.join("ballast")).unwrap();
    }

    /// What the file says, once nobody has it open.
    fn read(&self) -> Plan {
        Plan::clone(&self.file().snapshot().unwrap())
    }

    /// The same, and that the file is whole.
    fn read_whole(&self) -> Plan {
        let file = self.file();
        let found = file.verify().unwrap();
        assert!(found.is_intact && found.is_log_equal, "{:?}", found.differences);
        Plan::clone(&file.snapshot().unwrap())
    }

    fn file(&self) -> PlanFile {
        PlanFile::open(&self.plan(), OpenRisk::Refuse, &self.surroundings()).unwrap()
    }

    /// Files beside the plan and in the folder for what leaves the program, but those that SQLite makes for itself.
    fn files(&self) -> Vec<String> {
        let names = |folder: &str| {
            let entries = fs::read_dir(self.root.join(folder)).unwrap();
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect::<Vec<_>>()
        };
        let mut all = [names("city"), names("out")].concat();
        all.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
        all.sort();
        all
    }
}

/// The file that a command takes: one to be read lies elsewhere, one to be written on the disk.
fn file_of(disk: &Disk, command: &Command, inputs: &Path) -> Option<PathBuf> {
    let file = command.file?;
    Some(match file.way {
        Way::Save => {
            let ending = file.kind.endings().first().copied().unwrap_or("jpg");
            disk.root.join(format!("out/{}.{ending}", command.name))
        }
        Way::Into => disk.root.join("out"),
        Way::Open if file.kind == FileKind::Template => {
            let path = inputs.join("council.docx");
            fs::write(&path, acts::template()).unwrap();
            path
        }
        Way::Open if file.kind == FileKind::Framework => {
            let path = inputs.join("own.json");
            let text = r#"{"name":"Ours","levels":[{"name":"Aims","part":"columns","areas":[]}]}"#;
            fs::write(&path, text).unwrap();
            path
        }
        Way::Open if file.kind == FileKind::Logo => {
            let path = inputs.join("logo.svg");
            let text =
                r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="2" height="1"/></svg>"#;
            fs::write(&path, text).unwrap();
            path
        }
        Way::Open => {
            let path = inputs.join("evidence.bin");
            fs::write(&path, vec![9; 30_000]).unwrap();
            path
        }
    })
}

/// Of several files each is told by itself: one that could not be written is a refusal here.
fn failed_within(answer: Value) -> Result<(), Failure> {
    let failures = answer["files"].as_array().into_iter().flatten().map(|file| &file["failure"]["code"]);
    failures.filter_map(Value::as_str).map(|code| Err(Failure::new(code))).next().unwrap_or(Ok(()))
}

/// A command with no room, with little, and with enough; complaints as a sentence.
fn attempt(disk: &Disk, command: &Command, pristine: &Path, inputs: &Path) -> Result<(), String> {
    disk.begin(pristine);
    let desk = disk.desk();
    acts::prepare(&desk, command.name, inputs);
    drop(desk);
    let before = disk.read();
    let path = file_of(disk, command, inputs);
    let saved = path.clone().filter(|_| command.file.is_some_and(|file| file.way == Way::Save));
    let is_plan = command.file.is_some_and(|file| file.kind == FileKind::Plan);
    if let Some(place) = saved.as_ref().filter(|_| !is_plan) {
        fs::write(place, "what was there").unwrap();
    }
    let files = disk.files();
    for left in [Some(0), Some(40_000), None] {
        let desk = disk.desk();
        let args =
            acts::arguments(&desk, command.name, inputs).ok_or("is new: say here with which arguments it writes")?;
        if let Some(left) = left {
            disk.fill(left);
        }
        let done = desk.call(command.name, args, path.clone()).and_then(|answer| failed_within(answer.value));
        drop(desk);
        if left.is_some() {
            disk.make_room();
        }
        match (done, left) {
            (Ok(_), Some(0)) => return Err("was done without room".to_owned()),
            (Ok(_), _) => {
                if command.file.is_some_and(|file| file.way == Way::Into) {
                    return if disk.files() == files {
                        Err("was done, and no file is there".to_owned())
                    } else {
                        Ok(())
                    };
                }
                if let Some(place) = &saved {
                    let is_new = fs::read(place).is_ok_and(|bytes| !bytes.is_empty() && bytes != b"what was there");
                    return if is_new { Ok(()) } else { Err("was done, and its file is not there".to_owned()) };
                }
                return if disk.read_whole() == before && !PAST.contains(&command.name) {
                    Err("was done, and nothing has changed".to_owned())
                } else {
                    Ok(())
                };
            }
            (Err(failure), Some(left)) => {
                if failure.code != "disk_full" {
                    return Err(format!("with {left} bytes left: {failure}"));
                }
                if disk.read_whole() != before {
                    return Err(format!("with {left} bytes left it was refused and has changed the plan"));
                }
                if disk.files() != files {
                    return Err(format!("with {left} bytes left: {:?} instead of {files:?}", disk.files()));
                }
                let is_old = |place: &PathBuf| is_plan || fs::read(place).is_ok_and(|bytes| bytes == b"what was there");
                if saved.as_ref().is_some_and(|place| !is_old(place)) {
                    return Err(format!("with {left} bytes left what was there is gone"));
                }
            }
            (Err(failure), None) => return Err(format!("with room: {failure}")),
        }
    }
    Ok(())
}

/// Does nothing by itself: it is the child that the test below gives a disk.
#[test]
fn child_on_a_small_disk() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let disk = Disk { root: PathBuf::from(folder) };
    let inputs = tempfile::tempdir().unwrap();
    let pristine = inputs.path().join("riverton.paideia");
    std::fs::copy(common::kept_sample(), &pristine).unwrap();
    let mut complaints = Vec::new();
    let mut count = 0;
    for command in commands().iter().filter(writes) {
        count += 1;
        if let Err(complaint) = attempt(&disk, command, &pristine, inputs.path()) {
            complaints.push(format!("{}: {complaint}", command.name));
        }
    }
    assert!(complaints.is_empty(), "of {count} commands:\n{}", complaints.join("\n"));
    println!("{count} commands met a full disk");
}

#[test]
fn every_command_that_writes_meets_a_full_disk_and_leaves_everything_as_it_was() {
    on_a_small_disk("child_on_a_small_disk", "commands met a full disk");
}

/// Gives a test a small disk of its own, where that can be made; what it says at its end shows that it was there.
fn on_a_small_disk(test: &str, end: &str) {
    let folder = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=80m none \"$1\" && exec \"$2\" --exact \"$3\" --nocapture";
    let child = std::process::Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(std::env::current_exe().unwrap())
        .arg(test)
        .env(FOLDER, folder.path())
        .output();
    let output = match child {
        Ok(output) if cfg!(target_os = "linux") => output,
        _ => {
            println!("no small disk can be made here");
            return;
        }
    };
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if told.contains("unshare failed") || told.contains("Operation not permitted") {
        println!("no small disk can be made here");
        return;
    }
    assert!(output.status.success(), "{told}");
    assert!(told.contains(end), "{told}");
}
