//! How setting is given up before it is done; in a process of its own (`helper`) it ends with that.
//!
//! The typesetter knows no way to interrupt it. But templates ask for a file at each heading (`look.typ`), and one that
//! cannot be had any more ends the work. Whether it can be had is the one thing of a document's world that changes.

use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The file for which templates ask.
pub(crate) const GO_ON: &str = "go-on.txt";

thread_local! {
    /// Of work within work any may be stopped.
    static STOP: RefCell<Vec<Arc<AtomicBool>>> = const { RefCell::new(Vec::new()) };
}

/// Does some work; whatever it sets on this thread is given up soon after `stop` is true, with the code `export_stopped`.
pub fn stoppable<T>(stop: &Arc<AtomicBool>, work: impl FnOnce() -> T) -> T {
    /// Takes the wish away again, also when the work fails.
    struct Held;
    impl Drop for Held {
        fn drop(&mut self) {
            STOP.with(|held| drop(held.borrow_mut().pop()));
        }
    }
    STOP.with(|held| held.borrow_mut().push(Arc::clone(stop)));
    let _held = Held;
    work()
}

/// The wish to stop, as a document's world holds it.
#[derive(Clone, Default)]
pub(crate) struct Wish(Vec<Arc<AtomicBool>>);

impl Wish {
    /// What holds on this thread.
    pub(crate) fn of_this_work() -> Self {
        Self(STOP.with(|held| held.borrow().clone()))
    }

    pub(crate) fn is_to_stop(&self) -> bool {
        self.0.iter().any(|stop| stop.load(Ordering::Relaxed))
    }
}
