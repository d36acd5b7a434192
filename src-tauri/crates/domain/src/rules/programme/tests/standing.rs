//! Problems kept over changes: always the same as from nothing.

use proptest::prelude::*;

use crate::rules::own_fields;
use crate::rules::programme::{DraftedEvent, Standing, Touched};
use crate::rules::testing::*;
use crate::*;

const PROGRAMME: &str = "Hall 10-12 for=40 size=30 @Ana audience=all, Hall 11-13 @Ana @Ben audience=all setup=30, \
                         Annex 10-11 by=Library alone=Cleo audience=seniors, Away.Hall 10-11 by=Library audience=seniors, \
                         Hall tue 10-11 title=Bread by=Library, House tue 9-10 title=Bread by=Library no-pillar, \
                         Annex none, Away.Hall wed 22-26 status=held text=one_two_three_four_five_six, - ? cost=5";
const STATUSES: &[EventStatus] =
    &[EventStatus::Confirmed, EventStatus::Draft, EventStatus::Cancelled, EventStatus::Held];
const ROOMS: &[Option<&str>] = &[Some("Hall"), Some("Annex"), Some("Away.Hall"), None];

fn shown(standing: &Standing) -> Vec<Problem> {
    standing.problems().cloned().collect()
}

/// Changes a plan in one of many ways; gives back what that touched.
fn edit(plan: &mut Plan, way: usize, one: usize, other: usize, standing: &Standing) -> Option<Touched> {
    let touch = |table: &str, id: &str| Some(Touched::from([(table.to_owned(), Some(vec![id.to_owned()]))]));
    let count = plan.events.len().max(1);
    let place = one % count;
    if plan.events.is_empty() || plan.sessions.is_empty() {
        return touch("task", "t");
    }
    match way % 16 {
        0 => {
            let at = one % plan.sessions.len();
            let session = &mut plan.sessions[at];
            let day = monday() + TimeDelta::days((other % 8) as i64);
            session.starts_at = Some(day.and_hms_opt(9 + (other % 5) as u32, 0, 0).unwrap());
            session.ends_at = Some(day.and_hms_opt(11 + (other % 5) as u32, 30, 0).unwrap());
            touch("session", &session.id.clone())
        }
        1 => {
            let at = one % plan.sessions.len();
            plan.sessions[at].room_id = ROOMS[other % ROOMS.len()].map(str::to_owned);
            touch("session", &plan.sessions[at].id.clone())
        }
        2 => {
            plan.events[place].status = STATUSES[other % STATUSES.len()];
            touch("event", &plan.events[place].id.clone())
        }
        3 => {
            plan.events[place].title = ["Bread", "bread!", "Fair"][other % 3].to_owned();
            touch("event", &plan.events[place].id.clone())
        }
        4 => {
            plan.events[place].audiences = vec![["all", "seniors"][other % 2].to_owned()];
            plan.events[place].capacity = Some((other % 50) as i64);
            touch("event", &plan.events[place].id.clone())
        }
        5 => {
            let gone = plan.sessions.remove(one % plan.sessions.len());
            touch("session", &gone.id)
        }
        6 => {
            let mut new = plan.sessions[one % plan.sessions.len()].clone();
            new.id = format!("new{}{other}", plan.sessions.len());
            new.event_id.clone_from(&plan.events[other % count].id);
            let touched = touch("session", &new.id);
            plan.sessions.push(new);
            touched
        }
        7 if !plan.event_partners.is_empty() => {
            let at = one % plan.event_partners.len();
            plan.event_partners[at].partner_id = ["Library", "org00", "nobody"][other % 3].to_owned();
            touch("event_partner", &plan.event_partners[at].id.clone())
        }
        8 => {
            let (id, event_id) = (format!("p{one}{other}"), plan.events[place].id.clone());
            plan.event_people.retain(|link| link.id != id);
            let person_id = ["Ana", "Ben", "Cleo"][other % 3].to_owned();
            plan.event_people.push(EventPerson { id: id.clone(), event_id, person_id });
            touch("event_person", &id)
        }
        9 if !plan.tags.is_empty() => {
            let gone = plan.tags.remove(one % plan.tags.len());
            touch("tag", &gone.id)
        }
        10 => {
            let problems = shown(standing);
            let Some(problem) = problems.get(one % problems.len().max(1)) else { return touch("note", "n") };
            let key = problem.key.clone();
            plan.accepted_problems.retain(|it| it.key != key);
            let reason = format!("because {other}");
            plan.accepted_problems.push(AcceptedProblem {
                id: key.clone(),
                key: key.clone(),
                reason,
                ..AcceptedProblem::default()
            });
            touch("accepted_problem", &key)
        }
        11 => {
            let at = one % plan.rooms.len();
            plan.rooms[at].capacity = Some((other % 60) as i64);
            match other % 3 {
                0 => None,
                1 => Some(Touched::from([("room".to_owned(), None)])),
                _ => touch("room", &plan.rooms[at].id.clone()),
            }
        }
        12 => {
            plan.events[place].registered_count = Some((other * 5) as i64);
            plan.events[place].is_insured = other.is_multiple_of(2);
            touch("event", &plan.events[place].id.clone())
        }
        13 => {
            plan.events[place].week_id = Some(["week", "before"][other % 2].to_owned());
            touch("event", &plan.events[place].id.clone())
        }
        14 => {
            let subject = [plan.events[place].id.as_str(), "Library"][usize::from(one.is_multiple_of(4))].to_owned();
            let of = if subject == "Library" { Subject::Partner } else { Subject::Event };
            let field = plan.own_fields[usize::from(of == Subject::Partner)].clone();
            let said = ["12", "twelve", ""][other % 3].to_owned();
            let value = OwnValue { subject: of, ..own_fields::value(&field, &subject, said) };
            plan.own_values.retain(|it| it.id != value.id);
            let touched = touch("own_value", &value.id);
            plan.own_values.push(value);
            touched
        }
        15 => {
            plan.own_fields[other % 2].kind = OwnKind::ALL[one % OwnKind::ALL.len()];
            touch("own_field", &plan.own_fields[other % 2].id.clone())
        }
        _ => touch("venue", "House"),
    }
}

/// The event that a change is about, if it is still there.
fn one_event(plan: &Plan, touched: &Touched) -> Option<Id> {
    let (table, ids) = touched.iter().next()?;
    let id = ids.as_ref()?.first()?;
    match table.as_str() {
        "event" => Some(id.clone()),
        "session" => plan.sessions.iter().find(|it| it.id == *id).map(|it| it.event_id.clone()),
        "event_partner" => plan.event_partners.iter().find(|it| it.id == *id).map(|it| it.event_id.clone()),
        "event_person" => plan.event_people.iter().find(|it| it.id == *id).map(|it| it.event_id.clone()),
        "own_value" => plan
            .own_values
            .iter()
            .find(|it| it.id == *id && it.subject == Subject::Event)
            .map(|it| it.subject_id.clone()),
        _ => None,
    }
}

/// What is about an event, without doubles: which of two is the later one depends on where a draft stands.
fn about(event_id: &str, problems: impl Iterator<Item = Problem>) -> Vec<Problem> {
    let is_of = |it: &Problem| [&it.event_id, &it.other_event_id].into_iter().flatten().any(|id| id == event_id);
    problems.filter(|it| it.code != "duplicate_title" && is_of(it)).collect()
}

/// The same, found by holding what an event is after a change against the plan before it.
fn drafted(standing: &Standing, before: &Plan, after: &Plan, event_id: &str, week: &Week) -> Vec<Problem> {
    let Some(event) = after.events.iter().find(|event| event.id == event_id) else { return Vec::new() };
    let sessions: Vec<Session> = after.sessions.iter().filter(|it| it.event_id == event_id).cloned().collect();
    let partners: Vec<EventPartner> =
        after.event_partners.iter().filter(|it| it.event_id == event_id).cloned().collect();
    let people: Vec<EventPerson> = after.event_people.iter().filter(|it| it.event_id == event_id).cloned().collect();
    let is_ours = |it: &&Tag| it.subject == Subject::Event && it.subject_id == event_id;
    let tags: Vec<Tag> = after.tags.iter().filter(is_ours).cloned().collect();
    let is_own = |it: &&OwnValue| it.subject == Subject::Event && it.subject_id == event_id;
    let own_values: Vec<OwnValue> = after.own_values.iter().filter(is_own).cloned().collect();
    let draft = DraftedEvent {
        event,
        sessions: &sessions,
        partners: &partners,
        people: &people,
        tags: &tags,
        own_values: &own_values,
    };
    about(event_id, standing.of_draft(before, draft, week).into_iter())
}

/// Puts venues on the map, sends some people away, and gives the plan an earlier week.
fn far_and_away(plan: &mut Plan) {
    for (at, venue) in plan.venues.iter_mut().enumerate() {
        (venue.latitude, venue.longitude) = (Some(53.35 + at as f64 / 50.0), Some(-6.26));
    }
    for person in plan.people.iter_mut().filter(|person| person.id != "Ben") {
        person.away_dates = vec!["2027-05-05".to_owned()];
        person.available_from = NaiveTime::from_hms_opt(10, 0, 0);
    }
    for partner in plan.partners.iter_mut().filter(|partner| partner.id == "Library") {
        partner.available_to = NaiveTime::from_hms_opt(12, 0, 0);
        partner.first_year = None;
    }
    for (id, subject) in [("seats", OwnSubject::Event), ("since", OwnSubject::Partner)] {
        let kind = OwnKind::Number;
        plan.own_fields.push(OwnField { id: id.to_owned(), name: id.to_owned(), subject, kind, ..OwnField::default() });
    }
    plan.weeks.push(Week { id: "before".to_owned(), starts_on: early(), ends_on: early(), ..week() });
}

proptest! {
    #[test]
    fn after_any_edits_the_problems_are_those_found_from_nothing(
        edits in prop::collection::vec((0usize..16, 0usize..40, 0usize..40), 1..25),
    ) {
        let mut plan = plan(PROGRAMME);
        far_and_away(&mut plan);
        open(&mut plan, "House", "mon 9-12");
        open(&mut plan, "Away", "wed 9-17");
        let week = plan.weeks[0].clone();
        let mut standing = Standing::new(&plan, &week, early());
        for (way, one, other) in edits {
            let before = plan.clone();
            let touched = edit(&mut plan, way, one, other, &standing);
            if let Some(event_id) = touched.as_ref().and_then(|touched| one_event(&plan, touched)) {
                let expected = about(&event_id, Standing::new(&plan, &week, early()).problems().cloned());
                prop_assert_eq!(drafted(&standing, &before, &plan, &event_id, &week), expected, "draft, {:?}", touched);
            }
            standing = standing.next(&before, &plan, &week, early(), touched.as_ref());
            prop_assert_eq!(shown(&standing), shown(&Standing::new(&plan, &week, early())), "{:?}", touched);
        }
    }
}

#[test]
fn what_was_not_touched_is_not_found_again() {
    let plan = plan(PROGRAMME);
    let week = &plan.weeks[0];
    let standing = Standing::new(&plan, week, early());
    assert!(5 < standing.problems().len());
    let same = |next: &Standing| standing.problems().zip(next.problems()).filter(|(a, b)| std::ptr::eq(*a, *b)).count();
    let touched = |table: &str, id: &str| Touched::from([(table.to_owned(), Some(vec![id.to_owned()]))]);
    let task = standing.next(&plan, &plan, week, early(), Some(&touched("task", "t")));
    assert_eq!(same(&task), standing.problems().len(), "a task concerns no rule of the programme");
    let session = standing.next(&plan, &plan, week, early(), Some(&touched("session", "08")));
    assert!(0 < same(&session) && same(&session) < standing.problems().len());
    assert_eq!(same(&standing.next(&plan, &plan, week, early(), None)), 0, "nobody knows: all is found anew");
    assert_eq!(
        same(&standing.next(&plan, &plan, week, early(), Some(&touched("desk", "")))),
        0,
        "no table of the plan"
    );
}

#[test]
fn what_is_said_of_an_event_touches_it_alone_and_what_is_said_of_a_venue_everything() {
    let mut plan = plan(PROGRAMME);
    for (id, subject, of) in
        [("v", Subject::Venue, "House"), ("e", Subject::Event, "08"), ("other", Subject::Venue, "Away")]
    {
        plan.own_values.push(OwnValue { id: id.to_owned(), subject, subject_id: of.to_owned(), ..OwnValue::default() });
    }
    let week = &plan.weeks[0];
    let standing = Standing::new(&plan, week, early());
    let same = |table: &str, id: &str| {
        let touched = Touched::from([(table.to_owned(), Some(vec![id.to_owned()]))]);
        let next = standing.next(&plan, &plan, week, early(), Some(&touched));
        standing.problems().zip(next.problems()).filter(|(a, b)| std::ptr::eq(*a, *b)).count()
    };
    assert_eq!(same("own_value", "v"), 0, "venues are looked at as a whole");
    assert!(0 < same("own_value", "e") && same("own_value", "e") < standing.problems().len());
    assert_eq!(same("own_value", "gone"), standing.problems().len());
    // Neither titles nor hosts are others: what is of no touched event is not found again.
    assert!(0 < same("event", "08") && same("event", "08") < standing.problems().len());
    assert!(0 < same("event_partner", "08"));
}

#[test]
fn when_another_audience_becomes_everybodys_all_clashes_are_found_anew() {
    // Of thirty events eleven are for families and ten for seniors: what is for more than a third clashes with nothing.
    let line = |at: usize| match at {
        0..11 => format!("Room{at} 10-11 audience=families"),
        11..21 => format!("Room{at} tue 10-11 audience=seniors"),
        _ => format!("Room{at} wed {}-{}", at - 12, at - 11),
    };
    let before = plan(&(0..30).map(line).collect::<Vec<_>>().join(", "));
    let mut after = before.clone();
    after.events[0].audiences = vec!["seniors".to_owned()];
    let week = &before.weeks[0];
    let standing = Standing::new(&before, week, early());
    let clashes = |standing: &Standing| standing.problems().filter(|it| it.code == "same_audience_clash").count();
    let touched = Touched::from([("event".to_owned(), Some(vec!["00".to_owned()]))]);
    let next = standing.next(&before, &after, week, early(), Some(&touched));
    assert!(0 < clashes(&standing) && 0 < clashes(&next));
    assert_eq!(shown(&next), shown(&Standing::new(&after, week, early())));
}
