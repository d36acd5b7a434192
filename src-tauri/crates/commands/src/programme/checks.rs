//! What is refused of an event before it is written: what no rule could make sense of, and what is not in the plan.
//! Leaves out what the rules say of it, which is told and refuses nothing.

use chrono::{NaiveDateTime, NaiveTime};
use domain::rules::attendance::is_rating;
use domain::rules::festival_day::DayEnd;
use domain::rules::week::minutes;
use domain::*;

use crate::Failure;
use crate::own_fields::check_values;
use crate::programme::events::id_in_draft;
use crate::records::drafts::{need, need_if_given, need_text, not_negative};
use crate::views::EventDraft;

/// Refuses what no rule could make sense of.
pub(crate) fn check_draft(draft: &EventDraft) -> Result<(), Failure> {
    let event = &draft.event;
    need_text(&event.title, "title")?;
    not_negative(event.capacity, "capacity")?;
    not_negative(event.registered_count, "registered_count")?;
    not_negative(event.attended_count, "attended_count")?;
    not_negative(event.first_time_count, "first_time_count")?;
    not_negative(event.rating_count, "rating_count")?;
    if event.rating_average.is_some_and(|average| !is_rating(average)) {
        return Err(Failure::invalid("rating_beyond", "rating_average"));
    }
    not_negative(event.age_from, "age_from")?;
    not_negative(event.age_to, "age_to")?;
    not_negative(event.money_asked_minor, "money_asked_minor")?;
    not_negative(event.money_granted_minor, "money_granted_minor")?;
    if let (Some(from), Some(to)) = (event.age_from, event.age_to)
        && to < from
    {
        return Err(Failure::invalid("ages_reversed", "age_to"));
    }
    if let (Some(starts_on), Some(ends_on)) = (event.span_starts_on, event.span_ends_on)
        && ends_on < starts_on
    {
        return Err(Failure::invalid("ends_before_start", "span_ends_on"));
    }
    draft.sessions.iter().enumerate().try_for_each(|(index, session)| {
        check_times(session.starts_at, session.ends_at)
            .map_err(|failure| failure.in_session(&id_in_draft(session, index)))
    })
}

/// Refuses hours that end before they start, and an end without a start.
pub(crate) fn check_times(starts_at: Option<NaiveDateTime>, ends_at: Option<NaiveDateTime>) -> Result<(), Failure> {
    match (starts_at, ends_at) {
        (Some(starts_at), Some(ends_at)) if ends_at <= starts_at => {
            Err(Failure::invalid("ends_before_start", "ends_at"))
        }
        (None, Some(_)) => Err(Failure::invalid("start_missing", "starts_at")),
        _ => Ok(()),
    }
}

/// Refuses wished hours that end before they begin. Those that end in the night, while the festival's day lasts, do not.
pub(crate) fn check_hours(
    plan: &Plan,
    from: Option<NaiveTime>,
    to: Option<NaiveTime>,
    field: &str,
) -> Result<(), Failure> {
    let night = DayEnd::of(plan).minutes();
    match (from, to) {
        (Some(from), Some(to)) if to <= from && night < minutes(to) => Err(Failure::invalid("hours_reversed", field)),
        _ => Ok(()),
    }
}

/// The same of what the host of an event wishes; what stood there before, such as an import's, stops nobody.
pub(crate) fn check_wish(plan: &Plan, known: Option<&Event>, event: &Event) -> Result<(), Failure> {
    let hours = |event: &Event| (event.wished_from, event.wished_to);
    if known.map(hours) == Some(hours(event)) {
        return Ok(());
    }
    check_hours(plan, event.wished_from, event.wished_to, "wished_to")
}

/// Refuses an event that names what is not in the plan.
pub(crate) fn check_references(plan: &Plan, draft: &EventDraft) -> Result<(), Failure> {
    need_if_given(&plan.weeks, draft.event.week_id.as_ref())?;
    need_if_given(&plan.events, draft.event.umbrella_id.as_ref())?;
    need_if_given(&plan.events, draft.event.copied_from_id.as_ref())?;
    check_umbrella(plan, &draft.event)?;
    for session in &draft.sessions {
        need_if_given(&plan.venues, session.venue_id.as_ref())?;
        need_if_given(&plan.rooms, session.room_id.as_ref())?;
    }
    for link in &draft.partners {
        need(&plan.partners, &link.partner_id)?;
    }
    for link in &draft.people {
        need(&plan.people, &link.person_id)?;
    }
    check_values(plan, &draft.own_values)?;
    check_tags(plan, &draft.tags)
}

/// Refuses tags to what is not there.
pub(crate) fn check_tags(plan: &Plan, tags: &[Tag]) -> Result<(), Failure> {
    tags.iter().try_for_each(|tag| {
        need(&plan.areas, &tag.area_id)?;
        need_if_given(&plan.features, tag.feature_id.as_ref())
    })
}

/// Refuses an event that would be a part of itself, be it through others.
fn check_umbrella(plan: &Plan, event: &Event) -> Result<(), Failure> {
    let mut above = event.umbrella_id.as_ref();
    // A plan from elsewhere may hold a circle of its own: no walk is longer than there are events.
    for _ in 0..=plan.events.len() {
        let Some(id) = above else { return Ok(()) };
        if *id == event.id {
            return Err(Failure::invalid("umbrella_circle", "umbrella_id"));
        }
        above = plan.events.iter().find(|other| other.id == *id).and_then(|other| other.umbrella_id.as_ref());
    }
    Err(Failure::invalid("umbrella_circle", "umbrella_id"))
}
