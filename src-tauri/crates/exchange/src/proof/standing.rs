//! What people are told of how the team stands: what the place does not have is not called exchanged, files of others are
//! told apart, everybody is seen who was here.

use super::cast::{CHEAP, PASSPHRASE};
use super::{BEGIN, Cast, MemoryPlan};
use crate::envelope::Envelope;
use crate::error::ExchangeError;
use crate::log::PlanLog;
use crate::members::Role;
use crate::round::{Exchange, MemberStatus, NewTeam, Report, Status, create, holds_changes};

const DAY: i64 = 86_400_000;

fn exchange(cast: &mut Cast, who: usize) -> &mut Exchange {
    cast.people[who].exchange.as_mut().unwrap()
}

fn status(cast: &Cast, who: usize) -> Status {
    let person = &cast.people[who];
    person.exchange.as_ref().unwrap().status(&person.plan).unwrap()
}

fn seen(cast: &Cast, by: usize, who: usize) -> MemberStatus {
    let name = &cast.people[who].name;
    status(cast, by).members.into_iter().find(|member| member.name == *name).unwrap()
}

fn tells(report: &Report, code: &str) -> bool {
    report.told.iter().any(|told| told.code == code)
}

fn stands(cast: &mut Cast, who: usize, code: &str) -> bool {
    exchange(cast, who).told().iter().any(|(told, _)| told == code)
}

#[test]
fn what_the_place_did_not_take_is_not_exchanged() {
    for error in [ExchangeError::PlaceFull, ExchangeError::PlaceReadOnly] {
        let mut cast = Cast::new(9_001);
        cast.settle();
        cast.people[0].plan.write("for all");
        assert_eq!(status(&cast, 0).unsent, 1);
        cast.shelf.look().refused = Some(error.clone());
        assert_eq!(cast.round(0), Err(error.clone()));
        // Whoever asks afterwards hears it, after the program was closed too.
        for _ in 0..2 {
            assert_eq!(status(&cast, 0).unsent, 1, "{error:?}");
            assert_eq!(exchange(&mut cast, 0).trouble().unwrap().0, error.code());
            cast.restart(0);
        }
        cast.shelf.look().refused = None;
        let report = cast.round(0).unwrap();
        assert_eq!((report.sent, report.pending, status(&cast, 0).unsent), (1, 0, 0));
        assert_eq!(exchange(&mut cast, 0).trouble(), None);
    }
}

#[test]
fn what_was_told_stands_for_a_while() {
    let mut cast = Cast::new(9_002);
    cast.settle();
    cast.shelf.look().plant("0.paideia-part", b"hello".to_vec());
    assert!(tells(&cast.round(0).unwrap(), "exchange_not_ours"));
    assert!(!tells(&cast.round(0).unwrap(), "exchange_not_ours"), "told once");
    cast.restart(0);
    assert!(stands(&mut cast, 0, "exchange_not_ours"));
    cast.people[0].clock.pass(2 * 3_600_000);
    cast.round(0).unwrap();
    assert!(!stands(&mut cast, 0, "exchange_not_ours"), "and not for ever");
}

#[test]
fn files_of_another_team_are_left_alone() {
    let (mut cast, other) = (Cast::new(9_003), Cast::new(9_004));
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    let names = other.shelf.look().names();
    let bring = |cast: &Cast| {
        for name in &names {
            let bytes = other.shelf.look().bytes(name);
            cast.shelf.look().plant(name, bytes);
        }
    };
    bring(&cast);
    for who in [0, 1] {
        let report = cast.round(who).unwrap();
        assert!(tells(&report, "exchange_other_team"), "{:?}", report.told);
        assert_eq!(report.told.len(), 1, "neither forged nor locked: {:?}", report.told);
        assert!(cast.round(who).unwrap().told.is_empty(), "told once");
    }
    for name in &names {
        cast.shelf.look().delete(name);
    }
    for _ in 0..3 {
        for who in [0, 1] {
            assert!(!tells(&cast.round(who).unwrap(), "exchange_put_back"));
        }
    }
    assert!(names.iter().all(|name| !cast.shelf.look().names().contains(name)), "nobody puts them back");
    bring(&cast);
    assert!(tells(&cast.round(0).unwrap(), "exchange_other_team"), "come again, told again");
}

#[test]
fn no_second_team_begins_where_one_is() {
    let cast = Cast::new(9_005);
    let (newcomer, before) = (cast.person(), cast.shelf.look().names());
    let begin = |plan: &MemoryPlan| {
        let new = NewTeam { team: "Two", name: "Eve", address: "sim:", passphrase: PASSPHRASE, cost: CHEAP };
        create(&new, plan, cast.place(1), newcomer.secrets.clone(), newcomer.world()).map(|_| ())
    };
    let plan = MemoryPlan::new("another plan", "replica");
    assert_eq!(begin(&plan), Err(ExchangeError::PlaceTaken));
    assert_eq!(cast.shelf.look().names(), before);
    cast.shelf.look().wipe();
    assert_eq!(begin(&plan), Ok(()));
}

/// The place is full: nothing of the beginning is left there, and it can be begun again.
#[test]
fn a_beginning_that_failed_leaves_nothing_in_the_way() {
    let cast = Cast::new(9_006);
    cast.shelf.look().wipe();
    let newcomer = cast.person();
    let plan = MemoryPlan::new("another plan", "replica");
    let begin = || {
        let new = NewTeam { team: "Two", name: "Eve", address: "sim:", passphrase: PASSPHRASE, cost: CHEAP };
        create(&new, &plan, cast.place(1), newcomer.secrets.clone(), newcomer.world()).map(|_| ())
    };
    cast.shelf.look().refused = Some(ExchangeError::PlaceFull);
    assert_eq!(begin(), Err(ExchangeError::PlaceFull));
    cast.shelf.look().refused = None;
    assert!(cast.shelf.look().names().is_empty());
    assert_eq!(begin(), Ok(()));
}

#[test]
fn whoever_was_here_is_seen_readers_too() {
    let mut cast = Cast::new(9_007);
    let reader = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    for number in 0..3 {
        cast.people[0].clock.pass(3_600_000);
        cast.people[reader].clock.pass(3_600_000);
        cast.people[0].plan.write(&format!("change {number}"));
        cast.round(0).unwrap();
        assert_eq!(seen(&cast, 0, reader).behind, 1);
        cast.round(reader).unwrap();
        let now = exchange(&mut cast, reader).now();
        cast.round(0).unwrap();
        let member = seen(&cast, 0, reader);
        assert_eq!((member.behind, member.seen_at), (0, now));
    }
    // Rounds without anything new write nothing.
    let before = cast.shelf.look().names();
    for _ in 0..5 {
        cast.round(reader).unwrap();
        cast.round(0).unwrap();
    }
    assert!(cast.shelf.look().names().len() <= before.len());
}

#[test]
fn notes_of_who_was_here_do_not_pile_up() {
    let mut cast = Cast::new(9_008);
    let reader = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    let before = cast.shelf.look().names().len();
    for number in 0..20 {
        cast.people[0].plan.write(&format!("change {number}"));
        for who in [0, reader, 0, reader] {
            cast.people[who].clock.pass(120_000);
            cast.round(who).unwrap();
        }
    }
    let after = cast.shelf.look().names().len();
    assert!(after <= before + 20 + 4, "{after} files, {before} before");
}

#[test]
fn a_clock_that_was_ahead_does_not_stick() {
    let mut cast = Cast::new(9_009);
    let other = cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    cast.people[other].clock.pass(300 * 365 * DAY);
    cast.people[other].plan.write("from the year 2327");
    cast.round(other).unwrap();
    cast.round(0).unwrap();
    let now = exchange(&mut cast, 0).now();
    assert!(seen(&cast, 0, other).seen_at <= now, "nobody was seen tomorrow");
    // Set right, with nothing new to tell.
    cast.people[other].clock.pass(-300 * 365 * DAY);
    cast.people[0].clock.pass(10 * DAY);
    cast.round(other).unwrap();
    cast.round(0).unwrap();
    let member = seen(&cast, 0, other);
    assert!((BEGIN..exchange(&mut cast, 0).now() - DAY).contains(&member.seen_at), "{}", member.seen_at);
}

/// One exchange is enough for what one has sent oneself.
/// Files there were folded away under a key that somebody never got, who does not know that they were removed: however
/// long that is, they put no changes back, for these may have been erased.
#[test]
fn whoever_hears_nobody_puts_no_changes_back() {
    let mut cast = Cast::new(9_031);
    cast.invite(0, Role::Editor).unwrap();
    cast.invite(0, Role::Editor).unwrap();
    cast.people[0].plan.write("to be erased");
    cast.settle();
    let before = cast.shelf.look().names();
    let person = &mut cast.people[0];
    let team = person.exchange.as_mut().unwrap();
    let member = team.find_member("Person 1").unwrap();
    team.remove(&member, "quite another passphrase", &person.plan).unwrap();
    cast.round(0).unwrap();
    cast.round(2).unwrap();
    // What tells of it lies under the old key too.
    let key_of = |cast: &Cast, name: &String| Envelope::look(&cast.shelf.look().bytes(name)).unwrap().key_id();
    let old = before.iter().find_map(|name| key_of(&cast, name)).unwrap();
    let names = cast.shelf.look().names();
    for name in names.iter().filter(|name| key_of(&cast, name).is_none_or(|key| key == old)) {
        cast.shelf.look().delete(name);
    }
    assert!(!cast.shelf.look().names().is_empty());
    let files = exchange(&mut cast, 1).state.files.clone();
    let (with_changes, others): (Vec<&String>, Vec<&String>) =
        before.iter().filter(|name| files.contains_key(*name)).partition(|name| holds_changes(&files[*name].covers));
    assert!(!with_changes.is_empty() && !others.is_empty());
    for _ in 0..60 {
        cast.people[1].clock.pass(DAY);
        cast.round(1).unwrap();
    }
    let names = cast.shelf.look().names();
    assert!(!with_changes.iter().any(|name| names.contains(name)));
    assert!(others.iter().any(|name| names.contains(name)), "what says who belongs to the team is put back");
}

#[test]
fn an_own_file_that_is_gone_is_put_back_at_once() {
    let mut cast = Cast::new(9_010);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    let before = cast.shelf.look().names();
    cast.people[0].plan.write("for all");
    cast.round(0).unwrap();
    let new: Vec<String> = cast.shelf.look().names().into_iter().filter(|name| !before.contains(name)).collect();
    new.iter().for_each(|name| cast.shelf.look().delete(name));
    let report = cast.round(0).unwrap();
    assert!(tells(&report, "exchange_put_back") && report.pending == 0, "{report:?}");
    assert_eq!(cast.round(1).unwrap().received, 1);
}

/// A computer has lost its keys with changes that nobody has: another of an editor brings them in its name.
#[test]
fn what_was_unsent_when_keys_were_lost_is_sent_by_another() {
    let mut cast = Cast::new(9_011);
    let (ben, reader) = (cast.invite(0, Role::Editor).unwrap(), cast.invite(0, Role::Reader).unwrap());
    cast.people[ben].plan.write("sent");
    cast.settle();
    cast.people[ben].plan.write("not sent");
    let plan = cast.people[ben].plan.clone();
    // A reader may bring nothing.
    cast.people[reader].plan = plan.clone();
    cast.round(reader).unwrap();
    assert_eq!(cast.round(0).unwrap().received, 0);
    let again = cast.invite(0, Role::Editor).unwrap();
    cast.people[again].plan = plan;
    cast.people[again].plan.replica = "replica-of-another-lease".into();
    cast.people[again].plan.write("and more");
    cast.round(again).unwrap();
    let report = cast.round(0).unwrap();
    assert_eq!(report.received, 2, "{report:?}");
    cast.settle();
    let words: Vec<String> = cast.people[0].plan.content().into_iter().map(|(.., words)| words).collect();
    assert!(["sent", "not sent", "and more"].iter().all(|word| words.iter().any(|it| it == word)), "{words:?}");
}

#[test]
fn a_reader_can_begin_anew_without_own_changes() {
    let mut cast = Cast::new(9_012);
    let reader = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    cast.people[reader].plan.write("may not be sent");
    let report = cast.round(reader).unwrap();
    assert!(tells(&report, "exchange_may_only_read") && report.pending == 1, "{report:?}");
    let mut fresh = MemoryPlan::new("plan", "fresh");
    exchange(&mut cast, reader).fill(&mut fresh).unwrap();
    assert_eq!(fresh.vector().unwrap(), cast.people[0].plan.vector().unwrap());
    cast.people[reader].plan = fresh;
    assert_eq!((cast.round(reader).unwrap().pending, status(&cast, reader).unsent), (0, 0));
    assert!(!stands(&mut cast, reader, "exchange_may_only_read"), "it is over");
}

#[test]
fn an_invitation_that_has_run_out_is_told_as_that() {
    let mut cast = Cast::new(9_013);
    let invitation = exchange(&mut cast, 0).invite(Role::Editor).unwrap();
    let late = cast.person();
    late.clock.pass(15 * DAY);
    let joining = crate::round::Joining {
        invitation: &invitation,
        address: "sim:",
        passphrase: PASSPHRASE,
        name: "Late",
        plan_id: None,
    };
    let secrets: std::sync::Arc<dyn crate::keys::Secrets> = late.secrets.clone();
    let joined = crate::round::join(&joining, cast.place(1), |_| secrets.clone(), late.world());
    assert_eq!(joined.map(|_| ()), Err(ExchangeError::InvitationExpired));
    // Of another plan than the one that lies here, nothing is used up.
    late.clock.pass(-15 * DAY);
    let other = crate::round::Joining { plan_id: Some("another"), ..joining };
    let joined = crate::round::join(&other, cast.place(1), |_| secrets, late.world());
    assert_eq!(joined.map(|_| ()), Err(ExchangeError::OtherPlan));
    cast.join(&invitation).unwrap();
}

#[test]
fn two_of_one_name_are_told_apart_by_their_ids() {
    let mut cast = Cast::new(9_014);
    let other = cast.invite(0, Role::Editor).unwrap();
    exchange(&mut cast, other).rename("Person 0").unwrap();
    cast.settle();
    let Err(ExchangeError::SeveralMembers { ids, .. }) = exchange(&mut cast, 0).find_member("Person 0") else {
        panic!("which of the two?");
    };
    for id in ids.split(", ") {
        exchange(&mut cast, 0).find_member(id).unwrap();
    }
}
