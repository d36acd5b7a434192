//! Everything that goes out of a plan for people without the program: what there is, its pages, its files, and when
//! each was last written.
//!
//! `spec` says which kinds there are and what can be chosen, `options` checks what was chosen, `make` makes the file.
//! What is written is noted by a change of its own, because writing a file changes no plan and is possible while
//! somebody looks back.

pub(crate) mod contents;
mod documents;
pub(crate) mod events;
pub(crate) mod look;
pub(crate) mod make;
pub(crate) mod options;
mod prints;
pub(crate) mod set;
pub(crate) mod spec;
mod steps;
mod tables;
pub(crate) mod template;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::{NaiveDateTime, Timelike};
use domain::tables::TableKind;
use domain::{FieldChange, OutputKind, Publication, Record, base64};
use publish::Document;
use serde::Serialize;
use store::VersionRef;
use ts_rs::TS;

use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::door::files::save;
use crate::door::kinds::FileKind;
use crate::outputs::make::{document, make, of_document};
use crate::outputs::options::{Chosen, OutputOption, WHOLE, World, checked, options};
use crate::outputs::spec::spec;
use crate::outputs::steps::{MAKING, SETTING, Steps};
use crate::programme::releases::changes::found;
use crate::records::drafts::label;
use crate::views::{Exported, Notice, Preview, WrittenFile};

/// A kind of document as the screen shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutputRow {
    pub kind: OutputKind,
    /// Endings of the files that it can be made as, the proposed one first.
    pub endings: Vec<String>,
    pub options: Vec<OutputOption>,
    /// Whether it has pages to look at.
    pub has_pages: bool,
    /// Whether it is a table that can be edited in a spreadsheet and imported again.
    pub comes_back: bool,
    /// Why it cannot be made yet, as the code of a failure; empty when it can.
    pub lacks: String,
    /// The last time.
    pub written: Option<Written>,
    /// Endings of the files as which it is written together with others into a folder.
    pub set_endings: Vec<String>,
}

/// When a document was last written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Written {
    pub file_name: String,
    pub at: Option<NaiveDateTime>,
    pub by: String,
    #[ts(type = "number | null")]
    pub revision: Option<i64>,
    /// The file, where it was written from this window and is still there.
    pub file: Option<WrittenFile>,
}

/// A document whose pages are set, kept while somebody leafs through it.
pub(crate) struct SetDocument {
    /// The snapshot that it was made of.
    serial: u64,
    kind: OutputKind,
    chosen: Chosen,
    language: &'static str,
    document: Document,
    notices: Vec<Notice>,
}

pub(crate) fn list_outputs(desk: &Desk) -> Result<Vec<OutputRow>, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    let row = |kind: &OutputKind| {
        let options = options(*kind, &Chosen::new(), &world)?;
        let last = shown.plan.publications.iter().find(|it| it.kind == *kind);
        let lacks = options.iter().find(|it| it.value.is_empty() && it.choices.is_empty());
        Ok(OutputRow {
            kind: *kind,
            endings: spec(*kind).endings.iter().map(|ending| (*ending).to_owned()).collect(),
            lacks: lacks.map(|option| format!("no_{}", option.name)).unwrap_or_default(),
            options,
            comes_back: kind.table().is_some(),
            has_pages: spec(*kind).endings.contains(&"pdf"),
            written: last.filter(|last| !last.file_name.is_empty()).map(|last| written(desk, last)),
            set_endings: last.map(|last| last.set_endings.clone()).unwrap_or_default(),
        })
    };
    OutputKind::ALL.iter().map(row).collect()
}

fn written(desk: &Desk, last: &Publication) -> Written {
    Written {
        file_name: last.file_name.clone(),
        at: last.written_at,
        by: last.written_by.clone(),
        revision: last.written_revision,
        file: desk.file_of_output(last.kind, &last.file_name),
    }
}

/// How many events of the chosen week are new, different or gone since a document was last written; `None`: it never
/// was, what was then cannot be had any more, or it is a table of records that are none of events.
pub(crate) fn get_output_changes(desk: &Desk, kind: OutputKind) -> Result<Option<usize>, Failure> {
    if !matches!(kind.table(), None | Some(TableKind::Events | TableKind::Sessions)) {
        return Ok(None);
    }
    let shown = desk.shown()?;
    let Some(week) = shown.week() else { return Ok(None) };
    let is_it = |last: &&Publication| last.kind == kind && !last.file_name.is_empty();
    let Some(last) = shown.plan.publications.iter().find(is_it) else { return Ok(None) };
    // The note is a change of its own, made as soon as the file was there. A past that was erased is not compared.
    let noted = desk.ask(|file| Ok(file.record_history(Publication::TABLE, &last.id)?)).unwrap_or_default();
    // What is ticked for a set is kept in the same record; that changes without anything being written.
    let is_written = |fields: &[FieldChange]| fields.iter().any(|change| change.field == "written_at");
    let Some((noted, _)) = noted.iter().find(|(_, fields)| is_written(fields)) else { return Ok(None) };
    let version = VersionRef::Change(noted.change_id);
    let before = desk.before(&format!("change:{}", noted.change_id), Some(&week.id), || {
        let plan = desk.ask(|file| Ok(file.at(&version)?))?;
        Ok(Shown::new(shown.revision, Arc::new(plan), Some(week.id.clone()), desk.now()))
    })?;
    Ok(Some(found(&before, &shown, &week.id).len()))
}

/// Sharp enough to read on a screen of double density.
const PIXELS_PER_POINT: f32 = 2.0;

/// The document that is being set for somebody who looks at it, and the wish to give it up when it is left.
#[derive(Default)]
pub(crate) struct Drawing(Option<(OutputKind, Chosen, Arc<AtomicBool>)>);

impl Drawing {
    /// Looks at a document; another one that was being set is given up.
    fn of(&mut self, kind: OutputKind, chosen: &Chosen) -> Arc<AtomicBool> {
        if let Some((_, _, left)) = self.0.as_ref().filter(|(of, with, _)| *of == kind && with == chosen) {
            return Arc::clone(left);
        }
        self.leave();
        let left = Arc::new(AtomicBool::new(false));
        self.0 = Some((kind, chosen.clone(), Arc::clone(&left)));
        left
    }

    fn leave(&mut self) {
        if let Some((_, _, left)) = self.0.take() {
            left.store(true, Ordering::Relaxed);
        }
    }
}

/// Nobody looks at pages any more: what is being set for that is given up, and a long document gives its memory back.
pub(crate) fn leave_pages(desk: &Desk) -> Result<(), Failure> {
    hold(&desk.slot::<Drawing>()).leave();
    let slot = desk.slot::<Option<SetDocument>>();
    // Where it is held, somebody writes it.
    if let Ok(mut kept) = slot.try_lock() {
        *kept = kept.take().filter(|set| !set.document.is_long());
    }
    Ok(())
}

/// A page of a document, counted from 0; the last one when there are fewer. Whoever asks for pages of another document
/// has left the one before: `drawing_left`.
pub(crate) fn draw_output(desk: &Desk, kind: OutputKind, options: Chosen, page: usize) -> Result<Preview, Failure> {
    let left = hold(&desk.slot::<Drawing>()).of(kind, &options);
    let drawn = publish::stoppable(&left, || drawn(desk, kind, options, page));
    let code = if left.load(Ordering::Relaxed) { "drawing_left" } else { "drawing_stopped" };
    drawn.map_err(|failure| steps::stopped_as(failure, code))
}

fn drawn(desk: &Desk, kind: OutputKind, options: Chosen, page: usize) -> Result<Preview, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    let steps = Steps::aside(desk);
    with_document(&world, kind, &options, &steps, |document, _| {
        steps.at(MAKING)?;
        let pages = document.pages();
        let page = page.min(pages.saturating_sub(1));
        let picture = document.png(page, PIXELS_PER_POINT)?;
        let (width, height) = (picture.width, picture.height);
        Ok(Preview {
            pages,
            body_pages: document.body_pages(),
            png: base64::encode(&picture.png),
            page,
            width,
            height,
            text: document.text(page)?,
        })
    })
}

/// Writes the file of a document.
pub(crate) fn export_output(
    desk: &Desk,
    path: PathBuf,
    kind: OutputKind,
    options: Chosen,
    ending: Option<String>,
) -> Result<Exported, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let world = World { desk, shown: &shown, texts: &texts };
    write_one(&world, &path, kind, &options, ending.as_deref(), &Steps::begin(desk))
}

/// The file of a document, one of a set or alone. Who stops it before it is whole finds nothing new in its place.
pub(crate) fn write_one(
    world: &World,
    path: &Path,
    kind: OutputKind,
    options: &Chosen,
    ending: Option<&str>,
    steps: &Steps,
) -> Result<Exported, Failure> {
    let chosen = checked(kind, options, world)?;
    let path = match ending {
        Some(ending) if path.extension().is_none() => path.with_extension(ending),
        _ => path.to_owned(),
    };
    let (mut pages, mut notices) = (None, Vec::new());
    let written = save(world.desk, &path, FileKind::Output, |ending| {
        if !spec(kind).endings.contains(&ending) {
            let known: Vec<String> = spec(kind).endings.iter().map(|known| format!(".{known}")).collect();
            return Err(Failure::new("unknown_ending").with("ending", ending).with("known", known.join(", ")));
        }
        let made = match ending {
            // The pages that somebody looks at are the ones that are written.
            "pdf" => with_document(world, kind, &chosen, steps, |document, notices| {
                steps.at(MAKING)?;
                of_document(document, notices.to_vec())
            })?,
            _ => make(kind, &chosen, ending, world)?,
        };
        // Last heard before the file takes its place.
        steps.at(MAKING)?;
        (pages, notices) = (made.pages, made.notices);
        Ok(made.bytes)
    })?;
    world.desk.note_output_file(written.file.as_ref(), kind);
    Ok(Exported { pages, notices, ..written })
}

/// Notes that a document was written, and what was chosen, for all who open the plan.
pub(crate) fn save_publication(
    desk: &Desk,
    kind: OutputKind,
    options: Chosen,
    file_name: String,
) -> Result<(), Failure> {
    let (shown, texts) = (desk.shown_now()?, desk.texts());
    let publication = noted(&World { desk, shown: &shown, texts: &texts }, kind, &options, &file_name)?;
    let title = texts.get(&format!("output-kind-{}", kind.word()));
    desk.write(|_, file| Ok(file.note(label("save_publication", &title), |tx| tx.put(&publication))?))
}

/// What is kept of a document that was written now.
pub(crate) fn noted(
    world: &World,
    kind: OutputKind,
    options: &Chosen,
    file_name: &str,
) -> Result<Publication, Failure> {
    let chosen = checked(kind, options, world)?;
    let known = world.shown.plan.publications.iter().find(|it| it.kind == kind);
    Ok(Publication {
        id: Publication::id_of(kind),
        kind,
        options: chosen.iter().map(|(name, value)| format!("{name}={value}")).collect(),
        file_name: file_name.to_owned(),
        written_at: world.shown.local(world.desk.now()).with_nanosecond(0),
        written_by: world.desk.surroundings().author,
        written_revision: Some(world.shown.revision),
        set_endings: known.map(|known| known.set_endings.clone()).unwrap_or_default(),
    })
}

/// What a file with a document is about: its kind, and what it is of.
pub(crate) fn output_name(desk: &Desk, args: &serde_json::Value) -> Result<String, Failure> {
    let (shown, texts) = (desk.shown()?, desk.texts());
    let kind: OutputKind =
        serde_json::from_value(args["kind"].clone()).map_err(|_| Failure::invalid("bad_value", "kind"))?;
    let asked: Chosen = serde_json::from_value(args["options"].clone()).unwrap_or_default();
    let known = options(kind, &asked, &World { desk, shown: &shown, texts: &texts })?;
    let about = known.iter().find(|option| spec(kind).options.iter().any(|it| it.name == option.name && it.names_it()));
    let chosen = about.and_then(|option| option.choices.iter().find(|choice| choice.value == option.value));
    // The whole of the programme needs no word.
    let about = chosen.filter(|choice| choice.value != WHOLE);
    let title = texts.get(&format!("output-kind-{}", kind.word()));
    Ok(about.map_or(title.clone(), |about| format!("{title} - {}", about.label)))
}

/// Looks at the pages of a document, which are set unless they are the ones that were looked at last.
fn with_document<T>(
    world: &World,
    kind: OutputKind,
    asked: &Chosen,
    steps: &Steps,
    look: impl Fn(&Document, &[Notice]) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let (shown, language) = (world.shown, world.texts.language());
    let chosen = checked(kind, asked, world)?;
    let slot = world.desk.slot::<Option<SetDocument>>();
    let mut kept = hold(&slot);
    let stop = world.desk.wish_to_stop();
    let is_fresh = |set: &&SetDocument| {
        set.serial == shown.serial && set.kind == kind && set.chosen == chosen && set.language == language
    };
    let seen = |set: &SetDocument| publish::stoppable(stop, || look(&set.document, &set.notices));
    match kept.as_ref().filter(is_fresh).map(seen) {
        // The process that held the pages has ended meanwhile: they are set again.
        Some(Err(failure)) if failure.code == "setting_broke_off" => {}
        Some(found) => {
            // Whoever stopped the work has ended that process.
            if found.is_err() {
                *kept = None;
            }
            return found;
        }
        None => {}
    }
    steps.at(SETTING)?;
    // A document that was set before gives its memory back before the next one takes its own.
    *kept = None;
    publish::forget_cache();
    let made = publish::stoppable(stop, || document(kind, &chosen, world))?;
    let (document, notices) = made.ok_or_else(|| Failure::new("no_pages"))?;
    let set = kept.insert(SetDocument { serial: shown.serial, kind, chosen, language, document, notices });
    let found = seen(set);
    if found.is_err() {
        *kept = None;
    }
    found
}
