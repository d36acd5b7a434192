//! What the program says and how it ends.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use commands::{Answer, Desk, Failure};
use serde_json::{Value, json};
use text::Texts;

use crate::show::{harmless, harmless_json, harmless_lines};

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
    /// The day on which it is read.
    pub today: NaiveDate,
}

impl Terminal {
    /// The same for another thread.
    pub fn again(&self) -> Self {
        let (desk, texts) = (Arc::clone(&self.desk), self.texts.clone());
        Self { desk, texts, is_json: self.is_json, today: self.today }
    }

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
        let text = harmless_lines(text.trim_end());
        if !text.is_empty() {
            drop(writeln!(out, "{text}"));
        }
        drop(out.flush());
    }

    /// Writes to standard error what is no answer.
    pub fn say_aside(&self, text: &str) {
        eprintln!("{}", harmless_lines(text));
    }

    /// A moment as people say it, of another year with the year; nothing for nothing.
    pub fn moment(&self, value: &Value) -> String {
        let text = value.as_str().and_then(|text| text.split('.').next()).unwrap_or_default();
        let at = text.parse::<NaiveDateTime>();
        at.map(|at| self.texts.moment_seen_on(at, self.today)).unwrap_or_default()
    }

    /// Says why not, and how the program ends.
    pub fn refuse(&self, failure: &Failure) -> u8 {
        if self.is_json {
            self.say(&json_text(&json!({ "error": self.told(failure) })));
        } else {
            self.say_aside(&self.sentence(failure));
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
                | "no_claim_numbered"
                | "several_claims"
                | "several_all_of"
                | "passphrase_too_large"
                | "exchange_several_members"
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
            Some(id) => {
                let shown = failure.values.iter().map(|(name, value)| (name.clone(), harmless(value)));
                self.texts.sentence(id, &shown.collect())
            }
            None => failure.to_string(),
        }
    }
}

/// JSON that people can read too.
pub fn json_text(value: &Value) -> String {
    harmless_json(&serde_json::to_string_pretty(value).unwrap_or_default())
}
