//! What changed since a release, with names and in words, by event, by host and by venue.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use domain::rules::release::{self, Detail, EventChange, Printed, ReleaseChange, TEXTS};
use domain::{Event, Id, Partner, Person, Plan, Record, Release, Room, Venue, by_id};
use serde::Serialize;
use text::{DateStyle, Texts};
use ts_rs::TS;

use super::state_of;
use super::words::{WordPiece, pieces};
use crate::Failure;
use crate::desk::Desk;
use crate::desk::shown::Shown;
use crate::plan::wording::Wording;
use crate::records::drafts::need;

/// What changed from a release to another one, or to now.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ReleaseChanges {
    pub from: Release,
    /// `None`: now.
    pub to: Option<Release>,
    /// By title.
    pub events: Vec<ChangedEvent>,
    /// Exactly those to tell, by name.
    pub hosts: Vec<HostToTell>,
    pub venues: Vec<ChangedVenue>,
    /// Changed events of which nobody is told, because they have no host.
    pub without_host_count: usize,
}

/// An event that changed.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ChangedEvent {
    pub event_id: Id,
    pub title: String,
    /// Whether the event is in the plan that is shown.
    pub is_here: bool,
    pub kinds: Vec<ReleaseChange>,
    pub lines: Vec<ChangeLine>,
    pub host_names: Vec<String>,
    pub venue_names: Vec<String>,
}

/// One thing that differs, in words; nothing where there is nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ChangeLine {
    pub label: String,
    pub from: String,
    pub to: String,
    /// Of a text: where its words differ.
    pub words: Vec<WordPiece>,
}

/// A host of events that changed.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct HostToTell {
    pub partner_id: Id,
    pub name: String,
    pub contact: String,
    pub email: String,
    pub phone: String,
    pub event_ids: Vec<Id>,
}

/// A venue of events that changed.
#[derive(Clone, Debug, Serialize, TS)]
#[allow(missing_docs, reason = "the field names say it")]
pub struct ChangedVenue {
    pub venue_id: Id,
    pub name: String,
    pub event_ids: Vec<Id>,
}

/// What differs in a week between two states.
pub(crate) fn found(before: &Shown, after: &Shown, week_id: &str) -> Vec<EventChange> {
    release::changes(&before.plan, &after.plan, week_id)
}

pub(crate) fn get_release_changes(desk: &Desk, id: Id, other: Option<Id>) -> Result<ReleaseChanges, Failure> {
    let shown = desk.shown()?;
    let from = need(&shown.plan.releases, &id)?.clone();
    let to = other.map(|id| need(&shown.plan.releases, &id).cloned()).transpose()?;
    compare(desk, &shown, &from, to).map(|(_, changes)| changes)
}

/// What changed from a release to another one, or to the plan that is shown: as the rules found it, and in words.
pub(crate) fn compare(
    desk: &Desk,
    shown: &Arc<Shown>,
    from: &Release,
    to: Option<Release>,
) -> Result<(Vec<EventChange>, ReleaseChanges), Failure> {
    let from = from.clone();
    let before = state_of(desk, shown, &from)?;
    let after = match &to {
        Some(release) => state_of(desk, shown, release)?,
        None => Arc::clone(shown),
    };
    let found = found(&before, &after, &from.week_id);
    let told = Told { before: &before, after: &after, today: shown, texts: desk.texts() };
    let here: HashSet<&str> = shown.plan.events.iter().map(|event| event.id.as_str()).collect();
    let events = told.events(&found, &here);
    let changes = ReleaseChanges {
        hosts: told.hosts(&found),
        venues: told.venues(&found),
        without_host_count: found.iter().filter(|it| it.host_ids.is_empty()).count(),
        from,
        to,
        events,
    };
    Ok((found, changes))
}

/// What is to be told of an event in a letter: what became of it, then each thing that differs. That something was
/// moved, reworded or changed is said by what differs.
pub(crate) fn told_of(event: &ChangedEvent, texts: &Texts) -> Vec<String> {
    let is_told = |kind: &ReleaseChange| match kind {
        ReleaseChange::Moved | ReleaseChange::Reworded | ReleaseChange::Changed => event.lines.is_empty(),
        ReleaseChange::New
        | ReleaseChange::Cancelled
        | ReleaseChange::Postponed
        | ReleaseChange::Withdrawn
        | ReleaseChange::TakenOut => true,
    };
    let kinds: Vec<ReleaseChange> = event.kinds.iter().copied().filter(is_told).collect();
    let line = |field: &str, from: &str, to: &str| {
        let id = match (from.is_empty(), to.is_empty()) {
            (true, _) => "letters-change-new",
            (false, true) => "letters-change-gone",
            (false, false) => "letters-change",
        };
        texts.format(id, &[("field", field.into()), ("from", from.into()), ("to", to.into())])
    };
    let kinds = std::iter::once(kinds_text(texts, &kinds)).filter(|kinds| !kinds.is_empty());
    kinds.chain(event.lines.iter().map(|it| line(&it.label, &it.from, &it.to))).collect()
}

/// Both states, the plan that is shown, and the words for what differs.
struct Told<'a> {
    before: &'a Shown,
    after: &'a Shown,
    today: &'a Shown,
    texts: Texts,
}

/// What people call a record, in the later state or in the earlier one.
fn name_in<'a, R: Record>(now: &'a [R], then: &'a [R], id: &str, name: fn(&R) -> &String) -> String {
    let found = |records: &'a [R]| records.iter().find(|record| record.id() == id).map(|it| name(it).clone());
    found(now).or_else(|| found(then)).unwrap_or_default()
}

impl Told<'_> {
    fn partner(&self, id: &str) -> String {
        name_in(&self.after.plan.partners, &self.before.plan.partners, id, |partner: &Partner| &partner.name)
    }

    fn venue(&self, id: &str) -> String {
        name_in(&self.after.plan.venues, &self.before.plan.venues, id, |venue: &Venue| &venue.name)
    }

    fn events(&self, found: &[EventChange], here: &HashSet<&str>) -> Vec<ChangedEvent> {
        let words = Words {
            was: Side::new(self.before, &self.texts),
            is: Side::new(self.after, &self.texts),
            texts: &self.texts,
        };
        let event = |change: &EventChange| ChangedEvent {
            event_id: change.event_id.clone(),
            title: change.title.clone(),
            is_here: here.contains(change.event_id.as_str()),
            kinds: change.kinds.clone(),
            lines: change.details.iter().map(|detail| words.line(detail)).collect(),
            host_names: change.host_ids.iter().map(|id| self.partner(id)).collect(),
            venue_names: change.venue_ids.iter().map(|id| self.venue(id)).collect(),
        };
        found.iter().map(event).collect()
    }

    fn hosts(&self, found: &[EventChange]) -> Vec<HostToTell> {
        let people = self.contacts();
        let host = |(id, event_ids): (&Id, Vec<Id>)| {
            let person = people.get(id.as_str());
            let of = |field: fn(&Person) -> &String| person.map(|person| field(person).clone()).unwrap_or_default();
            HostToTell {
                partner_id: id.clone(),
                name: self.partner(id),
                contact: of(|person| &person.name),
                email: of(|person| &person.email),
                phone: of(|person| &person.phone),
                event_ids,
            }
        };
        let mut hosts: Vec<HostToTell> = by(found, |change| &change.host_ids).into_iter().map(host).collect();
        hosts.sort_by(|a, b| (&a.name, &a.partner_id).cmp(&(&b.name, &b.partner_id)));
        hosts
    }

    /// The one to write to of each partner, as the plan knows it today; else the first of its people.
    fn contacts(&self) -> BTreeMap<&str, &Person> {
        let mut contacts: BTreeMap<&str, &Person> = BTreeMap::new();
        for person in &self.today.plan.people {
            let Some(partner_id) = person.partner_id.as_deref() else { continue };
            let known = contacts.entry(partner_id).or_insert(person);
            if person.is_contact && !known.is_contact {
                *known = person;
            }
        }
        contacts
    }

    fn venues(&self, found: &[EventChange]) -> Vec<ChangedVenue> {
        let venue =
            |(id, event_ids): (&Id, Vec<Id>)| ChangedVenue { venue_id: id.clone(), name: self.venue(id), event_ids };
        let mut venues: Vec<ChangedVenue> = by(found, |change| &change.venue_ids).into_iter().map(venue).collect();
        venues.sort_by(|a, b| (&a.name, &a.venue_id).cmp(&(&b.name, &b.venue_id)));
        venues
    }
}

/// The changed events of each host or venue.
fn by(found: &[EventChange], ids: fn(&EventChange) -> &std::collections::BTreeSet<Id>) -> BTreeMap<&Id, Vec<Id>> {
    let mut groups: BTreeMap<&Id, Vec<Id>> = BTreeMap::new();
    for change in found {
        for id in ids(change) {
            groups.entry(id).or_default().push(change.event_id.clone());
        }
    }
    groups
}

/// One of the two states, with what gives names to its values.
struct Side<'a> {
    wording: Wording<'a>,
    venues: domain::maps::FastMap<&'a str, &'a Venue>,
    rooms: domain::maps::FastMap<&'a str, &'a Room>,
}

impl<'a> Side<'a> {
    fn new(shown: &'a Shown, texts: &Texts) -> Self {
        let plan: &Plan = &shown.plan;
        Self { wording: Wording::new(shown, texts.clone()), venues: by_id(&plan.venues), rooms: by_id(&plan.rooms) }
    }

    /// When and where in one line.
    fn session(&self, texts: &Texts, printed: &Printed) -> String {
        let time = match (printed.starts_at, printed.ends_at) {
            (None, _) => texts.get("release-unscheduled"),
            (Some(start), _) if !printed.is_time_known || printed.is_all_day => {
                texts.date(start.date(), DateStyle::Short)
            }
            (Some(start), Some(end)) => texts.span(start, end),
            (Some(start), None) => texts.moment(start),
        };
        let venue = printed.venue_id.as_deref().and_then(|id| self.venues.get(id)).map(|venue| venue.name.as_str());
        let room = printed.room_id.as_deref().and_then(|id| self.rooms.get(id)).map(|room| room.name.as_str());
        let parts = std::iter::once(time.as_str()).chain(venue).chain(room);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// What turns a difference into a line.
struct Words<'a> {
    was: Side<'a>,
    is: Side<'a>,
    texts: &'a Texts,
}

impl Words<'_> {
    fn line(&self, detail: &Detail) -> ChangeLine {
        let plain = |label: String, from: String, to: String| ChangeLine { label, from, to, words: Vec::new() };
        match detail {
            Detail::Session { from, to } => plain(
                self.texts.get("release-session"),
                from.as_ref().map(|printed| self.was.session(self.texts, printed)).unwrap_or_default(),
                to.as_ref().map(|printed| self.is.session(self.texts, printed)).unwrap_or_default(),
            ),
            Detail::Hosts { from, to } => {
                plain(self.texts.get("release-hosts"), self.texts.list(from), self.texts.list(to))
            }
            Detail::Field(change) if TEXTS.contains(&change.field.as_str()) => ChangeLine {
                label: self.texts.field(Event::TABLE, &change.field),
                from: change.from.clone(),
                to: change.to.clone(),
                words: pieces(&change.from, &change.to),
            },
            Detail::Field(change) => self.field(Event::TABLE, change),
            Detail::Place { table, change } => self.field(table, change),
        }
    }

    fn field(&self, table: &str, change: &domain::FieldChange) -> ChangeLine {
        let (label, from) = self.was.wording.told(table, &change.field, &change.from);
        let (_, to) = self.is.wording.told(table, &change.field, &change.to);
        ChangeLine { label, from, to, words: Vec::new() }
    }
}

/// What people call the kinds of change of an event, in one list.
pub(crate) fn kinds_text(texts: &Texts, kinds: &[ReleaseChange]) -> String {
    let words: Vec<String> = kinds.iter().map(|kind| texts.word(ReleaseChange::LIST, kind.word())).collect();
    texts.list(&words)
}
