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

fn main() -> ExitCode {
    if let Some(code) = commands::serve_pages() {
        return code;
    }
    let desk = Arc::new(Desk::new(commands::home::surroundings(now, random)).without_memory());
    let texts = desk.texts();
    let arguments = match arguments::command(&texts).try_get_matches() {
        Ok(arguments) => arguments,
        // Help and version are answers too, and end with 0; everything else is wrong usage.
        Err(error) => {
            drop(error.print());
            return ExitCode::from(if error.use_stderr() { outcome::WRONG_USAGE } else { outcome::DONE });
        }
    };
    let terminal = Terminal { desk: Arc::clone(&desk), texts, is_json: arguments.get_flag("json") };
    let code = match run::run(&terminal, &arguments) {
        Ok(code) => code,
        Err(failure) => terminal.refuse(&failure),
    };
    // Closing brings the plan into its one file.
    drop(desk.call("close_plan", json!({}), None));
    ExitCode::from(code)
}

#[expect(clippy::disallowed_methods, reason = "a shell is where the clock is read")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("a system that gives random bytes");
    bytes
}
