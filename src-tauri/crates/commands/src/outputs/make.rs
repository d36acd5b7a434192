//! How each document is made: from the plan that is shown, what was chosen and the ending of its file.
//!
//! Documents for meetings have one description, of which every file is made. Writes nothing.

use domain::{OutputKind, Release};
use interchange::{OpenData, Outgoing, calendar, json_ld, open_sdg, schedule_json, schedule_xml, venues_geojson};
use papers::{Content, SheetsRequest, attendance_sheets, run_sheets};
use publish::{Document, board_copy, sheet_pages};
use site::{Site, SiteRequest, board_page, board_slides, site, site_languages};

use crate::Failure;
use crate::boards::copies::copy_of;
use crate::desk::shown::Shown;
use crate::door::notices::{notice, of_letters, said};
use crate::outputs::documents::{content, lacking};
use crate::outputs::look::of_look;
use crate::outputs::options::{Chosen, World, is_yes, scope, value};
use crate::outputs::prints;
use crate::outputs::spec::records;
use crate::outputs::tables::{programme_file, record_table};
use crate::outputs::template::template_of;
use crate::programme::releases::{of_week, state_of};
use crate::views::Notice;
use std::sync::Arc;

/// A file that was made.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// Of a document with pages.
    pub(crate) pages: Option<usize>,
    pub(crate) notices: Vec<Notice>,
}

impl Made {
    fn text(text: String) -> Self {
        Self { bytes: text.into_bytes(), pages: None, notices: Vec::new() }
    }
}

/// The pages of a document, with what is to be told of it besides its letters; `None`: it has none to look at.
pub(crate) fn document(
    kind: OutputKind,
    chosen: &Chosen,
    world: &World,
) -> Result<Option<(Document, Vec<Notice>)>, Failure> {
    let alone = |document: Document| Some((document, Vec::new()));
    Ok(match kind {
        OutputKind::CouncilPaper
        | OutputKind::ProgressReport
        | OutputKind::EvaluationReport
        | OutputKind::BusinessCase
        | OutputKind::Minutes => Some((Document::of(described(kind, chosen, world)?)?, lacking(kind, chosen, world))),
        OutputKind::Booklet => Some(prints::booklet(chosen, world)?),
        OutputKind::Posters => alone(prints::posters(chosen, world)?),
        OutputKind::Cards => alone(prints::cards(chosen, world)?),
        OutputKind::DaySheets => alone(prints::day_sheets(chosen, world)?),
        OutputKind::RunSheets => Some(sheets(chosen, world, run_sheets)?),
        OutputKind::AttendanceSheets => Some(sheets(chosen, world, attendance_sheets)?),
        OutputKind::Board => alone(board_copy(&copy_of(world, value(chosen, "name"))?, world.texts)?),
        OutputKind::Programme | OutputKind::Site | OutputKind::OpenData => None,
        // A spreadsheet shows them; they have no pages.
        records!() => None,
    })
}

/// The description of a document for meetings.
fn described(kind: OutputKind, chosen: &Chosen, world: &World) -> Result<Content, Failure> {
    content(kind, chosen, world)?.ok_or_else(|| Failure::new("no_pages"))
}

/// The file of a document; `ending` is one that the kind has, and not that of a document with pages.
pub(crate) fn make(kind: OutputKind, chosen: &Chosen, ending: &str, world: &World) -> Result<Made, Failure> {
    let unmade = || Failure::new("not_this_ending").with("ending", ending);
    match kind {
        OutputKind::CouncilPaper
        | OutputKind::ProgressReport
        | OutputKind::EvaluationReport
        | OutputKind::BusinessCase
        | OutputKind::Minutes => {
            let mut made = office_file(&described(kind, chosen, world)?, ending, world)?.ok_or_else(unmade)?;
            made.notices.extend(lacking(kind, chosen, world));
            Ok(made)
        }
        OutputKind::Programme => programme(chosen, ending, world)?.ok_or_else(unmade),
        OutputKind::Site => the_site(world),
        OutputKind::OpenData => open_data(world),
        OutputKind::Board => {
            let copy = copy_of(world, value(chosen, "name"))?;
            let of = if is_yes(chosen, "slides") { board_slides } else { board_page };
            Ok(Made::text(of(&copy, world.texts)?))
        }
        OutputKind::Booklet
        | OutputKind::Posters
        | OutputKind::Cards
        | OutputKind::DaySheets
        | OutputKind::RunSheets
        | OutputKind::AttendanceSheets => Err(unmade()),
        records!() => record_table(kind, ending, world)?.ok_or_else(unmade),
    }
}

/// The PDF of a document with what people should know of it.
pub(crate) fn of_document(document: &Document, mut notices: Vec<Notice>) -> Result<Made, Failure> {
    notices.extend(of_look(document.unused_look()));
    notices.extend(of_letters(document.replaced().iter().map(|it| (it.letter, it.text.as_str()))));
    Ok(Made { bytes: document.pdf()?, pages: Some(document.pages()), notices })
}

fn office_file(content: &Content, ending: &str, world: &World) -> Result<Option<Made>, Failure> {
    let file = match ending {
        "docx" => office::docx(content, template_of(world)?.as_deref())?,
        "odt" => office::odt(content)?,
        "html" => return Ok(Some(Made::text(office::html(content)))),
        _ => return Ok(None),
    };
    let notices = file.notices.iter().map(|told| said(told.sentence(world.texts))).collect();
    Ok(Some(Made { bytes: file.bytes, pages: None, notices }))
}

type MakeSheets = fn(&SheetsRequest, &text::Texts) -> papers::SheetsContent;

fn sheets(chosen: &Chosen, world: &World, of: MakeSheets) -> Result<(Document, Vec<Notice>), Failure> {
    let by = domain::rules::sheets::SheetBy::from_word(value(chosen, "by")).unwrap_or_default();
    let (week, today) = (world.shown.need_week()?, world.shown.today(world.desk.now()));
    let content = of(&SheetsRequest { plan: &world.shown.plan, week, today, by, only: None }, world.texts);
    if content.sheets.is_empty() {
        return Err(Failure::new("no_sheets"));
    }
    let unnamed = content.unnamed;
    let told = (0 < unnamed).then(|| notice("sheets_unnamed", [("person_count", unnamed.to_string())]));
    Ok((sheet_pages(content)?, told.into_iter().collect()))
}

/// The plan as each release of the chosen week froze it, the first one first; what cannot be had any more is left out.
fn released(world: &World) -> Result<Vec<Arc<Shown>>, Failure> {
    let week = world.shown.need_week()?;
    let releases: Vec<Release> = of_week(&world.shown.plan, &week.id);
    Ok(releases.iter().rev().filter_map(|release| state_of(world.desk, world.shown, release).ok()).collect())
}

/// Works with the programme of the chosen week as the public has seen it and is to see it.
pub(crate) fn with_outgoing<T>(world: &World, f: impl FnOnce(&Outgoing) -> Result<T, Failure>) -> Result<T, Failure> {
    let released = released(world)?;
    let states: Vec<&domain::Plan> = released.iter().map(|state| &*state.plan).collect();
    f(&Outgoing {
        plan: &world.shown.plan,
        week: world.shown.need_week()?,
        released: &states,
        written_at: world.desk.now().naive_utc(),
    })
}

fn programme(chosen: &Chosen, ending: &str, world: &World) -> Result<Option<Made>, Failure> {
    with_outgoing(world, |outgoing| {
        let output = match ending {
            "ics" => calendar(outgoing, &scope(chosen), world.texts),
            "xml" => schedule_xml(outgoing, world.texts)?,
            "json" => schedule_json(outgoing, world.texts)?,
            "jsonld" => json_ld(outgoing, world.texts),
            "geojson" => venues_geojson(outgoing, world.texts),
            other => return programme_file(outgoing, &scope(chosen), other, world.texts),
        };
        let notices = output.notices.iter().map(|told| said(told.sentence(world.texts))).collect();
        Ok(Some(Made { bytes: output.text.into_bytes(), pages: None, notices }))
    })
}

/// The files of the website.
pub(crate) fn site_files(world: &World) -> Result<Site, Failure> {
    with_outgoing(world, |outgoing| {
        let request = SiteRequest {
            plan: outgoing.plan,
            week_id: Some(&outgoing.week.id),
            today: world.shown.today(world.desk.now()),
            released: outgoing.released,
            written_at: outgoing.written_at,
        };
        Ok(site(&request, &site_languages(outgoing.plan, world.texts))?)
    })
}

fn the_site(world: &World) -> Result<Made, Failure> {
    let made = site_files(world)?;
    Ok(Made { bytes: made.zip()?, pages: None, notices: made.notices.into_iter().map(said).collect() })
}

/// The files of the indicators as open data.
pub(crate) fn data_files(world: &World) -> OpenData {
    open_sdg(&world.shown.plan, world.shown.today(world.desk.now()), world.texts)
}

fn open_data(world: &World) -> Result<Made, Failure> {
    let data = data_files(world);
    let notices = data.notices.iter().map(|told| said(told.sentence(world.texts))).collect();
    let files: Vec<(String, Vec<u8>)> = data.files.into_iter().map(|file| (file.name, file.bytes)).collect();
    Ok(Made {
        bytes: office::pack(&files).map_err(|error| Failure::new("publish").with("where", error))?,
        pages: None,
        notices,
    })
}
