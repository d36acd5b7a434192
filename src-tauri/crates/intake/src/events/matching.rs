//! Which rows are one event, and which event of the plan that is.
//!
//! By what a host's form says; else by the sender's identifier; else by title, host and start. The host is the organiser, or the venue without one.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use domain::*;

use crate::cells::clean::name_key;
use crate::events::row::RowDraft;

/// Finds events of the plan.
pub(crate) struct PlanIndex {
    by_own_id: HashMap<Id, usize>,
    by_external_id: HashMap<String, usize>,
    by_facts: HashMap<Key, usize>,
    /// Title and host of what has no day in the plan, as a series does whose days all lie outside the week.
    undated: HashMap<String, usize>,
    /// Events of which the plan knows neither a host nor a place.
    placeless: HashMap<Key, usize>,
}

/// Rows of one event, as indices of the drafts, and the event of the plan they mean.
pub(crate) struct Group {
    pub(crate) drafts: Vec<usize>,
    pub(crate) event: Option<usize>,
}

/// Title and host as names are compared, and the start: a moment, else a day, else nothing.
type Key = (String, Option<NaiveDateTime>, Option<NaiveDate>);

fn facts_key(title: &str, host: &str, (at, day): (Option<NaiveDateTime>, Option<NaiveDate>)) -> Key {
    let mut names = name_key(title);
    names.push('\u{1f}');
    names.push_str(&name_key(host));
    (names, at, day)
}

fn key_of(draft: &RowDraft) -> Key {
    let host = draft.organisers.first().or(draft.venue.names.first()).map(String::as_str).unwrap_or_default();
    facts_key(&draft.event.title, host, start_of(draft))
}

/// The first session, or for a span the day on which it begins: that stays the same whatever the week is.
fn start_of(draft: &RowDraft) -> (Option<NaiveDateTime>, Option<NaiveDate>) {
    match (draft.schedule.span, draft.schedule.slots.first().and_then(|slot| slot.starts_at)) {
        (Some((from, _)), _) => (None, Some(from)),
        (None, Some(at)) => (Some(at), None),
        (None, None) => (None, draft.schedule.first),
    }
}

impl PlanIndex {
    /// Looks at the events of one week, and at those of none.
    pub(crate) fn new(plan: &Plan, week: &Week) -> Self {
        let mut hosts: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut starts: HashMap<&str, Vec<_>> = HashMap::new();
        let partners = by_id(&plan.partners);
        let venues = by_id(&plan.venues);
        let rooms = by_id(&plan.rooms);
        for link in plan.event_partners.iter().filter(|link| link.role == EventRole::Organiser) {
            if let Some(partner) = partners.get(link.partner_id.as_str()) {
                hosts.entry(&link.event_id).or_default().push(&partner.name);
            }
        }
        for session in &plan.sessions {
            starts.entry(&session.event_id).or_default().push((session.starts_at, None));
            let room_venue = session.room_id.as_deref().and_then(|id| rooms.get(id)).map(|room| room.venue_id.as_str());
            if let Some(venue) = room_venue.or(session.venue_id.as_deref()).and_then(|id| venues.get(id)) {
                let hosts = hosts.entry(&session.event_id).or_default();
                if !hosts.contains(&venue.name.as_str()) {
                    hosts.push(&venue.name);
                }
            }
        }
        let own_ids = plan.events.iter().enumerate().map(|(at, event)| (event.id.clone(), at));
        let mut index = PlanIndex {
            by_own_id: own_ids.collect(),
            by_external_id: HashMap::new(),
            by_facts: HashMap::new(),
            undated: HashMap::new(),
            placeless: HashMap::new(),
        };
        let of_week = |event: &&Event| event.week_id.as_ref().is_none_or(|id| *id == week.id);
        for (at, event) in plan.events.iter().enumerate().filter(|(_, event)| of_week(event)) {
            if !event.external_id.is_empty() {
                index.by_external_id.entry(event.external_id.clone()).or_insert(at);
            }
            let mut moments = starts.remove(event.id.as_str()).unwrap_or_default();
            let is_undated = moments.is_empty() && event.span_starts_on.is_none();
            moments.push((None, event.span_starts_on));
            moments.dedup();
            let mut names = hosts.remove(event.id.as_str()).unwrap_or_default();
            if names.is_empty() {
                for start in &moments {
                    index.placeless.entry(facts_key(&event.title, "", *start)).or_insert(at);
                }
            }
            names.push("");
            for name in &names {
                for start in &moments {
                    let key = facts_key(&event.title, name, *start);
                    // The first of its kind; one without an identifier before those that are known by theirs.
                    let is_better =
                        |known: &usize| event.external_id.is_empty() && !plan.events[*known].external_id.is_empty();
                    if is_undated && index.undated.get(&key.0).is_none_or(is_better) {
                        index.undated.insert(key.0.clone(), at);
                    }
                    if index.by_facts.get(&key).is_none_or(is_better) {
                        index.by_facts.insert(key, at);
                    }
                }
            }
        }
        index
    }

    fn find(&self, plan: &Plan, draft: &RowDraft, key: &Key) -> Option<usize> {
        if let Some(known) = &draft.known {
            return self.by_own_id.get(known).copied();
        }
        let id = &draft.event.external_id;
        if let Some(at) = self.by_external_id.get(id).filter(|_| !id.is_empty()) {
            return Some(*at);
        }
        // An event that carries another identifier is another event.
        let has_no_day = draft.schedule.slots.is_empty() && draft.schedule.span.is_none();
        let undated = || self.undated.get(&key.0).filter(|_| has_no_day);
        // The place of a series whose days all lie outside the week is kept nowhere.
        let is_placeless = draft.schedule.slots.is_empty() && draft.organisers.is_empty();
        let placeless =
            || self.placeless.get(&facts_key(&draft.event.title, "", (key.1, key.2))).filter(|_| is_placeless);
        let found = self.by_facts.get(key).or_else(undated).or_else(placeless).copied();
        found.filter(|at| id.is_empty() || plan.events[*at].external_id.is_empty())
    }
}

/// Folds rows into events, in the order of the file.
pub(crate) fn group(plan: &Plan, week: &Week, drafts: &[RowDraft]) -> Vec<Group> {
    let index = PlanIndex::new(plan, week);
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_event: HashMap<usize, usize> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        let id = draft.known.as_deref().unwrap_or(&draft.event.external_id);
        let key = key_of(draft);
        if let Some(group) = if id.is_empty() { by_key.get(&key) } else { by_id.get(id) } {
            groups[*group].drafts.push(at);
            continue;
        }
        let event = index.find(plan, draft, &key);
        let known = event.and_then(|event| by_event.get(&event).copied());
        let group = known.unwrap_or(groups.len());
        match known {
            Some(group) => groups[group].drafts.push(at),
            None => groups.push(Group { drafts: vec![at], event }),
        }
        if let Some(event) = event {
            by_event.insert(event, group);
        }
        if id.is_empty() {
            by_key.insert(key, group);
        } else {
            by_id.insert(id, group);
        }
    }
    groups
}
