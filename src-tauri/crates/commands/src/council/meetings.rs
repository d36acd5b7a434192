//! Meetings: what is on the agenda, what the papers ask, what was decided, and what was left open.
//!
//! Meetings, agenda items and decisions are saved as plain records. Here are the two steps that lead from one kind
//! of record to another: a decision becomes an action, and tabled papers become the agenda.

use chrono::NaiveDate;
use domain::maps::FastMap;
use domain::rules::decisions;
use domain::{
    Action, AgendaItem, Decision, Id, Meeting, Paper, PaperPurpose, Plan, Problem, Recommendation, RoadmapStatus, by_id,
};
use serde::Serialize;
use text::{Arg, DateStyle, Texts};
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::records::drafts::{label, need};

/// All meetings with what hangs on them, and what they left open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Meetings {
    /// Latest first.
    pub meetings: Vec<MeetingRow>,
    /// What declarations and charters lack.
    pub declaration_problems: Vec<Problem>,
}

/// A meeting as the screen shows it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct MeetingRow {
    /// The meeting itself.
    pub meeting: Meeting,
    /// Held before today.
    pub is_past: bool,
    /// Its agenda in order.
    pub agenda: Vec<AgendaRow>,
    /// How long all items with a time take.
    #[ts(type = "number")]
    pub total_minutes: i64,
    /// The papers tabled, with what they ask.
    pub papers: Vec<TabledPaper>,
    /// What was decided.
    pub decisions: Vec<DecisionRow>,
    /// What waits for somebody.
    pub open_points: Vec<OpenPoint>,
}

/// One item, with the minutes after the beginning at which it comes up.
#[derive(Clone, Debug, Serialize, TS)]
pub struct AgendaRow {
    /// The item itself.
    pub item: AgendaItem,
    /// Nothing once an item before it does not say how long it takes.
    #[ts(type = "number | null")]
    pub begins_after_minutes: Option<i64>,
}

/// A paper for the meeting.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names are those of the paper")]
pub struct TabledPaper {
    pub id: Id,
    pub title: String,
    pub reference: String,
    pub purpose: PaperPurpose,
    pub recommendations: Vec<Recommendation>,
}

/// A decision and the action it became.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DecisionRow {
    /// The decision itself.
    pub decision: Decision,
    /// The action it became.
    pub action: Option<Action>,
    /// Carried, and nobody acts on it yet.
    pub needs_action: bool,
}

/// Something that a meeting left open.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OpenPoint {
    /// `undecided` (a recommendation) or `without_action` (a decision).
    pub kind: String,
    /// The recommendation or decision.
    pub id: Id,
    /// What it says.
    pub title: String,
}

pub(crate) fn list_meetings(desk: &Desk) -> Result<Meetings, Failure> {
    let shown = desk.shown()?;
    let (plan, today) = (&shown.plan, shown.today(desk.now()));
    let mut meetings: Vec<&Meeting> = plan.meetings.iter().collect();
    meetings.sort_by(|a, b| (b.held_on, &a.id).cmp(&(a.held_on, &b.id)));
    let undecided = decisions::undecided(plan, today);
    let actions = by_id(&plan.actions);
    let rows = meetings.into_iter().map(|meeting| row(plan, meeting, today, &undecided, &actions));
    Ok(Meetings { meetings: rows.collect(), declaration_problems: decisions::declaration_problems(plan) })
}

fn row(
    plan: &Plan,
    meeting: &Meeting,
    today: NaiveDate,
    undecided: &[(&Meeting, &Recommendation)],
    actions: &FastMap<&str, &Action>,
) -> MeetingRow {
    let mut own: Vec<&Decision> = plan.decisions.iter().filter(|decision| decision.meeting_id == meeting.id).collect();
    own.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let decided: Vec<DecisionRow> = own
        .into_iter()
        .map(|decision| DecisionRow {
            decision: decision.clone(),
            action: decision.action_id.as_deref().and_then(|id| actions.get(id)).map(|action| (*action).clone()),
            needs_action: decisions::needs_action(plan, decision),
        })
        .collect();
    let point = |kind: &str, id: &str, title: &str| OpenPoint {
        kind: kind.to_owned(),
        id: id.to_owned(),
        title: title.to_owned(),
    };
    let waiting = undecided.iter().filter(|(of, _)| of.id == meeting.id);
    let mut open_points: Vec<OpenPoint> =
        waiting.map(|(_, asked)| point("undecided", &asked.id, &asked.text)).collect();
    let unacted = decided.iter().filter(|row| row.needs_action);
    open_points.extend(unacted.map(|row| point("without_action", &row.decision.id, &row.decision.title)));
    let agenda = agenda(plan, meeting);
    MeetingRow {
        meeting: meeting.clone(),
        is_past: meeting.held_on < today,
        total_minutes: agenda.iter().filter_map(|row| row.item.minutes).sum(),
        agenda,
        papers: papers(plan, meeting).into_iter().map(|paper| tabled(plan, paper)).collect(),
        decisions: decided,
        open_points,
    }
}

fn agenda_items<'a>(plan: &'a Plan, meeting: &Meeting) -> Vec<&'a AgendaItem> {
    let mut items: Vec<&AgendaItem> = plan.agenda_items.iter().filter(|item| item.meeting_id == meeting.id).collect();
    items.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    items
}

fn agenda(plan: &Plan, meeting: &Meeting) -> Vec<AgendaRow> {
    let mut so_far = Some(0_i64);
    let rows = agenda_items(plan, meeting).into_iter().map(|item| {
        let begins_after_minutes = so_far;
        so_far = so_far.zip(item.minutes).map(|(before, minutes)| before.saturating_add(minutes));
        AgendaRow { item: item.clone(), begins_after_minutes }
    });
    rows.collect()
}

/// The papers tabled at a meeting, by their item and title.
fn papers<'a>(plan: &'a Plan, meeting: &Meeting) -> Vec<&'a Paper> {
    let mut papers: Vec<&Paper> =
        plan.papers.iter().filter(|paper| paper.meeting_id.as_ref() == Some(&meeting.id)).collect();
    papers.sort_by(|a, b| (&a.agenda_item, &a.title, &a.id).cmp(&(&b.agenda_item, &b.title, &b.id)));
    papers
}

fn tabled(plan: &Plan, paper: &Paper) -> TabledPaper {
    let own = plan.recommendations.iter().filter(|asked| asked.paper_id == paper.id);
    let mut recommendations: Vec<Recommendation> = own.cloned().collect();
    recommendations.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    TabledPaper {
        id: paper.id.clone(),
        title: paper.title.clone(),
        reference: paper.reference.clone(),
        purpose: paper.purpose,
        recommendations,
    }
}

/// Makes a decision an action of the roadmap and links the two, as one step; gives back the action's id.
pub(crate) fn add_action_from_decision(desk: &Desk, decision_id: Id) -> Result<Id, Failure> {
    let texts = desk.texts();
    desk.write(|plan, file| {
        let decision = need(&plan.decisions, &decision_id)?;
        if let Some(action_id) = &decision.action_id
            && let Ok(action) = need(&plan.actions, action_id)
        {
            return Err(Failure::new("already_an_action").with("title", &action.title));
        }
        let mut action = action_of(plan, decision, &texts)?;
        let mut decision = decision.clone();
        Ok(file.command(label("add_action_from_decision", &decision.title), |tx| {
            action.id = tx.new_id();
            tx.put(&action)?;
            decision.action_id = Some(action.id.clone());
            tx.put(&decision)?;
            Ok(action.id)
        })?)
    })
}

fn action_of(plan: &Plan, decision: &Decision, texts: &Texts) -> Result<Action, Failure> {
    let meeting = need(&plan.meetings, &decision.meeting_id)?;
    let last = plan.actions.iter().map(|action| action.position.as_str()).max().unwrap_or_default();
    let args =
        [("body", Arg::from(meeting.body.as_str())), ("date", texts.date(meeting.held_on, DateStyle::Long).into())];
    Ok(Action {
        title: decision.title.clone(),
        source: texts.format("meetings-action-source", &args),
        starts_on: Some(meeting.held_on),
        status: RoadmapStatus::OnTrack,
        explanation: String::new(),
        position: domain::order::after(last),
        ..Action::default()
    })
}

/// Minutes that a paper is given on an agenda until somebody says otherwise.
fn usual_minutes(purpose: PaperPurpose) -> i64 {
    match purpose {
        PaperPurpose::Decision => 15,
        PaperPurpose::Discussion => 20,
        PaperPurpose::Noting => 5,
    }
}

/// Puts every tabled paper that is not on the agenda at its end; gives back how many were added.
pub(crate) fn add_agenda_from_papers(desk: &Desk, meeting_id: Id) -> Result<usize, Failure> {
    desk.write(|plan, file| {
        let meeting = need(&plan.meetings, &meeting_id)?;
        let items = agenda_items(plan, meeting);
        let is_new = |paper: &&Paper| !items.iter().any(|item| item.paper_id.as_ref() == Some(&paper.id));
        let missing: Vec<&Paper> = papers(plan, meeting).into_iter().filter(is_new).collect();
        if missing.is_empty() {
            return Err(Failure::new("agenda_complete"));
        }
        let mut last = items.last().map(|item| item.position.clone()).unwrap_or_default();
        let name = if meeting.title.is_empty() { &meeting.body } else { &meeting.title };
        Ok(file.command(label("add_agenda_from_papers", name), |tx| {
            for paper in &missing {
                last = domain::order::after(&last);
                tx.put(&AgendaItem {
                    id: tx.new_id(),
                    meeting_id: meeting.id.clone(),
                    paper_id: Some(paper.id.clone()),
                    title: paper.title.clone(),
                    minutes: Some(usual_minutes(paper.purpose)),
                    note: String::new(),
                    position: last.clone(),
                })?;
            }
            Ok(missing.len())
        })?)
    })
}
