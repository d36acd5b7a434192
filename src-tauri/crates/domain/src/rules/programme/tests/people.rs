//! Ways between venues, days and hours at which somebody is away, newcomers with many events.

use proptest::prelude::*;

use crate::rules::programme::limits::NEWCOMER_EVENTS;
use crate::rules::testing::*;
use crate::*;

/// Puts venues on the map: `House` at one end, `Away` fifteen minutes from it on foot, `Far` beyond a ride.
fn on_the_map(programme: &str) -> Plan {
    let mut plan = plan(programme);
    for venue in &mut plan.venues {
        let north = match venue.id.as_str() {
            "House" => 53.35,
            "Away" => 53.36,
            "Far" => 54.0,
            _ => continue,
        };
        (venue.latitude, venue.longitude) = (Some(north), Some(-6.26));
    }
    plan
}

#[track_caller]
fn check_plan(plan: &Plan, expected: &str, what: &str) {
    let found: Vec<String> = problems(plan, &plan.weeks[0], early()).iter().map(shown).collect();
    assert_eq!(found.join(", "), expected, "{what}");
}

#[test]
fn too_little_time_for_the_way() {
    for (programme, expected) in [
        ("Hall 10-11 @Ana, Away.Hall 11-12 @Ana", "travel_too_short Away.Hall 11-12"),
        ("Hall 10-11 @Ana, Away.Hall 11:14-12 @Ana", "travel_too_short Away.Hall 11:14-12"),
        ("Hall 10-11 @Ana, Away.Hall 11:15-12 @Ana", ""),
        ("Hall 10-11 @Ana, Away.Hall 11-12 @Ben", ""),
        ("Hall 10-11 @Ana, Annex 11-12 @Ana", ""),
        ("Hall 10-11 @Ana, Far.Hall 11:44-12 @Ana", "travel_too_short Far.Hall 11:44-12"),
        ("Hall 10-11 @Ana, Far.Hall 11:45-12 @Ana", ""),
        ("Hall 10-11 @Ana, Nowhere.Hall 11-12 @Ana", ""),
        ("Hall 10-11 @Ana, Away.Hall tue 11-12 @Ana", ""),
        ("Hall 22-24 @Ana, Away.Hall tue 0:05-1 @Ana", "travel_too_short Away.Hall tue 0:05-1"),
        ("Hall 10-12 @Ana, Away.Hall 11-13 @Ana", "person_in_two_places Away.Hall 11-13"),
        ("Hall 10-11 by=Club alone=Cleo, Away.Hall 11-12 by=Club", "travel_too_short Away.Hall 11-12"),
        ("Hall 10-11 by=Club alone=Cleo alone=Dan, Away.Hall 11-12 by=Club", ""),
        ("Hall 10-11 @Ana, Away.Hall 11-12 @Ana cancelled", "no_session Away.Hall 11-12"),
    ] {
        check_plan(&on_the_map(programme), expected, programme);
    }
    let plan = on_the_map("Hall 10-11 @Ana, Away.Hall 11:05-12 @Ana");
    let problem = problems(&plan, &plan.weeks[0], early()).remove(0);
    assert_eq!((&*problem.values["travel_minutes"], &*problem.values["between_minutes"]), ("15", "5"));
    assert_eq!(problem.severity, Severity::Warning);
    let Remedy::MoveSession { starts_at, .. } = &problem.remedies[0] else { panic!("{problem:?}") };
    assert_eq!(*starts_at, Some(at(monday(), "11:15")), "as soon as she can be there");
}

#[test]
fn the_way_out_of_two_places_leaves_time_for_the_way() {
    let plan = on_the_map("Hall 10-12 @Ana, Away.Hall 11-13 @Ana, Hall 13:30-14 @Ana");
    let found = problems(&plan, &plan.weeks[0], early());
    let first = &found[0];
    assert_eq!(first.code, "person_in_two_places");
    let Remedy::MoveSession { starts_at, .. } = &first.remedies[0] else { panic!("{first:?}") };
    assert_eq!(*starts_at, Some(at(monday(), "14:15")), "neither before nor after is the way cut short");
}

/// What somebody says of themselves: `away=2027-05-03`, `from=14`, `to=17:30`.
fn say(words: &str) -> (Vec<String>, Option<NaiveTime>, Option<NaiveTime>) {
    let time = |text: &str| Some(at(monday(), text).time());
    let mut said = (Vec::new(), None, None);
    for (name, value) in words.split_whitespace().filter_map(|word| word.split_once('=')) {
        match name {
            "away" => said.0.push(value.to_owned()),
            "from" => said.1 = time(value),
            "to" => said.2 = time(value),
            other => panic!("{other}"),
        }
    }
    said
}

#[test]
fn people_and_hosts_who_are_away() {
    for (words, programme, is_away) in [
        ("", "Hall 10-11", None),
        ("away=2027-05-03", "Hall 10-11", Some("day")),
        ("away=2027-05-03", "Hall ?", Some("day")),
        ("away=2027-05-04", "Hall 10-11", None),
        ("away=2027-05-04", "Hall 22-25", None),
        ("away=2027-05-04", "Hall 22-49", Some("day")),
        ("away=never", "Hall 10-11", None),
        ("from=10", "Hall 10-11", None),
        ("from=10:30", "Hall 10-11", Some("hours")),
        ("to=11", "Hall 10-11", None),
        ("to=10:45", "Hall 10-11", Some("hours")),
        ("to=10:45", "Hall ?", None),
        ("to=23", "Hall 22-25", Some("hours")),
        ("from=9", "Hall 22-25", None),
        ("from=18 to=2", "Hall 22-25", None),
        ("from=18 to=2", "Hall 22-27", Some("hours")),
        ("from=18 to=2", "Hall 1-2", None),
        ("from=18 to=2", "Hall 17-19", Some("hours")),
        ("from=9 to=17", "Hall 9-17 all-day", None),
        ("from=12", "Hall 9-17 all-day", None),
        ("from=12", "Hall ?", None),
        ("from=12", "Hall 10-58", None),
        ("from=9 to=17", "Hall 8-9", Some("hours")),
        ("from=9 to=17", "Hall 17-18", Some("hours")),
        ("from=9 to=17", "Hall 9-17", None),
        // A day and no more is still the day on which it begins; midnight at the end is of the day before.
        ("away=2027-05-04", "Hall 10-34", None),
        ("away=2027-05-04", "Hall 10-34:15", Some("day")),
        ("away=2027-05-05", "Hall 10-48", None),
        ("away=2027-05-05", "Hall 10-48:15", Some("day")),
    ] {
        for (code, mark) in [("person_not_available", " @Ana"), ("host_not_available", "")] {
            let mut plan = plan(&format!("{programme}{mark}"));
            let said = say(words);
            if mark.is_empty() {
                let partner = plan.partners.last_mut().expect("a host");
                (partner.away_dates, partner.available_from, partner.available_to) = said;
            } else {
                let person = &mut plan.people[0];
                (person.away_dates, person.available_from, person.available_to) = said;
            }
            let found = problems(&plan, &plan.weeks[0], early());
            let reason = found.iter().find(|it| it.code == code).map(|it| it.values["reason"].as_str());
            assert_eq!(reason, is_away, "{code}, {words}: {programme}");
        }
    }
}

#[test]
fn who_is_away_is_offered_a_time_when_they_can() {
    let mut plan = plan("Hall 10-11 @Ana");
    plan.people[0].away_dates = vec!["2027-05-03".to_owned()];
    plan.people[0].available_from = NaiveTime::from_hms_opt(14, 0, 0);
    let offered = |plan: &Plan| {
        let found = problems(plan, &plan.weeks[0], early());
        let [Remedy::MoveSession { starts_at, .. }, ..] = &*found[0].remedies else { panic!("{found:?}") };
        *starts_at
    };
    let tuesday = monday().succ_opt().expect("a day");
    assert_eq!(offered(&plan), Some(at(tuesday, "14")));
    let person = std::mem::take(&mut plan.people[0]);
    plan.event_people.clear();
    let host = &mut plan.partners[0];
    (host.away_dates, host.available_from) = (person.away_dates, person.available_from);
    assert_eq!(offered(&plan), Some(at(tuesday, "14")), "a host likewise");
}

#[test]
fn newcomers_should_begin_with_few_events() {
    assert_eq!(NEWCOMER_EVENTS, 1);
    let of = |first_year: Option<i64>, programme: &str| {
        let mut plan = plan(programme);
        plan.partners.iter_mut().filter(|it| it.id == "Club").for_each(|it| it.first_year = first_year);
        plan
    };
    let two = "Hall 10-11 by=Club, Hall 12-13 by=Club title=Other";
    check_plan(&of(Some(2027), two), "newcomer_many_events ", "the first year");
    check_plan(&of(Some(2024), two), "", "an old hand");
    check_plan(&of(None, two), "newcomer_many_events ", "no year and no earlier events");
    check_plan(&of(Some(2027), "Hall 10-11 by=Club"), "", "one event");
    check_plan(&of(Some(2027), "Hall 10-11 by=Club, Hall 12-13 by=Club status=declined"), "", "only what is live");
    let mut plan = of(None, two);
    plan.weeks.push(Week { id: "before".to_owned(), starts_on: early(), ends_on: early(), ..week() });
    plan.events.push(Event { week_id: Some("before".to_owned()), status: EventStatus::Held, ..event("old", "Old") });
    plan.event_partners.push(EventPartner {
        id: "old".to_owned(),
        event_id: "old".to_owned(),
        partner_id: "Club".to_owned(),
        role: EventRole::Organiser,
    });
    check_plan(&plan, "", "it had an event before");
    let problem = problems(&of(Some(2027), two), &week(), early()).remove(0);
    assert_eq!((problem.event_id, &*problem.values["partner"], &*problem.values["event_count"]), (None, "Club", "2"));
}

proptest! {
    /// Every pair of sessions of every person, compared one by one.
    #[test]
    fn short_ways_are_those_of_the_slow_twin(
        sessions in proptest::collection::vec((0_usize..4, 0_usize..40, 1_usize..9, 0_usize..3), 0..9),
    ) {
        let houses = ["House", "Away", "Far", "Nowhere"];
        let lines: Vec<String> = sessions.iter().enumerate().map(|(at, (house, from, length, person))| {
            let time = |quarters: usize| format!("{}:{}", 8 + quarters / 4, quarters % 4 * 15);
            format!("{}.R{at} {}-{} @P{person}", houses[*house], time(*from), time(from + length))
        }).collect();
        let plan = on_the_map(&lines.join(", "));
        let mut found: Vec<[String; 2]> = problems(&plan, &plan.weeks[0], early()).into_iter()
            .filter(|it| it.code == "travel_too_short")
            .map(|it| [it.session_id.unwrap_or_default(), it.other_session_id.unwrap_or_default()])
            .collect();
        found.sort();
        let way = |one: usize, other: usize| match (houses[one], houses[other]) {
            ("Nowhere", _) | (_, "Nowhere") => 0,
            ("House", "Away") | ("Away", "House") => 15,
            (one, other) if one == other => 0,
            _ => 45,
        };
        let mut slow = Vec::new();
        for (at, one) in sessions.iter().enumerate() {
            for (before, other) in sessions.iter().enumerate() {
                let (end, start) = ((other.1 + other.2) * 15, one.1 * 15);
                if at != before && one.3 == other.3 && end <= start && start < end + way(other.0, one.0) {
                    slow.push([format!("{at:02}"), format!("{before:02}")]);
                }
            }
        }
        slow.sort();
        prop_assert_eq!(found, slow);
    }
}

#[test]
fn hours_are_told_from_midnight_where_an_end_is_not_said() {
    let hours = |words: &str| {
        let (away_dates, available_from, available_to) = say(words);
        let person = Person { away_dates, available_from, available_to, ..person("Ana", None) };
        crate::rules::programme::Availability::of_person(&person).map(|it| it.hours())
    };
    assert_eq!(hours("from=9:30 to=17").as_deref(), Some("09:30:00/17:00:00"));
    assert_eq!(hours("from=14").as_deref(), Some("14:00:00/00:00:00"));
    assert_eq!(hours("to=14").as_deref(), Some("00:00:00/14:00:00"));
    assert_eq!(hours(""), None);
}

#[test]
fn newcomers_are_told_of_until_the_last_day_of_the_week() {
    let programme: Vec<String> = (0..=NEWCOMER_EVENTS).map(|at| format!("Hall {}-{} by=New", at + 8, at + 9)).collect();
    let mut plan = plan(&programme.join(", "));
    plan.partners.iter_mut().for_each(|partner| partner.first_year = None);
    let told = |today: &str| {
        let found = problems(&plan, &plan.weeks[0], today.parse().expect("a date"));
        found.iter().filter(|it| it.code == "newcomer_many_events").count()
    };
    assert_eq!((told("2027-05-08"), told("2027-05-09"), told("2027-05-10")), (1, 1, 0));
}

#[test]
fn whoever_is_a_contact_at_one_of_two_places_is_told_as_a_contact() {
    let part = |programme: &str| {
        let found = only(programme);
        assert_eq!(found.code, "person_in_two_places", "{programme}");
        found.values["part"].clone()
    };
    assert_eq!(part("Hall 10-12 @Ana, Annex 11-13 @Ana"), "facilitator");
    assert_eq!(part("Hall 10-12 by=Club alone=Cleo, Away.Hall 11-13 by=Club"), "contact");
    assert_eq!(part("Hall 10-12 by=Club alone=Cleo, Away.Hall 11-13 by=Guild @Cleo"), "contact");
    assert_eq!(part("Hall 11-13 by=Club alone=Cleo, Away.Hall 10-12 by=Guild @Cleo"), "contact");
}
