//! Calls: what comes to the door and what goes out of it.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;

use crate::Failure;
use crate::desk::touched::Touched;
use crate::desk::writing::{Filled, filled};
use crate::desk::{Desk, hold};
use crate::door::answers::{SentLists, Writing};
use crate::door::kinds::command;
use crate::door::table;
use crate::team;

/// What a call brings back.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The desk's revision: what was read is at least as new, what was written is in it.
    pub revision: i64,
    /// What changed while it ran.
    pub touched: Touched,
    /// What the command returns.
    pub value: Value,
}

/// A call as the page makes it.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the fields are explained")]
pub struct Request {
    pub name: String,
    pub args: Value,
    /// The last revision that the page knows of.
    #[serde(default)]
    pub known: i64,
    /// The token of the answer to the same question that the page still holds.
    #[serde(default)]
    pub have: Option<u64>,
    /// What was known when a form that is saved was filled.
    #[serde(default)]
    pub form: Option<Filled>,
}

impl Desk {
    /// Runs a command of the table. `path` is the file a person chose, for commands that take one.
    pub fn call(&self, name: &str, args: Value, path: Option<PathBuf>) -> Result<Answer, Failure> {
        let before = self.revision();
        let mut answer = Writing::default();
        let revision = self.run(name, args, path, &mut answer)?;
        Ok(Answer { revision, touched: self.touched(before, revision), value: answer.value()? })
    }

    /// The same for a page, as the text that is sent to it: with all that changed since it was last told, and a long
    /// list as what differs from the one it holds.
    pub fn reply(&self, request: Request, path: Option<PathBuf>) -> Result<String, Failure> {
        let Request { name, args, known, have, form } = request;
        let question = format!("{name} {args}");
        let mut answer = Writing::default();
        let revision = filled(form, || self.run(&name, args, path, &mut answer))?;
        let touched = serde_json::to_string(&self.touched(known, revision))
            .map_err(|error| Failure::new("answer_not_written").with("detail", error))?;
        let members = hold(&self.slot::<SentLists>()).members(question, have, &answer);
        Ok(format!("{{\"revision\":{revision},\"touched\":{touched},{members}}}"))
    }

    /// Runs a command and says at which revision its answer is true at the least.
    fn run(&self, name: &str, args: Value, path: Option<PathBuf>, answer: &mut Writing) -> Result<i64, Failure> {
        let command = command(name).ok_or_else(|| Failure::new("unknown_command").with("command", name))?;
        if command.needs_today() && self.as_of().is_some() {
            return Err(Failure::new("looking_back"));
        }
        if command.needs_today() {
            team::held::must_be_editor(self)?;
        }
        let before = self.revision();
        table::dispatch(self, name, args, path, answer)?;
        // Somebody may have written since it was read: an answer never claims to be newer than it is.
        Ok(if command.reads.is_some() { before } else { self.revision() })
    }
}
