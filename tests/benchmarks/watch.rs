//! How long the page takes from an action until nothing moves any more: no answer is awaited and nothing is drawn.
//!
//! The page is watched from outside: its requests by the connection that they all go through, what it draws by the
//! changes of its elements and the frame after them.

use std::time::Duration;

use serde_json::Value;

use crate::driver::{Driver, Outcome};

/// Runs what stands for `ACTION` on the page, which may make no script of a text; answers with milliseconds until the first frame after
/// it, until the last answer, and until the last frame that showed a change.
const ACT: &str = "const done = arguments[arguments.length - 1];
    const act = () => { ACTION };
    if (!window.watched) {
      window.watched = { pending: 0, answered: 0, asked: 0 };
      const fetch = window.fetch;
      window.fetch = (...args) => {
        watched.pending += 1;
        watched.asked += 1;
        const over = () => { watched.pending -= 1; watched.answered = performance.now(); };
        return fetch(...args).then((reply) => {
          // An answer is there when its text is.
          reply.clone().arrayBuffer().then(over, over);
          return reply;
        }, (error) => { over(); throw error; });
      };
    }
    let drawn = 0, first = 0;
    const frame = (note) => requestAnimationFrame(() => requestAnimationFrame(() => note(performance.now())));
    const observer = new MutationObserver(() => frame((at) => { drawn = at; }));
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    const before = watched.asked;
    const start = performance.now();
    watched.answered = start;
    act();
    frame((at) => { first = at; });
    const wait = () => {
      const now = performance.now();
      const still = Math.max(drawn, watched.answered, first);
      if ((first && watched.pending === 0 && now - still > 400) || now - start > 20000) {
        observer.disconnect();
        return done({ first: first - start, answered: watched.answered - start, drawn: Math.max(drawn, first) - start, asked: watched.asked - before });
      }
      setTimeout(wait, 40);
    };
    setTimeout(wait, 40);";

/// What an action took.
#[derive(Clone, Copy, Debug)]
pub struct Took {
    /// Until the frame after the action itself.
    pub first: Duration,
    /// Until the last answer that it caused.
    pub answered: Duration,
    /// Until the last frame that showed a change.
    pub drawn: Duration,
}

/// Acts on the page and waits until it rests.
pub fn act(driver: &Driver, script: &str) -> Outcome<Took> {
    let told: Value = driver.script_later(&ACT.replace("ACTION", script), &[])?;
    let time = |name: &str| Duration::from_secs_f64(told[name].as_f64().unwrap_or(0.0).max(0.0) / 1000.0);
    Ok(Took { first: time("first"), answered: time("answered"), drawn: time("drawn") })
}
