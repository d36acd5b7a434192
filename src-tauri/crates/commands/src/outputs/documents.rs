//! What stands in the documents for meetings: each from its records, described once for every file.

use domain::OutputKind;
use papers::{
    CaseRequest, Comparison, Content, EvaluationRequest, MinutesRequest, PaperRequest, ReportRequest, business_case,
    council_paper, evaluation_report, minutes, progress_report,
};

use crate::Failure;
use crate::boards::changes::compare;
use crate::door::notices::notice;
use crate::outputs::options::{Chosen, World, value};
use crate::outputs::spec::records;
use crate::views::Notice;

/// The description; `None`: the kind is no document for meetings.
pub(crate) fn content(kind: OutputKind, chosen: &Chosen, world: &World) -> Result<Option<Content>, Failure> {
    let (plan, texts) = (&*world.shown.plan, world.texts);
    let today = world.shown.today(world.desk.now());
    let week_id = world.shown.week().map(|week| week.id.as_str());
    Ok(Some(match kind {
        OutputKind::CouncilPaper => {
            let paper_id = needed(chosen, "paper", "no_paper")?;
            council_paper(&PaperRequest { plan, paper_id, today }, texts)?
        }
        OutputKind::ProgressReport => {
            let before = compare(world.desk, world.shown, None, texts)?.ok();
            let since = before.as_ref().map(|before| Comparison { on: before.on, since: before.since() });
            progress_report(&ReportRequest { plan, week_id, today, since }, texts)?
        }
        OutputKind::EvaluationReport => {
            let week_id = Some(needed(chosen, "week", "no_week")?);
            evaluation_report(&EvaluationRequest { plan, week_id, today }, texts)?
        }
        OutputKind::BusinessCase => business_case(&CaseRequest { plan, week_id, today }, texts)?,
        OutputKind::Minutes => {
            let meeting_id = needed(chosen, "meeting", "no_meeting")?;
            minutes(&MinutesRequest { plan, meeting_id, today }, texts)?
        }
        OutputKind::Booklet
        | OutputKind::Posters
        | OutputKind::Cards
        | OutputKind::DaySheets
        | OutputKind::RunSheets
        | OutputKind::AttendanceSheets
        | OutputKind::Programme
        | OutputKind::Site
        | OutputKind::Board
        | OutputKind::OpenData
        | records!() => return Ok(None),
    }))
}

/// What readers expect in a document and has to be added by hand, because the plan does not keep it.
pub(crate) fn lacking(kind: OutputKind, chosen: &Chosen, world: &World) -> Vec<Notice> {
    if kind != OutputKind::Minutes {
        return Vec::new();
    }
    let (id, today) = (value(chosen, "meeting"), world.shown.today(world.desk.now()));
    let was_held = world.shown.plan.meetings.iter().any(|meeting| meeting.id == id && meeting.held_on <= today);
    was_held.then(|| notice("minutes_present", [])).into_iter().collect()
}

/// What was chosen, where there has to be something.
fn needed<'a>(chosen: &'a Chosen, name: &str, code: &str) -> Result<&'a str, Failure> {
    match value(chosen, name) {
        "" => Err(Failure::new(code)),
        id => Ok(id),
    }
}
