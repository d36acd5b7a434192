//! From records in order to the team.
//!
//! Two things are asked of it: that everybody sees the same team, whatever came when, and that nobody who was removed
//! can say anything afterwards, not even by pretending that it was before. So what a removed member says counts only
//! where the one who removed had seen it. When two editors remove each other at once, the one stays who has been in
//! the team longer.

use std::collections::{BTreeMap, BTreeSet};

use ed25519_dalek::{Signature, VerifyingKey};

use super::invitation::proof_bytes;
use super::order::{Ordered, Placed, order};
use super::record::{MemberId, Op, Role};
use super::team::{KeyMade, Member, Team};
use crate::error::{ExchangeError, Told};
use crate::log::Vector;
use crate::parts::{Part, TeamId};

/// A record that ends somebody's rights: which, whose, and whether all of them.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ending {
    record: usize,
    member: MemberId,
    is_removal: bool,
}

/// The team that these records make.
pub(super) fn evaluate(id: TeamId, parts: &[Part]) -> Result<Team, ExchangeError> {
    let Ordered { placed, waiting, told } = order(&id, parts);
    let first = placed.first().ok_or(ExchangeError::NoTeamHere)?;
    let Some(Op::Found { plan_id, team, recovery, .. }) = first.record.ops.first() else {
        return Err(ExchangeError::NoTeamHere);
    };
    let empty = Team {
        id,
        plan_id: plan_id.clone(),
        name: team.clone(),
        members: BTreeMap::new(),
        invitations: BTreeMap::new(),
        used: BTreeSet::new(),
        recovery: *recovery,
        told,
        waiting,
        devices: BTreeMap::new(),
        replicas: BTreeMap::new(),
        keys: Vec::new(),
        confirmed: BTreeMap::new(),
        heads: placed.iter().map(|placed| (placed.record.device, (placed.record.number, placed.hash))).fold(
            BTreeMap::new(),
            |mut heads, (device, head)| {
                heads.entry(device).and_modify(|last: &mut (u64, [u8; 32])| *last = (*last).max(head)).or_insert(head);
                heads
            },
        ),
    };
    let mut void: Vec<Ending> = Vec::new();
    loop {
        let endings = standing_endings(&empty, &placed, &void);
        let (team, applied) = apply(empty.clone(), &placed, &endings);
        // An ending that was not carried out takes nobody's rights: look again without it.
        let before = void.len();
        void.extend(endings.iter().filter(|ending| !applied.contains(ending)));
        if void.len() == before {
            return Ok(with_clean_keys(team, &placed, &applied));
        }
    }
}

/// The endings that stand: those of whom nobody senior has taken the right to say so.
fn standing_endings(empty: &Team, placed: &[Placed], void: &[Ending]) -> Vec<Ending> {
    let mut all: Vec<(usize, Ending)> = Vec::new();
    let (team, _) = apply(empty.clone(), placed, &[]);
    let mut seniority: Vec<(u64, MemberId)> = Vec::new();
    for (id, member) in &team.members {
        let came = placed.iter().find(|placed| member.devices.contains(&placed.record.device));
        seniority.push((came.map_or(u64::MAX, |placed| placed.depth), *id));
    }
    seniority.sort_unstable();
    for (index, record) in placed.iter().enumerate() {
        let author = team.member_of(&record.record.device).map(|(id, _)| *id);
        let rank = seniority.iter().position(|(_, id)| Some(*id) == author).unwrap_or(usize::MAX);
        for op in &record.record.ops {
            match op {
                Op::Remove { member, .. } => {
                    all.push((rank, Ending { record: index, member: *member, is_removal: true }))
                }
                Op::SetRole { member, role: Role::Reader, .. } => {
                    all.push((rank, Ending { record: index, member: *member, is_removal: false }));
                }
                Op::Found { .. }
                | Op::Invite { .. }
                | Op::Join { .. }
                | Op::SetRole { role: Role::Editor, .. }
                | Op::Claim { .. }
                | Op::Witness { .. }
                | Op::Key { .. }
                | Op::Rename { .. }
                | Op::Recovery { .. }
                | Op::Erased { .. } => {}
            }
        }
    }
    all.sort_by_key(|(rank, ending)| (*rank, ending.record));
    let mut standing: Vec<Ending> = Vec::new();
    for (_, ending) in all.into_iter().filter(|(_, ending)| !void.contains(ending)) {
        let record = &placed[ending.record];
        let author = team.member_of(&record.record.device).map(|(id, _)| *id);
        let restored = restorations(placed, author);
        let is_struck = author.is_some_and(|author| struck(placed, &standing, author, record, &restored, true));
        if !is_struck {
            standing.push(ending);
        }
    }
    standing
}

/// Records that made somebody an editor (again), not by that member's own word.
fn restorations(placed: &[Placed], author: Option<MemberId>) -> Vec<usize> {
    let makes = |placed: &Placed| {
        placed
            .record
            .ops
            .iter()
            .any(|op| matches!(op, Op::SetRole { member, role: Role::Editor, .. } if Some(*member) == author))
    };
    (0..placed.len()).filter(|index| makes(&placed[*index])).collect()
}

/// Whether a standing ending takes the word from this record of that member.
fn struck(
    placed: &[Placed],
    endings: &[Ending],
    member: MemberId,
    record: &Placed,
    restored: &[usize],
    needs_editor: bool,
) -> bool {
    endings.iter().filter(|ending| ending.member == member && (ending.is_removal || needs_editor)).any(|ending| {
        let end = &placed[ending.record];
        let was_restored = restored
            .iter()
            .map(|index| &placed[*index])
            .any(|again| again.has_seen(end) && record.has_seen(again) && again.record.device != record.record.device);
        !end.has_seen(record) && !std::ptr::eq(end, record) && !was_restored
    })
}

/// Whether somebody is made an editor by one who had not seen that this right was taken: then it stays taken, as it does
/// where the records stand the other way round. Else the list would name an editor whose words count for nothing.
fn is_overtaken(placed: &[Placed], endings: &[Ending], index: usize, op: &Op) -> bool {
    let Op::SetRole { member, role: Role::Editor, .. } = op else { return false };
    let mut earlier = endings.iter().filter(|ending| ending.member == *member && ending.record < index);
    earlier.any(|ending| !placed[index].has_seen(&placed[ending.record]))
}

/// Goes through the records in order. Answers the team, and which endings were carried out.
fn apply(mut team: Team, placed: &[Placed], endings: &[Ending]) -> (Team, Vec<Ending>) {
    let mut applied = Vec::new();
    let mut restored: BTreeMap<MemberId, Vec<usize>> = BTreeMap::new();
    let mut invitations: BTreeMap<MemberId, (Role, Option<MemberId>, i64)> = BTreeMap::new();
    for (index, record) in placed.iter().enumerate() {
        for op in &record.record.ops {
            if let Op::Join { .. } | Op::Found { .. } = op {
                join(&mut team, &invitations, record, op);
                continue;
            }
            let Some(author) = team.member_of(&record.record.device).map(|(id, _)| *id) else { continue };
            let needs_editor = needs_editor(op, &author);
            let again = restored.get(&author).map(Vec::as_slice).unwrap_or_default();
            let is_struck = struck(placed, endings, author, record, again, needs_editor);
            let is_claim = matches!(op, Op::Claim { .. });
            let member = &team.members[&author];
            let is_silent = (is_struck || member.is_removed) && !is_claim;
            if is_silent || (needs_editor && member.role != Role::Editor) {
                team.told.insert(Told::new("exchange_record_refused").with("name", &member.name));
                invite_in_vain(&mut team, &mut invitations, op);
                continue;
            }
            if is_overtaken(placed, endings, index, op) {
                team.told.insert(Told::new("exchange_record_refused").with("name", &team.members[&author].name));
                continue;
            }
            let ending = endings.iter().find(|ending| ending.record == index && ends(op, ending));
            if say(&mut team, &mut invitations, record, op, ending.is_some()) {
                applied.extend(ending.copied());
                if let Op::SetRole { member, role: Role::Editor, .. } = op {
                    restored.entry(*member).or_default().push(index);
                }
            }
        }
    }
    let unused = invitations.into_iter().filter(|(key, (_, device_of, _))| {
        device_of.is_none()
            && team.members.get(key).is_some_and(|member| member.devices.is_empty() && !member.is_removed)
    });
    team.invitations = unused.map(|(key, (role, _, until))| (key, (role, until))).collect();
    team.members.retain(|_, member| !member.devices.is_empty());
    (team, applied)
}

/// Whoever comes by an invitation that does not count is no member. But somebody may have taken in their changes before
/// hearing that it does not, and must be able to say so; so they stand in the list as one who was removed at once.
fn invite_in_vain(team: &mut Team, invitations: &mut BTreeMap<MemberId, (Role, Option<MemberId>, i64)>, op: &Op) {
    let Op::Invite { key, device_of: None, until, .. } = op else { return };
    if !team.members.contains_key(key) {
        invitations.insert(*key, (Role::Reader, None, *until));
        let (name, devices, upto) = (String::new(), Vec::new(), Some(Vector::default()));
        let member = Member { name, role: Role::Reader, devices, joined_at: 0, is_removed: true, upto };
        team.members.insert(*key, member);
    }
}

fn ends(op: &Op, ending: &Ending) -> bool {
    match op {
        Op::Remove { member, .. } => *member == ending.member && ending.is_removal,
        Op::SetRole { member, role: Role::Reader, .. } => *member == ending.member && !ending.is_removal,
        Op::Found { .. }
        | Op::Invite { .. }
        | Op::Join { .. }
        | Op::SetRole { role: Role::Editor, .. }
        | Op::Claim { .. }
        | Op::Witness { .. }
        | Op::Key { .. }
        | Op::Rename { .. }
        | Op::Recovery { .. }
        | Op::Erased { .. } => false,
    }
}

/// What only editors may say. Anybody may bring in another device of their own.
fn needs_editor(op: &Op, author: &MemberId) -> bool {
    match op {
        Op::Invite { device_of, .. } => device_of.as_ref() != Some(author),
        Op::Remove { .. } | Op::SetRole { .. } | Op::Witness { .. } | Op::Key { .. } | Op::Recovery { .. } => true,
        Op::Found { .. } | Op::Join { .. } | Op::Claim { .. } | Op::Rename { .. } | Op::Erased { .. } => false,
    }
}

/// A device comes in: the first one, or by an invitation.
fn join(team: &mut Team, invitations: &BTreeMap<MemberId, (Role, Option<MemberId>, i64)>, placed: &Placed, op: &Op) {
    let record = &placed.record;
    match op {
        Op::Found { name, box_public, .. } => {
            let (name, joined_at) = (name.clone(), record.at);
            let devices = vec![record.device];
            let founder = Member { name, role: Role::Editor, devices, joined_at, is_removed: false, upto: None };
            team.members.insert(record.device, founder);
            team.devices.insert(record.device, (record.device, *box_public));
        }
        Op::Join { key, proof, name, box_public } => {
            let Some((_, device_of, until)) = invitations.get(key) else { return };
            let signed = proof_bytes(&team.id, &record.device, box_public);
            let is_proven = VerifyingKey::from_bytes(key)
                .is_ok_and(|key| key.verify_strict(&signed, &Signature::from_bytes(proof)).is_ok());
            let id = device_of.unwrap_or(*key);
            let is_new = !team.devices.contains_key(&record.device);
            let Some(member) =
                team.members.get_mut(&id).filter(|member| !member.is_removed || member.devices.is_empty())
            else {
                return;
            };
            // It counts once: with the same file nobody else comes in, not even as another device of whoever did.
            if !is_proven || !is_new || *until < record.at || team.used.contains(key) {
                team.told.insert(Told::new("exchange_join_refused").with("name", name));
                return;
            }
            if member.devices.is_empty() {
                (member.name, member.joined_at) = (name.clone(), record.at);
            }
            member.devices.push(record.device);
            team.used.insert(*key);
            team.devices.insert(record.device, (id, *box_public));
        }
        Op::Invite { .. }
        | Op::SetRole { .. }
        | Op::Remove { .. }
        | Op::Claim { .. }
        | Op::Witness { .. }
        | Op::Key { .. }
        | Op::Rename { .. }
        | Op::Recovery { .. }
        | Op::Erased { .. } => {}
    }
}

/// Carries out what a member may say. Answers whether anything was done.
fn say(
    team: &mut Team,
    invitations: &mut BTreeMap<MemberId, (Role, Option<MemberId>, i64)>,
    placed: &Placed,
    op: &Op,
    stands: bool,
) -> bool {
    match op {
        Op::Found { .. } | Op::Join { .. } => false,
        Op::Invite { key, role, device_of, until } => {
            if device_of.is_some_and(|member| !team.members.contains_key(&member)) || invitations.contains_key(key) {
                return false;
            }
            invitations.insert(*key, (*role, *device_of, *until));
            if device_of.is_none() && !team.members.contains_key(key) {
                let upto = (*role == Role::Reader).then(Vector::default);
                let (name, devices, role) = (String::new(), Vec::new(), *role);
                team.members.insert(*key, Member { name, role, devices, joined_at: 0, is_removed: false, upto });
            }
            true
        }
        Op::Remove { member, upto } => stands && end(team, member, upto, true),
        Op::SetRole { member, role: Role::Reader, upto } => stands && end(team, member, upto, false),
        Op::SetRole { member, role: Role::Editor, .. } => make_editor(team, member),
        Op::Claim { replica } => claim(team, placed, replica),
        Op::Witness { member, upto } => {
            let known = team.members.get_mut(member).and_then(|member| member.upto.as_mut());
            known.is_some_and(|known| {
                known.join(upto);
                true
            })
        }
        Op::Key { id, number } => {
            team.keys.push(KeyMade { number: *number, id: *id, is_after_removals: true });
            true
        }
        Op::Rename { name } => {
            let device = placed.record.device;
            let member = team.devices.get(&device).and_then(|(member, _)| team.members.get_mut(member));
            member.is_some_and(|member| {
                member.name.clone_from(name);
                true
            })
        }
        Op::Recovery { public } => {
            team.recovery = *public;
            true
        }
        Op::Erased { part } => {
            let devices = team.confirmed.entry(*part).or_default();
            devices.entry(placed.record.device).or_insert(placed.record.at);
            true
        }
    }
}

/// All that such a member ever wrote stands, also what was written before.
fn make_editor(team: &mut Team, id: &MemberId) -> bool {
    let member = team.members.get_mut(id).filter(|member| !member.is_removed);
    member.is_some_and(|member| {
        (member.role, member.upto) = (Role::Editor, None);
        true
    })
}

/// Ends somebody's rights, unless nobody were left who may change the plan.
fn end(team: &mut Team, id: &MemberId, upto: &Vector, is_removal: bool) -> bool {
    let editors = team
        .members
        .iter()
        .filter(|(_, member)| !member.is_removed && member.role == Role::Editor && !member.devices.is_empty());
    let others = editors.filter(|(other, _)| *other != id).count();
    let Some(member) = team.members.get_mut(id).filter(|_| 0 < others) else { return false };
    member.upto.get_or_insert_default().join(upto);
    member.role = if is_removal { member.role } else { Role::Reader };
    member.is_removed |= is_removal;
    true
}

/// The first who says that a replica is theirs has it.
fn claim(team: &mut Team, placed: &Placed, replica: &str) -> bool {
    let device = placed.record.device;
    let owner = *team.replicas.entry(replica.to_owned()).or_insert(device);
    if owner != device {
        let (name, other) = (team.name_of(&device), team.name_of(&owner));
        team.told.insert(Told::new("exchange_replica_claimed").with("name", name).with("other", other));
    }
    owner == device
}

/// Says of each key whether all removals were known when it was made.
fn with_clean_keys(mut team: Team, placed: &[Placed], applied: &[Ending]) -> Team {
    let removals: Vec<&Placed> =
        applied.iter().filter(|ending| ending.is_removal).map(|ending| &placed[ending.record]).collect();
    for key in &mut team.keys {
        let made = placed.iter().find(|placed| {
            placed
                .record
                .ops
                .iter()
                .any(|op| matches!(op, Op::Key { id, number } if *id == key.id && *number == key.number))
        });
        key.is_after_removals = made
            .is_some_and(|made| removals.iter().all(|removal| std::ptr::eq(made, *removal) || made.has_seen(removal)));
    }
    let mut seen = BTreeSet::new();
    team.keys.retain(|key| seen.insert((key.number, key.id)));
    team
}
