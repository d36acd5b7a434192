//! "Find a slot": the places that are free for one session while everything else stays, best first and with reasons.

use std::collections::{HashMap, HashSet};

use domain::Id;
use domain::rules::festival_day::{DayEnd, festival_day};
use domain::rules::schedule::Schedule;
use placement::{Place, Row, Solution, Wanted, rank};

use super::asked::{Book, LeftOut, Open, is_never_made};
use super::ground::{Ground, wished_hours};
use super::reasons::Teller;
use super::referee::Placed;
use super::views::{FreeSlot, FreeSlots, SlotWish};
use super::{is_at, no_place_for, place_name, refused};
use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::programme::checks::check_hours;
use crate::programme::events::problems_of_session;
use crate::records::drafts::need;

/// How many slots are offered.
const MOST: usize = 12;
/// How many of one place: a person wants a choice of places too.
const MOST_OF_A_PLACE: usize = 3;

/// Free slots for a session, or for an event that has none yet, of those that fit a wish; `minutes` is how long it is
/// where nobody has said.
pub(crate) fn list_slots(
    desk: &Desk,
    event_id: Id,
    session_id: Option<Id>,
    minutes: Option<i64>,
    wish: Option<SlotWish>,
) -> Result<FreeSlots, Failure> {
    let shown = desk.shown()?;
    let (plan, week) = (&*shown.plan, shown.need_week()?);
    let wish = wish.unwrap_or_default();
    check_hours(plan, wish.from, wish.to, "to")?;
    let event = need(&plan.events, &event_id)?;
    let session = session_id.map(|id| need(&plan.sessions, &id)).transpose()?;
    let today = shown.today(desk.now());
    let open = match Book::new(plan, week, today, minutes).one(event, session) {
        Ok(open) => open,
        Err(reason) => {
            let none = Some(refused(&LeftOut { event, session, reason }));
            return Ok(FreeSlots { slots: Vec::new(), none, minutes: minutes.unwrap_or(0), is_length_assumed: false });
        }
    };
    let schedule = Schedule::new(plan, week);
    let open = [open];
    let ground = Ground::new(plan, week, &schedule, today, &open);
    let [open] = &open;
    let slots = ranked(&shown, &ground, open, &wish)?;
    // That nothing fits a wish says nothing of the session.
    let none = (slots.is_empty() && wish == SlotWish::default()).then(|| no_place_for(&ground, open));
    Ok(FreeSlots { slots, none, minutes: open.minutes, is_length_assumed: open.is_length_assumed })
}

/// Whether a place is what somebody wants: the day of the festival, the hours by the clock, the venue.
fn is_wished(ground: &Ground, wish: &SlotWish, place: &Place, minutes: i64, ends: DayEnd) -> bool {
    let slot = ground.slot(place, minutes);
    let is_day = wish.on.is_none_or(|on| slot.starts_at.is_some_and(|at| festival_day(at, ends) == on));
    let is_hour = wished_hours(wish.from, wish.to)
        .is_none_or(|(from, to)| from <= place.start && place.start.saturating_add(minutes) <= to);
    let is_venue = wish.venue_id.is_none() || wish.venue_id == slot.venue_id;
    is_day && is_hour && is_venue
}

/// The free slots, best first. The rules have the last word on each, as on a placement.
fn ranked(shown: &Shown, ground: &Ground, open: &Open, wish: &SlotWish) -> Result<Vec<FreeSlot>, Failure> {
    let plan = &*shown.plan;
    let Some((event, number)) = ground.rows.first() else { return Ok(Vec::new()) };
    let ends = DayEnd::of(plan);
    // Whoever names a venue has chosen already.
    let most_of_a_place = if wish.venue_id.is_some() { MOST } else { MOST_OF_A_PLACE };
    let known: HashSet<&str> = shown.problems().map(|problem| problem.key.as_str()).collect();
    let here = open.session.filter(|_| open.stands);
    let row = |place: &Place| Row { event: event.clone(), session: *number, place: place.clone() };
    let others = ground.before.sessions.iter().filter(|row| row.event != *event || row.session != *number);
    let others: Vec<Row> = others.cloned().collect();
    let mut of_place: HashMap<String, usize> = HashMap::new();
    let mut slots = Vec::new();
    let wanted = |place: &Place| is_wished(ground, wish, place, open.minutes, ends);
    let wanted: Option<Wanted> = if *wish == SlotWish::default() { None } else { Some(&wanted) };
    for choice in rank(&ground.instance, event, *number, usize::MAX, wanted) {
        let slot = ground.slot(&choice.place, open.minutes);
        let is_real = ground.place(&choice.place.room).is_some();
        let count = of_place.entry(choice.place.room.clone()).or_default();
        if !is_real || here.is_some_and(|session| is_at(session, &slot)) || most_of_a_place <= *count {
            continue;
        }
        let session = Placed::of(open, slot.clone()).session();
        let problems = problems_of_session(shown, session)?;
        if problems.iter().any(|problem| is_never_made(problem) && !known.contains(problem.key.as_str())) {
            continue;
        }
        *count += 1;
        let row = row(&choice.place);
        let sessions = others.iter().cloned().chain([row.clone()]).collect();
        let whole = Solution { instance: ground.instance.name.clone(), sessions };
        let reasons = Teller::new(plan, ground, &whole).reasons(open, &row);
        slots.push(FreeSlot { place: place_name(plan, &slot), slot, reasons });
        if slots.len() == MOST {
            break;
        }
    }
    Ok(slots)
}
