//! Series: what a form makes of a rule, occurrences left out and brought back, and edits of an occurrence with how far
//! they reach. What becomes of the sessions is `domain`'s to say.

use domain::rules::series::edit::{Edited, SeriesScope};
use domain::rules::series::{Frame, Occurrence, Series, Unfollowed, Usual, is_series, series};
use domain::*;
use serde::Serialize;
use ts_rs::TS;

use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::programme::events::{of_session, place, problems_of_sessions, with_venue};
use crate::records::drafts::{label, need, put_children};
use crate::views::{EventDraft, Slot};

/// What a rule makes of an event.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SeriesView {
    /// Its days inside the week, those left out and those added too.
    pub occurrences: Vec<Occurrence>,
    /// The sessions that rule and days left out make; as they were where the rule is not followed.
    pub sessions: Vec<Session>,
    /// When and where those are that nobody changed on their own.
    pub usual: Usual,
    /// Why the rule is not followed.
    pub refusal: Option<Unfollowed>,
}

/// How far an edit can reach, in numbers.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ScopeRow {
    /// How far.
    pub scope: SeriesScope,
    /// Sessions that change.
    pub session_count: usize,
    /// Sessions within reach that keep the time and place that they have of their own.
    pub kept_count: usize,
    /// Problems of those that change, afterwards.
    pub problem_count: usize,
}

/// The week in which an event's sessions are; the chosen one where it says none.
fn frame_of(plan: &Plan, event: &Event, chosen: Option<&Week>) -> Option<Frame> {
    let own = event.week_id.as_deref().and_then(|id| plan.weeks.iter().find(|week| week.id == id));
    own.or(chosen).map(|week| Frame::new(plan, week))
}

/// What an event of the plan is as a series; `None`: it does not repeat, or there is no week.
pub(crate) fn view_of(plan: &Plan, draft: &EventDraft, chosen: Option<&Week>) -> Option<SeriesView> {
    let frame = frame_of(plan, &draft.event, chosen).filter(|_| is_series(&draft.event))?;
    Some(view(series(&draft.event, &draft.sessions, frame), draft, |series| series.sessions().to_vec()))
}

fn view(
    series: Result<Series, Unfollowed>,
    draft: &EventDraft,
    sessions: impl Fn(&Series) -> Vec<Session>,
) -> SeriesView {
    match series {
        Ok(series) => SeriesView {
            sessions: sessions(&series),
            usual: series.usual(),
            occurrences: series.occurrences(),
            refusal: None,
        },
        Err(refusal) => SeriesView {
            sessions: draft.sessions.clone(),
            usual: Usual::default(),
            occurrences: Vec::new(),
            refusal: Some(refusal),
        },
    }
}

/// The draft with every occurrence tied to its day and every day without one left out, so that a form can change the
/// rule without bringing back what was skipped.
pub(crate) fn settled(plan: &Plan, draft: EventDraft, chosen: Option<&Week>) -> EventDraft {
    let Some(frame) = frame_of(plan, &draft.event, chosen).filter(|_| is_series(&draft.event)) else { return draft };
    match series(&draft.event, &draft.sessions, frame) {
        Ok(found) => EventDraft { event: found.settled(&draft.event), sessions: found.sessions().to_vec(), ..draft },
        Err(_) => draft,
    }
}

/// What a draft's rule makes of its sessions, with a time and place for all that nobody changed on their own.
pub(crate) fn check_series(desk: &Desk, draft: EventDraft, usual: Option<Usual>) -> Result<SeriesView, Failure> {
    let shown = desk.shown()?;
    let frame = frame_of(&shown.plan, &draft.event, shown.week()).ok_or_else(|| Failure::new("no_week"))?;
    let found = match series(&draft.event, &draft.sessions, frame) {
        Ok(found) => found,
        Err(refusal) => return Ok(view(Err(refusal), &draft, |_| Vec::new())),
    };
    let sessions = found.followed(usual.as_ref());
    let followed = series(&draft.event, &sessions, frame);
    let view = view(followed, &draft, |series| series.sessions().to_vec());
    Ok(SeriesView { usual: usual.unwrap_or_else(|| found.usual()), ..view })
}

/// Refuses a rule that is new and cannot be followed.
pub(crate) fn check_rule(
    plan: &Plan,
    old: Option<&Event>,
    draft: &EventDraft,
    chosen: Option<&Week>,
) -> Result<(), Failure> {
    let is_new = old.is_none_or(|old| old.recurrence_rule != draft.event.recurrence_rule);
    let Some(frame) = frame_of(plan, &draft.event, chosen).filter(|_| is_new && is_series(&draft.event)) else {
        return Ok(());
    };
    series(&draft.event, &draft.sessions, frame)
        .map(drop)
        .map_err(|refusal| Failure::invalid(refusal.word(), "recurrence_rule"))
}

/// The id of a new occurrence follows from its day: one that comes back is the same as before.
pub(crate) fn occurrence_id(event_id: &str, session: &Session) -> Option<Id> {
    session.occurrence_on.map(|day| link_id(&[event_id, "occurrence", &day.to_string()]))
}

/// What an edit of a session makes of its series.
pub(crate) fn edited(plan: &Plan, after: &Session, scope: SeriesScope, chosen: Option<&Week>) -> Edited {
    let alone = || Edited { sessions: vec![after.clone()], kept_count: 0 };
    match series_of(plan, &after.event_id, chosen) {
        Some(found) => found.edited(after, scope),
        None => alone(),
    }
}

/// A series of the plan; `None`: the event does not repeat, or its rule is not followed.
fn series_of(plan: &Plan, event_id: &str, chosen: Option<&Week>) -> Option<Series> {
    let event = plan.events.iter().find(|event| event.id == event_id).filter(|event| is_series(event))?;
    let sessions: Vec<Session> = plan.sessions.iter().filter(|it| it.event_id == event_id).cloned().collect();
    series(event, &sessions, frame_of(plan, event, chosen)?).ok()
}

/// How far an edit of a session can reach: a new place and time, or that it is called off. Nothing: it stands alone.
pub(crate) fn check_session_scopes(
    desk: &Desk,
    id: Id,
    slot: Option<Slot>,
    is_cancelled: Option<bool>,
) -> Result<Vec<ScopeRow>, Failure> {
    let shown = desk.shown()?;
    let before = need(&shown.plan.sessions, &id)?;
    let Some(series) = series_of(&shown.plan, &before.event_id, shown.week()) else { return Ok(Vec::new()) };
    let is_alone = series.sessions().iter().filter(|it| it.occurrence_on.is_some()).count() < 2;
    if is_alone || series.day_of(&id).is_none() {
        return Ok(Vec::new());
    }
    let moved = match slot {
        Some(slot) => place(before, with_venue(&shown.plan, slot)?),
        None => before.clone(),
    };
    let after = Session { is_cancelled: is_cancelled.unwrap_or(before.is_cancelled), ..moved };
    SeriesScope::ALL.iter().map(|scope| row(&shown, &series, &after, *scope)).collect()
}

fn row(shown: &Shown, series: &Series, after: &Session, scope: SeriesScope) -> Result<ScopeRow, Failure> {
    let edited = series.edited(after, scope);
    let problems = problems_of_sessions(shown, &after.event_id, &edited.sessions)?;
    Ok(ScopeRow {
        scope,
        session_count: edited.sessions.len(),
        kept_count: edited.kept_count,
        problem_count: problems.len(),
    })
}

/// Calls a session off, or on again, as far as the scope reaches.
pub(crate) fn set_session_cancelled(
    desk: &Desk,
    id: Id,
    is_cancelled: bool,
    scope: Option<SeriesScope>,
) -> Result<Vec<Problem>, Failure> {
    let chosen = desk.shown()?.week().cloned();
    let mut ids = Vec::new();
    desk.write(|plan, file| {
        let before = need(&plan.sessions, &id)?;
        let event = need(&plan.events, &before.event_id)?;
        let after = Session { is_cancelled, ..before.clone() };
        let edited = edited(plan, &after, scope.unwrap_or(SeriesScope::This), chosen.as_ref());
        ids = edited.sessions.iter().map(|session| session.id.clone()).collect();
        let label = label("set_session_cancelled", &event.title)
            .with("is_cancelled", if is_cancelled { "yes" } else { "no" })
            .with("session_count", &edited.sessions.len().to_string());
        Ok(file.command(label, |tx| edited.sessions.iter().try_for_each(|session| tx.put(session)))?)
    })?;
    Ok(of_session(desk.shown()?.problems(), &ids))
}

/// Leaves a day of a series out, or brings it back at the usual time and place.
pub(crate) fn set_occurrence_skipped(
    desk: &Desk,
    event_id: Id,
    on: chrono::NaiveDate,
    is_skipped: bool,
) -> Result<(), Failure> {
    let chosen = desk.shown()?.week().cloned();
    desk.write(|plan, file| {
        let event = need(&plan.events, &event_id)?;
        let frame = frame_of(plan, event, chosen.as_ref()).ok_or_else(|| Failure::new("no_week"))?;
        let refused = |refusal: Unfollowed| Failure::invalid(refusal.word(), "recurrence_rule");
        if !is_series(event) {
            return Err(refused(Unfollowed::Unreadable));
        }
        let sessions: Vec<Session> = plan.sessions.iter().filter(|it| it.event_id == event_id).cloned().collect();
        let found = series(event, &sessions, frame).map_err(refused)?;
        let mut next = found.settled(event);
        next.excluded_dates.retain(|day| *day != on.to_string());
        if is_skipped {
            next.excluded_dates.push(on.to_string());
            next.excluded_dates.sort();
        }
        let mut after = series(&next, found.sessions(), frame).map_err(refused)?.followed(None);
        for session in after.iter_mut().filter(|session| session.id.is_empty()) {
            session.event_id.clone_from(&event_id);
            session.id = occurrence_id(&event_id, session).unwrap_or_default();
        }
        let label = label("set_occurrence_skipped", &event.title)
            .with("is_skipped", if is_skipped { "yes" } else { "no" })
            .with("skipped_on", &on.to_string());
        Ok(file.command(label, |tx| {
            tx.put(&next)?;
            put_children(tx, Some(sessions.as_slice()), &after)
        })?)
    })
}
