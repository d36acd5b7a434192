//! `paideia`, the program for the terminal: a thin shell over the table of commands, for scripts and IT.
//!
//! Holds no rule and no words for people; what it says stands in `terminal.ftl`. Answers go to standard output,
//! progress and refusals to standard error. Ends with 0 done, 1 failed and nothing changed, 2 wrong usage,
//! 3 done but rows were refused.

mod arguments;
mod export;
mod import;
mod outcome;
mod place;
mod run;
mod show;
mod solve;
mod team;

use std::process::ExitCode;
use std::sync::Arc;

use commands::Desk;
use outcome::Terminal;
use serde_json::json;
use text::Texts;

fn main() -> ExitCode {
    if let Some(code) = commands::serve_pages() {
        return code;
    }
    commands::hush_contained_panics();
    let desk = Desk::new(commands::home::surroundings(now, random)).without_memory();
    let desk = Arc::new(desk.with_keyring(commands::home::keyring()));
    let texts = desk.texts();
    let arguments = match arguments::command(&texts).try_get_matches() {
        Ok(arguments) => arguments,
        // Help and version are answers too; everything else is wrong usage.
        Err(error) => return misused(&texts, &error),
    };
    let (is_json, today) = (arguments.get_flag("json"), now().date_naive());
    let terminal = Terminal { desk: Arc::clone(&desk), texts, is_json, today };
    let code = match run::run(&terminal, &arguments) {
        Ok(code) => code,
        Err(failure) => terminal.refuse(&failure),
    };
    // Closing brings the plan into its one file.
    drop(desk.call("close_plan", json!({}), None));
    ExitCode::from(code)
}

/// Says how the program is called. Whoever wants JSON gets JSON.
fn misused(texts: &Texts, error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        drop(error.print());
        return ExitCode::from(outcome::DONE);
    }
    if std::env::args_os().any(|word| word == "--json") {
        let detail = error.to_string().trim().to_owned();
        let values = [("detail".to_owned(), detail)].into();
        let message = texts.sentence("error-arguments_not_valid", &values);
        let told = json!({ "error": { "code": "arguments_not_valid", "values": values, "message": message } });
        println!("{}", outcome::json_text(&told));
    } else {
        drop(error.print());
    }
    ExitCode::from(outcome::WRONG_USAGE)
}

#[expect(clippy::disallowed_methods, reason = "a shell is where the clock is read")]
fn now() -> chrono::DateTime<chrono::Utc> {
    // Also of clocks that stand before 1970.
    chrono::DateTime::from(std::time::SystemTime::now())
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("a system that gives random bytes");
    bytes
}
