//! Frameworks as files: the city's own form of one, read and written.

use std::path::PathBuf;

use domain::{Framework, Id, Plan};

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::frameworks::source::{self, Source};
use crate::records::drafts::{label, need};
use crate::views::Exported;

/// No framework is longer; whatever is, is something else.
const LONGEST: u64 = 5 * 1024 * 1024;

pub(crate) fn export_framework(desk: &Desk, path: PathBuf, id: Id) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let framework = need(&shown.plan.frameworks, &id)?;
    save(desk, &path, FileKind::Framework, |_| Ok(source::write(&Source::of(&shown.plan, framework)).into()))
}

/// What a file with a framework is about: its name.
pub(crate) fn framework_name(desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    let shown = desk.shown()?;
    Ok(need(&shown.plan.frameworks, args["id"].as_str().unwrap_or_default())?.name.clone())
}

pub(crate) fn import_framework_file(desk: &Desk, path: PathBuf) -> Result<Id, Failure> {
    if LONGEST < std::fs::metadata(&path)?.len() {
        return Err(Failure::new("framework_not_json").with("line", 1));
    }
    // A pipe or a device has no length, and no end.
    let bytes = intake::read_limited(&path, LONGEST)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..good].iter().filter(|byte| **byte == b'\n').count();
        Failure::new("framework_not_json").with("line", line)
    })?;
    let source = source::read(&text)?;
    desk.write(|plan, file| {
        if let Some(twin) = twin(plan, &source) {
            return Err(Failure::new("framework_version_present")
                .with("name", &twin.name)
                .with("version", &source.version));
        }
        let is_main = !plan.frameworks.iter().any(|framework| framework.is_main);
        let records = source.file_records(is_main, plan.frameworks.len());
        let id = records.framework.id.clone();
        file.command(label("import_framework", &source.name), |tx| records.put(tx))?;
        Ok(id)
    })
}

/// The framework of the plan that is the same version of the same thing.
fn twin<'a>(plan: &'a Plan, source: &Source) -> Option<&'a Framework> {
    plan.frameworks.iter().find(|it| {
        let is_same = if source.key.is_empty() { it.name == source.name } else { it.key == source.key };
        is_same && it.version == source.version
    })
}
