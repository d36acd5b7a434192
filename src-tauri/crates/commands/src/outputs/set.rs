//! Several documents written into one folder by one act, each beside its place and renamed as a single one is.
//!
//! One file that cannot be written keeps no other from being written: of each is told what became of it. The terminal's
//! `--into` and the window's button are this. That they were written is noted as one change.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use domain::OutputKind;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ts_rs::TS;

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::outputs::options::{Chosen, World};
use crate::outputs::steps::{SET, Steps, stopped_as};
use crate::outputs::{noted, write_one};
use crate::records::drafts::label;
use crate::views::Exported;

/// A document of a set, with the files as which it is to be written.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetPart {
    pub kind: OutputKind,
    /// What was chosen; the rest as the last time.
    pub options: Chosen,
    /// Each is a file.
    pub endings: Vec<String>,
}

/// How files of a set are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SetNames {
    /// As a single document is called: by city, kind, what it is of, and day.
    ForPeople,
    /// By kind alone, so that a script finds them.
    ForScripts,
}

/// What became of a set.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SetReport {
    /// In the order of the set.
    pub files: Vec<SetFile>,
}

/// What became of one file of a set.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SetFile {
    pub kind: OutputKind,
    pub ending: String,
    /// What it is called in the folder.
    pub name: String,
    /// Of a file that was written.
    pub written: Option<Exported>,
    /// Why it was not: `file_is_there` when nothing was to be replaced, `set_stopped` when somebody stopped before it.
    pub failure: Option<Failure>,
}

/// A document of a set that was written, to be noted.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct SetNote {
    pub kind: OutputKind,
    pub options: Chosen,
    /// Endings that are ticked, for the next time.
    pub endings: Vec<String>,
    /// Empty when none of its files was written this time.
    pub file_name: String,
}

/// The folder that was chosen last: what was there already is replaced in it without a second question.
#[derive(Default)]
struct LastFolder(Option<PathBuf>);

impl Desk {
    /// The folder in which somebody goes on with a set; a shell offers it instead of a dialog.
    pub fn folder_of_set(&self) -> Option<PathBuf> {
        hold(&self.slot::<LastFolder>()).0.clone()
    }
}

/// Writes the files of a set into a folder. `again` is for the shell: it is the folder of before, and asks nobody.
///
/// # Errors
///
/// `empty_set`, and what keeps the folder itself from being there. What keeps a file from being written is in the answer.
pub(crate) fn export_output_set(
    desk: &Desk,
    folder: PathBuf,
    parts: Vec<SetPart>,
    names: SetNames,
    replace: bool,
    _again: Option<bool>,
) -> Result<SetReport, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    let total: usize = parts.iter().map(|part| part.endings.len()).sum();
    let Some(first) = parts.iter().find(|part| !part.endings.is_empty()) else {
        return Err(Failure::new("empty_set"));
    };
    fs::create_dir_all(&folder)?;
    hold(&desk.slot::<LastFolder>()).0 = Some(folder.clone());
    let mut steps = Steps::of_set(desk, first.kind, total);
    let (mut files, mut taken) = (Vec::with_capacity(total), BTreeSet::new());
    for part in &parts {
        for ending in &part.endings {
            steps.on(part.kind);
            let name = free_name(&name_of(desk, part, ending, names), &mut taken);
            let done = written(&world, &folder.join(&name), part, ending, replace, &steps);
            steps.count();
            let (written, failure) = match done {
                Ok(written) => (Some(written), None),
                Err(failure) => (None, Some(failure)),
            };
            files.push(SetFile { kind: part.kind, ending: ending.clone(), name, written, failure });
        }
    }
    Ok(SetReport { files })
}

fn written(
    world: &World,
    path: &Path,
    part: &SetPart,
    ending: &str,
    replace: bool,
    steps: &Steps,
) -> Result<Exported, Failure> {
    let stopped = |failure| stopped_as(failure, "set_stopped");
    steps.at(SET).map_err(stopped)?;
    // A link that leads nowhere is there as well.
    if !replace && path.symlink_metadata().is_ok() {
        return Err(Failure::new("file_is_there"));
    }
    write_one(world, path, part.kind, &part.options, Some(ending), steps).map_err(stopped)
}

/// What a file is called.
fn name_of(desk: &Desk, part: &SetPart, ending: &str, names: SetNames) -> String {
    let plain = || format!("{}.{ending}", part.kind.word().replace('_', "-"));
    match names {
        SetNames::ForScripts => plain(),
        SetNames::ForPeople => {
            let args = json!({ "kind": part.kind, "options": part.options, "ending": ending });
            desk.dialog("export_output", &args).and_then(|dialog| dialog.name).unwrap_or_else(plain)
        }
    }
}

/// The name, counted on when another file of the set has it already; a computer may not tell capitals apart.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let counted = |number: usize| match name.rsplit_once('.') {
        _ if number == 1 => name.to_owned(),
        Some((stem, ending)) => format!("{stem} {number}.{ending}"),
        None => format!("{name} {number}"),
    };
    let free = (1..).map(counted).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_else(|| name.to_owned())
}

/// Notes what was written together, and what is ticked for the next time, for all who open the plan.
pub(crate) fn save_output_set(desk: &Desk, set: Vec<SetNote>) -> Result<(), Failure> {
    let (shown, texts) = (desk.shown_now()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    let mut notes = Vec::new();
    for kind in OutputKind::ALL {
        let known = shown.plan.publications.iter().find(|it| it.kind == *kind);
        let part = set.iter().find(|part| part.kind == *kind);
        let mut note = match part.filter(|part| !part.file_name.is_empty()) {
            Some(part) => noted(&world, *kind, &part.options, &part.file_name)?,
            None => known.cloned().unwrap_or_else(|| domain::Publication {
                id: domain::Publication::id_of(*kind),
                kind: *kind,
                ..domain::Publication::default()
            }),
        };
        note.set_endings = part.map(|part| part.endings.clone()).unwrap_or_default();
        let is_new = known.is_none() && (part.is_some_and(|part| !part.endings.is_empty()));
        if is_new || known.is_some_and(|known| *known != note) {
            notes.push(note);
        }
    }
    if notes.is_empty() {
        return Ok(());
    }
    let change = label("save_output_set", "");
    desk.write(|_, file| Ok(file.note(change, |tx| notes.iter().try_for_each(|note| tx.put(note)))?))
}

#[cfg(test)]
mod tests {
    use super::free_name;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_files_of_a_set_have_one_name() {
        let mut taken = BTreeSet::new();
        let names = ["a.pdf", "A.pdf", "a.docx", "a.pdf", "b"].map(|name| free_name(name, &mut taken));
        assert_eq!(names, ["a.pdf", "A 2.pdf", "a.docx", "a 3.pdf", "b"]);
    }
}
