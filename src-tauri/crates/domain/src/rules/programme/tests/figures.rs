//! The numbers of a week.

use crate::rules::figures::{Figures, figures, figures_with, residents};
use crate::rules::testing::*;
use crate::*;

#[test]
fn each_event_counts_under_its_status_and_live_ones_as_planned() {
    let lines: Vec<String> = EventStatus::ALL.iter().map(|it| format!("Hall 10-11 status={}", it.word())).collect();
    let mut plan = plan(&format!("{}, Hall 12-13, Annex 10-11 status=draft for=5", lines.join(", ")));
    plan.partners.clear();
    let expected = Figures {
        planned: 8,
        sessions: 8,
        drafts: 2,
        submitted: 1,
        needs_information: 1,
        accepted: 1,
        confirmed: 2,
        held: 1,
        declined: 1,
        withdrawn: 1,
        cancelled: 1,
        postponed: 1,
        places: 5,
        residents: Some(2000),
        rooms_used: 2,
        venues_used: 1,
        ..Figures::default()
    };
    assert_eq!(figures_with(&plan, &plan.weeks[0], &[]), expected);
    // Those of another week, and of none, are not counted.
    plan.events.iter_mut().for_each(|event| event.week_id = Some("other".to_owned()));
    let nothing = Figures { residents: Some(2000), ..Figures::default() };
    assert_eq!(figures_with(&plan, &plan.weeks[0], &[]), nothing);
}

#[test]
fn money_places_and_rooms_are_those_of_live_events() {
    let mut plan = plan(
        "Hall 10-11 for=20, Annex 10-11 for=-3, Away.Hall tue 10-11 for=5 online, - none for=9, Hall wed 10-11 status=declined for=50",
    );
    for (event, (asked, granted)) in
        plan.events.iter_mut().zip([(100, Some(80)), (50, None), (0, Some(0)), (7, Some(7)), (900, Some(900))])
    {
        (event.money_asked_minor, event.money_granted_minor) = (Some(asked), granted);
    }
    plan.venues.iter_mut().filter(|venue| venue.id == "Away").for_each(|venue| venue.is_online = true);
    let found = figures_with(&plan, &plan.weeks[0], &[]);
    assert_eq!((found.planned, found.unscheduled, found.sessions, found.places), (4, 1, 3, 25));
    assert_eq!((found.money_asked_minor, found.money_granted_minor), (157, 87));
    assert_eq!((found.rooms_used, found.venues_used), (3, 1), "what is online is no venue of the city");
}

#[test]
fn partners_are_invited_committed_and_new() {
    use PartnerStatus::{Active, Committed, Former, Interested, Invited, Paused, Prospect};
    let of = |at: usize, status: PartnerStatus, year: Option<i64>| Partner {
        first_year: year,
        ..partner(&at.to_string(), status)
    };
    let all = [Prospect, Invited, Interested, Committed, Active, Paused, Former];
    let mut partners: Vec<Partner> = all.iter().enumerate().map(|(at, status)| of(at, *status, Some(2027))).collect();
    partners.push(of(7, Committed, Some(2026)));
    partners.push(of(8, Committed, None));
    let plan = Plan { partners, ..ground() };
    let found = figures_with(&plan, &plan.weeks[0], &[]);
    assert_eq!((found.partners_invited, found.partners_committed, found.partners_new), (7, 4, 2));
}

#[test]
fn problems_are_open_until_somebody_accepts_them() {
    let problem = |severity: Severity, accepted: Option<&str>| Problem {
        severity,
        accepted: accepted.map(str::to_owned),
        ..Problem::default()
    };
    let all = [
        problem(Severity::Blocks, None),
        problem(Severity::Blocks, None),
        problem(Severity::Warning, None),
        problem(Severity::Hint, None),
        problem(Severity::Blocks, Some("They share the hall.")),
    ];
    let plan = ground();
    let found = figures_with(&plan, &plan.weeks[0], &all);
    assert_eq!((found.problems_open, found.problems_blocking), (4, 2));
    let clash = crate::rules::testing::plan("Hall 10-12, Hall 11-13");
    let found = figures(&clash, &clash.weeks[0], early());
    assert_eq!((found.problems_open, found.problems_blocking), (1, 1));
}

#[test]
fn residents_are_of_the_city_else_of_its_neighbourhoods() {
    let place =
        |id: &str, population: Option<i64>| Neighbourhood { id: id.to_owned(), population, ..Neighbourhood::default() };
    let of = |city: Option<i64>, parts: &[Option<i64>]| {
        residents(&Plan {
            profile: Some(Profile { population: city, ..Profile::default() }),
            neighbourhoods: parts.iter().map(|population| place("n", *population)).collect(),
            ..Plan::default()
        })
    };
    assert_eq!(of(Some(9), &[Some(1)]), Some(9));
    assert_eq!(of(None, &[Some(1), None, Some(2)]), Some(3));
    assert_eq!(of(None, &[None]), None);
}
