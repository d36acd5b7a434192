//! How each event of the sample came to stand where it stands: the days follow from those that the tables hold, the
//! reasons stand in `status_step.csv`.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{Event, EventStatus, StatusStep};

use super::{Tables, dates, slug_id};

/// The steps of all events; those of one event in the order of their ids.
pub(super) fn all(tables: &Tables) -> Vec<StatusStep> {
    let reasons: HashMap<(&str, EventStatus), &str> = tables
        .status_steps
        .iter()
        .map(|step| ((step.event_id.as_str(), step.to_status), step.reason.as_str()))
        .collect();
    tables.events.iter().flat_map(|event| of(tables, event, &reasons)).collect()
}

fn of(tables: &Tables, event: &Event, reasons: &HashMap<(&str, EventStatus), &str>) -> Vec<StatusStep> {
    let (received, decided, ended) = dates::days_of(tables, event);
    let way = way(event.status);
    let decisions = way.len().saturating_sub(1 + usize::from(ended.is_some()));
    let mut ids: Vec<String> = (0..way.len()).map(|at| slug_id(&format!("{}-step-{at}", event.id))).collect();
    ids.sort();
    let step = |(at, id): (usize, String)| StatusStep {
        id,
        event_id: event.id.clone(),
        from_status: at.checked_sub(1).map(|before| way[before]),
        to_status: way[at],
        taken_on: Some(if decisions < at {
            ended.unwrap_or(decided)
        } else {
            between(received, decided, at, decisions)
        }),
        reason: reasons.get(&(event.id.as_str(), way[at])).map(|reason| (*reason).to_owned()).unwrap_or_default(),
    };
    ids.into_iter().enumerate().map(step).collect()
}

/// The usual way to a status.
fn way(to: EventStatus) -> &'static [EventStatus] {
    use EventStatus::*;
    match to {
        Draft => &[Draft],
        Submitted => &[Submitted],
        NeedsInformation => &[Submitted, NeedsInformation],
        Accepted => &[Submitted, Accepted],
        Declined => &[Submitted, Declined],
        Withdrawn => &[Submitted, Withdrawn],
        Confirmed => &[Submitted, Accepted, Confirmed],
        Held => &[Submitted, Accepted, Confirmed, Held],
        Cancelled => &[Submitted, Accepted, Confirmed, Cancelled],
        Postponed => &[Submitted, Accepted, Confirmed, Postponed],
    }
}

/// The day of a part of the time between two days.
fn between(from: NaiveDate, to: NaiveDate, part: usize, parts: usize) -> NaiveDate {
    let days = u64::try_from((to - from).num_days()).unwrap_or(0);
    let gone = (days * part as u64).checked_div(parts as u64).unwrap_or(0);
    from.checked_add_days(Days::new(gone)).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_came_to_its_status_by_steps_that_there_are() {
        let mut tables = Tables::read().unwrap();
        tables.settle();
        let mut steps = tables.status_steps.iter();
        for event in &tables.events {
            let mut at: Option<&StatusStep> = None;
            while at.is_none_or(|step| step.to_status != event.status) {
                let step = steps.next().unwrap();
                assert_eq!((&step.event_id, step.from_status), (&event.id, at.map(|before| before.to_status)));
                if let Some(before) = at {
                    assert!(before.to_status.can_become(step.to_status), "{}: {step:?}", event.title);
                    assert!((before.taken_on, &before.id) < (step.taken_on, &step.id), "{}: {step:?}", event.title);
                }
                assert_eq!(step.reason.is_empty(), !step.to_status.needs_reason(), "{}: {step:?}", event.title);
                at = Some(step);
            }
        }
        assert_eq!(steps.next(), None);
    }
}
