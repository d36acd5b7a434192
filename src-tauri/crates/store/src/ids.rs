//! New identifiers, in the order of time.

use std::cell::Cell;

use uuid::Builder;

use domain::Id;

use crate::Surroundings;

/// Gives UUIDs of version 7 that rise even when the clock stands still or goes back.
pub struct IdSource {
    surroundings: Surroundings,
    /// Milliseconds and a counter of 12 bits below them, as last given.
    last: Cell<u64>,
}

impl IdSource {
    /// A source with the clock and the random bytes of these surroundings.
    pub fn new(surroundings: Surroundings) -> Self {
        IdSource { surroundings, last: Cell::new(0) }
    }

    pub(crate) fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    pub(crate) fn set_author(&mut self, author: &str) {
        author.clone_into(&mut self.surroundings.author);
    }

    /// The next one: behind every one before it, also within a millisecond.
    pub fn next(&self) -> Id {
        let millis = (self.surroundings.clock)().timestamp_millis().max(0) as u64;
        let tick = (millis << 12).max(self.last.get() + 1);
        self.last.set(tick);
        let random = (self.surroundings.random)();
        let mut tail = [0_u8; 10];
        tail.copy_from_slice(&random[..10]);
        tail[0] = ((tick >> 8) & 0x0f) as u8;
        tail[1] = (tick & 0xff) as u8;
        Builder::from_unix_timestamp_millis(tick >> 12, &tail).into_uuid().to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::path::PathBuf;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use chrono::DateTime;

    use super::*;

    /// A source whose clock shows these milliseconds one after the other, and then the last of them for ever.
    fn source(times: &'static [i64]) -> IdSource {
        let asked = AtomicUsize::new(0);
        IdSource::new(Surroundings {
            clock: Arc::new(move || {
                let at = asked.fetch_add(1, Ordering::SeqCst).min(times.len() - 1);
                DateTime::from_timestamp_millis(times[at]).unwrap()
            }),
            random: Arc::new(|| [0xff; 16]),
            home: PathBuf::new(),
            author: "Ada".to_owned(),
            holder: String::new(),
        })
    }

    /// The id of a moment and a place in it, where all that is random is ones.
    fn id(millis: i64, place: i64) -> String {
        format!("{:08x}-{:04x}-7{place:03x}-bfff-ffffffffffff", millis >> 16, millis & 0xffff)
    }

    #[test]
    fn ids_rise_when_the_clock_stands_still_or_goes_back() {
        const NOON: i64 = 1_809_259_200_123;
        let ids = source(&[NOON, NOON, NOON - 5_000, NOON + 1, NOON]);
        let given: Vec<Id> = (0..5).map(|_| ids.next()).collect();
        assert_eq!(given, [id(NOON, 0), id(NOON, 1), id(NOON, 2), id(NOON + 1, 0), id(NOON + 1, 1)]);
    }

    #[test]
    fn more_ids_than_a_moment_has_places_run_into_the_next() {
        const NOON: i64 = 1_809_259_200_000;
        let ids = source(&[NOON]);
        for number in 0..9_000 {
            assert_eq!(ids.next(), id(NOON + number / 4096, number % 4096), "id {number}");
        }
    }

    #[test]
    fn a_clock_before_all_time_gives_ids_all_the_same() {
        let ids = source(&[-86_400_000]);
        assert_eq!([ids.next(), ids.next()], [id(0, 1), id(0, 2)]);
    }

    #[test]
    fn the_author_is_who_was_named_last() {
        let mut ids = source(&[0]);
        assert_eq!(ids.surroundings().author, "Ada");
        ids.set_author("Ben");
        assert_eq!(ids.surroundings().author, "Ben");
    }
}
