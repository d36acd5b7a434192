//! Letters to hosts: to whom one is owed for a reason, about which events, and who had one for it already.
//!
//! What is missing, what changed and what is owed after the week is found by the rules for that; here it only becomes
//! letters. A letter goes to the contact of a host, and to nobody else of its people. The plan keeps no postal address,
//! so an address is one for e-mail.

pub mod template;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::addresses::is_email;
use crate::maps::FastMap;
use crate::rules::missing::{HostMissing, MissingDetail};
use crate::rules::release::EventChange;
use crate::{EventStatus, Id, Interaction, LetterReason, Person, Plan, StatusStep, Week, by_id};

pub use template::{LetterFault, LetterField, LetterPart};

/// Why letters are written, with what the rules found for it.
#[derive(Clone, Copy, Debug)]
pub enum Cause<'a> {
    /// What the team accepted and its host has not confirmed.
    Accepted,
    /// What the team declined.
    Declined,
    /// What hosts are asked for before the week (`rules::missing`).
    Missing(&'a [HostMissing]),
    /// What changed since a release (`rules::release`), whose id it is.
    Changed(&'a str, &'a [EventChange]),
    /// How many came, which is owed after the week (`rules::missing`).
    Returns(&'a [HostMissing]),
}

/// An event that a letter tells of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LetterEvent {
    pub event_id: Id,
    pub title: String,
    /// What its host is asked for.
    pub details: Vec<MissingDetail>,
    /// Why it was declined, or what the team has asked; else empty.
    pub note: String,
}

/// A letter of the same reason that told of some of the same events.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct LetterBefore {
    pub interaction_id: Id,
    pub on: NaiveDate,
    /// Those of this letter's events that it told of.
    pub event_ids: Vec<Id>,
}

/// A letter that a host is owed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct Letter {
    pub partner_id: Id,
    pub host: String,
    /// `None`: the host has no contact who may still be written to.
    pub person_id: Option<Id>,
    /// The contact's name; empty without one.
    pub contact: String,
    /// What the contact is there.
    pub role: String,
    /// Where e-mail goes; empty where no address is known, or none that can be one.
    pub email: String,
    /// By title.
    pub events: Vec<LetterEvent>,
    /// Earlier letters, the newest first. Whoever writes again is warned.
    pub before: Vec<LetterBefore>,
}

impl Letter {
    /// Events of which no letter of this reason has told yet.
    pub fn untold(&self) -> impl Iterator<Item = &LetterEvent> {
        self.events.iter().filter(|event| !self.before.iter().any(|before| before.event_ids.contains(&event.event_id)))
    }
}

/// The letters of a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Letters {
    /// One for each host, by name.
    pub letters: Vec<Letter>,
    /// Events of which nobody is told, because they have no host; by title.
    pub without_host: Vec<LetterEvent>,
}

impl Cause<'_> {
    /// The reason itself.
    pub fn reason(&self) -> LetterReason {
        match self {
            Self::Accepted => LetterReason::Accepted,
            Self::Declined => LetterReason::Declined,
            Self::Missing(_) => LetterReason::Missing,
            Self::Changed(..) => LetterReason::Changed,
            Self::Returns(_) => LetterReason::Returns,
        }
    }

    /// The release it is about.
    pub fn release_id(&self) -> Option<&str> {
        match self {
            Self::Changed(id, _) => Some(id),
            Self::Accepted | Self::Declined | Self::Missing(_) | Self::Returns(_) => None,
        }
    }

    /// Each event with the hosts to tell.
    fn events(&self, plan: &Plan, week: &Week) -> Vec<(LetterEvent, Vec<Id>)> {
        match self {
            Self::Accepted => decided(plan, week, EventStatus::Accepted),
            Self::Declined => decided(plan, week, EventStatus::Declined),
            Self::Missing(hosts) => asked(hosts, |detail| detail != MissingDetail::Return),
            Self::Returns(hosts) => asked(hosts, |detail| detail == MissingDetail::Return),
            Self::Changed(_, changes) => {
                let event = |change: &EventChange| {
                    let (event_id, title) = (change.event_id.clone(), change.title.clone());
                    (
                        LetterEvent { event_id, title, ..LetterEvent::default() },
                        change.host_ids.iter().cloned().collect(),
                    )
                };
                changes.iter().map(event).collect()
            }
        }
    }
}

/// The letters that hosts are owed for a reason.
pub fn letters(plan: &Plan, week: &Week, today: NaiveDate, cause: &Cause) -> Letters {
    let partners = by_id(&plan.partners);
    let mut found = Letters::default();
    let mut by_host: BTreeMap<Id, Vec<LetterEvent>> = BTreeMap::new();
    for (event, hosts) in cause.events(plan, week) {
        let mut is_told = false;
        for host in hosts.into_iter().filter(|host| partners.contains_key(host.as_str())) {
            is_told = true;
            by_host.entry(host).or_default().push(event.clone());
        }
        if !is_told {
            found.without_host.push(event);
        }
    }
    let (contacts, told) = (contacts(plan, today), told(plan, cause));
    for (partner_id, mut events) in by_host {
        sort(&mut events);
        let person = contacts.get(partner_id.as_str());
        let email = person.map(|person| person.email.trim()).filter(|email| is_email(email)).unwrap_or_default();
        let host = partners.get(partner_id.as_str()).map(|partner| partner.name.clone()).unwrap_or_default();
        let before = before(told.get(partner_id.as_str()).map_or(&[], Vec::as_slice), &events);
        found.letters.push(Letter {
            partner_id,
            host,
            person_id: person.map(|person| person.id.clone()),
            contact: person.map(|person| person.name.trim().to_owned()).unwrap_or_default(),
            role: person.map(|person| person.role.trim().to_owned()).unwrap_or_default(),
            email: email.to_owned(),
            events,
            before,
        });
    }
    found.letters.sort_by_cached_key(|it| (it.host.to_lowercase(), it.partner_id.clone()));
    sort(&mut found.without_host);
    found
}

fn sort(events: &mut [LetterEvent]) {
    events.sort_by(|a, b| (&a.title, &a.event_id).cmp(&(&b.title, &b.event_id)));
}

/// The last step of each event to a status, by the event: it says why.
pub fn last_steps(plan: &Plan, status: EventStatus) -> FastMap<&str, &StatusStep> {
    let mut steps: FastMap<&str, &StatusStep> = FastMap::default();
    for step in plan.status_steps.iter().filter(|it| it.to_status == status) {
        let last = steps.entry(&step.event_id).or_insert(step);
        if (last.taken_on, &last.id) < (step.taken_on, &step.id) {
            *last = step;
        }
    }
    steps
}

/// Events of a week that the team decided on so, with the reason of the last step that did.
fn decided(plan: &Plan, week: &Week, status: EventStatus) -> Vec<(LetterEvent, Vec<Id>)> {
    // Why something was accepted is the team's own business; why it was declined its host is owed.
    let steps = if status == EventStatus::Declined { last_steps(plan, status) } else { FastMap::default() };
    let mut hosts: FastMap<&str, Vec<Id>> = FastMap::default();
    for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
        let of_event = hosts.entry(&link.event_id).or_default();
        if !of_event.contains(&link.partner_id) {
            of_event.push(link.partner_id.clone());
        }
    }
    let ours = plan.events.iter().filter(|it| it.status == status && it.week_id.as_ref() == Some(&week.id));
    let letter = |event: &crate::Event| {
        let note = steps.get(event.id.as_str()).map(|step| step.reason.clone()).unwrap_or_default();
        let (event_id, title) = (event.id.clone(), event.title.clone());
        let told = LetterEvent { event_id, title, note, ..LetterEvent::default() };
        (told, hosts.get(event.id.as_str()).cloned().unwrap_or_default())
    };
    ours.map(letter).collect()
}

/// Events that lack a detail of a kind. One of several organisers stands with each of them already.
fn asked(hosts: &[HostMissing], is_meant: fn(MissingDetail) -> bool) -> Vec<(LetterEvent, Vec<Id>)> {
    let mut events: BTreeMap<&str, (LetterEvent, Vec<Id>)> = BTreeMap::new();
    for host in hosts {
        for missing in &host.events {
            let details: Vec<MissingDetail> = missing.details.iter().copied().filter(|it| is_meant(*it)).collect();
            if details.is_empty() {
                continue;
            }
            let note = if details.contains(&MissingDetail::Answer) { missing.question.clone() } else { String::new() };
            let (event_id, title) = (missing.event_id.clone(), missing.title.clone());
            let told = || (LetterEvent { event_id, title, details, note }, Vec::new());
            let (_, its) = events.entry(&missing.event_id).or_insert_with(told);
            its.extend(host.partner_id.clone());
        }
    }
    events.into_values().collect()
}

/// Whom to write to at each partner: its contact; of several, one with an address, then by name.
pub fn contacts(plan: &Plan, today: NaiveDate) -> FastMap<&str, &Person> {
    let mut contacts: FastMap<&str, &Person> = FastMap::default();
    let rank = |person: &Person| (!is_email(person.email.trim()), person.name.clone(), person.id.clone());
    for person in plan.people.iter().filter(|person| person.is_contact && person.may_be_kept(today)) {
        let Some(partner_id) = person.partner_id.as_deref() else { continue };
        let known = contacts.entry(partner_id).or_insert(person);
        if rank(person) < rank(known) {
            *known = person;
        }
    }
    contacts
}

/// The letters of a reason that each partner had.
fn told<'a>(plan: &'a Plan, cause: &Cause) -> FastMap<&'a str, Vec<&'a Interaction>> {
    let mut told: FastMap<&str, Vec<&Interaction>> = FastMap::default();
    let is_same = |it: &&Interaction| {
        it.letter_reason == Some(cause.reason())
            && cause.release_id().is_none_or(|id| it.letter_release_id.as_deref() == Some(id))
    };
    for interaction in plan.interactions.iter().filter(is_same) {
        told.entry(&interaction.partner_id).or_default().push(interaction);
    }
    told
}

fn before(told: &[&Interaction], events: &[LetterEvent]) -> Vec<LetterBefore> {
    let mut before: Vec<LetterBefore> = Vec::new();
    for interaction in told {
        let known: std::collections::HashSet<&str> = interaction.letter_event_ids.iter().map(String::as_str).collect();
        let same = events.iter().map(|event| &event.event_id).filter(|id| known.contains(id.as_str()));
        let event_ids: Vec<Id> = same.cloned().collect();
        if !event_ids.is_empty() {
            before.push(LetterBefore { interaction_id: interaction.id.clone(), on: interaction.held_on, event_ids });
        }
    }
    before.sort_by(|a, b| (b.on, &b.interaction_id).cmp(&(a.on, &a.interaction_id)));
    before
}

/// The day by which an answer is wanted: of the week's deadlines the one that fits the reason, unless it has passed.
pub fn deadline(week: &Week, reason: LetterReason, today: NaiveDate) -> Option<NaiveDate> {
    let due_on = match reason {
        LetterReason::Accepted | LetterReason::Missing => week.copy_deadline_on,
        LetterReason::Returns => week.returns_due_on,
        LetterReason::Declined | LetterReason::Changed => None,
    };
    due_on.filter(|on| today <= *on)
}

#[cfg(test)]
mod tests;
