//! Which two are thought to be one, case by case, and against a slow twin that holds each against every other.

use proptest::prelude::*;

use super::super::{TwinKind, TwinReason, apart, events, people, twins, venues};
use crate::rules::testing::*;
use crate::*;

#[track_caller]
fn check_partners(names: &str, expected: &str) {
    let partners = names.split(", ").map(|name| partner(name, PartnerStatus::Active)).collect();
    let found = twins(&Plan { partners, ..Plan::default() }, TwinKind::Partner);
    let shown: Vec<String> = found.iter().map(|it| format!("{} = {}", it.keep_id, it.gone_id)).collect();
    assert_eq!(shown.join(", "), expected, "{names}");
}

#[test]
fn names_that_are_nearly_the_same_are_twins() {
    check_partners("Harbour Men's Shed, Harbour Mens Shed", "Harbour Men's Shed = Harbour Mens Shed");
    check_partners("The Lantern Theatre, Lantern theatre", "The Lantern Theatre = Lantern theatre");
    check_partners("Riverton College, Riverton Rovers", "");
    check_partners(
        "Riverton Library Service, Riverton Libary Service",
        "Riverton Library Service = Riverton Libary Service",
    );
    check_partners("A, B", "");
    check_partners("Café Zoë Riverton, Cafe Zoe Riverton", "Café Zoë Riverton = Cafe Zoe Riverton");
    // Numbers tell branches apart.
    check_partners("Primary School 12, Primary School 13", "");
    check_partners("Primary School 12, Primary School No 12", "Primary School 12 = Primary School No 12");
}

proptest! {
    /// Every pair that a comparison of each name with each other finds, and no more.
    #[test]
    fn no_alike_name_is_missed(names in prop::collection::vec("[ab ]{0,4}(lib|shed)?[abc]{0,6}", 0..14)) {
        let partners: Vec<Partner> = names
            .iter()
            .enumerate()
            .map(|(at, name)| Partner { name: name.clone(), ..partner(&format!("{at:02}"), PartnerStatus::Active) })
            .collect();
        let pairs = |name: &str| -> Vec<(char, char)> {
            let words: Vec<&str> = name.split_whitespace().collect();
            let letters: Vec<char> = words.join(" ").chars().collect();
            letters.windows(2).map(|pair| (pair[0], pair[1])).collect()
        };
        let mut expected = std::collections::BTreeSet::new();
        for (at, one) in names.iter().enumerate() {
            for (other_at, other) in names.iter().enumerate().skip(at + 1) {
                let (ours, mut theirs) = (pairs(one), pairs(other));
                let all = ours.len() + theirs.len();
                let mut common = 0;
                for pair in ours {
                    if let Some(place) = theirs.iter().position(|it| *it == pair) {
                        theirs.swap_remove(place);
                        common += 1;
                    }
                }
                if 0 < all && 0.8 <= 2.0 * f64::from(common) / all as f64 {
                    expected.insert((format!("{at:02}"), format!("{other_at:02}")));
                }
            }
        }
        let found = twins(&Plan { partners, ..Plan::default() }, TwinKind::Partner);
        let found: std::collections::BTreeSet<(String, String)> =
            found.into_iter().map(|it| (it.keep_id, it.gone_id)).collect();
        prop_assert_eq!(found, expected);
    }
}

#[track_caller]
fn check_people(one: &str, other: &str, expected: Option<TwinReason>) {
    let person = |id: &str, line: &str| {
        let mut parts = line.split('|').map(str::trim);
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (name, email, partner) = (part(), part(), part());
        let partner_id = Some(partner).filter(|it| !it.is_empty());
        Person { id: id.to_owned(), name, email, partner_id, ..Person::default() }
    };
    for (one, other) in [(one, other), (other, one)] {
        let people = vec![person("a", one), person("b", other)];
        let found = twins(&Plan { people, ..Plan::default() }, TwinKind::Person);
        assert_eq!(found.first().map(|it| it.reason), expected, "{one} and {other}");
    }
}

#[test]
fn people_of_one_name_or_address_are_twins_unless_they_are_two() {
    use TwinReason::*;
    check_people("Maria Silva | maria@example.org", " maria silva | Maria@Example.org ", Some(NameAndAddress));
    check_people("Maria Silva | maria@example.org", "Silva, María", Some(Name));
    check_people("Maria Silva", "Maria Silva", Some(Name));
    check_people("Maria Silva | maria@example.org | lib", "Maria Silva || shed", Some(Name));
    check_people("Maria Silva | maria@example.org", "Maria Silva | office@example.org", None);
    check_people("Maria Silva | m@example.org | lib", "Maria Silva | office@example.org | shed", None);
    check_people("Maria Silva | m@example.org | lib", "Maria Silva | office@example.org | lib", Some(NameAndPartner));
    // Two who share the address of an office are two.
    check_people("Maria Silva | office@example.org", "Jo Silva | office@example.org", None);
    check_people("Maria Silva | office@example.org", "Ana Costa | office@example.org", None);
    check_people("Maria Silva | m@example.org", "M. Silva | m@example.org", Some(Address));
    check_people("Maria Silva | m@example.org", "Silva | m@example.org", Some(Address));
    check_people("Maria Silva | m@example.org", "J. Silva | m@example.org", None);
    check_people("Mariana Silveira | m@example.org", "Mariana Silviera | m@example.org", Some(Address));
    check_people("Mariana Silveira", "Mariana Silviera", None);
    check_people(" | m@example.org", " | m@example.org", None);
}

#[track_caller]
fn check_venues(one: &Venue, other: &Venue, expected: Option<TwinReason>) {
    for (one, other) in [(one, other), (other, one)] {
        let venues = vec![Venue { id: "a".to_owned(), ..one.clone() }, Venue { id: "b".to_owned(), ..other.clone() }];
        let found = twins(&Plan { venues, ..Plan::default() }, TwinKind::Venue);
        assert_eq!(found.first().map(|it| it.reason), expected, "{one:?} and {other:?}");
    }
}

#[test]
fn venues_alike_by_name_are_twins_at_one_place() {
    use TwinReason::*;
    let at = |name: &str, place: &str, latitude: Option<f64>| Venue {
        name: name.to_owned(),
        neighbourhood_id: Some(place.to_owned()).filter(|it| !it.is_empty()),
        latitude,
        longitude: latitude.map(|_| -6.26),
        ..Venue::default()
    };
    let here = at("Harbour Library", "Harbour", None);
    check_venues(&here, &at("Harbor Library", "Harbour", None), Some(NameAndNeighbourhood));
    check_venues(&here, &at("Harbour Library", "Eastbrook", None), None);
    check_venues(&here, &at("Harbour Library", "", None), Some(Name));
    // A letter too few, and nobody has said where: as a table writes it.
    check_venues(&here, &at("Harbor Library", "", None), Some(Name));
    check_venues(&here, &at("Harbour Hall Library", "", None), None);
    check_venues(&here, &at("Harbour Theatre", "Harbour", None), None);
    check_venues(&at("Branch 3", "Harbour", None), &at("Branch 4", "Harbour", None), None);
    // A thousandth of a degree is 111 metres.
    let mapped = at("Harbour Library", "Harbour", Some(53.35));
    check_venues(&mapped, &at("Harbour Library", "Eastbrook", Some(53.3506)), Some(NameAndPlace));
    check_venues(&mapped, &at("Harbour Library", "Harbour", Some(53.351)), None);
    check_venues(&mapped, &at("Harbour Library", "Harbour", None), Some(NameAndNeighbourhood));
    let online = Venue { is_online: true, ..at("Harbour Library", "", None) };
    check_venues(&here, &online, None);
    check_venues(&online, &online, Some(Name));
}

/// Two events, `title` of the first and the second, as `testing::plan` reads the rest.
fn two(programme: &str, titles: [&str; 2]) -> Plan {
    let mut plan = plan(programme);
    for (event, title) in plan.events.iter_mut().zip(titles) {
        event.title = title.to_owned();
    }
    plan
}

#[track_caller]
fn check_events(programme: &str, expected: Option<TwinReason>) {
    let mut plan = two(programme, ["Build a kite", "Build a Kite!"]);
    for _ in 0..2 {
        let found = twins(&plan, TwinKind::Event);
        assert_eq!(found.first().map(|it| it.reason), expected, "{programme}");
        plan.events.reverse();
    }
}

#[test]
fn events_alike_by_title_are_twins_of_one_host_or_at_one_place_on_one_day() {
    use TwinReason::*;
    check_events("Hall 10-12 by=lib, Hall 10-12 by=lib", Some(TitleAndHost));
    check_events("Hall 10-12 by=lib, Hall 14-16 by=shed", Some(TitleAndPlace));
    check_events("Hall 10-12 by=lib, - none by=lib", Some(TitleAndHost));
    check_events("Hall 10-12 by=lib, - none by=shed", None);
    // Another day or another venue is another occasion.
    check_events("Hall 10-12 by=lib, Hall tue 10-12 by=lib", None);
    check_events("Hall 10-12 by=lib, Mill.Hall 10-12 by=lib", None);
    check_events("Hall 10-12 by=lib, Annex 10-12 by=lib", Some(TitleAndHost));
}

#[test]
fn the_very_same_title_is_enough_where_one_says_nothing_of_its_host() {
    let mut plan = two("Hall 10-12, - none", ["Zebra reading", "Zebra reading!"]);
    assert_eq!(twins(&plan, TwinKind::Event), [], "two hosts");
    plan.event_partners.retain(|link| link.event_id != plan.events[1].id);
    assert_eq!(twins(&plan, TwinKind::Event)[0].reason, TwinReason::Title);
    plan.event_partners.clear();
    assert_eq!(twins(&plan, TwinKind::Event)[0].reason, TwinReason::Title);
    plan.events[1].title = "Zebra readings".to_owned();
    assert_eq!(twins(&plan, TwinKind::Event), [], "nearly is not enough");
}

#[test]
fn what_is_two_by_title_week_or_umbrella_is_no_twin() {
    let same = "Hall 10-12 by=lib, Hall 10-12 by=lib";
    assert_eq!(twins(&two(same, ["Evening 1 of kites", "Evening 2 of kites"]), TwinKind::Event), []);
    assert_eq!(twins(&two(same, ["Build a kite", "Bake bread"]), TwinKind::Event), []);
    let mut plan = two(same, ["Kites", "Kites"]);
    assert_eq!(twins(&plan, TwinKind::Event).len(), 1);
    plan.events[0].week_id = Some("another".to_owned());
    assert_eq!(twins(&plan, TwinKind::Event), []);
    plan = two(same, ["Kites", "Kites"]);
    plan.events[0].umbrella_id = Some(plan.events[1].id.clone());
    assert_eq!(twins(&plan, TwinKind::Event), []);
}

#[test]
fn what_was_said_to_be_two_does_not_come_again() {
    let mut plan = two("Hall 10-12 by=lib, Hall 10-12 by=lib", ["Kites", "Kites"]);
    let found = twins(&plan, TwinKind::Event).remove(0);
    plan.accepted_problems.push(apart(TwinKind::Event, &found.gone_id, &found.keep_id, "Two".to_owned()));
    assert_eq!(twins(&plan, TwinKind::Event), []);
}

#[test]
fn what_the_public_was_told_of_stays() {
    let mut plan = two("Hall 10-12 by=lib, Hall 10-12 by=lib", ["Kites", "Kites"]);
    for at in [0, 1] {
        plan.events.iter_mut().for_each(|it| it.status = EventStatus::Submitted);
        plan.events[at].status = EventStatus::Confirmed;
        assert_eq!(twins(&plan, TwinKind::Event)[0].keep_id, plan.events[at].id);
    }
}

/// Every two of a list, in both orders of the list's places.
fn all_pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}

fn found(plan: &Plan, kind: TwinKind) -> std::collections::BTreeSet<(String, String)> {
    let ordered = |one: String, other: String| if one < other { (one, other) } else { (other, one) };
    twins(plan, kind).into_iter().map(|it| ordered(it.keep_id, it.gone_id)).collect()
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["kite", "kites", "bread", "Harbour", "harbor", "2", "m", "maria", "silva", ""])
}

fn name() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..4).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn no_twin_people_are_missed(rows in prop::collection::vec((name(), 0..3_usize, 0..3_usize), 0..14)) {
        let person = |(at, (name, email, partner)): (usize, &(String, usize, usize))| Person {
            id: format!("{at:02}"),
            name: name.clone(),
            email: ["", "a@example.org", "b@example.org"][*email].to_owned(),
            partner_id: [None, Some("lib"), Some("shed")][*partner].map(str::to_owned),
            ..Person::default()
        };
        let people: Vec<Person> = rows.iter().enumerate().map(person).collect();
        let names = super::super::alike::Names::new(people.iter().map(|it| it.name.as_str()));
        let looks: Vec<people::Looks> = people.iter().map(people::Looks::new).collect();
        let is_twin = |(one, other): &(usize, usize)| {
            let partners = (&people[*one].partner_id, &people[*other].partner_id);
            let is_one = partners.0.is_some() && partners.0 == partners.1;
            people::reason(&looks[*one], &looks[*other], is_one, || names.likeness(*one, *other)).is_some()
        };
        let expected = all_pairs(people.len()).filter(is_twin).map(|(one, other)| (format!("{one:02}"), format!("{other:02}")));
        let expected: std::collections::BTreeSet<_> = expected.collect();
        prop_assert_eq!(found(&Plan { people, ..Plan::default() }, TwinKind::Person), expected);
    }

    #[test]
    fn no_twin_venues_are_missed(rows in prop::collection::vec((name(), 0..3_usize, 0..4_i32), 0..14)) {
        let venue = |(at, (name, place, metres)): (usize, &(String, usize, i32))| Venue {
            id: format!("{at:02}"),
            name: name.clone(),
            neighbourhood_id: [None, Some("Harbour"), Some("Eastbrook")][*place].map(str::to_owned),
            latitude: (0 < *metres).then(|| 53.0 + 0.0005 * f64::from(*metres)),
            longitude: (0 < *metres).then_some(-6.0),
            ..Venue::default()
        };
        let venues: Vec<Venue> = rows.iter().enumerate().map(venue).collect();
        let names = super::super::alike::Names::new(venues.iter().map(|it| it.name.as_str()));
        let is_twin = |(one, other): &(usize, usize)| {
            venues::reason(&venues[*one], &venues[*other], names.likeness(*one, *other)).is_some()
        };
        let expected = all_pairs(venues.len()).filter(is_twin).map(|(one, other)| (format!("{one:02}"), format!("{other:02}")));
        let expected: std::collections::BTreeSet<_> = expected.collect();
        prop_assert_eq!(found(&Plan { venues, ..Plan::default() }, TwinKind::Venue), expected);
    }

    #[test]
    fn no_twin_events_are_missed(rows in prop::collection::vec((name(), 0..4_usize, 0..3_usize, 0..3_usize), 0..14)) {
        let lines: Vec<String> = rows
            .iter()
            .map(|(_, place, day, host)| {
                let place = ["Hall", "Mill.Annex", "House", "-"][*place];
                let when = match place {
                    "-" => "- none".to_owned(),
                    place => format!("{place} {} 10-12", ["mon", "tue", "wed"][*day]),
                };
                format!("{when} by={}", ["lib", "shed", "choir"][*host])
            })
            .collect();
        let mut plan = if lines.is_empty() { Plan::default() } else { plan(&lines.join(", ")) };
        for (event, (title, ..)) in plan.events.iter_mut().zip(&rows) {
            event.title.clone_from(title);
        }
        let names = super::super::alike::Names::new(plan.events.iter().map(|it| it.title.as_str()));
        let facts = events::facts(&plan);
        let is_twin = |(one, other): &(usize, usize)| {
            let of = |at: usize| (&plan.events[at], &facts[at]);
            events::reason(of(*one), of(*other), names.likeness(*one, *other)).is_some()
        };
        let ids = |at: usize| plan.events[at].id.clone();
        let ordered = |one: String, other: String| if one < other { (one, other) } else { (other, one) };
        let expected = all_pairs(plan.events.len()).filter(is_twin).map(|(one, other)| ordered(ids(one), ids(other)));
        let expected: std::collections::BTreeSet<_> = expected.collect();
        prop_assert_eq!(found(&plan, TwinKind::Event), expected);
    }
}

/// Nothing is quadratic: of five thousand events no more than a few of each are compared.
#[test]
fn five_thousand_events_are_not_held_against_each_other() {
    let week_id = Some("week".to_owned());
    let words = ["kites", "bread", "songs", "maps", "bees", "clay", "stars", "rivers", "tales", "looms", "boats"];
    let mut plan = Plan::default();
    for at in 0..5_000_usize {
        let title = format!("{} and {} {}", words[at % 11], words[at / 11 % 11], words[at / 121 % 11]);
        let id = format!("{at:04}");
        plan.event_partners.push(EventPartner {
            id: id.clone(),
            event_id: id.clone(),
            partner_id: format!("host{}", at % 500),
            ..EventPartner::default()
        });
        plan.events.push(Event { id, title, week_id: week_id.clone(), ..Event::default() });
    }
    let names = super::super::alike::Names::new(plan.events.iter().map(|it| it.title.as_str()));
    let compared: usize =
        (0..500_usize).map(|host| names.candidates((0..5_000).filter(|at| at % 500 == host)).len()).sum();
    assert!(compared < 25_000, "{compared}");
    let start = std::time::Instant::now();
    let count = twins(&plan, TwinKind::Event).len();
    eprintln!("{count} twins of 5,000 events in {:?}", start.elapsed());
}
