//! What every test of the desk passes in: a home folder, a clock of its own, counted randomness, somebody's name.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use commands::Surroundings;

/// Surroundings below a folder, in which `author` works and `clock` tells the time.
pub fn surroundings(
    root: &Path,
    author: &str,
    clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static,
) -> Surroundings {
    let counter = AtomicU64::new(1);
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
