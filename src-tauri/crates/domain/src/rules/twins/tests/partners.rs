//! Two partners as one: their people and ties; and which person, first year and original two records come to.

use super::super::{Hanging, TwinKind, apart, hanging, merged, twins};
use crate::rules::testing::*;
use crate::*;

fn id(text: &str) -> Id {
    text.to_owned()
}

/// Name, address, and whether they are the one to write to.
type Told<'a> = (&'a str, &'a str, bool);

/// The people of a partner that stays and of one that goes, once the two are one: `id address !` with the mark of the one
/// to write to.
#[track_caller]
fn check_people(kept: &[Told], leaving: &[Told], expected: &str) {
    let people = |of: &'static str, told: &[Told]| -> Vec<Person> {
        let person = |(at, (name, email, is_contact)): (usize, &Told)| Person {
            id: format!("{of}{at}"),
            name: id(name),
            email: id(email),
            is_contact: *is_contact,
            ..person("", Some(of))
        };
        told.iter().enumerate().map(person).collect()
    };
    let plan = Plan {
        partners: vec![partner("k", PartnerStatus::Active), partner("g", PartnerStatus::Active)],
        people: [people("k", kept), people("g", leaving)].concat(),
        ..Plan::default()
    };
    let after = merged(&plan, TwinKind::Partner, "k", "g").unwrap();
    let shown: Vec<String> = after
        .people
        .iter()
        .map(|it| {
            assert_eq!(it.partner_id.as_deref(), Some("k"), "{it:?}");
            let parts = [it.id.as_str(), it.email.as_str(), if it.is_contact { "!" } else { "" }];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(shown.join(", "), expected, "{kept:?} and {leaving:?}");
}

#[test]
fn a_person_that_both_partners_have_becomes_one() {
    check_people(&[("Ana", "a@x.org", false)], &[("Ben", "b@x.org", false)], "k0 a@x.org, g0 b@x.org");
    check_people(&[("Ana", "a@x.org", false)], &[(" ana ", "", false)], "k0 a@x.org");
    check_people(&[("Ana", "", false)], &[("Ana", "a@x.org", false)], "k0 a@x.org");
    check_people(&[("Ana", "a@x.org", false)], &[("Ana", "A@X.ORG", false)], "k0 a@x.org");
    check_people(&[("Ana", "a@x.org", false)], &[("Ana", "b@x.org", false)], "k0 a@x.org, g0 b@x.org");
    check_people(&[("Ana", "a@x.org", false)], &[("Ben", "a@x.org", false)], "k0 a@x.org, g0 a@x.org");
    check_people(&[("", "a@x.org", false)], &[("", "a@x.org", false)], "k0 a@x.org, g0 a@x.org");
    check_people(&[("Ana", "", false)], &[("", "", false)], "k0, g0");
    // Whoever took up an address from one of them is no twin of the next, who has another.
    let two = [("Ana", "a@x.org", false), ("Ana", "b@x.org", false)];
    check_people(&[("Ana", "", false)], &two, "k0 a@x.org, g1 b@x.org");
}

#[test]
fn the_one_to_write_to_stays_the_one_to_write_to() {
    check_people(&[("Ana", "", true)], &[("Ben", "", true)], "k0 !, g0");
    check_people(&[("Ana", "", false)], &[("Ben", "", true)], "k0, g0 !");
    check_people(&[("Ana", "", false)], &[("Ben", "", false)], "k0, g0");
    check_people(&[("Ana", "", true)], &[("Ana", "", false)], "k0 !");
    check_people(&[("Ana", "", false)], &[("Ana", "", true)], "k0 !");
    check_people(&[("Ana", "", false), ("Ben", "", true)], &[("Ana", "", true)], "k0, k1 !");
}

#[test]
fn whoever_takes_the_place_of_the_one_to_write_to_is_written_to() {
    for (kept_partner, gone_partner, is_gone_contact, expected) in [
        (Some("lib"), Some("lib"), true, true),
        (Some("lib"), Some("lib"), false, false),
        (Some("lib"), Some("shed"), true, false),
        // Without a partner of their own they come to that of the other.
        (None, Some("lib"), true, true),
    ] {
        let people = vec![
            Person { is_contact: false, ..person("Ana", kept_partner) },
            Person { id: id("other"), is_contact: is_gone_contact, ..person("A.", gone_partner) },
        ];
        let after = merged(&Plan { people, ..Plan::default() }, TwinKind::Person, "Ana", "other").unwrap();
        assert_eq!(after.people.len(), 1);
        assert_eq!(after.people[0].is_contact, expected, "{kept_partner:?} {gone_partner:?} {is_gone_contact}");
    }
}

#[test]
fn a_tie_of_both_becomes_one_and_one_between_them_none() {
    let tie = |id: &str, from: &str, to: &str| Tie {
        id: id.to_owned(),
        from_partner_id: from.to_owned(),
        to_partner_id: to.to_owned(),
        captured_on: monday(),
        note: id.to_owned(),
        ..Tie::default()
    };
    let later = Tie { captured_on: early(), ..tie("of another day", "g", "third") };
    let plan = Plan {
        partners: ["k", "g", "third", "fourth"].map(|id| partner(id, PartnerStatus::Active)).to_vec(),
        ties: vec![
            tie("own", "k", "third"),
            tie("between", "k", "g"),
            tie("back", "g", "k"),
            tie("same", "g", "third"),
            tie("from afar", "fourth", "g"),
            later,
            // What the merge does not touch stays, there twice or not.
            tie("once", "third", "fourth"),
            tie("twice", "third", "fourth"),
        ],
        ..Plan::default()
    };
    let after = merged(&plan, TwinKind::Partner, "k", "g").unwrap();
    let shown: Vec<String> =
        after.ties.iter().map(|it| format!("{}>{} {}", it.from_partner_id, it.to_partner_id, it.note)).collect();
    assert_eq!(
        shown,
        [
            "k>third own\nsame",
            "third>fourth once",
            "third>fourth twice",
            "fourth>k from afar",
            "k>third of another day",
        ]
    );
}

#[test]
fn a_partner_of_no_known_sector_takes_that_of_the_other() {
    for (kept, gone, expected) in [
        (Sector::Other, Sector::Health, Sector::Health),
        (Sector::Media, Sector::Health, Sector::Media),
        (Sector::Media, Sector::Other, Sector::Media),
        (Sector::Other, Sector::Other, Sector::Other),
    ] {
        let of = |id: &str, sector: Sector| Partner { sector, ..partner(id, PartnerStatus::Active) };
        let plan = Plan { partners: vec![of("k", kept), of("g", gone)], ..Plan::default() };
        let after = merged(&plan, TwinKind::Partner, "k", "g").unwrap();
        assert_eq!(after.partners, [of("k", expected)]);
    }
}

#[test]
fn the_earlier_first_year_and_the_earlier_promise_to_erase_hold() {
    for (kept, gone, expected) in [
        (Some(2020), Some(2018), Some(2018)),
        (Some(2018), Some(2020), Some(2018)),
        (None, Some(2018), Some(2018)),
        (Some(2018), None, Some(2018)),
        (None, None, None),
    ] {
        let of = |id: &str, year: Option<i64>| Partner { first_year: year, ..partner(id, PartnerStatus::Active) };
        let plan = Plan { partners: vec![of("k", kept), of("g", gone)], ..Plan::default() };
        assert_eq!(merged(&plan, TwinKind::Partner, "k", "g").unwrap().partners[0].first_year, expected);
        let day = |year: Option<i64>| year.and_then(|year| NaiveDate::from_ymd_opt(year as i32, 1, 1));
        let of = |id: &str, year: Option<i64>| Person { id: id.to_owned(), keep_until: day(year), ..person("A", None) };
        let plan = Plan { people: vec![of("k", kept), of("g", gone)], ..Plan::default() };
        assert_eq!(merged(&plan, TwinKind::Person, "k", "g").unwrap().people[0].keep_until, day(expected));
    }
}

#[test]
fn days_away_are_those_of_both_in_order() {
    let of = |id: &str, days: &[&str]| Partner {
        away_dates: days.iter().map(|day| (*day).to_owned()).collect(),
        ..partner(id, PartnerStatus::Active)
    };
    let (kept, gone) = (of("k", &["2027-05-06", "2027-05-04"]), of("g", &["2027-05-05", "2027-05-04"]));
    let plan = Plan { partners: vec![kept, gone], ..Plan::default() };
    let after = merged(&plan, TwinKind::Partner, "k", "g").unwrap();
    assert_eq!(after.partners, [of("k", &["2027-05-04", "2027-05-05", "2027-05-06"])]);
}

#[test]
fn a_list_that_named_the_one_that_goes_names_the_one_that_stays_once() {
    for (named, expected) in [
        (vec!["g"], vec!["k"]),
        (vec!["g", "third"], vec!["k", "third"]),
        (vec!["third", "k", "g"], vec!["third", "k"]),
        (vec!["third", "third"], vec!["third", "third"]),
        (vec![], vec![]),
    ] {
        let owned = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let plan = Plan {
            partners: ["k", "g", "third"].map(|id| partner(id, PartnerStatus::Active)).to_vec(),
            saved_filters: vec![SavedFilter { organisers: owned(named), ..SavedFilter::default() }],
            ..Plan::default()
        };
        let after = merged(&plan, TwinKind::Partner, "k", "g").unwrap();
        assert_eq!(after.saved_filters[0].organisers, owned(expected));
    }
}

#[test]
fn an_event_is_within_and_a_copy_of_what_either_was_that_is_neither() {
    for (kept, gone, expected) in [
        (None, None, None),
        (Some("02"), None, Some("02")),
        (None, Some("02"), Some("02")),
        (Some("02"), Some("03"), Some("02")),
        (Some("01"), Some("02"), Some("02")),
        (Some("01"), Some("00"), None),
        (None, Some("00"), None),
    ] {
        let mut plan = plan("Hall 10-12, Hall 12-13, Hall 13-14, Hall 14-15");
        plan.events[0].copied_from_id = kept.map(id);
        plan.events[1].copied_from_id = gone.map(id);
        plan.events[0].umbrella_id = kept.map(id);
        plan.events[1].umbrella_id = gone.map(id);
        let after = merged(&plan, TwinKind::Event, "00", "01").unwrap();
        assert_eq!(after.events[0].copied_from_id.as_deref(), expected, "a copy of {kept:?} and of {gone:?}");
        assert_eq!(after.events[0].umbrella_id.as_deref(), expected, "within {kept:?} and {gone:?}");
    }
}

#[test]
fn two_that_somebody_told_apart_are_not_suggested_and_all_others_are() {
    let mut plan = Plan {
        people: ["a", "b", "c"].map(|it| Person { id: id(it), ..person("Ana", None) }).to_vec(),
        ..Plan::default()
    };
    let shown = |plan: &Plan| -> Vec<String> {
        twins(plan, TwinKind::Person).iter().map(|it| format!("{}={}", it.keep_id, it.gone_id)).collect()
    };
    assert_eq!(shown(&plan), ["a=b", "a=c", "b=c"]);
    plan.accepted_problems.push(apart(TwinKind::Person, "c", "a", id("Mother and daughter")));
    assert_eq!(shown(&plan), ["a=b", "b=c"]);
    plan.accepted_problems.push(apart(TwinKind::Venue, "a", "b", id("Another kind")));
    assert_eq!(shown(&plan), ["a=b", "b=c"]);
    assert_eq!(plan.accepted_problems[0].key, "twins_apart:person:a:c");
}

#[test]
fn lists_and_words_that_one_leaves_empty_come_from_the_other() {
    let features = |id: &str, words: &[&str], note: &str| Venue {
        access_features: words.iter().map(|word| (*word).to_owned()).collect(),
        note: note.to_owned(),
        ..venue(id)
    };
    for (kept, gone, expected) in [
        ((&[][..], ""), (&["parking"][..], "By the door."), (&["parking"][..], "By the door.")),
        ((&["step_free"], "By the door."), (&["parking"], ""), (&["step_free"], "By the door.")),
        ((&["step_free"], "Ring. By the door."), (&[], "By the door."), (&["step_free"], "Ring. By the door.")),
        ((&[], "Ring."), (&[], "By the door."), (&[], "Ring.\nBy the door.")),
    ] {
        let venues = vec![features("a", kept.0, kept.1), features("b", gone.0, gone.1)];
        let after = merged(&Plan { venues, ..Plan::default() }, TwinKind::Venue, "a", "b").unwrap();
        assert_eq!(after.venues, [features("a", expected.0, expected.1)]);
    }
}

#[test]
fn a_list_that_names_a_partner_hangs_on_it() {
    let count = |organisers: &[&str]| {
        let organisers = organisers.iter().map(|id| (*id).to_owned()).collect();
        let saved_filters = vec![SavedFilter { id: id("f"), organisers, ..SavedFilter::default() }];
        hanging(&Plan { saved_filters, ..Plan::default() }, TwinKind::Partner, "k")
    };
    let one = vec![Hanging { table: id("saved_filter"), count: 1 }];
    assert_eq!(count(&["k"]), one);
    assert_eq!(count(&["other", "k"]), one);
    assert_eq!(count(&["other"]), []);
    assert_eq!(count(&[]), []);
}
