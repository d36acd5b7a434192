//! Run sheets: what happens at a venue, at one host's, on a day or where one helper is, in the order of time.
//!
//! Stands for what the public was told: what is in the programme, and what of it was called off, marked so. Drafts and
//! what was declined or withdrawn are on no sheet. Helpers are found only where their record allows that others are told
//! of them; how many are not is counted.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::maps::{FastMap, FastSet};
use crate::rules::festival_day::DayEnd;
use crate::{Event, EventStatus, Id, Partner, Person, Plan, Room, Session, Venue, Week, by_id, words};

words!(
    /// By what run sheets are parted.
    SheetBy { Venue = "venue", Host = "host", Day = "day", Helper = "helper" }
);

/// What a sheet is of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum About<'a> {
    /// A venue.
    Venue(&'a Venue),
    /// An organisation that hosts events.
    Host(&'a Partner),
    /// A day of the week, or one on which a session of it happens.
    Day(NaiveDate),
    /// A person who facilitates events.
    Helper(&'a Person),
}

/// Whether a session takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StopState {
    /// As planned.
    On,
    /// The event or this session was called off.
    Cancelled,
    /// The event was put off.
    Postponed,
}

/// One line of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop<'a> {
    /// What happens.
    pub event: &'a Event,
    /// When; `None`: the event has no session yet.
    pub session: Option<&'a Session>,
    /// Where; with a room, the room's venue.
    pub venue: Option<&'a Venue>,
    /// In which room.
    pub room: Option<&'a Room>,
    /// Whether it takes place.
    pub state: StopState,
}

/// One run sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet<'a> {
    /// Of what.
    pub about: About<'a>,
    /// In the order of time; what has no date comes last.
    pub stops: Vec<Stop<'a>>,
}

/// All run sheets of a kind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheets<'a> {
    /// By name, or by day.
    pub sheets: Vec<Sheet<'a>>,
    /// People who facilitate something and have no sheet, because their record does not allow that they are named.
    pub unnamed: usize,
}

impl Stop<'_> {
    /// When it begins.
    pub fn starts_at(&self) -> Option<NaiveDateTime> {
        self.session.and_then(|session| session.starts_at)
    }
}

impl About<'_> {
    /// The id of the record, or the day in its stored form.
    pub fn key(&self) -> String {
        match self {
            Self::Venue(venue) => venue.id.clone(),
            Self::Host(partner) => partner.id.clone(),
            Self::Day(day) => day.to_string(),
            Self::Helper(person) => person.id.clone(),
        }
    }
}

/// Every line that can be on a sheet of a week, in the order of time.
pub fn stops<'a>(plan: &'a Plan, week: &Week) -> Vec<Stop<'a>> {
    let (venues, rooms) = (by_id(&plan.venues), by_id(&plan.rooms));
    let mut sessions: FastMap<&str, Vec<&Session>> = FastMap::default();
    for session in &plan.sessions {
        sessions.entry(&session.event_id).or_default().push(session);
    }
    let mut stops: Vec<Stop> = Vec::new();
    let ours = |event: &&Event| event.status.was_announced() && event.week_id.as_ref() == Some(&week.id);
    for event in plan.events.iter().filter(ours) {
        let its = sessions.get(event.id.as_str()).map_or(&[][..], Vec::as_slice);
        let stop = |session: Option<&'a Session>| {
            let room = session.and_then(|it| rooms.get(it.room_id.as_deref()?).copied());
            let venue_id = room.map(|room| &room.venue_id).or(session.and_then(|it| it.venue_id.as_ref()));
            let venue = venue_id.and_then(|id| venues.get(id.as_str()).copied());
            Stop { event, session, venue, room, state: state(event, session) }
        };
        if its.is_empty() {
            stops.push(stop(None));
        }
        stops.extend(its.iter().map(|session| stop(Some(session))));
    }
    stops.sort_by(|a, b| {
        let key = |stop: &Stop<'a>| (stop.starts_at().is_none(), stop.starts_at(), &stop.event.title, &stop.event.id);
        key(a).cmp(&key(b)).then_with(|| a.session.map(|it| &it.id).cmp(&b.session.map(|it| &it.id)))
    });
    stops
}

fn state(event: &Event, session: Option<&Session>) -> StopState {
    match event.status {
        EventStatus::Cancelled => StopState::Cancelled,
        EventStatus::Postponed => StopState::Postponed,
        EventStatus::Draft
        | EventStatus::Submitted
        | EventStatus::NeedsInformation
        | EventStatus::Accepted
        | EventStatus::Declined
        | EventStatus::Confirmed
        | EventStatus::Held
        | EventStatus::Withdrawn => match session {
            Some(session) if session.is_cancelled => StopState::Cancelled,
            Some(_) | None => StopState::On,
        },
    }
}

/// The run sheets of a week; `only` is the id of a venue, partner or person, or a day as `2027-05-04`.
pub fn sheets<'a>(plan: &'a Plan, week: &Week, today: NaiveDate, by: SheetBy, only: Option<&str>) -> Sheets<'a> {
    let stops = stops(plan, week);
    let mut found = Sheets::default();
    match by {
        SheetBy::Venue => {
            let of = |stop: &Stop<'a>| stop.venue.map(About::Venue).into_iter().collect();
            found.sheets = parted(&stops, of);
        }
        SheetBy::Day => {
            let day_end = DayEnd::of(plan);
            let of =
                |stop: &Stop<'a>| stop.session.and_then(|it| day_end.day(it)).map(About::Day).into_iter().collect();
            found.sheets = parted(&stops, of);
        }
        SheetBy::Host => {
            let hosts = hosts(plan);
            let of = |stop: &Stop<'a>| {
                hosts.get(stop.event.id.as_str()).into_iter().flatten().map(|host| About::Host(host)).collect()
            };
            found.sheets = parted(&stops, of);
        }
        SheetBy::Helper => {
            let helpers = helpers(plan);
            let mut unnamed: FastSet<&str> = FastSet::default();
            let mut of = |stop: &Stop<'a>| {
                let its = helpers.get(stop.event.id.as_str()).map_or(&[][..], Vec::as_slice);
                unnamed.extend(its.iter().filter(|it| !it.may_be_named(today)).map(|it| it.id.as_str()));
                its.iter().filter(|it| it.may_be_named(today)).map(|it| About::Helper(it)).collect()
            };
            found.sheets = parted(&stops, &mut of);
            found.unnamed = unnamed.iter().filter(|id| only.is_none_or(|only| only == **id)).count();
        }
    }
    found.sheets.retain(|sheet| only.is_none_or(|only| sheet.about.key() == only));
    found
}

/// The hosts of each event, by name.
pub fn hosts(plan: &Plan) -> FastMap<&str, Vec<&Partner>> {
    let partners = by_id(&plan.partners);
    let mut hosts: FastMap<&str, Vec<&Partner>> = FastMap::default();
    for link in plan.event_partners.iter().filter(|link| link.role.is_host()) {
        let Some(partner) = partners.get(link.partner_id.as_str()).copied() else { continue };
        let of_event = hosts.entry(&link.event_id).or_default();
        if !of_event.iter().any(|known| known.id == partner.id) {
            of_event.push(partner);
        }
    }
    hosts.values_mut().for_each(|of_event| of_event.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id))));
    hosts
}

/// The people who facilitate each event, by name, whoever may be named or not.
pub fn helpers(plan: &Plan) -> FastMap<&str, Vec<&Person>> {
    let people = by_id(&plan.people);
    let mut helpers: FastMap<&str, Vec<&Person>> = FastMap::default();
    for link in &plan.event_people {
        if let Some(person) = people.get(link.person_id.as_str()) {
            helpers.entry(&link.event_id).or_default().push(person);
        }
    }
    helpers.values_mut().for_each(|of_event| of_event.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id))));
    helpers
}

fn parted<'a>(stops: &[Stop<'a>], mut of: impl FnMut(&Stop<'a>) -> Vec<About<'a>>) -> Vec<Sheet<'a>> {
    let mut sheets: BTreeMap<(String, Id), Sheet<'a>> = BTreeMap::new();
    for stop in stops {
        for about in of(stop) {
            let name = match about {
                About::Venue(venue) => venue.name.to_lowercase(),
                About::Host(partner) => partner.name.to_lowercase(),
                About::Helper(person) => person.name.to_lowercase(),
                About::Day(_) => String::new(),
            };
            let sheet = sheets.entry((name, about.key())).or_insert_with(|| Sheet { about, stops: Vec::new() });
            sheet.stops.push(*stop);
        }
    }
    let mut sheets: Vec<Sheet> = sheets.into_values().collect();
    // Days sort by the calendar, whatever their year looks like as a text.
    sheets.sort_by_key(|sheet| match sheet.about {
        About::Day(day) => Some(day),
        About::Venue(_) | About::Host(_) | About::Helper(_) => None,
    });
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::{plan, *};
    use crate::{EventRole, PartnerStatus};

    /// `about: title state, …` for each sheet.
    #[track_caller]
    fn check(programme: &str, by: SheetBy, expected: &[&str]) {
        let mut plan = plan(programme);
        for person in &mut plan.people {
            person.consent_on = (person.id != "Ben").then(early);
        }
        let found = sheets(&plan, &plan.weeks[0], early(), by, None);
        let line = |stop: &Stop| {
            let state = match stop.state {
                StopState::On => "",
                StopState::Cancelled => " off",
                StopState::Postponed => " put off",
            };
            format!("{}{state}", stop.event.title)
        };
        let mut shown: Vec<String> = found
            .sheets
            .iter()
            .map(|it| format!("{}: {}", it.about.key(), it.stops.iter().map(line).collect::<Vec<_>>().join(", ")))
            .collect();
        if 0 < found.unnamed {
            shown.push(format!("unnamed: {}", found.unnamed));
        }
        assert_eq!(shown, expected, "{programme}");
    }

    #[test]
    fn only_what_was_announced_is_on_a_sheet_and_what_is_off_is_marked() {
        let all: Vec<String> =
            EventStatus::ALL.iter().map(|it| format!("Hall 10-11 status={0} title={0}", it.word())).collect();
        let expected = "House: accepted, cancelled off, confirmed, held, postponed put off";
        check(&all.join(", "), SheetBy::Venue, &[expected]);
        check("Hall 10-11 cancelled title=Ape", SheetBy::Venue, &["House: Ape off"]);
        check("", SheetBy::Venue, &[]);
    }

    #[test]
    fn each_kind_of_sheet_has_its_own() {
        let programme = "Away.Hall tue 10-11 by=Zoo title=Ape @Ana, Hall 9-10 by=Art title=Bear @Ana @Ben, Hall none by=Zoo \
                         title=Cat, - 12-13 by=Art title=Dog";
        check(programme, SheetBy::Venue, &["Away: Ape", "House: Bear, Cat"]);
        check(programme, SheetBy::Host, &["Art: Bear, Dog", "Zoo: Ape, Cat"]);
        check(programme, SheetBy::Day, &["2027-05-03: Bear, Dog", "2027-05-04: Ape"]);
        check(programme, SheetBy::Helper, &["Ana: Bear, Ape", "unnamed: 1"]);
    }

    #[test]
    fn one_of_them_alone() {
        let plan = plan("Hall 9-10 by=Art title=Bear, Hall tue 9-10 by=Zoo title=Ape");
        let of = |by, only| sheets(&plan, &plan.weeks[0], early(), by, Some(only)).sheets.len();
        assert_eq!(
            (of(SheetBy::Host, "Zoo"), of(SheetBy::Day, "2027-05-03"), of(SheetBy::Venue, "nowhere")),
            (1, 1, 0)
        );
    }

    #[test]
    fn whoever_may_not_be_named_is_counted_once_and_for_their_own_sheet_alone() {
        let mut plan = plan("Hall 9-10 by=Art @Ana @Ben @Cleo, Hall tue 9-10 by=Art @Ben");
        for person in &mut plan.people {
            person.consent_on = (person.id != "Ben").then(early);
        }
        let of = |only| {
            let found = sheets(&plan, &plan.weeks[0], early(), SheetBy::Helper, only);
            (found.sheets.iter().map(|it| it.about.key()).collect::<Vec<_>>().join(" "), found.unnamed)
        };
        assert_eq!(of(None), ("Ana Cleo".to_owned(), 1));
        assert_eq!(of(Some("Ana")), ("Ana".to_owned(), 0));
        assert_eq!(of(Some("Ben")), (String::new(), 1));
    }

    #[test]
    fn a_host_in_two_parts_has_each_event_once() {
        let mut plan = plan("Hall 9-10 by=Art title=Bear");
        let link = |id: &str, partner: &str, role: EventRole| crate::EventPartner {
            id: id.to_owned(),
            event_id: "00".to_owned(),
            partner_id: partner.to_owned(),
            role,
        };
        plan.partners.push(partner("Zoo", PartnerStatus::Active));
        plan.event_partners.push(link("1", "Art", EventRole::CoHost));
        plan.event_partners.push(link("2", "Zoo", EventRole::CoHost));
        plan.event_partners.push(link("3", "org00", EventRole::Sponsor));
        let its: Vec<&str> = hosts(&plan)["00"].iter().map(|it| it.id.as_str()).collect();
        assert_eq!(its, ["Art", "Zoo"]);
    }

    #[test]
    fn whoever_did_not_agree_or_is_to_be_forgotten_is_named_nowhere() {
        let person = |consent_on, keep_until| Person { consent_on, keep_until, ..Person::default() };
        let day = early();
        for (person, expected) in [
            (person(None, None), false),
            (person(Some(day), None), true),
            (person(day.succ_opt(), None), false),
            (person(Some(day), Some(day)), true),
            (person(Some(day), day.pred_opt()), false),
        ] {
            assert_eq!(person.may_be_named(day), expected, "{person:?}");
        }
    }
}
