//! What an event still lacks before it can be published.
//!
//! Judges presence, not quality: whether a text is good is for people to say.

use chrono::Days;

use super::found::{Found, open_partner, open_venue, stored_date};
use super::index::Programme;
use super::limits::INSURANCE_DAYS;
use super::scope::Scope;
use super::slots::move_to_tray;
use crate::maps::{FastMap, FastSet};
use crate::{Booking, Event, EventMode, EventStatus, Id, Problem, Remedy, Severity};

/// Runs one question over all live events.
fn each<'a>(programme: &Programme<'a>, scope: &Scope, question: impl Fn(&'a Event) -> Option<Found>) -> Vec<Problem> {
    let found = programme
        .events
        .iter()
        .filter(|event| scope.event(event))
        .filter_map(|event| Some(question(event)?.done(event)));
    found.collect()
}

/// Events without a session that has a date. It blocks once the event has been promised to somebody.
pub fn without_session(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    each(programme, scope, |event| {
        let severity = if event.status.is_in_programme() { Severity::Blocks } else { Severity::Warning };
        let is_without = programme.occasions_of(event).next().is_none();
        is_without.then(|| Found::event("no_session", severity, event).field("sessions"))
    })
}

/// Sessions of which only the day, or only the beginning, is known.
pub fn times_unknown(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let mut problems = Vec::new();
    for occasion in programme.occasions.iter().filter(|occasion| scope.event(occasion.event)) {
        let is_open_end = occasion.session.ends_at.is_none() && !occasion.session.is_all_day;
        let missing = match (occasion.session.is_time_known, is_open_end) {
            (false, _) => "starts_at",
            (true, true) => "ends_at",
            (true, false) => continue,
        };
        let found = Found::session("time_unknown", Severity::Warning, occasion)
            .field(missing)
            .fact("missing", missing)
            .remedy((missing == "starts_at").then(|| move_to_tray(occasion)));
        problems.push(found.done(occasion.event));
    }
    problems
}

/// Sessions of promised events that have a date and no place, such as after their venue was deleted. What happens online
/// alone needs none.
pub fn without_venue(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let ours = programme.occasions.iter().filter(|occasion| scope.event(occasion.event));
    let placeless = ours.filter(|occasion| {
        let event = occasion.event;
        event.status.is_in_programme() && event.mode != EventMode::Online && occasion.venue.is_none()
    });
    let found = placeless
        .map(|occasion| Found::session("no_venue", Severity::Blocks, occasion).field("venue_id").done(occasion.event));
    found.collect()
}

/// Events that no partner organises.
pub fn without_organiser(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    each(programme, scope, |event| {
        let is_without = programme.organisers(event).is_empty();
        is_without.then(|| Found::event("no_organiser", Severity::Blocks, event).field("organisers"))
    })
}

/// Events whose organiser has not promised to take part.
pub fn organisers_not_committed(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let mut problems = Vec::new();
    for event in programme.events.iter().filter(|event| scope.event(event)) {
        for partner in programme.organisers(event).iter().filter(|partner| !partner.status.is_committed()) {
            let found = Found::event("organiser_not_committed", Severity::Warning, event)
                .field("organisers")
                .mixed(&partner.id)
                .fact("status", partner.status.word())
                .value("partner", &partner.name)
                .remedy(open_partner(partner));
            problems.push(found.done(event));
        }
    }
    problems
}

/// Events tagged to no pillar; nothing is reported while the plan has no pillars.
pub fn without_pillar(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let pillars: FastSet<&str> = programme.pillars.iter().map(|area| area.id.as_str()).collect();
    if pillars.is_empty() {
        return Vec::new();
    }
    each(programme, scope, |event| {
        let is_without = !programme.areas(event).iter().any(|area| pillars.contains(area));
        is_without.then(|| Found::event("no_pillar", Severity::Warning, event).field("tags"))
    })
}

/// Events at a venue where neither the event nor the venue says anything of access.
pub fn access_missing(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    each(programme, scope, |event| {
        let is_said = !event.access_features.is_empty() || !event.access_note.trim().is_empty();
        if is_said || event.mode == EventMode::Online {
            return None;
        }
        let venues = programme.occasions_of(event).filter_map(|occasion| occasion.venue);
        let silent = venues.filter(|venue| {
            !venue.is_online && venue.access_features.is_empty() && venue.access_note.trim().is_empty()
        });
        let venue = silent.min_by_key(|venue| &venue.id)?;
        let found = Found::event("access_missing", Severity::Warning, event).field("access_features");
        Some(found.mixed(&venue.id).value("venue", &venue.name).remedy(open_venue(venue)))
    })
}

/// Short texts with more words than the week's booklet has room for.
pub fn short_texts_too_long(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let most = usize::try_from(programme.week.short_text_max_words).unwrap_or(0);
    each(programme, scope, |event| {
        let words = event.short_text.split_whitespace().count();
        (0 < most && most < words).then(|| {
            Found::event("short_text_too_long", Severity::Warning, event)
                .field("short_text")
                .fact("words_count", &words.to_string())
                .fact("most_count", &most.to_string())
        })
    })
}

/// Events that ask visitors for money.
pub fn not_free(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    each(programme, scope, |event| {
        (!event.is_free).then(|| {
            Found::event("not_free", Severity::Warning, event)
                .field("is_free")
                .fact("cost", event.cost_note.trim())
                .value("reason", if event.cost_note.trim().is_empty() { "unknown" } else { "cost" })
                .remedy(Remedy::SetFree { event_id: event.id.clone() })
        })
    })
}

/// Promised events to which people come and whose host has not said that it is insured. The papers are due some weeks
/// before; what was held is over.
pub fn insurance_missing(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    let due_on = programme.week.starts_on.checked_sub_days(Days::new(INSURANCE_DAYS));
    let is_due = due_on.is_some_and(|due_on| due_on < programme.today);
    let severity = if is_due { Severity::Warning } else { Severity::Hint };
    each(programme, scope, |event| {
        let is_to_come = event.status.is_in_programme() && event.status != EventStatus::Held;
        (is_to_come && event.mode != EventMode::Online && !event.is_insured).then(|| {
            Found::event("insurance_missing", severity, event)
                .field("is_insured")
                .value("due_on", &due_on.map(stored_date).unwrap_or_default())
                .remedy(Remedy::SetInsured { event_id: event.id.clone() })
        })
    })
}

/// Events that must be booked and do not say where.
pub fn bookings_without_way(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    each(programme, scope, |event| {
        let is_without = event.booking == Booking::Required && event.booking_link.trim().is_empty();
        is_without.then(|| Found::event("booking_without_way", Severity::Blocks, event).field("booking_link"))
    })
}

/// Events of one organiser under the same title: usually one event sent in twice.
pub fn duplicate_titles(programme: &Programme, scope: &Scope) -> Vec<Problem> {
    if !scope.whole() {
        return Vec::new();
    }
    let mut first: FastMap<(&Id, String), &Event> = FastMap::default();
    let mut told: FastSet<&Id> = FastSet::default();
    let mut problems = Vec::new();
    for event in &programme.events {
        let title = plain(&event.title);
        for partner in programme.organisers(event).iter().filter(|_| !title.is_empty()) {
            let other = *first.entry((&partner.id, title.clone())).or_insert(event);
            if other.id != event.id && told.insert(&event.id) {
                let found = Found::event("duplicate_title", Severity::Warning, event)
                    .against_event(other)
                    .field("title")
                    .mixed(&partner.id)
                    .mixed(&title)
                    .value("partner", &partner.name);
                problems.push(found.done(event));
            }
        }
    }
    problems
}

/// Letters and digits in lower case, so that spaces and signs make no difference.
fn plain(title: &str) -> String {
    let words: Vec<&str> = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}
