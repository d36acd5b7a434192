//! What every test of the desk passes in: a home folder, a clock of its own, counted randomness, somebody's name; and the
//! sample city.

pub mod table;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use commands::{Desk, Surroundings};
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

/// Surroundings below a folder, in which `author` works and `clock` tells the time.
pub fn surroundings(
    root: &Path,
    author: &str,
    clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
) -> Surroundings {
    counted(root, author, clock, 1)
}

/// With numbers from `first` on.
fn counted(
    root: &Path,
    author: &str,
    clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
    first: u64,
) -> Surroundings {
    let counter = AtomicU64::new(first);
    Surroundings {
        clock: Arc::new(clock),
        random: Arc::new(move || {
            let number = counter.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            u128::from(number).wrapping_mul(0x1_0000_0001_0000_0001).to_be_bytes()
        }),
        home: root.join("home"),
        author: author.to_owned(),
        holder: format!("{author}@desk"),
    }
}

/// Opens a sample city of its own at `path`. It takes seconds to make and is the same each time, so each program of
/// tests makes it once and copies it from there.
pub fn open_sample(desk: &Desk, path: PathBuf) {
    std::fs::copy(kept_sample(), &path).unwrap();
    desk.call("open_plan", json!({ "accept_risk": false }), Some(path)).unwrap();
}

/// Where this program keeps the sample city, newer than the program itself.
pub fn kept_sample() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("samples");
    let kept = folder.join(program.file_name().unwrap()).with_extension("paideia");
    let made = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    if made(&kept) <= made(&program) {
        std::fs::create_dir_all(&folder).unwrap();
        let root = tempfile::TempDir::new_in(&folder).unwrap();
        let now: DateTime<Utc> = "2026-11-24T09:00:00Z".parse().unwrap();
        let new = root.path().join("s.paideia");
        // Far from the numbers of whoever opens it.
        let desk = Desk::new(counted(root.path(), "Ann", move || now, 1 << 40));
        desk.call("sample_plan", json!({}), Some(new.clone())).unwrap();
        drop(desk);
        // Several tests may make it at once; each puts a whole one in place.
        std::fs::rename(new, &kept).unwrap();
    }
    kept
}

/// A runner that tries one case in `share` of what is usual. By hand, because the macro lets the number of the
/// environment win over that of a test.
pub fn one_in(share: u32) -> TestRunner {
    TestRunner::new(Config {
        cases: Config::default().cases.div_ceil(share),
        failure_persistence: None,
        ..Config::default()
    })
}
