//! The programme of a week as it was in another state, as a new draft of today.
//!
//! Only what belongs to the programme goes back: events, sessions, who takes part, tags, what stands in own fields. Places, partners and people
//! stay as they are; what names one that is gone names nothing, or goes with it. What hosts returned stays too: it is
//! what happened, not what was planned.

use std::collections::{BTreeSet, HashSet};

use crate::{Event, EventPartner, EventPerson, Id, OwnValue, Plan, Record, Session, Subject, Tag, by_id};

/// What has to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TakeBack {
    /// Events of the week that were not there then.
    pub gone: Vec<Id>,
    /// Events as they were, with the numbers of today.
    pub events: Vec<Event>,
    /// All sessions of these events.
    pub sessions: Vec<Session>,
    /// All partners of these events.
    pub partners: Vec<EventPartner>,
    /// All people of these events.
    pub people: Vec<EventPerson>,
    /// All tags of these events.
    pub tags: Vec<Tag>,
    /// All that these events say in the plan's own fields.
    pub own_values: Vec<OwnValue>,
    /// Events that are there today and are different.
    pub changed: Vec<Id>,
    /// Events that come back.
    pub back: Vec<Id>,
    /// References that name nothing any more, such as the room of a session.
    pub cleared_count: usize,
}

/// What of an event is the programme's.
#[derive(PartialEq)]
struct Whole<'a> {
    event: &'a Event,
    sessions: Vec<&'a Session>,
    partners: Vec<&'a EventPartner>,
    people: Vec<&'a EventPerson>,
    tags: Vec<&'a Tag>,
    own_values: Vec<&'a OwnValue>,
}

/// How the programme of a week becomes again what it was.
pub fn take_back(before: &Plan, now: &Plan, week_id: &str) -> TakeBack {
    let ours = |plan: &Plan| -> BTreeSet<Id> {
        let events = plan.events.iter().filter(|event| event.week_id.as_deref() == Some(week_id));
        events.map(|event| event.id.clone()).collect()
    };
    let (then, today) = (ours(before), ours(now));
    let gone: Vec<Id> = today.difference(&then).cloned().collect();
    let mut back = of_events(before, &then);
    let known = by_id(&now.events);
    for event in &mut back.events {
        if let Some(today) = known.get(event.id.as_str()) {
            event.registered_count = today.registered_count;
            event.attended_count = today.attended_count;
            event.first_time_count = today.first_time_count;
            event.returned_on = today.returned_on;
            event.rating_count = today.rating_count;
            event.rating_average = today.rating_average;
            event.learner_words.clone_from(&today.learner_words);
            event.host_words.clone_from(&today.host_words);
        }
    }
    back.clear_missing(now, &gone);
    let there: HashSet<&str> = now.events.iter().map(|event| event.id.as_str()).collect();
    let is_there = |id: &str| there.contains(id);
    back.back = back.events.iter().filter(|event| !is_there(&event.id)).map(|event| event.id.clone()).collect();
    back.changed = back.changed_since(now);
    back.gone = gone;
    back
}

/// What of a plan belongs to some events, by id.
fn of_events(plan: &Plan, ids: &BTreeSet<Id>) -> TakeBack {
    fn kept<R: Record>(records: &[R], is_ours: impl Fn(&R) -> bool) -> Vec<R> {
        let mut kept: Vec<R> = records.iter().filter(|record| is_ours(record)).cloned().collect();
        kept.sort_by(|a, b| a.id().cmp(b.id()));
        kept
    }
    TakeBack {
        events: kept(&plan.events, |it| ids.contains(&it.id)),
        sessions: kept(&plan.sessions, |it| ids.contains(&it.event_id)),
        partners: kept(&plan.event_partners, |it| ids.contains(&it.event_id)),
        people: kept(&plan.event_people, |it| ids.contains(&it.event_id)),
        tags: kept(&plan.tags, |it| it.subject == Subject::Event && ids.contains(&it.subject_id)),
        own_values: kept(&plan.own_values, |it| it.subject == Subject::Event && ids.contains(&it.subject_id)),
        ..TakeBack::default()
    }
}

impl TakeBack {
    /// What names a record that is not there today names nothing, as after deleting it.
    fn clear_missing(&mut self, now: &Plan, gone: &[Id]) {
        let gone: HashSet<&str> = gone.iter().map(String::as_str).collect();
        let mut events: HashSet<Id> = self.events.iter().map(|event| event.id.clone()).collect();
        events.extend(now.events.iter().filter(|event| !gone.contains(event.id.as_str())).map(|it| it.id.clone()));
        let (venues, rooms) = (by_id(&now.venues), by_id(&now.rooms));
        let (partners, people) = (by_id(&now.partners), by_id(&now.people));
        let (areas, features) = (by_id(&now.areas), by_id(&now.features));
        let mut cleared = 0;
        let mut clear = |id: &mut Option<Id>, is_there: &dyn Fn(&str) -> bool| {
            if id.as_deref().is_some_and(|id| !is_there(id)) {
                *id = None;
                cleared += 1;
            }
        };
        for event in &mut self.events {
            clear(&mut event.umbrella_id, &|id| events.contains(id));
            clear(&mut event.copied_from_id, &|id| events.contains(id));
        }
        for session in &mut self.sessions {
            clear(&mut session.venue_id, &|id| venues.contains_key(id));
            clear(&mut session.room_id, &|id| rooms.contains_key(id));
        }
        let links = |it: &Self| it.partners.len() + it.people.len() + it.tags.len() + it.own_values.len();
        let before = links(self);
        self.partners.retain(|link| partners.contains_key(link.partner_id.as_str()));
        self.people.retain(|link| people.contains_key(link.person_id.as_str()));
        self.tags.retain(|tag| {
            let has_feature = tag.feature_id.as_deref().is_none_or(|id| features.contains_key(id));
            areas.contains_key(tag.area_id.as_str()) && has_feature
        });
        let own_fields = by_id(&now.own_fields);
        self.own_values.retain(|it| own_fields.contains_key(it.own_field_id.as_str()));
        self.cleared_count = cleared + before - links(self);
    }

    /// What of an event is the programme's, for each of them.
    fn wholes(&self) -> Vec<Whole<'_>> {
        let of = |event| Whole {
            event,
            sessions: vec![],
            partners: vec![],
            people: vec![],
            tags: vec![],
            own_values: vec![],
        };
        let mut wholes: Vec<Whole> = self.events.iter().map(of).collect();
        let at = |id: &str| self.events.binary_search_by(|event| event.id.as_str().cmp(id)).ok();
        for session in &self.sessions {
            if let Some(at) = at(&session.event_id) {
                wholes[at].sessions.push(session);
            }
        }
        for link in &self.partners {
            if let Some(at) = at(&link.event_id) {
                wholes[at].partners.push(link);
            }
        }
        for link in &self.people {
            if let Some(at) = at(&link.event_id) {
                wholes[at].people.push(link);
            }
        }
        for tag in &self.tags {
            if let Some(at) = at(&tag.subject_id) {
                wholes[at].tags.push(tag);
            }
        }
        for value in &self.own_values {
            if let Some(at) = at(&value.subject_id) {
                wholes[at].own_values.push(value);
            }
        }
        wholes
    }

    fn changed_since(&self, now: &Plan) -> Vec<Id> {
        let ids: BTreeSet<Id> = self.events.iter().map(|event| event.id.clone()).collect();
        let today = of_events(now, &ids);
        let today = today.wholes();
        let is_changed = |whole: &&Whole| {
            let found = today.binary_search_by(|it| it.event.id.cmp(&whole.event.id));
            found.is_ok_and(|at| today[at] != **whole)
        };
        self.wholes().iter().filter(is_changed).map(|whole| whole.event.id.clone()).collect()
    }
}
