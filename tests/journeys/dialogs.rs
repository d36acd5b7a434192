//! The native dialogs of the table of commands: what each is called, and which of them a journey went through.
//!
//! A command that reads or writes a file and is reached by no journey fails the run; see [`missed`].

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::driver::Outcome;
use crate::page::said;

/// Commands whose dialog was gone through, with a file chosen.
static SEEN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Title of the dialog of a command, as the texts have it.
pub fn title(command: &str) -> Outcome<String> {
    let id = format!("dialog-{command}");
    if text::Texts::new("en").has(&id) { Ok(said(&id)) } else { Err(format!("the dialog of {command} has no title")) }
}

/// Notes that a file was chosen in the dialog of a command.
pub fn went_through(command: &str) {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).insert(command.to_owned());
}

/// Commands whose dialog was gone through in this process.
pub fn seen() -> Vec<String> {
    SEEN.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
}

/// Notes that a command took the file that was refused just before, as its button means, without a second question.
pub fn not_asked_again(command: &str) {
    went_through(command);
}

/// `copy_to_local_disk` is about the file that was refused just before; `read_table` and `read_council_template` are
/// asked by the terminal alone.
const WITHOUT_DIALOG: &[&str] = &["copy_to_local_disk", "read_table", "read_council_template"];

/// Commands of the table that ask for a file and whose dialog no journey went through.
pub fn missed() -> Vec<&'static str> {
    let seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let asking = commands::commands().iter().filter(|command| command.file.is_some());
    let is_missed = |name: &&str| !seen.contains(*name) && !WITHOUT_DIALOG.contains(name);
    asking.map(|command| command.name).filter(is_missed).collect()
}

/// Endings of the files of a command, as the table says; none when any will do.
fn endings(command: &str) -> &'static [&'static str] {
    commands::command(command).and_then(|command| command.file.as_ref()).map_or(&[][..], |file| file.kind.endings())
}

/// A proposed name is made of words and has one ending, one of those of its kind.
pub fn check_name(command: &str, path: &Path) -> Outcome<()> {
    let endings = endings(command);
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.').unwrap_or((&name, ""));
    let is_machine_word = stem.contains("dialog-") || stem.contains('_') || stem.contains([':', '\\', '*', '?', '"']);
    let is_twice = endings.iter().any(|ending| stem.ends_with(&format!(".{ending}")));
    let is_of_kind = endings.is_empty() || endings.contains(&ending);
    if is_of_kind && !is_machine_word && !is_twice && !stem.trim().is_empty() {
        Ok(())
    } else {
        Err(format!("the proposed name “{name}” is none for people, or has not one of the endings {endings:?}"))
    }
}
