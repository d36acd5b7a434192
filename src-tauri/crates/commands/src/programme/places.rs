//! Place and time: venues with rooms and opening hours, neighbourhoods, the profile, weeks and milestones.

use std::collections::HashMap;

use chrono_tz::Tz;
use domain::rules::festival_day::DayEnd;
use domain::*;
use store::{StoreError, Tx};

use crate::Failure;
use crate::desk::Desk;
use crate::own_fields::{by_record, check_values, put_values, settle_values};
use crate::programme::rows::{board_rooms, grouped};
use crate::records::drafts::{
    give_id, label, need, need_if_given, need_text, not_negative, put_children, set_positions,
};
use crate::views::{VenueDraft, VenueRow};

/// The longest week.
const MOST_DAYS: i64 = 31;

pub(crate) fn list_venues(desk: &Desk) -> Result<Vec<VenueRow>, Failure> {
    let shown = desk.shown()?;
    let plan = &shown.plan;
    let neighbourhoods = by_id(&plan.neighbourhoods);
    let partners = by_id(&plan.partners);
    let rooms = grouped(&plan.rooms, |room| &room.venue_id);
    let openings = grouped(&plan.openings, |opening| &opening.venue_id);
    let mut own = by_record(plan, Subject::Venue);
    let mut sessions: HashMap<String, usize> = HashMap::new();
    for column in board_rooms(&shown) {
        *sessions.entry(column.venue_id).or_default() += column.session_count;
    }
    let mut rows: Vec<VenueRow> = plan
        .venues
        .iter()
        .map(|venue| {
            let mut rooms: Vec<Room> = rooms.get(venue.id.as_str()).into_iter().flatten().copied().cloned().collect();
            rooms.sort_by(|a, b| (&a.position, &a.id).cmp(&(&b.position, &b.id)));
            let openings = openings.get(venue.id.as_str()).into_iter().flatten().copied().cloned().collect();
            let neighbourhood = venue.neighbourhood_id.as_deref().and_then(|id| neighbourhoods.get(id));
            let owner = venue.owner_id.as_deref().and_then(|id| partners.get(id));
            VenueRow {
                draft: VenueDraft {
                    venue: venue.clone(),
                    rooms,
                    openings,
                    own_values: own.remove(venue.id.as_str()).unwrap_or_default(),
                },
                neighbourhood_name: neighbourhood.map(|place| place.name.clone()).unwrap_or_default(),
                owner_name: owner.map(|partner| partner.name.clone()).unwrap_or_default(),
                session_count: sessions.get(&venue.id).copied().unwrap_or(0),
            }
        })
        .collect();
    rows.sort_by(|a, b| a.draft.venue.name.cmp(&b.draft.venue.name));
    Ok(rows)
}

pub(crate) fn list_rooms(desk: &Desk) -> Result<Vec<Room>, Failure> {
    Ok(desk.shown()?.plan.rooms.clone())
}

pub(crate) fn save_venue(desk: &Desk, draft: VenueDraft) -> Result<Id, Failure> {
    let mut draft = draft;
    need_text(&draft.venue.name, "name")?;
    for room in &draft.rooms {
        need_text(&room.name, "rooms")?;
        not_negative(room.capacity, "capacity")?;
        not_negative(Some(room.setup_minutes), "setup_minutes")?;
    }
    draft.openings.iter().try_for_each(check_opening)?;
    desk.write(|plan, file| {
        need_if_given(&plan.neighbourhoods, draft.venue.neighbourhood_id.as_ref())?;
        need_if_given(&plan.partners, draft.venue.owner_id.as_ref())?;
        check_values(plan, &draft.own_values)?;
        let id = &draft.venue.id;
        let code = if id.is_empty() { "create_venue" } else { "save_venue" };
        let rooms: Vec<Room> = plan.rooms.iter().filter(|room| room.venue_id == *id).cloned().collect();
        let openings: Vec<Opening> = plan.openings.iter().filter(|opening| opening.venue_id == *id).cloned().collect();
        let label = label(code, &draft.venue.name);
        Ok(file.command(label, |tx| {
            settle(&mut draft, tx);
            tx.put(&draft.venue)?;
            put_children(tx, Some(&rooms), &draft.rooms)?;
            put_children(tx, Some(&openings), &draft.openings)?;
            put_values(tx, &draft.own_values)?;
            let gone = rooms.iter().filter(|room| !draft.rooms.iter().any(|kept| kept.id == room.id));
            let gone: Vec<&str> = gone.map(|room| room.id.as_str()).collect();
            leave_rooms(tx, plan, &gone)?;
            Ok(draft.venue.id)
        })?)
    })
}

fn settle(draft: &mut VenueDraft, tx: &Tx) {
    give_id(&mut draft.venue.id, tx);
    for room in &mut draft.rooms {
        give_id(&mut room.id, tx);
        room.venue_id.clone_from(&draft.venue.id);
    }
    set_positions(draft.rooms.iter_mut().map(|room| &mut room.position));
    for opening in &mut draft.openings {
        give_id(&mut opening.id, tx);
        opening.venue_id.clone_from(&draft.venue.id);
    }
    settle_values(&mut draft.own_values, Subject::Venue, &draft.venue.id);
}

/// Sessions in rooms that are gone stay at the venue.
fn leave_rooms(tx: &mut Tx, plan: &Plan, gone: &[&str]) -> Result<(), StoreError> {
    let is_gone = |session: &&Session| session.room_id.as_deref().is_some_and(|id| gone.contains(&id));
    for session in plan.sessions.iter().filter(is_gone) {
        tx.put(&Session { room_id: None, ..session.clone() })?;
    }
    Ok(())
}

/// Refuses hours that mean nothing: neither weekday nor date, or only one of the two times.
fn check_opening(opening: &Opening) -> Result<(), Failure> {
    let has_day = match opening.weekday {
        Some(weekday) => (1..=7).contains(&weekday) && opening.on_date.is_none(),
        None => opening.on_date.is_some(),
    };
    if !has_day {
        return Err(Failure::invalid("opening_without_day", "openings"));
    }
    if opening.opens.is_some() != opening.closes.is_some()
        || (opening.opens.is_some() && opening.opens == opening.closes)
    {
        return Err(Failure::invalid("opening_without_hours", "openings"));
    }
    Ok(())
}

pub(crate) fn delete_venue(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let venue = need(&plan.venues, &id)?;
        Ok(file.command(label("delete_venue", &venue.name), |tx| {
            tx.remove_whole(Venue::TABLE, &id)?;
            Ok(())
        })?)
    })
}

pub(crate) fn list_neighbourhoods(desk: &Desk) -> Result<Vec<Neighbourhood>, Failure> {
    let mut places = desk.shown()?.plan.neighbourhoods.clone();
    places.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(places)
}

pub(crate) fn get_profile(desk: &Desk) -> Result<Profile, Failure> {
    desk.shown()?.plan.profile.clone().ok_or_else(|| Failure::not_found(Profile::TABLE, ""))
}

pub(crate) fn save_profile(desk: &Desk, profile: Profile) -> Result<(), Failure> {
    need_text(&profile.city, "city")?;
    if profile.time_zone.parse::<Tz>().is_err() {
        return Err(Failure::invalid("unknown_time_zone", "time_zone"));
    }
    not_negative(profile.population, "population")?;
    if profile.day_ends_at.is_some_and(|at| !DayEnd::is_possible(at)) {
        return Err(Failure::invalid("day_ends_too_late", "day_ends_at"));
    }
    desk.write(|plan, file| {
        // One row a plan, whatever id the page sends.
        let id = plan.profile.as_ref().map_or_else(|| profile.id.clone(), |profile| profile.id.clone());
        let currency = currency_of(&profile, plan.profile.as_ref())?;
        let profile = Profile { id, currency, ..profile };
        Ok(file.command(label("save_profile", &profile.city), |tx| tx.put(&profile))?)
    })
}

/// The code of the currency as ISO 4217 writes it. One that was wrong in the plan already stays, so that everything else
/// of an old profile can still be saved.
fn currency_of(profile: &Profile, before: Option<&Profile>) -> Result<String, Failure> {
    let code = profile.currency.trim().to_ascii_uppercase();
    if currency::all().contains_key(&code) {
        return Ok(code);
    }
    if before.is_some_and(|before| before.currency == profile.currency) {
        return Ok(profile.currency.clone());
    }
    Err(Failure::invalid("unknown_currency", "currency"))
}

/// Refuses weeks that end before they start or are longer than a month.
pub(crate) fn check_week(week: &Week) -> Result<(), Failure> {
    need_text(&week.title, "title")?;
    if week.ends_on < week.starts_on {
        return Err(Failure::invalid("bad_dates", "ends_on"));
    }
    if MOST_DAYS <= (week.ends_on - week.starts_on).num_days() {
        return Err(Failure::invalid("bad_dates", "ends_on"));
    }
    not_negative(week.target_event_count, "target_event_count")?;
    not_negative(week.target_place_count, "target_place_count")?;
    not_negative(week.target_partner_count, "target_partner_count")?;
    not_negative(Some(week.short_text_max_words), "short_text_max_words")
}

pub(crate) fn save_week(desk: &Desk, week: Week) -> Result<Id, Failure> {
    let mut week = week;
    check_week(&week)?;
    desk.write(|_, file| {
        Ok(file.command(label("save_week", &week.title), |tx| {
            give_id(&mut week.id, tx);
            tx.put(&week)?;
            Ok(week.id)
        })?)
    })
}

pub(crate) fn delete_week(desk: &Desk, id: Id) -> Result<(), Failure> {
    desk.write(|plan, file| {
        let week = need(&plan.weeks, &id)?;
        Ok(file.command(label("delete_week", &week.title), |tx| {
            tx.remove_whole(Week::TABLE, &id)?;
            Ok(())
        })?)
    })
}

pub(crate) fn choose_week(desk: &Desk, id: Id) -> Result<(), Failure> {
    need(&desk.shown()?.plan.weeks, &id)?;
    desk.choose_week(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_that_was_wrong_already_stops_no_other_change() {
        let of = |currency: &str| Profile { currency: currency.to_owned(), ..Profile::default() };
        let check = |before: &str, now: &str, kept: Result<&str, &str>| {
            let found = currency_of(&of(now), Some(&of(before))).map_err(|failure| failure.code);
            assert_eq!(found.as_deref().map_err(String::as_str), kept, "{before:?} to {now:?}");
        };
        for word in ["Bananas", "", " EURO "] {
            check(word, word, Ok(word));
            check(word, "EUR", Ok("EUR"));
            check(word, "Pears", Err("unknown_currency"));
            check("EUR", word, Err("unknown_currency"));
        }
        check("eur", "eur", Ok("EUR"));
        assert!(currency_of(&of("Bananas"), None).is_err());
    }
}
