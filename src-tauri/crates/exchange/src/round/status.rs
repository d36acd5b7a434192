//! How the team stands, for the corner of the window and for `paideia team status`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::seen::rank;
use super::session::Exchange;
use crate::bytes::hex;
use crate::error::ExchangeError;
use crate::log::PlanLog;
use crate::members::Role;

/// One member, as the team sees the member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberStatus {
    /// The beginning of the id, enough to tell two of one name apart.
    pub id: String,
    /// Name.
    pub name: String,
    /// What the member may do.
    pub role: Role,
    /// How many devices.
    pub devices: usize,
    /// Whether this is the member on this computer.
    pub is_me: bool,
    /// Whether the member was removed.
    pub is_removed: bool,
    /// When one of the devices was last heard of, in milliseconds since 1970; 0 is never.
    pub seen_at: i64,
    /// How many changes, of all that are known here, the member's newest copy had then not taken in.
    pub behind: u64,
}

/// How the team stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Its name.
    pub team: String,
    /// What I am called in it; empty for one who was removed.
    pub my_name: String,
    /// The address of the place.
    pub place: String,
    /// What I may do; nothing for one who was removed.
    pub role: Option<Role>,
    /// When the place was last reached, in milliseconds since 1970.
    pub reached_at: i64,
    /// Since when it cannot be reached; 0 if it can.
    pub unreachable_since: i64,
    /// Own changes that were not sent yet.
    pub unsent: u64,
    /// Changes that came and wait for others.
    pub waiting: u64,
    /// Clashes that stand open.
    pub conflicts: u64,
    /// Invitations that nobody has used yet.
    pub invitations: usize,
    /// The key that is used now is not known here: the newest passphrase must be entered before anything is sent.
    pub must_enter_passphrase: bool,
    /// The passphrase that opens the secrets of this computer is not the newest of the team.
    pub has_older_passphrase: bool,
    /// Somebody was removed who could still read what is written: an editor must choose a new passphrase.
    pub must_change_passphrase: bool,
    /// The members.
    pub members: Vec<MemberStatus>,
}

impl Exchange {
    /// How the team stands, without asking the place.
    pub fn status(&self, plan: &dyn PlanLog) -> Result<Status, ExchangeError> {
        let team = self.team.as_ref().ok_or(ExchangeError::NoTeam)?;
        let standing = plan.standing()?;
        let vector = plan.vector()?;
        let me = team.member_of(&self.device.id()).filter(|(_, member)| !member.is_removed);
        let my_id = me.map(|(id, _)| *id);
        let now = self.now();
        let mut members: Vec<MemberStatus> = Vec::new();
        for (id, member) in &team.members {
            let heard = member.devices.iter().filter_map(|device| self.presences.get(device));
            let last = heard.max_by_key(|presence| rank(presence, now));
            // Who sits here is seen with every exchange.
            let reached = if my_id == Some(*id) { self.state.reached_at } else { 0 };
            let behind = last.map_or(0, |presence| {
                vector.0.iter().map(|(replica, to)| to.saturating_sub(presence.vector.of(replica))).sum()
            });
            members.push(MemberStatus {
                id: hex(&id[..4]),
                name: member.name.clone(),
                role: member.role,
                devices: member.devices.len(),
                is_me: my_id == Some(*id),
                is_removed: member.is_removed,
                // A clock that is ahead says nothing of a time that has not come.
                seen_at: last.map_or(member.joined_at, |presence| presence.at).max(reached).min(now),
                behind,
            });
        }
        members.sort_by(|one, other| {
            (one.is_removed, &one.name, &one.id).cmp(&(other.is_removed, &other.name, &other.id))
        });
        Ok(Status {
            team: team.name.clone(),
            my_name: me.map(|(_, member)| member.name.clone()).unwrap_or_default(),
            place: self.state.place.clone(),
            role: me.map(|(_, member)| member.role),
            reached_at: self.state.reached_at,
            unreachable_since: self.state.unreachable_since,
            unsent: self.unsent(plan)?,
            waiting: standing.waiting,
            conflicts: standing.conflicts,
            invitations: team.invitations.len(),
            must_enter_passphrase: me.is_some() && self.key_to_use().is_none(),
            must_change_passphrase: team.needs_new_key(),
            has_older_passphrase: self.passphrase_of.is_some_and(|of| self.newest_key() != Some(of)),
            members,
        })
    }

    /// Whose changes are whose: for each replica of which that is known the name of the member, and whether it is the
    /// one on this computer.
    pub fn authors(&self) -> BTreeMap<String, (String, bool)> {
        let Some(team) = &self.team else { return BTreeMap::new() };
        let me = team.member_of(&self.device.id()).map(|(id, _)| *id);
        let named = team.replicas.iter().filter_map(|(replica, device)| {
            let (id, member) = team.member_of(device)?;
            Some((replica.clone(), (member.name.clone(), me == Some(*id))))
        });
        named.collect()
    }

    /// Whose changes a replica's are: the name of the member; nothing if that is not known.
    pub fn name_of_replica(&self, replica: &str) -> String {
        let team = self.team.as_ref();
        let device = team.and_then(|team| team.device_of(replica));
        team.zip(device).map(|(team, device)| team.name_of(device)).unwrap_or_default()
    }
}
