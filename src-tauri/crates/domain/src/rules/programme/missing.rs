//! What is still to be asked of each host: before the week so that its events can be published, after it how many came.
//!
//! Reads what the rules of the programme found (what was accepted with a reason is not asked for) and adds what is only
//! worth asking, such as for whom an event is. Whom to write to at the host is for others to say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EventRole, EventStatus, Id, Plan, Problem, Week, by_id, words};

words!(
    /// What an event can lack that its host knows. An answer: the team has asked something.
    MissingDetail {
        Answer = "answer", Date = "date", Time = "time", Place = "place", ShortText = "short_text",
        ShorterText = "shorter_text", Audience = "audience", Capacity = "capacity", Access = "access",
        BookingWay = "booking_way", Insurance = "insurance", Return = "return",
    }
);

/// An event with what it lacks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct EventMissing {
    pub event_id: Id,
    pub title: String,
    pub details: Vec<MissingDetail>,
    /// What the team has asked; empty when it waits for nothing of its own.
    pub question: String,
}

/// A host with the events that lack something. An event of several organisers stands with each of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct HostMissing {
    /// `None`: events without an organiser.
    pub partner_id: Option<Id>,
    pub name: String,
    pub events: Vec<EventMissing>,
    pub detail_count: usize,
}

/// The detail that a problem asks of the host; `None`: the team puts it right by itself.
fn asked_by(code: &str) -> Option<MissingDetail> {
    match code {
        "no_session" => Some(MissingDetail::Date),
        "time_unknown" => Some(MissingDetail::Time),
        "no_venue" => Some(MissingDetail::Place),
        "short_text_too_long" => Some(MissingDetail::ShorterText),
        "access_missing" => Some(MissingDetail::Access),
        "booking_without_way" => Some(MissingDetail::BookingWay),
        "return_missing" => Some(MissingDetail::Return),
        "insurance_missing" => Some(MissingDetail::Insurance),
        _ => None,
    }
}

/// Whether hosts are asked about events that stand so: they were sent in and can still be held, or were.
fn is_asked(status: EventStatus) -> bool {
    status.is_pending() || status.is_in_programme()
}

/// Hosts by name, those of no host last, each with its events by title. `problems` are those of the week.
pub fn missing_details<'p>(
    plan: &Plan,
    week: &Week,
    problems: impl IntoIterator<Item = &'p Problem>,
) -> Vec<HostMissing> {
    let mut found: HashMap<&str, BTreeSet<MissingDetail>> = HashMap::new();
    for problem in problems.into_iter().filter(|problem| problem.accepted.is_none()) {
        if let (Some(id), Some(detail)) = (problem.event_id.as_deref(), asked_by(&problem.code)) {
            found.entry(id).or_default().insert(detail);
        }
    }
    let questions = questions(plan);
    let partners = by_id(&plan.partners);
    let mut hosts_of: HashMap<&str, Vec<&str>> = HashMap::new();
    for link in plan.event_partners.iter().filter(|link| link.role == EventRole::Organiser) {
        if partners.contains_key(link.partner_id.as_str()) {
            hosts_of.entry(&link.event_id).or_default().push(&link.partner_id);
        }
    }
    let mut hosts: BTreeMap<Option<&str>, HostMissing> = BTreeMap::new();
    let ours = plan.events.iter().filter(|it| it.week_id.as_ref() == Some(&week.id) && is_asked(it.status));
    for event in ours {
        let mut details = found.remove(event.id.as_str()).unwrap_or_default();
        let is_held = event.status == EventStatus::Held;
        // Of what is over only one thing is still worth asking.
        details.retain(|detail| !is_held || *detail == MissingDetail::Return);
        let asked = event.status == EventStatus::NeedsInformation;
        let more = [
            (asked, MissingDetail::Answer),
            (event.short_text.trim().is_empty(), MissingDetail::ShortText),
            (event.audiences.is_empty(), MissingDetail::Audience),
            (event.capacity.is_none(), MissingDetail::Capacity),
            // Once it is promised, it is a problem, which may have been accepted.
            (!event.is_insured && !event.status.is_in_programme(), MissingDetail::Insurance),
        ];
        details.extend(more.into_iter().filter(|(is_missing, _)| *is_missing && !is_held).map(|(_, detail)| detail));
        if details.is_empty() {
            continue;
        }
        let question = if asked { questions.get(event.id.as_str()).copied().unwrap_or_default() } else { "" };
        let missing = EventMissing {
            event_id: event.id.clone(),
            title: event.title.clone(),
            details: details.into_iter().collect(),
            question: question.to_owned(),
        };
        let its: Vec<Option<&str>> = match hosts_of.get(event.id.as_str()) {
            Some(hosts) => hosts.iter().copied().map(Some).collect(),
            None => vec![None],
        };
        for id in its {
            let host = hosts.entry(id).or_default();
            host.partner_id = id.map(str::to_owned);
            host.detail_count += missing.details.len();
            host.events.push(missing.clone());
        }
    }
    let mut hosts: Vec<HostMissing> = hosts.into_values().collect();
    for host in &mut hosts {
        host.name =
            host.partner_id.as_deref().and_then(|id| partners.get(id)).map(|it| it.name.clone()).unwrap_or_default();
        host.events.sort_by(|a, b| (&a.title, &a.event_id).cmp(&(&b.title, &b.event_id)));
    }
    hosts.sort_by(|a, b| {
        (a.partner_id.is_none(), a.name.to_lowercase(), &a.partner_id).cmp(&(
            b.partner_id.is_none(),
            b.name.to_lowercase(),
            &b.partner_id,
        ))
    });
    hosts
}

/// The reason of the last step of each event, which is the question where it needs information.
fn questions(plan: &Plan) -> HashMap<&str, &str> {
    let mut last: HashMap<&str, &crate::StatusStep> = HashMap::new();
    for step in plan.status_steps.iter().filter(|step| step.to_status == EventStatus::NeedsInformation) {
        let known = last.entry(&step.event_id).or_insert(step);
        if (known.taken_on, &known.id) < (step.taken_on, &step.id) {
            *known = step;
        }
    }
    last.into_iter().map(|(id, step)| (id, step.reason.as_str())).collect()
}
