//! What an event lacks, and rooms that are too small.

use crate::rules::testing::*;
use crate::*;

#[test]
fn a_complete_event_has_no_problem() {
    check("", "");
    check("Hall 10-11", "");
}

#[test]
fn each_gap_is_named() {
    for (programme, code) in [
        ("Hall 10-11 no-organiser", "no_organiser"),
        ("Hall 10-11 no-pillar", "no_pillar"),
        ("Hall 10-11 no-access", "access_missing"),
        ("Hall 10-11 partner=interested", "organiser_not_committed"),
        ("Hall 10-11 text=one_two_three_four_five_six", "short_text_too_long"),
        ("Hall 10-11 cost=5_euros", "not_free"),
        ("Hall 10-11 booking=required", "booking_without_way"),
        ("Hall none", "no_session"),
        ("- 10-11", "no_venue"),
        ("- 10-11 status=accepted", "no_venue"),
        ("Hall ?", "time_unknown"),
        ("Hall 10", "time_unknown"),
        ("Hall next-mon 10-11", "outside_week"),
        ("Hall 10-11 size=20 for=21", "room_too_small"),
    ] {
        assert_eq!(only(programme).code, code, "{programme}");
    }
}

#[test]
fn what_is_enough() {
    check("Hall 10-11 text=one_two_three_four_five", "");
    check("Hall 10-11 booking=required link=https://example.org", "");
    check("Hall 10-11 booking=preferred", "");
    check("Hall 10-11 no-access online", "");
    check("Hall 10-11 size=20 for=20", "");
    check("Hall 10-11 for=20", "");
    check("Hall 0-24 all-day", "");
    check("- 10-11 online", "");
    check("- 10-11 status=submitted", "");
    check("- 10-11 status=cancelled", "");
    check("House 10-11", "");
}

#[test]
fn one_organisers_titles() {
    check(
        "Hall 10-11 by=Club title=Bake_bread, Annex 12-13 by=Club title=bake__Bread!",
        "duplicate_title bake  Bread!",
    );
    check("Hall 10-11 by=Club title=Bake_bread, Annex 12-13 by=Guild title=Bake_bread", "");
    check("Hall 10-11 by=Club title=Bake_bread, Annex 12-13 by=Club title=Bake_bread status=declined", "");
}

#[test]
fn without_a_date_only_a_promised_event_blocks() {
    assert_eq!(only("Hall none status=confirmed").severity, Severity::Blocks);
    assert_eq!(only("Hall none status=submitted").severity, Severity::Warning);
}

#[test]
fn sessions_whose_venue_is_gone_are_each_told() {
    let mut plan = plan("Hall 10-11 title=Bread, House 12-13 title=Soup, Away.Hall 10-11 title=Tea, Hall none");
    let before = problems(&plan, &plan.weeks[0], early()).len();
    // As a deletion leaves them: rooms go with their venue, sessions stay and name nothing.
    plan.venues.retain(|venue| venue.id != "House");
    plan.rooms.retain(|room| room.venue_id != "House");
    for session in &mut plan.sessions {
        session.venue_id = session.venue_id.take().filter(|id| id != "House");
        session.room_id = session.room_id.take().filter(|id| id != "Hall");
    }
    let after = problems(&plan, &plan.weeks[0], early());
    let told: Vec<String> = after.iter().filter(|it| it.code == "no_venue").map(shown).collect();
    assert_eq!(told, ["no_venue Bread", "no_venue Soup"]);
    assert_eq!(after.len(), before + 2);
    let bread = after.iter().find(|it| it.code == "no_venue").unwrap();
    assert_eq!((bread.severity, bread.field.as_deref()), (Severity::Blocks, Some("venue_id")));
    assert_eq!(bread.session_id.as_deref(), Some("00"));
}

#[test]
fn every_problem_can_be_opened_and_accepted() {
    let problem = only("Hall 10-11 size=20 for=21");
    let codes: Vec<&str> = problem.remedies.iter().map(Remedy::code).collect();
    assert_eq!(codes, ["set_capacity", "open_venue", "open_event", "accept"]);
    assert_eq!(problem.remedies[0], Remedy::SetCapacity { event_id: "00".to_owned(), capacity_count: 20 });
    assert_eq!(problem.remedies[3], Remedy::Accept { key: problem.key.clone() });
}

#[test]
fn what_has_no_known_beginning_can_be_taken_off_the_board() {
    let found = |programme: &str| {
        let problem = only(programme);
        assert_eq!(problem.code, "time_unknown");
        (problem.field.unwrap(), problem.values["missing"].clone(), problem.remedies[0].code())
    };
    assert_eq!(found("Hall ?"), ("starts_at".to_owned(), "starts_at".to_owned(), "move_session"));
    assert_eq!(found("Hall 10"), ("ends_at".to_owned(), "ends_at".to_owned(), "open_event"));
}

#[test]
fn a_word_on_access_of_event_or_venue_is_enough() {
    let codes = |edit: fn(&mut Plan)| {
        let mut plan = plan("Hall 10-11 no-access");
        edit(&mut plan);
        problems(&plan, &plan.weeks[0], early()).into_iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(|_| ()), ["access_missing"]);
    assert_eq!(codes(|plan| plan.events[0].access_note = " ".to_owned()), ["access_missing"]);
    assert_eq!(codes(|plan| plan.events[0].access_note = "Ramp".to_owned()), [""; 0]);
    assert_eq!(codes(|plan| plan.events[0].access_features = vec!["parking".to_owned()]), [""; 0]);
    assert_eq!(codes(|plan| plan.venues[0].access_note = "Ramp".to_owned()), [""; 0]);
    assert_eq!(codes(|plan| plan.venues[0].access_features = vec!["parking".to_owned()]), [""; 0]);
    assert_eq!(codes(|plan| plan.venues[0].is_online = true), [""; 0]);
}

#[test]
fn a_week_that_sets_no_length_finds_no_text_too_long() {
    for (most, is_too_long) in [(-1, false), (0, false), (1, true), (2, false)] {
        let mut plan = plan("Hall 10-11 text=two_words");
        plan.weeks[0].short_text_max_words = most;
        let found = problems(&plan, &plan.weeks[0], early());
        assert_eq!(found.iter().any(|it| it.code == "short_text_too_long"), is_too_long, "at most {most}");
    }
}

#[test]
fn as_many_may_register_as_there_are_places() {
    for (programme, expected) in [
        ("Hall 10-11 for=20 registered=20", ""),
        ("Hall 10-11 for=20 registered=21", "too_many_registered Hall 10-11"),
        ("Hall 10-11 size=20 registered=20", ""),
        ("Hall 10-11 size=20 registered=21", "too_many_registered Hall 10-11"),
    ] {
        check(programme, expected);
    }
}
