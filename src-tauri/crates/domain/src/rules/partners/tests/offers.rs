//! Offers, timelines, what is awaited, newcomers, coverage and years of partners.

use proptest::prelude::*;

use crate::rules::hosts::{coverage, track_record};
use crate::rules::partners::offers::{has_come, newcomers, offers_by_kind, offers_by_partner, timeline, waiting};
use crate::rules::testing::*;
use crate::*;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn some_day(text: &str) -> Option<NaiveDate> {
    (!text.is_empty()).then(|| day(text))
}

fn offer(partner_id: &str, kind: OfferKind, promised: Option<i64>, received: Option<i64>) -> Offer {
    Offer {
        id: format!("{partner_id}-{}-{promised:?}", kind.word()),
        partner_id: partner_id.to_owned(),
        kind,
        amount_minor: promised,
        received_minor: received,
        ..Offer::default()
    }
}

#[test]
fn offers_add_up_by_kind_and_unit() {
    let rooms = |quantity, unit: &str| Offer {
        quantity: Some(quantity),
        unit: unit.to_owned(),
        ..offer("a", OfferKind::Room, None, None)
    };
    let came = Offer { received_quantity: Some(1.0), ..rooms(2.0, "rooms ") };
    let offers = [
        offer("a", OfferKind::Money, Some(50_000), Some(25_000)),
        offer("b", OfferKind::Money, Some(99), None),
        rooms(3.0, "rooms"),
        came,
        rooms(8.0, "days"),
    ];
    let totals = offers_by_kind(&offers);
    let shown: Vec<_> =
        totals.iter().map(|it| (it.kind.word(), it.unit.as_str(), it.total.offers, it.total.came)).collect();
    assert_eq!(shown, [("money", "", 2, 1), ("room", "days", 1, 0), ("room", "rooms", 2, 1)]);
    assert_eq!((totals[0].total.promised_minor, totals[0].total.received_minor), (50_099, 25_000));
    assert_eq!((totals[2].total.promised_quantity, totals[2].total.received_quantity), (Some(5.0), Some(1.0)));
    assert_eq!(totals[1].total.received_quantity, None, "not said is not zero");
}

#[test]
fn offers_add_up_by_partner_with_money_apart() {
    let mut plan = Plan {
        partners: vec![partner("a", PartnerStatus::Active), partner("b", PartnerStatus::Active)],
        ..Plan::default()
    };
    plan.offers = vec![
        offer("a", OfferKind::Money, Some(100), None),
        offer("b", OfferKind::Money, Some(300), Some(300)),
        offer("a", OfferKind::Hours, Some(50), Some(20)),
    ];
    let rows = offers_by_partner(&plan, &plan.offers);
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    assert_eq!(
        (rows[1].money.promised_minor, rows[1].in_kind.promised_minor, rows[1].in_kind.received_minor),
        (100, 50, 20)
    );
    assert!(has_come(&plan.offers[1]) && !has_come(&plan.offers[0]));
    assert!(!has_come(&offer("a", OfferKind::Money, Some(1), Some(0))), "nothing received is nothing");
    let rooms = |received: Option<f64>, on: Option<NaiveDate>| Offer {
        received_quantity: received,
        received_on: on,
        ..offer("a", OfferKind::Room, None, None)
    };
    assert!(!has_come(&rooms(None, None)) && !has_come(&rooms(Some(0.0), None)) && has_come(&rooms(Some(0.5), None)));
    assert!(has_come(&rooms(None, some_day("2026-11-24"))), "a day says that it came");
}

proptest! {
    #[test]
    fn no_offer_is_lost_in_the_sums(amounts in prop::collection::vec((0usize..3, 0usize..7, 0i64..1_000_000), 0..30)) {
        let kind = |at: usize| OfferKind::ALL[at];
        let plan = Plan {
            offers: amounts.iter().map(|(who, at, minor)| offer(["a", "b", "c"][*who], kind(*at), Some(*minor), None)).collect(),
            ..Plan::default()
        };
        let by_kind: i64 = offers_by_kind(&plan.offers).iter().map(|it| it.total.promised_minor).sum();
        let by_partner: i64 = offers_by_partner(&plan, &plan.offers)
            .iter().map(|it| it.money.promised_minor + it.in_kind.promised_minor).sum();
        let all: i64 = amounts.iter().map(|(_, _, minor)| minor).sum();
        prop_assert_eq!((by_kind, by_partner), (all, all));
    }
}

#[test]
fn the_timeline_brings_everything_together_newest_first() {
    let mut plan = plan("Hall 10-11 by=a title=Choir");
    let mut host = partner("a", PartnerStatus::Active);
    (host.invited_on, host.answered_on) = (some_day("2026-09-01"), some_day("2026-09-20"));
    let letter = Interaction {
        id: "letter".to_owned(),
        partner_id: "a".to_owned(),
        kind: InteractionKind::Letter,
        held_on: day("2026-10-02"),
        title: "Letter of thanks".to_owned(),
        answer_due_on: some_day("2026-10-30"),
        ..Interaction::default()
    };
    let task = |id: &str, subject_id: &str| Task {
        id: id.to_owned(),
        subject: Some(Subject::Partner),
        subject_id: Some(subject_id.to_owned()),
        title: "Ring them".to_owned(),
        due_on: some_day("2026-12-01"),
        ..Task::default()
    };
    plan.interactions = vec![letter, Interaction { partner_id: "b".to_owned(), ..Interaction::default() }];
    plan.tasks = vec![task("task", "a"), task("other", "b")];
    plan.partner_roles = vec![PartnerRole {
        id: "role".to_owned(),
        partner_id: "a".to_owned(),
        role: PartnerRoleKind::Sponsor,
        from_on: some_day("2025-01-01"),
        ..PartnerRole::default()
    }];
    let entries = timeline(&plan, &host);
    let shown: Vec<String> = entries
        .iter()
        .map(|it| format!("{} {} {}{}", it.on, it.kind.word(), it.word, if it.is_open { "!" } else { "" }))
        .collect();
    assert_eq!(
        shown,
        [
            "2027-05-03 event confirmed",
            "2026-12-01 task !",
            "2026-10-02 interaction letter!",
            "2026-09-20 answered ",
            "2026-09-01 invited ",
            "2025-01-01 role_from sponsor",
        ]
    );
}

/// What waits on 24 November 2026 of one partner with these facts: `kind days`.
#[track_caller]
fn check_waiting(facts: &str, expected: &str) {
    let mut host = partner("a", PartnerStatus::Interested);
    let mut plan = Plan::default();
    for fact in facts.split_whitespace() {
        let (name, value) = fact.split_once('=').unwrap_or((fact, ""));
        match name {
            "invited" => host.invited_on = some_day(value),
            "answered" => host.answered_on = some_day(value),
            "ends" => host.memorandum_ends_on = some_day(value),
            "remind" => host.memorandum_remind_on = some_day(value),
            "active" => host.status = PartnerStatus::Active,
            "former" => host.status = PartnerStatus::Former,
            "talked" => plan.interactions.push(Interaction {
                partner_id: "a".to_owned(),
                held_on: day(value),
                ..Interaction::default()
            }),
            "due" => plan.interactions.push(Interaction {
                partner_id: "a".to_owned(),
                held_on: day("2026-11-01"),
                answer_due_on: some_day(value),
                ..Interaction::default()
            }),
            "offer" => {
                plan.offers.push(Offer { due_on: some_day(value), ..offer("a", OfferKind::Money, Some(1), None) })
            }
            "keep" => plan.people.push(Person { keep_until: some_day(value), ..person("Ana", Some("a")) }),
            _ => panic!("{fact}"),
        }
    }
    plan.partners.push(host);
    let found: Vec<String> = waiting(&plan, day("2026-11-24"))
        .iter()
        .map(|it| format!("{} {}", it.kind.word(), it.days.map_or("-".to_owned(), |days| days.to_string())))
        .collect();
    assert_eq!(found.join(", "), expected, "{facts}");
}

#[test]
fn what_waits_is_found() {
    check_waiting("", "");
    check_waiting("invited=2026-11-10", "not_answered 14");
    check_waiting("invited=2026-11-10 answered=2026-11-20", "");
    check_waiting("invited=2026-12-01", "");
    check_waiting("invited=2026-11-10 former", "");
    check_waiting("due=2026-11-20", "answer_due 4");
    check_waiting("due=2026-11-30", "answer_due -6");
    check_waiting("ends=2026-11-23 remind=2026-10-01", "memorandum_ended 1");
    check_waiting("ends=2026-11-24 remind=2026-11-24", "memorandum_reminder 0");
    check_waiting("ends=2027-11-24 remind=2027-09-01", "");
    check_waiting("keep=2026-11-24", "");
    check_waiting("keep=2026-11-23", "retention_passed 1");
    check_waiting("offer=2026-11-01", "offer_due 23");
    check_waiting("active", "silent -");
    check_waiting("active talked=2026-05-28", "");
    check_waiting("active talked=2026-05-27", "silent 181");
}

#[test]
fn newcomers_have_this_year_or_no_earlier_events() {
    let mut plan = plan("Hall 10-11 by=new, Hall 12-13 by=old, Hall 14-15 by=old, Hall 16-17 by=said");
    let earlier = Week { id: "earlier".to_owned(), starts_on: day("2026-05-04"), ends_on: day("2026-05-10"), ..week() };
    plan.weeks.push(earlier);
    plan.events[2].week_id = Some("earlier".to_owned());
    plan.partners.iter_mut().for_each(|it| it.first_year = (it.id == "said").then_some(2024));
    plan.partners.push(Partner { first_year: Some(2027), ..partner("promised", PartnerStatus::Committed) });
    let names: Vec<&str> = newcomers(&plan, &plan.weeks[0]).iter().map(|it| it.id.as_str()).collect();
    assert_eq!(names, ["new", "promised"]);
}

#[test]
fn coverage_counts_tags_and_hosted_events() {
    let mut plan = plan("Hall 10-11 by=a, Hall 12-13 by=b no-pillar, Hall 14-15 by=c");
    plan.partners.retain(|it| !it.id.starts_with("org"));
    plan.partners.iter_mut().for_each(|it| it.neighbourhood_id = (it.id != "c").then(|| "East".to_owned()));
    plan.partners.push(partner("prospect", PartnerStatus::Prospect));
    let found = coverage(&plan);
    let rows: Vec<_> =
        found.rows.iter().map(|row| (row.name.as_str(), row.partners, row.by_pillar.clone(), row.per_10000)).collect();
    assert_eq!(rows, [("East", 2, vec![1], Some(10.0)), ("", 1, vec![1], None)]);
    assert_eq!((found.partners, found.without_pillar, found.pillars[0].partners), (3, 1, 2));
    plan.tags.push(Tag {
        id: "tag".to_owned(),
        subject: Subject::Partner,
        subject_id: "b".to_owned(),
        area_id: "pillar".to_owned(),
        feature_id: None,
    });
    assert_eq!(coverage(&plan).without_pillar, 0);
}

#[test]
fn a_track_record_keeps_announced_held_and_cancelled_apart() {
    let statuses = ["held", "held", "cancelled", "withdrawn", "declined", "confirmed"];
    let lines: Vec<String> = statuses
        .iter()
        .enumerate()
        .map(|(at, status)| format!("Hall {}-{} by=a status={status}", at + 9, at + 10))
        .collect();
    let mut plan = plan(&lines.join(", "));
    (plan.events[0].registered_count, plan.events[0].attended_count) = (Some(20), Some(0));
    plan.events[1].registered_count = Some(5);
    let rows = track_record(&plan, "a");
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!((row.announced, row.held, row.cancelled, row.withdrawn), (4, 2, 1, 1));
    assert_eq!((row.registered, row.attended, row.returned), (Some(25), Some(0), 1), "nobody came is a number");
    assert!(track_record(&plan, "b").is_empty());
}

#[test]
fn the_timeline_holds_what_is_of_the_partner_alone_and_says_what_is_open() {
    let talk = |id: &str, due: &str, answered: &str| Interaction {
        id: id.to_owned(),
        partner_id: "a".to_owned(),
        held_on: day("2026-10-02"),
        answer_due_on: some_day(due),
        answered_on: some_day(answered),
        ..Interaction::default()
    };
    let gift = |id: &str, of: &str, pledged: &str, received: &str| Offer {
        id: id.to_owned(),
        partner_id: of.to_owned(),
        pledged_on: some_day(pledged),
        received_on: some_day(received),
        ..Offer::default()
    };
    let task = |id: &str, subject: Option<Subject>| Task {
        id: id.to_owned(),
        subject,
        subject_id: Some("a".to_owned()),
        done_on: some_day("2026-09-01"),
        ..Task::default()
    };
    let mut plan = plan("Hall 10-11 by=a, Hall tue 10-11 by=b");
    // The same event twice in the plan's list is one entry.
    plan.events.push(plan.events[0].clone());
    plan.interactions = vec![
        talk("awaited", "2026-10-30", ""),
        talk("answered", "2026-10-30", "2026-10-20"),
        talk("no answer asked", "", ""),
    ];
    plan.offers = vec![
        gift("promised", "a", "2026-08-01", ""),
        gift("came", "a", "2026-08-01", "2026-08-05"),
        gift("of another", "b", "2026-08-01", "2026-08-05"),
    ];
    plan.tasks =
        vec![task("done", Some(Subject::Partner)), task("of an event", Some(Subject::Event)), task("free", None)];
    let shown: Vec<String> = timeline(&plan, &partner("a", PartnerStatus::Active))
        .iter()
        .map(|it| format!("{} {} {}{}", it.on, it.kind.word(), it.record_id, if it.is_open { "!" } else { "" }))
        .collect();
    assert_eq!(
        shown,
        [
            "2027-05-03 event 00",
            "2026-10-02 interaction answered",
            "2026-10-02 interaction awaited!",
            "2026-10-02 interaction no answer asked",
            "2026-09-01 task done",
            "2026-08-05 received came",
            "2026-08-01 promised came",
            "2026-08-01 promised promised!",
        ]
    );
}

#[test]
fn an_offer_waits_once_its_day_has_passed_and_nothing_came() {
    let due = |on: &str, received: Option<i64>| {
        let offer = Offer { due_on: some_day(on), ..offer("a", OfferKind::Money, Some(1), received) };
        let plan = Plan { offers: vec![offer], ..Plan::default() };
        waiting(&plan, day("2026-11-24")).len()
    };
    assert_eq!((due("2026-11-23", None), due("2026-11-24", None), due("2026-11-25", None)), (1, 0, 0));
    assert_eq!((due("2026-11-23", Some(1)), due("2026-11-23", Some(0)), due("", None)), (0, 1, 0));
}

#[test]
fn only_an_earlier_week_makes_somebody_no_newcomer() {
    for (starts_on, is_new) in [("2027-05-02", false), ("2027-05-03", true), ("2028-05-03", true)] {
        let mut plan = plan("Hall 10-11 by=a, Hall 12-13 by=a");
        plan.partners.iter_mut().for_each(|it| it.first_year = None);
        plan.partners.retain(|it| it.id == "a");
        plan.weeks.push(Week { id: "other".to_owned(), starts_on: day(starts_on), ..week() });
        plan.events[1].week_id = Some("other".to_owned());
        assert_eq!(newcomers(&plan, &plan.weeks[0]).len(), usize::from(is_new), "{starts_on}");
    }
}

#[test]
fn what_was_called_off_serves_no_pillar_and_nobody_lives_where_there_are_none() {
    let mut plan = plan("Hall 10-11 by=a, Hall 12-13 by=b status=cancelled");
    plan.partners.retain(|it| !it.id.starts_with("org"));
    plan.partners.iter_mut().for_each(|it| it.neighbourhood_id = Some("East".to_owned()));
    let found = coverage(&plan);
    assert_eq!((found.partners, found.without_pillar, found.pillars[0].partners), (2, 1, 1));
    assert_eq!(found.rows[0].per_10000, Some(10.0));
    plan.neighbourhoods[0].population = Some(0);
    assert_eq!(coverage(&plan).rows[0].per_10000, None);
}
