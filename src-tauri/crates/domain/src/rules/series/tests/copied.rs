//! What comes along with a copy of one event, of a day and of a series, and what is counted on the way.

use super::super::copy::Copy;
use super::*;
use crate::{OwnValue, Plan, Subject};

fn copied(plan: &Plan, what: &CopyWhat) -> (Vec<Copy>, CopyCounts) {
    copies(plan, &plan.weeks[0], &next_year(), what)
}

#[test]
fn what_is_copied_has_a_word() {
    let what = [CopyWhat::Event { event_id: "e".to_owned() }, CopyWhat::Day { on: monday() }, CopyWhat::Week];
    assert_eq!(what.map(|what| what.word()), ["event", "day", "week"]);
}

#[test]
fn one_event_is_copied_alone_with_what_is_about_it() {
    let mut plan = testing::plan("Hall tue 10-11 @Ana, Hall wed 10-11 @Ben");
    let value = |id: &str, subject: Subject, of: &str| OwnValue {
        id: id.to_owned(),
        subject,
        subject_id: of.to_owned(),
        ..OwnValue::default()
    };
    plan.own_values = vec![
        value("own", Subject::Event, "01"),
        value("of another", Subject::Event, "00"),
        value("of a venue", Subject::Venue, "01"),
    ];
    let goal = crate::Tag { id: "of a goal".to_owned(), subject: Subject::Goal, ..plan.tags[1].clone() };
    plan.tags.push(goal);
    plan.sessions[1].is_cancelled = true;
    let (made, counts) = copied(&plan, &CopyWhat::Event { event_id: "01".to_owned() });
    assert_eq!(counts, CopyCounts { event_count: 1, session_count: 1, ..CopyCounts::default() });
    let [copy] = made.as_slice() else { panic!("{made:?}") };
    assert_eq!((copy.source_id.as_str(), copy.event.title.as_str()), ("01", "Hall wed 10-11"));
    assert_eq!(copy.tags, [plan.tags[1].clone()]);
    assert_eq!(copy.own_values, [plan.own_values[0].clone()]);
    assert_eq!(
        (copy.people.clone(), copy.partners.clone()),
        (vec![plan.event_people[1].clone()], vec![plan.event_partners[1].clone(),])
    );
    let session = Session {
        id: String::new(),
        event_id: String::new(),
        is_cancelled: false,
        starts_at: Some(at("2028-05-03T10:00:00")),
        ends_at: Some(at("2028-05-03T11:00:00")),
        ..plan.sessions[1].clone()
    };
    assert_eq!(copy.sessions, [session]);
}

#[test]
fn a_day_of_a_series_comes_without_its_rule() {
    let mut plan = testing::plan("Hall tue 10-11, Hall wed 10-11");
    plan.sessions[1].event_id = "00".to_owned();
    plan.events.truncate(1);
    let event = &mut plan.events[0];
    event.recurrence_rule = "FREQ=DAILY;UNTIL=20270505".to_owned();
    (event.span_starts_on, event.span_ends_on) = (Some(day("2027-05-04")), Some(day("2027-05-05")));
    event.excluded_dates = vec!["2027-05-06".to_owned()];
    let (made, counts) = copied(&plan, &CopyWhat::Day { on: day("2027-05-05") });
    assert_eq!((made[0].sessions.len(), counts.session_count, counts.ruleless_count), (1, 1, 0));
    let copy = &made[0].event;
    assert_eq!((copy.title.as_str(), copy.recurrence_rule.as_str()), ("Hall tue 10-11", ""));
    assert_eq!((copy.span_starts_on, copy.span_ends_on, copy.excluded_dates.len()), (None, None, 0));
    let whole = &copied(&plan, &CopyWhat::Week).0[0].event;
    assert_eq!((whole.span_starts_on, whole.span_ends_on), (Some(day("2028-05-02")), Some(day("2028-05-03"))));
}

#[test]
fn rules_of_months_and_weekdays_that_are_missing_are_counted() {
    let mut plan = testing::plan("Hall tue 10-11, Hall wed 10-11, Hall thu 10-11 status=declined");
    plan.events[0].recurrence_rule = "FREQ=MONTHLY;BYDAY=1TU".to_owned();
    plan.events[1].recurrence_rule = "FREQ=MONTHLY;BYDAY=1WE".to_owned();
    let (made, counts) = copied(&plan, &CopyWhat::Week);
    assert_eq!((counts.ruleless_count, counts.event_count, counts.session_count, counts.off_count), (2, 2, 2, 1));
    assert!(made.iter().all(|copy| copy.event.recurrence_rule.is_empty() && copy.sessions[0].occurrence_on.is_none()));
    // From nine days into seven: the second Saturday and Sunday have no answer.
    let mut plan = testing::plan("Hall 10-11, Hall 10-11, Hall 10-11");
    plan.weeks.insert(0, next_year());
    plan.events.iter_mut().for_each(|event| event.week_id = Some("next".to_owned()));
    for (session, day) in plan.sessions.iter_mut().zip(["2028-05-06", "2028-05-07", "2028-05-05"]) {
        session.starts_at = Some(at(&format!("{day}T10:00:00")));
    }
    let (_, counts) = copies(&plan, &plan.weeks[0], &testing::week(), &CopyWhat::Week);
    assert_eq!((counts.dateless_count, counts.session_count), (2, 3));
}

#[test]
fn a_moved_session_is_moved_in_the_copy_while_its_rule_comes_along() {
    let mut plan = testing::plan("Hall tue 10-11, Hall wed 15-16, Hall thu 10-11");
    plan.sessions.iter_mut().for_each(|session| session.event_id = "00".to_owned());
    plan.sessions[1].is_moved = true;
    plan.events.truncate(1);
    let moved =
        |plan: &Plan| copied(plan, &CopyWhat::Week).0[0].sessions.iter().map(|it| it.is_moved).collect::<Vec<_>>();
    plan.events[0].recurrence_rule = "FREQ=DAILY;UNTIL=20270506".to_owned();
    assert_eq!(moved(&plan), [false, true, false]);
    plan.events[0].recurrence_rule = "FREQ=MONTHLY;BYMONTHDAY=4,5,6".to_owned();
    assert_eq!(moved(&plan), [false, false, false]);
}
