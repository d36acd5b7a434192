//! New identifiers, in the order of time.

use std::cell::Cell;

use uuid::Builder;

use domain::Id;

use crate::Surroundings;

/// Gives UUIDs of version 7 that rise even when the clock stands still or goes back.
pub(crate) struct IdSource {
    surroundings: Surroundings,
    /// Milliseconds and a counter of 12 bits below them, as last given.
    last: Cell<u64>,
}

impl IdSource {
    pub(crate) fn new(surroundings: Surroundings) -> Self {
        IdSource { surroundings, last: Cell::new(0) }
    }

    pub(crate) fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    pub(crate) fn set_author(&mut self, author: &str) {
        author.clone_into(&mut self.surroundings.author);
    }

    pub(crate) fn next(&self) -> Id {
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
