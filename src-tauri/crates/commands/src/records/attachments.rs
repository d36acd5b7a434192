//! Files as evidence: their content goes into the plan and comes out again. Notes and links are plain records.

use std::path::{Path, PathBuf};

use domain::*;
use store::ATTACHMENT_LIMIT;

use crate::Failure;
use crate::desk::Desk;
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::frameworks::framework::subject_name;
use crate::records::drafts::{label, need, need_if_given};
use crate::views::Exported;

pub(crate) fn attach_file(
    desk: &Desk,
    path: PathBuf,
    subject: Subject,
    subject_id: Id,
    assessment_id: Option<Id>,
) -> Result<Id, Failure> {
    // Asked before reading: a film must not fill the memory.
    let size = std::fs::metadata(&path)?.len();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if ATTACHMENT_LIMIT < size {
        return Err(Failure::new("file_too_large").with("limit_mb", ATTACHMENT_LIMIT >> 20).with("name", name));
    }
    if size == 0 {
        return Err(Failure::new("file_empty").with("name", name));
    }
    let bytes = std::fs::read(&path)?;
    let today = { desk.shown()?.today(desk.now()) };
    desk.write(|plan, file| {
        subject_name(plan, subject, &subject_id)?;
        need_if_given(&plan.assessments, assessment_id.as_ref())?;
        Ok(file.command(label("attach_file", &name), |tx| {
            let evidence = Evidence {
                id: tx.new_id(),
                assessment_id,
                subject,
                subject_id,
                kind: EvidenceKind::File,
                title: name.clone(),
                file_hash: tx.put_attachment(&bytes)?,
                file_bytes: i64::try_from(bytes.len()).ok(),
                file_name: name,
                added_on: Some(today),
                ..Evidence::default()
            };
            tx.put(&evidence)?;
            Ok(evidence.id)
        })?)
    })
}

pub(crate) fn save_attachment(desk: &Desk, path: PathBuf, id: Id) -> Result<Exported, Failure> {
    let shown = desk.shown()?;
    let evidence = need(&shown.plan.evidence, &id)?;
    let content = desk.ask(|file| Ok(file.attachment(&evidence.file_hash)?))?;
    let content = content.ok_or_else(|| Failure::new("attachment_missing").with("name", &evidence.file_name))?;
    // What the person typed without an ending gets the one that the file had.
    let path = match Path::new(&evidence.file_name).extension() {
        Some(ending) if path.extension().is_none() => path.with_extension(ending),
        _ => path,
    };
    save(desk, &path, FileKind::Any, |_| Ok(content))
}

/// What evidence that goes out again is called: the name it came with.
pub(crate) fn file_name(desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    let shown = desk.shown()?;
    let evidence = need(&shown.plan.evidence, args["id"].as_str().unwrap_or_default())?;
    Ok(evidence.file_name.clone())
}
