//! Changed bytes of everything that comes from a colleague: files, parts that are sealed and signed all the same, boxes
//! of keys, invitations. Never a panic, never a hang, never more memory than a file may take; and work goes on.

use std::time::{Duration, Instant};

use super::{Cast, Dice, seeds};
use crate::envelope::{self, Envelope};
use crate::keys::KeyBox;
use crate::members::{Invitation, Role};
use crate::parts::{self, Part, Presence, SignedBundle};

/// So many cases share a team.
const TOGETHER: u64 = 16;
/// Longer than any round takes on a machine that does other things.
const LONGEST: Duration = Duration::from_secs(20);
/// What a program may take up that reads such files.
#[cfg(target_os = "linux")]
const MOST_MEMORY: u64 = 256 << 10;

/// One or several changes, of the kinds that disks, lines and hostile people make.
fn spoil(bytes: &mut Vec<u8>, dice: &Dice) {
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len().max(1));
        match dice.below(8) {
            _ if bytes.is_empty() => bytes.push(dice.next() as u8),
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => bytes[at] = dice.next() as u8,
            2 => bytes.truncate(at),
            3 => {
                let piece: Vec<u8> = bytes[at..].iter().take(dice.below(200)).copied().collect();
                bytes.splice(at..at, piece);
            }
            4 => drop(bytes.drain(at..(at + dice.below(40)).min(bytes.len()))),
            // Numbers of lengths and of changes at their ends.
            5 | 6 => {
                let number = [0, 1, u64::MAX, u64::from(u32::MAX), i64::MAX as u64, 1 << 47][dice.below(6)];
                let length = if dice.once_in(2) { 4 } else { 8 };
                bytes
                    .iter_mut()
                    .skip(at)
                    .zip(number.to_le_bytes().iter().take(length))
                    .for_each(|(byte, new)| *byte = *new);
            }
            _ => bytes.extend((0..dice.below(300)).map(|_| dice.next() as u8)),
        }
    }
}

/// A founder, an editor and a reader; all have written and know it.
fn team(seed: u64) -> Cast {
    let mut cast = Cast::new(seed);
    cast.invite(0, Role::Editor).unwrap();
    cast.invite(0, Role::Reader).unwrap();
    for who in [0, 1] {
        for number in 0..3 {
            cast.people[who].plan.write(&format!("honest words {number} of {who}"));
        }
    }
    cast.settle();
    cast
}

/// All parts that lie at the place, as the founder opens them.
fn parts_of(cast: &Cast) -> Vec<Part> {
    let exchange = cast.people[0].exchange.as_ref().unwrap();
    let mut all = Vec::new();
    for name in exchange.state.files.keys() {
        let bytes = exchange.mirror.read(name).unwrap();
        let file = Envelope::look(&bytes).unwrap();
        let key = file.key_id().and_then(|id| exchange.ring.get(&id));
        // What was spoiled before lies there too.
        all.extend(
            file.open(key).and_then(|content| parts::read(&content)).map(|(parts, _)| parts).unwrap_or_default(),
        );
    }
    all
}

/// Puts something spoiled to the place.
fn plant(cast: &Cast, dice: &Dice, nonce: u64) {
    let exchange = cast.people[0].exchange.as_ref().unwrap();
    let key = exchange.key_to_use().cloned();
    let names = cast.shelf.look().names();
    let mut all = parts_of(cast);
    let at = dice.below(all.len());
    let bytes = match dice.below(4) {
        // A file as it lies there.
        0 => {
            let mut bytes = cast.shelf.look().bytes(&names[dice.below(names.len())]);
            spoil(&mut bytes, dice);
            bytes
        }
        // What is in it, by somebody who has the key.
        1 => {
            let mut content = parts::write(&all);
            spoil(&mut content, dice);
            sealed(&content, key, nonce)
        }
        // One part, by a member who signs it: its body is read as what it says it is.
        _ => {
            let signer = 1 + dice.below(2);
            let device = &cast.people[signer].exchange.as_ref().unwrap().device;
            let mut body = all[at].body.clone();
            spoil(&mut body, dice);
            all[at] = Part::sign(all[at].kind, &exchange.team_id, body, &device.signing);
            let is_box = all[at].kind == parts::Kind::KeyBox;
            sealed(&parts::write([&all[at]]), key.filter(|_| !is_box), nonce)
        }
    };
    let name = Envelope::look(&bytes).map_or(format!("{nonce}.paideia-part"), |envelope| envelope.name());
    cast.shelf.look().plant(&name, bytes);
}

fn sealed(content: &[u8], key: Option<crate::keys::TeamKey>, nonce: u64) -> Vec<u8> {
    let mut full = [0; 24];
    full[..8].copy_from_slice(&nonce.to_le_bytes());
    envelope::put(content, key.as_ref(), full).unwrap()
}

/// What is read without a team around it.
fn read_alone(cast: &Cast, dice: &Dice) {
    let parts = parts_of(cast);
    let mut body = parts[dice.below(parts.len())].body.clone();
    spoil(&mut body, dice);
    drop((KeyBox::read(&body), Presence::read(&body), SignedBundle::read(&body), parts::read(&body)));
    let address = "webdavs://anna@cloud.city.example/plans";
    let world = super::world(dice.next());
    let (invitation, _) = crate::members::invite("Week", address, Role::Editor, None, 1, &world).unwrap();
    let mut bytes = invitation.write();
    spoil(&mut bytes, dice);
    if let Ok(invitation) = Invitation::read(&bytes) {
        drop((invitation.id(), crate::Address::read(&invitation.place)));
    }
}

#[cfg(target_os = "linux")]
fn assert_small() {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let peak: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
    // Where all tests run in one process, others of them count too.
    let is_alone = std::env::var_os("NEXTEST").is_some() || std::env::args().any(|word| word.contains("bytes::"));
    assert!(!is_alone || peak < MOST_MEMORY, "{peak} kB");
}

#[cfg(not(target_os = "linux"))]
fn assert_small() {}

#[test]
fn nothing_that_comes_from_a_colleague_stops_anybody() {
    let mut cast = team(12_000);
    for seed in seeds() {
        let dice = Dice::new(seed ^ 0x5eed);
        if seed % TOGETHER == TOGETHER - 1 {
            cast = team(12_000 + seed);
        }
        eprintln!("bytes of seed {seed}");
        read_alone(&cast, &dice);
        plant(&cast, &dice, seed);
        let before = cast.people[0].plan.content_upto(|replica| if replica == "replica-0-0" { u64::MAX } else { 0 });
        let begun = Instant::now();
        cast.round(0).unwrap();
        cast.round(2).unwrap();
        assert!(begun.elapsed() < LONGEST, "seed {seed} took {:?}", begun.elapsed());
        let after = cast.people[0].plan.content_upto(|replica| if replica == "replica-0-0" { u64::MAX } else { 0 });
        assert_eq!(before, after, "seed {seed}: nobody writes under the founder's name");
        cast.people[0].plan.write("work goes on");
        let report = cast.round(0).unwrap();
        assert_eq!(report.sent, 1, "seed {seed}: {report:?}");
    }
    assert_small();
}
