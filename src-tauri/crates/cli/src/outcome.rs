//! What the program says and how it ends.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use commands::{Answer, Desk, Failure};
use serde_json::{Value, json};
use text::Texts;

/// Everything was done.
pub const DONE: u8 = 0;
/// Nothing was changed.
pub const FAILED: u8 = 1;
/// The program was called wrongly.
pub const WRONG_USAGE: u8 = 2;
/// Done, but rows were refused.
pub const ROWS_REFUSED: u8 = 3;

/// What all subcommands work with.
pub struct Terminal {
    pub desk: Arc<Desk>,
    pub texts: Texts,
    pub is_json: bool,
}

impl Terminal {
    /// Runs a command of the table.
    pub fn call(&self, name: &str, args: Value) -> Result<Value, Failure> {
        Ok(self.desk.call(name, args, None)?.value)
    }

    /// Runs a command that reads or writes a file.
    pub fn call_with(&self, name: &str, args: Value, path: &str) -> Result<Answer, Failure> {
        self.desk.call(name, args, Some(PathBuf::from(path)))
    }

    /// Writes an answer: as JSON, or as the lines given.
    pub fn answer(&self, value: &Value, lines: impl FnOnce(&Texts) -> String) {
        if self.is_json { self.say(&json_text(value)) } else { self.say(&lines(&self.texts)) }
    }

    /// Writes to standard output. A reader that has gone away is no failure of ours.
    pub fn say(&self, text: &str) {
        let mut out = std::io::stdout().lock();
        let text = text.trim_end();
        if !text.is_empty() {
            drop(writeln!(out, "{text}"));
        }
        drop(out.flush());
    }

    /// Says why not, and how the program ends.
    pub fn refuse(&self, failure: &Failure) -> u8 {
        if self.is_json {
            self.say(&json_text(&json!({ "error": self.told(failure) })));
        } else {
            eprintln!("{}", self.sentence(failure));
        }
        let is_usage = matches!(
            failure.code.as_str(),
            "unknown_command"
                | "arguments_not_valid"
                | "path_missing"
                | "unknown_chart"
                | "unknown_document"
                | "unknown_option"
                | "unknown_choice"
                | "bad_option"
                | "template_only_word"
                | "unknown_ending"
                | "unknown_country"
                | "unknown_time_zone"
                | "bad_dates"
                | "map_unreadable"
                | "bad_seconds"
                | "bad_length"
                | "passphrase_missing"
                | "exchange_address_not_valid"
                | "no_place_chosen"
                | "no_such_claim"
        );
        if is_usage { WRONG_USAGE } else { FAILED }
    }

    /// A refusal for programs.
    pub fn told(&self, failure: &Failure) -> Value {
        json!({ "code": failure.code, "values": failure.values, "message": self.sentence(failure) })
    }

    /// A refusal for people.
    pub fn sentence(&self, failure: &Failure) -> String {
        let ids = [format!("error-{}", failure.code), format!("refused-{}", failure.code)];
        match ids.iter().find(|id| self.texts.has(id)) {
            Some(id) => self.texts.sentence(id, &failure.values),
            None => failure.to_string(),
        }
    }
}

/// JSON that people can read too.
pub fn json_text(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
