//! Writing what was chosen of a proposal, as one change. Refused where the plan has changed meanwhile in what it touches,
//! and where what was left out is in the way of what was chosen.

use std::collections::HashSet;

use domain::{Event, Id, Plan, Session, by_id};
use store::Label;

use super::referee::{self, Placed};
use super::{Proposal, facilitators};
use crate::Failure;
use crate::desk::{Desk, hold};
use crate::records::drafts::{need, need_if_given};

/// Gives the chosen sessions the places that were proposed, and back how many they are.
pub(crate) fn write_placement(desk: &Desk, keys: Vec<Id>) -> Result<usize, Failure> {
    let slot = desk.slot::<Option<Proposal>>();
    let mut held = hold(&slot);
    let proposal = held.as_ref().ok_or_else(|| Failure::new("no_placement"))?;
    let wanted: HashSet<&str> = keys.iter().map(String::as_str).collect();
    let chosen: Vec<Placed> = proposal.rows.iter().filter(|row| wanted.contains(row.key.as_str())).cloned().collect();
    if let Some(unknown) = keys.iter().find(|key| !chosen.iter().any(|row| row.key == **key)) {
        return Err(Failure::not_found("placement", unknown));
    }
    if chosen.is_empty() {
        return Ok(0);
    }
    desk.write(|plan, file| {
        chosen.iter().try_for_each(|row| check_unchanged(plan, proposal, row))?;
        check_sound(plan, proposal, &chosen)?;
        let label = Label::new("write_placement")
            .with("session_count", &chosen.len().to_string())
            .with("title", chosen.first().map_or("", |row| &row.title));
        Ok(file.command(label, |tx| {
            chosen.iter().try_for_each(|row| {
                let session = row.session();
                let id = if session.id.is_empty() { tx.new_id() } else { session.id.clone() };
                tx.put(&Session { id, ..session })
            })
        })?)
    })?;
    *held = None;
    Ok(chosen.len())
}

/// What a row was reasoned from must still be so.
fn check_unchanged(plan: &Plan, proposal: &Proposal, row: &Placed) -> Result<(), Failure> {
    let changed = || Failure::new("placement_changed").with("title", &row.title);
    let event = by_id(&plan.events).get(row.event_id.as_str()).copied().ok_or_else(changed)?;
    let (before, people) = proposal.events.get(&row.event_id).ok_or_else(changed)?;
    let is_same = facts(event) == facts(before) && *people == facilitators(plan, &row.event_id);
    let session = row.before.as_ref().map(|before| plan.sessions.iter().find(|session| session.id == before.id));
    let stands = match session {
        Some(session) => session == row.before.as_ref(),
        None => !plan.sessions.iter().any(|session| session.event_id == row.event_id && !session.is_cancelled),
    };
    if !is_same || !stands {
        return Err(changed());
    }
    need_if_given(&plan.venues, row.to.venue_id.as_ref())?;
    need_if_given(&plan.rooms, row.to.room_id.as_ref())
}

/// What of an event decides where it can be.
fn facts(event: &Event) -> impl PartialEq + '_ {
    (event.status, event.mode, event.capacity, &event.week_id, &event.access_features, &event.title)
}

/// No clash may come of it: neither with what changed meanwhile nor with what was left out.
fn check_sound(plan: &Plan, proposal: &Proposal, chosen: &[Placed]) -> Result<(), Failure> {
    let week = need(&plan.weeks, &proposal.week_id)?;
    let Some((key, problem)) = referee::clashes_made(plan, week, chosen).into_iter().next() else { return Ok(()) };
    let title = chosen.iter().find(|row| row.key == key).map_or("", |row| row.title.as_str());
    let other = problem.values.get("other_title").or(problem.values.get("title")).map_or("", String::as_str);
    let code = if problem.other_event_id.is_some() { "placement_in_the_way" } else { "placement_not_possible" };
    Err(Failure::new(code).with("title", title).with("other", other))
}
