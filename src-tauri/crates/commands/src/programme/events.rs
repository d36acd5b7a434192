//! Events and their sessions: looking, checking while typing, saving, moving.

use domain::rules::DraftedEvent;
use domain::rules::last_time::last_time;
use domain::rules::plain_words::{PlainWords, plain_words};
use domain::rules::series::edit::SeriesScope;
use domain::*;
use store::{Label, Tx};

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::own_fields::{put_values, settle_values, values_of_record};
use crate::plan::history::record_entries;
use crate::programme::checks::{check_draft, check_references, check_times, check_wish};
use crate::programme::rows::{board_rooms, event_rows};
use crate::programme::series::{check_rule, edited, occurrence_id, settled, view_of};
use crate::programme::workflow::{Step, steps_of};
use crate::records::drafts::{label, need, need_if_given, put_children};
use crate::views::{BoardRoom, EventDetail, EventDraft, EventName, EventRow, Slot};

/// How many entries of its history a form shows.
const SHOWN_HISTORY: usize = 100;

/// Stands for the id of what has none yet while a draft is checked.
pub(crate) const DRAFT_ID: &str = "draft";

pub(crate) fn list_events(desk: &Desk) -> Result<Vec<EventRow>, Failure> {
    Ok(event_rows(&*desk.shown()?))
}

pub(crate) fn list_sessions(desk: &Desk) -> Result<Vec<Session>, Failure> {
    let shown = desk.shown()?;
    let Some(week) = shown.week() else { return Ok(shown.plan.sessions.clone()) };
    let events: std::collections::HashSet<&str> = shown
        .plan
        .events
        .iter()
        .filter(|event| event.week_id.is_none() || event.week_id.as_ref() == Some(&week.id))
        .map(|event| event.id.as_str())
        .collect();
    let ours = shown.plan.sessions.iter().filter(|session| events.contains(session.event_id.as_str()));
    Ok(ours.cloned().collect())
}

pub(crate) fn list_board_rooms(desk: &Desk) -> Result<Vec<BoardRoom>, Failure> {
    Ok(board_rooms(&*desk.shown()?))
}

pub(crate) fn get_event(desk: &Desk, id: Id) -> Result<EventDetail, Failure> {
    let shown = desk.shown()?;
    let draft = draft_of(&shown.plan, need(&shown.plan.events, &id)?);
    let mut records: Vec<(&str, &str)> = vec![(Event::TABLE, &id)];
    records.extend(draft.sessions.iter().map(|session| (Session::TABLE, session.id.as_str())));
    let said: Vec<OwnValue> = values_of_record(&shown.plan, Subject::Event, &id);
    records.extend(said.iter().map(|value| (OwnValue::TABLE, value.id.as_str())));
    let mut history = record_entries(desk, &shown, &records)?;
    history.truncate(SHOWN_HISTORY);
    let plan = &shown.plan;
    let umbrella = plan.events.iter().find(|event| draft.event.umbrella_id.as_ref() == Some(&event.id));
    let parts = plan.events.iter().filter(|event| event.umbrella_id.as_ref() == Some(&id));
    let mut parts: Vec<EventName> = parts.map(|event| name_of(plan, event)).collect();
    parts.sort_by(|a, b| {
        (a.starts_at.is_none(), a.starts_at, &a.title).cmp(&(b.starts_at.is_none(), b.starts_at, &b.title))
    });
    Ok(EventDetail {
        umbrella: umbrella.map(|event| name_of(plan, event)),
        parts,
        last_time: last_time(plan, &draft.event),
        problems: problems_of_event(&shown, &id),
        steps: steps_of(&shown.plan, &id),
        history,
        series: view_of(&shown.plan, &draft, shown.week()),
        draft: settled(&shown.plan, draft, shown.week()),
    })
}

fn name_of(plan: &Plan, event: &Event) -> EventName {
    let sessions = plan.sessions.iter().filter(|session| session.event_id == event.id);
    let starts_at = sessions.filter_map(|session| session.starts_at).min();
    EventName { id: event.id.clone(), title: event.title.clone(), status: event.status, starts_at }
}

pub(crate) fn draft_of(plan: &Plan, event: &Event) -> EventDraft {
    let id = event.id.as_str();
    let mut sessions: Vec<Session> = plan.sessions.iter().filter(|session| session.event_id == id).cloned().collect();
    sessions.sort_by_key(|session| (session.starts_at.is_none(), session.starts_at));
    EventDraft {
        event: event.clone(),
        sessions,
        partners: plan.event_partners.iter().filter(|link| link.event_id == id).cloned().collect(),
        people: plan.event_people.iter().filter(|link| link.event_id == id).cloned().collect(),
        tags: plan.tags.iter().filter(|tag| tag.subject == Subject::Event && tag.subject_id == id).cloned().collect(),
        own_values: values_of_record(plan, Subject::Event, id),
        status_reason: String::new(),
    }
}

fn problems_of_event(shown: &Shown, id: &str) -> Vec<Problem> {
    let is_of =
        |problem: &&Problem| [&problem.event_id, &problem.other_event_id].into_iter().flatten().any(|it| it == id);
    shown.problems().filter(is_of).cloned().collect()
}

pub(crate) fn check_event(desk: &Desk, draft: EventDraft) -> Result<Vec<Problem>, Failure> {
    let mut draft = draft;
    settle(&mut draft, || DRAFT_ID.to_owned());
    Ok(desk.shown()?.problems_of_draft(records_of(&draft)))
}

/// How easy a text is to read, for whoever is writing it.
pub(crate) fn get_plain_words(_desk: &Desk, text: String) -> Result<PlainWords, Failure> {
    Ok(plain_words(&text))
}

fn records_of(draft: &EventDraft) -> DraftedEvent<'_> {
    let EventDraft { event, sessions, partners, people, tags, own_values, status_reason: _ } = draft;
    DraftedEvent { event, sessions, partners, people, tags, own_values }
}

/// What the rules of the programme look at, without the rest of the plan.
pub(crate) fn programme_of(plan: &Plan) -> Plan {
    Plan {
        profile: plan.profile.clone(),
        weeks: plan.weeks.clone(),
        neighbourhoods: plan.neighbourhoods.clone(),
        venues: plan.venues.clone(),
        rooms: plan.rooms.clone(),
        openings: plan.openings.clone(),
        events: plan.events.clone(),
        sessions: plan.sessions.clone(),
        event_partners: plan.event_partners.clone(),
        event_people: plan.event_people.clone(),
        partners: plan.partners.clone(),
        people: plan.people.clone(),
        frameworks: plan.frameworks.clone(),
        levels: plan.levels.clone(),
        areas: plan.areas.clone(),
        features: plan.features.clone(),
        tags: plan.tags.clone(),
        indicators: plan.indicators.clone(),
        own_fields: plan.own_fields.clone(),
        own_values: plan.own_values.clone(),
        accepted_problems: plan.accepted_problems.clone(),
        ..Plan::default()
    }
}

pub(crate) fn check_slot(desk: &Desk, session_id: Id, slot: Slot) -> Result<Vec<Problem>, Failure> {
    let shown = desk.shown()?;
    let slot = with_venue(&shown.plan, slot)?;
    let moved = place(need(&shown.plan.sessions, &session_id)?, slot);
    problems_of_session(&shown, moved)
}

/// What the rules would find of a session of the plan, or of a new one without an id.
pub(crate) fn problems_of_session(shown: &Shown, session: Session) -> Result<Vec<Problem>, Failure> {
    let mut draft = draft_of(&shown.plan, need(&shown.plan.events, &session.event_id)?);
    let at = match draft.sessions.iter().position(|known| known.id == session.id) {
        Some(at) => {
            draft.sessions[at] = session;
            at
        }
        None => {
            draft.sessions.push(session);
            draft.sessions.len() - 1
        }
    };
    settle(&mut draft, || DRAFT_ID.to_owned());
    let problems = shown.problems_of_draft(records_of(&draft));
    Ok(of_session(problems.iter(), &[draft.sessions[at].id.clone()]))
}

/// What the rules would find of sessions of an event if they were so.
pub(crate) fn problems_of_sessions(
    shown: &Shown,
    event_id: &str,
    changed: &[Session],
) -> Result<Vec<Problem>, Failure> {
    let mut draft = draft_of(&shown.plan, need(&shown.plan.events, event_id)?);
    for session in &mut draft.sessions {
        if let Some(new) = changed.iter().find(|new| new.id == session.id) {
            session.clone_from(new);
        }
    }
    let ids: Vec<Id> = changed.iter().map(|session| session.id.clone()).collect();
    Ok(of_session(shown.problems_of_draft(records_of(&draft)).iter(), &ids))
}

/// The problems in which one of some sessions has a part.
pub(crate) fn of_session<'a>(problems: impl Iterator<Item = &'a Problem>, ids: &[Id]) -> Vec<Problem> {
    let is_of = |problem: &&Problem| {
        [&problem.session_id, &problem.other_session_id].into_iter().flatten().any(|it| ids.contains(it))
    };
    problems.filter(is_of).cloned().collect()
}

pub(crate) fn save_event(desk: &Desk, draft: EventDraft) -> Result<Id, Failure> {
    let mut draft = draft;
    check_draft(&draft)?;
    let chosen = desk.shown()?.week().cloned();
    desk.write(|plan, file| {
        check_references(plan, &draft)?;
        let code = if draft.event.id.is_empty() { "create_event" } else { "save_event" };
        let old = plan.events.iter().find(|event| event.id == draft.event.id).map(|event| draft_of(plan, event));
        let known = old.as_ref().map(|old| &old.event);
        check_wish(plan, known, &draft.event)?;
        check_rule(plan, known, &draft, chosen.as_ref())?;
        let step = Step::between(desk, plan, known, &draft.event, &draft.status_reason)?;
        let answer = file.command(label(code, &draft.event.title), |tx| {
            settle(&mut draft, || tx.new_id());
            write_draft(tx, old.as_ref(), &draft)?;
            step.iter().try_for_each(|step| step.put(tx, &draft.event.id))?;
            Ok(draft.event.id)
        })?;
        Ok(answer)
    })
}

fn write_draft(tx: &mut Tx, old: Option<&EventDraft>, draft: &EventDraft) -> Result<(), store::StoreError> {
    tx.put(&draft.event)?;
    put_children(tx, old.map(|old| old.sessions.as_slice()), &draft.sessions)?;
    put_children(tx, old.map(|old| old.partners.as_slice()), &draft.partners)?;
    put_children(tx, old.map(|old| old.people.as_slice()), &draft.people)?;
    put_children(tx, old.map(|old| old.tags.as_slice()), &draft.tags)?;
    put_values(tx, &draft.own_values)
}

/// What a session of a draft is called in what is said of it: those that are new have no id yet. The page knows the rule.
pub(crate) fn id_in_draft(session: &Session, index: usize) -> Id {
    if session.id.is_empty() { format!("{DRAFT_ID}-{index}") } else { session.id.clone() }
}

/// Gives ids to what has none and ties the children to their event.
fn settle(draft: &mut EventDraft, mut new_id: impl FnMut() -> Id) {
    if draft.event.id.is_empty() {
        draft.event.id = new_id();
    }
    let event_id = draft.event.id.clone();
    for (index, session) in draft.sessions.iter_mut().enumerate() {
        if session.id.is_empty() {
            let id = new_id();
            let of_rule = occurrence_id(&event_id, session);
            session.id = if id == DRAFT_ID { id_in_draft(session, index) } else { of_rule.unwrap_or(id) };
        }
        session.event_id.clone_from(&event_id);
    }
    for link in &mut draft.partners {
        link.event_id.clone_from(&event_id);
        link.id = domain::link_id(&[&event_id, &link.partner_id, link.role.word()]);
    }
    for link in &mut draft.people {
        link.event_id.clone_from(&event_id);
        link.id = domain::link_id(&[&event_id, &link.person_id]);
    }
    settle_tags(&mut draft.tags, Subject::Event, &event_id);
    settle_values(&mut draft.own_values, Subject::Event, &event_id);
}

/// Ties tags to what they are about; the same tag twice becomes one.
pub(crate) fn settle_tags(tags: &mut Vec<Tag>, subject: Subject, subject_id: &str) {
    for tag in tags.iter_mut() {
        tag.subject = subject;
        subject_id.clone_into(&mut tag.subject_id);
        tag.id = tag_id(subject_id, &tag.area_id, tag.feature_id.as_deref());
    }
    tags.sort_by(|a, b| a.id.cmp(&b.id));
    tags.dedup_by(|a, b| a.id == b.id);
}

/// The id of a tag derives from what it ties together.
pub(crate) fn tag_id(subject_id: &str, area_id: &str, feature_id: Option<&str>) -> Id {
    domain::link_id(&[subject_id, area_id, feature_id.unwrap_or_default()])
}

pub(crate) fn delete_event(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let event = need(&plan.events, &id)?;
        Ok(file.command(label("delete_event", &event.title), |tx| {
            tx.remove_whole(Event::TABLE, &id)?;
            Ok(())
        })?)
    })
}

pub(crate) fn move_session(
    desk: &Desk,
    id: Id,
    slot: Slot,
    scope: Option<SeriesScope>,
) -> Result<Vec<Problem>, Failure> {
    let chosen = desk.shown()?.week().cloned();
    let mut ids = Vec::new();
    desk.write(|plan, file| {
        let slot = with_venue(plan, slot)?;
        let session = place(need(&plan.sessions, &id)?, slot);
        let edited = edited(plan, &session, scope.unwrap_or(SeriesScope::This), chosen.as_ref());
        ids = edited.sessions.iter().map(|session| session.id.clone()).collect();
        let event = plan.events.iter().find(|event| event.id == session.event_id);
        let label = match edited.sessions.len() {
            0 | 1 => move_label(plan, event, &session),
            count => label("move_series", event.map_or("", |event| event.title.as_str()))
                .with("session_count", &count.to_string()),
        };
        Ok(file.command(label, |tx| edited.sessions.iter().try_for_each(|session| tx.put(session)))?)
    })?;
    Ok(of_session(desk.shown()?.problems(), &ids))
}

fn move_label(plan: &Plan, event: Option<&Event>, session: &Session) -> Label {
    let title = event.map_or("", |event| event.title.as_str());
    let Some(starts_at) = session.starts_at else { return label("unschedule_session", title) };
    let room = session.room_id.as_deref().and_then(|id| plan.rooms.iter().find(|room| room.id == id));
    let venue = session.venue_id.as_deref().and_then(|id| plan.venues.iter().find(|venue| venue.id == id));
    let names: Vec<&str> =
        venue.map(|venue| venue.name.as_str()).into_iter().chain(room.map(|room| room.name.as_str())).collect();
    let code = if names.is_empty() { "reschedule_session" } else { "move_session" };
    let label = label(code, title).with("starts_at", &starts_at.format("%Y-%m-%dT%H:%M:%S").to_string());
    if names.is_empty() { label } else { label.with("place", &names.join(" · ")) }
}

/// The slot with the venue of its room; refuses places that are not there.
pub(crate) fn with_venue(plan: &Plan, slot: Slot) -> Result<Slot, Failure> {
    check_times(slot.starts_at, slot.ends_at)?;
    need_if_given(&plan.venues, slot.venue_id.as_ref())?;
    let Some(room_id) = &slot.room_id else { return Ok(slot) };
    let room = need(&plan.rooms, room_id)?;
    if slot.venue_id.as_ref().is_some_and(|venue_id| *venue_id != room.venue_id) {
        return Err(Failure::invalid("room_elsewhere", "room_id"));
    }
    Ok(Slot { venue_id: Some(room.venue_id.clone()), ..slot })
}

/// The session where the slot puts it. A time of day that was not known is known now.
pub(crate) fn place(session: &Session, slot: Slot) -> Session {
    let is_moved = session.starts_at != slot.starts_at || session.ends_at != slot.ends_at;
    Session {
        is_time_known: session.is_time_known || (is_moved && slot.starts_at.is_some()),
        is_all_day: session.is_all_day && !is_moved,
        starts_at: slot.starts_at,
        ends_at: slot.ends_at,
        venue_id: slot.venue_id,
        room_id: slot.room_id,
        ..session.clone()
    }
}
