//! Who is written to, about what, and who was already.

use crate::rules::letters::{Cause, Letters, contacts, deadline, letters};
use crate::rules::missing::{HostMissing, missing_details};
use crate::rules::release;
use crate::rules::testing::*;
use crate::*;

/// Two hosts, both with a contact; what is told of them begins with `Zoo` and `Art`.
fn city(programme: &str) -> Plan {
    let mut plan = plan(programme);
    for name in ["Zoo", "Art"] {
        let person = Person {
            email: format!("{}@example.org", name.to_lowercase()),
            ..person(&format!("Contact of {name}"), Some(name))
        };
        plan.people.push(person);
    }
    for event in &mut plan.events {
        event.short_text = "A few words".to_owned();
        event.audiences = vec!["adults".to_owned()];
        event.capacity = Some(5);
    }
    plan
}

fn missing(plan: &Plan) -> Vec<HostMissing> {
    missing_details(plan, &plan.weeks[0], &problems(plan, &plan.weeks[0], early()))
}

fn of(plan: &Plan, cause: &Cause) -> Letters {
    letters(plan, &plan.weeks[0], early(), cause)
}

/// `Host to address: titles`, then `nobody: titles` for events without a host.
fn shown(found: &Letters) -> String {
    let titles =
        |events: &[super::super::LetterEvent]| events.iter().map(|it| it.title.clone()).collect::<Vec<_>>().join("+");
    let mut lines: Vec<String> =
        found.letters.iter().map(|it| format!("{} to {}: {}", it.host, it.email, titles(&it.events))).collect();
    if !found.without_host.is_empty() {
        lines.push(format!("nobody: {}", titles(&found.without_host)));
    }
    lines.join(", ")
}

#[track_caller]
fn check(programme: &str, reason: LetterReason, expected: &str) {
    let plan = city(programme);
    let missing = missing(&plan);
    let cause = match reason {
        LetterReason::Accepted => Cause::Accepted,
        LetterReason::Declined => Cause::Declined,
        LetterReason::Missing => Cause::Missing(&missing),
        LetterReason::Returns => Cause::Returns(&missing),
        LetterReason::Changed => unreachable!("has a test of its own"),
    };
    assert_eq!(shown(&of(&plan, &cause)), expected, "{programme}");
}

#[test]
fn each_reason_has_its_events() {
    use LetterReason::*;
    let programme = "Hall 10-11 by=Zoo status=accepted title=Ape, Hall 12-13 by=Zoo title=Bear, Hall 14-15 by=Art \
                     status=declined title=Cat, Hall 16-17 by=Art status=held title=Dog, Hall 18-19 by=Zoo \
                     status=accepted title=Eel, Hall 20-21 by=Art status=withdrawn title=Fox";
    check(programme, Accepted, "Zoo to zoo@example.org: Ape+Eel");
    check(programme, Declined, "Art to art@example.org: Cat");
    check(programme, Missing, "");
    check(programme, Returns, "Art to art@example.org: Dog");
    check("Hall none by=Zoo title=Gnu, Hall 10-11 by=Art title=Hen", Missing, "Zoo to zoo@example.org: Gnu");
    check("", Accepted, "");
}

#[test]
fn events_without_a_host_are_told_to_nobody_and_said() {
    check("Hall 10-11 status=accepted title=Ape no-organiser", LetterReason::Accepted, "nobody: Ape");
    check("Hall none title=Ape no-organiser", LetterReason::Missing, "nobody: Ape");
}

#[test]
fn all_hosts_of_an_event_are_told_and_supporters_are_not() {
    let mut plan = city("Hall 10-11 by=Zoo status=accepted title=Ape, Hall 12-13 by=Art title=Bear");
    let link = |role, at: &str| EventPartner {
        id: at.to_owned(),
        event_id: plan.events[0].id.clone(),
        partner_id: "Art".to_owned(),
        role,
    };
    plan.event_partners.extend([link(EventRole::Supporter, "s"), link(EventRole::Sponsor, "t")]);
    assert_eq!(shown(&of(&plan, &Cause::Accepted)), "Zoo to zoo@example.org: Ape");
    plan.event_partners.push(EventPartner { role: EventRole::CoHost, ..plan.event_partners[2].clone() });
    plan.event_partners.push(EventPartner { role: EventRole::Organiser, ..plan.event_partners[2].clone() });
    assert_eq!(shown(&of(&plan, &Cause::Accepted)), "Art to art@example.org: Ape, Zoo to zoo@example.org: Ape");
}

#[test]
fn a_letter_goes_to_the_contact_and_to_nobody_else() {
    let person = |name: &str, email: &str, is_contact: bool| Person {
        email: email.to_owned(),
        is_contact,
        ..person(name, Some("Zoo"))
    };
    let gone = Person { keep_until: early().pred_opt(), ..person("Gone", "gone@example.org", true) };
    for (people, expected, email) in [
        (vec![], "", ""),
        (vec![person("Ana", "ana@example.org", false)], "", ""),
        (vec![gone.clone()], "", ""),
        (vec![person("Ben", "", true)], "Ben", ""),
        (vec![person("Ben", "by telephone", true)], "Ben", ""),
        (vec![person("Ben", "ben@example.org\nBcc: x@example.org", true)], "Ben", ""),
        (vec![person("Ben", "", true), person("Cleo", " cleo@example.org ", true)], "Cleo", "cleo@example.org"),
        (
            vec![person("Dan", "d@example.org", true), person("Ben", "b@example.org", true), gone],
            "Ben",
            "b@example.org",
        ),
    ] {
        let mut plan = city("Hall 10-11 by=Zoo status=accepted");
        plan.people = people;
        let found = of(&plan, &Cause::Accepted);
        assert_eq!((found.letters[0].contact.as_str(), found.letters[0].email.as_str()), (expected, email));
        assert_eq!(found.letters[0].person_id.is_some(), !expected.is_empty());
        assert_eq!(contacts(&plan, early()).len(), usize::from(!expected.is_empty()));
    }
}

#[test]
fn a_declined_event_comes_with_the_reason_of_its_last_step() {
    let mut plan = city("Hall 10-11 by=Zoo status=declined");
    let event_id = plan.events[0].id.clone();
    let step = |id: &str, to_status, reason: &str| StatusStep {
        id: id.to_owned(),
        event_id: event_id.clone(),
        to_status,
        taken_on: Some(monday()),
        reason: reason.to_owned(),
        ..StatusStep::default()
    };
    plan.status_steps = vec![
        step("1", EventStatus::Declined, "Too late"),
        step("2", EventStatus::Submitted, "Sent again"),
        step("3", EventStatus::Declined, "No room is free"),
    ];
    assert_eq!(of(&plan, &Cause::Declined).letters[0].events[0].note, "No room is free");
    plan.events[0].status = EventStatus::Accepted;
    plan.status_steps.push(step("4", EventStatus::Accepted, "A favour to the mayor"));
    assert_eq!(of(&plan, &Cause::Accepted).letters[0].events[0].note, "", "is the team's own business");
}

#[test]
fn hosts_of_what_changed_since_a_release_are_told() {
    let before = city("Hall 10-11 by=Zoo title=Ape, Hall 12-13 by=Art title=Bear");
    let mut after = before.clone();
    after.events[0].title = "Apes".to_owned();
    let changes = release::changes(&before, &after, "week");
    let cause = Cause::Changed("r1", &changes);
    assert_eq!(shown(&of(&after, &cause)), "Zoo to zoo@example.org: Apes");
}

fn letter(id: &str, reason: LetterReason, events: &[&str]) -> Interaction {
    Interaction {
        id: id.to_owned(),
        partner_id: "Zoo".to_owned(),
        held_on: early(),
        letter_reason: Some(reason),
        letter_event_ids: events.iter().map(|it| (*it).to_owned()).collect(),
        ..Interaction::default()
    }
}

#[test]
fn who_was_told_of_the_same_for_the_same_reason_is_known() {
    let mut plan = city("Hall 10-11 by=Zoo status=accepted title=Ape, Hall 12-13 by=Zoo status=accepted title=Bear");
    let before = |plan: &Plan| -> Vec<(String, usize)> {
        let found = of(plan, &Cause::Accepted);
        found.letters[0].before.iter().map(|it| (it.interaction_id.clone(), it.event_ids.len())).collect()
    };
    plan.interactions = vec![
        letter("other-reason", LetterReason::Declined, &["00"]),
        letter("other-event", LetterReason::Accepted, &["last-year"]),
        Interaction { letter_reason: None, ..letter("by-hand", LetterReason::Accepted, &["00"]) },
        Interaction { partner_id: "Art".to_owned(), ..letter("other-host", LetterReason::Accepted, &["00"]) },
    ];
    assert_eq!(before(&plan), []);
    plan.interactions.push(letter("one", LetterReason::Accepted, &["00", "last-year"]));
    assert_eq!(before(&plan), [("one".to_owned(), 1)]);
    let found = of(&plan, &Cause::Accepted);
    let untold: Vec<&str> = found.letters[0].untold().map(|it| it.title.as_str()).collect();
    assert_eq!(untold, ["Bear"]);
    let later = Interaction { held_on: monday(), ..letter("both", LetterReason::Accepted, &["00", "01"]) };
    plan.interactions.push(later);
    assert_eq!(before(&plan), [("both".to_owned(), 2), ("one".to_owned(), 1)]);
    assert_eq!(of(&plan, &Cause::Accepted).letters[0].untold().count(), 0);
}

#[test]
fn each_release_is_a_reason_of_its_own() {
    let before = city("Hall 10-11 by=Zoo title=Ape");
    let mut after = before.clone();
    after.events[0].title = "Apes".to_owned();
    let told = letter("told", LetterReason::Changed, &["00"]);
    after.interactions = vec![Interaction { letter_release_id: Some("r1".to_owned()), ..told }];
    let changes = release::changes(&before, &after, "week");
    let count = |release: &str| of(&after, &Cause::Changed(release, &changes)).letters[0].before.len();
    assert_eq!((count("r1"), count("r2")), (1, 0));
}

#[test]
fn a_deadline_that_has_passed_is_none() {
    let on = |text: &str| text.parse::<NaiveDate>().ok();
    let week = Week { copy_deadline_on: on("2027-02-22"), returns_due_on: on("2027-06-01"), ..week() };
    let early = early();
    for (reason, today, expected) in [
        (LetterReason::Accepted, early, "2027-02-22"),
        (LetterReason::Missing, early, "2027-02-22"),
        (LetterReason::Missing, on("2027-02-22").unwrap(), "2027-02-22"),
        (LetterReason::Missing, on("2027-02-23").unwrap(), ""),
        (LetterReason::Returns, monday(), "2027-06-01"),
        (LetterReason::Declined, early, ""),
        (LetterReason::Changed, early, ""),
    ] {
        let found = deadline(&week, reason, today).map(|on| on.to_string()).unwrap_or_default();
        assert_eq!(found, expected, "{reason:?} on {today}");
    }
}

#[test]
fn events_without_a_host_stand_by_title() {
    let programme =
        "Hall 10-11 title=Zebra no-organiser status=accepted, Hall 12-13 title=Ape no-organiser status=accepted";
    check(programme, LetterReason::Accepted, "nobody: Ape+Zebra");
}
