//! When each was last here, and what they had then: small signed notes. A device writes one when it has taken in or made
//! something, and else once a day; the one before is taken away once the new one was seen at the place.

use super::session::Exchange;
use super::state::Heard;
use crate::bytes::hex;
use crate::error::ExchangeError;
use crate::parts::{DeviceId, Kind, Part, Presence};

/// How often a device says that it is here when nothing is new, and when it has what it had not.
const SELDOM: i64 = 20 * 3_600_000;
const SOON: i64 = 60_000;
/// A clock that is further ahead than this is wrong.
const AHEAD: i64 = 600_000;

/// Whether a note is later than another of the same device. Its own clock may have been wrong, but what it has only grows.
pub(super) fn is_later(one: &Presence, other: &Presence, now: i64) -> bool {
    match (one.vector.covers(&other.vector), other.vector.covers(&one.vector)) {
        (true, false) => true,
        (false, true) => false,
        (true, true) | (false, false) => rank(one, now) > rank(other, now),
    }
}

/// A time that has not come yet counts less than any other.
pub(super) fn rank(presence: &Presence, now: i64) -> (bool, i64) {
    (presence.at <= now + AHEAD, presence.at)
}

/// Long after: whoever writes under a key that is not known here has shown it by then.
const LONG: i64 = 2 * 86_400_000;

impl Exchange {
    /// Whether everybody else who belongs to the team was here long after a moment, by notes that can be read here. Then
    /// nobody of the team writes what cannot be; and who does not know that they were removed hears no more of those who
    /// removed them.
    pub(super) fn all_were_here_long_after(&self, moment: i64) -> bool {
        let after = moment.saturating_add(LONG);
        let was_here = |device: &DeviceId| self.state.heard.get(&hex(device)).is_some_and(|heard| after <= heard.here);
        let Some(team) = &self.team else { return false };
        let mut others = team.members.values().filter(|it| !it.is_removed && !it.devices.contains(&self.device.id()));
        after <= self.now() && others.all(|member| member.devices.iter().any(was_here))
    }

    /// Keeps in mind what a device says of itself.
    pub(super) fn note_presence(&mut self, part: &Part) {
        let Ok(presence) = Presence::read(&part.body) else { return };
        let now = self.now();
        let last = self.presences.entry(part.device).or_default();
        let heard = self.state.heard.entry(hex(&part.device)).or_default();
        // What is read again after a start is no news.
        if heard.at < presence.at {
            *heard = Heard { at: presence.at, here: now };
        }
        if is_later(&presence, last, now) {
            *last = presence;
        }
    }

    /// Says that this device is here, if it is time to.
    pub(super) fn prepare_presence(&mut self, vector: crate::Vector) -> Result<(), ExchangeError> {
        let now = self.now();
        let interval = if self.state.present.covers(&vector) { SELDOM } else { SOON };
        // A clock that was set back holds nothing up.
        if (now - self.state.present_at).abs() < interval {
            return Ok(());
        }
        let Some(key) = self.key_to_use().cloned() else { return Ok(()) };
        let presence = Presence { at: now, vector };
        let part = Part::sign(Kind::Presence, &self.team_id, presence.write(), &self.device.signing);
        let name = self.write_file(&[part], Some(key))?;
        if let Some(before) = self.state.presence.replace(name.clone()).filter(|it| self.state.files.contains_key(it)) {
            // What was never sent need not be.
            self.state.outbox.remove(&before);
            self.state.folded.insert(before, vec![name]);
        }
        (self.state.present_at, self.state.present) = (now, presence.vector);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Vector;

    fn note(at: i64, upto: u64) -> Presence {
        Presence { at, vector: Vector([("a".to_owned(), upto)].into()) }
    }

    #[test]
    fn what_has_grown_is_later_whatever_the_clock_says() {
        let now = 1_000_000_000;
        assert!(is_later(&note(now, 2), &note(now + 9 * AHEAD, 1), now) && !is_later(&note(now, 1), &note(5, 2), now));
        assert!(is_later(&note(now, 1), &note(now - 1, 1), now));
        assert!(is_later(&note(now, 1), &note(now + 9 * AHEAD, 1), now), "a time that has not come");
        assert!(!is_later(&note(now + 9 * AHEAD, 1), &note(5, 1), now));
    }
}
