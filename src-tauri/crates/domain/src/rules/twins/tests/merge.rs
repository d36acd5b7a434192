//! Two records as one: what stays, what is filled, what follows, and that nothing names what is gone.

use proptest::prelude::*;

use super::super::{Hanging, TwinKind, hanging, merged, named_by};
use crate::references::{ABOUT_SUBJECTS, REFERENCES};
use crate::rules::own_fields;
use crate::rules::testing::*;
use crate::*;

/// Everything that can name a record of a kind. What is moved is read from the references, but something new may be there
/// twice after a merge, or belong to what it names: whoever adds a reference thinks of that, and of this list.
#[test]
fn every_field_that_names_one_of_them_is_thought_of() {
    let about = ABOUT_SUBJECTS.iter().map(|table| (*table, "subject_id"));
    for (kind, known) in [
        (
            TwinKind::Partner,
            vec![
                ("event_partner", "partner_id"),
                ("venue", "owner_id"),
                ("person", "partner_id"),
                ("partner_role", "partner_id"),
                ("offer", "partner_id"),
                ("interaction", "partner_id"),
                ("tie", "from_partner_id"),
                ("tie", "to_partner_id"),
                ("budget_line", "partner_id"),
                ("saved_filter", "organisers"),
            ],
        ),
        (TwinKind::Person, vec![("event_person", "person_id"), ("interaction", "person_id")]),
        (
            TwinKind::Venue,
            vec![
                ("event", "wished_venue_id"),
                ("session", "venue_id"),
                ("room", "venue_id"),
                ("opening", "venue_id"),
                ("saved_filter", "venues"),
            ],
        ),
        (
            TwinKind::Event,
            vec![
                ("event", "umbrella_id"),
                ("event", "copied_from_id"),
                ("session", "event_id"),
                ("event_partner", "event_id"),
                ("event_person", "event_id"),
                ("status_step", "event_id"),
                ("interaction", "letter_event_ids"),
            ],
        ),
    ] {
        let mut expected: Vec<_> = known.into_iter().chain(about.clone()).collect();
        let mut found = named_by(kind.table());
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected, "{kind:?}: a new reference must move along");
    }
}

fn id(text: &str) -> Id {
    text.to_owned()
}

#[test]
fn what_a_person_leaves_empty_is_filled_and_notes_are_joined() {
    let kept = Person { email: id("m@example.org"), note: id("Speaks Irish."), ..person("Maria", Some("lib")) };
    let gone = Person {
        id: id("other"),
        email: id("old@example.org"),
        phone: id("01 234"),
        note: id("Rings back."),
        keep_until: monday().into(),
        ..person("M.", Some("shed"))
    };
    let mut plan = plan("Hall 10-12 @Maria, Hall 12-13 @Maria");
    plan.people = vec![kept, gone];
    plan.event_people.push(EventPerson { id: link_id(&["00", "other"]), event_id: id("00"), person_id: id("other") });
    plan.event_people[0].id = link_id(&["00", "Maria"]);
    let after = merged(&plan, TwinKind::Person, "Maria", "other").unwrap();
    let [person] = after.people.as_slice() else { panic!("one is left") };
    assert_eq!(
        (person.name.as_str(), person.email.as_str(), person.phone.as_str()),
        ("Maria", "m@example.org", "01 234")
    );
    assert_eq!((person.note.as_str(), person.keep_until), ("Speaks Irish.\nRings back.", Some(monday())));
    assert_eq!(person.partner_id.as_deref(), Some("lib"));
    // Both facilitated the first event: one link is left.
    let links: Vec<(&str, &str)> =
        after.event_people.iter().map(|it| (it.event_id.as_str(), it.person_id.as_str())).collect();
    assert_eq!(links, [("00", "Maria"), ("01", "Maria")]);
    assert_eq!(merged(&plan, TwinKind::Person, "Maria", "Maria"), None);
    assert_eq!(merged(&plan, TwinKind::Person, "Maria", "nobody"), None);
}

#[test]
fn rooms_of_one_name_become_one_and_days_of_both_are_kept() {
    let mut plan = plan("House.Hall 10-12, Mill.Hall 12-13, Mill.Attic 9-10, Mill 14-15");
    let room = |id: &str, venue: &str, name: &str, position: &str| Room {
        id: id.to_owned(),
        venue_id: venue.to_owned(),
        name: name.to_owned(),
        position: position.to_owned(),
        ..Room::default()
    };
    plan.rooms = vec![
        room("House.Hall", "House", "Hall", "a1"),
        room("Mill.Hall", "Mill", "HALL", "a0"),
        room("Mill.Attic", "Mill", "Attic", "a0"),
    ];
    plan.rooms[1].capacity = Some(40);
    (plan.sessions[3].room_id, plan.sessions[3].venue_id) = (None, Some(id("Mill")));
    open(&mut plan, "House", "mon 9-17");
    for hours in ["mon 10-20", "tue 10-20", "2027-05-04 closed"] {
        open(&mut plan, "Mill", hours);
    }
    plan.saved_filters.push(SavedFilter { venues: vec![id("Mill"), id("House")], ..SavedFilter::default() });
    plan.events[0].wished_venue_id = Some(id("Mill"));
    let after = merged(&plan, TwinKind::Venue, "House", "Mill").unwrap();
    let rooms: Vec<(&str, Option<i64>, &str)> =
        after.rooms.iter().map(|it| (it.id.as_str(), it.capacity, it.venue_id.as_str())).collect();
    assert_eq!(rooms, [("House.Hall", Some(40), "House"), ("Mill.Attic", None, "House")]);
    assert!(after.rooms[0].position < after.rooms[1].position, "behind those that are there");
    let places: Vec<_> = after.sessions.iter().map(|it| (it.room_id.as_deref(), it.venue_id.as_deref())).collect();
    let hall = Some("House.Hall");
    assert_eq!(places, [(hall, None), (hall, None), (Some("Mill.Attic"), None), (None, Some("House"))]);
    let days: Vec<_> =
        after.openings.iter().map(|it| (it.weekday, it.on_date.is_some(), it.venue_id.as_str())).collect();
    assert_eq!(days, [(Some(1), false, "House"), (Some(2), false, "House"), (None, true, "House")]);
    assert_eq!(after.openings[0].closes, Some(at(monday(), "17").time()), "the hours of the one that stays");
    assert_eq!(
        (after.saved_filters[0].venues.as_slice(), after.events[0].wished_venue_id.as_deref()),
        ([id("House")].as_slice(), Some("House"))
    );
    let count = |table: &str| hanging(&after, TwinKind::Venue, "House").into_iter().find(|it| it.table == table);
    assert_eq!(count("session"), Some(Hanging { table: id("session"), count: 4 }));
}

#[test]
fn a_place_on_the_map_is_taken_over_whole() {
    let at = |id: &str, latitude, longitude| Venue { latitude, longitude, ..venue(id) };
    for (kept, gone, expected) in [
        ((None, None), (Some(1.0), Some(2.0)), (Some(1.0), Some(2.0))),
        ((Some(5.0), None), (Some(1.0), Some(2.0)), (Some(1.0), Some(2.0))),
        ((Some(5.0), None), (None, Some(2.0)), (Some(5.0), None)),
        ((Some(5.0), Some(6.0)), (Some(1.0), Some(2.0)), (Some(5.0), Some(6.0))),
    ] {
        let venues = vec![at("a", kept.0, kept.1), at("b", gone.0, gone.1)];
        let after = merged(&Plan { venues, ..Plan::default() }, TwinKind::Venue, "a", "b").unwrap();
        assert_eq!((after.venues[0].latitude, after.venues[0].longitude), expected);
    }
}

/// The starts and places of the sessions of the first of two events, after the second became part of it.
#[track_caller]
fn check_sessions(programme: &str, expected: &str) {
    let mut plan = plan(programme);
    let count = plan.sessions.len() / 2;
    for (at, session) in plan.sessions.iter_mut().enumerate() {
        session.event_id = id(if at < count { "00" } else { "01" });
    }
    let after = merged(&plan, TwinKind::Event, "00", "01").unwrap();
    assert!(after.sessions.iter().all(|it| it.event_id != "01"));
    let of_event = after.sessions.iter().filter(|it| it.event_id == "00");
    let shown = of_event.map(|it| {
        let start = it.starts_at.map_or(id("none"), |at| at.format("%d %H").to_string());
        format!("{start} {}", it.room_id.as_deref().or(it.venue_id.as_deref()).unwrap_or("-"))
    });
    assert_eq!(shown.collect::<Vec<_>>().join(", "), expected, "{programme}");
}

#[test]
fn sessions_that_are_the_same_become_one_and_others_are_added() {
    check_sessions("Hall 10-12, Hall 10-12", "03 10 Hall");
    check_sessions("Hall 10-12, Annex 10-12", "03 10 Hall, 03 10 Annex");
    check_sessions("Hall 10-12, Hall tue 10-12", "03 10 Hall, 04 10 Hall");
    check_sessions("- 10-12, Hall 10-12", "03 10 Hall");
    check_sessions("House 10-12, Hall 10-12", "03 10 Hall");
    check_sessions("Hall 10-12, - none", "03 10 Hall");
    check_sessions("- none, Hall 10-12", "03 10 Hall");
    check_sessions("Hall none, Mill.Hall 10-12", "none Hall, 03 10 Mill.Hall");
    check_sessions("Hall 10-12, Hall tue 10-12, Hall tue 10-12, - none", "03 10 Hall, 04 10 Hall");
}

#[test]
fn what_hangs_on_an_event_follows_and_is_there_once() {
    let mut plan = plan("Hall 10-12 by=lib @Ana, Hall 10-12 by=lib @Ana @Ben, Hall 12-13");
    plan.events[0].money_granted_minor = None;
    plan.events[1].money_granted_minor = Some(500);
    plan.events[1].note = id("Bring string.");
    plan.events[2].umbrella_id = Some(id("01"));
    // One is a copy of the other, and the third a copy of that.
    plan.events[0].copied_from_id = Some(id("01"));
    plan.events[2].copied_from_id = Some(id("01"));
    plan.status_steps.push(StatusStep { id: id("step"), event_id: id("01"), ..StatusStep::default() });
    for link in &mut plan.event_partners {
        link.id = link_id(&[&link.event_id, &link.partner_id, link.role.word()]);
    }
    for link in &mut plan.event_people {
        link.id = link_id(&[&link.event_id, &link.person_id]);
    }
    for tag in &mut plan.tags {
        tag.id = link_id(&[&tag.subject_id, &tag.area_id, ""]);
    }
    let within = hanging(&plan, TwinKind::Event, "01").into_iter().find(|it| it.table == "event");
    assert_eq!(within.map(|it| it.count), Some(1), "copies of it are not within it");
    let after = merged(&plan, TwinKind::Event, "00", "01").unwrap();
    assert_eq!((after.events[0].money_granted_minor, after.events[0].note.as_str()), (Some(500), "Bring string."));
    assert_eq!(after.events[1].umbrella_id.as_deref(), Some("00"));
    let sources: Vec<Option<&str>> = after.events.iter().map(|it| it.copied_from_id.as_deref()).collect();
    assert_eq!(sources, [None, Some("00")]);
    let people: Vec<&str> = after.event_people.iter().map(|it| it.person_id.as_str()).collect();
    assert_eq!((people, after.event_partners.len(), after.tags.len()), (vec!["Ana", "Ben"], 2, 2));
    assert_eq!(after.status_steps[0].event_id, "00");
}

#[test]
fn own_fields_keep_what_both_say() {
    let mut plan = plan("Hall 10-12, Hall 12-13");
    for kind in OwnKind::ALL {
        plan.own_fields.push(OwnField { id: id(kind.word()), kind: *kind, ..OwnField::default() });
    }
    let mut say = |kind: OwnKind, event: &str, value: &str| {
        let field = plan.own_fields.iter().find(|it| it.kind == kind).unwrap();
        plan.own_values.push(own_fields::value(field, event, id(value)));
    };
    say(OwnKind::Number, "00", "1");
    say(OwnKind::Number, "01", "2");
    say(OwnKind::Text, "00", "By the door");
    say(OwnKind::Text, "01", "Bring string");
    say(OwnKind::Date, "00", "");
    say(OwnKind::Date, "01", "2027-05-03");
    say(OwnKind::YesNo, "01", "yes");
    say(OwnKind::Choice, "00", "Hall");
    // Another kind of record with the same id is not meant.
    plan.own_values.push(OwnValue {
        id: id("venue"),
        subject: Subject::Venue,
        subject_id: id("01"),
        ..OwnValue::default()
    });
    let after = merged(&plan, TwinKind::Event, "00", "01").unwrap();
    let mut said: Vec<(&str, &str)> = after
        .own_values
        .iter()
        .filter(|it| it.subject == Subject::Event)
        .map(|it| {
            assert_eq!((it.subject_id.as_str(), it.id.clone()), ("00", own_fields::value_id(&it.own_field_id, "00")));
            (it.own_field_id.as_str(), it.value.as_str())
        })
        .collect();
    said.sort_unstable();
    assert_eq!(
        said,
        [
            ("choice", "Hall"),
            ("date", "2027-05-03"),
            ("number", "1"),
            ("text", "By the door\nBring string"),
            ("yes_no", "yes")
        ]
    );
    assert_eq!(after.own_values.iter().find(|it| it.id == "venue").map(|it| it.subject_id.as_str()), Some("01"));
}

#[test]
fn an_event_never_holds_itself() {
    let under = |ways: [Option<&str>; 3]| {
        let mut plan = plan("Hall 10-12, Hall 12-13, Hall 13-14");
        for (event, way) in plan.events.iter_mut().zip(ways) {
            event.umbrella_id = way.map(id);
        }
        let after = merged(&plan, TwinKind::Event, "00", "01").unwrap();
        after.events.iter().map(|it| it.umbrella_id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(under([Some("01"), Some("02"), None]), [Some(id("02")), None]);
    assert_eq!(under([None, Some("00"), None]), [None, None]);
    assert_eq!(under([Some("02"), None, Some("01")]), [None, Some(id("00"))]);
}

/// References to what is not there.
fn dangling(plan: &Plan) -> Vec<String> {
    struct Ids(std::collections::BTreeSet<(&'static str, String)>);
    impl Visitor for Ids {
        fn visit<R: Record>(&mut self, records: &[R]) {
            self.0.extend(records.iter().map(|it| (R::TABLE, it.id().to_owned())));
        }
    }
    struct Find<'a>(&'a Ids, Vec<String>);
    impl Visitor for Find<'_> {
        fn visit<R: Record>(&mut self, records: &[R]) {
            for reference in REFERENCES.iter().filter(|it| it.table == R::TABLE) {
                let at = R::FIELDS.iter().position(|it| *it == reference.field).unwrap();
                for value in records.iter().map(|it| it.cells()[at].plain()).filter(|it| !it.is_empty()) {
                    if !self.0.0.contains(&(reference.target, value.clone())) {
                        self.1.push(format!("{}.{} {value}", R::TABLE, reference.field));
                    }
                }
            }
        }
    }
    let mut ids = Ids(std::collections::BTreeSet::new());
    plan.visit(&mut ids);
    let mut find = Find(&ids, Vec::new());
    plan.visit(&mut find);
    find.1
}

proptest! {
    /// Whatever becomes one in whatever order: nothing names what is gone, no id is there twice, and nothing else changes.
    #[test]
    fn nothing_names_what_is_gone(steps in prop::collection::vec((0..4_usize, 0..6_usize, 0..6_usize), 1..8)) {
        let mut plan = plan(
            "House.Hall 10-12 by=lib @Ana, Mill.Hall 10-12 by=shed @Ana @Ben, Mill.Attic tue 9-10 by=lib @Cas, Barn none by=choir, House 9-11 by=lib",
        );
        (plan.events[1].umbrella_id, plan.events[2].umbrella_id) = (Some(id("00")), Some(id("01")));
        plan.venues[0].owner_id = Some(id("lib"));
        plan.events[0].wished_venue_id = plan.venues.get(1).map(|it| it.id.clone());
        plan.people.iter_mut().for_each(|it| it.partner_id = Some(id("shed")));
        for (at, (from, to)) in [("lib", "shed"), ("shed", "choir"), ("choir", "lib")].into_iter().enumerate() {
            plan.ties.push(Tie { id: at.to_string(), from_partner_id: id(from), to_partner_id: id(to), ..Tie::default() });
        }
        plan.interactions.push(Interaction { id: id("talk"), partner_id: id("shed"), person_id: Some(id("Ana")), ..Interaction::default() });
        plan.own_fields.push(OwnField { id: id("f"), ..OwnField::default() });
        for event in ["00", "01", "02"] {
            let value = own_fields::value(&plan.own_fields[0], event, event.replace("02", ""));
            plan.own_values.push(value);
        }
        prop_assert_eq!(dangling(&plan), Vec::<String>::new());
        for (kind, keep, gone) in steps {
            let kind = TwinKind::ALL[kind];
            let ids: Vec<Id> = match kind {
                TwinKind::Partner => plan.partners.iter().map(|it| it.id.clone()).collect(),
                TwinKind::Person => plan.people.iter().map(|it| it.id.clone()).collect(),
                TwinKind::Venue => plan.venues.iter().map(|it| it.id.clone()).collect(),
                TwinKind::Event => plan.events.iter().map(|it| it.id.clone()).collect(),
            };
            let (keep, gone) = (&ids[keep % ids.len()], &ids[gone % ids.len()]);
            let Some(after) = merged(&plan, kind, keep, gone) else {
                prop_assert_eq!(keep, gone);
                continue;
            };
            prop_assert_eq!(dangling(&after), Vec::<String>::new());
            for list in [after.event_partners.iter().map(|it| &it.id).collect::<Vec<_>>(), after.event_people.iter().map(|it| &it.id).collect(), after.tags.iter().map(|it| &it.id).collect(), after.own_values.iter().map(|it| &it.id).collect()] {
                let once: std::collections::BTreeSet<_> = list.iter().collect();
                prop_assert_eq!(once.len(), list.len());
            }
            prop_assert_eq!((&after.weeks, &after.areas, &after.neighbourhoods), (&plan.weeks, &plan.areas, &plan.neighbourhoods));
            plan = after;
        }
    }
}
