//! Where the program keeps its own things on this machine, and under which name it holds a plan.
//!
//! For the shells, which bring clock and randomness; reads the environment and creates nothing.

use std::env;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use exchange::{Keyring, NoKeyring, SystemKeyring};
use store::Surroundings;

/// Folder name below the platform's place for application data.
const FOLDER: &str = "paideia";

/// The folder of settings, leases and safety copies: `PAIDEIA_HOME`, else the platform's own place.
pub fn home_folder() -> PathBuf {
    if let Some(home) = set("PAIDEIA_HOME") {
        return home;
    }
    let place = if cfg!(target_os = "windows") {
        set("APPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    place.unwrap_or_else(env::temp_dir).join(FOLDER)
}

/// What opens the secrets of teams: the keyring of the system. A program with a home of its own, on a stick or in a test,
/// leaves nothing beside it.
pub fn keyring() -> Arc<dyn Keyring> {
    match set("PAIDEIA_HOME") {
        Some(_) => Arc::new(NoKeyring),
        None => Arc::new(SystemKeyring::default()),
    }
}

/// A variable that says something.
fn set(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Who holds a plan that is open here, as `name@machine`.
pub fn holder() -> String {
    let first = |names: &[&str]| names.iter().find_map(|name| env::var(name).ok().filter(|value| !value.is_empty()));
    let user = first(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_default();
    let machine = first(&["HOSTNAME", "COMPUTERNAME"]).or_else(|| {
        std::fs::read_to_string("/etc/hostname").ok().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty())
    });
    match (user.is_empty(), machine) {
        (false, Some(machine)) => format!("{user}@{machine}"),
        (false, None) => user,
        (true, machine) => machine.unwrap_or_default(),
    }
}

/// What a shell gives the desk: its clock and randomness, and this machine's folder and names.
pub fn surroundings(clock: fn() -> DateTime<Utc>, random: fn() -> [u8; 16]) -> Surroundings {
    let holder = holder();
    let author = holder.split('@').next().unwrap_or_default().to_owned();
    Surroundings { clock: Arc::new(clock), random: Arc::new(random), home: home_folder(), author, holder }
}
