//! A library that gives up on a damaged file in a panic ends the reading of that file, and nothing else.
//!
//! The file is refused like any other that cannot be read; a crash of the program is neither told nor noted down.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};

thread_local! {
    static IS_CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// What was read; `None` where a library gave up in a panic.
pub(crate) fn contained<T>(read: impl FnOnce() -> T) -> Option<T> {
    let before = IS_CONTAINED.replace(true);
    let answer = catch_unwind(AssertUnwindSafe(read)).ok();
    IS_CONTAINED.set(before);
    answer
}

/// Says nothing any more of panics that end the reading of a file alone; of others what was said before. For the shells,
/// once.
pub fn hush_contained_panics() {
    let usual = take_hook();
    set_hook(Box::new(move |panic| {
        if !IS_CONTAINED.get() {
            usual(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_the_reading_and_the_next_is_told_again() {
        assert_eq!(contained(|| 3), Some(3));
        assert_eq!(contained(|| -> u8 { panic!("damaged") }), None);
        assert!(!IS_CONTAINED.get());
        let nested = contained(|| (contained(|| -> u8 { panic!("damaged") }), IS_CONTAINED.get()));
        assert_eq!(nested, Some((None, true)));
    }
}
