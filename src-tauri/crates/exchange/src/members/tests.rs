//! The team is the same for everybody, whatever came when; and nobody speaks who may not.

use super::invitation::invite;
use super::record::{MemberId, Op, Role};
use super::team::{Team, Verdict, found};
use crate::error::ExchangeError;
use crate::keys::Device;
use crate::log::Vector;
use crate::parts::{Part, TeamId};
use crate::proof::{Dice, world};

struct Said {
    id: TeamId,
    parts: Vec<Part>,
    founder: Device,
    world: store::Surroundings,
}

fn begin() -> Said {
    let world = world(1);
    let founder = Device::new(&world);
    let first = Op::Found {
        plan_id: "plan".into(),
        team: "Week".into(),
        name: "Anna".into(),
        box_public: founder.box_public(),
        recovery: [0; 32],
        salt: [0; 16],
    };
    let (id, part) = found(&founder, 1, first, vec![Op::Key { id: [1; 8], number: 1 }]);
    Said { id, parts: vec![part], founder, world }
}

impl Said {
    fn team(&self) -> Team {
        Team::of(self.id, &self.parts).unwrap()
    }

    fn say(&mut self, device: &Device, ops: Vec<Op>) {
        let part = self.team().say(device, 2, ops);
        self.parts.push(part);
    }

    /// What a device says that knows only the first so many of what was said.
    fn say_knowing(&mut self, known: usize, device: &Device, ops: Vec<Op>) {
        let team = Team::of(self.id, &self.parts[..known]).unwrap();
        self.parts.push(team.say(device, 2, ops));
    }

    fn member(&mut self, name: &str, role: Role) -> (Device, MemberId) {
        let founder = self.founder.clone();
        let (invitation, op) = invite("Week", "file:///x", role, None, 100, &self.world).unwrap();
        self.say(&founder, vec![op]);
        let device = Device::new(&self.world);
        let op = invitation.join(&self.id, &device, name).unwrap();
        self.say(&device, vec![op]);
        (device, invitation.id().unwrap())
    }
}

fn upto(replica: &str, to: u64) -> Vector {
    Vector([(replica.to_owned(), to)].into())
}

#[test]
fn people_come_by_invitation() {
    let mut said = begin();
    let (bela, _) = said.member("Béla", Role::Editor);
    let (carla, _) = said.member("Carla", Role::Reader);
    let team = said.team();
    assert_eq!((team.name_of(&bela.id()).as_str(), team.name_of(&carla.id()).as_str()), ("Béla", "Carla"));
    assert!(team.is_editor(&bela.id()) && !team.is_editor(&carla.id()) && team.is_active(&carla.id()));
    assert!(team.told.is_empty() && team.invitations.is_empty());
}

#[test]
fn an_invitation_counts_once() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (invitation, op) = invite("Week", "file:///x", Role::Editor, None, 100, &said.world).unwrap();
    said.say(&founder, vec![op]);
    let [bela, eve] = [(); 2].map(|()| Device::new(&said.world));
    for (device, name) in [(&bela, "Béla"), (&eve, "Eve")] {
        let op = invitation.join(&said.id, device, name).unwrap();
        said.say(device, vec![op]);
    }
    let team = said.team();
    assert!(team.is_active(&bela.id()) && !team.is_active(&eve.id()), "the same file lets in nobody else");
    let told: Vec<&str> = team.told.iter().map(|told| told.code).collect();
    assert_eq!(told, ["exchange_join_refused"], "and that somebody tried is told");
}

#[test]
fn an_invitation_is_for_whoever_knows_its_secret_in_time() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (invitation, op) = invite("Week", "file:///x", Role::Editor, None, 1, &said.world).unwrap();
    let (other, _) = invite("Week", "file:///x", Role::Editor, None, 100, &said.world).unwrap();
    said.say(&founder, vec![op]);
    let late = Device::new(&said.world);
    let op = invitation.join(&said.id, &late, "Too late").unwrap();
    said.say(&late, vec![op]);
    let stranger = Device::new(&said.world);
    let op = other.join(&said.id, &stranger, "Nobody invited me").unwrap();
    said.say(&stranger, vec![op]);
    // A proof that was made for another device.
    let thief = Device::new(&said.world);
    let (seen, op) = invite("Week", "file:///x", Role::Editor, None, 100, &said.world).unwrap();
    said.say(&founder, vec![op]);
    let op = seen.join(&said.id, &late, "Thief").unwrap();
    said.say(&thief, vec![op]);
    let team = said.team();
    assert!([late, stranger, thief].iter().all(|device| team.member_of(&device.id()).is_none()));
}

#[test]
fn one_more_device_of_ones_own() {
    let mut said = begin();
    let (carla, id) = said.member("Carla", Role::Reader);
    let (invitation, op) = invite("Week", "", Role::Editor, Some(id), 100, &said.world).unwrap();
    said.say(&carla, vec![op]);
    let second = Device::new(&said.world);
    let op = invitation.join(&said.id, &second, "Carla again").unwrap();
    said.say(&second, vec![op]);
    let team = said.team();
    assert_eq!(team.member_of(&second.id()).map(|(id, member)| (*id, member.name.as_str())), Some((id, "Carla")));
    assert!(!team.is_editor(&second.id()), "the role is the member's");
}

#[test]
fn a_code_and_a_file_are_the_same_invitation() {
    let said = begin();
    let (invitation, _) = invite("Week", "file:///x", Role::Editor, None, 100, &said.world).unwrap();
    assert_eq!(super::Invitation::read(&invitation.write()), Ok(invitation.clone()));
    let typed = super::Invitation::read(invitation.code.to_lowercase().as_bytes()).unwrap();
    assert_eq!(typed.id(), invitation.id());
    for wrong in ["", "{}", "ABCD", "{\"paideia_invitation\":1}", "\u{0}"] {
        assert_eq!(super::Invitation::read(wrong.as_bytes()), Err(ExchangeError::InvitationNotValid), "{wrong}");
    }
}

#[test]
fn changes_of_one_who_was_removed_stand_up_to_where_they_were_seen() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (bela, id) = said.member("Béla", Role::Editor);
    said.say(&bela, vec![Op::Claim { replica: "b".into() }]);
    assert_eq!(said.team().judge(&bela.id(), "b", 9), Verdict::Take);
    said.say(&founder, vec![Op::Remove { member: id, upto: upto("b", 3) }]);
    let team = said.team();
    assert_eq!(team.judge(&bela.id(), "b", 3), Verdict::Take);
    assert_eq!(team.judge(&bela.id(), "b", 4), Verdict::Refuse("exchange_removed_changed"));
    assert_eq!(team.judge(&bela.id(), "other", 1), Verdict::Wait);
    assert!(team.needs_new_key(), "the removed one has the only key");
    // Somebody had taken in more before they heard of it: that stands, for all.
    said.say(&founder, vec![Op::Witness { member: id, upto: upto("b", 5) }]);
    assert_eq!(said.team().judge(&bela.id(), "b", 5), Verdict::Take);
    // Neither the removed one nor a reader can raise it.
    said.say(&bela, vec![Op::Witness { member: id, upto: upto("b", 50) }]);
    let (carla, _) = said.member("Carla", Role::Reader);
    said.say(&carla, vec![Op::Witness { member: id, upto: upto("b", 50) }]);
    assert_eq!(said.team().judge(&bela.id(), "b", 6), Verdict::Refuse("exchange_removed_changed"));
    said.say(&founder, vec![Op::Key { id: [2; 8], number: 2 }]);
    let team = said.team();
    assert_eq!((team.needs_new_key(), team.keys_to_use()[0]), (false, [2; 8]));
}

#[test]
fn a_key_made_without_knowing_of_a_removal_is_not_used() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (bela, _) = said.member("Béla", Role::Editor);
    let (_, carla) = said.member("Carla", Role::Editor);
    let known = said.parts.len();
    said.say(&founder, vec![Op::Remove { member: carla, upto: Vector::default() }]);
    said.say(&founder, vec![Op::Key { id: [2; 8], number: 2 }]);
    said.say_knowing(known, &bela, vec![Op::Key { id: [9; 8], number: 9 }]);
    assert_eq!(said.team().keys_to_use()[0], [2; 8], "Carla may have been sent the other one");
}

#[test]
fn two_who_remove_each_other_at_once() {
    let mut said = begin();
    let (bela, bela_id) = said.member("Béla", Role::Editor);
    let (carla, carla_id) = said.member("Carla", Role::Editor);
    let known = said.parts.len();
    said.say_knowing(known, &carla, vec![Op::Remove { member: bela_id, upto: Vector::default() }]);
    said.say_knowing(known, &bela, vec![Op::Remove { member: carla_id, upto: Vector::default() }]);
    let team = said.team();
    assert!(team.is_active(&bela.id()) && !team.is_active(&carla.id()), "who is longer in the team stays");
}

#[test]
fn nobody_removes_the_last_editor() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (_, carla) = said.member("Carla", Role::Reader);
    said.say(&founder, vec![Op::Remove { member: founder.id(), upto: Vector::default() }]);
    said.say(&founder, vec![Op::SetRole { member: founder.id(), role: Role::Reader, upto: Vector::default() }]);
    assert!(said.team().is_editor(&founder.id()));
    said.say(&founder, vec![Op::SetRole { member: carla, role: Role::Editor, upto: Vector::default() }]);
    said.say(&founder, vec![Op::SetRole { member: founder.id(), role: Role::Reader, upto: Vector::default() }]);
    assert!(!said.team().is_editor(&founder.id()), "now there is another");
}

#[test]
fn roles_come_and_go() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (bela, id) = said.member("Béla", Role::Editor);
    said.say(&bela, vec![Op::Claim { replica: "b".into() }]);
    said.say(&founder, vec![Op::SetRole { member: id, role: Role::Reader, upto: upto("b", 2) }]);
    assert_eq!(said.team().judge(&bela.id(), "b", 3), Verdict::Refuse("exchange_reader_changed"));
    said.say(&bela, vec![Op::SetRole { member: id, role: Role::Editor, upto: Vector::default() }]);
    assert!(!said.team().is_editor(&bela.id()), "not by one's own word");
    said.say(&founder, vec![Op::SetRole { member: id, role: Role::Editor, upto: Vector::default() }]);
    assert_eq!(said.team().judge(&bela.id(), "b", 3), Verdict::Take);
    let (_, carla) = said.member("Carla", Role::Reader);
    said.say(&bela, vec![Op::SetRole { member: carla, role: Role::Editor, upto: Vector::default() }]);
    assert_eq!(said.team().members[&carla].role, Role::Editor, "an editor again may say so again");
}

#[test]
fn the_order_in_which_records_come_means_nothing() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (bela, bela_id) = said.member("Béla", Role::Editor);
    let (carla, carla_id) = said.member("Carla", Role::Editor);
    let known = said.parts.len();
    said.say_knowing(known, &founder, vec![Op::SetRole { member: bela_id, role: Role::Reader, upto: upto("b", 1) }]);
    said.say_knowing(known, &bela, vec![Op::Remove { member: carla_id, upto: upto("c", 4) }]);
    said.say_knowing(known, &carla, vec![Op::Claim { replica: "b".into() }]);
    said.say(&bela, vec![Op::Claim { replica: "b".into() }]);
    said.say(&carla, vec![Op::Rename { name: "Karla".into() }, Op::Witness { member: bela_id, upto: upto("b", 2) }]);
    let team = said.team();
    let dice = Dice::new(5);
    for _ in 0..50 {
        for at in (1..said.parts.len()).rev() {
            said.parts.swap(at, dice.below(at + 1));
        }
        let again = said.parts[0].clone();
        said.parts.push(again);
        assert_eq!(said.team(), team);
    }
}

#[test]
fn a_device_that_says_two_things_under_one_number_is_heard_once() {
    let mut said = begin();
    let (bela, _) = said.member("Béla", Role::Editor);
    let known = said.parts.len();
    said.say_knowing(known, &bela, vec![Op::Rename { name: "One".into() }]);
    said.say_knowing(known, &bela, vec![Op::Rename { name: "Other".into() }]);
    let team = said.team();
    assert!(team.told.iter().any(|told| told.code == "exchange_device_twice"));
    said.parts.reverse();
    assert_eq!(said.team(), team);
}

#[test]
fn records_that_are_missing_are_waited_for() {
    let mut said = begin();
    let (bela, _) = said.member("Béla", Role::Editor);
    said.say(&bela, vec![Op::Rename { name: "Bela".into() }]);
    let whole = said.team();
    let missing = said.parts.remove(1);
    let team = said.team();
    assert_eq!((team.waiting, team.member_of(&bela.id()).is_none()), (2, true));
    said.parts.push(missing);
    assert_eq!(said.team(), whole);
    assert_eq!(Team::of([9; 32], &said.parts), Err(ExchangeError::NoTeamHere));
}

#[test]
fn who_was_invited_by_one_who_may_not_is_no_member_but_can_be_named() {
    let mut said = begin();
    let founder = said.founder.clone();
    let (carla, _) = said.member("Carla", Role::Reader);
    let (invitation, op) = invite("Week", "", Role::Editor, None, 100, &said.world).unwrap();
    said.say(&carla, vec![op]);
    let dora = Device::new(&said.world);
    let op = invitation.join(&said.id, &dora, "Dora").unwrap();
    said.say(&dora, vec![op, Op::Claim { replica: "d".into() }]);
    said.say(&dora, vec![Op::Rename { name: "Editor".into() }, Op::Key { id: [9; 8], number: 9 }]);
    let team = said.team();
    assert!(!team.is_active(&dora.id()) && !team.is_editor(&dora.id()));
    assert_eq!(team.judge(&dora.id(), "d", 1), Verdict::Refuse("exchange_removed_changed"));
    assert_eq!((team.key_number(), team.name_of(&dora.id()).as_str()), (1, "Dora"));
    // An editor had taken something in before it was known.
    said.say(&founder, vec![Op::Witness { member: invitation.id().unwrap(), upto: upto("d", 1) }]);
    assert_eq!(said.team().judge(&dora.id(), "d", 1), Verdict::Take);
}
