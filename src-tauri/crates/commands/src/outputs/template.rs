//! The council's own Word document, into which its papers are poured: chosen once, kept in the plan for all who open it.
//!
//! What can be a template says `office`; here it is tried before it is kept, so that nobody finds out on the evening
//! before a meeting.

use std::path::{Path, PathBuf};

use domain::{CouncilTemplate, OutputKind};

use crate::Failure;
use crate::desk::{Desk, hold};
use crate::outputs::documents::content;
use crate::outputs::options::{Chosen, World};
use crate::records::drafts::label;

/// The most that a template may hold: it travels with every copy of the plan.
const LIMIT: u64 = 5 * 1024 * 1024;

/// A template that holds for this run of the program alone, in place of the plan's.
#[derive(Default)]
struct Lent(Option<Vec<u8>>);

/// The template of the plan.
pub(crate) fn get_council_template(desk: &Desk) -> Result<Option<CouncilTemplate>, Failure> {
    Ok(desk.shown()?.plan.council_templates.first().cloned())
}

/// Keeps a file as the template of the plan.
pub(crate) fn import_council_template(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let bytes = tried(desk, &path)?;
    let title = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let today = { desk.shown()?.today(desk.now()) };
    desk.write(|_, file| {
        Ok(file.command(label("import_council_template", &title), |tx| {
            let template = CouncilTemplate {
                id: CouncilTemplate::id_of_plan(),
                title: title.clone(),
                file_hash: tx.put_attachment(&bytes)?,
                file_bytes: i64::try_from(bytes.len()).ok(),
                chosen_on: Some(today),
            };
            tx.put(&template)
        })?)
    })
}

/// From now on papers have the look of the program again.
pub(crate) fn delete_council_template(desk: &Desk) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let Some(template) = plan.council_templates.first() else { return Ok(()) };
        let change = label("delete_council_template", &template.title);
        Ok(file.command(change, |tx| tx.remove::<CouncilTemplate>(&template.id).map(|_| ()))?)
    })
}

/// Takes a template for this run of the program: for the terminal, which is asked once.
pub(crate) fn read_council_template(desk: &Desk, path: PathBuf) -> Result<(), Failure> {
    let bytes = tried(desk, &path)?;
    hold(&desk.slot::<Lent>()).0 = Some(bytes);
    Ok(())
}

/// A file that papers can be poured into.
///
/// # Errors
///
/// `template_too_large`, and whatever `office` says of a file that it cannot or will not use.
fn tried(desk: &Desk, path: &Path) -> Result<Vec<u8>, Failure> {
    // Asked before reading: a film must not fill the memory.
    if LIMIT < std::fs::metadata(path)?.len() {
        return Err(Failure::new("template_too_large"));
    }
    let bytes = std::fs::read(path)?;
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    // This one needs nothing to be chosen, and every plan can have it.
    if let Some(paper) = content(OutputKind::BusinessCase, &Chosen::new(), &world)? {
        office::docx(&paper, Some(&bytes))?;
    }
    Ok(bytes)
}

/// The template that holds: the one for this run, else the plan's.
///
/// # Errors
///
/// `template_missing` when the plan names one whose content is gone, as after a rescue.
pub(crate) fn template_of(world: &World) -> Result<Option<Vec<u8>>, Failure> {
    if let Some(lent) = hold(&world.desk.slot::<Lent>()).0.clone() {
        return Ok(Some(lent));
    }
    let Some(kept) = world.shown.plan.council_templates.first() else { return Ok(None) };
    let bytes = world.desk.ask(|file| Ok(file.attachment(&kept.file_hash)?))?;
    bytes.map(Some).ok_or_else(|| Failure::new("template_missing").with("name", &kept.title))
}
