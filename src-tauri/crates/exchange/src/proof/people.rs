//! What people do with a team, from the first click to the recovery sheet.

use super::Cast;
use super::cast::PASSPHRASE;
use crate::error::ExchangeError;
use crate::keys::RecoveryKey;
use crate::log::PlanLog;
use crate::members::Role;
use crate::round::Exchange;

const NEW: &str = "a passphrase nobody has heard";

fn exchange(cast: &mut Cast, who: usize) -> &mut Exchange {
    cast.people[who].exchange.as_mut().unwrap()
}

fn tells(cast: &mut Cast, who: usize, code: &str) -> bool {
    cast.round(who).unwrap().told.iter().any(|told| told.code == code)
}

#[test]
fn a_new_passphrase_asks_nothing_of_those_who_stay() {
    let mut cast = Cast::new(1);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    exchange(&mut cast, 0).change_passphrase(NEW).unwrap();
    cast.people[0].plan.write("under the new key");
    cast.round(0).unwrap();
    assert_eq!(cast.round(1).unwrap().received, 1, "the device of the other opened the box by itself");
    let invitation = exchange(&mut cast, 0).invite(Role::Editor).unwrap();
    assert_eq!(cast.join(&invitation), Err(ExchangeError::PassphraseOld), "the old one shows an old team");
    cast.passphrase = "not it at all".into();
    assert_eq!(cast.join(&invitation), Err(ExchangeError::WrongPassphrase));
    cast.passphrase = NEW.into();
    let third = cast.join(&invitation).unwrap();
    cast.round(third).unwrap();
    cast.settle();
    cast.assert_equal("after a new passphrase");
}

/// Whoever still keeps the old passphrase locks keys for newcomers too; the old one must not open them.
#[test]
fn an_old_passphrase_opens_nothing_new_whoever_locks_it() {
    let mut cast = Cast::new(8);
    let one = cast.invite(0, Role::Editor).unwrap();
    let other = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    exchange(&mut cast, 0).change_passphrase(NEW).unwrap();
    cast.passphrase = NEW.into();
    cast.settle();
    cast.invite(one, Role::Reader).unwrap();
    (0..3).for_each(|_| drop(cast.round(one).unwrap()));
    cast.settle();
    let newest = exchange(&mut cast, 0).newest_key().unwrap();
    let exchange = exchange(&mut cast, other);
    assert!(exchange.ring.contains_key(&newest), "devices get it by themselves");
    exchange.ring.clear();
    assert_eq!(exchange.enter_passphrase(PASSPHRASE), Err(ExchangeError::PassphraseOld));
    assert!(!exchange.ring.contains_key(&newest));
    exchange.enter_passphrase(NEW).unwrap();
    assert!(exchange.ring.contains_key(&newest));
}

#[test]
fn one_who_was_removed_reads_nothing_new_and_is_told() {
    let mut cast = Cast::new(2);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    let person = &mut cast.people[0];
    let team = person.exchange.as_mut().unwrap();
    let member = team.find_member("Person 1").unwrap();
    assert_eq!(team.remove(&member, "short", &person.plan), Err(ExchangeError::PassphraseTooShort));
    let known = team.remove(&member, PASSPHRASE, &person.plan);
    assert_eq!(known, Err(ExchangeError::PassphraseNotNew), "who goes knows it");
    team.remove(&member, NEW, &person.plan).unwrap();
    person.plan.write("not for the one who left");
    cast.round(0).unwrap();
    cast.people[1].plan.write("I am still here");
    let report = cast.round(1).unwrap();
    let codes: Vec<&str> = report.told.iter().map(|told| told.code).collect();
    assert!(codes.contains(&"exchange_no_longer_member") && codes.contains(&"exchange_locked_files"), "{codes:?}");
    assert_eq!((report.received, report.sent, report.pending), (0, 0, 1));
    // The old passphrase gives no new key.
    assert_eq!(exchange(&mut cast, 1).enter_passphrase(PASSPHRASE), Err(ExchangeError::PassphraseOld));
    assert!(tells(&mut cast, 1, "exchange_locked_files"));
    assert_eq!(exchange(&mut cast, 1).enter_passphrase("a guess, and another"), Err(ExchangeError::WrongPassphrase));
}

#[test]
fn nobody_knows_the_passphrase_but_the_sheet_is_in_the_safe() {
    let mut cast = Cast::new(3);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    let sheet = cast.recovery.as_ref().unwrap().letters();
    assert_eq!(sheet.len(), 9 * 4 + 8, "nine groups of four: {sheet}");
    let other = RecoveryKey::new(&super::world(77));
    assert_eq!(exchange(&mut cast, 1).recover(&other, NEW), Err(ExchangeError::RecoveryNotValid));
    // This computer has lost its keys.
    exchange(&mut cast, 1).ring.clear();
    exchange(&mut cast, 1).recover(&RecoveryKey::of_letters(&sheet).unwrap(), NEW).unwrap();
    cast.passphrase = NEW.into();
    let third = cast.invite(1, Role::Reader).unwrap();
    cast.round(third).unwrap();
    cast.settle();
    cast.assert_equal("after recovery");
    let fresh = exchange(&mut cast, 0).change_recovery().unwrap();
    cast.settle();
    exchange(&mut cast, 1).ring.clear();
    exchange(&mut cast, 1).recover(&fresh, "and one more passphrase").unwrap();
}

#[test]
fn a_second_device_belongs_to_the_same_member() {
    let mut cast = Cast::new(4);
    let reader = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    let invitation = {
        let made = exchange(&mut cast, reader).device_invitation().unwrap();
        exchange(&mut cast, reader).announce(made).unwrap()
    };
    let second = cast.join(&invitation).unwrap();
    cast.round(second).unwrap();
    assert!(!cast.is_editor(second) && cast.is_active(second));
    let status = cast.people[second].exchange.as_ref().unwrap().status(&cast.people[second].plan).unwrap();
    assert_eq!((status.members.len(), status.members[1].devices, status.members[1].is_me), (2, 2, true));
}

#[test]
fn readers_look_and_their_changes_stay_with_them() {
    let mut cast = Cast::new(5);
    let reader = cast.invite(0, Role::Reader).unwrap();
    cast.settle();
    cast.people[reader].plan.write("only for me");
    let report = cast.round(reader).unwrap();
    assert_eq!((report.sent, report.pending), (0, 1));
    assert!(report.told.iter().any(|told| told.code == "exchange_may_only_read"));
    assert_eq!(exchange(&mut cast, reader).invite(Role::Editor), Err(ExchangeError::EditorsOnly));
    assert_eq!(exchange(&mut cast, reader).change_passphrase(NEW), Err(ExchangeError::EditorsOnly));
    // Once an editor, what was written before goes too.
    let person = &mut cast.people[0];
    let team = person.exchange.as_mut().unwrap();
    let member = team.find_member("Person 1").unwrap();
    team.set_role(&member, Role::Editor, &person.plan).unwrap();
    cast.settle();
    assert_eq!(cast.people[0].plan.vector().unwrap().of("replica-1-0"), 1);
    cast.assert_equal("after a promotion");
}

#[test]
fn status_says_who_was_here_and_who_is_behind() {
    let mut cast = Cast::new(6);
    cast.invite(0, Role::Editor).unwrap();
    cast.settle();
    for day in 0..12 {
        cast.people[0].clock.pass(86_400_000);
        cast.people[0].plan.write(&format!("day {day}"));
        cast.round(0).unwrap();
    }
    let status = cast.people[0].exchange.as_ref().unwrap().status(&cast.people[0].plan).unwrap();
    let (me, other) = (&status.members[0], &status.members[1]);
    assert!(me.is_me && me.behind == 0, "{me:?}");
    assert_eq!(other.behind, 12);
    assert!(11 * 86_400_000 < me.seen_at - other.seen_at, "that copy is twelve days old");
    assert_eq!((status.unsent, status.waiting, status.invitations), (0, 0, 0));
}

#[test]
fn a_team_cannot_be_begun_twice_nor_without_a_passphrase() {
    let cast = Cast::new(7);
    let person = &cast.people[0];
    let mut new = crate::round::NewTeam {
        team: "Week",
        name: "Anna",
        address: "sim:",
        passphrase: "short",
        cost: super::cast::CHEAP,
    };
    let mut begin = |passphrase: &'static str| {
        new.passphrase = passphrase;
        crate::round::create(&new, &person.plan, cast.place(0), person.secrets.clone(), person.world()).map(|_| ())
    };
    assert_eq!(begin("short"), Err(ExchangeError::PassphraseTooShort));
    assert_eq!(begin(PASSPHRASE), Err(ExchangeError::TeamAlready));
}
