//! When a round is due. A folder is looked at for nothing, so that an edit is at a colleague's within two seconds; a
//! server is asked gently, and the more seldom the longer nothing came or nothing answered.

/// In a folder a round without a sign comes after so long, in milliseconds: some shares show no time of change.
const FOLDER_QUIET: i64 = 10_000;
/// A folder that is away is looked for after so long.
const FOLDER_AWAY: i64 = 4_000;
/// A server is asked again after so long when something came, and at most after so long.
const SERVER_BUSY: i64 = 8_000;
const SERVER_QUIET: i64 = 60_000;
/// A server that does not answer is asked again after so long at first, and at most after so long.
const SERVER_AWAY: i64 = 5_000;
const SERVER_LONG_AWAY: i64 = 300_000;
/// After an own change a server is left alone so long, for the next one may follow.
const SERVER_OWN: i64 = 2_000;

/// What is known at a moment without asking the place anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Moment {
    /// In milliseconds since 1970.
    pub(crate) now: i64,
    /// Of the plan.
    pub(crate) revision: i64,
    /// Of the place, where it shows for nothing whether something came or went.
    pub(crate) stamp: Option<u128>,
}

/// How a round went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Went {
    /// Nothing was sent or taken in.
    Quiet,
    /// Something was.
    Busy,
    /// The place could not be reached, or something else was wrong.
    Away,
}

/// When the next round is due.
#[derive(Clone, Debug)]
pub(crate) struct Rhythm {
    is_folder: bool,
    /// As the last round left it; nothing before the first.
    last: Option<Moment>,
    next_at: i64,
    /// Rounds without anything new, or that went wrong, in a row.
    quiet: u32,
    away: u32,
}

impl Rhythm {
    pub(crate) fn new(is_folder: bool) -> Self {
        Self { is_folder, last: None, next_at: 0, quiet: 0, away: 0 }
    }

    /// Whether a round is due.
    pub(crate) fn is_due(&self, moment: Moment) -> bool {
        let Some(last) = self.last else { return true };
        // A clock that was set back holds nothing up.
        if self.next_at <= moment.now || moment.now < last.now {
            return true;
        }
        if 0 < self.away {
            return false;
        }
        if self.is_folder {
            return last.revision != moment.revision || last.stamp != moment.stamp;
        }
        last.revision != moment.revision && last.now + SERVER_OWN <= moment.now
    }

    /// Whether the plan was changed here since the last round.
    pub(crate) fn has_own(&self, moment: Moment) -> bool {
        self.last.is_some_and(|last| last.revision != moment.revision)
    }

    /// Notes how a round went. `begun` is what was known before it, with the revision that it left behind.
    pub(crate) fn went(&mut self, begun: Moment, now: i64, went: Went) {
        self.last = Some(Moment { now, ..begun });
        (self.quiet, self.away) = match went {
            Went::Quiet => (self.quiet.saturating_add(1), 0),
            Went::Busy => (0, 0),
            Went::Away => (0, self.away.saturating_add(1)),
        };
        let wait = match (self.is_folder, went) {
            (true, Went::Quiet | Went::Busy) => FOLDER_QUIET,
            (true, Went::Away) => FOLDER_AWAY,
            (false, Went::Quiet | Went::Busy) => longer(SERVER_BUSY, self.quiet, SERVER_QUIET),
            (false, Went::Away) => longer(SERVER_AWAY, self.away - 1, SERVER_LONG_AWAY),
        };
        self.next_at = now + wait;
    }
}

/// Twice as long each time, up to a limit.
fn longer(first: i64, times: u32, most: i64) -> i64 {
    (first << times.min(10)).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(now: i64, revision: i64, stamp: u128) -> Moment {
        Moment { now, revision, stamp: Some(stamp) }
    }

    #[test]
    fn a_folder_is_looked_at_when_something_shows() {
        let mut rhythm = Rhythm::new(true);
        assert!(rhythm.is_due(at(0, 1, 1)), "at the beginning");
        rhythm.went(at(0, 1, 1), 10, Went::Quiet);
        assert!(!rhythm.is_due(at(500, 1, 1)));
        assert!(rhythm.is_due(at(500, 2, 1)), "an own change");
        assert!(rhythm.is_due(at(500, 1, 2)), "something came or went");
        assert!(rhythm.is_due(at(10_010, 1, 1)), "now and then all the same");
        assert!(rhythm.is_due(at(-5_000, 1, 1)), "a clock that was set back");
        rhythm.went(at(0, 1, 1), 10, Went::Away);
        assert!(!rhythm.is_due(at(500, 2, 2)), "a stick that is away");
        assert!(rhythm.is_due(at(4_010, 1, 1)));
    }

    #[test]
    fn a_server_is_asked_gently() {
        let mut rhythm = Rhythm::new(false);
        let waits: Vec<i64> = [Went::Busy, Went::Quiet, Went::Quiet, Went::Quiet, Went::Quiet, Went::Busy]
            .into_iter()
            .map(|went| {
                rhythm.went(Moment::default(), 0, went);
                rhythm.next_at
            })
            .collect();
        assert_eq!(waits, [8_000, 16_000, 32_000, 60_000, 60_000, 8_000]);
        assert!(!rhythm.is_due(Moment { now: 1_000, revision: 1, stamp: None }), "the next change may follow");
        assert!(rhythm.is_due(Moment { now: 2_000, revision: 1, stamp: None }));
        let waits: Vec<i64> = (0..8)
            .map(|_| {
                rhythm.went(Moment::default(), 0, Went::Away);
                rhythm.next_at
            })
            .collect();
        assert_eq!(waits, [5_000, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000]);
        assert!(!rhythm.is_due(Moment { now: 9_000, revision: 1, stamp: None }), "own changes wait with it");
    }
}
