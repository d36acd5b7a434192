//! "Place the unscheduled" and "Find a slot": the week as a timetabling problem, what the search proposes with its
//! reasons, and writing what was chosen as one change.
//!
//! Which sessions are asked for says `asked`; how the week is told to the solver, `ground` with `city` and `weights`. The
//! rules of the programme have the last word (`referee`): no row stays that would make a clash.

mod asked;
mod city;
mod free;
mod ground;
mod reasons;
mod referee;
mod search;
#[cfg(test)]
mod tests;
#[allow(missing_docs, reason = "the field names are the glossary's words")]
pub mod views;
mod weights;
mod write;

pub(crate) use free::list_slots;
pub(crate) use weights::{list_placement_weights, set_placement_weight};
pub(crate) use write::write_placement;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::rules::schedule::Schedule;
use domain::{Event, Id, Plan, Session, Week};
use placement::{Row, Score, Solution, Weights, evaluate};

use self::asked::{Asked, Book, LeftOut, Open};
use self::ground::Ground;
use self::reasons::Teller;
use self::referee::Placed;
use self::search::Found;
use self::views::{PlacementCost, PlacementLeftOut, PlacementOptions, PlacementPreview, PlacementRow};
use crate::Failure;
use crate::desk::shown::Shown;
use crate::desk::{Desk, hold};
use crate::views::{Slot, Values};

/// What was proposed last, until it is written.
pub(crate) struct Proposal {
    week_id: Id,
    rows: Vec<Placed>,
    /// The events as they were, with who facilitates them.
    events: BTreeMap<Id, (Event, Vec<Id>)>,
}

/// Searches places for everything that waits or clashes, and shows what came of it. Can be stopped at any moment.
pub(crate) fn check_placement(desk: &Desk, options: PlacementOptions) -> Result<PlacementPreview, Failure> {
    *hold(&desk.slot::<Option<Proposal>>()) = None;
    desk.begin("placing");
    let proposed = propose(desk, &*desk.shown()?, &options);
    desk.finish();
    let (preview, proposal) = proposed?;
    *hold(&desk.slot::<Option<Proposal>>()) = Some(proposal);
    Ok(preview)
}

fn propose(desk: &Desk, shown: &Shown, options: &PlacementOptions) -> Result<(PlacementPreview, Proposal), Failure> {
    let (plan, week) = (&*shown.plan, shown.need_week()?);
    if options.minutes.is_some_and(|minutes| !(1..=24 * 60).contains(&minutes)) {
        return Err(Failure::invalid("bad_length", "minutes"));
    }
    let today = shown.today(desk.now());
    let asked = Book::new(plan, week, today, options.minutes).asked(week, shown.problems());
    let schedule = Schedule::new(plan, week);
    let found = search::search(desk, (plan, week, &schedule, today), &asked.open, options)?;
    let rows = moved(&found);
    let rows = referee::sound(plan, week, rows);
    let preview = preview(plan, week, &asked, &found, &rows);
    let events = rows.iter().map(|row| &row.event_id).collect::<HashSet<_>>();
    let events = plan.events.iter().filter(|event| events.contains(&event.id));
    let events = events.map(|event| (event.id.clone(), (event.clone(), facilitators(plan, &event.id)))).collect();
    Ok((preview, Proposal { week_id: week.id.clone(), rows, events }))
}

/// Who facilitates an event, in order.
fn facilitators(plan: &Plan, event_id: &str) -> Vec<Id> {
    let links = plan.event_people.iter().filter(|link| link.event_id == event_id);
    let mut people: Vec<Id> = links.map(|link| link.person_id.clone()).collect();
    people.sort();
    people
}

/// The sessions that the search puts elsewhere.
fn moved(found: &Found) -> Vec<Placed> {
    let rows = found.open.iter().zip(&found.rows).filter(|(open, row)| !stays(&found.ground, open, row.as_ref()));
    rows.filter_map(|(open, row)| Some(Placed::of(open, found.ground.slot(&row.as_ref()?.place, open.minutes))))
        .collect()
}

/// Whether the search leaves a session where it stands.
fn stays(ground: &Ground, open: &Open, row: Option<&Row>) -> bool {
    let (Some(session), Some(row)) = (open.session.filter(|_| open.stands), row) else { return false };
    is_at(session, &ground.slot(&row.place, open.minutes))
}

/// Whether a session stands in a slot. With a room, the room's venue counts.
fn is_at(session: &Session, slot: &Slot) -> bool {
    (session.starts_at, session.ends_at, &session.room_id) == (slot.starts_at, slot.ends_at, &slot.room_id)
        && (session.room_id.is_some() || session.venue_id == slot.venue_id)
}

/// Where a session stands.
fn slot_of(session: &Session) -> Slot {
    Slot {
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        venue_id: session.venue_id.clone(),
        room_id: session.room_id.clone(),
    }
}

fn preview(plan: &Plan, week: &Week, asked: &Asked, found: &Found, rows: &[Placed]) -> PlacementPreview {
    let kept: HashSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let all = || found.open.iter().zip(&found.rows);
    // Who stays, pinned or not, and who moves: what the week would be.
    let moving: Vec<&Row> =
        all().filter(|(open, _)| kept.contains(open.key().as_str())).filter_map(|it| it.1.as_ref()).collect();
    let keys: HashSet<(&str, i64)> = moving.iter().map(|row| (row.event.as_str(), row.session)).collect();
    let staying = found.ground.before.sessions.iter().filter(|row| !keys.contains(&(row.event.as_str(), row.session)));
    let sessions = staying.chain(moving.iter().copied()).cloned().collect();
    let whole = Solution { instance: found.ground.instance.name.clone(), sessions };
    let teller = Teller::new(plan, &found.ground, &whole);
    let shown: HashMap<&str, PlacementRow> = all()
        .filter(|(open, _)| kept.contains(open.key().as_str()))
        .filter_map(|(open, row)| Some((open.key().as_str(), line(plan, &found.ground, &teller, open, row.as_ref()?))))
        .collect();
    let mut lines: Vec<PlacementRow> = shown.into_values().collect();
    lines.sort_by(|a, b| (a.to.starts_at, &a.title, &a.key).cmp(&(b.to.starts_at, &b.title, &b.key)));
    let waiting = asked.open.iter().filter(|open| !open.stands && !kept.contains(open.key().as_str())).count();
    let without = asked.left_out.iter().map(|one| left_out(one.event, one.session, one.reason, Values::new()));
    // Who stands well once others have moved has found its place.
    let fine: HashSet<&str> =
        all().filter(|(open, row)| stays(&found.ground, open, row.as_ref())).map(|it| it.0.key().as_str()).collect();
    let is_without = |open: &&Open| !kept.contains(open.key().as_str()) && !fine.contains(open.key().as_str());
    let no_place = asked.open.iter().filter(is_without);
    let no_place = no_place.map(|open| no_place_for(&found.ground, open));
    let unscheduled_open = asked.open.iter().filter(|open| !open.stands).count();
    let (before, after) =
        (evaluate(&found.ground.instance, &found.ground.before), evaluate(&found.ground.instance, &whole));
    PlacementPreview {
        rows: lines,
        left_out: without.chain(no_place).collect(),
        unscheduled_before: asked.unscheduled_count,
        unscheduled_after: asked.unscheduled_count - unscheduled_open + waiting,
        clashes_before: asked.clash_count,
        clashes_after: referee::open_clashes(&referee::placed(plan, rows), week),
        costs: costs(&found.ground.instance.weights, &before, &after),
        cost_before: number(before.cost),
        cost_after: number(after.cost),
        steps: found.steps,
        was_stopped: found.was_stopped,
        unknown_place_count: plan.venues.iter().filter(|venue| city::is_off_the_map(venue)).count(),
    }
}

fn number(value: i128) -> i64 {
    i64::try_from(value).unwrap_or(if value < 0 { i64::MIN } else { i64::MAX })
}

fn costs(weights: &Weights, before: &Score, after: &Score) -> Vec<PlacementCost> {
    let (before, after) = (before.soft.by_kind(weights), after.soft.by_kind(weights));
    let kinds = before.iter().zip(&after).map(|((kind, before, weight), (_, after, _))| PlacementCost {
        kind: (*kind).to_owned(),
        before: number(*before),
        after: number(*after),
        weight: *weight,
    });
    kinds.filter(|cost| cost.before != 0 || cost.after != 0).collect()
}

fn line(plan: &Plan, ground: &Ground, teller: &Teller, open: &Open, row: &Row) -> PlacementRow {
    let from = open.session.map(slot_of);
    let to = ground.slot(&row.place, open.minutes);
    PlacementRow {
        key: open.key().clone(),
        event_id: open.event.id.clone(),
        session_id: open.session.map(|session| session.id.clone()),
        title: open.event.title.clone(),
        from_place: from.as_ref().map(|slot| place_name(plan, slot)).unwrap_or_default(),
        from: from.filter(|slot| slot.starts_at.is_some() || slot.venue_id.is_some() || slot.room_id.is_some()),
        to_place: place_name(plan, &to),
        to,
        reasons: teller.reasons(open, row),
    }
}

/// Venue and room, as people read them.
fn place_name(plan: &Plan, slot: &Slot) -> String {
    let room = slot.room_id.as_ref().and_then(|id| plan.rooms.iter().find(|room| room.id == *id));
    let venue_id = room.map(|room| &room.venue_id).or(slot.venue_id.as_ref());
    let venue = venue_id.and_then(|id| plan.venues.iter().find(|venue| venue.id == *id));
    let names = [venue.map(|venue| venue.name.as_str()), room.map(|room| room.name.as_str())];
    let names: Vec<&str> = names.into_iter().flatten().filter(|name| !name.is_empty()).collect();
    names.join(" · ")
}

fn left_out(event: &Event, session: Option<&Session>, reason: &str, values: Values) -> PlacementLeftOut {
    PlacementLeftOut {
        event_id: event.id.clone(),
        session_id: session.map(|session| session.id.clone()),
        title: event.title.clone(),
        reason: reason.to_owned(),
        values,
    }
}

/// Why a session found no place: no room would do, or none that would is free.
fn no_place_for(ground: &Ground, open: &Open) -> PlacementLeftOut {
    let real = || ground.instance.rooms.iter().filter(|room| ground.place(&room.id).is_some());
    let wanted = open.event.capacity.unwrap_or(0);
    let needs: Vec<&str> = city::needs(&open.event.access_features).map(domain::AccessFeature::word).collect();
    let has_all = |room: &&placement::Room| needs.iter().all(|need| room.features.iter().any(|known| known == need));
    let in_venue = |room: &&placement::Room| open.venue.is_none_or(|venue| venue.id == room.venue);
    let is_large = |room: &&placement::Room| wanted <= room.capacity;
    let is_open =
        |room: &&placement::Room| room.open.iter().any(|span| open.minutes + room.setup_minutes <= span.to - span.from);
    let count = |value: i64| value.to_string();
    let mut values = Values::new();
    let reason = if real().next().is_none() {
        "no_rooms"
    } else if !real().any(|room| in_venue(&room) && is_large(&room)) {
        values.insert("places_count".to_owned(), count(wanted));
        let largest = real().filter(in_venue).map(|room| room.capacity).max().unwrap_or(0);
        values.insert("room_count".to_owned(), count(largest));
        "too_large"
    } else if !real().any(|room| in_venue(&room) && is_large(&room) && has_all(&room)) {
        "no_access"
    } else if !real().any(|room| in_venue(&room) && is_large(&room) && has_all(&room) && is_open(&room)) {
        values.insert("length_minutes".to_owned(), count(open.minutes));
        "too_long"
    } else {
        "no_time"
    };
    left_out(open.event, open.session, reason, values)
}

/// Why somebody cannot be placed at all.
fn refused(one: &LeftOut) -> PlacementLeftOut {
    left_out(one.event, one.session, one.reason, Values::new())
}
