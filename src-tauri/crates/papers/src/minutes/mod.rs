//! Minutes of a meeting: what was taken up in which order, what was said of it, what was decided, and what follows.
//!
//! The words are those of the agenda items and decisions. The plan does not record who was present; whoever writes the
//! file is told so, and the minutes are silent of it. Minutes of a meeting that is still ahead say that nothing has been decided yet.

mod items;

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::rules::decisions::{needs_action, undecided};
use domain::rules::outlook;
use domain::{Action, AgendaItem, Decision, DecisionOutcome, Meeting, Paper, Plan};
use text::Texts;

use crate::blocks::{Block, Column, Row, Section};
use crate::content::Content;
use crate::council::decision::recommendation;
use crate::drawings::Drawings;
use crate::error::PaperError;
use crate::facts::{Facts, count, find};
use crate::kind::DocumentKind;
use crate::parts::goals;
use crate::parts::heading::Draft;

/// Which meeting of which plan, as it stands on which day.
#[derive(Clone, Copy, Debug)]
pub struct MinutesRequest<'a> {
    /// The whole plan.
    pub plan: &'a Plan,
    /// The meeting's id.
    pub meeting_id: &'a str,
    /// Today in the city.
    pub today: NaiveDate,
}

/// A meeting with what belongs to it, in order.
pub(crate) struct Session<'a> {
    pub(crate) facts: Facts<'a>,
    pub(crate) meeting: &'a Meeting,
    pub(crate) items: Vec<&'a AgendaItem>,
    pub(crate) decisions: Vec<&'a Decision>,
}

/// What stands in the minutes of a meeting.
///
/// # Errors
///
/// `no_meeting` when there is none of that id.
pub fn minutes(request: &MinutesRequest, texts: &Texts) -> Result<Content, PaperError> {
    let plan = request.plan;
    let meeting = find(&plan.meetings, Some(request.meeting_id));
    let meeting = meeting.ok_or_else(|| PaperError::new("no_meeting").with("id", request.meeting_id))?;
    let mut items: Vec<&AgendaItem> = plan.agenda_items.iter().filter(|it| it.meeting_id == meeting.id).collect();
    items.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let mut decisions: Vec<&Decision> = plan.decisions.iter().filter(|it| it.meeting_id == meeting.id).collect();
    decisions.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
    let facts = Facts::gather(plan, None, request.today, texts);
    let session = Session { facts, meeting, items, decisions };
    let facts = &session.facts;
    let mut sections = vec![opening(&session)];
    sections.extend(items::items(&session));
    sections.extend([open_questions(&session), follow_up(&session)].into_iter().flatten());
    let date = facts.date(meeting.held_on);
    let draft = Draft {
        kind: DocumentKind::Minutes,
        subject_id: meeting.id.clone(),
        title: match outlook::meeting_name(meeting).trim() {
            "" => facts.say("documents-minutes-title", &[("date", &date)], &[]),
            name => facts.say("documents-minutes-title_of", &[("name", name), ("date", &date)], &[]),
        },
        known: known(&session),
        exemption: exemption(&session),
        summary: vec![summary(&session)],
        sections,
        drawings: Drawings::default(),
    };
    Ok(draft.finish(facts))
}

fn known(session: &Session) -> Vec<(String, String)> {
    let (facts, meeting) = (&session.facts, session.meeting);
    let themes: Vec<String> =
        meeting.themes.iter().map(|theme| theme.trim().to_owned()).filter(|theme| !theme.is_empty()).collect();
    let entries = [
        ("documents-minutes-body", meeting.body.trim().to_owned()),
        ("documents-minutes-held_on", facts.texts.date(meeting.held_on, text::DateStyle::Full)),
        ("documents-minutes-place", meeting.place.trim().to_owned()),
        ("documents-minutes-themes", facts.texts.list(&themes)),
        ("paper-doc-state", facts.date(facts.today)),
    ];
    entries.map(|(id, value)| (facts.word(id), value)).into()
}

/// A paper on the agenda that is not public makes its minutes part of what is not.
fn exemption(session: &Session) -> String {
    let papers = session.items.iter().filter_map(|item| session.paper(item));
    let exempt = papers.filter(|paper| !paper.is_public).count();
    match exempt {
        0 => String::new(),
        _ => session.facts.say("documents-minutes-exempt", &[], &[("items", count(exempt))]),
    }
}

impl<'a> Session<'a> {
    /// The paper of an agenda item.
    pub(crate) fn paper(&self, item: &AgendaItem) -> Option<&'a Paper> {
        find(&self.facts.plan.papers, item.paper_id.as_deref())
    }

    /// Whether the meeting is still to come.
    fn is_ahead(&self) -> bool {
        self.facts.today < self.meeting.held_on
    }
}

/// How many decisions of which kind were made.
fn summary(session: &Session) -> String {
    let facts = &session.facts;
    if session.is_ahead() {
        return facts.word("documents-minutes-ahead");
    }
    if session.decisions.is_empty() {
        return facts.word("documents-minutes-no_decisions");
    }
    let of = |outcome: &DecisionOutcome| session.decisions.iter().filter(|it| it.outcome == *outcome).count();
    let said = DecisionOutcome::ALL.iter().map(|outcome| (outcome, of(outcome))).filter(|(_, number)| 0 < *number);
    let said: Vec<String> = said
        .map(|(outcome, number)| {
            facts.say(&format!("documents-minutes-count-{}", outcome.word()), &[], &[("decisions", count(number))])
        })
        .collect();
    let list = facts.texts.list(&said);
    facts.say("documents-minutes-decisions", &[("list", &list)], &[("decisions", count(session.decisions.len()))])
}

fn opening(session: &Session) -> Section {
    let (facts, meeting) = (&session.facts, session.meeting);
    let mut blocks = Vec::new();
    if session.is_ahead() {
        blocks.push(Block::paragraph(facts.word("documents-minutes-ahead")));
    } else {
        let body = meeting.body.trim();
        let id = if body.is_empty() { "documents-minutes-met" } else { "documents-minutes-met_body" };
        let date = facts.date(meeting.held_on);
        blocks.push(Block::paragraph(facts.say(id, &[("body", body), ("date", &date)], &[])));
    }
    if session.items.is_empty() {
        blocks.push(Block::paragraph(facts.word("documents-minutes-no_agenda")));
    }
    Section { title: facts.word("documents-minutes-opening"), blocks }
}

/// What papers of the meeting that are no item of its agenda asked for and nobody has decided.
fn open_questions(session: &Session) -> Option<Section> {
    let facts = &session.facts;
    let open = undecided(facts.plan, facts.today);
    let ours = open.into_iter().filter(|(meeting, _)| meeting.id == session.meeting.id);
    let is_item = |paper_id: &str| session.items.iter().any(|item| item.paper_id.as_deref() == Some(paper_id));
    let ours = ours.filter(|(_, asked)| !is_item(&asked.paper_id));
    let items: Vec<_> = ours.map(|(_, asked)| recommendation(facts, asked)).collect();
    (!items.is_empty()).then(|| Section {
        title: facts.word("documents-minutes-undecided"),
        blocks: vec![Block::Asks { lead: facts.word("documents-minutes-undecided_lead"), items }],
    })
}

/// Who does what by when because of the meeting, and which decisions nobody acts on yet.
fn follow_up(session: &Session) -> Option<Section> {
    let facts = &session.facts;
    let mut seen: HashSet<&str> = HashSet::new();
    let actions = session.decisions.iter().filter_map(|it| find(&facts.plan.actions, it.action_id.as_deref()));
    let actions: Vec<&Action> = actions.filter(|action| seen.insert(&action.id)).collect();
    let mut blocks = Vec::new();
    if !actions.is_empty() {
        let row = |action: &&Action| Row {
            cells: vec![
                action.title.trim().into(),
                action.owner.trim().into(),
                goals::date(facts, action.effective_on()).into(),
                facts.word(&format!("roadmap-status-{}", action.status.word())).into(),
            ],
            stands_out: false,
            bar: None,
        };
        let columns = vec![
            Column::wide(facts.word("documents-minutes-action"), 6),
            Column::wide(facts.word("paper-doc-responsible"), 4),
            Column::narrow(facts.word("paper-doc-due")),
            Column::narrow(facts.word("documents-status")),
        ];
        let caption = facts.say("documents-minutes-actions_caption", &[("date", &facts.date(facts.today))], &[]);
        blocks.push(Block::Table { caption, columns, rows: actions.iter().map(row).collect() });
    }
    let without = session.decisions.iter().filter(|decision| needs_action(facts.plan, decision));
    let without: Vec<String> = without.map(|decision| items::title(facts, decision)).collect();
    if !without.is_empty() {
        let names: Vec<String> =
            without.iter().map(|name| facts.say("documents-quoted", &[("text", name)], &[])).collect();
        let number = [("decisions", count(names.len()))];
        let names = facts.texts.list(&names);
        blocks.push(Block::paragraph(facts.say("documents-minutes-without_action", &[("names", &names)], &number)));
    }
    (!blocks.is_empty()).then(|| Section { title: facts.word("documents-minutes-follow_up"), blocks })
}
