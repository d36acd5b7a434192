//! A hostile colleague, and strangers: what they put to the place is refused or bounded, and told; nothing else stops.

use super::Cast;
use crate::envelope::{self, Envelope, MOST_FILE};
use crate::keys::{Device, KeyBox, KeyRing, Random, Recipients};
use crate::log::{Bundle, PlanLog, Vector};
use crate::members::{Op, Role};
use crate::parts::{self, Kind, Part, SignedBundle};

const FOUNDER: usize = 0;
const EDITOR: usize = 1;
const READER: usize = 2;
const REMOVED: usize = 3;

/// A founder, an editor, a reader, and an editor who was removed; all know of it.
fn team(seed: u64) -> Cast {
    let mut cast = Cast::new(seed);
    for role in [Role::Editor, Role::Reader, Role::Editor] {
        cast.invite(FOUNDER, role).unwrap();
    }
    for who in [EDITOR, REMOVED] {
        let words = format!("honest words of {who}");
        cast.people[who].plan.write(&words);
    }
    cast.settle();
    let founder = &mut cast.people[FOUNDER];
    let exchange = founder.exchange.as_mut().unwrap();
    let member = exchange.find_member("Person 3").unwrap();
    exchange.remove(&member, "the passphrase after that", &founder.plan).unwrap();
    cast.settle();
    cast
}

/// Parts of the hostile one, sealed under a key that the others have, put to the place.
fn plant(cast: &Cast, parts: &[Part]) {
    let exchange = cast.people[FOUNDER].exchange.as_ref().unwrap();
    let key = exchange.key_to_use().cloned();
    plant_bytes(cast, &envelope::put(&parts::write(parts), key.as_ref(), [9; 24]).unwrap());
}

fn plant_bytes(cast: &Cast, bytes: &[u8]) {
    let name = Envelope::look(bytes).map_or("x.paideia-part".to_owned(), |envelope| envelope.name());
    cast.shelf.look().plant(&name, bytes.to_vec());
}

/// Changes that this one signs.
fn bundle(cast: &Cast, signer: usize, change: impl FnOnce(&mut SignedBundle)) -> Part {
    let person = &cast.people[signer];
    let exchange = person.exchange.as_ref().unwrap();
    let mut plan = person.plan.clone();
    let next = plan.vector().unwrap().of(&plan.replica) + 1;
    plan.write("hostile words");
    let mut seen = plan.vector().unwrap();
    seen.0.insert(plan.replica.clone(), next - 1);
    let bundle = plan.bundles_since(&seen).unwrap().remove(0);
    let at = exchange.now();
    let mut signed = SignedBundle { plan_id: "plan".into(), at, bundle };
    change(&mut signed);
    Part::sign(Kind::Bundle, &exchange.team_id, signed.write(), &exchange.device.signing)
}

/// A record that this one signs, as if nothing were known after the first so many records of others.
fn record(cast: &Cast, signer: usize, ops: Vec<Op>) -> Part {
    let exchange = cast.people[signer].exchange.as_ref().unwrap();
    exchange.team.as_ref().unwrap().say(&exchange.device, exchange.now(), ops)
}

/// After a round of the founder: what was told, and that the honest plan stands as it was.
#[track_caller]
fn check(mut cast: Cast, told: &[&str]) {
    let before = cast.people[FOUNDER].plan.content();
    let members = cast.people[FOUNDER].exchange.as_ref().unwrap().team.as_ref().unwrap().members.clone();
    let report = cast.round(FOUNDER).unwrap();
    for code in told {
        assert!(report.told.iter().any(|told| told.code == *code), "{code} is not told: {:?}", report.told);
    }
    assert_eq!(cast.people[FOUNDER].plan.content(), before, "the plan is as it was");
    let team = cast.people[FOUNDER].exchange.as_ref().unwrap().team.as_ref().unwrap().clone();
    assert_eq!(team.members, members, "and so is the team");
    // Nothing else stops.
    cast.people[EDITOR].plan.write("work goes on");
    cast.round(EDITOR).unwrap();
    cast.round(FOUNDER).unwrap();
    let content = cast.people[FOUNDER].plan.content();
    assert!(content.iter().any(|(_, _, words)| words == "work goes on"));
}

#[test]
fn a_forged_author() {
    let cast = team(1);
    let part = bundle(&cast, EDITOR, |signed| {
        let next = cast.people[FOUNDER].plan.vector().unwrap().of("replica-0-0") + 1;
        signed.bundle.replica = "replica-0-0".into();
        (signed.bundle.from, signed.bundle.to) = (next, next);
    });
    plant(&cast, &[part]);
    check(cast, &["exchange_forged_author"]);
}

#[test]
fn a_claim_on_anothers_replica() {
    let cast = team(2);
    plant(&cast, &[record(&cast, EDITOR, vec![Op::Claim { replica: "replica-0-0".into() }])]);
    check(cast, &["exchange_replica_claimed"]);
}

#[test]
fn replayed_files() {
    let cast = team(3);
    let names = cast.shelf.look().names();
    for (number, name) in names.into_iter().enumerate() {
        let bytes = cast.shelf.look().bytes(&name);
        cast.shelf.look().plant(&format!("again-{number}.paideia-part"), bytes);
    }
    check(cast, &[]);
}

#[test]
fn replayed_changes_in_a_new_file() {
    let cast = team(4);
    let exchange = cast.people[FOUNDER].exchange.as_ref().unwrap();
    let mut all = Vec::new();
    for name in exchange.state.files.keys() {
        let bytes = exchange.mirror.read(name).unwrap();
        let file = Envelope::look(&bytes).unwrap();
        let Some(key) = file.key_id().and_then(|id| exchange.ring.get(&id)) else { continue };
        all.extend(parts::read(&file.open(Some(key)).unwrap()).unwrap().0);
    }
    plant(&cast, &all);
    check(cast, &[]);
}

#[test]
fn a_foreign_plan() {
    let cast = team(5);
    plant(&cast, &[bundle(&cast, EDITOR, |signed| signed.plan_id = "another plan".into())]);
    check(cast, &["exchange_forged_parts"]);
}

#[test]
fn one_who_was_removed() {
    let cast = team(6);
    plant(&cast, &[bundle(&cast, REMOVED, |_| {})]);
    check(cast, &["exchange_removed_changed"]);
}

#[test]
fn one_who_was_removed_says_it_was_long_before() {
    let cast = team(7);
    plant(&cast, &[bundle(&cast, REMOVED, |signed| signed.at = 0)]);
    check(cast, &["exchange_removed_changed"]);
}

#[test]
fn a_reader_who_writes() {
    let cast = team(8);
    let claim = record(&cast, READER, vec![Op::Claim { replica: "replica-2-0".into() }]);
    plant(&cast, &[claim, bundle(&cast, READER, |_| {})]);
    check(cast, &["exchange_reader_changed"]);
}

#[test]
fn a_reader_who_removes_an_editor() {
    let cast = team(9);
    let exchange = cast.people[READER].exchange.as_ref().unwrap();
    let me = *exchange.team.as_ref().unwrap().member_of(&exchange.device.id()).unwrap().0;
    let founder = exchange.find_member("Person 0").unwrap();
    let ops = vec![
        Op::Remove { member: founder, upto: Vector::default() },
        Op::SetRole { member: me, role: Role::Editor, upto: Vector::default() },
        Op::Key { id: [7; 8], number: 99 },
        Op::Witness { member: me, upto: Vector([("replica-2-0".to_owned(), 99)].into()) },
    ];
    plant(&cast, &[record(&cast, READER, ops)]);
    check(cast, &["exchange_record_refused"]);
}

#[test]
fn one_who_was_removed_takes_it_back_from_the_past() {
    let cast = team(10);
    let founder = cast.people[FOUNDER].exchange.as_ref().unwrap().find_member("Person 0").unwrap();
    // The removed one says it as of before the removal: nothing of the founder's last records is known.
    let exchange = cast.people[REMOVED].exchange.as_ref().unwrap();
    let mut past = exchange.team.as_ref().unwrap().clone();
    let device = cast.people[FOUNDER].exchange.as_ref().unwrap().device.id();
    past.heads.insert(device, (1, [0; 32]));
    let ops = vec![Op::Remove { member: founder, upto: Vector::default() }];
    plant(&cast, &[past.say(&exchange.device, 0, ops)]);
    check(cast, &["exchange_record_refused"]);
}

#[test]
fn somebody_who_stole_the_key_but_is_no_member() {
    let cast = team(11);
    let world = super::world(99);
    let stranger = Device::new(&world);
    let mut part = bundle(&cast, EDITOR, |signed| signed.bundle.replica = "replica-9".into());
    let team_id = cast.people[FOUNDER].exchange.as_ref().unwrap().team_id;
    part = Part::sign(Kind::Bundle, &team_id, part.body, &stranger.signing);
    plant(&cast, &[part]);
    check(cast, &["exchange_stranger"]);
}

#[test]
fn signatures_that_are_wrong() {
    let cast = team(12);
    let mut part = bundle(&cast, EDITOR, |_| {});
    part.device = cast.people[FOUNDER].exchange.as_ref().unwrap().device.id();
    plant(&cast, &[part]);
    check(cast, &["exchange_forged_parts"]);
}

#[test]
fn changes_in_a_file_that_is_not_sealed() {
    let cast = team(13);
    let part = bundle(&cast, EDITOR, |_| {});
    plant_bytes(&cast, &envelope::put(&parts::write([&part]), None, [0; 24]).unwrap());
    check(cast, &["exchange_forged_parts"]);
}

#[test]
fn a_box_of_keys_that_a_reader_locked() {
    let cast = team(14);
    let world = super::world(98);
    let key = Random(&world).team_key(50);
    let exchange = cast.people[READER].exchange.as_ref().unwrap();
    let devices = exchange.team.as_ref().unwrap().active_devices();
    let recipients = Recipients { passphrase: None, recovery: None, devices };
    // A key of the reader's own, and another one under the name of the team's.
    let used = cast.people[FOUNDER].exchange.as_ref().unwrap().key_to_use().unwrap().clone();
    let mut wrong = used.clone();
    wrong.secret = [1; 32];
    let ring = KeyRing::from([(key.id, key.clone()), (wrong.id, wrong)]);
    let locked = KeyBox::lock(exchange.team_id, &ring, &recipients, &world).unwrap();
    let part = Part::sign(Kind::KeyBox, &exchange.team_id, locked.write(), &exchange.device.signing);
    plant_bytes(&cast, &envelope::put(&parts::write([&part]), None, [0; 24]).unwrap());
    let mut other = cast;
    other.round(FOUNDER).unwrap();
    assert_eq!(other.people[FOUNDER].exchange.as_ref().unwrap().key_to_use(), Some(&used), "keys of a reader");
    check(other, &[]);
}

#[test]
fn giant_files_and_numbers() {
    let cast = team(15);
    cast.shelf.look().plant("giant.paideia-part", vec![0; MOST_FILE as usize + 1]);
    let key = cast.people[FOUNDER].exchange.as_ref().unwrap().key_to_use().cloned();
    // Parts that say they are larger than all there is.
    let mut content = parts::write([&bundle(&cast, EDITOR, |_| {})]);
    content[97..101].copy_from_slice(&u32::MAX.to_le_bytes());
    plant_bytes(&cast, &envelope::put(&content, key.as_ref(), [8; 24]).unwrap());
    plant(&cast, &[bundle(&cast, EDITOR, |signed| signed.bundle.to = 1 << 60)]);
    check(cast, &["exchange_too_large", "exchange_file_not_read", "exchange_forged_parts"]);
}

#[test]
fn a_file_full_of_wrong_signatures() {
    let cast = team(19);
    let mut forged = bundle(&cast, EDITOR, |_| {});
    forged.body.push(0);
    plant(&cast, &vec![forged; 50_000]);
    check(cast, &["exchange_file_not_read"]);
}

/// Somebody's program has run wild, or somebody means harm: it is taken in, for it may be work, and told.
#[test]
fn changes_without_end() {
    let mut cast = team(20);
    for number in 0..600 {
        cast.people[EDITOR].plan.write(&format!("the same cell again {number}"));
    }
    cast.round(EDITOR).unwrap();
    let report = cast.round(FOUNDER).unwrap();
    let told = report.told.iter().find(|told| told.code == "exchange_many_changes").unwrap();
    assert_eq!((told.values["name"].as_str(), told.values["change_count"].as_str()), ("Person 1", "600"));
    assert_eq!(report.received, 600);
}

#[test]
fn things_that_are_no_files_of_ours() {
    let cast = team(16);
    for (number, bytes) in [&b""[..], b"PAIDEIA\x1a", b"hello", &[0; 5000], &[255; 5000]].into_iter().enumerate() {
        cast.shelf.look().plant(&format!("{number}.paideia-part"), bytes.to_vec());
    }
    check(cast, &["exchange_not_ours", "exchange_incomplete"]);
}

#[test]
fn a_clock_that_is_far_ahead_is_told_and_loses_nobody_s_work() {
    let mut cast = team(17);
    cast.people[EDITOR].clock.pass(80 * 365 * 86_400_000);
    cast.people[EDITOR].plan.write("from the year 2107");
    cast.round(EDITOR).unwrap();
    let report = cast.round(FOUNDER).unwrap();
    assert!(report.told.iter().any(|told| told.code == "exchange_clock_ahead"), "{:?}", report.told);
    assert_eq!(report.received, 1);
}

#[test]
fn a_bundle_that_the_plan_cannot_read() {
    let cast = team(18);
    plant(
        &cast,
        &[bundle(&cast, EDITOR, |signed| {
            let Bundle { bytes, .. } = &mut signed.bundle;
            bytes.fill(255);
        })],
    );
    let mut cast = cast;
    let before = cast.people[FOUNDER].plan.content();
    let report = cast.round(FOUNDER).unwrap();
    assert!(report.told.iter().any(|told| told.code == "exchange_plan_refused"), "{:?}", report.told);
    assert_eq!(cast.people[FOUNDER].plan.content(), before);
}
